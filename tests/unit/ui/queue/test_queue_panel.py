"""The left column by real keys, with a field of another column holding the focus."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QTableWidget, QVBoxLayout, QWidget

from counter_app.devices.escpos_job import Roll, job_of
from counter_app.documents.ticket import Ticket
from counter_app.domain.tickets import TicketAction
from counter_app.services.hall_screens import ticket_paper
from counter_app.settings import Settings, save_settings, settings_path
from tests.database.bookings import GUO
from tests.unit.devices.loopback_printer import decode
from tests.unit.documents.reading import codes
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.queue.conftest import Post
from ui.queue.view import QueuePanel
from ui.shell.frame import Frame
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.option_list import DIGIT_MS, OptionList
from ui.widgets.overlay import Overlay

KEYPAD = "F13=next F14=start F15=finish F16=given Num+*,Num+1=next Num+*,Num+2=start"


class Place:
    """The panel in the frame beside a field."""

    def __init__(self, post: Post, shown: Callable[[Frame], Frame]) -> None:
        self.post = post
        self.frame = Frame()
        self.panel = QueuePanel(post.presenter, self.frame.prompter)
        self.field, self.choice, self.table = QLineEdit(), ChoiceBox(), QTableWidget(3, 2)
        self.choice.addItems(["个人", "单位"])
        page = QWidget()
        box = QHBoxLayout(page)
        box.addWidget(self.panel)
        beside = QVBoxLayout()
        for widget in (self.field, self.choice, self.table):
            beside.addWidget(widget)
        box.addLayout(beside)
        self.said: list[str] = []
        post.desk.said.connect(lambda _, sentence: self.said.append(sentence))
        self.frame.add_workplace("queue", "窗口", "window", page)
        shown(self.frame)
        self.field.setFocus()
        post.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget() or self.frame
        QTest.keyClick(target, key, modifiers)
        self.post.settle()

    def focus(self, name: str) -> QWidget:
        """Put the focus into a field, onto a closed or an open combo box, or into a cell that is being edited."""
        widget: QWidget = {"line": self.field, "table": self.table}.get(name, self.choice)
        widget.setFocus()
        if name == "popup":
            self.choice.showPopup()
        elif name == "cell":
            self.table.setFocus()
            self.table.setCurrentCell(0, 0)
            self.table.edit(self.table.currentIndex())
        return widget

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.frame, text)

    def called(self) -> str:
        current = self.post.presenter.state.current
        return current.label if current else ""

    def sheet(self) -> Overlay:
        (sheet,) = [each for each in self.frame.findChildren(Overlay) if each.isVisible()]
        return sheet


@pytest.fixture(autouse=True)
def keypad() -> Iterator[None]:
    """The desk of these tests has a keypad."""
    save_settings(Settings(keypad=KEYPAD))
    yield
    settings_path().unlink()


@pytest.fixture
def place(post: Post, shown: Callable[[Frame], Frame]) -> Place:
    return Place(post, shown)


def test_a_visit_by_keys_while_a_field_has_the_focus(place: Place) -> None:
    place.post.hall.issue()
    place.post.change()
    assert place.panel.current.primary.text() == "呼叫下一位"
    place.press(Qt.Key.Key_F2)
    assert not place.panel.current.primary.isEnabled()
    assert "先开始" in place.panel.current.primary.toolTip()
    place.press(Qt.Key.Key_F4)
    assert place.panel.current.primary.text() == "办结并呼叫下一位"
    QTest.keyClicks(place.field, "nongcun")
    place.press(Qt.Key.Key_F9)
    assert place.post.log() == ["call", "start", "finish"]
    assert place.field.text() == "nongcun"


def test_whoever_is_served_is_asked_to_rate_by_a_key(place: Place) -> None:
    invited = "SELECT count(*) FROM rating_invitation"
    place.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert "没有可邀请的评价" in place.said[-1]
    assert place.post.hall.value(invited) == 0
    place.post.hall.serve()
    place.post.change()
    assert ("Shift+F9", "邀请评价") in place.panel.hints()
    place.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert place.said[-1] == "已邀请评价，请群众在评价器上选择。"
    assert place.post.hall.value(invited) == 1
    assert place.post.presenter.state.is_serving()


def test_parking_takes_a_reason_by_its_digit(place: Place) -> None:
    place.post.hall.serve()
    place.post.change()
    place.press(Qt.Key.Key_F6)
    place.press(Qt.Key.Key_1)
    assert place.post.presenter.state.queue is not None
    assert [ticket.note for ticket in place.post.presenter.state.queue.parked] == ["去补材料、复印"]
    assert place.panel.lists.parked.isVisible()


def test_the_parked_one_comes_back_by_enter(place: Place) -> None:
    ticket = place.post.hall.serve()
    place.post.hall.act(ticket.ticket_id, TicketAction.PARK, reason="去缴费")
    place.post.change()
    place.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert ("Return", "回呼") in place.panel.hints()
    place.press(Qt.Key.Key_Return)
    assert place.post.presenter.state.is_serving()


def test_sending_on_asks_where(place: Place) -> None:
    place.post.hall.serve()
    place.post.change()
    place.press(Qt.Key.Key_F7)
    place.press(Qt.Key.Key_2)
    assert place.post.hall.value("SELECT q.prefix FROM ticket JOIN queue q USING (queue_id)") == "B"


def test_pausing_changes_the_key_to_resume(place: Place) -> None:
    place.press(Qt.Key.Key_F12)
    place.press(Qt.Key.Key_2)
    assert ("F12", "恢复") in place.panel.hints()
    assert not place.panel.current.primary.isEnabled()
    QTest.qWait(QApplication.doubleClickInterval())
    place.press(Qt.Key.Key_F12)
    assert place.post.presenter.state.paused == ""


def test_an_empty_queue_says_so_and_fills_by_itself(place: Place) -> None:
    assert place.panel.lists.state.message().title() == "没有人等候"
    place.post.hall.issue(priority_reason="老年人")
    place.post.change()
    assert place.panel.lists.state.state() == "rows"
    assert place.panel.lists.accessibleName() == "等候 1 人"


def test_a_cut_line_is_another_thing_than_nobody(place: Place) -> None:
    place.post.line.is_down = True
    place.post.change()
    assert place.panel.lists.state.state() == "stale"


def test_an_unanswered_call_offers_to_ask_again(place: Place) -> None:
    place.post.hall.issue()
    place.post.line.lost_answers = 1
    place.press(Qt.Key.Key_F2)
    assert place.panel.current.primary.text() == "没有回音，再问一次"
    QTest.qWait(QApplication.doubleClickInterval())
    place.press(Qt.Key.Key_F2)
    assert place.post.log() == ["call"]
    assert place.post.presenter.state.current is not None


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups
@pytest.mark.parametrize("focused", ["line", "choice", "popup", "table", "cell"])
def test_one_key_calls_wherever_the_focus_is(place: Place, focused: str) -> None:
    place.post.hall.issue()
    place.post.change()
    place.focus(focused)
    place.press(Qt.Key.Key_F2)
    assert place.called() == "A001"


@pytest.mark.parametrize("focused", ["line", "choice", "table", "cell"])
def test_a_key_of_the_keypad_reaches_the_queue_and_no_field(place: Place, focused: str) -> None:
    place.post.hall.issue()
    place.post.change()
    place.focus(focused)
    place.press(Qt.Key.Key_F13)
    assert place.called() == "A001"
    place.press(Qt.Key.Key_F14)
    assert place.post.presenter.state.is_serving()


def test_digits_in_a_form_do_not_call_and_behind_the_leading_key_they_do(place: Place) -> None:
    number_pad = Qt.KeyboardModifier.KeypadModifier
    place.post.hall.issue()
    place.post.change()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        place.press(key, number_pad)
    QTest.keyClicks(place.field, "12*1")
    assert place.called() == ""
    place.press(Qt.Key.Key_Asterisk, number_pad)
    place.press(Qt.Key.Key_1, number_pad)
    assert place.called() == "A001"
    assert place.field.text() == "1212*1"


def test_a_key_that_cannot_act_says_why_once(place: Place) -> None:
    place.press(Qt.Key.Key_F9)
    assert place.said == ["窗口没有号码，按 F2 呼叫下一位。"]
    place.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert place.said[1:] == ["没有挂起的号码。"]


def test_an_open_question_says_why_not_and_keeps_what_is_typed(place: Place) -> None:
    place.post.hall.issue()
    place.post.change()
    place.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    sheet = place.sheet()
    place.type("A0")
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F13):
        place.press(key)
    assert place.called() == ""
    assert [each.text() for each in sheet.findChildren(QLabel) if "先答完这里" in each.text()] == [
        "先答完这里，或按 Esc 取消，再按 F2（呼叫下一位）。"
    ]
    place.type("01")
    place.press(Qt.Key.Key_Return)
    assert place.called() == "A001"
    assert place.post.log() == ["call_given"]


@pytest.mark.parametrize("is_missed", [False, True])
def test_the_code_on_a_ticket_is_scanned_instead_of_typed(place: Place, is_missed: bool) -> None:
    """The bars are read off the paper itself, as it leaves a page printer and a thermal one."""
    hall = place.post.hall
    ticket = hall.issue(visitor=GUO)
    hall.issue()
    paper = hall.app("kiosk1").run(ticket_paper, ticket_id=ticket.ticket_id, document_id=uuid4())
    assert isinstance(paper.content, Ticket)
    ((_, code),) = codes(paper.pdf)
    assert {code} == decode(job_of(paper.content, Roll())).codes()
    assert code == "20260310-A001"  # day and number: whoever finds the paper learns nothing of its holder
    if is_missed:
        hall.call()
        hall.act(ticket.ticket_id, TicketAction.MARK_NO_SHOW)
    place.post.change()
    place.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    place.type(code)
    place.press(Qt.Key.Key_Return)
    assert place.called() == "A001"


def test_a_ticket_of_another_day_says_so(place: Place) -> None:
    place.post.hall.issue()
    place.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    place.type("20260309-A001")
    place.press(Qt.Key.Key_Return)
    said = "这是 2026-03-09 的凭条，A001号那天没有办完就已作废，请重新取号。"
    assert said in [each.text() for each in place.sheet().findChildren(QLabel)]
    assert place.called() == ""


def test_a_number_of_another_queue_stays_typed_with_the_reason(place: Place) -> None:
    place.post.hall.issue("COMPANY-SETUP")
    place.press(Qt.Key.Key_F16)
    place.type("c1")
    place.press(Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "c1"
    assert any("是“市场准入”的号码" in label.text() for label in place.sheet().findChildren(QLabel))
    place.press(Qt.Key.Key_Escape)
    assert place.post.log() == []


def test_enter_in_the_waiting_list_calls_that_number(place: Place) -> None:
    for _ in range(3):
        place.post.hall.issue()
    place.post.change()
    place.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    place.press(Qt.Key.Key_Down)
    place.press(Qt.Key.Key_Return)
    assert place.called() == "A002"


def test_a_given_number_while_one_is_served_finishes_that_one_by_either_key(place: Place) -> None:
    for _ in range(4):
        place.post.hall.issue()
    place.post.change()
    given, lists = place.panel.current.given, place.panel.lists
    place.press(Qt.Key.Key_F2)
    lists.waiting.setFocus()
    place.press(Qt.Key.Key_Return)
    assert place.said == ["当前号码还没有开始：先开始、过号或退回。"]
    place.press(Qt.Key.Key_F4)
    assert (given.isVisible(), given.toolTip()) == (True, "办结并呼叫指定号码")
    assert ("Return", "办结并呼叫这个号码") in place.panel.hints()
    lists.waiting.selectRow(1)
    place.press(Qt.Key.Key_Return)
    assert place.called() == "A003"
    place.post.presenter.start()  # the same key again at once would be the second half of a double press
    place.post.settle()
    place.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert any("同时办结 A003" in label.text() for label in place.sheet().findChildren(QLabel))
    place.type("4")
    place.press(Qt.Key.Key_Return)
    assert place.called() == "A004"
    assert place.post.log() == ["call", *["start", "finish", "call_given"] * 2]


def test_the_recall_button_counts_down_and_then_names_the_most(place: Place) -> None:
    place.post.hall.issue()
    place.post.change()
    place.press(Qt.Key.Key_F2)
    recall = place.panel.current.buttons[TicketAction.RECALL]
    assert recall.text() in ("10 秒", "9 秒")
    assert not recall.isEnabled()
    place.post.hall.execute("UPDATE setting SET value = '0' WHERE name = 'recall_cool_down_seconds'")
    place.post.hall.execute("UPDATE setting SET value = '1' WHERE name = 'recall_maximum'")
    place.post.change()
    assert (recall.text(), recall.isEnabled()) == ("重呼", True)
    place.press(Qt.Key.Key_F3)
    assert not recall.isEnabled()
    assert recall.toolTip() == "已重呼 1 次，仍未到场请按 F8 过号。"


def _choose_of_two_who_missed(place: Place) -> None:
    for _ in range(2):
        called = place.post.hall.issue()
        place.post.hall.call()
        place.post.hall.act(called.ticket_id, TicketAction.MARK_NO_SHOW)
    place.post.change()
    place.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)


def test_several_who_missed_are_chosen_by_their_digit(place: Place) -> None:
    _choose_of_two_who_missed(place)
    place.press(Qt.Key.Key_2)
    assert place.post.log()[-1] == "requeue"
    assert place.said[-1] == "A002 重新排队，排在第 1 位。"


def test_a_code_scanned_into_a_list_of_answers_chooses_none(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    _choose_of_two_who_missed(place)
    options = place.sheet().findChild(OptionList)
    assert options is not None
    chosen: list[int] = []
    options.chosen.connect(chosen.append)
    place.type("20260310-A001")
    place.press(Qt.Key.Key_Return)
    QTest.qWait(2 * DIGIT_MS)  # nothing tells that nothing comes
    assert chosen == []
    place.type("2")  # by hand
    place.post.qtbot.waitUntil(lambda: chosen == [1])
    place.post.settle()
    assert place.post.log()[-1] == "requeue"


def test_a_wrong_entry_of_the_keypad_is_told_when_the_column_opens(
    post: Post, shown: Callable[[Frame], Frame]
) -> None:
    save_settings(Settings(keypad="Num+1=next F13=finish"))
    place = Place(post, shown)
    assert len(place.said) == 1
    assert "“Num+1=next”会与填写的文字混淆" in place.said[0]


def test_nothing_is_cut(place: Place) -> None:
    place.post.hall.serve()
    for _ in range(3):
        place.post.hall.issue("MED-RESIDENT", priority_reason="残疾人")
    place.post.change()
    assert cut_texts(place.panel) == []
