"""The pad of a window, on a real hall and in a real window: one press, no press, a cut line, a second offer."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from counter_app.changes import Topic
from counter_app.domain.ratings import Dimension, Level
from counter_app.domain.tickets import TicketAction
from counter_app.services import ratings
from tests.database.hall import Hall
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.hall.conftest import Screen
from ui.rating.pad_pages import in_two_lines
from ui.rating.pad_presenter import PadPresenter
from ui.rating.pad_state import Ending, Page
from ui.rating.pad_view import PadWindow

SAID = "SELECT overall, efficiency, skill, attitude, words, source FROM rating ORDER BY rated_at"


@pytest.fixture
def screen(screen_of: Callable[[str], Screen]) -> Screen:
    return screen_of("pad12")


@pytest.fixture
def pad(screen: Screen, shown: Callable[[QWidget], QWidget]) -> PadWindow:
    window = PadWindow(PadPresenter(screen.desk, "12", screen.desk))
    shown(window)
    screen.settle()
    return window


def served(hall: Hall) -> None:
    hall.act(hall.serve().ticket_id, TicketAction.FINISH)


def press(widget: QWidget, at: QPoint | None = None) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def presenter_of(pad: PadWindow) -> PadPresenter:
    return pad._presenter


def test_one_press_and_nothing_more_is_a_rating(screen: Screen, pad: PadWindow) -> None:
    assert pad.pages.currentWidget() is pad.idle
    served(screen.hall)
    screen.change(Topic.RATING)
    assert pad.pages.currentWidget() is pad.asking
    press(pad.asking.tiles[Level.SATISFIED])
    assert pad.pages.currentWidget() is pad.details
    assert screen.hall.execute(SAID) == []
    presenter_of(pad)._return.timeout.emit()  # nobody touches it any more
    screen.settle()
    assert screen.hall.execute(SAID) == [(4, None, None, None, "", "pad")]
    assert pad.pages.currentWidget() is pad.thanks
    presenter_of(pad)._return.timeout.emit()
    screen.settle()
    assert pad.pages.currentWidget() is pad.idle


def test_dimensions_phrases_and_a_telephone_are_recorded_with_it(screen: Screen, pad: PadWindow) -> None:
    served(screen.hall)
    screen.change(Topic.RATING)
    press(pad.asking.tiles[Level.DISSATISFIED])
    stars = pad.details.rows[Dimension.ATTITUDE].stars
    press(stars, stars.star_rect(1).center().toPoint())
    efficiency = pad.details.rows[Dimension.EFFICIENCY].stars
    for _ in range(2):  # said and taken back
        press(efficiency, efficiency.star_rect(4).center().toPoint())
    press(pad.details.phrases[0])
    press(pad.details.phrases[1])
    press(pad.details.phone)
    keys = {key.text(): key for key in pad.phone.digits.findChildren(QPushButton)}
    for digit in "1391234":
        press(keys[digit])
    press(pad.phone.keep)
    assert pad.pages.currentWidget() is pad.phone
    assert "电话" in presenter_of(pad).state.problem
    for digit in "2207":
        press(keys[digit])
    presenter_of(pad).keep_phone()
    assert pad.pages.currentWidget() is pad.details
    press(pad.details.submit)
    screen.settle()
    words = "窗口态度不好；等候时间太长；联系电话：13912342207"
    assert screen.hall.execute(SAID) == [(2, None, None, 1, words, "pad")]
    assert screen.hall.value("SELECT count(*) FROM rating_follow_up") == 1


def test_nobody_has_to_rate_and_not_rating_is_as_large(screen: Screen, pad: PadWindow) -> None:
    served(screen.hall)
    screen.change(Topic.RATING)
    sizes = {
        (tile.width() // 4, tile.height() // 4) for tile in (*pad.asking.tiles.values(), pad.asking.decline)
    }
    assert len(sizes) == 1
    press(pad.asking.decline)
    screen.settle()
    assert pad.pages.currentWidget() is pad.idle
    assert screen.hall.execute(SAID) == []
    screen.change(Topic.RATING)
    assert pad.pages.currentWidget() is pad.idle


def test_a_question_that_nobody_touches_goes_and_comes_back_with_the_clerks_key_only(
    screen: Screen, pad: PadWindow
) -> None:
    served(screen.hall)
    screen.change(Topic.RATING)
    assert 0 < presenter_of(pad).seconds_left() <= 30
    assert pad.asking._note.text() != "评价自愿、匿名；0 秒后自动返回"
    presenter_of(pad)._return.timeout.emit()
    screen.settle()
    assert pad.pages.currentWidget() is pad.idle
    screen.change(Topic.RATING)
    assert pad.pages.currentWidget() is pad.idle
    window_id = screen.hall.window_id("12")
    screen.hall.app("zhoumin").run(ratings.invite, action_id=uuid4(), window_id=window_id)
    screen.change(Topic.RATING)
    assert pad.pages.currentWidget() is pad.asking
    assert screen.hall.value("SELECT answered_at FROM rating_invitation") is None


def test_a_rating_during_a_cut_line_is_kept_and_sent_once(screen: Screen, pad: PadWindow) -> None:
    presenter = presenter_of(pad)
    served(screen.hall)
    screen.change(Topic.RATING)
    screen.line.lost_answers = 1  # recorded, and only the answer is lost
    presenter.choose(Level.VERY_DISSATISFIED)
    presenter.submit()
    presenter.submit()
    screen.settle()
    assert (presenter.state.page, presenter.state.ending) == (Page.THANKS, Ending.KEPT)
    served(screen.hall)
    screen.line.is_down = True
    presenter.set_line(False, 3)
    presenter.back()
    screen.settle()
    assert presenter.state.line_down
    screen.line.is_down = False
    presenter.set_line(True, 0)
    screen.settle()
    assert not presenter.state.line_down
    assert presenter.state.page is Page.ASK  # the next visitor's
    assert screen.hall.execute(SAID) == [(1, None, None, None, "", "pad")]
    assert presenter._unsent == {}


def test_not_rating_during_a_cut_line_is_kept_too(screen: Screen, pad: PadWindow) -> None:
    presenter = presenter_of(pad)
    served(screen.hall)
    screen.change(Topic.RATING)
    screen.line.is_down = True
    presenter.decline()
    screen.settle()
    assert screen.hall.value("SELECT answered_at FROM rating_invitation") is None
    screen.line.is_down = False
    screen.change(Topic.RATING)
    assert screen.hall.value("SELECT answered_at FROM rating_invitation") is not None


def test_a_new_offer_does_not_come_under_the_finger(screen: Screen, pad: PadWindow) -> None:
    presenter = presenter_of(pad)
    served(screen.hall)
    screen.change(Topic.RATING)
    presenter.choose(Level.VERY_SATISFIED)
    served(screen.hall)
    screen.change(Topic.RATING)
    assert pad.pages.currentWidget() is pad.details
    presenter.submit()
    screen.settle()
    presenter.back()
    screen.settle()
    assert pad.pages.currentWidget() is pad.asking
    first = "SELECT answered_at IS NOT NULL FROM rating_invitation ORDER BY offered_at"
    assert screen.hall.execute(first) == [(True,), (False,)]


def test_the_code_is_the_halls_page_with_the_invitation(screen: Screen, pad: PadWindow) -> None:
    served(screen.hall)
    screen.change(Topic.RATING)
    assert not pad.asking.code.isVisible()
    presenter_of(pad).decline()
    screen.settle()
    screen.hall.execute("UPDATE hall SET rating_url = 'https://pj.example.gov.cn/r'")
    served(screen.hall)
    screen.change(Topic.RATING)
    invitation_id = screen.hall.value("SELECT invitation_id FROM rating_invitation WHERE answered_at IS NULL")
    assert pad.asking.code.isVisible()
    assert pad.asking.code.link() == f"https://pj.example.gov.cn/r?id={invitation_id}"


def test_digits_of_a_keypad_press_the_levels(screen: Screen, pad: PadWindow) -> None:
    served(screen.hall)
    screen.change(Topic.RATING)
    QTest.keyClick(pad, Qt.Key.Key_3)
    assert presenter_of(pad).state.overall is Level.BASICALLY_SATISFIED
    QTest.keyClick(pad, Qt.Key.Key_Return)
    screen.settle()
    assert screen.hall.execute(SAID) == [(3, None, None, None, "", "pad")]


def test_long_phrases_with_spaces_leave_the_pad_as_wide_as_it_is(screen: Screen, pad: PadWindow) -> None:
    """As in English: what the visitor may add still fits 1024 × 600."""
    served(screen.hall)
    screen.change(Topic.RATING)
    presenter_of(pad).choose(Level.DISSATISFIED)
    for key in pad.details.phrases:
        key.setText(in_two_lines("Unreasonable papers asked for"))
    assert pad.details.phrases[0].text() == "Unreasonable\npapers asked for"
    assert in_two_lines("窗口态度不好") == "窗口态度不好"
    screen.qtbot.waitUntil(lambda: pad.size().toTuple() == (1024, 600) and cut_texts(pad) == [])
