"""A state in one word on its colour, with a shape: as a widget and for the cells of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.styles.fonts import font, metrics
from ui.styles.theme import colours
from ui.styles.tokens import RADIUS_SMALL, Size, Space, Tone
from ui.widgets.symbol import Symbol, paint_symbol

PILL_HEIGHT = 20
_PAD = 7
_MARK = 10
_GAP = 4


@dataclass(frozen=True, slots=True)
class Pill:
    """What a pill shows. Without a symbol the word alone must tell the state."""

    text: str
    tone: Tone = Tone.NEUTRAL
    symbol: Symbol = Symbol.NONE


def pill_width(pill: Pill) -> int:
    mark = _MARK + _GAP if pill.symbol else 0
    return 2 * _PAD + mark + metrics(Size.SMALL, bold=True).horizontalAdvance(pill.text)


def pills_width(pills: Sequence[Pill]) -> int:
    return sum(pill_width(pill) for pill in pills) + Space.XS * max(0, len(pills) - 1)


def paint_pill(painter: QPainter, pill: Pill, left_middle: QPointF) -> float:
    """Draw `pill` from the middle of its left edge; answers the x of its right edge."""
    ink = colours()
    width = pill_width(pill)
    box = QRectF(left_middle.x(), left_middle.y() - PILL_HEIGHT / 2, width, PILL_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.soft(pill.tone)))
    painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
    tint = QColor(ink.of(pill.tone))
    text_box = box.adjusted(_PAD, 0, -_PAD + 2, 0)
    if pill.symbol:
        mark = QRectF(box.left() + _PAD, box.center().y() - _MARK / 2, _MARK, _MARK)
        paint_symbol(painter, pill.symbol, mark, tint)
        text_box.setLeft(mark.right() + _GAP)
    painter.setPen(tint)
    painter.setFont(font(Size.SMALL, bold=True))
    painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, pill.text)
    painter.restore()
    return box.right()


class StatusPill(QWidget):
    """Shows one `Pill`; its size follows its words, so that nothing is ever cut."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        symbol: Symbol = Symbol.NONE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pill = Pill(text, tone, symbol)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_pill(self._pill)

    def pill(self) -> Pill:
        return self._pill

    def set_pill(self, pill: Pill) -> None:
        self._pill = pill
        self.setAccessibleName(pill.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._pill), PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_pill(painter, self._pill, QPointF(0, self.height() / 2))
