"""The queue as a window sees it: who waits, call, recall, start, no-show, park, transfer, release, finish."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from counter_app.domain.tickets import TicketAction, TicketStatus
from counter_app.errors import NotFound, Refused
from counter_app.services.actions import follow_up, record_ticket_action
from counter_app.work import Work, without_transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedTicket:
    """One visitor. `label` is the number as it is called, such as A001."""

    ticket_id: uuid.UUID
    label: str
    status: TicketStatus
    queue_id: int
    queue_name: str
    item_id: int | None
    item_name: str
    priority: int
    queued_at: dt.datetime
    called_at: dt.datetime | None
    started_at: dt.datetime | None
    recall_count: int
    note: str
    people: int = 1
    """For how many applicants one person holds this number."""
    priority_reason: str = ""
    requeue_count: int = 0
    window_number: str = ""
    """Where the visitor stands, or the one window for which the visitor waits; empty for neither."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", TicketStatus(self.status))


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueState:
    """What stands in the left column: the visitor at the window, who waits, who was set aside.

    `waiting` holds the first `WAITING_SHOWN`, `waiting_count` counts all. `as_of` is the database's time.
    `allowed` are the actions that the table `transition` gives this caller for `current`.
    """

    as_of: dt.datetime
    current: QueuedTicket | None
    waiting: tuple[QueuedTicket, ...]
    waiting_count: int
    parked: tuple[QueuedTicket, ...]
    no_shows: tuple[QueuedTicket, ...]
    done_count: int
    allowed: frozenset[TicketAction]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferTarget:
    """Where a visitor can be sent: a queue, or one window."""

    queue_id: int
    window_id: int | None
    name: str


WAITING_SHOWN = 100

_TICKET = "SELECT v.* FROM ticket t JOIN queue q USING (queue_id) JOIN queued_ticket v USING (ticket_id) "

LIVE = """(t.business_day = (SELECT today()) OR t.last_called_at >= (SELECT day_start())
    OR (t.status = 'waiting' AND q.keeps_over_night))"""
"""Of today, as the function is_live says it of a whole row, which only the owner may read."""
_WAITING = f""" WHERE t.status = 'waiting' AND {LIVE}
    AND (t.reserved_window_id = :window OR (t.reserved_window_id IS NULL AND t.queue_id IN
        (SELECT wq.queue_id FROM window_queue wq WHERE wq.window_id = :window)))"""
# The order of call_next. A visitor who waits for this window alone has the greatest weight of the window. Chosen
# first and looked up then: a ticket's whole row for all who wait takes longer than the rest.
_FIRST_WAITING = f"""
    SELECT v.* FROM (
        SELECT t.ticket_id, row_number() OVER (ORDER BY ((SELECT app_now()) - t.turn_at) * coalesce(
            (SELECT max(wq.weight) FROM window_queue wq WHERE wq.window_id = :window
             AND (t.reserved_window_id IS NOT NULL OR wq.queue_id = t.queue_id)), 1) DESC,
            t.turn_at, t.prefix, t.number) AS place
        FROM ticket t JOIN queue q USING (queue_id) {_WAITING} ORDER BY place LIMIT :shown) first
    JOIN queued_ticket v USING (ticket_id) ORDER BY first.place"""
_ASIDE = """ WHERE t.status = :status AND t.window_id = :window AND t.last_called_at >= day_start()
    ORDER BY t.queued_at"""


@without_transaction
def queue_state(work: Work, *, window_id: int) -> QueueState:
    """The queue of this window today, in the order in which it is called."""
    current = work.row(
        QueuedTicket,
        _TICKET + " WHERE t.window_id = :window AND t.status IN ('called', 'serving')",
        window=window_id,
    )
    return QueueState(
        as_of=work.now(),
        current=current,
        waiting=work.rows(QueuedTicket, _FIRST_WAITING, window=window_id, shown=WAITING_SHOWN),
        waiting_count=work.value(
            "SELECT count(*) FROM ticket t JOIN queue q USING (queue_id)" + _WAITING, window=window_id
        ),
        parked=work.rows(QueuedTicket, _TICKET + _ASIDE, window=window_id, status="parked"),
        no_shows=work.rows(QueuedTicket, _TICKET + _ASIDE, window=window_id, status="no_show"),
        done_count=work.value(
            """SELECT count(*) FROM ticket
               WHERE window_id = :w AND status = 'done' AND last_called_at >= (SELECT day_start())""",
            w=window_id,
        ),
        allowed=_allowed_actions(work, current.status) if current else frozenset(),
    )


def _allowed_actions(work: Work, status: TicketStatus) -> frozenset[TicketAction]:
    actions = work.value(
        """SELECT array_agg(DISTINCT t.action) FROM transition t, unnest(t.roles) AS duty
           WHERE t.subject = 'ticket' AND t.from_status = :status AND has_duty(duty)""",
        status=status.value,
    )
    return frozenset(TicketAction(action) for action in actions or ()) - {
        TicketAction.RELEASE,
        TicketAction.CLOSE_OUT,
    }


def get_ticket(work: Work, ticket_id: uuid.UUID) -> QueuedTicket:
    """One ticket as it is now. Raises NotFound("ticket")."""
    found = work.row(QueuedTicket, _TICKET + " WHERE t.ticket_id = :id", id=ticket_id)
    if found is None:
        raise NotFound("ticket")
    return found


