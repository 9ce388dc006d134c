"""Closing a day: its root over all logs goes into the bulletin (DESIGN D3)."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass

from counter_app.application import Application
from counter_app.errors import Refused
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """The bulletin of a day, as far as people see it."""

    business_day: dt.date
    root: bytes
    action_count: int
    subject_count: int
    made_at: dt.datetime
    made_by: str


_COLUMNS = "business_day, root, action_count, subject_count, made_at, made_by"


def close_day(work: Work, *, day: dt.date) -> ClosedDay:
    """Close a day that is over; a day that is closed answers with its bulletin.

    Raises Refused("day_not_over" | "earlier_day_open" | "later_day_closed" | "day_closed_otherwise" | "log_busy").
    """
    closed = work.row(ClosedDay, f"SELECT {_COLUMNS} FROM close_day(:day)", day=day)
    assert closed is not None
    return closed


def close_next_day(work: Work) -> ClosedDay | None:
    """Close the earliest day before today that has actions and is open; None where there is none."""
    day = work.value("SELECT first_unclosed_day()")
    return None if day is None else close_day(work, day=day)


def close_earlier_days(application: Application) -> tuple[ClosedDay, ...]:
    """Close every open day before today, each in a transaction of its own: the hall waits for none of them long."""
    return tuple(iter(lambda: application.run(close_next_day), None))


def close_and_read(application: Application) -> ClosedDay | None:
    """The newest bulletin, after the days before today were closed; a hall that is too busy is left for later."""
    with suppress(Refused):
        close_earlier_days(application)
    return application.run(last_closed_day)


def last_closed_day(work: Work) -> ClosedDay | None:
    """The newest bulletin, or None before the first."""
    return work.row(ClosedDay, f"SELECT {_COLUMNS} FROM bulletin ORDER BY business_day DESC LIMIT 1")
