"""Digits for fingers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from ui.hall.kiosk_parts import keep_wide
from ui.styles.tokens import Space

PAD_KEYS = "123456789X0"
NO_KEY = " "
"""A place that stays free, so that 0 stands in the middle."""


class DigitPad(QWidget):
    """The digits of an identity number, with the X that some end in; or other `keys`.

    Signals:
        pressed(str): a digit or X
        erased(): the last one is to go
        cleared(): everything is to go
    """

    pressed = Signal(str)
    erased = Signal()
    cleared = Signal()

    def __init__(self, keys: str = PAD_KEYS) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        for i, digit in enumerate(keys):
            if digit == NO_KEY:
                continue
            key = self._key(digit)
            key.clicked.connect(lambda _=False, digit=digit: self.pressed.emit(digit))
            grid.addWidget(key, i // 3, i % 3)
        erase, clear = self._key(self.tr("退格")), self._key(self.tr("清空"))
        erase.clicked.connect(self.erased)
        clear.clicked.connect(self.cleared)
        grid.addWidget(erase, 3, 2)
        grid.addWidget(clear, 4, 0, 1, 3)

    def _key(self, words: str) -> QPushButton:
        key = QPushButton(words)
        key.setProperty("role", "keypad")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_wide(key, 120)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return key
