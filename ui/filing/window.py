"""离线代办: the agent's workplace in a frame of its own, with no server behind it."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent

from counter_app.devices.page_printer import PagePrinter
from ui.background import Background
from ui.filing.state import RegisterState
from ui.filing.view import Connect, FilingWorkplace
from ui.hall_clock import HallClock
from ui.shell.frame import Frame
from ui.shell.top_bar import Connection
from ui.wording import clock

CLOCK_MS = 1_000


class OfflineWindow(Frame):
    """Opened from the sign-in window. Closing keeps what was typed, then forgets the key.

    Attributes:
        workplace: the one workplace of this frame.
    """

    def __init__(
        self,
        background: Background,
        connect_as: Connect,
        *,
        printer: PagePrinter | None = None,
        login: str = "",
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self._background = background
        self._hall_clock: HallClock | None = None
        self.workplace = FilingWorkplace(
            self.prompter, background, connect_as=connect_as, printer=printer, login=login, folder=folder
        )
        self.add_workplace("filing", self.tr("代办"), "filing", self.workplace)
        self.set_place(self.tr("离线代办"), "", "", "")
        self.set_connection(Connection.OFFLINE, -1)
        self._ticking = QTimer(self, interval=CLOCK_MS)
        self._ticking.timeout.connect(self._show_clock)
        self.workplace.register.state_changed.connect(self._on_register)
        self.workplace.desk.closed.connect(self._on_locked)

    def _on_register(self, state: RegisterState) -> None:
        status, now = state.status, state.now
        if status is None or now is None:
            return
        if (
            self._hall_clock is None or self._hall_clock.told != now
        ):  # else it is the answer of before, shown again
            self._hall_clock = HallClock(now)
        self._show_clock()
        self._ticking.start()
        if status.point is not None:
            point = status.point
            self.set_place(point.hall_name, point.unit_name, point.agent_name, self.tr("代办员"))
        if status.snapshot_taken_at is not None:
            age = int((now - status.snapshot_taken_at).total_seconds())
            self.set_connection(Connection.OFFLINE, max(0, age))

    def _on_locked(self) -> None:
        self._ticking.stop()
        self._hall_clock = None
        self.set_clock("")
        self.set_place(self.tr("离线代办"), "", "", "")
        self.set_connection(Connection.OFFLINE, -1)

    def _show_clock(self) -> None:
        if self._hall_clock is not None:
            self.set_clock(clock(self._hall_clock.now()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything that was typed is written before the store is closed."""
        super().closeEvent(event)
        if event.isAccepted():
            self._ticking.stop()
            self._background.shutdown(finish=True)
            self.workplace.close_store()
