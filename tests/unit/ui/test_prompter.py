from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from ui.prompter import Field, Option, Prompter, Values
from ui.widgets.key_button import KeyButton
from ui.widgets.overlay import Overlay

Stacked = Callable[..., QWidget]
OPTIONS = (Option(key="a", title="等补复印件"), Option(key="b", title="等现场勘验", note="另约时间"))


class Desk:
    """A window with a field that has the focus and a button on F2."""

    def __init__(self, stacked: Stacked) -> None:
        self.heard: list[object] = []
        self.field = QLineEdit()
        self.other = QLineEdit()
        self.call = KeyButton("呼叫", "F2")
        self.call.clicked.connect(lambda: self.heard.append("F2"))
        self.window = stacked(self.field, self.other, self.call)
        self.window.resize(1366, 768)
        self.field.setFocus()
        self.prompter = Prompter(self.window)

    def ask(self) -> Overlay:
        return self.prompter.ask("作废证书？", "作废后不能恢复。", "作废", lambda: self.heard.append("yes"))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)


@pytest.fixture
def desk(stacked: Stacked) -> Desk:
    return Desk(stacked)


def test_enter_confirms_and_the_focus_returns(desk: Desk) -> None:
    desk.ask()
    desk.press(Qt.Key.Key_Return)
    assert desk.heard == ["yes"]
    assert desk.field.hasFocus()


def test_escape_cancels_and_the_focus_returns(desk: Desk) -> None:
    desk.ask()
    desk.press(Qt.Key.Key_Escape)
    assert desk.heard == []
    assert desk.field.hasFocus()


def test_a_cancelled_question_says_so(desk: Desk) -> None:
    desk.prompter.ask(
        "删除草稿？", "草稿不能找回。", "删除", lambda: None, on_cancel=lambda: desk.heard.append("no")
    )
    desk.press(Qt.Key.Key_Escape)
    assert desk.heard == ["no"]


def test_tab_stays_on_the_sheet(desk: Desk) -> None:
    sheet = desk.ask()
    visited = set()
    for _ in range(5):
        desk.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert sheet.isAncestorOf(focus)
        visited.add(focus)
    assert len(visited) == 2


def test_enter_on_cancel_cancels(desk: Desk) -> None:
    desk.ask()
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Return)
    assert desk.heard == []
    assert desk.field.hasFocus()


def test_keys_of_the_window_beneath_are_dead(desk: Desk) -> None:
    desk.ask()
    desk.press(Qt.Key.Key_F2)
    assert desk.heard == []
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_F2)
    assert desk.heard == ["F2"]


def test_the_window_beneath_cannot_take_the_focus(desk: Desk) -> None:
    sheet = desk.ask()
    desk.other.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert sheet.isAncestorOf(focus)


def test_a_sheet_covers_its_window_after_a_resize(desk: Desk, qtbot: QtBot) -> None:
    sheet = desk.ask()
    desk.window.resize(1920, 1080)
    qtbot.waitUntil(lambda: sheet.size() == desk.window.size())


def test_a_question_on_a_question_gives_the_focus_back_to_the_first(desk: Desk) -> None:
    first = desk.ask()
    desk.ask()
    desk.press(Qt.Key.Key_Escape)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert first.isAncestorOf(focus)
    desk.press(Qt.Key.Key_Return)
    assert desk.heard == ["yes"]


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        ([Qt.Key.Key_Return], "a"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Return], "b"),
        ([Qt.Key.Key_Up, Qt.Key.Key_Return], "b"),
        ([Qt.Key.Key_2], "b"),
    ],
)
def test_choosing_by_keyboard(desk: Desk, keys: list[Qt.Key], choice: str) -> None:
    desk.prompter.choose("为何挂起？", OPTIONS, desk.heard.append)
    for key in keys:
        desk.press(key)
    assert desk.heard == [choice]
    assert desk.field.hasFocus()


def test_a_digit_without_an_option_chooses_nothing(desk: Desk) -> None:
    desk.prompter.choose("为何挂起？", OPTIONS, desk.heard.append)
    desk.press(Qt.Key.Key_7)
    assert desk.heard == []
    desk.press(Qt.Key.Key_Escape)


