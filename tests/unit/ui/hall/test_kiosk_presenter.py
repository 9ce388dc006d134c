"""Taking a number on a real database, without a window."""

import datetime as dt
from collections.abc import Callable, Iterator

import pypdfium2
import pytest

from counter_app.services.hall_screens import Matter
from tests.database.hall import ORDINARY_DAY, Hall
from tests.unit.ui.hall.conftest import Screen
from ui.hall.kiosk_presenter import NOTE_NUMBER_MS, RESULT_MS, KioskPresenter
from ui.hall.kiosk_state import GroupBy, KioskState, Page, Printing, search


class Kiosk:
    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.presenter = KioskPresenter(screen.desk)
        self.presenter.refresh()
        screen.settle()

    @property
    def state(self) -> KioskState:
        return self.presenter.state

    def choose(self, query: str = "nccm") -> None:
        self.presenter.search(query)
        self.presenter.choose(self.state.shown_matters()[0])
        self.screen.settle()

    def take(self, reason: str = "") -> None:
        self.presenter.take_number(reason)
        self.screen.settle()

    def label(self) -> str:
        return self.state.ticket.label if self.state.ticket else ""


@pytest.fixture
def kiosk(screen_of: Callable[[str], Screen]) -> Iterator[Kiosk]:
    made = Kiosk(screen_of("kiosk1"))
    yield made
    made.presenter.stop()


def issued(kiosk: Kiosk) -> list[str]:
    rows = kiosk.screen.hall.execute("SELECT ticket_label(prefix, number) FROM ticket ORDER BY number")
    return [str(label) for (label,) in rows]


def test_a_number_with_its_paper(kiosk: Kiosk) -> None:
    kiosk.choose()
    assert kiosk.state.materials
    kiosk.take()
    assert kiosk.state.page is Page.RESULT
    assert kiosk.label() == "A001"
    assert kiosk.state.printing is Printing.DONE
    ((title, pdf),) = kiosk.screen.tray.papers
    assert "A001" in title
    page = pypdfium2.PdfDocument(pdf)[0]
    assert page.get_width() == pytest.approx(80 * 72 / 25.4, abs=0.1)
    assert "A001" in page.get_textpage().get_text_bounded()


def test_a_double_press_gives_one_number(kiosk: Kiosk) -> None:
    kiosk.choose()
    kiosk.presenter.take_number()
    kiosk.presenter.take_number()
    kiosk.screen.settle()
    kiosk.presenter.take_number()
    kiosk.screen.settle()
    assert issued(kiosk) == ["A001"]


def test_the_next_visitor_gets_the_next_number(kiosk: Kiosk) -> None:
    for _ in range(2):
        kiosk.choose()
        kiosk.take()
        kiosk.presenter.start_over()
        kiosk.screen.settle()
    assert issued(kiosk) == ["A001", "A002"]


def test_a_lost_answer_gives_the_same_number_when_the_line_is_back(kiosk: Kiosk) -> None:
    kiosk.choose()
    kiosk.screen.line.lost_answers = 1
    kiosk.take()
    assert kiosk.state.line_down
    assert issued(kiosk) == ["A001"]
    kiosk.presenter.set_line(True, 0)
    kiosk.screen.settle()
    assert kiosk.label() == "A001"
    assert not kiosk.state.line_down
    assert issued(kiosk) == ["A001"]


def test_whoever_went_away_gets_nothing_later(kiosk: Kiosk) -> None:
    kiosk.choose()
    kiosk.screen.line.is_down = True
    kiosk.take()
    kiosk.presenter.start_over()
    kiosk.screen.settle()
    kiosk.screen.line.is_down = False
    kiosk.screen.change()
    assert kiosk.state.page is Page.CHOOSE
    assert not kiosk.state.line_down
    assert issued(kiosk) == []


