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
        density: what is left of the space between lines and in cells, 1 for all of it.
    """

    def __init__(
        self,
        *,
        first_top: float,
        next_top: float,
        body: float = BODY,
        density: float = 1.0,
        keeps_together: bool = False,
    ) -> None:
        self.pages: list[list[Mark]] = [[]]
        self.y = first_top
        self.density = density
        self._next_top = next_top
        self._body = body
        self._keeps_together = keeps_together
        self._cell_leading = CELL * _CELL_LEADING * density
        self._pad_y = _PAD_Y * density

    def add(self, *marks: Mark) -> None:
        self.pages[-1].extend(marks)

    def gap(self, height: float) -> None:
        self.y += height

    def need(self, height: float) -> None:
        """Begin a new page unless the height is still free on this one."""
        if self.y + height > BOTTOM and self.y > self._next_top:
            self.new_page()

    def _need_kept(self, heights: Sequence[float], at: int, tail: float) -> None:
        """Begin a new page rather than leave a line alone on either side, or what follows without two lines."""
        kept = _kept_height(heights, at, tail) if self._keeps_together else heights[at]
        self.need(kept if kept <= BOTTOM - self._next_top else heights[at])

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
        tail: float = 0.0,
    ) -> None:
        """Set in lines that reach both margins; `indent` in characters, `room` in points, `tail` the height that
        must stay on the page of the last lines."""
        size = size or self._body
        leading = size * _BODY_LEADING * self.density
        first = True
        lines = break_lines(text, room, size, bold=bold, indent=indent * size)
        for at, line in enumerate(lines):
            self._need_kept([leading] * len(lines), at, tail)
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

    def table(self, rows: Sequence[Row], *, header: Row | None = None, tail: float = 0.0) -> None:
        """Rows with a frame round every cell; the header is repeated on each page it reaches; `tail` is the
        height that must stay on the page of the last rows."""
        head = _lay(header) if header is not None else None
        laid = [_lay(row) for row in rows]
        heights = [self._height(row) for row in laid]
        if head is not None:
            first = [self._height(head) + heights[0], *heights[1:]] if heights else [self._height(head)]
            self._need_kept(first, 0, tail)
            self._frame(head)
        for at, row in enumerate(laid):
            if self._keeps_together:
                self._keep_rows(heights, at, head, tail)
            self._place(row, head)

    def least_height(self, rows: Sequence[Row], header: Row | None) -> float:
        """Of the header and the rows that stay with it."""
        head = self._height(_lay(header)) if header is not None else 0.0
        heights = [self._height(_lay(row)) for row in rows]
        return head + (_kept_height(heights, 0, 0.0) if heights else 0.0)

    def _keep_rows(self, heights: Sequence[float], at: int, head: "_Laid | None", tail: float) -> None:
        top = self._next_top + (self._height(head) if head else 0)
        kept = _kept_height(heights, at, tail)
        if self.y + kept > BOTTOM and self.y > top and kept <= BOTTOM - top:
            self._continue(head if at else None)

    def _height(self, row: "_Laid") -> float:
        return row.line_count * self._cell_leading + 2 * self._pad_y

    def _place(self, row: "_Laid", head: "_Laid | None") -> None:
        """The row on this page, on the next one, or, when no page could hold it, cut between two lines."""
        height = self._height(row)
        if self.y + height <= BOTTOM:
            self._frame(row)
            return
        if height <= BOTTOM - self._next_top - (self._height(head) if head else 0):
            self._continue(head)
            self._frame(row)
            return
        start, count = 0, max(map(len, row.lines))
        while start < count:
            fits = int((BOTTOM - self.y - 2 * self._pad_y) // self._cell_leading)
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
            self.add(Box(left, self.y, right - left, self._height(row), 0.6, shade))
        for cell, left, lines in zip(row.cells, edges, row.lines, strict=False):
            self._cell_text(cell, left, lines)
        self.y += self._height(row)

    def _cell_text(self, cell: Cell, left: float, lines: tuple[Line, ...]) -> None:
        leading = self._cell_leading
        for number, line in enumerate(lines):
            y = _baseline(self.y + self._pad_y + number * leading, leading, CELL)
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
    def line_count(self) -> int:
        return max(*map(len, self.lines), *(cell.lines for cell in self.cells))

    def part(self, start: int, end: int) -> "_Laid":
        return _Laid(self.cells, tuple(lines[start:end] for lines in self.lines))


def _lay(row: Row) -> _Laid:
    lines = (break_lines(cell.text, cell.width - 2 * _PAD_X, CELL, bold=cell.label) for cell in row)
    return _Laid(row, tuple(map(tuple, lines)))


def _kept_height(heights: Sequence[float], at: int, tail: float) -> float:
    """How much must fit where line or row `at` begins: it and the next at the beginning, it and the last one
    with the tail at the end; up to three stay in one piece."""
    count = len(heights)
    end = at + 1
    if at == 0:
        end = count if count <= 3 else 2
    elif at == count - 2:
        end = count
    return sum(heights[at:end]) + (tail if end == count else 0)


def _baseline(top: float, leading: float, size: float) -> float:
    return top + leading / 2 + size * _ASCENT


def _stretch(line: Line, room: float, size: float) -> float:
    """Extra space after each character so that the line ends at the margin."""
    if line.last or len(line.text) < 2:
        return 0.0
    slack = (room - line.width) / (len(line.text) - 1)
    return slack if 0 < slack <= size * _MAX_STRETCH else 0.0
