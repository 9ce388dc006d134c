"""Playing the day: whatever happens in the hall is said through the services by the login that would say it.

One event after the other, in the order of the hall's clock; the clock of the practice database is moved to each.
"""

import datetime as dt
import heapq
import itertools
import time
import uuid
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import text

from counter_app.application import Application
from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.tickets import GREEN_CHANNEL, TicketAction
from counter_app.services.hall_screens import issue_ticket
from counter_app.services.queue import act_on_ticket, call_next
from counter_app.services.windows import open_window, touch_window
from counter_app.simulate.hall import LargeHall
from counter_app.simulate.visitors import OPENS, Visit
from counter_app.work import Work

PATIENCE = dt.timedelta(seconds=90)
"""How long a clerk waits for whoever was called."""
PARKED_FOR = dt.timedelta(minutes=10)
SAMPLE = dt.timedelta(minutes=5)

Event = tuple[dt.datetime, int, Callable[[], None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How many waited in each zone, and how many windows were busy, at one moment of the day."""

    at: dt.datetime
    waiting: dict[str, int]
    busy: int


@dataclass(slots=True)
class _Window:
    number: str
    window_id: int
    line: int
    application: Application
    session_id: uuid.UUID
    parked: deque[tuple[uuid.UUID, Visit]] = field(default_factory=deque)
    is_idle: bool = True


class Day:
    """Attributes:
    samples: the state of the hall every five minutes.
    actions: how many actions were said.
    real_seconds: how long the playing took.
    """

    def __init__(
        self,
        hall: LargeHall,
        day: dt.date,
        *,
        owner: Application,
        at: Callable[[str], Application],
        speed: float = 0,
    ) -> None:
        """`at(login)` connects; `speed` is how many times faster than life, 0 for as fast as this machine can."""
        self.samples: list[Sample] = []
        self.actions = 0
        self.real_seconds = 0.0
        self._hall = hall
        self._owner = owner
        self._opens = dt.datetime.combine(day, OPENS, HALL_TIME)
        self._now = self._opens
        self._speed = speed
        self._events: list[Event] = []
        self._order = itertools.count()
        self._visits: dict[uuid.UUID, Visit] = {}
        self._waiting = [0] * len(hall.lines)
        self._kiosks = itertools.cycle([at(login) for login in hall.kiosks])
        self._set_clock(self._opens - dt.timedelta(minutes=5))
        window_ids: dict[str, int] = owner.run(_window_ids)
        self._queue_ids: dict[str, int] = owner.run(_queue_ids)
        self._items: dict[int, list[int]] = owner.run(_items_of_queues)
        self._windows = [
            self._opened(number, window_ids[number], line, at(hall.clerks[number]))
            for line, each in enumerate(hall.lines)
            for number in each.windows
        ]
        self._idle: list[deque[_Window]] = [deque() for _ in hall.lines]
        for window in self._windows:
            self._idle[window.line].append(window)

    def play(self, visits: Sequence[Visit], told: Callable[[dt.datetime, int], None]) -> None:
        """From the first visitor to the last; `told(moment, waiting)` hears of every five minutes."""
        for number, visit in enumerate(visits):
            self._at(self._opens + visit.after, partial(self._arrives, visit, number))
        self._at(self._opens, partial(self._ticks, told))
        began = time.monotonic()
        while self._events:
            self._now, _, happen = heapq.heappop(self._events)
            self._keep_pace(began)
            self._set_clock(self._now)
            happen()
        self.real_seconds = time.monotonic() - began

    def _ticks(self, told: Callable[[dt.datetime, int], None]) -> None:
        """Every five minutes, until nothing else will happen."""
        self._take_sample()
        told(self._now, sum(self._waiting))
        if self._speed:
            self._signs_of_life()
        if self._events:
            self._at(self._now + SAMPLE, partial(self._ticks, told))

    # -- what happens --------------------------------------------------------------------------------------

    def _arrives(self, visit: Visit, number: int) -> None:
        ticket_id = uuid.uuid4()
        queue_id = self._queue_ids[self._hall.lines[visit.line].prefix]
        items = self._items.get(queue_id)
        self._said(
            self._gives_number(visit),
            issue_ticket,
            ticket_id=ticket_id,
            queue_id=queue_id,
            item_id=items[number % len(items)] if items else None,
            priority_reason=visit.priority_reason,
        )
        self._visits[ticket_id] = visit
        self._waiting[visit.line] += 1
        if self._idle[visit.line]:
            self._calls(self._idle[visit.line].popleft())

    def _gives_number(self, visit: Visit) -> Application:
        """A kiosk; the green channel is confirmed and given by a clerk of the line, as with Ctrl+T."""
        if visit.priority_reason != GREEN_CHANNEL:
            return next(self._kiosks)
        return next(window.application for window in self._windows if window.line == visit.line)

    def _calls(self, window: _Window) -> None:
        ticket = self._said(window.application, call_next, window_id=window.window_id)
        window.is_idle = ticket is None
        if ticket is None:
            self._idle[window.line].append(window)
            return
        visit = self._visits[ticket.ticket_id]
        self._waiting[visit.line] -= 1
        if visit.is_absent:
            self._at(self._now + PATIENCE, partial(self._misses, window, ticket.ticket_id))
        else:
            self._at(self._now + visit.walks, partial(self._starts, window, ticket.ticket_id, visit))

    def _misses(self, window: _Window, ticket_id: uuid.UUID) -> None:
        self._does(window, ticket_id, TicketAction.MARK_NO_SHOW)
        del self._visits[ticket_id]
        self._goes_on(window)

    def _starts(self, window: _Window, ticket_id: uuid.UUID, visit: Visit) -> None:
        self._does(window, ticket_id, TicketAction.START)
        if visit.is_parked:
            self._at(self._now + visit.takes / 3, partial(self._parks, window, ticket_id, visit))
        else:
            self._at(self._now + visit.takes, partial(self._finishes, window, ticket_id))

    def _parks(self, window: _Window, ticket_id: uuid.UUID, visit: Visit) -> None:
        self._does(window, ticket_id, TicketAction.PARK, reason="补充复印件")
        self._at(self._now + PARKED_FOR, partial(self._returns, window, ticket_id, visit))
        self._goes_on(window)

    def _returns(self, window: _Window, ticket_id: uuid.UUID, visit: Visit) -> None:
        """With what was missing: served as soon as the window is free, before the next in line."""
        window.parked.append((ticket_id, visit))
        if window.is_idle:
            self._idle[window.line].remove(window)
            self._goes_on(window)

    def _finishes(self, window: _Window, ticket_id: uuid.UUID) -> None:
        self._does(window, ticket_id, TicketAction.FINISH)
        del self._visits[ticket_id]
        self._goes_on(window)

    def _goes_on(self, window: _Window) -> None:
        if not window.parked:
            self._calls(window)
            return
        ticket_id, visit = window.parked.popleft()
        window.is_idle = False
        self._does(window, ticket_id, TicketAction.UNPARK)
        self._at(self._now + visit.takes * 2 / 3, partial(self._finishes, window, ticket_id))

    # -- saying it -----------------------------------------------------------------------------------------

    def _does(self, window: _Window, ticket_id: uuid.UUID, action: TicketAction, **payload: Any) -> None:
        self._said(
            window.application,
            act_on_ticket,
            ticket_id=ticket_id,
            action=action,
            window_id=window.window_id,
            **payload,
        )

    def _said(self, application: Application, use_case: Callable[..., Any], **facts: Any) -> Any:
        self.actions += 1
        return application.run(use_case, action_id=uuid.uuid4(), **facts)

    def _opened(self, number: str, window_id: int, line: int, application: Application) -> _Window:
        session_id = application.run(open_window, session_id=uuid.uuid4(), window_id=window_id)
        return _Window(number, window_id, line, application, session_id)

    def _signs_of_life(self) -> None:
        """Only where somebody may be watching: at full speed every window would say it more often than it calls."""
        for window in self._windows:
            window.application.run(touch_window, session_id=window.session_id)

    def _at(self, moment: dt.datetime, happen: Callable[[], None]) -> None:
        heapq.heappush(self._events, (moment, next(self._order), happen))

    def _set_clock(self, moment: dt.datetime) -> None:
        self._owner.run(_move_clock, moment=moment)

    def _keep_pace(self, began: float) -> None:
        if self._speed:
            due = began + (self._now - self._opens).total_seconds() / self._speed
            time.sleep(max(0.0, due - time.monotonic()))

    def _take_sample(self) -> None:
        waiting: dict[str, int] = {}
        for line, count in zip(self._hall.lines, self._waiting, strict=True):
            waiting[line.zone] = waiting.get(line.zone, 0) + count
        busy = sum(not window.is_idle for window in self._windows)
        self.samples.append(Sample(at=self._now, waiting=waiting, busy=busy))


def _move_clock(work: Work, *, moment: dt.datetime) -> None:
    """Never back: what was recorded later would stand earlier in the log."""
    work.session.execute(
        text(
            """INSERT INTO simulation (offset_by) VALUES (CAST(:moment AS timestamptz) - clock_timestamp())
               ON CONFLICT (only_row) DO UPDATE
               SET offset_by = greatest(simulation.offset_by, excluded.offset_by)"""
        ),
        {"moment": moment},
    )


def _window_ids(work: Work) -> dict[str, int]:
    rows = work.session.execute(text("SELECT number, window_id FROM service_window"))
    return {row.number: row.window_id for row in rows}


def _queue_ids(work: Work) -> dict[str, int]:
    rows = work.session.execute(text("SELECT prefix, queue_id FROM queue"))
    return {row.prefix: row.queue_id for row in rows}


def _items_of_queues(work: Work) -> dict[int, list[int]]:
    rows = work.session.execute(
        text("SELECT queue_id, array_agg(item_id) AS items FROM queue_item GROUP BY queue_id")
    )
    return {row.queue_id: row.items for row in rows}
