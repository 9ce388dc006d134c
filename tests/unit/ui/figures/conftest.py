"""People signed in to a furnished hall."""

from tests.unit.ui.rooms import seat

__all__ = ["seat"]
