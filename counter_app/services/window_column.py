"""The left column of a clerk's window in one reading: the queue, who stands there, and the hall's rules for it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from counter_app.domain.ticket_numbers import read_number
from counter_app.domain.tickets import TicketAction, TicketStatus
from counter_app.errors import Refused
from counter_app.services import queue
from counter_app.services.hall_screens import Visitor, get_issued_ticket
from counter_app.services.queue import QueuedTicket, QueueState, act_on_ticket, get_ticket, queue_state
from counter_app.work import Work, without_transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRules:
    """What the hall set: seconds between two calls, most recalls, behind how many a missed number goes, and how
    often it may (0: 过号无效)."""

    recall_cool_down_seconds: int
    recall_maximum: int
    requeue_after: int
    requeue_maximum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AtWindow:
    """What is known of the visitor at the window beside the ticket; `visitor` is None where no card was shown."""

    last_called_at: dt.datetime | None
    visitor: Visitor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowColumn:
    """`at_window` belongs to `queue.current`; `stranded` are numbers of this window's queues."""

    queue: QueueState
    at_window: AtWindow | None
    rules: QueueRules
    stranded: tuple[QueuedTicket, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requeued:
    """`place` counts from 1 among those whom the windows of the queue call."""

    ticket: QueuedTicket
    place: int


@without_transaction
def window_column(work: Work, *, window_id: int) -> WindowColumn:
    """All that the column of this window shows."""
    state = queue_state(work, window_id=window_id)
    rules = work.row(
        QueueRules,
        """SELECT rule('recall_cool_down_seconds') AS recall_cool_down_seconds,
                  rule('recall_maximum') AS recall_maximum, rule('requeue_after') AS requeue_after,
                  rule('requeue_maximum') AS requeue_maximum""",
    )
    assert rules is not None
    return WindowColumn(
        queue=state,
        at_window=_at_window(work, state.current.ticket_id) if state.current else None,
        rules=rules,
        stranded=_stranded_of(work, window_id),
    )


def _at_window(work: Work, ticket_id: uuid.UUID) -> AtWindow:
    return AtWindow(
        last_called_at=work.value("SELECT last_called_at FROM ticket WHERE ticket_id = :id", id=ticket_id),
        visitor=work.row(
            Visitor, "SELECT id_kind, id_number, name, phone FROM visitor_of_ticket(:id)", id=ticket_id
        ),
    )


def _stranded_of(work: Work, window_id: int) -> tuple[QueuedTicket, ...]:
    mine = work.value(
        "SELECT array_agg(queue_id) FROM window_queue WHERE window_id = :window", window=window_id
    )
    return tuple(ticket for ticket in queue.stranded(work) if ticket.queue_id in (mine or ()))


def requeue(work: Work, *, action_id: uuid.UUID, ticket_id: uuid.UUID, window_id: int) -> Requeued:
    """Let somebody who missed the call wait again, as far back as the hall's rule says."""
    ticket = act_on_ticket(
        work, action_id=action_id, ticket_id=ticket_id, action=TicketAction.REQUEUE, window_id=window_id
    )
    return Requeued(ticket=ticket, place=get_issued_ticket(work, ticket_id=ticket_id).people_ahead + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    ticket_id: uuid.UUID
    label: str
    status: TicketStatus
    queue_name: str
    window_number: str
    is_mine: bool
    is_here: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", TicketStatus(self.status))


_CANDIDATES = (
    """SELECT t.ticket_id, ticket_label(t.prefix, t.number) AS label, t.status, q.name AS queue_name,
       coalesce(w.number, '') AS window_number,
       t.reserved_window_id IS NOT DISTINCT FROM :window OR (t.reserved_window_id IS NULL AND EXISTS (
           SELECT FROM window_queue wq WHERE wq.window_id = :window AND wq.queue_id = t.queue_id)) AS is_mine,
       t.window_id IS NOT DISTINCT FROM :window AS is_here
    FROM ticket t JOIN queue q USING (queue_id)
    LEFT JOIN service_window w ON w.window_id = coalesce(t.window_id, t.reserved_window_id)
    WHERE t.number = :number AND (:prefix = '' OR t.prefix = :prefix)
      AND (CAST(:day AS date) IS NULL OR t.business_day = :day) AND t.hall_id = (
        SELECT hall_id FROM service_window WHERE window_id = :window)
      AND t.business_day > (SELECT today()) - 60 AND """
    + queue.LIVE
)
# Nobody waits over sixty nights; without a bound the search would read the numbers of all years.


def find_number(work: Work, *, window_id: int, typed: str) -> QueuedTicket:
    """The number that somebody typed, or a scanner read off the ticket, if this window may call it now.

    Raises Refused with "number_unreadable", "number_unknown", "number_of_other_day", "number_of_other_queue",
    "number_ambiguous" or, where it can no longer be called, "number_" and its state.
    """
    read = read_number(typed)
    if read is None:
        raise Refused("number_unreadable")
    found = work.rows(
        _Candidate, _CANDIDATES, window=window_id, number=read.number, prefix=read.prefix, day=read.day
    )
    mine = [each for each in found if each.is_mine]
    open_ones = [each for each in mine if each.status in (TicketStatus.WAITING, TicketStatus.NO_SHOW)]
    if len(open_ones) > 1:
        raise Refused("number_ambiguous", numbers="、".join(sorted(each.label for each in open_ones)))
    chosen = next(iter(open_ones or mine or found), None)
    if chosen is None:
        number = f"{read.prefix}{read.number:03}"
        if read.day not in (None, work.today()):
            raise Refused("number_of_other_day", number=number, day=read.day)
        raise Refused("number_unknown", number=number)
    _check(chosen)
    return get_ticket(work, chosen.ticket_id)


def _check(chosen: _Candidate) -> None:
    facts = {"ticket": chosen.label, "window": chosen.window_number, "queue": chosen.queue_name}
    if chosen.status in (TicketStatus.CALLED, TicketStatus.SERVING):
        raise Refused("ticket_elsewhere", **facts)
    if chosen.status in (TicketStatus.DONE, TicketStatus.CANCELLED):
        raise Refused("number_closed", **facts)
    if chosen.status is TicketStatus.PARKED:
        raise Refused("number_parked_here" if chosen.is_here else "number_parked", **facts)
    if not chosen.is_mine:
        raise Refused("number_reserved" if chosen.window_number else "number_of_other_queue", **facts)
