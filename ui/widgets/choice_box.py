"""A drop-down list in the house's look."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from ui.styles.icons import paint_icon
from ui.styles.theme import colour
from ui.styles.tokens import Space

_ARROW = 16


class ChoiceBox(QComboBox):
    """The stylesheet would take its arrow from one file for all themes, so the arrow is painted here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            left = self.width() - _ARROW - Space.S
            box = QRectF(left, (self.height() - _ARROW) / 2, _ARROW, _ARROW)
            paint_icon(painter, "chevron-down", box, colour("muted" if self.isEnabled() else "faint"))
