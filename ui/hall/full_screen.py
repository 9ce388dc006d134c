"""Public screens fill the screen; staff get out of it by a key."""

from PySide6.QtWidgets import QWidget


def toggle_full_screen(window: QWidget) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()
