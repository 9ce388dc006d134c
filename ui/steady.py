"""A clock that never goes back and does not stand still while the machine sleeps."""

import time

# Linux's monotonic clock sleeps with a laptop; the hall's data grows old all the same.
_STEADY: int | None = getattr(time, "CLOCK_BOOTTIME", None)


def steady_seconds() -> float:
    """Seconds since some moment of the past, sleep included."""
    return time.monotonic() if _STEADY is None else time.clock_gettime(_STEADY)
