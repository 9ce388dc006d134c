"""Bookings: their states, and what an instant makes of one. The database decides by the same rules
(`db/sql/34_appointment.sql`); screens use these to say beforehand what will be possible."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class AppointmentStatus(StrEnum):
    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    """In time: the number comes before those of people who came later."""
    LATE = "late"
    """After the slot, within what the hall allows: a number like any other."""
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Arrival(StrEnum):
    """What coming now would make of a booking."""

    TOO_EARLY = "too_early"
    CHECKED_IN = "checked_in"
    LATE = "late"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRules:
    """What the hall has set; the table `setting` says what each means."""

    days_ahead: int = 1
    working_days: int = 5
    per_day: int = 1
    cancel_hours: int = 2
    early_minutes: int = 30
    late_minutes: int = 15
    worth_minutes: int = 60


def arrival(starts_at: dt.datetime, ends_at: dt.datetime, now: dt.datetime, rules: BookingRules) -> Arrival:
    """What coming at `now` makes of a booking for this span."""
    if now < starts_at - dt.timedelta(minutes=rules.early_minutes):
        return Arrival.TOO_EARLY
    if now <= ends_at:
        return Arrival.CHECKED_IN
    if now <= ends_at + dt.timedelta(minutes=rules.late_minutes):
        return Arrival.LATE
    return Arrival.TOO_LATE


def turn_at(
    starts_at: dt.datetime, ends_at: dt.datetime, now: dt.datetime, rules: BookingRules
) -> dt.datetime | None:
    """By which instant a booking that is claimed at `now` is put in order; None where it gets no number.

    Whoever has waited for `worth_minutes` has come before any instant that this gives, so no booking that comes in
    later passes them.
    """
    coming = arrival(starts_at, ends_at, now, rules)
    if coming is Arrival.CHECKED_IN:
        return max(starts_at, now) - dt.timedelta(minutes=rules.worth_minutes)
    return now if coming is Arrival.LATE else None


def may_cancel(starts_at: dt.datetime, now: dt.datetime, rules: BookingRules) -> bool:
    """Whether a booking for a slot that starts then can still be taken back."""
    return now <= starts_at - dt.timedelta(hours=rules.cancel_hours)
