"""Public screens fill a screen; staff get out of it by a key."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def fill_screen(window: QWidget, screen: QScreen | None = None) -> None:
    """Show the window over the whole screen, also where no window manager runs that would make it so large."""
    # Before, not after: a new geometry would take the window out of full screen again.
    window.setGeometry((screen or window.screen()).geometry())
    window.showFullScreen()


def toggle_full_screen(window: QWidget) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        fill_screen(window)


class Placement(QObject):
    """Keeps a window on the display that was asked for, the first being 1.

    A display that is switched on later, or again, gets its window back; until then the window fills the first one.
    """

    def __init__(self, window: QWidget, display: int = 1) -> None:
        super().__init__(window)
        self._window = window
        self._display = display
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(lambda _: self.place())
            application.screenRemoved.connect(lambda _: self.place())

    def place(self) -> None:
        """Fill the display."""
        if self._window.isVisible() and not self._window.isFullScreen():
            return  # somebody took it out of full screen to work at the machine
        if self._window.isFullScreen():
            self._window.showNormal()
        fill_screen(self._window, self.screen())

    def screen(self) -> QScreen:
        """The display that was asked for, or the first one while it is not there."""
        return QGuiApplication.screens()[self._display - 1 if self.is_there() else 0]

    def is_there(self) -> bool:
        """Whether the machine has that display now."""
        return 0 < self._display <= len(QGuiApplication.screens())
