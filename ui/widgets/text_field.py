"""The only fields in which text is typed: each knows its kind, and no paste can fill the memory or the paper.

`tests/unit/ui/test_text_fields.py` fails where a bare field of Qt's is made elsewhere.
"""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget

from counter_app.domain.text_kinds import TextKind, max_length
from counter_app.domain.text_rules import insertable
from ui.text_wording import PASTE_CLEANED, paste_too_long
from ui.wording import said


class LineField(QLineEdit):
    """One line of a kind of text.

    A text that does not fit is not pasted at all: what was typed before stays, and a note says why. Invisible
    controls are left out of what is pasted, and a note says that too.
    """

    def __init__(self, kind: TextKind, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        # Qt counts a rare character as two; the exact rule is the domain's, this one only bounds the memory.
        self.setMaxLength(2 * max_length(kind))
        if kind is TextKind.SECRET:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setText(text)

    def take_paste(self, text: str) -> None:
        """Put `text` at the cursor, as a paste does, or say why not."""
        room = max_length(self.kind) - len(self.text()) + len(self.selectedText())
        fitting = _fitting(self, self.kind, text, room)
        if fitting and not self.isReadOnly():
            self.insert(fitting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_paste(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda: self.take_paste(QGuiApplication.clipboard().text()))
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.button() == Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.take_paste(clipboard.text(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self or self.isReadOnly():
            super().dropEvent(event)
            return
        self.take_paste(event.mimeData().text())
        # A copy, whatever was proposed: what is refused here must not vanish where it came from.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()


class TextArea(QPlainTextEdit):
    """Several lines of a kind of text; pastes as `LineField` does."""

    def __init__(self, kind: TextKind, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.kind = kind

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, middle click and drop all come in here."""
        if fitting := _fitting(self, self.kind, source.text(), self._room()):
            self.insertPlainText(fitting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text() and self._room() <= 0:
            return
        super().keyPressEvent(event)

    def _room(self) -> int:
        selected = len(self.textCursor().selectedText())
        return max_length(self.kind) - len(self.toPlainText()) + selected


def _fitting(field: LineField | TextArea, kind: TextKind, text: str, room: int) -> str:
    """What of `text` is inserted: all that can be seen, or nothing where it does not fit."""
    if kind is TextKind.SECRET:
        kept = text
    elif len(text) > 10 * max_length(kind) + 1000:
        kept = text  # whatever is in it, it is refused below, and was not read for that
    else:
        kept = insertable(text, multiline=isinstance(field, TextArea))
    if len(kept) > max(room, 0):
        _note(field, paste_too_long(kind, len(kept)))
        return ""
    if len(kept) < len(text.strip()) and kind is not TextKind.SECRET:
        _note(field, said(PASTE_CLEANED))
    return kept


def _note(field: QWidget, sentence: str) -> None:
    field.setAccessibleDescription(sentence)
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), sentence, field)
