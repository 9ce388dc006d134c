"""取号凭条 for a thermal printer: the same words as the PDF, laid out on a grid of columns.

A column is 12 dots wide, as in every ESC/POS printer's usual font: 48 of them on the 80 mm roll, 32 on the 58 mm one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from counter_app.documents.text import break_columns, columns_of
from counter_app.documents.ticket import Ticket, clock, particulars, when_missed
from counter_app.documents.wording import Wording, load_wording

COLUMNS = (48, 32)
"""Of the 80 mm and of the 58 mm roll."""
NUMBER_SCALE = 3


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollText:
    """One line; `scale` enlarges it in both directions, `inverted` is white on black."""

    text: str
    scale: int = 1
    bold: bool = False
    inverted: bool = False
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRule:
    """A line across the paper."""

    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCode:
    """Code 128 in the middle of the paper."""

    content: str


RollMark = RollText | RollRule | RollCode


def roll_of(ticket: Ticket, columns: int) -> tuple[RollMark, ...]:
    """The marks from the top; no line of text is wider than `columns`."""
    wording = load_wording("ticket", ticket.template_version)
    marks: list[RollMark] = []
    for part in (_head, _number, _advice, _foot):
        marks += part(ticket, wording, columns)
    return tuple(marks)


def _head(ticket: Ticket, _: Wording, columns: int) -> Iterator[RollMark]:
    yield from _lines(ticket.hall_name, columns, bold=True, scale=2)
    yield from _lines(" · ".join(filter(None, (ticket.zone_name, ticket.department_name))), columns)
    yield RollRule(columns=columns)


def _number(ticket: Ticket, wording: Wording, columns: int) -> Iterator[RollMark]:
    yield from _lines(ticket.matter, columns, bold=True)
    yield from _lines(wording.text("number_label"), columns)
    yield from _lines(ticket.number, columns, bold=True, scale=NUMBER_SCALE)
    yield from _lines(ticket.priority_mark, columns, bold=True, inverted=True)


def _advice(ticket: Ticket, wording: Wording, columns: int) -> Iterator[RollMark]:
    ahead = wording.text("ahead", count=ticket.people_ahead)
    yield from _lines(ahead if ticket.people_ahead else wording.text("nobody_ahead"), columns, bold=True)
    for sentence in particulars(ticket, wording):
        yield from _lines(sentence, columns)
    yield RollRule(columns=columns)
    yield from _lines(wording.text("wait"), columns)
    yield from _lines(when_missed(ticket, wording), columns)
    yield RollRule(columns=columns)


def _foot(ticket: Ticket, wording: Wording, columns: int) -> Iterator[RollMark]:
    issued = wording.text("issued", time=clock(ticket.issued_at))
    tail = wording.text("id_tail", tail=ticket.id_tail) if ticket.id_tail else ""
    between = columns - columns_of(issued) - columns_of(tail)
    both = [issued + " " * between + tail] if tail and between > 0 else [issued, tail]
    for line in filter(None, both):
        yield RollText(text=line, align=Align.LEFT)
    if ticket.code:
        yield RollCode(content=ticket.code)
    if ticket.reprinted_at is not None:
        reprinted = wording.text("reprinted", time=clock(ticket.reprinted_at))
        yield from _lines(reprinted, columns, bold=True, inverted=True)


def _lines(
    text: str, columns: int, *, scale: int = 1, bold: bool = False, inverted: bool = False
) -> Iterator[RollText]:
    """Nothing for no text. Enlarged is only what then stays on one line."""
    while scale > 1 and columns_of(text) * scale > columns:
        scale -= 1
    room = columns // scale - (2 if inverted else 0)
    for line in break_columns(text, room) if text else ():
        shown = f" {line} " if inverted else line
        yield RollText(text=shown, scale=scale, bold=bold, inverted=inverted)
