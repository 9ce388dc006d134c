"""Whoever mistypes a password waits a little, and longer each time."""

import math

from PySide6.QtCore import QObject, QTimer, Signal

from ui.steady import steady_seconds

SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""After the first failure, the second, … : nobody notices the first, and nobody guesses a password by hand."""
TICK_MS = 200


class Pause(QObject):
    """Counts failures in a row, and the seconds until the next try.

    Attributes:
        seconds_left: 0 when the next try may be made.

    Signals:
        changed(int): that many seconds are left
    """

    changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failures = 0
        self._over_at = 0.0
        self.seconds_left = 0
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self._tell)

    def begin(self) -> None:
        """One more failure."""
        self._over_at = steady_seconds() + SECONDS[min(self._failures, len(SECONDS) - 1)]
        self._failures += 1
        self._ticking.start()
        self._tell()

    def end(self) -> None:
        """It was the right one, or nobody waits any more."""
        self._failures, self._over_at = 0, 0.0
        self._tell()

    def _tell(self) -> None:
        left = max(0, math.ceil(self._over_at - steady_seconds()))
        if not left:
            self._ticking.stop()
        if left != self.seconds_left:
            self.seconds_left = left
            self.changed.emit(left)
