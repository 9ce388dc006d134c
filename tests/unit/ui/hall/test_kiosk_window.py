"""The kiosk by fingers and by keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from counter_app.devices import id_reader
from counter_app.devices.id_reader import IdCard, KeyboardIdReader, NullIdReader
from counter_app.domain.tickets import TicketAction
from counter_app.services.ticket_place import ticket_place
from tests.database.bookings import add_slots
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.hall.conftest import Screen
from ui.hall import kiosk_card
from ui.hall.kiosk_parts import Pager
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_room import PageRoom
from ui.hall.kiosk_state import Page
from ui.hall.kiosk_view import KioskWindow
from ui.hall.kiosk_words import standing_text
from ui.hall.tile_board import Tile, TileBoard

LONGEST = "不带有储存设施经营除剧毒化学品、易制爆危险化学品以外的其他危险化学品企业经营许可证换证审查" * 2


class Kiosk:
    def __init__(self, screen: Screen, shown: Callable[[KioskWindow], KioskWindow]) -> None:
        self.screen = screen
        self.presenter = KioskPresenter(screen.desk)
        self.window = shown(KioskWindow(self.presenter))
        screen.settle()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)
            self.screen.settle()

    def touch_tile(self, board: TileBoard, i: int) -> None:
        QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=board.tile_rect(i).center())
        self.screen.settle()


@pytest.fixture
def kiosk(screen_of: Callable[[str], Screen], shown: Callable[[KioskWindow], KioskWindow]) -> Iterator[Kiosk]:
    made = Kiosk(screen_of("kiosk1"), shown)
    yield made
    made.screen.settle()
    made.window.close()
    made.presenter.stop()


def test_letters_and_enter_give_a_number(kiosk: Kiosk) -> None:
    kiosk.press(Qt.Key.Key_N, Qt.Key.Key_C, Qt.Key.Key_C, Qt.Key.Key_M)
    kiosk.press(Qt.Key.Key_Return)
    assert kiosk.window.matter.title.text() == "农村村民宅基地用地审批"
    assert any("原件 1" in tile.aside for tile in kiosk.window.matter.board.tiles())
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert kiosk.window.pages.currentWidget() is kiosk.window.result
    assert kiosk.window.result.number.text() == "A001"
    kiosk.press(Qt.Key.Key_Escape)
    assert kiosk.window.pages.currentWidget() is kiosk.window.choose


def test_among_several_found_the_arrows_choose(kiosk: Kiosk) -> None:
    kiosk.press(Qt.Key.Key_N, Qt.Key.Key_C, Qt.Key.Key_Return)
    assert kiosk.window.choose.board.hasFocus()
    second = kiosk.presenter.state.shown_matters()[1].name
    kiosk.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert kiosk.window.matter.title.text() == second


def test_fingers_alone_give_a_number(kiosk: Kiosk) -> None:
    kiosk.touch_tile(kiosk.window.choose.board, 0)
    kiosk.touch_tile(kiosk.window.choose.board, 1)
    QTest.mouseClick(kiosk.window.matter.take, Qt.MouseButton.LeftButton)
    kiosk.screen.settle()
    assert kiosk.presenter.state.page is Page.RESULT


def test_the_keypad_searches(kiosk: Kiosk) -> None:
    keys = {key.text(): key for key in kiosk.window.choose.keypad.findChildren(QPushButton)}
    for letter in "HYDJ":
        QTest.mouseClick(keys[letter], Qt.MouseButton.LeftButton)
    assert kiosk.presenter.state.query == "hydj"
    QTest.mouseClick(keys["退格"], Qt.MouseButton.LeftButton)
    assert kiosk.window.choose.box.text() == "hyd"
    QTest.mouseClick(keys["清空"], Qt.MouseButton.LeftButton)
    assert kiosk.presenter.state.shows_groups()


def test_a_reason_for_priority_by_keys(kiosk: Kiosk) -> None:
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_F2)
    assert kiosk.window.pages.currentWidget() is kiosk.window.priority
    kiosk.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    reason = kiosk.screen.hall.value("SELECT payload ->> 'priority_reason' FROM ticket_action")
    assert reason == "残疾人"


def test_a_card_on_a_reader_that_types_is_no_search_and_presses_nothing(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_reader(kiosk, monkeypatch)
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert kiosk.window.pages.currentWidget() is kiosk.window.matter
    read_card(kiosk)
    assert kiosk.window.pages.currentWidget() is kiosk.window.matter
    assert "110105********002X" in kiosk.window.matter.known.text()
    kiosk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    kiosk.presenter.start_over()
    kiosk.screen.settle()
    read_card(kiosk)
    assert kiosk.window.choose.box.text() == ""
    assert "110105********002X" in kiosk.window.choose.known.text()


class LaidOn(NullIdReader):
    """A reader on which one card lies."""

    def next_card(self) -> IdCard | None:
        return IdCard(id_kind="居民身份证", id_number="11010519491231002X")


@pytest.mark.parametrize("before", [(), (Qt.Key.Key_Return,), (Qt.Key.Key_Z, Qt.Key.Key_J, Qt.Key.Key_D)])
def test_escape_back_to_the_first_page_forgets_the_card(kiosk: Kiosk, before: tuple[Qt.Key, ...]) -> None:
    kiosk.press(*before)
    kiosk.presenter.reader = LaidOn()
    kiosk.presenter.look_at_reader()
    kiosk.presenter.reader = NullIdReader()
    assert kiosk.window.choose.known.isVisible()
    kiosk.press(Qt.Key.Key_Escape)
    assert kiosk.presenter.state.shows_groups()
    assert kiosk.presenter.state.visitor is None
    assert not kiosk.window.choose.known.isVisible()
    assert not kiosk.window.choose.back.isVisible()


def with_reader(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (id_reader, kiosk_card):  # a busy machine hears of the keys of a test late
        monkeypatch.setattr(module, "KEY_SECONDS", 3.0)
    kiosk.presenter.reader = KeyboardIdReader()


def read_card(kiosk: Kiosk, card: str = "11010519491231002X") -> None:
    """All its keys and Enter, as quick as a reader types them: nothing is waited for between them."""
    for key in card:
        QTest.keyClicks(QApplication.focusWidget() or kiosk.window, key)
    QTest.keyClick(QApplication.focusWidget() or kiosk.window, Qt.Key.Key_Return)
    kiosk.screen.settle()


def test_a_card_that_cannot_be_read_presses_no_button(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    with_reader(kiosk, monkeypatch)
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    read_card(kiosk, "110105194912310021")
    assert kiosk.window.pages.currentWidget() is kiosk.window.matter
    assert kiosk.screen.hall.value("SELECT count(*) FROM ticket") == 0


def test_a_scanned_ticket_tells_its_place(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    hall, result = kiosk.screen.hall, kiosk.window.result
    with_reader(kiosk, monkeypatch)
    for _ in range(3):
        hall.issue()
    hall.call()
    told = {}
    for code in ("20260310-A003", "20260310-A001"):
        read_card(kiosk, code)
        assert kiosk.window.pages.currentWidget() is result
        told[result.number.text()] = result.standing.text()
        assert not any(each.isVisible() for each in (result.paper, result.warning, result.again))
        fits_words(kiosk)
        kiosk.presenter.start_over()
    assert told["A003"].startswith("前面还有 1 人")
    assert told["A001"] == "正在叫您，请到 12 号窗口"
    read_card(kiosk, "20260309-A001")
    assert kiosk.window.pages.currentWidget() is kiosk.window.choose
    assert "这是 2026-03-09 的凭条" in kiosk.window.choose.closed.text()
    assert kiosk.window.choose.box.text() == ""
    kiosk.press(Qt.Key.Key_F7)
    read_card(kiosk, "20260310-A003")
    assert kiosk.window.pages.currentWidget() is result
    kiosk.press(Qt.Key.Key_Escape)
    assert kiosk.window.pages.currentWidget() is kiosk.window.choose
    assert hall.value("SELECT count(*) FROM ticket") == 3


def fits_words(kiosk: Kiosk) -> None:
    kiosk.screen.qtbot.waitUntil(lambda: cut_texts(kiosk.window) == [])


@pytest.mark.parametrize(
    ("actions", "told"),
    [
        ((TicketAction.START,), "正在 12 号窗口办理"),
        ((TicketAction.START, TicketAction.PARK), "已挂起，请等候 12 号窗口再次呼叫"),
        ((TicketAction.MARK_NO_SHOW,), "已过号，请到 12 号窗口或导办台"),
        ((TicketAction.START, TicketAction.FINISH), "已经办结"),
    ],
)
def test_a_scanned_ticket_says_what_became_of_it(
    screen_of: Callable[[str], Screen], actions: tuple[TicketAction, ...], told: str
) -> None:
    screen = screen_of("kiosk1")
    ticket = screen.hall.issue()
    screen.hall.call()
    for action in actions:
        reason = {"reason": "补材料"} if action is TicketAction.PARK else {}
        screen.hall.act(ticket.ticket_id, action, **reason)
    place = screen.line.run(ticket_place, code="20260310-A001")
    assert standing_text(place) == told


def test_quick_hands_lose_no_letter_to_the_reader(kiosk: Kiosk) -> None:
    kiosk.presenter.reader = KeyboardIdReader()
    for key in "nccm":
        QTest.keyClicks(QApplication.focusWidget() or kiosk.window, key)
    assert kiosk.presenter.state.query == "nccm"


def test_an_identity_by_fingers_and_the_offer_to_print_again(kiosk: Kiosk) -> None:
    for _ in range(2):
        QTest.qWait(QApplication.doubleClickInterval())
        kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_F3)
        assert kiosk.window.pages.currentWidget() is kiosk.window.identity
        keys = {key.text(): key for key in kiosk.window.identity.pad.findChildren(QPushButton)}
        for digit in "11010519491231002X":
            QTest.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
        assert kiosk.window.identity.shown.text() == "110105 19491231 002X"
        kiosk.press(Qt.Key.Key_Return)
        QTest.mouseClick(kiosk.window.matter.take, Qt.MouseButton.LeftButton)
        kiosk.screen.settle()
        if kiosk.presenter.state.page is Page.RESULT:
            kiosk.press(Qt.Key.Key_Escape)
    assert kiosk.window.pages.currentWidget() is kiosk.window.reprint
    assert "001 号，还没有办完" in kiosk.window.reprint.sentence.text()
    kiosk.press(Qt.Key.Key_Return)
    assert kiosk.window.pages.currentWidget() is kiosk.window.result


def test_an_agent_types_for_how_many(kiosk: Kiosk) -> None:
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_F4)
    kiosk.press(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_X, Qt.Key.Key_Return)
    assert "代 12 人办理" in kiosk.window.matter.known.text()
    kiosk.press(Qt.Key.Key_Return)
    assert kiosk.screen.hall.value("SELECT people FROM ticket") == 12


def test_a_closed_hall_says_so_on_the_first_page(kiosk: Kiosk) -> None:
    kiosk.screen.hall.execute(
        """INSERT INTO opening_hours (hall_id, weekday, opens_at, closes_at)
           SELECT hall_id, day, '13:30', '17:00' FROM hall, generate_series(1, 5) day"""
    )
    kiosk.presenter.refresh()
    kiosk.screen.settle()
    assert "现在不取号" in kiosk.window.choose.closed.text()
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert not kiosk.window.matter.take.isEnabled()
    assert kiosk.window.matter.board.tiles()


@pytest.mark.parametrize(("again", "is_told"), [("13:30", True), ("08:00", False)])
def test_who_has_booked_hears_in_a_break_that_check_in_goes_on(
    kiosk: Kiosk, again: str, is_told: bool
) -> None:
    add_slots(kiosk.screen.hall)
    kiosk.screen.hall.execute(
        """INSERT INTO opening_hours (hall_id, weekday, opens_at, closes_at)
           SELECT hall_id, day, %s::time, %s::time + interval '30 minutes' FROM hall, generate_series(1, 5) day""",
        again,
        again,
    )
    kiosk.presenter.refresh()
    kiosk.screen.settle()
    told = kiosk.window.choose.closed.text()
    assert told.startswith("现在不取号")
    assert ("有预约、已到签到时间的，请按“预约取号”签到。" in told) is is_told
    assert kiosk.window.book.isVisible()
    fits_words(kiosk)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4])
def test_the_questions_are_large_and_nothing_is_cut(kiosk: Kiosk, key: Qt.Key) -> None:
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert cut_texts(kiosk.window) == []
    kiosk.press(key)
    assert cut_texts(kiosk.window) == []
    page = kiosk.window.pages.currentWidget()
    assert kiosk.window.height() <= 768
    assert page is not None
    for button in page.findChildren(QPushButton):
        assert min(button.width(), button.height()) >= 48


SMALL = (911, 512)
"""1366×768 at 150 %."""


def test_every_page_fits_a_small_display_that_enlarges(kiosk: Kiosk) -> None:
    kiosk.window.resize(*SMALL)
    kiosk.screen.tray.is_empty = True
    for keys in (
        (),
        (Qt.Key.Key_Return, Qt.Key.Key_Return),
        (Qt.Key.Key_F3, Qt.Key.Key_1, Qt.Key.Key_Return),
        (Qt.Key.Key_Escape, Qt.Key.Key_F4),
        (Qt.Key.Key_Escape, Qt.Key.Key_F2),
        (Qt.Key.Key_Return,),
    ):
        kiosk.press(*keys)
        fits(kiosk)
    assert kiosk.window.result.again.isVisible()
    kiosk.press(Qt.Key.Key_Escape, Qt.Key.Key_F7)
    assert kiosk.window.pages.currentWidget() is kiosk.window.booking
    fits(kiosk)
    usual = kiosk.window.booking.next.height()
    kiosk.window.resize(1366, 768)
    assert kiosk.window.booking.next.sizeHint().height() > usual


def fits(kiosk: Kiosk) -> None:
    """Nothing is cut and nothing has to be moved, once the page is laid out anew."""
    room = kiosk.window.findChild(PageRoom)
    assert room is not None
    kiosk.screen.qtbot.waitUntil(
        lambda: cut_texts(kiosk.window) == [] and room.verticalScrollBar().maximum() == 0
    )
    assert kiosk.window.size().toTuple() == SMALL


def test_a_page_that_is_higher_than_the_display_is_moved_by_a_finger(kiosk: Kiosk) -> None:
    room = kiosk.window.findChild(PageRoom)
    assert room is not None
    assert not room.follows_fingers()
    kiosk.window.resize(SMALL[0], 320)
    kiosk.screen.qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() > 0)
    assert room.follows_fingers()
    last = kiosk.window.book
    room.ensureWidgetVisible(last)
    assert room.viewport().rect().contains(last.mapTo(room.viewport(), last.rect().center()))


def test_without_paper_the_visitor_is_told_to_note_the_number(kiosk: Kiosk) -> None:
    kiosk.screen.tray.is_empty = True
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert kiosk.window.result.warning.isVisible()
    assert not kiosk.window.result.paper.isVisible()


def test_a_cut_line_fills_the_page_and_leaves_by_itself(kiosk: Kiosk) -> None:
    kiosk.presenter.set_line(False, 5)
    assert kiosk.window.pages.currentWidget() is kiosk.window.down
    kiosk.presenter.set_line(True, 0)
    kiosk.screen.settle()
    assert kiosk.window.pages.currentWidget() is kiosk.window.choose


def test_what_fingers_press_is_large_and_nothing_is_cut(kiosk: Kiosk) -> None:
    kiosk.press(Qt.Key.Key_F4)
    assert cut_texts(kiosk.window) == []
    for key in kiosk.window.choose.keypad.findChildren(QPushButton):
        assert min(key.width(), key.height()) >= 48
    tile = kiosk.window.choose.board.tile_rect(0)
    assert min(tile.width(), tile.height()) >= 64
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert kiosk.window.matter.take.height() >= 64
    assert cut_texts(kiosk.window) == []


def test_only_one_page_of_many_tiles_is_ever_laid_out(shown: Callable[[TileBoard], TileBoard]) -> None:
    board = TileBoard(2, 100)
    pager = Pager(board)
    board.set_tiles([Tile(title=LONGEST, note="市应急管理局", aside="等候 1 人")] * 1135)
    board.resize(860, 560)
    shown(board)
    assert board.per_page() == 10
    assert board.page_count() == 114
    QTest.keyClick(board, Qt.Key.Key_PageDown)
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert (board.page(), board.current()) == (1, 11)
    chosen: list[int] = []
    board.chosen.connect(chosen.append)
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=board.tile_rect(13).center())
    assert chosen == [13]
    pager.deleteLater()
