"""An icon that follows the theme."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.styles.icons import paint_icon
from ui.styles.theme import colour


class IconLabel(QWidget):
    """Decoration only: the words beside it say the same, so it has no name for screen readers."""

    def __init__(
        self, name: str, size: int = 20, token: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._token = token
        self.setFixedSize(size, size)

    def set_icon(self, name: str, token: str = "muted") -> None:
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_icon(painter, self._name, QRectF(self.rect()), colour(self._token))
