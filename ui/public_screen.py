"""A screen of the hall without a person: its line, its presenter and its window."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from counter_app.application import Application
from counter_app.devices.page_printer import PagePrinter
from counter_app.domain.roles import Role
from counter_app.errors import NotFound, Refused
from counter_app.services.public_devices import check_device
from ui.background import Background
from ui.desk import PublicDesk
from ui.hall.board_presenter import BoardPresenter
from ui.hall.kiosk_presenter import KioskPresenter
from ui.live import LiveLine

ASK_AGAIN_MS = 5_000


class PublicScreen(QObject):
    """A kiosk, or a board of the hall or of one zone.

    Attributes:
        live: its live line.
        presenter: what the screen does, without widgets.
        window: the screen.

    Signals:
        refused(object): the hall answered that this screen can never work: a wrong login or zone
    """

    refused = Signal(object)

    def __init__(
        self,
        application: Application,
        background: Background,
        printer: PagePrinter,
        screen: str,
        zone: str = "",
    ) -> None:
        super().__init__()
        self._application = application
        self.live = LiveLine(application, background, self)
        desk = PublicDesk(application, background, printer, self)
        self.live.changed.connect(desk.changed)
        self.presenter: BoardPresenter | KioskPresenter
        self.window: QWidget
        if screen == "board":
            from ui.hall.board_view import BoardWindow

            self.presenter = board = BoardPresenter(desk, zone, self)
            self.window = BoardWindow(board)
        else:
            from ui.hall.kiosk_view import KioskWindow

            self.presenter = kiosk = KioskPresenter(desk, self)
            self.window = KioskWindow(kiosk)
        self.live.state_changed.connect(self.presenter.set_line)
        self._ask = partial(application.run, check_device, role=Role(screen), zone=zone)
        self._background = background
        self._listens = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(ASK_AGAIN_MS)
        self._again.timeout.connect(self._check)

    def start(self) -> None:
        """Once the window shows: ask whether this screen can work, then listen."""
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
