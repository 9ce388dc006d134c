from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.working_days import (
    CalendarDay,
    CalendarOutOfRange,
    NoticeDay,
    WorkingCalendar,
    YearNotice,
    build_days,
)

DUE_DATES = [
    ("2026-02-12", 5, "2026-02-26"),
    ("2026-02-12", 20, "2026-03-18"),
    ("2026-04-30", 5, "2026-05-11"),
    ("2026-09-18", 5, "2026-09-24"),
    ("2026-09-24", 10, "2026-10-15"),
    ("2026-09-30", 1, "2026-10-08"),
    ("2026-09-30", 20, "2026-11-03"),
    ("2025-01-24", 5, "2025-02-07"),
    ("2024-04-26", 10, "2024-05-13"),
]
WORKING_DAYS_OF_YEAR = {
    2015: 249,
    2016: 250,
    2017: 249,
    2018: 250,
    2019: 250,
    2020: 249,
    2021: 250,
    2022: 249,
    2023: 249,
    2024: 251,
    2025: 248,
    2026: 248,
}
DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2026, 12, 31))
KNOWN = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize(("start", "working_days", "expected"), DUE_DATES)
def test_due_dates_of_real_calendars(
    calendar: WorkingCalendar, start: str, working_days: int, expected: str
) -> None:
    due = calendar.due_on(date.fromisoformat(start), working_days)
    assert due.on == date.fromisoformat(expected)
    assert not due.provisional


@pytest.mark.parametrize(("year", "expected"), WORKING_DAYS_OF_YEAR.items())
def test_working_days_of_a_year(calendar: WorkingCalendar, year: int, expected: int) -> None:
    assert calendar.working_days_between(date(year, 1, 1), date(year, 12, 31)) == expected


def test_first_half_of_2016_has_the_days_behind_baoshans_706_visitors_a_day(
    calendar: WorkingCalendar,
) -> None:
    days = calendar.working_days_between(date(2016, 1, 1), date(2016, 6, 30))
    assert days == 123
    assert round(86_825 / days) == 706


def test_a_limit_that_reaches_into_a_year_without_notice_is_provisional(calendar: WorkingCalendar) -> None:
    due = calendar.due_on(date(2026, 12, 20), 20)
    assert due.on.year == 2027
    assert due.provisional
    assert not calendar.due_on(date(2026, 12, 20), 9).provisional


def test_a_year_without_notice_counts_weekends_only(calendar: WorkingCalendar) -> None:
    assert calendar.is_working(date(2027, 1, 1))
    assert not calendar.is_working(date(2027, 1, 2))
    assert calendar.day(date(2027, 5, 3)).provisional


def test_an_empty_notice_is_no_notice_even_when_called_published() -> None:
    (first, *_) = build_days([YearNotice(year=2027, days=(), published=True)], 2027, 2027)
    assert first.provisional


def test_december_may_be_set_by_the_next_years_notice() -> None:
    new_years_eve = NoticeDay(day=date(2020, 12, 31), is_off=True, name="元旦")
    this_year = NoticeDay(day=date(2020, 12, 31), is_off=False, name="旧通知")
    days = build_days(
        [
            YearNotice(year=2021, days=(new_years_eve,), published=True),
            YearNotice(year=2020, days=(this_year,), published=True),
        ],
        2020,
        2020,
    )
    assert not days[-1].is_working
    assert days[-1].name == "元旦"
    assert not days[-1].provisional


def test_a_day_off_carries_the_ordinal_of_the_last_working_day(calendar: WorkingCalendar) -> None:
    assert calendar.ordinal(date(2026, 2, 20)) == calendar.ordinal(date(2026, 2, 14))
    assert calendar.ordinal(date(2026, 2, 24)) == calendar.ordinal(date(2026, 2, 14)) + 1


def test_remaining_counts_down_to_zero_and_below(calendar: WorkingCalendar) -> None:
    due = date(2026, 10, 8)
    assert calendar.remaining(date(2026, 9, 30), due) == 1
    assert calendar.remaining(date(2026, 10, 5), due) == 1
    assert calendar.remaining(due, due) == 0
    assert calendar.remaining(date(2026, 10, 9), due) == -1


