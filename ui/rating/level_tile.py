"""What a visitor presses: a level as a large tile, or nothing at all, as large."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from counter_app.domain.ratings import Level
from ui.rating.faces import paint_face, paint_stars
from ui.rating.words import LEVEL
from ui.styles.fonts import font
from ui.styles.theme import colours
from ui.styles.tokens import RADIUS, TOUCH, KioskSize, Tone
from ui.wording import said

_TONES = {
    Level.VERY_SATISFIED: Tone.OK,
    Level.SATISFIED: Tone.OK,
    Level.BASICALLY_SATISFIED: Tone.INFO,
    Level.DISSATISFIED: Tone.WARN,
    Level.VERY_DISSATISFIED: Tone.BAD,
}


class LevelTile(QAbstractButton):
    """Without a level it is the tile of 不评价: of the same size, without a face."""

    def __init__(self, level: Level | None, words: str = "") -> None:
        super().__init__()
        self.level = level
        self.setText(words or said(LEVEL[level]) if level is not None else words)
        self.setAccessibleName(self.text())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(4 * TOUCH, 2 * TOUCH)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * TOUCH, 2 * TOUCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = colours()
        tone = Tone.NEUTRAL if self.level is None else _TONES[self.level]
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(ink.of(tone)), 2))
            painter.setBrush(QColor(ink.selection if self.isDown() else ink.soft(tone)))
            painter.drawRoundedRect(box, RADIUS + 3, RADIUS + 3)
            size = max(KioskSize.KEY, min(KioskSize.TITLE + KioskSize.NOTE, int(box.height() * 0.17)))
            words = QRectF(box.left(), box.bottom() - 2.1 * size, box.width(), 1.7 * size)
            if self.level is None:
                words = box
            else:
                self._paint_level(painter, self.level, box, words.top(), QColor(ink.of(tone)))
            painter.setPen(QColor(ink.text))
            painter.setFont(font(size, bold=True))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_level(self, painter: QPainter, level: Level, box: QRectF, bottom: float, tint: QColor) -> None:
        room = bottom - box.top()
        stars_high = room * 0.26
        side = room - stars_high - room * 0.16
        face = QRectF(box.center().x() - side / 2, box.top() + room * 0.1, side, side)
        paint_face(painter, level, face, tint)
        wide = min(box.width() * 0.7, stars_high * 5.4)
        stars = QRectF(box.center().x() - wide / 2, face.bottom() + room * 0.06, wide, stars_high)
        paint_stars(painter, level, stars, tint, QColor(colours().line_strong))
