"""One dimension in a row: its name, five stars to press, and the level's name."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from counter_app.domain.ratings import Level
from ui.rating.words import level_words
from ui.styles.theme import colours
from ui.styles.tokens import TOUCH, Space
from ui.widgets.labels import label
from ui.widgets.symbol import Symbol, paint_symbol

_NAME_WIDTH = 130
_LEVEL_WIDTH = 120
_LARGEST = 104


class Stars(QWidget):
    """Signals:
    pressed(int): the star that was pressed, from 1
    """

    pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.setMinimumSize(5 * TOUCH, TOUCH)
        self.setMaximumSize(5 * _LARGEST, _LARGEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(5 * TOUCH, TOUCH)

    def set_count(self, count: int) -> None:
        self._count = count
        self.update()

    def star_rect(self, count: int) -> QRectF:
        """Where the star lies that is pressed for so many."""
        side = min(self.width() / 5, float(self.height()))
        return QRectF((count - 1) * side, (self.height() - side) / 2, side, side)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for count in range(1, 6):
            if self.star_rect(count).contains(event.position()):
                self.pressed.emit(count)

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = colours()
        with QPainter(self) as painter:
            for count in range(1, 6):
                tint = QColor(ink.primary if count <= self._count else ink.line_strong)
                place = self.star_rect(count).adjusted(Space.S, Space.S, -Space.S, -Space.S)
                paint_symbol(painter, Symbol.STAR, place, tint)


class StarRow(QWidget):
    """Signals:
    chosen(object): the Level that was pressed
    """

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.stars = Stars()
        self._level = label("", "kiosk-muted")
        self._level.setFixedWidth(_LEVEL_WIDTH)
        title = label(name, "kiosk")
        title.setFixedWidth(_NAME_WIDTH)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        box.addWidget(title)
        box.addWidget(self.stars, 1)
        box.addWidget(self._level)
        self.stars.pressed.connect(lambda count: self.chosen.emit(Level(count)))
        self.set_level(None)

    def set_level(self, level: Level | None) -> None:
        self.stars.set_count(int(level or 0))
        self._level.setText(level_words(level))
        self._level.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.stars.setAccessibleName(f"{self._name} {level_words(level)}")
