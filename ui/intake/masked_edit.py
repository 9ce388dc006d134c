"""A field that shows all of its value only while it is typed: the next visitor reads the screen too."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.domain.text_kinds import TextKind
from ui.styles.icons import icon
from ui.styles.tokens import Tone
from ui.widgets.labels import set_property
from ui.widgets.text_field import LineField

_MARKS = {Tone.OK: "done", Tone.WARN: "warning"}


class MaskedEdit(LineField):
    """`value` is what was typed; without the focus the field shows `mask(value)`.

    Signals:
        typed(str): the value after a key
        left(): the focus went elsewhere
        moved_on(): Enter
    """

    typed = Signal(str)
    left = Signal()
    moved_on = Signal()

    def __init__(
        self,
        kind: TextKind,
        name: str = "",
        mask: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, parent=parent)
        self._mask = mask
        self._value = ""
        self._mark: Tone | None = None
        self._action: QAction | None = None
        self.set_name(name)
        self.textEdited.connect(self._on_edited)

    def set_name(self, name: str) -> None:
        """The field's name, which stands in it as long as it is empty."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        """Show a value that came from elsewhere; the cursor of who is typing stays where it is."""
        if value == self._value:
            return
        self._value = value
        self._render()

    def set_fixed(self, fixed: bool) -> None:
        """Fixed: on record, to be read only."""
        self.setReadOnly(fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if fixed else Qt.FocusPolicy.StrongFocus)

    def set_mark(self, tone: Tone | None, explanation: str = "") -> None:
        """A check mark or a warning sign at the end of the field; the explanation is for all readers."""
        if tone is not self._mark:
            self._mark = tone
            if self._action is not None:
                self.removeAction(self._action)
                self._action = None
            if tone is not None:
                self._action = QAction(self)
                self.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)
            self._tint()
        if self._action is not None:
            self._action.setToolTip(explanation)
        self.setAccessibleDescription(explanation)

    def set_invalid(self, invalid: bool) -> None:
        set_property(self, "invalid", invalid)

    def mark(self) -> Tone | None:
        return self._mark

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isReadOnly():
            self.setText(self._value)
            if event.reason() is not Qt.FocusReason.MouseFocusReason:
                self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
            self._render()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if not event.isAutoRepeat():
                self.moved_on.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        if getattr(self, "_action", None) is not None and self._mark is not None and self._action:
            self._action.setIcon(icon(_MARKS[self._mark], self._mark.value, 16))

    def _on_edited(self, text: str) -> None:
        self._value = text
        self.typed.emit(text)

    def _render(self) -> None:
        if self.hasFocus() and not self.isReadOnly():
            place = self.cursorPosition()
            self.setText(self._value)
            self.setCursorPosition(min(place, len(self._value)))
            return
        shown = self._mask(self._value) if self._mask else self._value
        self.setText(shown)
        self.setCursorPosition(0)
        cut = self.fontMetrics().horizontalAdvance(shown) > self.width() - 24
        self.setToolTip(shown if cut else "")
