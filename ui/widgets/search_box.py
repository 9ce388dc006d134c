"""Search while typing."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.domain.text_kinds import TextKind
from ui.styles.icons import icon
from ui.widgets.text_field import LineField

_PAUSE_MS = 120


class SearchBox(LineField):
    """Esc empties it; the down arrow moves on to the results.

    Signals:
        searched(str): the trimmed text, a moment after the last key, or at once on Enter
        left_downwards(): the clerk wants the list below
        chosen(): Enter
    """

    searched = Signal(str)
    left_downwards = Signal()
    chosen = Signal()

    def __init__(self, placeholder: str = "", key: str = "", parent: QWidget | None = None) -> None:
        """`key` brings the focus here from anywhere in the window, for example "Ctrl+K"."""
        super().__init__(TextKind.SEARCH, parent=parent)
        self.setProperty("role", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(False)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._glass.setIcon(icon("search", "muted", 16))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(self._pause.start)
        if key:
            QShortcut(QKeySequence(key), self).activated.connect(self._take_focus)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_glass"):
            self._glass.setIcon(icon("search", "muted", 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._search()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search()
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
