"""What an instant makes of a booking, and that nobody who has waited long enough is passed by one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.appointments import Arrival, BookingRules, arrival, may_cancel, turn_at
from counter_app.domain.hall_time import HALL_TIME

RULES = BookingRules()
TEN = dt.datetime(2026, 3, 11, 10, 0, tzinfo=HALL_TIME)
ELEVEN = TEN + dt.timedelta(hours=1)
MINUTES = st.integers(min_value=-300, max_value=300).map(lambda n: TEN + dt.timedelta(minutes=n))


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-03-11 {text}").replace(tzinfo=HALL_TIME)


@pytest.mark.parametrize(
    ("comes", "meant"),
    [
        ("09:29:59", Arrival.TOO_EARLY),
        ("09:30", Arrival.CHECKED_IN),
        ("10:00", Arrival.CHECKED_IN),
        ("11:00", Arrival.CHECKED_IN),
        ("11:00:01", Arrival.LATE),
        ("11:15", Arrival.LATE),
        ("11:15:01", Arrival.TOO_LATE),
    ],
)
def test_what_coming_at_an_instant_makes_of_a_booking(comes: str, meant: Arrival) -> None:
    assert arrival(TEN, ELEVEN, at(comes), RULES) is meant


@pytest.mark.parametrize(
    ("comes", "turn"),
    [
        ("09:30", "09:00"),  # half an hour early gains nothing beyond the slot
        ("10:00", "09:00"),
        ("10:40", "09:40"),  # in the slot, yet not before whoever has waited for an hour
        ("11:10", "11:10"),
    ],
)
def test_the_turn_of_a_booking(comes: str, turn: str) -> None:
    assert turn_at(TEN, ELEVEN, at(comes), RULES) == at(turn)


def test_who_comes_too_early_or_too_late_has_no_turn() -> None:
    assert turn_at(TEN, ELEVEN, at("09:00"), RULES) is None
    assert turn_at(TEN, ELEVEN, at("11:16"), RULES) is None


@given(walked_in=MINUTES, comes=MINUTES, worth=st.integers(min_value=0, max_value=480))
def test_nobody_who_has_waited_for_the_worth_of_a_booking_is_passed(
    walked_in: dt.datetime, comes: dt.datetime, worth: int
) -> None:
    turn = turn_at(TEN, ELEVEN, comes, BookingRules(worth_minutes=worth))
    if turn is not None and comes - walked_in > dt.timedelta(minutes=worth):
        assert walked_in < turn


@given(comes=MINUTES, later=MINUTES)
def test_of_two_bookings_the_earlier_slot_or_comer_is_never_behind(
    comes: dt.datetime, later: dt.datetime
) -> None:
    first, second = turn_at(TEN, ELEVEN, comes, RULES), turn_at(TEN, ELEVEN, later, RULES)
    if first is not None and second is not None and comes <= later:
        assert first <= second


def test_a_booking_is_taken_back_until_two_hours_before() -> None:
    assert may_cancel(TEN, at("08:00"), RULES)
    assert not may_cancel(TEN, at("08:00:01"), RULES)
