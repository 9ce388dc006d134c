"""预约取号 at the kiosk, by keys as a card reader and a keyboard type them, and by touch."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from counter_app.devices.ticket_printer import NullTicketPrinter
from counter_app.services.appointments import cancel
from tests.database.bookings import GUO, add_slots, book
from tests.database.hall import Hall, moment
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.hall.conftest import Screen
from ui.hall.kiosk_booking import KioskBookingPage
from ui.hall.kiosk_booking_presenter import KioskBookingPresenter
from ui.hall.kiosk_booking_state import BookingPageState, Step
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_view import KioskWindow

Shown = Callable[[KioskBookingPage], KioskBookingPage]


class Kiosk:
    def __init__(self, screen: Screen, shown: Shown) -> None:
        self.screen = screen
        self.presenter = KioskBookingPresenter(screen.desk)
        self.page = KioskBookingPage(self.presenter)
        self.page.resize(1366, 768)
        shown(self.page)
        self.presenter.begin()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, key)
            self.screen.settle()

    def type_number(self, number: str) -> None:
        QTest.keyClicks(self.page, number)
        self.press(Qt.Key.Key_Return)

    def fits(self) -> None:
        """No words are cut, once the page is laid out anew."""
        self.screen.qtbot.waitUntil(lambda: cut_texts(self.page) == [])

    def step(self) -> Step:
        return self.presenter.state.step


@pytest.fixture
def kiosk(screen_of: Callable[[str], Screen], shown: Shown, hall: Hall) -> Iterator[Kiosk]:
    add_slots(hall)
    made = Kiosk(screen_of("kiosk1"), shown)
    yield made
    made.screen.settle()
    made.page.close()
    made.presenter.stop()


def test_a_card_and_two_keys_check_a_booking_in(kiosk: Kiosk, hall: Hall) -> None:
    book(hall)
    hall.set_clock(moment("2026-03-11 09:45"))
    kiosk.type_number(GUO.id_number)
    assert [tile.title for tile in kiosk.page.board.tiles()] == ["03-11 周三 10:00–11:00"]
    kiosk.press(Qt.Key.Key_Return)
    assert "现在可以签到取号" in kiosk.page.words.text()
    kiosk.fits()
    given: list[str] = []
    kiosk.presenter.checked_in.connect(lambda _, ticket: given.append(ticket.label))
    kiosk.press(Qt.Key.Key_F2)
    assert given == ["A001"]
    assert kiosk.presenter.state == BookingPageState()  # nothing is left of whoever stood here


def test_somebody_without_a_booking_books_one_for_another_day(kiosk: Kiosk, hall: Hall) -> None:
    kiosk.type_number(GUO.id_number)
    assert kiosk.page.heading.text() == "这个证件没有预约"
    assert kiosk.page.hints() == [("F2", "预约别的日子"), ("Esc", "返回")]  # Enter has nothing to open
    kiosk.press(Qt.Key.Key_F2)
    kiosk.press(Qt.Key.Key_Z, Qt.Key.Key_J, Qt.Key.Key_D)
    assert [tile.title for tile in kiosk.page.board.tiles()] == ["农村村民宅基地用地审批"]
    kiosk.fits()
    assert ("Return", "打开") in kiosk.page.hints()
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert kiosk.step() is Step.CONFIRM
    assert kiosk.page.words.text() == "03-12 周四 09:00–10:00\n农村村民宅基地用地审批\n证件尾号 002X"
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    kiosk.press(Qt.Key.Key_F2)
    assert kiosk.step() is Step.TOLD
    assert "已预约" in kiosk.page.words.text()
    assert hall.execute("SELECT id_number, name, booked_by FROM appointment") == [
        (GUO.id_number, "", "kiosk1")
    ]


def test_an_answer_that_was_lost_books_once(kiosk: Kiosk, hall: Hall) -> None:
    kiosk.type_number(GUO.id_number)
    kiosk.press(Qt.Key.Key_F2, Qt.Key.Key_Z, Qt.Key.Key_J, Qt.Key.Key_D)
    kiosk.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    kiosk.screen.line.lost_answers = 1
    kiosk.presenter.book()
    kiosk.screen.settle()
    assert kiosk.presenter.state.problem == "连不上服务器，请稍候再按一次，不会重复办理。"
    kiosk.presenter.book()
    kiosk.screen.settle()
    assert kiosk.step() is Step.TOLD
    assert hall.value("SELECT count(*) FROM appointment") == 1


def test_a_booking_is_taken_back_at_the_kiosk(kiosk: Kiosk, hall: Hall) -> None:
    book(hall)
    kiosk.type_number(GUO.id_number)
    kiosk.press(Qt.Key.Key_Return)
    assert not kiosk.page.next.isVisible()  # too early to check in
    kiosk.press(Qt.Key.Key_F3)
    assert kiosk.step() is Step.TOLD
    assert "预约已取消" in kiosk.page.words.text()
    assert hall.value("SELECT status FROM appointment") == "cancelled"


def test_fingers_type_a_number_and_a_wrong_one_is_told(kiosk: Kiosk) -> None:
    keys = {key.text(): key for key in kiosk.page.pad.findChildren(QPushButton)}
    for digit in "11010519491231002":
        keys[digit].click()
    keys["1"].click()
    kiosk.page.next.click()
    assert kiosk.presenter.state.problem.startswith("身份证号不对")
    assert kiosk.page.typed.text() == "110105 19491231 0021"
    kiosk.fits()
    keys["退格"].click()
    keys["X"].click()
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    kiosk.page.next.click()
    kiosk.screen.settle()
    assert kiosk.step() is Step.MINE
    kiosk.press(Qt.Key.Key_Escape)
    assert (kiosk.step(), kiosk.presenter.state.typed) == (Step.IDENTIFY, "")


def test_an_answer_for_somebody_who_has_left_is_shown_to_nobody(kiosk: Kiosk, hall: Hall) -> None:
    book(hall)
    QTest.keyClicks(kiosk.page, GUO.id_number)
    kiosk.presenter.identify()
    kiosk.presenter.leave()
    kiosk.screen.settle()
    assert kiosk.presenter.state.bookings == ()
    assert kiosk.presenter.state.typed == ""


def opened(screen: Screen, shown: Callable[[KioskWindow], KioskWindow]) -> KioskWindow:
    """A kiosk at which Guo typed the own number under 预约取号."""
    window = shown(KioskWindow(KioskPresenter(screen.desk)))
    screen.settle()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert window.pages.currentWidget() is window.booking
    QTest.keyClicks(window.booking, GUO.id_number)
    QTest.keyClick(window.booking, Qt.Key.Key_Return)
    screen.settle()
    return window


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("comes out", "请取走凭条，在休息区等候"),
        ("is out", "号码已取，未打印。请记下这个号码，凭号码等候同样有效"),
        ("is not given", "本机不出凭条，请记下这个号码"),
    ],
)
def test_whoever_checks_in_is_told_of_the_paper_as_everybody_else(
    screen_of: Callable[[str], Screen],
    shown: Callable[[KioskWindow], KioskWindow],
    hall: Hall,
    paper: str,
    said: str,
) -> None:
    add_slots(hall)
    book(hall)
    hall.set_clock(moment("2026-03-11 09:45"))
    screen = screen_of("kiosk1")
    screen.tray.is_empty = paper == "is out"
    if paper == "is not given":
        screen.desk._tickets = NullTicketPrinter()
    window = opened(screen, shown)
    QTest.keyClick(window.booking.board, Qt.Key.Key_Return)
    QTest.keyClick(window, Qt.Key.Key_F2)
    screen.settle()
    result = window.result
    assert window.pages.currentWidget() is result
    assert result.number.text() == "A001"
    assert [line.text() for line in (result.paper, result.warning) if line.isVisible()] == [said]
    assert result.again.isVisible() == (paper == "is out")
    screen.tray.is_empty = False
    QTest.keyClick(window, Qt.Key.Key_F3)
    screen.settle()
    assert len(screen.tray.papers) == (paper != "is not given")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.choose
    window.close()


def test_a_hall_without_bookings_offers_none(
    screen_of: Callable[[str], Screen], shown: Callable[[KioskWindow], KioskWindow], hall: Hall
) -> None:
    add_slots(hall)
    held = book(hall)
    hall.execute("DELETE FROM queue_slot")
    screen = screen_of("kiosk1")
    presenter = KioskPresenter(screen.desk)
    window = shown(KioskWindow(presenter))
    screen.settle()
    assert window.book.isVisible()  # who booked before can still check in, or take it back
    hall.app("zhoumin").run(cancel, action_id=uuid4(), appointment_id=held.appointment_id)
    presenter.refresh()
    screen.settle()
    assert not window.book.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert window.pages.currentWidget() is window.choose
    window.close()


def test_the_kiosks_start_opens_bookings_and_gets_the_visitor_back(
    screen_of: Callable[[str], Screen], shown: Callable[[KioskWindow], KioskWindow], hall: Hall
) -> None:
    add_slots(hall)
    book(hall)
    window = opened(screen_of("kiosk1"), shown)
    assert window.booking.heading.text() == "您的预约"
    assert cut_texts(window) == []
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.booking
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.choose
    window.close()
