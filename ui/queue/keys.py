"""The queue's keys wherever the focus is: those of a keypad act, and a key that cannot act now says why."""

import time
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ui.queue.keypad import Keypad, QueueKey
from ui.widgets.focus_listener import FocusListener
from ui.widgets.key_button import KeyButton
from ui.widgets.overlay import COVERED, Overlay

LEADING_SECONDS = 2.0
"""How long a leading key waits for the second one."""

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_NumLock)


class QueueKeys(FocusListener):
    """Listens at the focus widget of the window in which `place` stands, while it listens at all.

    The buttons' own keys are shortcuts and arrive here only when they could not act: behind a sheet, or while their
    button is off. What a mapped key of the keypad types reaches no field.

    Signals:
        refused(object, object): the button whose key cannot act now, and the sheet that is in the way or None
    """

    refused = Signal(object, object)

    def __init__(self, place: QWidget, buttons: Mapping[QueueKey, KeyButton], keypad: Keypad) -> None:
        super().__init__(place)
        self._buttons = dict(buttons)
        self._keypad = keypad
        self._led_by: QKeyCombination | None = None
        self._led_at = 0.0
        self._last_press = 0.0
        self._own = {_first(button.key()): action for action, button in buttons.items()}
        for button in self._buttons.values():
            button.clicked.connect(self._note_press)

    def is_inside(self, widget: QWidget) -> bool:
        """Also in the list of a combo box, which is a window of its own and lets no shortcut through."""
        if super().is_inside(widget):
            return True
        window = widget.window()
        opener = window.parentWidget() if window.windowType() == Qt.WindowType.Popup else None
        return opener is not None and opener.window() is self.place.window()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(
            event, QKeyEvent
        ):
            return False
        if event.key() in _MODIFIERS or self.place.window().property(COVERED):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            # No shortcut takes a key of the keypad away; it then arrives as a plain key.
            mine = self._action(event) is not None or self._keypad.leads(event.keyCombination())
            if mine:
                event.accept()
            return mine
        return self._on_key(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        action = self._action(event)
        leads = self._keypad.leads(event.keyCombination())
        self._led_by = event.keyCombination() if leads and action is None else None
        self._led_at = time.monotonic()
        if action is not None:
            if not event.isAutoRepeat():
                self._do(action)
            return True
        if leads:
            return True
        own = self._own.get(event.keyCombination())
        if own is None:
            return False
        popup = QApplication.activePopupWidget()
        if popup is not None and self._sheet() is None and not event.isAutoRepeat():
            popup.close()
            self._do(own)
            return True
        return self._say_why_not(own, repeated=event.isAutoRepeat())

    def _action(self, event: QKeyEvent) -> QueueKey | None:
        key = event.keyCombination()
        if self._led_by is not None and time.monotonic() - self._led_at < LEADING_SECONDS:
            return self._keypad.actions.get((self._led_by, key))
        return self._keypad.actions.get((key,))

    def _do(self, action: QueueKey) -> None:
        button = self._buttons[action]
        if self._sheet() is None and button.isEnabled():
            button.click()
        else:
            self._refuse(button)

    def _say_why_not(self, action: QueueKey, *, repeated: bool) -> bool:
        sheet, button = self._sheet(), self._buttons[action]
        if sheet is not None and any(each.key() == button.key() for each in sheet.findChildren(KeyButton)):
            return False  # the sheet has that key itself
        if not repeated and (sheet is not None or not button.isEnabled()):
            self._refuse(button)
        return sheet is not None

    def _refuse(self, button: KeyButton) -> None:
        # The second half of a double press asked for nothing.
        if (time.monotonic() - self._last_press) * 1000 > QApplication.doubleClickInterval():
            self.refused.emit(button, self._sheet())

    def _sheet(self) -> Overlay | None:
        sheets = [sheet for sheet in self.place.window().findChildren(Overlay) if sheet.isVisible()]
        return sheets[-1] if sheets else None

    def _note_press(self) -> None:
        self._last_press = time.monotonic()


def _first(key: str) -> QKeyCombination:
    first: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget it
    return first