def test_zero_days_end_on_the_spot_even_on_a_day_off(calendar: WorkingCalendar) -> None:
    assert calendar.due_on(date(2026, 10, 1), 0).on == date(2026, 10, 1)
    assert calendar.add_calendar_days(date(2026, 10, 1), 0).on == date(2026, 10, 1)
    assert calendar.add_months(date(2026, 10, 1), 0).on == date(2026, 10, 1)


def test_natural_days_that_end_on_a_holiday_end_after_it(calendar: WorkingCalendar) -> None:
    assert calendar.add_calendar_days(date(2026, 9, 1), 30).on == date(2026, 10, 8)
    assert calendar.add_calendar_days(date(2026, 3, 2), 15).on == date(2026, 3, 17)


def test_months_without_the_day_end_on_their_last_day(calendar: WorkingCalendar) -> None:
    assert calendar.add_months(date(2025, 12, 31), 3).on == date(2026, 3, 31)
    assert calendar.add_months(date(2026, 8, 31), 1).on == date(2026, 9, 30)
    assert calendar.add_months(date(2023, 11, 30), 3).on == date(2024, 2, 29)
    assert calendar.add_months(date(2026, 11, 15), 3).provisional


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2028, 1, 1)])
def test_a_day_outside_the_table_is_refused(calendar: WorkingCalendar, day: date) -> None:
    with pytest.raises(CalendarOutOfRange) as refused:
        calendar.is_working(day)
    assert (refused.value.first, refused.value.last) == (date(2015, 1, 1), date(2027, 12, 31))


def test_a_limit_that_ends_after_the_table_is_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(CalendarOutOfRange):
        calendar.due_on(date(2027, 12, 30), 5)
    with pytest.raises(CalendarOutOfRange):
        calendar.add_months(date(2027, 12, 1), 1)


def test_negative_limits_are_refused(calendar: WorkingCalendar) -> None:
    for count in (calendar.due_on, calendar.add_calendar_days, calendar.add_months):
        with pytest.raises(ValueError, match="negative"):
            count(date(2026, 1, 5), -1)


def test_a_table_with_a_gap_is_refused() -> None:
    def day(on: date) -> CalendarDay:
        return CalendarDay(day=on, is_working=True, ordinal=1, provisional=False, name="")

    with pytest.raises(ValueError, match="consecutive"):
        WorkingCalendar([day(date(2026, 1, 1)), day(date(2026, 1, 3))])
    with pytest.raises(ValueError, match="at least one"):
        WorkingCalendar([])


def test_a_part_of_the_table_counts_like_the_whole(calendar: WorkingCalendar) -> None:
    part = WorkingCalendar(calendar.day(date(2026, 2, 1) + timedelta(days=index)) for index in range(90))
    assert part.due_on(date(2026, 2, 12), 20) == calendar.due_on(date(2026, 2, 12), 20)
    assert part.working_days_between(date(2026, 2, 1), date(2026, 2, 1)) == 0


@KNOWN
@given(start=DAYS, working_days=st.integers(min_value=1, max_value=120))
def test_a_due_date_is_worked_and_exactly_that_many_working_days_away(
    calendar: WorkingCalendar, start: date, working_days: int
) -> None:
    due = calendar.due_on(start, working_days)
    assert calendar.is_working(due.on)
    assert calendar.remaining(start, due.on) == working_days
    assert calendar.working_days_between(start + timedelta(days=1), due.on) == working_days
    assert due.provisional == (due.on.year == 2027)


@KNOWN
@given(start=DAYS, first=st.integers(0, 60), second=st.integers(0, 60))
def test_limits_add_up(calendar: WorkingCalendar, start: date, first: int, second: int) -> None:
    whole = calendar.due_on(start, first + second)
    halfway = calendar.due_on(start, first)
    assert calendar.due_on(halfway.on, second).on == whole.on


@KNOWN
@given(first=DAYS, last=DAYS)
def test_working_days_between_are_counted_one_by_one(
    calendar: WorkingCalendar, first: date, last: date
) -> None:
    last = min(last, first + timedelta(days=400))
    span = (first + timedelta(days=index) for index in range((last - first).days + 1))
    assert calendar.working_days_between(first, last) == sum(map(calendar.is_working, span))
