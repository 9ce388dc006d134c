"""The shapes beside the colours, drawn as paths: ✓ ❚❚ and their like are missing from many fonts."""

from enum import StrEnum
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF


class Symbol(StrEnum):
    NONE = ""
    DOT = "dot"
    RING = "ring"
    CHECK = "check"
    CROSS = "cross"
    BANG = "bang"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"
    PAUSE = "pause"
    STAR = "star"


_STROKES: dict[Symbol, tuple[tuple[tuple[float, float], ...], ...]] = {
    Symbol.CHECK: (((0.12, 0.55), (0.4, 0.82), (0.9, 0.2)),),
    Symbol.CROSS: (((0.18, 0.18), (0.82, 0.82)), ((0.82, 0.18), (0.18, 0.82))),
    Symbol.BANG: (((0.5, 0.1), (0.5, 0.62)), ((0.5, 0.88), (0.5, 0.9))),
}
_POLYGONS: dict[Symbol, tuple[tuple[tuple[float, float], ...], ...]] = {
    Symbol.TRIANGLE: (((0.5, 0.08), (1.0, 0.92), (0.0, 0.92)),),
    Symbol.SQUARE: (((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),),
    Symbol.DIAMOND: (((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),),
    Symbol.PAUSE: (
        ((0.12, 0.1), (0.4, 0.1), (0.4, 0.9), (0.12, 0.9)),
        ((0.6, 0.1), (0.88, 0.1), (0.88, 0.9), (0.6, 0.9)),
    ),
    Symbol.STAR: (
        tuple(
            (0.5 + r * sin(i * pi / 5), 0.53 - r * cos(i * pi / 5)) for i, r in enumerate((0.53, 0.23) * 5)
        ),
    ),
}


def paint_symbol(painter: QPainter, symbol: Symbol, box: QRectF, ink: QColor) -> None:
    """Draw `symbol` to fill the square `box`; the painter's state is left as found."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if symbol in _STROKES or symbol is Symbol.RING:
        pen = QPen(ink, box.width() * 0.17, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    painter.drawPath(_path(symbol, box))
    painter.restore()


def _path(symbol: Symbol, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    if symbol is Symbol.DOT:
        path.addEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    elif symbol is Symbol.RING:
        path.addEllipse(box.adjusted(1, 1, -1, -1))
    for stroke in _STROKES.get(symbol, ()):
        path.moveTo(_at(box, stroke[0]))
        for point in stroke[1:]:
            path.lineTo(_at(box, point))
    for polygon in _POLYGONS.get(symbol, ()):
        path.addPolygon(QPolygonF([_at(box, point) for point in polygon]))
        path.closeSubpath()
    return path


def _at(box: QRectF, point: tuple[float, float]) -> QPointF:
    return QPointF(box.x() + box.width() * point[0], box.y() + box.height() * point[1])
