"""The newest bulletin; whoever looks at the board on a new morning closes the days before it."""

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.services.bulletins import ClosedDay, close_and_read
from ui.desk import Desk

LOOK_AGAIN_MS = 10 * 60_000
"""A screen that stays open over midnight closes the day before the hall opens again."""


class BulletinPresenter(QObject):
    """Signals:
    state_changed(object): the ClosedDay that is newest now
    """

    state_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.closed: ClosedDay | None = None
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._close)

    def set_shown(self, shown: bool) -> None:
        """Whether the board is looked at."""
        if shown:
            self._again.start()
            self._close()
        else:
            self._again.stop()

    def _close(self) -> None:
        # What could not be done now, because the hall was busy or the line is cut, is done the next time.
        self._desk.ask_application(self, self._on_read, lambda _: None, close_and_read)

    def _on_read(self, closed: ClosedDay | None) -> None:
        if closed is not None and closed != self.closed:
            self.closed = closed
            self.state_changed.emit(closed)
