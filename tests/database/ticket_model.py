"""The queue of DESIGN §4 once more, in plain Python and independent of the SQL: what a log of tickets leads to."""

from dataclasses import dataclass, replace

CLERKS = frozenset({"clerk", "chief_representative", "township_clerk"})
RULES: dict[tuple[str, str], str] = {
    ("", "issue"): "waiting",
    ("waiting", "call"): "called",
    ("called", "recall"): "called",
    ("called", "start"): "serving",
    ("called", "mark_no_show"): "no_show",
    ("no_show", "requeue"): "waiting",
    ("serving", "park"): "parked",
    ("parked", "unpark"): "serving",
    ("called", "transfer"): "waiting",
    ("serving", "transfer"): "waiting",
    ("called", "return"): "waiting",
    ("serving", "finish"): "done",
    ("waiting", "cancel"): "cancelled",
    ("called", "cancel"): "cancelled",
    ("parked", "cancel"): "cancelled",
    ("no_show", "cancel"): "cancelled",
}
"""From where by what to where."""
AT_A_WINDOW = frozenset({"called", "serving"})
WITH_REASON = frozenset({"park", "cancel"})
NEEDS_THE_WINDOW = frozenset({"recall", "start", "mark_no_show", "park", "transfer", "return", "finish"})
"""Only the window where the visitor stands."""
TAKES_THE_WINDOW = frozenset({"call", "unpark"})
RECALL_MAXIMUM = 3
RECALL_COOL_DOWN_SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelTicket:
    """What the hall knows of one visitor; instants are whatever the caller counts in."""

    queue_id: int
    priority: int = 0
    status: str = ""
    window_id: int | None = None
    reserved_window_id: int | None = None
    queued_at: float = 0.0
    last_called_at: float = 0.0
    recall_count: int = 0
    action_count: int = 0

    @property
    def place(self) -> tuple[int, float]:
        """Who is called first: priority, then the time in line."""
        return (-self.priority, self.queued_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One action as a client says it."""

    action: str
    window_id: int | None = None
    at: float = 0.0
    reason: str = ""
    to_queue_id: int | None = None
    to_window_id: int | None = None


def after(ticket: ModelTicket, said: Said) -> ModelTicket:
    """The ticket when this was taken. Raises KeyError where no rule leads on."""
    changed = replace(ticket, status=RULES[ticket.status, said.action], action_count=ticket.action_count + 1)
    match said.action:
        case "issue":
            return replace(changed, queued_at=said.at)
        case "call":
            return replace(changed, window_id=said.window_id, last_called_at=said.at, recall_count=0)
        case "recall":
            return replace(changed, last_called_at=said.at, recall_count=ticket.recall_count + 1)
        case "unpark":
            return replace(changed, window_id=said.window_id)
        case "return":
            return replace(changed, window_id=None)
        case "requeue":
            return replace(changed, window_id=None, reserved_window_id=None, queued_at=said.at)
        case "transfer":
            queue_id = ticket.queue_id if said.to_queue_id is None else said.to_queue_id
            return replace(changed, window_id=None, queue_id=queue_id, reserved_window_id=said.to_window_id)
        case _:
            return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks for what at which window, and what the model knows of both."""

    duties: frozenset[str]
    holds: int | None
    """The window at which this person sits."""
    occupied: bool
    """Whether another visitor stands at the window that was named."""
    cooled: bool
    """Whether the pause between two calls is over."""


def answer(ticket: ModelTicket, said: Said, asked: Asked) -> str:
    """The status that this leads to, or the code of the refusal (DESIGN §4, D3); calls go by `call_next` alone."""
    if not asked.duties & (CLERKS | {"kiosk"}):
        return "no_permission"
    if said.action == "call":
        return "not_in_turn"
    target = RULES.get((ticket.status, said.action))
    if target is None:
        return "wrong_state"
    if not asked.duties & CLERKS and said.action != "issue":
        return "not_your_duty"
    return _guarded(ticket, said, asked) or target


def _guarded(ticket: ModelTicket, said: Said, asked: Asked) -> str:
    """What stands in the way, or nothing."""
    if said.action in NEEDS_THE_WINDOW | TAKES_THE_WINDOW and asked.holds != said.window_id:
        return "window_not_held"
    if said.action in NEEDS_THE_WINDOW and ticket.window_id != said.window_id:
        return "ticket_elsewhere"
    if said.action in TAKES_THE_WINDOW and asked.occupied:
        return "window_busy"
    if said.action == "recall" and ticket.recall_count >= RECALL_MAXIMUM:
        return "recall_maximum"
    if said.action == "recall" and not asked.cooled:
        return "recall_too_soon"
    if said.action in WITH_REASON and not said.reason:
        return "reason_missing"
    return ""
