"""How a day or a span of days went: how many came as bars, how long they waited as lines.

Two hundred lines of QPainter instead of a library of 63 MB: docs/decisions/0018-charts.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.styles.fonts import font, metrics
from ui.styles.theme import colours
from ui.styles.tokens import Size, Space

_STEPS = 4
_LINE = 16
_SMALLEST = 150
_WIDEST_BAR = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One bar and its two dots; `told` says all of it in words."""

    label: str
    count: int
    average: float | None
    within: float | None
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What the bars, the round dots and the square dots stand for, and what is written where there are none."""

    count: str
    average: str
    within: str
    empty: str


class CourseChart(QWidget):
    """Bars by the left scale, lines by the right one. Each line has a shape of its own beside its colour."""

    def __init__(self, legend: Legend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend = legend
        self._points: tuple[Point, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(legend.empty)

    def set_points(self, points: Sequence[Point], legend: Legend | None = None) -> None:
        """Draw these instead; the words for them are read out, too."""
        self._points = tuple(points)
        self._legend = legend or self._legend
        self.setAccessibleName("；".join(point.told for point in points) or self._legend.empty)
        self.update()

    def points(self) -> tuple[Point, ...]:
        return self._points

    def sizeHint(self) -> QSize:
        return QSize(400, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _SMALLEST)

    def point_at(self, x: float) -> Point | None:
        """The point whose column is under `x`."""
        plot = self._plot()
        if not self._points or not plot.left() <= x < plot.right():
            return None
        return self._points[int((x - plot.left()) / plot.width() * len(self._points))]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self.point_at(event.pos().x())
            QToolTip.showText(event.globalPos(), point.told if point else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(Size.SMALL))
            if not self._points:
                painter.setPen(QColor(colours().muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._legend.empty)
                return
            self._paint_legend(painter)
            self._paint_scales(painter)
            self._paint_bars(painter)
            self._paint_line(painter, lambda point: point.within, colours().bad, square=True)
            self._paint_line(painter, lambda point: point.average, colours().warn, square=False)

    # -- where things are ----------------------------------------------------------------------------------

    def _most_counted(self) -> int:
        return scale_end(max(point.count for point in self._points))

    def _longest(self) -> int:
        known = [
            value for point in self._points for value in (point.average, point.within) if value is not None
        ]
        return scale_end(max(known, default=0))

    def _plot(self) -> QRectF:
        if not self._points:
            return QRectF(self.rect())
        wide = metrics(Size.SMALL).horizontalAdvance
        left = wide(f"{self._most_counted():,}") + Space.S
        right = wide(f"{self._longest():,}") + Space.S
        top = _LINE + Space.M
        return QRectF(left, top, self.width() - left - right, self.height() - top - _LINE - Space.XS)

    def _middle(self, index: int) -> float:
        plot = self._plot()
        return plot.left() + (index + 0.5) * plot.width() / len(self._points)

    def _height(self, value: float, end: int) -> float:
        plot = self._plot()
        return plot.bottom() - plot.height() * value / end

    # -- painting ------------------------------------------------------------------------------------------

    def _paint_legend(self, painter: QPainter) -> None:
        ink, x = colours(), self._plot().left()
        parts = (
            (self._legend.count, ink.accent, "bar"),
            (self._legend.average, ink.warn, "dot"),
            (self._legend.within, ink.bad, "square"),
        )
        for words, tint, shape in parts:
            self._paint_mark(painter, QPointF(x + 5, _LINE / 2), QColor(tint), shape)
            painter.setPen(QColor(ink.muted))
            painter.drawText(QPointF(x + 16, _LINE / 2 + 4), words)
            x += 16 + metrics(Size.SMALL).horizontalAdvance(words) + Space.L

    def _paint_mark(self, painter: QPainter, at: QPointF, tint: QColor, shape: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        if shape == "dot":
            painter.drawEllipse(at, 4, 4)
        elif shape == "square":
            painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
        else:
            painter.setOpacity(_BAR)
            painter.drawRect(QRectF(at.x() - 5, at.y() - 5, 10, 10))
            painter.setOpacity(1)

    def _paint_scales(self, painter: QPainter) -> None:
        ink, plot = colours(), self._plot()
        for step in range(_STEPS + 1):
            y = plot.bottom() - plot.height() * step / _STEPS
            painter.setPen(QPen(QColor(ink.line_strong if step == 0 else ink.line), 1))
            painter.drawLine(QPointF(plot.left(), round(y) + 0.5), QPointF(plot.right(), round(y) + 0.5))
            painter.setPen(QColor(ink.muted))
            for box, end, side in (
                (QRectF(0, y - 8, plot.left() - 5, 16), self._most_counted(), Qt.AlignmentFlag.AlignRight),
                (
                    QRectF(plot.right() + 5, y - 8, self.width() - plot.right() - 5, 16),
                    self._longest(),
                    Qt.AlignmentFlag.AlignLeft,
                ),
            ):
                painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, f"{end * step // _STEPS:,}")
        self._paint_labels(painter, plot)

    def _paint_labels(self, painter: QPainter, plot: QRectF) -> None:
        widest = max(metrics(Size.SMALL).horizontalAdvance(point.label) for point in self._points) + Space.S
        every = max(1, -(-widest * len(self._points) // max(1, int(plot.width()))))
        for index in range(0, len(self._points), every):
            box = QRectF(self._middle(index) - widest / 2, plot.bottom() + Space.XS, widest, _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._points[index].label)

    def _paint_bars(self, painter: QPainter) -> None:
        plot, end = self._plot(), self._most_counted()
        width = min(_WIDEST_BAR, 0.62 * plot.width() / len(self._points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().accent))
        painter.setOpacity(_BAR)
        for index, point in enumerate(self._points):
            top = self._height(point.count, end)
            painter.drawRect(QRectF(self._middle(index) - width / 2, top, width, plot.bottom() - top))
        painter.setOpacity(1)

    def _paint_line(
        self, painter: QPainter, value: Callable[[Point], float | None], tint: str, *, square: bool
    ) -> None:
        """Broken where nobody waited: no line says that the wait went down to nothing."""
        end, before = self._longest(), None
        style = Qt.PenStyle.DashLine if square else Qt.PenStyle.SolidLine
        for index, point in enumerate(self._points):
            known = value(point)
            here = None if known is None else QPointF(self._middle(index), self._height(known, end))
            if here is not None and before is not None:
                painter.setPen(QPen(QColor(tint), 2, style))
                painter.drawLine(before, here)
            if here is not None:
                self._paint_mark(painter, here, QColor(tint), "square" if square else "dot")
            before = here


_BAR = 0.38
"""Bars stand behind the lines and must not cover them."""


def scale_end(value: float) -> int:
    """The end of a scale in four equal whole steps: 4, 8, 20, 40, 80, 200 …, never below the value."""
    end = _STEPS
    while end < value:
        for factor in (2, 5, 10):
            if _STEPS * factor * _power(end) >= value:
                return _STEPS * factor * _power(end)
        end *= 10
    return end


def _power(end: int) -> int:
    return end // _STEPS
