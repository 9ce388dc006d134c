"""Public screens: the kiosk that gives numbers and the board that shows calls."""

import datetime as dt
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from counter_app.documents.facts import hall_day
from counter_app.documents.ticket import Ticket as TicketPaper
from counter_app.domain.text_kinds import TextKind
from counter_app.domain.ticket_numbers import ticket_code
from counter_app.domain.tickets import TicketAction
from counter_app.errors import NotFound, Refused
from counter_app.services.actions import record_ticket_action
from counter_app.services.papers import Paper, get_paper, issue_paper
from counter_app.services.typed import typed
from counter_app.work import Work, without_transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A matter that a visitor can choose, with the queue it leads to.

    `waiting` are the people of that queue. `people_ahead` are those whom the windows that serve it would call
    before somebody who took a number now, without priority: their other queues count, too.
    """

    item_id: int
    queue_id: int
    name: str
    department_name: str
    zone_name: str
    pinyin: str
    initials: str
    waiting: int
    people_ahead: int
    window_numbers: str
    waiting_minutes: int | None = None
    """How long that takes by today's service times; None while no window is open for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterMaterial:
    """What to have ready, shown before the ticket is taken."""

    name: str
    necessity: str
    original_count: int
    copy_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedTicket:
    """The number just given.

    `people_ahead` wait now and would be called before it by a window that serves its queue, whichever queue they
    stand in; `waiting_minutes` is how long that takes, None while no window is open for it. `visitor_tail` are the
    last four characters of the identity number of whoever holds it, empty where nobody was asked.
    """

    ticket_id: uuid.UUID
    label: str
    people_ahead: int
    item_name: str
    zone_name: str
    window_numbers: str
    issued_at: dt.datetime
    hall_name: str
    is_priority: bool
    waiting_minutes: int | None = None
    people: int = 1
    priority_reason: str = ""
    visitor_tail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who takes a number: read from a card or typed; only kind and number must be known."""

    id_kind: str
    id_number: str
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCall:
    """The last call of one window; `visitor` is the masked name in halls that show names."""

    ticket: str
    window_number: str
    zone_name: str
    last_called_at: dt.datetime
    status: str
    recall_count: int
    visitor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedWindow:
    """A window at which nobody is called for now; `reason` is empty where it is not for the public."""

    window_number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HallBoard:
    """Calls, newest first, how many wait, which windows pause, and the lines that run along the foot."""

    hall_name: str
    zone_name: str
    as_of: dt.datetime
    calls: tuple[BoardCall, ...]
    waiting: int
    paused: tuple[PausedWindow, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFrame:
    """What stands around the calls of the hall, or of one zone: whose board it is, the time there, how many wait, and
    the lines that run now, those of the whole hall and those of the zone (all zones' on a board of the hall)."""

    hall_name: str
    as_of: dt.datetime
    zone_id: int | None
    waiting: int
    notices: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HallFace:
    """What a public screen says of the hall itself; `as_of` is the database's time."""

    hall_name: str
    as_of: dt.datetime


def hall_face(work: Work) -> HallFace:
    """Which hall this is, and what time it is there."""
    return HallFace(hall_name=work.value("SELECT name FROM hall"), as_of=work.now())


def matters(work: Work) -> tuple[Matter, ...]:
    """Every matter with a queue, department by department."""
    return work.rows(
        Matter,
        """SELECT i.item_id, l.queue_id, i.name, u.name AS department_name, l.zone_name, i.pinyin, i.initials,
                  l.waiting, l.people_ahead, l.window_numbers, l.waiting_minutes
           FROM queue_item qi JOIN service_item i USING (item_id) JOIN org_unit u USING (org_unit_id)
           JOIN queue_length l ON l.queue_id = qi.queue_id
           WHERE i.lifecycle = 'active' ORDER BY l.zone_name, u.name, i.name""",
    )


def materials_of(work: Work, *, item_id: int) -> tuple[MatterMaterial, ...]:
    """The item's list of materials; empty where the catalogue has none yet."""
    return work.rows(
        MatterMaterial,
        """SELECT m.name, m.necessity, m.original_count, m.copy_count
           FROM material_requirement m JOIN service_item_version v USING (item_version_id)
           WHERE v.item_id = :item AND v.state = 'published' AND v.effective_from <= today()
             AND (v.effective_to IS NULL OR v.effective_to >= today())
           ORDER BY m.position""",
        item=item_id,
    )


def issue_ticket(
    work: Work,
    *,
    action_id: uuid.UUID,
    ticket_id: uuid.UUID,
    queue_id: int,
    item_id: int | None,
    priority_reason: str = "",
    people: int = 1,
    visitor: Visitor | None = None,
    appointment_id: uuid.UUID | None = None,
) -> IssuedTicket:
    """Give a number; it is committed before anything is printed. The same ids again give the same number.

    Raises Refused("ticket_open", ticket, ticket_id, queue) where `visitor` holds an open number of that queue, which
    can be printed again, and Refused("hall_closed" | "slot_full") where none is given now.
    """
    said: dict[str, Any] = {"queue_id": queue_id, "item_id": item_id}
    said["priority_reason"] = typed(TextKind.LINE, priority_reason)
    if people != 1:
        said["people"] = people
    if appointment_id is not None:
        said["appointment_id"] = str(appointment_id)
    if visitor is None:
        record_ticket_action(
            work, action_id=action_id, ticket_id=ticket_id, action=TicketAction.ISSUE, payload=said
        )
    else:
        _issue_to(work, visitor, action_id=action_id, ticket_id=ticket_id, said=json.dumps(said))
    return get_issued_ticket(work, ticket_id=ticket_id)


def _issue_to(work: Work, visitor: Visitor, *, action_id: uuid.UUID, ticket_id: uuid.UUID, said: str) -> None:
    work.value(
        "SELECT issue_to_visitor(:action, :ticket, CAST(:said AS jsonb), :kind, :number, :name, :phone)",
        action=action_id,
        ticket=ticket_id,
        said=said,
        kind=typed(TextKind.LINE, visitor.id_kind),
        number=typed(TextKind.IDENTITY, visitor.id_number),
        name=typed(TextKind.NAME, visitor.name),
        phone=typed(TextKind.PHONE, visitor.phone),
    )


def get_issued_ticket(work: Work, *, ticket_id: uuid.UUID) -> IssuedTicket:
    """The number as it stands on paper. Raises NotFound("ticket")."""
    found = work.row(IssuedTicket, "SELECT * FROM issued_ticket(:id)", id=ticket_id)
    if found is None:
        raise NotFound("ticket")
    return found


@without_transaction
def hall_board(work: Work, *, zone: str = "", limit: int = 9) -> HallBoard:
    """The newest calls of the hall, or of the zone of this name. Raises NotFound("zone")."""
    frame = board_frame(work, zone)
    return HallBoard(
        hall_name=frame.hall_name,
        zone_name=zone,
        as_of=frame.as_of,
        calls=board_calls(work, zone_id=frame.zone_id, limit=limit),
        waiting=frame.waiting,
        paused=work.rows(
            PausedWindow,
            """SELECT window_number, pause_reason AS reason FROM window_face
               WHERE state = 'paused' AND (CAST(:zone AS integer) IS NULL OR zone_id = :zone)
               ORDER BY window_number""",
            zone=frame.zone_id,
        ),
        notices=tuple(frame.notices),
    )


def board_frame(work: Work, zone: str) -> BoardFrame:
    """What stands around the calls, in one reading. Raises NotFound("zone")."""
    frame = work.row(
        BoardFrame,
        """SELECT h.name AS hall_name, app_now() AS as_of, z.zone_id,
                  (SELECT coalesce(sum(l.waiting), 0)::integer FROM queue_length l
                   WHERE z.zone_id IS NULL OR l.zone_id = z.zone_id) AS waiting,
                  ARRAY(SELECT n.words FROM notice_now n
                        WHERE n.zone_id IS NULL OR z.zone_id IS NULL OR n.zone_id = z.zone_id
                        ORDER BY n.shown_from, n.notice_id) AS notices
           FROM hall h LEFT JOIN zone z ON z.name = :zone""",
        zone=zone,
    )
    assert frame is not None
    if zone and frame.zone_id is None:
        raise NotFound("zone", zone=zone)
    return frame


def zone_id_of(work: Work, zone: str) -> int | None:
    """None without a name, which stands for the whole hall. Raises NotFound("zone")."""
    zone_id: int | None = work.value("SELECT zone_id FROM zone WHERE name = :zone", zone=zone)
    if zone and zone_id is None:
        raise NotFound("zone", zone=zone)
    return zone_id


def board_calls(work: Work, *, zone_id: int | None, limit: int) -> tuple[BoardCall, ...]:
    """The last call of each window of a zone, or of the hall, newest first."""
    return work.rows(
        BoardCall,
        """SELECT b.ticket, b.window_number, b.zone_name, b.last_called_at, b.status, b.recall_count,
                  coalesce(n.name, '') AS visitor
           FROM hall_board b LEFT JOIN called_name n USING (ticket_id)
           WHERE CAST(:zone AS integer) IS NULL OR b.zone_id = :zone
           ORDER BY b.last_called_at DESC LIMIT :limit""",
        zone=zone_id,
        limit=limit,
    )


def ticket_paper(work: Work, *, ticket_id: uuid.UUID, document_id: uuid.UUID) -> Paper:
    """The ticket on 80 mm paper; with the same `document_id` again the same paper, for a reprint."""
    issued_for = work.value("SELECT ticket_id FROM document WHERE document_id = :id", id=document_id)
    if issued_for is not None:
        if issued_for != ticket_id:
            raise Refused("action_id_reused")
        return get_paper(work, document_id=document_id)
    ticket = get_issued_ticket(work, ticket_id=ticket_id)
    number = f"{hall_day(ticket.issued_at):%Y%m%d}-{ticket.label}"
    content = TicketPaper(
        hall_name=ticket.hall_name,
        zone_name=ticket.zone_name,
        matter=ticket.item_name,
        number=ticket.label,
        people_ahead=ticket.people_ahead,
        waiting_minutes=ticket.waiting_minutes,
        people=ticket.people,
        windows=tuple(f"{number}号窗口" for number in ticket.window_numbers.split("、") if number),
        issued_at=ticket.issued_at,
        priority_mark=_priority_mark(ticket),
        id_tail=ticket.visitor_tail,
        requeue_after=work.value("SELECT requeue_rule()"),
        code=ticket_code(ticket.label, hall_day(ticket.issued_at)),
    )
    return issue_paper(work, document_id=document_id, number=number, content=content, ticket_id=ticket_id)


def _priority_mark(ticket: IssuedTicket) -> str:
    return f"优先 · {ticket.priority_reason}" if ticket.priority_reason else "优先" * ticket.is_priority
