"""Hears a barcode scanner among the keys: it types a code faster than any hand and ends with Enter."""

import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from counter_app.domain.service_code import LENGTH
from ui.widgets.overlay import Overlay

KEY_SECONDS = 0.1


def _moment_of(event: QKeyEvent) -> float:
    """When the key was pressed: a busy program hears of it late, and only the system's stamp tells."""
    return event.timestamp() / 1_000 if event.timestamp() else time.monotonic()


class CodeScanner(QObject):
    """Listens at whatever has the focus inside `place`, but never under a sheet.

    The digits reach the focus widget as they come, since nobody can know yet that they belong to a code. Once
    they do, `scanned` says so, and what they did is to be taken back: by whoever heard `burst_began`.

    Signals:
        burst_began(object): the focus widget, before a first digit reaches it
        scanned(str): the 24 digits; the Enter behind them is swallowed
    """

    burst_began = Signal(object)
    scanned = Signal(str)

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._heard_at: QObject | None = None
        self._is_listening = False
        self._digits = ""
        self._last = 0.0

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
        self._heard_at = widget if widget is not None and self._is_inside(widget) else None
        if self._heard_at is not None:
            self._heard_at.installEventFilter(self)

    def _is_inside(self, widget: QWidget) -> bool:
        window = self._place.window()
        under_sheet = any(sheet.isVisible() for sheet in window.findChildren(Overlay))
        return widget.window() is window and not under_sheet

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        now = _moment_of(event)
        quick = 0 <= now - self._last < KEY_SECONDS
        self._last = now
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._on_enter(quick=quick)
        digit = event.text()
        if len(digit) != 1 or not "0" <= digit <= "9" or event.isAutoRepeat():
            self._digits = ""
        elif quick and self._digits:
            self._digits += digit
        else:
            self.burst_began.emit(watched)
            self._digits = digit
        return False

    def _on_enter(self, *, quick: bool) -> bool:
        code, self._digits = self._digits, ""
        if not quick or len(code) != LENGTH:
            return False
        self.scanned.emit(code)
        return True
