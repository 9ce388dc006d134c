"""People signed in to a furnished hall."""

from tests.unit.ui.rooms import seat
from tests.unit.ui.supervision.offices import office

__all__ = ["office", "seat"]
