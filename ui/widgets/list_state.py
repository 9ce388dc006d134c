"""The four things that a list can be besides full: loading, empty, failed, stale."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.styles.tokens import Tone
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState

_PATIENCE_MS = 200


class ListState(QWidget):
    """Wraps the widget that shows the rows; the owner says what it knows.

    Loading is only said after a moment, and never over rows that are already there: those stay readable
    until newer ones come. A list that failed after it had rows keeps them and says that they are old.
    """

    def __init__(self, rows: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._has_rows = False
        self._retry: Callable[[], None] | None = None
        self._stale = Banner(flat=True)
        self._message = EmptyState()
        self._message.triggered.connect(self._on_retry)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._say_loading)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(rows)
        self._pages.addWidget(self._message)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._stale)
        box.addWidget(pages, 1)

    def state(self) -> str:
        """One of rows, message, stale; a message's words are in `message()`."""
        if self._pages.currentWidget() is self._message:
            return "message"
        return "stale" if not self._stale.isHidden() else "rows"

    def message(self) -> EmptyState:
        return self._message

    def show_rows(self) -> None:
        self._settle(has_rows=True)
        self._pages.setCurrentWidget(self._rows)

    def show_loading(self) -> None:
        if not self._has_rows:
            self._patience.start()

    def show_empty(self, title: str, sentence: str = "", icon: str = "empty") -> None:
        self._settle(has_rows=False)
        self._say(title, sentence, icon, "")

    def show_failed(self, sentence: str, retry: Callable[[], None] | None = None) -> None:
        """`sentence` says what could not be done and why; rows that are there stay, marked as old."""
        if self._has_rows:
            self.show_stale(sentence, retry)
            return
        self._settle(has_rows=False)
        self._retry = retry
        self._say(self.tr("读取失败"), sentence, "error", self.tr("重试") if retry else "")

    def show_stale(self, sentence: str, retry: Callable[[], None] | None = None) -> None:
        """The rows stay and a line above them says how old they are."""
        self._patience.stop()
        action = self.tr("重试") if retry else ""
        self._stale.show_message(Tone.WARN, sentence, action=action, on_action=retry, dismissable=False)
        self._pages.setCurrentWidget(self._rows)

    def _settle(self, *, has_rows: bool) -> None:
        self._patience.stop()
        self._stale.clear()
        self._retry = None
        self._has_rows = has_rows

    def _say(self, title: str, sentence: str, icon: str, button: str) -> None:
        self._message.set_text(title, sentence, icon)
        self._message.button.set_text(button)
        self._message.button.setVisible(bool(button))
        self._pages.setCurrentWidget(self._message)

    def _say_loading(self) -> None:
        self._say(self.tr("正在读取…"), "", "loading", "")

    def _on_retry(self) -> None:
        if self._retry:
            self._retry()
