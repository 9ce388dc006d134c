"""A card reader that types, heard before the page that has the focus."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.devices.id_reader import KEY_SECONDS
from ui.hall.kiosk_presenter import KioskPresenter
from ui.widgets.focus_listener import FocusListener, moment_of


class CardListener(FocusListener):
    """Gives every key of the window to the reader first; what belongs to a card reaches no field and presses nothing.

    Each key comes twice, first as an override: there the reader hears it, because the Enter that ends a card would
    else press the page's button.
    """

    def __init__(self, window: QWidget, presenter: KioskPresenter) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._answer: tuple[int, bool] | None = None
        self._before = ""
        self._last = float("-inf")

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
        at = moment_of(event)
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