FIELDS = (
    Field(key="name", title="姓名"),
    Field(key="reason", title="原因", kind="choice", options=OPTIONS, value="b"),
    Field(key="due", title="日期", kind="date", value="2026-11-20"),
    Field(key="note", title="说明", kind="text", value="补一份复印件"),
)


def name_is_needed(values: Values) -> dict[str, str]:
    return {} if values["name"] else {"name": "请填写姓名。"}


def test_enter_moves_through_a_form_and_the_last_field_accepts(desk: Desk) -> None:
    desk.prompter.form("挂起", FIELDS[:3], name_is_needed, desk.heard.append)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Li Guoqiang")
    for _ in range(3):
        assert desk.heard == []
        desk.press(Qt.Key.Key_Return)
    assert desk.heard == [{"name": "Li Guoqiang", "reason": "b", "due": "2026-11-20"}]


def test_a_form_with_a_problem_stays_open_and_shows_where(desk: Desk) -> None:
    sheet = desk.prompter.form("挂起", FIELDS, name_is_needed, desk.heard.append)
    texts = sheet.findChildren(QPlainTextEdit)
    texts[0].setFocus()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.heard == []
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.accessibleDescription() == "请填写姓名。"
    QTest.keyClicks(focus, "Li")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.heard == [{"name": "Li", "reason": "b", "due": "2026-11-20", "note": "补一份复印件"}]


def test_enter_in_a_text_of_several_lines_is_a_new_line(desk: Desk) -> None:
    sheet = desk.prompter.form("说明", FIELDS[3:], lambda _: {}, desk.heard.append)
    desk.press(Qt.Key.Key_Return)
    assert desk.heard == []
    assert "\n" in sheet.findChildren(QPlainTextEdit)[0].toPlainText()
    desk.press(Qt.Key.Key_Escape)


class Passing(QLineEdit):
    """As an editor over a table's cell: losing the focus, it hands it on and is gone."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table.parentWidget())
        self._table = table
        self.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 – Qt's name
        super().focusOutEvent(event)
        self._table.setFocus()
        self.deleteLater()


def test_a_sheet_over_a_passing_editor_returns_the_focus_to_where_the_editor_handed_it(
    desk: Desk, qtbot: QtBot
) -> None:
    Passing(desk.other).show()
    sheet = desk.ask()
    qtbot.wait(20)
    assert sheet.isAncestorOf(QApplication.focusWidget() or desk.window)
    desk.press(Qt.Key.Key_Escape)
    assert desk.other.hasFocus()


def test_a_field_that_went_away_under_a_sheet_harms_nothing(desk: Desk) -> None:
    """Real keys: the exception of a closing sheet once ended the program."""
    sheet = desk.ask()
    shiboken6.delete(desk.field)
    desk.press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    again = desk.ask()
    assert again.isAncestorOf(QApplication.focusWidget() or desk.window)
    desk.press(Qt.Key.Key_Return)
    assert desk.heard == ["yes"]


def test_a_sheet_over_a_sheet_that_closed_first_returns_the_focus_beneath_both(
    desk: Desk, qtbot: QtBot
) -> None:
    first = desk.ask()
    desk.ask()
    first.close_sheet()
    qtbot.waitUntil(lambda: not shiboken6.isValid(first))
    desk.press(Qt.Key.Key_Escape)
    assert desk.field.hasFocus()


class Breaking(Overlay):
    def keyPressEvent(self, _event: QKeyEvent) -> None:  # noqa: N802 – Qt's name
        raise ValueError("a key that is not understood")


def test_an_exception_in_a_sheet_is_told_and_not_the_end_of_the_program(desk: Desk, qtbot: QtBot) -> None:
    sheet = Breaking("作废证书？")
    button = KeyButton("作废", bind=False)
    sheet.content.addWidget(button)
    sheet.open_on(desk.window, button)
    # Posted, so that Qt delivers it as it delivers a real key; QTest would hand the exception to the test.
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    with capture_exceptions() as caught:
        QApplication.postEvent(button, key)
        qtbot.wait(50)
    assert [str(each[1]) for each in caught] == ["a key that is not understood"]
    sheet.close_sheet()