@without_transaction
def call_next(work: Work, *, action_id: uuid.UUID, window_id: int) -> QueuedTicket | None:
    """Call whoever is next in line; None means that nobody waits, never that the question failed.

    The loser of a race gets the next visitor. Repeated with the same id it answers as the first time. Raises
    Refused("action_id_reused") where the id stands for something else.
    """
    return work.row(QueuedTicket, "SELECT * FROM call_next_ticket(:a, :w)", a=action_id, w=window_id)


def call_ticket(work: Work, *, action_id: uuid.UUID, window_id: int, ticket_id: uuid.UUID) -> QueuedTicket:
    """Call this very number: one that waits for this window, or one that missed its call and has come.

    Nobody else's place changes. Raises Refused("ticket_of_other_window" | "window_busy" | …).
    """
    record_ticket_action(
        work,
        action_id=action_id,
        ticket_id=ticket_id,
        action=TicketAction.CALL_GIVEN,
        window_id=window_id,
    )
    return get_ticket(work, ticket_id)


def release(work: Work, *, action_id: uuid.UUID, ticket_id: uuid.UUID) -> QueuedTicket:
    """Give a visitor back to the queue whom a window held that shows no sign of life; the place is kept.

    Raises Refused("window_alive") while somebody is at that window.
    """
    record_ticket_action(work, action_id=action_id, ticket_id=ticket_id, action=TicketAction.RELEASE)
    return get_ticket(work, ticket_id)


def stranded(work: Work) -> tuple[QueuedTicket, ...]:
    """Whom dead windows hold: called or served there, or waiting for that window alone; the longest first."""
    return work.rows(
        QueuedTicket,
        _TICKET
        + f""" WHERE {LIVE} AND (
                  (t.status IN ('called', 'serving') AND is_window_lost(t.window_id))
                  OR (t.status = 'waiting' AND t.reserved_window_id IS NOT NULL
                      AND is_window_lost(t.reserved_window_id)))
              ORDER BY t.turn_at, t.prefix, t.number""",
    )


def _finish(work: Work, action_id: uuid.UUID, window_id: int, ticket_id: uuid.UUID) -> None:
    """The first half of finishing and calling, with an id of its own that follows from the whole's."""
    record_ticket_action(
        work,
        action_id=follow_up(action_id, "finish"),
        ticket_id=ticket_id,
        action=TicketAction.FINISH,
        window_id=window_id,
    )


def finish_and_call_next(
    work: Work, *, action_id: uuid.UUID, window_id: int, ticket_id: uuid.UUID
) -> QueuedTicket | None:
    """Finish the visitor at the window and call the next one, both or neither."""
    _finish(work, action_id, window_id, ticket_id)
    return call_next(work, action_id=action_id, window_id=window_id)


def finish_and_call_ticket(
    work: Work, *, action_id: uuid.UUID, window_id: int, ticket_id: uuid.UUID, wanted_id: uuid.UUID
) -> QueuedTicket:
    """Finish the visitor at the window, `ticket_id`, and call the number `wanted_id`, both or neither."""
    _finish(work, action_id, window_id, ticket_id)
    return call_ticket(work, action_id=action_id, window_id=window_id, ticket_id=wanted_id)


_OTHER_DOORS = frozenset(
    {
        TicketAction.CALL,
        TicketAction.ISSUE,
        TicketAction.TRANSFER,
        TicketAction.RELEASE,
        TicketAction.CLOSE_OUT,
    }
)


def act_on_ticket(
    work: Work,
    /,
    *,
    action_id: uuid.UUID,
    ticket_id: uuid.UUID,
    action: TicketAction,
    window_id: int,
    **payload: Any,
) -> QueuedTicket:
    """Take an action of the table `transition` on a ticket; `payload` carries a reason.

    Raises Refused("not_this_door") for the actions with a door of their own, and the database's refusals.
    """
    if action in _OTHER_DOORS:
        raise Refused("not_this_door", action=action)
    record_ticket_action(
        work, action_id=action_id, ticket_id=ticket_id, action=action, window_id=window_id, payload=payload
    )
    return get_ticket(work, ticket_id)


def transfer(
    work: Work, *, action_id: uuid.UUID, ticket_id: uuid.UUID, window_id: int, target: TransferTarget
) -> QueuedTicket:
    """Send the visitor from `window_id` to a queue or to one window; the place in line is kept."""
    record_ticket_action(
        work,
        action_id=action_id,
        ticket_id=ticket_id,
        action=TicketAction.TRANSFER,
        window_id=window_id,
        payload={"queue_id": target.queue_id, "window_id": target.window_id},
    )
    return get_ticket(work, ticket_id)


def transfer_targets(work: Work, *, window_id: int) -> tuple[TransferTarget, ...]:
    """Queues, and open windows other than this one, that the visitor at `window_id` can be sent to.

    Whoever is sent to a window that serves their queue stays in it.
    """
    return work.rows(
        TransferTarget,
        """SELECT q.queue_id, NULL::integer AS window_id, q.prefix || ' ' || q.name AS name
           FROM queue q
           UNION ALL
           SELECT coalesce(min(wq.queue_id) FILTER (WHERE wq.queue_id = t.queue_id), min(wq.queue_id)),
                  w.window_id, w.number || '号窗口'
           FROM service_window w JOIN window_queue wq USING (window_id)
           JOIN window_session s ON s.window_id = w.window_id AND s.closed_at IS NULL
           LEFT JOIN ticket t ON t.window_id = :window AND t.status IN ('called', 'serving')
           WHERE w.window_id <> :window GROUP BY w.window_id
           ORDER BY window_id NULLS FIRST, name""",
        window=window_id,
    )
