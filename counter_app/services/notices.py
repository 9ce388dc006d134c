"""The lines that run along the foot of the public screens: put up, listed and taken down by supervision."""

import datetime as dt
import uuid
from dataclasses import dataclass

from counter_app.domain.text_kinds import TextKind
from counter_app.services.typed import typed
from counter_app.work import Work

KEPT_DAYS = 30
"""So long a line that is over stays in the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line; `zone_name` is empty for the whole hall, `made_by` the login that put it up."""

    notice_id: uuid.UUID
    zone_id: int | None
    zone_name: str
    words: str
    shown_from: dt.datetime
    shown_until: dt.datetime
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeZone:
    """A zone that a line can be put up in."""

    zone_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeBook:
    """The lines of the last weeks, those that run or will run first; `as_of` is the database's time."""

    as_of: dt.datetime
    notices: tuple[Notice, ...]
    zones: tuple[NoticeZone, ...]


def notice_book(work: Work) -> NoticeBook:
    """What runs, what will run and what ran; empty for whoever may not put a line up."""
    return NoticeBook(
        as_of=work.now(),
        notices=work.rows(
            Notice,
            """SELECT n.notice_id, n.zone_id, coalesce(z.name, '') AS zone_name, n.words, n.shown_from,
                      n.shown_until, n.made_by
               FROM notice n LEFT JOIN zone z USING (zone_id)
               WHERE n.shown_until > app_now() - make_interval(days => :kept)
               ORDER BY n.shown_until <= app_now(), n.shown_from, n.notice_id""",
            kept=KEPT_DAYS,
        ),
        zones=work.rows(NoticeZone, "SELECT zone_id, name FROM zone ORDER BY position"),
    )


def put_up_notice(
    work: Work,
    *,
    action_id: uuid.UUID,
    words: str,
    zone_id: int | None,
    shown_from: dt.datetime,
    shown_until: dt.datetime,
) -> uuid.UUID:
    """Put a line up; the id of the action is the notice's. Raises Refused("notice_empty" | "notice_span" | …)."""
    made: uuid.UUID = work.value(
        "SELECT put_up_notice(:id, :words, :zone, :from_moment, :until_moment)",
        id=action_id,
        words=typed(TextKind.NOTICE, words),
        zone=zone_id,
        from_moment=shown_from,
        until_moment=shown_until,
    )
    return made


def take_down_notice(work: Work, *, notice_id: uuid.UUID) -> bool:
    """End it now; False where it had ended already."""
    ended: bool = work.value("SELECT take_down_notice(:id)", id=notice_id)
    return ended
