"""A card reader that types, heard before the page that has the focus."""

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from counter_app.devices.id_reader import KEY_SECONDS
from ui.hall.kiosk_presenter import KioskPresenter


def _moment_of(event: QKeyEvent) -> float:
    """When the key was pressed: a busy program hears of it late, and only the system's stamp tells."""
    return event.timestamp() / 1_000 if event.timestamp() else time.monotonic()


class CardListener(QObject):
    """Gives every key of the window to the reader first; what belongs to a card reaches no field and presses nothing.

    Each key comes twice, first as an override: there the reader hears it, because the Enter that ends a card would
    else press the page's button.
    """

    def __init__(self, window: QWidget, presenter: KioskPresenter) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._heard_at: QObject | None = None
        self._answer: tuple[int, bool] | None = None
        self._before = ""
        self._last = float("-inf")
        self._is_listening = False

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
        self._heard_at = widget if widget is not None and widget.window() is self._window else None
        if self._heard_at is not None:
            self._heard_at.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat() or not event.text():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            is_of_card = self._hears(watched, event)
            self._answer = (event.key(), is_of_card)
            if is_of_card:
                event.accept()
            return is_of_card
        if event.type() == QEvent.Type.KeyPress:
            answer, self._answer = self._answer, None
            return answer[1] if answer and answer[0] == event.key() else self._hears(watched, event)
        return False

    def _hears(self, watched: QObject, event: QKeyEvent) -> bool:
        at = _moment_of(event)
        is_of_card = self._presenter.reader.hears(event.text(), at)
        if at - self._last > KEY_SECONDS:
            # Perhaps a card's first key: what the search held before it.
            self._before = watched.text() if isinstance(watched, QLineEdit) else self._presenter.state.query
        self._last = at
        if not is_of_card:
            return False
        if event.text() in "\r\n":
            self._presenter.take_back(self._before)
            self._presenter.look_at_reader()
        return is_of_card
