"""The day of the queue: when numbers are given, what an earlier day left behind, and how a day ends."""

import datetime as dt
import uuid
from dataclasses import dataclass, replace

from counter_app.domain.text_kinds import TextKind
from counter_app.domain.tickets import TicketStatus
from counter_app.services.typed import typed
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class HallOpening:
    """Whether the hall gives numbers now.

    `opens_at` and `closes_at` are the span that is on, or the next one within a fortnight; None for a hall that gives
    numbers at all hours, or not at all. `note` is the name of a holiday that is today.
    """

    is_open: bool
    opens_at: dt.datetime | None
    closes_at: dt.datetime | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A number that an earlier day left behind; `closed_at` is None while it is still open. It is never called."""

    ticket_id: uuid.UUID
    label: str
    business_day: dt.date
    queue_name: str
    status: TicketStatus
    """What it was when it was closed out, or is now."""
    closed_at: dt.datetime | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", TicketStatus(self.status))


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySoFar:
    """What ending the day now would do: `closing` numbers are cancelled, `at_windows` are not, `kept` wait over night.

    `leftovers` are what earlier days left behind, closed out today or about to be. `gives_more` is whether numbers are
    still given today, and `closes_at` when the last of them is; None for a hall without hours, or closed all day.
    """

    closing: int
    at_windows: int
    kept: int
    gives_more: bool
    closes_at: dt.datetime | None
    leftovers: tuple[Leftover, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedDay:
    """How a day ended: how many were cancelled, who still stands at a window, how many wait over night."""

    closed_count: int
    at_windows: tuple[str, ...]
    kept_count: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "at_windows", tuple(self.at_windows))


def opening(work: Work) -> HallOpening:
    """Whether the hall gives numbers now, and when it does next."""
    found = work.row(HallOpening, "SELECT * FROM hall_opening()")
    return found or HallOpening(is_open=True, opens_at=None, closes_at=None, note="")


def leftovers(work: Work) -> tuple[Leftover, ...]:
    """What earlier days left behind, still open or closed out today, oldest first (supervision)."""
    return work.rows(Leftover, "SELECT * FROM day_leftovers()")


def day_so_far(work: Work) -> DaySoFar:
    """What is still open, told before the day is ended (supervision)."""
    found = work.row(
        DaySoFar,
        """SELECT o.closing, o.at_windows, o.kept, r.gives_more, r.closes_at FROM rest_of_day() r CROSS JOIN (
           SELECT count(*) FILTER (WHERE NOT o.stays AND NOT o.kept) AS closing,
                  count(*) FILTER (WHERE o.stays) AS at_windows, count(*) FILTER (WHERE o.kept) AS kept
           FROM (SELECT t.status IN ('called', 'serving') AND NOT is_window_lost(t.window_id) AS stays,
                        t.status = 'waiting' AND q.keeps_over_night AS kept
                 FROM ticket t JOIN queue q USING (queue_id)
                 WHERE t.status IN ('waiting', 'called', 'serving', 'parked', 'no_show')) o) o""",
    )
    assert found is not None, "counts are one row"
    return replace(found, leftovers=leftovers(work))


def end_day(work: Work, *, action_id: uuid.UUID, reason: str) -> EndedDay:
    """Cancel whoever is left, but for those at a window that is alive and those who wait over night (supervision).

    Repeated with the same id it closes nobody else. Raises Refused("reason_missing" | "not_your_duty").
    """
    ended = work.row(
        EndedDay,
        "SELECT * FROM end_day(:action, :reason)",
        action=action_id,
        reason=typed(TextKind.REASON, reason),
    )
    assert ended is not None, "the function answers with one row"
    return ended
