"""When a screen reads again: never two reads at once, never unseen, not more often than it asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

DASHBOARD_MS = 1_000
"""Changes come in bursts; a list that is read once a second is as good as one read at each (STYLE §3)."""


class Rereading(QObject):
    """Calls `read` when something changed and somebody looks; the owner says when the read has ended.

    A change that comes while a read is under way leads to one more read after it.
    """

    def __init__(self, read: Callable[[], None], parent: QObject, *, pause_ms: int = DASHBOARD_MS) -> None:
        super().__init__(parent)
        self._read = read
        self._stale = True
        self._shown = False
        self._under_way = False
        self._hurried = False
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._go)

    def want(self) -> None:
        """Something changed; the next read may take its time."""
        self._stale = True
        self._go()

    def want_at_once(self) -> None:
        """The clerk waits for it: an action of their own, a retry."""
        self._pause.stop()
        self._hurried = True
        self.want()

    def ended(self) -> None:
        """The read has answered or failed."""
        self._under_way = False
        if self._hurried:
            self._go()
        elif self._shown:
            self._pause.start()

    def set_shown(self, shown: bool) -> None:
        """Hidden, a change is only noted; shown again, it is read at once."""
        self._shown = shown
        self._pause.stop()
        self._go()

    def _go(self) -> None:
        if self._stale and self._shown and not self._under_way and not self._pause.isActive():
            self._stale = self._hurried = False
            self._under_way = True
            self._read()
