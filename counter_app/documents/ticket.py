"""取号凭条: the queue ticket on 80 mm paper, of which 72 mm can be printed; the height fits the text."""

from dataclasses import dataclass
from datetime import datetime

from counter_app.documents.barcodes import code128, code128_width
from counter_app.documents.page import (
    MM,
    Box,
    Mark,
    Page,
    Rule,
    centred,
    flush_right,
    paint,
)
from counter_app.documents.page import Text as TextMark
from counter_app.documents.text import balanced_lines
from counter_app.documents.wording import Wording, load_wording
from counter_app.domain.hall_time import HALL_TIME

TEMPLATE_VERSION = 3
PAPER_WIDTH = 80 * MM
PRINTABLE_WIDTH = 72 * MM

_LEFT = (PAPER_WIDTH - PRINTABLE_WIDTH) / 2
_RIGHT = PAPER_WIDTH - _LEFT
_MIDDLE = PAPER_WIDTH / 2
_BASE = 11.0
_NUMBER = 4 * _BASE
_CODE_HEIGHT = 9 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What a visitor takes from the kiosk.

    Attributes:
        number: prefix and serial as called and shown, e.g. `A001`.
        windows: names of the windows that call this queue, e.g. `12号窗口`.
        waiting_minutes: the estimate at this moment; None where there is none.
        people: how many come with this one number.
        priority_mark: why the ticket is called first (绿色通道, 网上预约); empty for an ordinary one.
        id_tail: the last digits of the visitor's identity number, if the hall prints them.
        requeue_after: a missed number comes back after so many others, 0 for not at all; None says nothing of it.
        no_show_rule: the hall's own sentence instead of the template's.
        code: what a scanner reads off the paper (its number, `20261120-A001`); empty for none.
        reprinted_at: set on a reprint only; the paper then says 补打.
    """

    template_version: int = TEMPLATE_VERSION
    hall_name: str
    zone_name: str = ""
    department_name: str = ""
    matter: str
    number: str
    people_ahead: int
    waiting_minutes: int | None = None
    people: int = 1
    windows: tuple[str, ...]
    issued_at: datetime
    priority_mark: str = ""
    id_tail: str = ""
    requeue_after: int | None = None
    no_show_rule: str = ""
    code: str = ""
    reprinted_at: datetime | None = None


def render_ticket(ticket: Ticket) -> bytes:
    """The PDF of the ticket; equal tickets give equal bytes."""
    wording = load_wording("ticket", ticket.template_version)
    strip = _Strip()
    _head(strip, ticket)
    _number(strip, ticket, wording)
    _advice(strip, ticket, wording)
    _foot(strip, ticket, wording)
    page = Page(PAPER_WIDTH, strip.y + 5 * MM, tuple(strip.marks))
    return paint(
        [page],
        title=f"{wording.text('title')} {ticket.number}",
        author=ticket.hall_name,
    )


class _Strip:
    """The paper as it comes out of the printer: marks are added at `y`, which only grows."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.y = 4 * MM

    def centred(self, text: str, size: float, *, bold: bool = False) -> None:
        for line in balanced_lines(text, PRINTABLE_WIDTH, size, bold=bold):
            self.y += size * 1.35
            self.marks.append(centred(line.text, _MIDDLE, self.y, size, bold=bold))

    def gap(self, height: float) -> None:
        self.y += height

    def rule(self, *, dashed: bool = False) -> None:
        self.y += 2.2 * MM
        self.marks.append(Rule(_LEFT, self.y, _RIGHT, self.y, 0.8, dashed))
        self.y += 0.8 * MM


def _head(strip: _Strip, ticket: Ticket) -> None:
    strip.centred(ticket.hall_name, _BASE + 2, bold=True)
    if place := " · ".join(filter(None, (ticket.zone_name, ticket.department_name))):
        strip.centred(place, _BASE - 1)
    strip.rule()


def _number(strip: _Strip, ticket: Ticket, wording: Wording) -> None:
    strip.centred(ticket.matter, _BASE + 1, bold=True)
    strip.gap(1.5 * MM)
    strip.centred(wording.text("number_label"), _BASE - 2)
    strip.gap(-2.0 * MM)
    strip.centred(ticket.number, _NUMBER, bold=True)
    strip.gap(2.5 * MM)
    if ticket.priority_mark:
        _framed(strip, ticket.priority_mark)


def _framed(strip: _Strip, text: str) -> None:
    """A mark in a frame: it must be seen at a glance, and the paper knows no colour."""
    size = _BASE + 1
    for line in balanced_lines(text, PRINTABLE_WIDTH - 6 * MM, size, bold=True):
        height = size * 1.6
        strip.gap(1 * MM)
        frame = Box(_MIDDLE - line.width / 2 - 3 * MM, strip.y, line.width + 6 * MM, height, 1.2)
        strip.marks += [
            frame,
            centred(line.text, _MIDDLE, strip.y + size * 1.16, size, bold=True),
        ]
        strip.y += height
    strip.gap(0.5 * MM)


def _advice(strip: _Strip, ticket: Ticket, wording: Wording) -> None:
    if ticket.people_ahead:
        strip.centred(wording.text("ahead", count=ticket.people_ahead), _BASE + 1, bold=True)
    else:
        strip.centred(wording.text("nobody_ahead"), _BASE + 1, bold=True)
    for sentence in particulars(ticket, wording):
        strip.centred(sentence, _BASE)
    strip.rule(dashed=True)
    strip.centred(wording.text("wait"), _BASE - 1.5)
    strip.centred(when_missed(ticket, wording), _BASE - 1.5)


def particulars(ticket: Ticket, wording: Wording) -> list[str]:
    """What holds for this ticket besides its place in line, sentence by sentence."""
    said = []
    if ticket.waiting_minutes:
        said.append(wording.text("waiting", minutes=ticket.waiting_minutes))
    if ticket.people > 1:
        said.append(wording.text("people", people=ticket.people))
    if ticket.windows:
        said.append(wording.text("windows", windows="、".join(ticket.windows)))
    return said


def when_missed(ticket: Ticket, wording: Wording) -> str:
    """What becomes of a number that was called in vain."""
    if ticket.no_show_rule or ticket.requeue_after is None:
        return ticket.no_show_rule or wording.text("no_show")
    if ticket.requeue_after == 0:
        return wording.text("no_show_void")
    return wording.text("no_show_requeue", count=ticket.requeue_after)


def _foot(strip: _Strip, ticket: Ticket, wording: Wording) -> None:
    strip.rule(dashed=True)
    size = _BASE - 2
    strip.y += size * 1.3
    strip.marks.append(TextMark(_LEFT, strip.y, wording.text("issued", time=clock(ticket.issued_at)), size))
    if ticket.id_tail:
        strip.marks.append(flush_right(wording.text("id_tail", tail=ticket.id_tail), _RIGHT, strip.y, size))
    if ticket.code:
        strip.gap(2.5 * MM)
        left = _MIDDLE - code128_width(ticket.code) / 2
        strip.marks.append(code128(ticket.code, left, strip.y, _CODE_HEIGHT))
        strip.gap(_CODE_HEIGHT)
    if ticket.reprinted_at is not None:
        strip.gap(1 * MM)
        _framed(strip, wording.text("reprinted", time=clock(ticket.reprinted_at)))


def clock(instant: datetime) -> str:
    """To the minute, in the hall's own time."""
    return instant.astimezone(HALL_TIME).strftime("%Y-%m-%d %H:%M")
