"""A window of staff opens as large as the desktop lets it."""

from PySide6.QtCore import QMargins, QObject, Qt, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

RIM = 16
"""This part of the room stays free on each side of a window that is taken out of maximised: a title bar fits."""


def open_maximised(window: QWidget, screen: QScreen) -> None:
    """Show the window maximised on that screen, also where no window manager runs that would make it so large."""
    window.setGeometry(screen.availableGeometry())
    window.showMaximized()
    _Restoring(window)


class _Restoring(QObject):
    """Makes the window smaller when it is taken out of maximised for the first time.

    The size before is all that there is room for, and on that the title bar or the bottom line would be cut off.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle = window.windowHandle()
        self._handle.windowStateChanged.connect(self._on_state)

    def _on_state(self, state: Qt.WindowState) -> None:
        if state is Qt.WindowState.WindowNoState:
            self._handle.windowStateChanged.disconnect(self._on_state)
            # The window manager puts it back to the size before first.
            QTimer.singleShot(0, self, self._leave_room)

    def _leave_room(self) -> None:
        room = self._window.screen().availableGeometry()
        across, down = room.width() // RIM, room.height() // RIM
        self._window.setGeometry(room.marginsRemoved(QMargins(across, down, across, down)))
        self.deleteLater()
