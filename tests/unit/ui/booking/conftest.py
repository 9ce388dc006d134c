"""People signed in to a hall whose queue A takes bookings."""

import pytest

from tests.database.bookings import add_slots
from tests.database.hall import Hall
from tests.unit.ui.rooms import seat

__all__ = ["booked_hall", "seat"]


@pytest.fixture
def booked_hall(hall: Hall) -> Hall:
    """Two bookings an hour in the queue A, at nine, ten and two."""
    add_slots(hall)
    return hall
