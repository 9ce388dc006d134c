"""Marks on pages, and the one place where they become a PDF.

Lengths are points; the origin is the upper left corner and `y` grows downwards.
"""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Any

from counter_app.documents import fonts

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)

# reportlab's font objects keep a read position while they cut their subsets, so two papers painted at
# once would spoil each other's fonts.
_painting = Lock()


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of one line; `y` is the baseline, `spacing` is added after every character."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.6
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its upper left corner; `shade` 1.0 is white paper, None is not filled."""

    x: float
    y: float
    width: float
    height: float
    weight: float = 0.6
    shade: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Black rectangles (x, y, width, height) of a bar code, filled as one shape without seams."""

    rectangles: tuple[tuple[float, float, float, float], ...]


Mark = Text | Rule | Box | Bars


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    marks: tuple[Mark, ...]


def centred(
    text: str,
    middle: float,
    y: float,
    size: float,
    *,
    bold: bool = False,
    spacing: float = 0,
) -> Text:
    """The text with its middle at `middle`; the spacing after the last character does not count."""
    drawn = fonts.width(text, size, bold=bold) + spacing * (len(text) - 1)
    return Text(middle - drawn / 2, y, text, size, bold, spacing)


def flush_right(text: str, right: float, y: float, size: float, *, bold: bool = False) -> Text:
    return Text(right - fonts.width(text, size, bold=bold), y, text, size, bold)


def fitting_size(text: str, room: float, size: float) -> float:
    """The size, or as much less as the text needs to stay in its room on one line."""
    return size * min(1.0, room / max(fonts.width(text, size), 1.0))


def paint(pages: list[Page], *, title: str, author: str) -> bytes:
    """The pages as a PDF with embedded, subset fonts; equal pages give equal bytes."""
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    with _painting:
        canvas = Canvas(target, pageCompression=1, invariant=1, lang="zh-CN")
        canvas.setTitle(title)
        canvas.setAuthor(author)
        for page in pages:
            canvas.setPageSize((page.width, page.height))
            for mark in page.marks:
                _draw(canvas, page.height, mark)
            canvas.showPage()
        canvas.save()
    return target.getvalue()


def _draw(canvas: Any, height: float, mark: Mark) -> None:
    match mark:
        case Text():
            _draw_text(canvas, height, mark)
        case Rule():
            canvas.setLineWidth(mark.weight)
            canvas.setDash([2.4, 2.4] if mark.dashed else [])
            canvas.line(mark.x1, height - mark.y1, mark.x2, height - mark.y2)
        case Box():
            _draw_box(canvas, height, mark)
        case Bars():
            path = canvas.beginPath()
            for x, y, bar_width, bar_height in mark.rectangles:
                path.rect(x, height - y - bar_height, bar_width, bar_height)
            canvas.drawPath(path, stroke=0, fill=1)


def _draw_box(canvas: Any, height: float, box: Box) -> None:
    canvas.setLineWidth(box.weight)
    canvas.setDash([])
    if box.shade is not None:
        canvas.setFillGray(box.shade)
    canvas.rect(
        box.x,
        height - box.y - box.height,
        box.width,
        box.height,
        stroke=1 if box.weight else 0,
        fill=0 if box.shade is None else 1,
    )
    canvas.setFillGray(0)


def _draw_text(canvas: Any, height: float, mark: Text) -> None:
    x = mark.x
    baseline = height - mark.y
    for font, piece in fonts.runs(mark.text, bold=mark.bold):
        if font == fonts.NO_FONT:
            for char in piece:
                _draw_missing(canvas, x, baseline, char, mark.size)
                x += mark.size + mark.spacing
            continue
        canvas.setFont(font, mark.size)
        canvas.drawString(x, baseline, piece, charSpace=mark.spacing)
        x += fonts.width(piece, mark.size, bold=mark.bold) + mark.spacing * len(piece)


def _draw_missing(canvas: Any, x: float, baseline: float, char: str, size: float) -> None:
    """A box with the character's code in two rows, so that the gap is seen and the character known."""
    code = f"{ord(char):04X}"
    half = (len(code) + 1) // 2
    small = size * 0.3
    canvas.setLineWidth(size * 0.04)
    canvas.setDash([])
    canvas.rect(
        x + size * 0.06,
        baseline - size * 0.1,
        size * 0.88,
        size * 0.92,
        stroke=1,
        fill=0,
    )
    font = fonts.runs("0")[0][0]
    canvas.setFont(font, small)
    canvas.drawCentredString(x + size / 2, baseline + size * 0.42, code[:half])
    canvas.drawCentredString(x + size / 2, baseline + size * 0.06, code[half:])
