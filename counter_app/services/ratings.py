"""Ratings: the clerk's key, the supervisor's follow-ups, and the figures. Nobody reads here who the visitor was."""

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from counter_app.domain.ratings import (
    FollowUpAction,
    FollowUpStatus,
    Level,
    RatingCounts,
    RatingSource,
    days_left,
)
from counter_app.domain.text_kinds import TextKind
from counter_app.errors import NotFound
from counter_app.services.typed import typed
from counter_app.work import Work


def invite(work: Work, *, action_id: uuid.UUID, window_id: int) -> None:
    """Ask whoever is being served at this window, or was served last, to rate; the same whether they have or not.

    Raises Refused("window_not_held" | "nobody_to_rate").
    """
    work.value("SELECT invite_rating(:action_id, :window_id)", action_id=action_id, window_id=window_id)


class Wanted(StrEnum):
    """Which ratings: bad ones to be dealt with, bad ones that were, or all."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRating:
    """One rating as the supervisor sees it: of which service, never of which visitor.

    `status` and what follows it are of the follow-up; a rating that is not bad has none. `contact_days_left` and
    `fix_days_left` are working days.
    """

    rating_id: uuid.UUID
    rated_at: dt.datetime
    overall: Level
    efficiency: Level | None
    skill: Level | None
    attitude: Level | None
    words: str
    source: RatingSource
    window_number: str
    zone_name: str
    clerk_name: str
    item_name: str
    status: FollowUpStatus | None
    contact_due_on: dt.date | None
    fix_due_on: dt.date | None
    contact_days_left: int | None
    fix_days_left: int | None
    contacted_at: dt.datetime | None
    closed_at: dt.datetime | None
    handled_by_name: str | None
    finding: str | None
    outcome: str | None

    def __post_init__(self) -> None:
        for name, kind in _KINDS.items():
            value = getattr(self, name)
            object.__setattr__(self, name, None if value is None else kind(value))

    @property
    def days_left(self) -> int | None:
        """Working days until what is due next; None where nothing is."""
        if self.status is None:
            return None
        return days_left(self.status, self.contact_days_left, self.fix_days_left)

    @property
    def due_on(self) -> dt.date | None:
        """The date that is due next; None where nothing is."""
        if self.status is None or self.status.is_closed:
            return None
        return self.contact_due_on if self.status is FollowUpStatus.OPEN else self.fix_due_on


_KINDS = {
    "overall": Level,
    "efficiency": Level,
    "skill": Level,
    "attitude": Level,
    "source": RatingSource,
    "status": FollowUpStatus,
}
MOST_ROWS = 1000
"""As many ratings as the database answers with, the newest; whoever wants more asks for a shorter period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRatings:
    """What was asked for, and when the hall answered."""

    as_of: dt.datetime
    today: dt.date
    ratings: tuple[SeenRating, ...]


def ratings_seen(work: Work, *, wanted: Wanted, first_day: dt.date, last_day: dt.date) -> SeenRatings:
    """Ratings given in the period, the newest first; open follow-ups of any day, by what is due first."""
    return SeenRatings(
        as_of=work.now(),
        today=work.today(),
        ratings=work.rows(
            SeenRating,
            "SELECT * FROM ratings_seen(:wanted, :first, :last)",
            wanted=wanted.value,
            first=first_day,
            last=last_day,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpStep:
    """What somebody did about a bad rating."""

    action: FollowUpAction
    words: str
    at: dt.datetime
    staff_name: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "action", FollowUpAction(self.action))


def steps_of(work: Work, *, rating_id: uuid.UUID) -> tuple[FollowUpStep, ...]:
    """In the order in which they were taken."""
    return work.rows(FollowUpStep, "SELECT * FROM rating_steps(:rating_id)", rating_id=rating_id)


def record_follow_up(
    work: Work, *, action_id: uuid.UUID, rating_id: uuid.UUID, action: FollowUpAction, words: str
) -> None:
    """Record a step, once. Raises Refused("wrong_state" | "reason_missing" | "action_id_reused" | …)."""
    work.value(
        "SELECT follow_rating(:action_id, :rating_id, :action, :words)",
        action_id=action_id,
        rating_id=rating_id,
        action=action.value,
        words=typed(TextKind.REASON, words),
    )


class GroupedBy(StrEnum):
    WINDOW = "window"
    CLERK = "clerk"
    ITEM = "item"
    DAY = "day"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingLine(RatingCounts):
    """The counts of one window, clerk, item, day or month; the averages are of those who rated the dimension."""

    label: str
    efficiency: Decimal | None
    skill: Decimal | None
    attitude: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingFigures:
    """The figures of a period, as they stood at `as_of`."""

    as_of: dt.datetime
    grouped_by: GroupedBy
    first_day: dt.date
    last_day: dt.date
    lines: tuple[RatingLine, ...]
    total: RatingLine


def figures(work: Work, *, grouped_by: GroupedBy, first_day: dt.date, last_day: dt.date) -> RatingFigures:
    """Of the services that were finished in the period. Raises NotFound("ratings") where there were none."""
    sql = "SELECT * FROM rating_figures(:by, :first, :last)"
    total = work.row(RatingLine, sql, by=GroupedBy.ALL.value, first=first_day, last=last_day)
    if total is None:
        raise NotFound("ratings")
    return RatingFigures(
        as_of=work.now(),
        grouped_by=grouped_by,
        first_day=first_day,
        last_day=last_day,
        lines=work.rows(RatingLine, sql, by=grouped_by.value, first=first_day, last=last_day),
        total=total,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWeek:
    """A clerk's own week: how many rated, and their average of the five levels."""

    week_starts_on: dt.date
    rated: int
    average: Decimal


def own_weeks(work: Work) -> tuple[OwnWeek, ...]:
    """Weeks that are over for good and have enough ratings to hide each one; the newest first."""
    return work.rows(OwnWeek, "SELECT * FROM my_ratings()")
