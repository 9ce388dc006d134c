"""The A4 letter that all official papers share: head, number, codes, seal place, signature, page labels."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter_app.documents.barcodes import code128, code128_width, qr, service_code_groups
from counter_app.documents.facts import Hall, chinese_date
from counter_app.documents.flow import BODY, CELL, LEFT, RIGHT, SMALL, WIDTH, Cell, Flow, Row
from counter_app.documents.fonts import width
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
_HEAD_LINE = 17 * MM
_FIRST_TOP = 23 * MM
_NEXT_TOP = 36 * MM
_QR_SIDE = 29 * MM
_CLOSING_HEIGHT = 26 * MM
_SIGNATURE_HEIGHT = 17 * MM
_SEAL_MIDDLE = RIGHT - 30 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What names the paper; `number` is its 文号, `copies` the label of each copy (none: one copy)."""

    hall: Hall
    title: str
    subtitle: str = ""
    number: str = ""
    copies: tuple[str, ...] = ()


Column = tuple[str, float]
"""The heading of a column and its width; the widths of all columns add up to the text width."""


class Letter(Flow):
    """A paper of one or more pages, printed once for each copy."""

    def __init__(self, head: Head, wording: Wording, *, body: float = BODY) -> None:
        super().__init__(first_top=_FIRST_TOP, next_top=_NEXT_TOP, body=body)
        self._head = head
        self._wording = wording
        self.centred(head.title, size=24, bold=True, spacing=4)
        if head.subtitle:
            self.gap(1 * MM)
            self.centred(head.subtitle, size=CELL)
        self.gap(9 * MM)
        self._number_line = self.y
        self.gap(5 * MM)

    def opening(self, addressee: str, sentences: list[str], service_code: str) -> None:
        """Who is addressed and why, with the QR symbol of the case at the right."""
        top = self.y
        room = WIDTH - _QR_SIDE - 4 * MM
        # The quiet zone of the symbol is white; the symbol itself ends at the margin.
        quiet = _QR_SIDE * 4 / 29
        self.add(qr(service_code, RIGHT - _QR_SIDE + quiet, top - quiet / 2, _QR_SIDE))
        self.paragraph(addressee, bold=True, indent=0, room=room)
        for sentence in sentences:
            self.paragraph(sentence, room=room)
        if len(self.pages) == 1:
            self.y = max(self.y, top + _QR_SIDE - quiet)
        self.gap(3 * MM)

    def grid(self, rows: list[tuple[tuple[str, str], ...]]) -> None:
        """Labels and values, one or two pairs a row; a row without any value is left out."""
        self.table([_grid_row(row) for row in rows if any(value for _, value in row)])

    def listing(self, columns: tuple[Column, ...], rows: list[tuple[str, ...]]) -> None:
        """A table with a heading for each column; narrow columns are centred."""
        header = tuple(Cell(text=name, width=room, label=True, align=_align(room)) for name, room in columns)
        rooms = [room for _, room in columns]
        self.table(
            [
                tuple(
                    Cell(text=text, width=room, align=_align(room))
                    for text, room in zip(row, rooms, strict=True)
                )
                for row in rows
            ],
            header=header,
        )

    def closing(
        self, *, service_code: str, authority: str, day: date, with_qr: bool = False, signed: bool = True
    ) -> None:
        """Codes at the left; the body's name, the place of its seal and the date at the right.

        The block is never torn apart, nor from the signature that follows it when the paper is `signed`.
        """
        names = break_lines(authority, 62 * MM, BODY)
        leading = 6.6 * MM
        height = max(_CLOSING_HEIGHT, (len(names) + 2) * leading + 7 * MM)
        self.need(height + (_SIGNATURE_HEIGHT if signed else 0))
        top = self.y + 4 * MM
        self._codes(service_code, top, with_qr=with_qr)
        y = top + 5 * MM
        for line in [*(name.text for name in names), self._wording.text("seal"), chinese_date(day)]:
            self.add(centred(line, _SEAL_MIDDLE, y, BODY))
            y += leading
        self.y += height

    def _codes(self, service_code: str, top: float, *, with_qr: bool) -> None:
        bars = code128_width(service_code)
        self.add(code128(service_code, LEFT, top, 14 * MM))
        groups = service_code_groups(service_code)
        self.add(centred(groups, LEFT + bars / 2, top + 19 * MM, CELL, spacing=0.4))
        if with_qr:
            self.add(qr(service_code, LEFT + bars + 2 * MM, top - 3 * MM, 26 * MM))

    def signature(self, label: str, time_label: str) -> None:
        """A dashed line across, below it the place to sign and the date to fill in."""
        self.need(_SIGNATURE_HEIGHT)
        self.gap(1 * MM)
        self.rule(dashed=True)
        self.gap(11 * MM)
        self.add(Text(LEFT, self.y, label, BODY))
        start = LEFT + width(label, BODY)
        self.add(Rule(start, self.y + 1.2 * MM, start + 45 * MM, self.y + 1.2 * MM))
        self.add(flush_right(time_label, RIGHT, self.y, BODY))
        self.gap(4 * MM)

    def note(self, text: str) -> None:
        """A remark in small letters."""
        self.paragraph(text, size=SMALL, indent=0)

    def to_pdf(self) -> bytes:
        """All pages of the first copy, then of the next."""
        copies = self._head.copies or ("",)
        sheets = [
            Page(*A4, (*self._labels(number, copy), *marks))
            for copy in copies
            for number, marks in enumerate(self.pages, start=1)
        ]
        title = f"{self._head.title} {self._head.number}".strip()
        return paint(sheets, title=title, author=self._head.hall.name)

    def _labels(self, number: int, copy: str) -> list[Mark]:
        head = self._head
        page_label = self._wording.text("page", count=len(self.pages), number=number)
        left = " · ".join(filter(None, (head.hall.name, head.hall.place)))
        half = WIDTH - 45 * MM
        marks: list[Mark] = [
            Text(LEFT, _HEAD_LINE, left, fitting_size(left, half, SMALL)),
            flush_right(copy, RIGHT, _HEAD_LINE, SMALL),
        ]
        line = self._number_line if number == 1 else _HEAD_LINE + 8 * MM
        marks += [
            Text(LEFT, line, head.number, fitting_size(head.number, 60 * MM, CELL)),
            flush_right(page_label, RIGHT, line, CELL),
        ]
        if number > 1:
            continued = self._wording.text("continued", title=head.title)
            marks.append(centred(continued, (LEFT + RIGHT) / 2, line, CELL, bold=True))
            marks.append(Rule(LEFT, line + 3 * MM, RIGHT, line + 3 * MM))
        return marks


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
