"""A screen of the hall without a person: its line, its presenter and its window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from counter_app.application import Application
from counter_app.changes import Change, Topic
from counter_app.devices.id_reader import reader_for
from counter_app.devices.page_printer import PagePrinter
from counter_app.devices.ticket_printer import TicketPrinter
from counter_app.domain.roles import Role
from counter_app.errors import NotFound, Refused
from counter_app.services.public_devices import check_device
from counter_app.services.rating_pad import check_pad
from counter_app.settings import load_settings
from ui.background import Background
from ui.desk import PublicDesk
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.screen_presenter import ScreenPresenter
from ui.live import LiveLine
from ui.rating.pad_presenter import PadPresenter

ASK_AGAIN_MS = 5_000
ROLES = {
    "kiosk": Role.KIOSK,
    "board": Role.BOARD,
    "window": Role.BOARD,
    "line": Role.BOARD,
    "rating": Role.RATING_PAD,
}
"""The role that the login of each kind of screen has."""


class Device(QObject):
    """What works without a person: it asks once whether it ever can, then listens for as long as it is on.

    Attributes:
        live: its live line.
        desk: what its presenters ask through.

    Signals:
        refused(object): the hall answered that it can never work: a wrong login, zone or window
    """

    refused = Signal(object)

    def __init__(
        self,
        application: Application,
        background: Background,
        printer: PagePrinter,
        ask: Callable[[], object],
        wants: Callable[[Change], bool] | None = None,
        tickets: TicketPrinter | None = None,
    ) -> None:
        """`ask` raises Refused or NotFound when it cannot work; only changes that it `wants` wake it."""
        super().__init__()
        self._application = application
        self._background = background
        self._ask = ask
        self.live = LiveLine(application, background, self, wants=wants)
        self.desk = PublicDesk(application, background, printer, self, tickets=tickets)
        self.live.changed.connect(self.desk.changed)
        self._listens = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(ASK_AGAIN_MS)
        self._again.timeout.connect(self._check)

    def start(self) -> None:
        """Ask whether this can work, then listen."""
        self._check()

    def _check(self) -> None:
        self._background.submit(self._ask, lambda _: self._listen(), self._on_failed, self)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Refused | NotFound):
            self.refused.emit(error)
            return
        # A device may be on before its network: the line says on the screen that it is cut, and we ask again.
        self._listen()
        self._again.start()

    def _listen(self) -> None:
        if not self._listens:
            self._listens = True
            self.live.start()

    def stop(self) -> None:
        """Close the line and the connections."""
        self._again.stop()
        self.live.stop()
        self._application.close()


class PublicScreen(Device):
    """A kiosk, a board of the hall or of one zone, the screen over a window, the line of a waiting area, or a window's
    rating pad. Start it once its window shows.

    Attributes:
        presenter: what the screen does, without widgets.
        window: the screen.
    """

    def __init__(
        self,
        application: Application,
        background: Background,
        printer: PagePrinter,
        screen: str,
        zone: str = "",
        window: str = "",
        *,
        calm: bool = False,
        tickets: TicketPrinter | None = None,
    ) -> None:
        """`screen` is a key of `ROLES`; `calm` reduces motion."""
        # Of all the hall's pads one alone has somebody in front of it when a service ends.
        of_window = partial(_is_of_pad, window) if screen == "rating" else None
        ask: Callable[[], object] = (
            partial(application.run, check_pad, window=window)
            if screen == "rating"  # a pad may not even ask which zones there are
            else partial(application.run, check_device, role=ROLES[screen], zone=zone, window=window)
        )
        super().__init__(application, background, printer, ask, of_window, tickets)
        self.presenter: ScreenPresenter | KioskPresenter | PadPresenter
        self.window: QWidget
        self.presenter, self.window = self._made(self.desk, screen, zone, window, calm=calm)
        self.live.state_changed.connect(self.presenter.set_line)

    def _made(
        self, desk: PublicDesk, screen: str, zone: str, window: str, *, calm: bool
    ) -> tuple[ScreenPresenter | KioskPresenter | PadPresenter, QWidget]:
        """Each loads its own modules: a board need not wait for a kiosk's."""
        if screen == "board":
            from ui.hall.board_presenter import BoardPresenter
            from ui.hall.board_view import BoardWindow

            board = BoardPresenter(desk, zone, self)
            return board, BoardWindow(board, calm=calm)
        if screen == "window":
            from ui.hall.window_screen import WindowScreenPresenter, WindowScreenWindow

            over = WindowScreenPresenter(desk, window, self)
            return over, WindowScreenWindow(over, window, calm=calm)
        if screen == "line":
            from ui.hall.waiting_line import WaitingLinePresenter, WaitingLineWindow

            line = WaitingLinePresenter(desk, zone, self)
            return line, WaitingLineWindow(line, calm=calm)
        if screen == "rating":
            from ui.rating.pad_view import PadWindow

            pad = PadPresenter(desk, window, self)
            return pad, PadWindow(pad)
        from ui.hall.kiosk_view import KioskWindow

        kiosk = KioskPresenter(desk, self, reader_for(load_settings().id_reader))
        return kiosk, KioskWindow(kiosk)


def _is_of_pad(window: str, change: Change) -> bool:
    """Whether an invitation was offered at this window."""
    return change.topic is Topic.RATING and change.facts.get("window") == window
