"""How long nobody has touched a window."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from ui.steady import steady_seconds

TICK_MS = 1_000
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
"""What only a person does. An answer that arrives, a theme that changes or a window that is uncovered is none."""


class IdleWatch(QObject):
    """Sleep counts: whoever opens a laptop in the morning finds it locked.

    Signals:
        idle(): nobody touched the window for as long as the limit
    """

    idle = Signal()

    def __init__(self, seconds: float, parent: QObject | None = None) -> None:
        """`seconds` is the limit; 0 for none."""
        super().__init__(parent)
        self._limit = seconds
        self._touched_at = steady_seconds()
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self._on_tick)

    def watch(self, window: QWindow) -> None:
        """Begin. The window of the system hears every key and every movement before its widgets do."""
        window.installEventFilter(self)
        self.touch()
        self._ticking.start()

    def set_limit(self, seconds: float) -> None:
        """Another limit, counted from now."""
        self._limit = seconds
        self.touch()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched_at = steady_seconds()

    def stop(self) -> None:
        """Watch no more."""
        self._ticking.stop()

    def _on_tick(self) -> None:
        if self._limit and steady_seconds() - self._touched_at >= self._limit:
            self.touch()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return False
