"""The left column by real keys, with a field of another column holding the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from counter_app.domain.tickets import TicketAction
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.queue.conftest import Post
from ui.queue.view import QueuePanel
from ui.shell.frame import Frame


class Place:
    """The panel in the frame beside a field."""

    def __init__(self, post: Post, shown: Callable[[Frame], Frame]) -> None:
        self.post = post
        self.frame = Frame()
        self.panel = QueuePanel(post.presenter, self.frame.prompter)
        self.field = QLineEdit()
        page = QWidget()
        box = QHBoxLayout(page)
        box.addWidget(self.panel)
        box.addWidget(self.field)
        self.frame.add_workplace("queue", "窗口", "window", page)
        shown(self.frame)
        self.field.setFocus()
        post.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.frame, key, modifiers)
        self.post.settle()


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


def test_nothing_is_cut(place: Place) -> None:
    place.post.hall.serve()
    for _ in range(3):
        place.post.hall.issue("MED-RESIDENT", priority_reason="残疾人")
    place.post.change()
    assert cut_texts(place.panel) == []
