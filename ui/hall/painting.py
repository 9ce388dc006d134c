"""Words and grounds of the public screens, in the measures of the design and not of the machine."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.styles.fonts import font

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignCenter
_HALF_CAPITAL = 0.367
"""Of an em: half the height of a capital in the house font, whose digits are 0.733 em high."""


@lru_cache(maxsize=4096)
def advance(text: str, pixels: int, *, bold: bool = False) -> float:
    """How wide the words are."""
    return QFontMetricsF(font(pixels, bold=bold)).horizontalAdvance(text)


def fitting(text: str, pixels: int, room: float, *, bold: bool = False) -> int:
    """The size at which the words fit: what is too long becomes smaller, never cut."""
    wide = advance(text, pixels, bold=bold)
    return pixels if wide <= room else max(1, int(pixels * room / wide))


def write(
    painter: QPainter,
    place: QRectF,
    text: str,
    pixels: int,
    tint: str,
    where: Qt.AlignmentFlag,
    *,
    bold: bool = False,
) -> None:
    """Write one line, capitals centred on the place; one that is too long becomes smaller."""
    size = fitting(text, pixels, place.width(), bold=bold)
    room = max(0.0, place.width() - advance(text, size, bold=bold))
    share = 0.0 if where == LEFT else 1.0 if where == RIGHT else 0.5
    painter.setFont(font(size, bold=bold))
    painter.setPen(QColor(tint))
    painter.drawText(QPointF(place.left() + share * room, place.center().y() + _HALF_CAPITAL * size), text)


def write_block(painter: QPainter, place: QRectF, text: str, pixels: int, tint: str, least: int) -> None:
    """Write words that may take several lines, from the top left; they shrink to `least` and are then cut with `…`."""
    flags = int(Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    size, shown = pixels, text
    while size > least and not _fits_block(place, text, size, flags):
        size -= 2
    while len(shown) > 1 and not _fits_block(place, shown, size, flags):
        shown = shown.rstrip("…")[:-1] + "…"
    painter.setFont(font(size))
    painter.setPen(QColor(tint))
    painter.drawText(place, flags, shown)


def _fits_block(place: QRectF, text: str, size: int, flags: int) -> bool:
    return QFontMetricsF(font(size)).boundingRect(place, flags, text).height() <= place.height()


def write_window(
    painter: QPainter, place: QRectF, template: str, number: str, digits: int, words: int, tint: str, ink: str
) -> None:
    """`12 号窗口`, flush right, the number in `digits`; `template` holds {number}, as in `Window {number}`."""
    head, _, tail = template.partition("{number}")
    after, before = advance(tail, words), advance(head, words)
    write(painter, place, tail, words, tint, RIGHT)
    middle = place.adjusted(before, 0, -after, 0)
    write(painter, middle, number, digits, ink, RIGHT, bold=True)
    wide = min(middle.width(), advance(number, digits, bold=True))
    write(painter, place.adjusted(0, 0, -after - wide, 0), head, words, tint, RIGHT)


def fill(painter: QPainter, place: QRectF, tint: QColor | str, radius: float = 10) -> None:
    """A ground with rounded corners."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint))
    painter.drawRoundedRect(place, radius, radius)
