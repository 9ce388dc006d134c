"""A row of filters of which one is on: 全部 157 · 市场准入 46 · …"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.styles.tokens import Space


class ChipBar(QWidget):
    """Signals:
    chosen(str): the key of the chip that was switched on by hand
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.S)
        self._box.addStretch(1)
        self._chips: dict[str, QPushButton] = {}

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """(key, words) in order. The same keys keep their buttons, so that focus and choice stay."""
        if [key for key, _ in chips] != list(self._chips):
            self._rebuild([key for key, _ in chips])
        for key, words in chips:
            self._chips[key].setText(words)

    def current(self) -> str:
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def set_current(self, key: str) -> None:
        self._chips[key].setChecked(True)
        self.setFocusProxy(self._chips[key])

    def _rebuild(self, keys: Sequence[str]) -> None:
        before = self.current()
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._box.removeWidget(chip)
            chip.deleteLater()
        self._chips = {key: self._chip(key) for key in keys}
        if keys:
            self.set_current(before if before in self._chips else keys[0])

    def _chip(self, key: str) -> QPushButton:
        chip = QPushButton()
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setProperty("chip", key)
        self._group.addButton(chip)
        self._box.insertWidget(self._box.count() - 1, chip)
        return chip

    def _on_clicked(self, chip: QPushButton) -> None:
        self.chosen.emit(str(chip.property("chip")))
