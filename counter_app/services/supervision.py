"""The supervisor's view: every window with its state and its overdue cases."""

import datetime as dt
from dataclasses import dataclass

from counter_app.domain.lamps import Lamp
from counter_app.services.queue import LIVE
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRow:
    """A row of `window_board`. `state` is closed, lost, paused, serving, called or idle."""

    window_id: int
    window_number: str
    window_kind: str
    zone_id: int
    zone_name: str
    zone_short_name: str
    department_name: str | None
    staff_id: int | None
    clerk_name: str | None
    state: str
    state_since: dt.datetime | None
    pause_reason: str | None
    ticket: str | None
    waiting: int
    oldest_waiting_at: dt.datetime | None
    open_count: int
    green_count: int
    yellow_count: int
    red_count: int
    statutory_count: int
    stopped_count: int
    oldest_item_name: str | None
    oldest_due_on: dt.date | None
    oldest_limit_on: dt.date | None
    oldest_lamp: Lamp | None
    overdue_days: int | None

    def __post_init__(self) -> None:
        if self.oldest_lamp is not None:
            object.__setattr__(self, "oldest_lamp", Lamp(self.oldest_lamp))


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """The whole board and the figures above it."""

    as_of: dt.datetime
    windows: tuple[WindowRow, ...]
    waiting: int
    oldest_waiting_at: dt.datetime | None
    decided_today: int
    decided_in_time_today: int

    def total(self, column: str) -> int:
        """Sum of one of the counting columns over all windows."""
        return sum(getattr(row, column) for row in self.windows)


# By the bounds of the day, which the index on the instant can use: asking each case for its day in the hall's own
# time would read all closed cases of all years.
_DECIDED_TODAY = """ WHERE c.decided_at >= (
        SELECT min(today()::timestamp AT TIME ZONE h.time_zone) FROM hall h)
    AND c.decided_at < (SELECT min((today() + 1)::timestamp AT TIME ZONE h.time_zone) FROM hall h)"""


def window_board(work: Work) -> Supervision:
    """Every window, the worst first: statutory overdue, then red, then yellow."""
    windows = work.rows(
        WindowRow,
        """SELECT b.*, CASE WHEN b.oldest_due_on IS NULL THEN NULL ELSE
                  (SELECT day_ordinal(today())) - day_ordinal(CASE WHEN b.oldest_lamp = 'statutory_overdue'
                      THEN b.oldest_limit_on ELSE b.oldest_due_on END) END AS overdue_days
           FROM window_board b
           ORDER BY b.statutory_count DESC, b.red_count DESC, b.yellow_count DESC, b.window_number""",
    )
    return Supervision(
        as_of=work.now(),
        windows=windows,
        waiting=work.value("SELECT coalesce(sum(waiting), 0)::integer FROM queue_length"),
        oldest_waiting_at=work.value(
            f"""SELECT min(t.queued_at) FROM ticket t JOIN queue q USING (queue_id)
                WHERE t.status = 'waiting' AND {LIVE}"""
        ),
        decided_today=work.value("SELECT count(*) FROM service_case c" + _DECIDED_TODAY),
        decided_in_time_today=work.value(
            "SELECT count(*) FROM service_case c"
            + _DECIDED_TODAY
            + " AND (c.promised_due_on IS NULL OR local_day(c.decided_at) <= c.promised_due_on)"
        ),
    )
