"""A level as a face and as stars: told apart by shape and number, not by colour alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from counter_app.domain.ratings import Level
from ui.widgets.symbol import Symbol, paint_symbol

_CURVES = {
    Level.VERY_SATISFIED: 0.26,
    Level.SATISFIED: 0.15,
    Level.BASICALLY_SATISFIED: 0.0,
    Level.DISSATISFIED: -0.15,
    Level.VERY_DISSATISFIED: -0.26,
}
"""How far the middle of the mouth hangs below its corners, as a share of the face."""


def paint_face(painter: QPainter, level: Level, box: QRectF, ink: QColor) -> None:
    """Draw the face into the square `box`."""
    side = box.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, side * 0.05, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(side * 0.03, side * 0.03, -side * 0.03, -side * 0.03))
    curve = _CURVES[level] * side
    left = QPointF(box.left() + side * 0.28, box.top() + side * 0.66 - curve / 2)
    right = QPointF(box.left() + side * 0.72, left.y())
    mouth = QPainterPath(left)
    bend = left.y() + 1.33 * curve
    mouth.cubicTo(QPointF(left.x() + side * 0.06, bend), QPointF(right.x() - side * 0.06, bend), right)
    painter.drawPath(mouth)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for across in (0.34, 0.66):
        painter.drawEllipse(
            QPointF(box.left() + side * across, box.top() + side * 0.39), side * 0.055, side * 0.055
        )
    painter.restore()


def paint_stars(painter: QPainter, level: Level, box: QRectF, ink: QColor, faint: QColor) -> None:
    """Five stars in `box`, as many of them full as the level has."""
    step = box.width() / 5
    side = min(step * 0.86, box.height())
    for i in range(5):
        middle = QPointF(box.left() + (i + 0.5) * step, box.center().y())
        place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        paint_symbol(painter, Symbol.STAR, place, ink if i < level else faint)
