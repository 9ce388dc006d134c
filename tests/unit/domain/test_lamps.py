from datetime import date

import pytest

from counter_app.domain.lamps import Lamp, lamp, lamp_of
from counter_app.domain.working_days import WorkingCalendar

PROMISED = date(2026, 10, 8)
STATUTORY = date(2026, 10, 15)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 29), Lamp.GREEN),
        (date(2026, 9, 30), Lamp.YELLOW),
        (date(2026, 10, 4), Lamp.YELLOW),
        (date(2026, 10, 8), Lamp.YELLOW),
        (date(2026, 10, 9), Lamp.RED),
        (date(2026, 10, 15), Lamp.RED),
        (date(2026, 10, 16), Lamp.STATUTORY_OVERDUE),
    ],
)
def test_lamp_through_the_national_day(calendar: WorkingCalendar, today: date, expected: Lamp) -> None:
    shown = lamp(
        today=today, promised_due=PROMISED, statutory_due=STATUTORY, stopped=False, calendar=calendar
    )
    assert shown is expected


def test_yellow_days_are_a_setting(calendar: WorkingCalendar) -> None:
    def shown(yellow_days: int) -> Lamp:
        return lamp(
            today=date(2026, 9, 28),
            promised_due=PROMISED,
            statutory_due=STATUTORY,
            stopped=False,
            calendar=calendar,
            yellow_days=yellow_days,
        )

    assert shown(2) is Lamp.GREEN
    assert shown(3) is Lamp.YELLOW


def test_a_stopped_clock_is_grey_even_when_late(calendar: WorkingCalendar) -> None:
    late = date(2026, 12, 1)
    assert (
        lamp(today=late, promised_due=PROMISED, statutory_due=STATUTORY, stopped=True, calendar=calendar)
        is Lamp.STOPPED
    )


def test_the_law_goes_before_a_promise_that_is_longer(calendar: WorkingCalendar) -> None:
    shown = lamp(
        today=date(2026, 10, 9),
        promised_due=STATUTORY,
        statutory_due=PROMISED,
        stopped=False,
        calendar=calendar,
    )
    assert shown is Lamp.STATUTORY_OVERDUE


def test_without_dates_there_is_nothing_to_warn_of() -> None:
    shown = lamp_of(
        today_ordinal=10,
        today=date(2026, 10, 9),
        promised_due_on=None,
        promised_ordinal=None,
        statutory_due_on=None,
        stopped=False,
    )
    assert shown is Lamp.GREEN
