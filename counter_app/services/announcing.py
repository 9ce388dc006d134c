"""What the voice of a hall reads: who is called now, and which windows pause."""

import datetime as dt
from dataclasses import dataclass

from counter_app.services.hall_screens import BoardCall, board_calls, zone_id_of
from counter_app.work import Work, without_transaction

MOST_WINDOWS = 2_000
"""All of them: a voice that saw only the newest calls would miss some in a rush."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState:
    """`state` is open, paused or closed."""

    window_number: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenBoard:
    """The last call of every window of a zone, newest first, and the state of every window; `as_of` is the
    database's time."""

    as_of: dt.datetime
    calls: tuple[BoardCall, ...]
    windows: tuple[WindowState, ...]


@without_transaction
def spoken_board(work: Work, *, zone: str = "") -> SpokenBoard:
    """Of the zone of this name, or of the whole hall. Raises NotFound("zone")."""
    zone_id = zone_id_of(work, zone)
    return SpokenBoard(
        as_of=work.now(),
        calls=board_calls(work, zone_id=zone_id, limit=MOST_WINDOWS),
        windows=work.rows(
            WindowState,
            """SELECT window_number, state FROM window_face
               WHERE CAST(:zone AS integer) IS NULL OR zone_id = :zone""",
            zone=zone_id,
        ),
    )
