"""The screen over a window and the line in a waiting area. The hall's board is in `hall_screens`."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from counter_app.errors import NotFound
from counter_app.services.hall_screens import BoardCall, board_calls, board_frame
from counter_app.work import Work, without_transaction

LINE_CALLS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowScreen:
    """What stands over one window.

    `state` is open, paused or closed; `pause_reason` is empty where it is not for the public. `ticket` is the number
    called or served now, empty when nobody is at the window; `visitor` is masked, and empty in halls without names.
    """

    hall_name: str
    as_of: dt.datetime
    window_number: str
    window_kind: str
    zone_name: str
    department_name: str
    handles: str
    clerk_name: str
    clerk_unit: str
    state: str
    pause_reason: str
    ticket: str
    ticket_status: str
    recall_count: int
    last_called_at: dt.datetime | None
    visitor: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextNumber:
    """Somebody who is called soon, and in how many minutes by today's service times; None where nobody serves."""

    ticket: str
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """One queue with somebody in it: its first numbers in the order of calling."""

    prefix: str
    name: str
    waiting: int
    window_numbers: str
    next: tuple[NextNumber, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """The queues of a zone in which somebody waits, by prefix, and the last calls, newest first."""

    hall_name: str
    zone_name: str
    as_of: dt.datetime
    queues: tuple[QueueLine, ...]
    calls: tuple[BoardCall, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    prefix: str
    name: str
    waiting: int
    window_numbers: str
    ticket: str
    minutes: int | None


@without_transaction
def window_screen(work: Work, *, window: str) -> WindowScreen:
    """What the window of this number shows now. Raises NotFound("public_window") with those there are."""
    found = work.row(
        WindowScreen,
        """SELECT h.name AS hall_name, app_now() AS as_of, f.window_number, f.window_kind, f.zone_name,
                  f.department_name, f.handles, f.clerk_name, f.clerk_unit, f.state, f.pause_reason, f.ticket,
                  f.ticket_status, f.recall_count, f.last_called_at, f.visitor,
                  ARRAY(SELECT n.words FROM notice_now n WHERE n.zone_id IS NULL OR n.zone_id = f.zone_id
                        ORDER BY n.shown_from, n.notice_id) AS notices
           FROM window_face f CROSS JOIN hall h WHERE f.window_number = :window""",
        window=window,
    )
    if found is None:
        raise unknown_window(work, window)
    return replace(found, notices=tuple(found.notices))


def unknown_window(work: Work, window: str) -> NotFound:
    """The answer to a number that no window has."""
    known = work.value("SELECT string_agg(window_number, '、' ORDER BY window_number) FROM window_face")
    return NotFound("public_window", window=window, known=known or "")


@without_transaction
def waiting_line(work: Work, *, zone: str = "") -> WaitingLine:
    """The line of a zone, or of the whole hall. Raises NotFound("zone")."""
    frame = board_frame(work, zone)
    rows = work.rows(
        _Row,
        """SELECT l.prefix, l.name, l.waiting, l.window_numbers, n.ticket, n.minutes
           FROM queue_length l JOIN next_in_line n USING (queue_id)
           WHERE CAST(:zone AS integer) IS NULL OR l.zone_id = :zone ORDER BY l.prefix, l.queue_id, n.place""",
        zone=frame.zone_id,
    )
    return WaitingLine(
        hall_name=frame.hall_name,
        zone_name=zone,
        as_of=frame.as_of,
        queues=tuple(_lines(rows)),
        calls=board_calls(work, zone_id=frame.zone_id, limit=LINE_CALLS),
        notices=tuple(frame.notices),
    )


def _lines(rows: Iterable[_Row]) -> Iterable[QueueLine]:
    for _, group in groupby(rows, key=lambda row: row.prefix):
        numbers = tuple(group)
        first = numbers[0]
        yield QueueLine(
            prefix=first.prefix,
            name=first.name,
            waiting=first.waiting,
            window_numbers=first.window_numbers,
            next=tuple(NextNumber(ticket=row.ticket, minutes=row.minutes) for row in numbers),
        )
