"""Public screens fill the screen; staff get out of it by a key."""

from PySide6.QtWidgets import QWidget


def fill_screen(window: QWidget) -> None:
    """Show the window over the whole screen, also where no window manager runs that would make it so large."""
    # Before, not after: a new geometry would take the window out of full screen again.
    window.setGeometry(window.screen().geometry())
    window.showFullScreen()


def toggle_full_screen(window: QWidget) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        fill_screen(window)
