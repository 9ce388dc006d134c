"""A clerk at a window: open it, show signs of life, pause, close."""

import uuid

from counter_app.domain.text_kinds import TextKind
from counter_app.errors import Refused
from counter_app.services.typed import typed
from counter_app.work import Work


def open_window(work: Work, *, session_id: uuid.UUID, window_id: int) -> uuid.UUID:
    """Take the window; whoever opens a second one leaves the first.

    Raises Refused("window_taken") with the holder's name while somebody else is alive there.
    """
    opened: uuid.UUID = work.value("SELECT open_window(:s, :w)", s=session_id, w=window_id)
    return opened


def touch_window(work: Work, *, session_id: uuid.UUID) -> None:
    """A sign of life. Raises Refused("window_lost") where the window was taken over meanwhile."""
    if not work.value("SELECT touch_window(:s)", s=session_id):
        raise Refused("window_lost")


def pause_window(work: Work, *, session_id: uuid.UUID, reason: str) -> None:
    """Pause with a reason that the supervisor sees; an empty reason ends the pause."""
    if not work.value("SELECT pause_window(:s, :r)", s=session_id, r=typed(TextKind.LINE, reason)):
        raise Refused("window_lost")


def close_window(work: Work, *, session_id: uuid.UUID) -> None:
    """Leave the window; closing it twice is the same as once."""
    work.value("SELECT close_window(:s)", s=session_id)
