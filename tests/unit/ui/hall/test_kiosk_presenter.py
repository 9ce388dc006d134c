"""Taking a number on a real database, without a window."""

import datetime as dt
from collections.abc import Callable, Iterator

import pypdfium2
import pytest

from counter_app.devices.id_reader import IdCard
from counter_app.services.hall_screens import Matter
from tests.database.hall import ORDINARY_DAY, Hall
from tests.unit.ui.hall.conftest import Screen
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_slips import NOTE_NUMBER_MS, RESULT_MS
from ui.hall.kiosk_state import GroupBy, KioskState, Page, Printing, age
from ui.hall.kiosk_words import closed_text, wait_text
from ui.matter_search import search


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


CARD = IdCard(id_kind="居民身份证", id_number="11010519491231002X", name="李国强")
YOUNG = IdCard(id_kind="居民身份证", id_number="440524188001010014")


class Cards:
    """A reader on which a test lays cards."""

    def __init__(self) -> None:
        self.laid: list[IdCard] = []

    def hears(self, _key: str, _at: float) -> bool:
        return False

    def next_card(self) -> IdCard | None:
        return self.laid.pop() if self.laid else None

    def next_ticket(self) -> str:
        return ""


def lay(kiosk: Kiosk, card: IdCard) -> None:
    reader = Cards()
    reader.laid.append(card)
    kiosk.presenter.reader = reader
    kiosk.presenter.look_at_reader()


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


def test_whoever_shows_a_card_is_known_at_the_window_and_forgotten_here(kiosk: Kiosk) -> None:
    kiosk.choose()
    lay(kiosk, CARD)
    kiosk.take()
    assert kiosk.label() == "A001"
    assert kiosk.state.visitor is None
    held = kiosk.screen.hall.execute("SELECT id_number, name FROM ticket_visitor")
    assert held == [(CARD.id_number, "李国强")]


def test_sixty_years_on_the_card_come_first_without_asking(kiosk: Kiosk) -> None:
    kiosk.choose()
    lay(kiosk, CARD)
    assert kiosk.state.is_senior()
    kiosk.take()
    assert kiosk.screen.hall.value("SELECT priority_reason FROM ticket") == "老年人"


def test_a_card_that_shows_less_than_sixty_years_is_no_senior(kiosk: Kiosk) -> None:
    kiosk.screen.hall.set_clock(dt.datetime(1939, 12, 1, 9, tzinfo=ORDINARY_DAY.tzinfo))
    kiosk.presenter.refresh()
    kiosk.screen.settle()
    kiosk.choose()
    lay(kiosk, YOUNG)
    kiosk.presenter.ask_priority()
    kiosk.take("老年人")
    assert kiosk.state.problem == "证件显示未满 60 周岁，请选择其他理由，或返回普通取号。"
    assert issued(kiosk) == []


def test_the_green_channel_is_opened_by_the_hall(kiosk: Kiosk) -> None:
    kiosk.choose()
    kiosk.presenter.ask_priority()
    kiosk.take("绿色通道")
    assert "请到导办台" in kiosk.state.problem
    assert issued(kiosk) == []


def test_a_second_number_is_an_offer_to_print_the_first_again(kiosk: Kiosk) -> None:
    for _ in range(2):
        kiosk.choose()
        lay(kiosk, CARD)
        kiosk.take()
        if kiosk.state.page is Page.RESULT:
            kiosk.presenter.start_over()
            kiosk.screen.settle()
    assert kiosk.state.page is Page.REPRINT
    assert kiosk.state.open_ticket is not None
    assert kiosk.state.open_ticket.label == "A001"
    kiosk.presenter.reprint()
    kiosk.screen.settle()
    assert (kiosk.state.page, kiosk.label(), kiosk.state.is_reprint) == (Page.RESULT, "A001", True)
    assert issued(kiosk) == ["A001"]
    assert len(kiosk.screen.tray.papers) == 2


def test_a_number_is_typed_and_a_wrong_one_is_told(kiosk: Kiosk) -> None:
    kiosk.choose()
    kiosk.presenter.ask_identity()
    for typed, problem in (("", "请输入证件号码。"), ("110105194912310021", "证件号码不对")):
        kiosk.presenter.type_text(typed)
        kiosk.presenter.confirm_typed()
        assert kiosk.state.problem.startswith(problem)
    kiosk.presenter.type_text("11010519491231002x")
    kiosk.presenter.confirm_typed()
    assert (kiosk.state.page, kiosk.state.typed) == (Page.MATTER, "")
    assert kiosk.state.visitor is not None
    kiosk.presenter.forget_identity()
    kiosk.take()
    assert kiosk.screen.hall.execute("SELECT id_number FROM ticket_visitor") == []


