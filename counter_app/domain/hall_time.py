"""The clock on the wall of every hall."""

from datetime import timedelta, timezone

HALL_TIME = timezone(timedelta(hours=8))
"""China keeps one zone, and Windows brings no zone files to name it by."""
