"""A4 pages that fill from the top: paragraphs and tables that continue on the next page, never clipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from counter_app.documents.page import A4, MM, Box, Mark, Rule, Text, centred
from counter_app.documents.text import Line, balanced_lines, break_lines

LEFT = 20 * MM
RIGHT = A4[0] - 20 * MM
WIDTH = RIGHT - LEFT
BOTTOM = A4[1] - 17 * MM

BODY = 11.0
CELL = 10.5
SMALL = 9.0
_BODY_LEADING = 1.75
_CELL_LEADING = 1.5
_PAD_X = 2.6 * MM
_PAD_Y = 1.7 * MM
_LABEL_SHADE = 0.95
# A line is stretched to the margin by at most this part of its size per character: more looks torn.
_MAX_STRETCH = 0.18
# The baseline below the top of its line box, as a part of the size, for text centred in its leading.
_ASCENT = 0.38


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a row; labels are bold on light grey, `lines` is the least height (room to sign)."""

    text: str
    width: float
    label: bool = False
    align: Literal["left", "centre"] = "left"
    lines: int = 1


Row = tuple[Cell, ...]


class Flow:
    """Marks of a paper page by page; `y` is the top of the next block.

    Attributes:
        pages: the marks of each page so far.
        y: where the next block begins on the last page.
    """

    def __init__(self, *, first_top: float, next_top: float, body: float = BODY) -> None:
        self.pages: list[list[Mark]] = [[]]
        self.y = first_top
        self._next_top = next_top
        self._body = body

    def add(self, *marks: Mark) -> None:
        self.pages[-1].extend(marks)

    def gap(self, height: float) -> None:
        self.y += height

    def need(self, height: float) -> None:
        """Begin a new page unless the height is still free on this one."""
        if self.y + height > BOTTOM and self.y > self._next_top:
            self.new_page()

    def new_page(self) -> None:
        self.pages.append([])
        self.y = self._next_top

    def paragraph(
        self,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        indent: int = 2,
        room: float = WIDTH,
        left: float = LEFT,
    ) -> None:
        """Set in lines that reach both margins; `indent` in characters, `room` in points."""
        size = size or self._body
        leading = size * _BODY_LEADING
        first = True
        for line in break_lines(text, room, size, bold=bold, indent=indent * size):
            self.need(leading)
            shift = indent * size if first else 0.0
            x, y = left + shift, _baseline(self.y, leading, size)
            self.add(Text(x, y, line.text, size, bold, _stretch(line, room - shift, size)))
            self.y += leading
            first = line.last

    def centred(self, text: str, *, size: float, bold: bool = False, spacing: float = 0.0) -> None:
        """A title: wide ones are broken into lines of nearly equal length."""
        leading = size * 1.4
        room = WIDTH / (1 + spacing / size)
        for line in balanced_lines(text, room, size, bold=bold):
            self.need(leading)
            y = _baseline(self.y, leading, size)
            self.add(centred(line.text, (LEFT + RIGHT) / 2, y, size, bold=bold, spacing=spacing))
            self.y += leading

    def table(self, rows: Sequence[Row], *, header: Row | None = None) -> None:
        """Rows with a frame round every cell; the header is repeated on each page it reaches."""
        head = _lay(header) if header is not None else None
        laid = [_lay(row) for row in rows]
        if head is not None:
            self.need(head.height + (laid[0].height if laid else 0))
            self._frame(head)
        for row in laid:
            self._place(row, head)

    def _place(self, row: "_Laid", head: "_Laid | None") -> None:
        """The row on this page, on the next one, or, when no page could hold it, cut between two lines."""
        if self.y + row.height <= BOTTOM:
            self._frame(row)
            return
        if row.height <= BOTTOM - self._next_top - (head.height if head else 0):
            self._continue(head)
            self._frame(row)
            return
        start, count = 0, max(map(len, row.lines))
        while start < count:
            fits = int((BOTTOM - self.y - 2 * _PAD_Y) // (CELL * _CELL_LEADING))
            if fits < 1:
                self._continue(head)
                continue
            self._frame(row.part(start, start + fits))
            start += fits

    def _continue(self, head: "_Laid | None") -> None:
        self.new_page()
        if head is not None:
            self._frame(head)

    def _frame(self, row: "_Laid") -> None:
        edges = [LEFT]
        for cell in row.cells:
            edges.append(edges[-1] + cell.width)
        for cell, (left, right) in zip(row.cells, pairwise(edges), strict=True):
            shade = _LABEL_SHADE if cell.label else None
            self.add(Box(left, self.y, right - left, row.height, 0.6, shade))
        for cell, left, lines in zip(row.cells, edges, row.lines, strict=False):
            self._cell_text(cell, left, lines)
        self.y += row.height

    def _cell_text(self, cell: Cell, left: float, lines: tuple[Line, ...]) -> None:
        leading = CELL * _CELL_LEADING
        for number, line in enumerate(lines):
            y = _baseline(self.y + _PAD_Y + number * leading, leading, CELL)
            x = left + _PAD_X
            if cell.align == "centre":
                x = left + (cell.width - line.width) / 2
            self.add(Text(x, y, line.text, CELL, cell.label))

    def rule(self, *, dashed: bool = False, weight: float = 0.6) -> None:
        self.add(Rule(LEFT, self.y, RIGHT, self.y, weight, dashed))


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row whose cells are broken into lines."""

    cells: Row
    lines: tuple[tuple[Line, ...], ...]

    @property
    def height(self) -> float:
        lines = max(*map(len, self.lines), *(cell.lines for cell in self.cells))
        return lines * CELL * _CELL_LEADING + 2 * _PAD_Y

    def part(self, start: int, end: int) -> "_Laid":
        return _Laid(self.cells, tuple(lines[start:end] for lines in self.lines))


def _lay(row: Row) -> _Laid:
    lines = (break_lines(cell.text, cell.width - 2 * _PAD_X, CELL, bold=cell.label) for cell in row)
    return _Laid(row, tuple(map(tuple, lines)))


def _baseline(top: float, leading: float, size: float) -> float:
    return top + leading / 2 + size * _ASCENT


def _stretch(line: Line, room: float, size: float) -> float:
    """Extra space after each character so that the line ends at the margin."""
    if line.last or len(line.text) < 2:
        return 0.0
    slack = (room - line.width) / (len(line.text) - 1)
    return slack if 0 < slack <= size * _MAX_STRETCH else 0.0
