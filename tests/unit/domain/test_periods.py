"""Spans of days as people name them."""

import datetime as dt

import pytest

from counter_app.domain.periods import Period, Span, days_of


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("span", "back", "from_day", "until_day"),
    [
        (Span.DAY, 0, "2026-03-10", "2026-03-10"),
        (Span.DAY, 10, "2026-02-28", "2026-02-28"),
        (Span.WEEK, 0, "2026-03-09", "2026-03-10"),
        (Span.WEEK, 1, "2026-03-02", "2026-03-08"),
        (Span.MONTH, 0, "2026-03-01", "2026-03-10"),
        (Span.MONTH, 1, "2026-02-01", "2026-02-28"),
        (Span.MONTH, 3, "2025-12-01", "2025-12-31"),
        (Span.MONTH, 26, "2024-01-01", "2024-01-31"),
    ],
)
def test_the_present_ends_today_and_the_past_is_whole(
    span: Span, back: int, from_day: str, until_day: str
) -> None:
    period = Period(span=span, back=back)
    assert days_of(period, day("2026-03-10")) == (day(from_day), day(until_day))
    assert period.is_today == (span is Span.DAY and back == 0)


def test_days_of_ones_own_move_by_their_length() -> None:
    period = Period(span=Span.DAYS, from_day=day("2026-02-27"), until_day=day("2026-03-02"), back=1)
    assert days_of(period, day("2026-03-10")) == (day("2026-02-23"), day("2026-02-26"))


def test_a_leap_day_belongs_to_its_month() -> None:
    assert days_of(Period(span=Span.MONTH, back=1), day("2024-03-31")) == (
        day("2024-02-01"),
        day("2024-02-29"),
    )
