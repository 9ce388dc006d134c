"""Hears what is typed, wherever the focus is."""

import time

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

KEY_SECONDS = 0.1
"""A scanner's next key comes sooner; a hand's hardly ever."""


class FocusListener(QObject):
    """An event filter on whatever has the focus, as far as `is_inside` says that it is listened to.

    One filter on the whole application would be asked about every event of every object, in Python.
    """

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self.place = place
        self._heard_at: QObject | None = None
        self._is_listening = False

    def is_inside(self, widget: QWidget) -> bool:
        """Whether what is typed there is heard: in the window of `place`, unless a listener knows better."""
        return widget.window() is self.place.window()

    def start(self) -> None:
        """Begin to listen."""
        application = QApplication.instance()
        if isinstance(application, QApplication) and not self._is_listening:
            self._is_listening = True
            application.focusChanged.connect(self._on_focus_changed)
            self._listen_at(QApplication.focusWidget())

    def stop(self) -> None:
        """Stop listening; stopping twice is the same as once."""
        application = QApplication.instance()
        if isinstance(application, QApplication) and self._is_listening:
            self._is_listening = False
            application.focusChanged.disconnect(self._on_focus_changed)
        self._listen_at(None)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._listen_at(new)

    def _listen_at(self, widget: QWidget | None) -> None:
        # Of a field that is deleted with the focus, Qt tells that it lost it when the field is there no longer.
        if self._heard_at is not None and isValid(self._heard_at):
            self._heard_at.removeEventFilter(self)
        self._heard_at = widget if widget is not None and self.is_inside(widget) else None
        if self._heard_at is not None:
            self._heard_at.installEventFilter(self)


def moment_of(event: QKeyEvent) -> float:
    """Seconds, when the key was pressed: a busy program hears of it late, and only the system's stamp tells."""
    return event.timestamp() / 1_000 if event.timestamp() else time.monotonic()
