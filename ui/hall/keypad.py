"""Letters for fingers: a kiosk has no keyboard, and pinyin initials need none but these."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from ui.styles.tokens import Space

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_COLUMNS = 6


class Keypad(QWidget):
    """Signals:
    typed(str): a letter
    erased(): the last letter is to go
    cleared(): everything is to go
    """

    typed = Signal(str)
    erased = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        for i, letter in enumerate(_LETTERS):
            grid.addWidget(self._letter(letter), i // _COLUMNS, i % _COLUMNS)
        row, column = divmod(len(_LETTERS), _COLUMNS)
        erase, clear = self._key(self.tr("退格")), self._key(self.tr("清空"))
        erase.clicked.connect(self.erased)
        clear.clicked.connect(self.cleared)
        grid.addWidget(erase, row, column, 1, 2)
        grid.addWidget(clear, row, column + 2, 1, 2)

    def _letter(self, letter: str) -> QPushButton:
        key = self._key(letter)
        key.clicked.connect(lambda: self.typed.emit(letter))
        return key

    def _key(self, words: str) -> QPushButton:
        key = QPushButton(words)
        key.setProperty("role", "keypad")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return key
