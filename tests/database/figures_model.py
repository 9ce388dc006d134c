"""The figures of docs/queue.md once more, in plain Python, from the log and visitor by visitor."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from counter_app.domain.hall_time import HALL_TIME

AT_A_WINDOW = {"called", "serving"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A row of `ticket_action`; `queue_id` is what its payload names."""

    ticket_id: UUID
    action: str
    at: dt.datetime
    window_id: int | None
    staff_id: int | None
    left_status: str
    to_status: str
    queue_id: int | None
    item_id: int | None


@dataclass(slots=True, kw_only=True)
class Stay:
    """What one visitor adds to the figures of one queue, window and clerk."""

    queue_id: int
    window_id: int | None = None
    staff_id: int | None = None
    taken: int = 0
    called: int = 0
    finished: int = 0
    missed: int = 0
    transferred: int = 0
    cancelled: int = 0
    waited: int | None = None
    stretches: list[int] = field(default_factory=list)
    served: int | None = None


class Visit:
    """One visitor, step by step."""

    def __init__(self, log: Sequence[Step]) -> None:
        issue = log[0]
        assert issue.queue_id is not None
        self.day = issue.at.astimezone(HALL_TIME).date()
        self.hour = issue.at.astimezone(HALL_TIME).hour
        self.item_id = issue.item_id
        self.queue_id = issue.queue_id
        self.waits_since, self.was_away = issue.at, False
        self.began: dt.datetime | None = None
        self.turn: dict[tuple[int | None, int | None], Stay] = {}
        self.stays = [Stay(queue_id=self.queue_id, taken=1)]
        for step in log[1:]:
            self._take(step)

    def _take(self, step: Step) -> None:
        if step.action == "transfer":
            self.queue_id = step.queue_id or self.queue_id
        if step.to_status in AT_A_WINDOW and step.left_status not in AT_A_WINDOW:
            self._come(step)
        elif step.action == "start":
            self.began = step.at
        elif step.left_status in AT_A_WINDOW and step.to_status not in AT_A_WINDOW:
            self._leave(step)
        if step.to_status == "waiting" and step.left_status in {"serving", "no_show"}:
            self.waits_since, self.was_away = step.at, step.left_status == "no_show"
        elif step.action == "transfer":
            self.waits_since, self.was_away = step.at, False
        if step.to_status == "cancelled":
            self.stays.append(Stay(queue_id=self.queue_id, cancelled=1))

    def _come(self, step: Step) -> None:
        called = step.to_status == "called"
        if called:
            self.turn = {}
        stay = self.turn.setdefault(
            (step.window_id, step.staff_id),
            Stay(queue_id=self.queue_id, window_id=step.window_id, staff_id=step.staff_id),
        )
        if called:
            stay.called = 1
            if step.left_status == "waiting" and not self.was_away and _same_day(self.waits_since, step.at):
                stay.waited = _seconds(self.waits_since, step.at)
        self.here, self.began = stay, None if called else step.at
        if stay not in self.stays:
            self.stays.append(stay)

    def _leave(self, step: Step) -> None:
        if step.left_status == "called" and step.to_status == "waiting" and step.action != "transfer":
            self.stays = [stay for stay in self.stays if stay is not self.here]  # nothing came of it
            return
        if self.began is not None:
            self.here.stretches.append(_seconds(self.began, step.at))
        self.here.missed |= step.to_status == "no_show"
        self.here.finished |= step.to_status == "done"
        self.here.transferred |= step.action == "transfer"
        if step.to_status == "done" or step.action == "transfer":
            for stay in self.turn.values():
                stay.served = sum(stay.stretches) if stay.stretches else None


def figures(
    log: Iterable[Step], by: str, days: tuple[dt.date, dt.date], zones: dict[int, int]
) -> dict[int | None, dict[str, Any]]:
    """By key as `read_figures` has them; None is all. Only what is not nothing."""
    logs: dict[UUID, list[Step]] = {}
    for step in log:
        logs.setdefault(step.ticket_id, []).append(step)
    found: dict[int | None, list[Stay]] = {}
    for steps in logs.values():
        visit = Visit(steps)
        if days[0] <= visit.day <= days[1]:
            for stay in visit.stays:
                for key in {None, _key(visit, stay, by, zones)}:
                    found.setdefault(key, []).append(stay)
    return {key: _told(stays) for key, stays in found.items()}


def _key(visit: Visit, stay: Stay, by: str, zones: dict[int, int]) -> int | None:
    keys = {
        "window": stay.window_id,
        "staff": stay.staff_id,
        "item": visit.item_id,
        "queue": stay.queue_id,
        "zone": zones[stay.queue_id],
        "hour": visit.hour,
        "day": (visit.day - dt.date(2000, 1, 1)).days,
    }
    return keys[by]


def _told(stays: Sequence[Stay]) -> dict[str, Any]:
    counts = ("taken", "called", "finished", "missed", "transferred", "cancelled")
    told: dict[str, Any] = {name: sum(int(getattr(stay, name)) for stay in stays) for name in counts}
    for name in ("waited", "served"):
        values = [value for stay in stays if (value := getattr(stay, name)) is not None]
        told |= {
            f"{name}_count": len(values),
            f"{name}_seconds": sum(values),
            f"{name}_within": _within(values),
        }
    return told


def _within(values: Sequence[int]) -> int | None:
    """The smallest whole minutes in which nine of ten are."""
    if not values:
        return None
    return next(m for m in range(10_000) if sum(value <= 60 * m for value in values) * 10 >= 9 * len(values))


def _seconds(since: dt.datetime, until: dt.datetime) -> int:
    return math.floor((until - since).total_seconds())


def _same_day(one: dt.datetime, other: dt.datetime) -> bool:
    return one.astimezone(HALL_TIME).date() == other.astimezone(HALL_TIME).date()
