"""People signed in to a furnished hall."""

from tests.unit.ui.rooms import hall, hall_server, seat

__all__ = ["hall", "hall_server", "seat"]
