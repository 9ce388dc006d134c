"""The fields of a question, described as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QVBoxLayout, QWidget

from counter_app.domain.text_kinds import TextKind, recorded
from counter_app.domain.text_rules import InvalidText
from ui.styles.tokens import Space
from ui.text_wording import text_problem
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form_row import FormRow
from ui.widgets.text_field import LineField, TextArea
from ui.widgets.tick_list import TickList


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose; `note` says what it leads to. `search` is lower case; a search is offered with it."""

    key: str
    title: str
    note: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. A choice answers with its option's key, several with keys between commas, a date as
    YYYY-MM-DD. `holds` is the kind of text where it is not a short line, words of several lines, or a password."""

    key: str
    title: str
    kind: Literal["line", "text", "choice", "several", "date", "secret"] = "line"
    value: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    earliest: date | None = None
    holds: TextKind | None = None


class PromptForm(QWidget):
    """Signals:
    completed(): Enter in the last field, or Ctrl+Enter in any
    """

    completed = Signal()

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        for field in fields:
            editor = _editor(field)
            editor.installEventFilter(self)
            self._rows[field.key] = FormRow(field.title, editor, hint=field.hint)
            box.addWidget(self._rows[field.key])

    def first(self) -> QWidget:
        return next(iter(self._rows.values())).editor

    def editor(self, key: str) -> QWidget:
        return self._rows[key].editor

    def values(self) -> dict[str, str]:
        return {key: _value(row.editor) for key, row in self._rows.items()}

    def text_problems(self) -> dict[str, str]:
        """The texts that could not be recorded, each with a sentence by its key."""
        return {key: problem for key, row in self._rows.items() if (problem := _text_problem(row.editor))}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it; the focus goes to the first of them."""
        for key, row in self._rows.items():
            row.set_problem(problems.get(key, ""))
        wrong = [row.editor for key, row in self._rows.items() if key in problems]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
            return False
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if isinstance(watched, TextArea) and not with_control:
            return False
        editors = [row.editor for row in self._rows.values()]
        if with_control or watched is editors[-1]:
            self.completed.emit()
        else:
            here = next(i for i, editor in enumerate(editors) if editor is watched)
            editors[here + 1].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _editor(field: Field) -> QWidget:
    if field.kind == "text":
        text = TextArea(field.holds or TextKind.REASON, field.value)
        text.setTabChangesFocus(True)
        text.setFixedHeight(96)
        return text
    if field.kind == "choice":
        return _choice(field)
    if field.kind == "several":
        options = [(option.key, option.title, option.search) for option in field.options]
        return TickList(options, field.value.split(","))
    if field.kind == "date":
        return _date(field)
    usual = TextKind.SECRET if field.kind == "secret" else TextKind.LINE
    return LineField(field.holds or usual, field.value)


def _text_problem(editor: QWidget) -> str:
    if not isinstance(editor, LineField | TextArea):
        return ""
    try:
        recorded(editor.kind, _value(editor))
    except InvalidText as fault:
        return text_problem(fault)
    return ""


def _choice(field: Field) -> ChoiceBox:
    box = ChoiceBox()
    for option in field.options:
        box.addItem(option.title, option.key)
    box.setCurrentIndex(max(0, box.findData(field.value)))
    return box


def _date(field: Field) -> QDateEdit:
    edit = QDateEdit()
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.lineEdit().setTextMargins(Space.S - 2, 0, 0, 0)
    if field.earliest:
        edit.setMinimumDate(_qdate(field.earliest))
    if field.value:
        edit.setDate(_qdate(date.fromisoformat(field.value)))
    return edit


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _value(editor: QWidget) -> str:
    if isinstance(editor, TextArea):
        return editor.toPlainText().strip()
    if isinstance(editor, TickList):
        return ",".join(editor.ticked())
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    if isinstance(editor, QDateEdit):
        return editor.date().toString(Qt.DateFormat.ISODate)
    if isinstance(editor, LineField):
        return editor.text() if editor.kind is TextKind.SECRET else editor.text().strip()
    raise TypeError(type(editor).__name__)
