"""The queue of DESIGN §4 once more, in plain Python and independent of the SQL: what a log of tickets leads to."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

CLERKS = frozenset({"clerk", "chief_representative", "township_clerk"})
SAYERS = CLERKS | {"kiosk", "supervisor"}
"""Who may say anything of a ticket at all."""
OPEN = ("waiting", "called", "serving", "parked", "no_show")
RULES: dict[tuple[str, str], str] = {
    ("", "issue"): "waiting",
    ("waiting", "call"): "called",
    ("waiting", "call_given"): "called",
    ("no_show", "call_given"): "called",
    ("called", "recall"): "called",
    ("called", "start"): "serving",
    ("called", "mark_no_show"): "no_show",
    ("no_show", "requeue"): "waiting",
    ("serving", "park"): "parked",
    ("parked", "unpark"): "serving",
    ("called", "transfer"): "waiting",
    ("serving", "transfer"): "waiting",
    ("called", "return"): "waiting",
    ("called", "release"): "waiting",
    ("serving", "release"): "waiting",
    ("waiting", "release"): "waiting",
    ("serving", "finish"): "done",
    ("waiting", "cancel"): "cancelled",
    ("called", "cancel"): "cancelled",
    ("parked", "cancel"): "cancelled",
    ("no_show", "cancel"): "cancelled",
    **{(status, "close_out"): "cancelled" for status in OPEN},
}
"""From where by what to where."""
DUTIES: dict[str, frozenset[str]] = {
    "issue": CLERKS | {"kiosk"},
    "release": CLERKS | {"supervisor"},
    "close_out": CLERKS | {"kiosk", "supervisor", "centre_admin"},
}
"""Who may do what; the rest is the clerks'."""
AT_A_WINDOW = frozenset({"called", "serving"})
HOLDS_A_PLACE = frozenset({"waiting", "called", "serving", "parked"})
"""With one of these nobody gets a second number of the same queue."""
WITH_REASON = frozenset({"park", "cancel", "close_out"})
NEEDS_THE_WINDOW = frozenset({"recall", "start", "mark_no_show", "park", "transfer", "return", "finish"})
"""Only the window where the visitor stands."""
TAKES_THE_WINDOW = frozenset({"call", "call_given", "unpark"})
ENTERS_A_QUEUE = frozenset({"requeue", "transfer"})
RECALL_MAXIMUM = 3
RECALL_COOL_DOWN_SECONDS = 10
REQUEUE_AFTER, REQUEUE_MAXIMUM = 3, 1
WORTH = {"": 0, "老年人": 60, "残疾人": 60, "军人": 60, "孕妇": 60, "绿色通道": 1440}
"""Minutes that a reason of priority counts as waited."""
LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelTicket:
    """What the hall knows of one visitor."""

    queue_id: int
    label: tuple[str, int] = ("", 0)
    reason: str = ""
    person: str = ""
    status: str = ""
    window_id: int | None = None
    reserved_window_id: int | None = None
    turn: dt.datetime = LONG_AGO
    """What the order goes by: when the visitor came, earlier by what the priority is worth."""
    recall_count: int = 0
    requeue_count: int = 0
    action_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One action as a client says it; `at` is when a number was given, nothing else asks for it."""

    action: str
    window_id: int | None = None
    at: dt.datetime = LONG_AGO
    reason: str = ""
    to_queue_id: int | None = None
    to_window_id: int | None = None


def after(ticket: ModelTicket, said: Said, others: Iterable[ModelTicket] = ()) -> ModelTicket:
    """The ticket when this was taken, among `others`. Raises KeyError where no rule leads on."""
    changed = replace(ticket, status=RULES[ticket.status, said.action], action_count=ticket.action_count + 1)
    match said.action:
        case "issue":
            return replace(changed, turn=said.at - dt.timedelta(minutes=WORTH[ticket.reason]))
        case "call" | "call_given":
            return replace(changed, window_id=said.window_id, recall_count=0)
        case "recall":
            return replace(changed, recall_count=ticket.recall_count + 1)
        case "unpark":
            return replace(changed, window_id=said.window_id)
        case "return":
            return replace(changed, window_id=None)
        case "release":
            return replace(changed, window_id=None, reserved_window_id=None)
        case "requeue":
            changed = replace(changed, window_id=None, reserved_window_id=None)
            return replace(changed, turn=_later(ticket, others), requeue_count=ticket.requeue_count + 1)
        case "transfer":
            queue_id = ticket.queue_id if said.to_queue_id is None else said.to_queue_id
            return replace(changed, window_id=None, queue_id=queue_id, reserved_window_id=said.to_window_id)
        case _:
            return changed


def _later(ticket: ModelTicket, others: Iterable[ModelTicket]) -> dt.datetime:
    """Behind the next three of the queue, and never before the own place."""
    line = sorted(
        (other.turn, other.label)
        for other in others
        if other.status == "waiting"
        and other.queue_id == ticket.queue_id
        and other.reserved_window_id is None
    )
    passed = [turn + dt.timedelta(microseconds=1) for turn, _ in line[:REQUEUE_AFTER]]
    return max([ticket.turn, *passed])


def line_at(
    tickets: Iterable[ModelTicket], *, window_id: int, weights: Mapping[int, int], now: dt.datetime
) -> list[ModelTicket]:
    """Who waits for this window, in the order in which it calls: waiting time times weight."""

    def rank(ticket: ModelTicket) -> tuple[dt.timedelta, dt.datetime, tuple[str, int]]:
        weight = (
            weights[ticket.queue_id]
            if ticket.reserved_window_id is None
            else max(weights.values(), default=1)
        )
        return (-(now - ticket.turn) * weight, ticket.turn, ticket.label)

    return sorted(
        (
            ticket
            for ticket in tickets
            if ticket.status == "waiting"
            and (
                ticket.reserved_window_id == window_id
                or (ticket.reserved_window_id is None and ticket.queue_id in weights)
            )
        ),
        key=rank,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks for what at which window, and what the model knows of both."""

    duties: frozenset[str]
    holds: int | None
    """The window at which this person sits."""
    serves: frozenset[int]
    """The queues of the window that was named."""
    occupied: bool
    """Whether another visitor stands at the window that was named."""
    cooled: bool
    """Whether the pause between two calls is over."""
    holder_alive: bool
    """Whether somebody gives signs of life at the window that holds the visitor."""
    person_elsewhere: bool
    """Whether the visitor holds another open number of the queue that is entered."""


