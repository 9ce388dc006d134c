"""A screen of the hall without a person: its line, its presenter and its window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from counter_app.application import Application
from counter_app.devices.page_printer import PagePrinter
from ui.background import Background
from ui.desk import PublicDesk
from ui.hall.board_presenter import BoardPresenter
from ui.hall.kiosk_presenter import KioskPresenter
from ui.live import LiveLine


class PublicScreen(QObject):
    """A kiosk, or a board of the hall or of one zone.

    Attributes:
        live: its live line, to be started once the window shows.
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

    def stop(self) -> None:
        """Close the line and the connections."""
        self.live.stop()
        self._application.close()