@pytest.mark.parametrize(
    ("typed", "people"), [("1", 1), ("200", 200), ("0", None), ("201", None), ("", None)]
)
def test_an_agent_takes_one_number_for_many(kiosk: Kiosk, typed: str, people: int | None) -> None:
    kiosk.choose()
    kiosk.presenter.ask_people()
    kiosk.presenter.type_text(typed)
    kiosk.presenter.confirm_typed()
    if people is None:
        assert kiosk.state.problem == "请输入 1 到 200 之间的人数。"
        return
    kiosk.take()
    assert kiosk.state.ticket is not None
    assert kiosk.state.ticket.people == people


def test_a_closed_hall_says_when_to_come_and_gives_no_number(kiosk: Kiosk) -> None:
    kiosk.screen.hall.execute(
        """INSERT INTO opening_hours (hall_id, weekday, opens_at, closes_at)
           SELECT hall_id, day, '13:30', '17:00' FROM hall, generate_series(1, 5) day"""
    )
    kiosk.presenter.refresh()
    kiosk.screen.settle()
    assert kiosk.state.is_closed()
    assert closed_text(kiosk.state.opening, kiosk.presenter.now()) == "现在不取号，请 今天 13:30 起来取号。"
    kiosk.choose()
    kiosk.take()
    assert "现在不取号" in kiosk.state.problem
    assert issued(kiosk) == []


def test_a_full_span_says_when_to_come(kiosk: Kiosk) -> None:
    kiosk.screen.hall.execute(
        """INSERT INTO queue_slot (queue_id, starts_at, ends_at, walk_in_quota)
           SELECT queue_id, '08:30', '11:30', 0 FROM queue WHERE prefix = 'A'
           ON CONFLICT (queue_id, starts_at) DO UPDATE SET walk_in_quota = 0"""
    )
    kiosk.choose()
    kiosk.take()
    assert kiosk.state.page is Page.MATTER
    assert kiosk.state.problem


def test_who_goes_away_is_forgotten(kiosk: Kiosk) -> None:
    kiosk.choose()
    lay(kiosk, CARD)
    kiosk.presenter.ask_identity()
    kiosk.presenter.type_text("123")
    assert 50 < kiosk.presenter.seconds_left() <= 60
    kiosk.presenter.start_over()  # what the timer does
    kiosk.screen.settle()
    assert (kiosk.state.visitor, kiosk.state.typed, kiosk.state.matter) == (None, "", None)
    assert kiosk.presenter.seconds_left() == 0


def test_life_events_and_departments_find_what_belongs_together(kiosk: Kiosk) -> None:
    kiosk.presenter.group_by(GroupBy.LIFE_EVENT)
    event = next(group for group in kiosk.state.groups() if "开办餐饮店" in group.name)
    kiosk.presenter.open_group(event.name)
    assert len(kiosk.state.shown_matters()) == event.matter_count > 1
    kiosk.presenter.search("餐饮店")
    assert len(kiosk.state.shown_matters()) == event.matter_count
    kiosk.presenter.search("医疗保障局")
    assert kiosk.state.shown_matters()


@pytest.mark.parametrize(
    ("minutes", "ahead", "text"),
    [
        (None, 3, "无法估计，暂无窗口开放"),
        (0, 0, "随到随办"),
        (4, 1, "5 分钟以内"),
        (23, 4, "约 25 分钟"),
        (50, 9, "40–60 分钟"),
    ],
)
def test_the_estimate_promises_no_more_than_is_known(minutes: int | None, ahead: int, text: str) -> None:
    assert wait_text(minutes, ahead) == text


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [("1966-03-10", "2026-03-10", 60), ("1966-03-11", "2026-03-10", 59), ("1964-02-29", "2025-03-01", 61)],
)
def test_years_are_completed_years(born: str, today: str, years: int) -> None:
    assert age(dt.date.fromisoformat(born), dt.date.fromisoformat(today)) == years


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