def test_without_paper_the_number_stays_longer(kiosk: Kiosk) -> None:
    kiosk.choose()
    kiosk.screen.tray.is_empty = True
    kiosk.take()
    assert kiosk.label() == "A001"
    assert kiosk.state.printing is Printing.FAILED
    assert RESULT_MS / 1000 < kiosk.presenter.seconds_left() <= NOTE_NUMBER_MS / 1000


def test_a_reason_makes_the_ticket_one_that_is_called_first(kiosk: Kiosk) -> None:
    kiosk.screen.hall.issue()
    kiosk.choose()
    kiosk.presenter.ask_priority()
    assert kiosk.state.page is Page.PRIORITY
    kiosk.take("孕妇")
    assert kiosk.state.ticket is not None
    assert kiosk.state.ticket.is_priority
    assert kiosk.state.ticket.people_ahead == 0


def test_a_cut_line_is_said_and_goes_away_by_itself(kiosk: Kiosk) -> None:
    kiosk.presenter.set_line(False, 3)
    assert kiosk.state.line_down
    kiosk.presenter.set_line(True, 0)
    kiosk.screen.settle()
    assert not kiosk.state.line_down


def test_zones_and_departments_hold_the_same_matters(kiosk: Kiosk) -> None:
    zones = sum(group.matter_count for group in kiosk.state.groups())
    kiosk.presenter.group_by(GroupBy.DEPARTMENT)
    departments = sum(group.matter_count for group in kiosk.state.groups())
    assert zones == departments == len(kiosk.state.matters) == 32


def test_people_of_a_queue_count_once_for_a_zone(kiosk: Kiosk) -> None:
    kiosk.screen.hall.issue("MED-RESIDENT")
    kiosk.presenter.refresh()
    kiosk.screen.settle()
    assert {group.name: group.waiting for group in kiosk.state.groups()}["民生事项区"] == 1


def test_back_goes_step_by_step(kiosk: Kiosk) -> None:
    kiosk.presenter.open_group("民生事项区")
    kiosk.presenter.choose(kiosk.state.shown_matters()[0])
    kiosk.presenter.ask_priority()
    seen = []
    for _ in range(3):
        kiosk.presenter.back()
        seen.append((kiosk.state.page, kiosk.state.group))
    kiosk.screen.settle()
    assert seen == [(Page.MATTER, "民生事项区"), (Page.CHOOSE, "民生事项区"), (Page.CHOOSE, "")]


def matter(name: str, initials: str, pinyin: str) -> Matter:
    return Matter(
        item_id=1,
        queue_id=1,
        name=name,
        department_name="",
        zone_name="",
        pinyin=pinyin,
        initials=initials,
        waiting=0,
        people_ahead=0,
        window_numbers="",
    )


@pytest.mark.parametrize(
    ("query", "first"), [("hydj", "婚姻登记"), ("婚姻", "婚姻登记"), ("lihun", "离婚登记")]
)
def test_found_by_initials_name_and_pinyin(query: str, first: str) -> None:
    matters = (
        matter("离婚登记", "lhdj", "lihundengji"),
        matter("内地居民婚姻登记", "ndjmhydj", "neidijuminhunyindengji"),
        matter("婚姻登记", "hydj", "hunyindengji"),
    )
    assert search(matters, query)[0].name == first


def test_nothing_is_found_for_nonsense() -> None:
    assert search((matter("婚姻登记", "hydj", "hunyindengji"),), "xxq") == ()


def test_it_says_which_hall_it_stands_in_and_the_halls_own_time(
    screen_of: Callable[[str], Screen], hall: Hall
) -> None:
    screen = screen_of("kiosk1")
    presenter = KioskPresenter(screen.desk)
    assert presenter.now() is None  # this machine's time would be a guess
    presenter.refresh()
    screen.settle()
    assert presenter.state.hall_name == hall.value("SELECT name FROM hall")
    now = presenter.now()
    assert now is not None
    assert abs(now - ORDINARY_DAY) < dt.timedelta(minutes=2)
    presenter.stop()
