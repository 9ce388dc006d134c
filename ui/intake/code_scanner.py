"""Hears a barcode scanner among the keys: it types a code faster than any hand and ends with Enter."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.service_code import LENGTH
from ui.widgets.focus_listener import KEY_SECONDS, FocusListener, moment_of
from ui.widgets.overlay import Overlay


class CodeScanner(FocusListener):
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
        self._digits = ""
        self._last = 0.0

    def is_inside(self, widget: QWidget) -> bool:
        under_sheet = any(sheet.isVisible() for sheet in self.place.window().findChildren(Overlay))
        return super().is_inside(widget) and not under_sheet

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        now = moment_of(event)
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
