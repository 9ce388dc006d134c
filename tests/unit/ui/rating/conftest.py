"""A pad in a furnished hall, and a supervisor signed in to it."""

from tests.unit.ui.hall.conftest import screen_of
from tests.unit.ui.rooms import seat

__all__ = ["screen_of", "seat"]
