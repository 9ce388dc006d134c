"""Spans of days as people name them: today, this week, this month, and from one day to another."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

MOST_DAYS = 366
"""What one reading may span; `queue_figures` in the database keeps the same."""


class Span(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    DAYS = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """`back` counts how many spans before the present one. Only `Span.DAYS` has its own first and last day."""

    span: Span
    back: int = 0
    from_day: dt.date | None = None
    until_day: dt.date | None = None

    @property
    def is_today(self) -> bool:
        """Whether it moves on with the calendar and shows what happens now."""
        return self.span is Span.DAY and self.back == 0


def days_of(period: Period, today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day, both counted; weeks begin on Monday. The present week and month end with today."""
    if period.span is Span.DAYS:
        assert period.from_day is not None
        assert period.until_day is not None
        length = (period.until_day - period.from_day).days + 1
        back = dt.timedelta(days=length * period.back)
        return period.from_day - back, period.until_day - back
    first = _first_of(period, today)
    last = {
        Span.DAY: first,
        Span.WEEK: first + dt.timedelta(days=6),
        Span.MONTH: _month_later(first) - dt.timedelta(days=1),
    }[period.span]
    return first, last if period.back > 0 else min(last, today)


def _first_of(period: Period, today: dt.date) -> dt.date:
    if period.span is Span.DAY:
        return today - dt.timedelta(days=period.back)
    if period.span is Span.WEEK:
        return today - dt.timedelta(days=today.weekday() + 7 * period.back)
    months = today.year * 12 + today.month - 1 - period.back
    return dt.date(months // 12, months % 12 + 1, 1)


def _month_later(first: dt.date) -> dt.date:
    return dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
