"""The A4 letter that all official papers share: head, number, codes, seal place, signature, page labels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from counter_app.documents.flow import BODY, CELL, LEFT, RIGHT, SMALL, WIDTH, Cell, Row
from counter_app.documents.letter_pages import HEAD_LINE, SIGNATURE_HEIGHT, Head, LetterPages, Seal
from counter_app.documents.page import (
    A4,
    MM,
    Mark,
    Page,
    Rule,
    Text,
    centred,
    fitting_size,
    flush_right,
    paint,
)
from counter_app.documents.text import break_lines
from counter_app.documents.wording import Wording

FORMAL = 14.0
"""The type size of decisions, which are read as a letter and not as a form."""

_NARROW = 22 * MM

Column = tuple[str, float]
"""The heading of a column and its width; the widths of all columns add up to the text width."""

Put = Callable[[LetterPages, float], None]
"""Sets a block; the number is the height that must stay on the page of its last lines."""

_DENSITIES = (1.0, 0.94, 0.88, 0.82, 0.76)
"""How far the space between lines is taken back where that saves a page; closer lines are hard to read."""


@dataclass(frozen=True, slots=True)
class _Block:
    """One piece of the letter: how it is set on pages, and which kind of joint it is.

    Attributes:
        follows: closes the letter, so that it never stands on a page without lines of the block before.
        height: what a following block takes at most.
        leads: a heading, which stays with the first rows of the table behind it.
        least: the height of those rows.
    """

    put: Put
    follows: bool = False
    height: float = 0.0
    leads: bool = False
    least: Callable[[LetterPages], float] = lambda _: 0.0


class Letter:
    """A paper of one or more pages, printed once for each copy. What is said is put on pages at the end, when
    it is known whether closer lines save a page."""

    def __init__(self, head: Head, wording: Wording, *, body: float = BODY) -> None:
        self._head = head
        self._wording = wording
        self._body = body
        self._blocks: list[_Block] = []

    def opening(self, addressee: str, sentences: list[str], service_code: str) -> None:
        """Who is addressed and why, with the QR symbol of the case at the right."""
        self._say(lambda pages, _: pages.opening(addressee, sentences, service_code))

    def paragraph(self, text: str, *, bold: bool = False, indent: int = 2, leads: bool = False) -> None:
        """`leads`: the heading of the table behind it."""
        self._say(lambda pages, tail: pages.paragraph(text, bold=bold, indent=indent, tail=tail), leads=leads)

    def gap(self, height: float) -> None:
        self._say(lambda pages, _: pages.gap(height * pages.density), follows=True, height=height)

    def need(self, height: float) -> None:
        """Begin a new page unless the height is still free on this one."""
        self._say(lambda pages, _: pages.need(height))

    def table(self, rows: Sequence[Row], *, header: Row | None = None) -> None:
        self._say(
            lambda pages, tail: pages.table(rows, header=header, tail=tail),
            least=lambda pages: pages.least_height(rows, header),
        )

    def grid(self, rows: list[tuple[tuple[str, str], ...]]) -> None:
        """Labels and values, one or two pairs a row; a row without any value is left out."""
        self.table([_grid_row(row) for row in rows if any(value for _, value in row)])

    def listing(self, columns: tuple[Column, ...], rows: list[tuple[str, ...]]) -> None:
        """A table with a heading for each column; narrow columns are centred."""
        header = tuple(Cell(text=name, width=room, label=True, align=_align(room)) for name, room in columns)
        rooms = [room for _, room in columns]
        laid = [
            tuple(
                Cell(text=text, width=room, align=_align(room)) for text, room in zip(row, rooms, strict=True)
            )
            for row in rows
        ]
        self.table(laid, header=header)

    def note(self, text: str) -> None:
        """A remark in small letters."""
        self._say(lambda pages, _: pages.note(text), follows=True, height=2 * SMALL * 1.75)

    def closing(
        self, *, service_code: str, authority: str, day: date, with_qr: bool = False, signed: bool = True
    ) -> None:
        """Codes at the left; the body's name, the place of its seal and the date at the right.

        The block is never torn apart, nor from the signature that follows it when the paper is `signed`, nor
        from the last lines before it.
        """
        seal = Seal(names=_name_lines(authority), label=self._wording.text("seal"), day=day)
        height = seal.height + (SIGNATURE_HEIGHT if signed else 0)
        self._say(
            lambda pages, _: pages.closing(seal, service_code, with_qr=with_qr, height=height),
            follows=True,
            height=height,
        )

    def signature(self, label: str, time_label: str) -> None:
        """A dashed line across, below it the place to sign and the date to fill in."""
        self._say(lambda pages, _: pages.signature(label, time_label), follows=True)

    def to_pdf(self) -> bytes:
        """All pages of the first copy, then of the next."""
        pages = self._best_pages()
        copies = self._head.copies or ("",)
        sheets = [
            Page(*A4, (*self._labels(pages, number, copy), *marks))
            for copy in copies
            for number, marks in enumerate(pages.pages, start=1)
        ]
        title = f"{self._head.title} {self._head.number}".strip()
        return paint(sheets, title=title, author=self._head.hall.name)

    def _say(self, put: Put, **joint: Any) -> None:
        self._blocks.append(_Block(put, **joint))

    def _best_pages(self) -> LetterPages:
        """The fewest pages, and among those the widest lines."""
        if self._wording.layout == 1:
            return self._set(1.0)
        tried = [self._set(1.0)]
        for density in _DENSITIES[1:]:
            if len(tried[0].pages) == 1:
                break
            tried.append(self._set(density))
        return min(tried, key=lambda pages: len(pages.pages))

    def _set(self, density: float) -> LetterPages:
        pages = LetterPages(self._head, self._body, density=density, keeps_together=self._wording.layout > 1)
        for at, (block, tail) in enumerate(zip(self._blocks, self._tails(), strict=True)):
            block.put(pages, tail + (self._led_height(at, pages) if block.leads else 0.0))
        return pages

    def _led_height(self, at: int, pages: LetterPages) -> float:
        """Of what is behind a heading: a gap, perhaps, and the first rows of its table."""
        height = 0.0
        for block in self._blocks[at + 1 :]:
            if not block.follows:
                return height + block.least(pages)
            height += block.height
        return height

    def _tails(self) -> list[float]:
        """For each block the height of what must stay with it: that of all closing blocks behind the last lines."""
        tails = [0.0] * len(self._blocks)
        tail = 0.0
        for at in reversed(range(len(self._blocks))):
            if not self._blocks[at].follows:
                tails[at] = tail
                break
            tail += self._blocks[at].height
        return tails

    def _labels(self, pages: LetterPages, number: int, copy: str) -> list[Mark]:
        head = self._head
        page_label = self._wording.text("page", count=len(pages.pages), number=number)
        left = " · ".join(filter(None, (head.hall.name, head.hall.place)))
        half = WIDTH - 45 * MM
        marks: list[Mark] = [
            Text(LEFT, HEAD_LINE, left, fitting_size(left, half, SMALL)),
            flush_right(copy, RIGHT, HEAD_LINE, SMALL),
        ]
        line = pages.number_line if number == 1 else HEAD_LINE + 8 * MM
        marks += [
            Text(LEFT, line, head.number, fitting_size(head.number, 60 * MM, CELL)),
            flush_right(page_label, RIGHT, line, CELL),
        ]
        if number > 1:
            continued = self._wording.text("continued", title=head.title)
            marks.append(centred(continued, (LEFT + RIGHT) / 2, line, CELL, bold=True))
            marks.append(Rule(LEFT, line + 3 * MM, RIGHT, line + 3 * MM))
        return marks


def _name_lines(authority: str) -> tuple[str, ...]:
    return tuple(line.text for line in break_lines(authority, 62 * MM, BODY))


def _align(room: float) -> Literal["left", "centre"]:
    return "centre" if room <= _NARROW else "left"


def _grid_row(pairs: tuple[tuple[str, str], ...]) -> Row:
    label = 28 * MM
    pairs = tuple(pair for pair in pairs if pair[1]) if len(pairs) > 1 else pairs
    value = WIDTH / len(pairs) - label
    return tuple(
        cell
        for name, text in pairs
        for cell in (Cell(text=name, width=label, label=True), Cell(text=text, width=value))
    )