def answer(ticket: ModelTicket, said: Said, asked: Asked) -> str:
    """The status that this leads to, or the code of the refusal (DESIGN §4, D3); calls go by `call_next` alone."""
    if not asked.duties & SAYERS:
        return "no_permission"
    if said.action == "call":
        return "not_in_turn"
    target = RULES.get((ticket.status, said.action))
    if target is None:
        return "wrong_state"
    if not asked.duties & DUTIES.get(said.action, CLERKS):
        return "not_your_duty"
    return _guarded(ticket, said, asked) or target


def _guarded(ticket: ModelTicket, said: Said, asked: Asked) -> str:
    """What stands in the way, or nothing."""
    if said.action in NEEDS_THE_WINDOW | TAKES_THE_WINDOW and asked.holds != said.window_id:
        return "window_not_held"
    if said.action in NEEDS_THE_WINDOW and ticket.window_id != said.window_id:
        return "ticket_elsewhere"
    if said.action == "call_given" and not _is_for(ticket, said.window_id, asked.serves):
        return "ticket_of_other_window"
    if said.action in TAKES_THE_WINDOW and asked.occupied:
        return "window_busy"
    if said.action == "recall" and ticket.recall_count >= RECALL_MAXIMUM:
        return "recall_maximum"
    if said.action == "recall" and not asked.cooled:
        return "recall_too_soon"
    if said.action in WITH_REASON and not said.reason:
        return "reason_missing"
    return _set_aside(ticket, said, asked)


def _is_for(ticket: ModelTicket, window_id: int | None, serves: frozenset[int]) -> bool:
    if ticket.reserved_window_id is not None:
        return ticket.reserved_window_id == window_id
    return ticket.queue_id in serves


def _set_aside(ticket: ModelTicket, said: Said, asked: Asked) -> str:
    """What stands in the way of coming back into a queue, or of being sent away by others."""
    if said.action == "requeue" and ticket.requeue_count >= REQUEUE_MAXIMUM:
        return "requeue_maximum"
    enters = said.action in ENTERS_A_QUEUE or (said.action == "call_given" and ticket.status == "no_show")
    if enters and asked.person_elsewhere:
        return "ticket_open"
    if said.action == "release" and (asked.holder_alive or held_by(ticket) is None):
        return "window_alive"
    if said.action == "close_out" and not asked.duties & {"supervisor", "centre_admin"}:
        return "not_your_duty"
    if said.action == "close_out" and ticket.status in AT_A_WINDOW and asked.holder_alive:
        return "ticket_elsewhere"
    return ""


def held_by(ticket: ModelTicket) -> int | None:
    """The one window on which this visitor depends, if there is one."""
    return ticket.reserved_window_id if ticket.status == "waiting" else ticket.window_id
