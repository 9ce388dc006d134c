"""What is wrong with a subject's chain: judged from its rows, its projection and the leaves of closed days alone.

A row that was not touched still fits its own hash, under the number that it had when it was written. So a row that
fits none was changed or inserted, and the numbers that the others fit tell what was removed or put elsewhere.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from counter_app.domain.log_chain import Entry, Kind, Leaf, is_sealed

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
PLACES_TRIED = 500
"""Numbers under which a row of a broken chain is tried. A case has some thirty actions; of a longer chain only the
own number is tried, so that nobody can keep the check busy for days."""


class Fault(StrEnum):
    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    REORDERED = "reordered"
    REWRITTEN = "rewritten"
    """Whole in itself, but not what the bulletin of a day says it was."""
    ENTRIES_REMOVED = "entries_removed"
    SUBJECT_REMOVED = "subject_removed"
    PROJECTION = "projection"
    PROJECTION_REMOVED = "projection_removed"
    BULLETIN_REMOVED = "bulletin_removed"
    BULLETIN_CHANGED = "bulletin_changed"
    BULLETIN_INSERTED = "bulletin_inserted"
    ROOT_DIFFERS = "root_differs"
    """Not the root that stands on a paper."""
    LEAF_CHANGED = "leaf_changed"
    LEAF_REMOVED = "leaf_removed"
    LEAF_INSERTED = "leaf_inserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first thing that is wrong with one subject, or with the bulletin of one day.

    Attributes:
        kind: whose chain; None for a bulletin.
        label: as people know it: service code, ticket with its day, login.
        seq: number of the broken row, or the first that may be (`last_seq` is then the last).
        at: when it says it happened, in microseconds since 1970; for a removed row when the one before did.
        day: the day of the bulletin that shows it.
    """

    fault: Fault
    kind: Kind | None = None
    label: str = ""
    seq: int | None = None
    last_seq: int | None = None
    at: int | None = None
    day: str = ""


class Projection(NamedTuple):
    """What `ticket` or `service_case` says of its own chain."""

    subject_id: str
    label: str
    action_count: int
    head_hash: bytes
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDays:
    """The closed days in their order.

    Attributes:
        trusted: days whose leaves give their root, so that the leaves bear witness.
        bounded: those of them that are known to begin where the day before ends.
    """

    days: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()
    trusted: frozenset[str] = frozenset()
    bounded: frozenset[str] = frozenset()

    def day_of(self, at: int) -> str:
        """The closed day to which an instant belongs; empty where there is none or its bounds are unknown."""
        place = bisect_right(self.ends, at)
        day = self.days[place] if place < len(self.days) else ""
        return day if day in self.bounded else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """All that is stored of one ticket, case or login; entries in the order of their numbers, leaves of days."""

    kind: Kind
    subject_id: str
    entries: Sequence[Entry]
    projection: Projection | None
    leaves: Sequence[Leaf]

    @property
    def label(self) -> str:
        """As people know it, as far as anything is left that says so."""
        if self.projection is not None:
            return self.projection.label
        return next((leaf.label for leaf in self.leaves if leaf.label), self.subject_id)


def first_break(subject: Subject, closed: ClosedDays) -> Break | None:
    """The first row that is wrong, or None for a whole chain."""
    leaves = [leaf for leaf in subject.leaves if leaf.day in closed.trusted]
    if not subject.entries:
        return _nothing_left(subject, leaves)
    if not _is_linked(subject):
        return _broken_link(subject, leaves)
    return (
        _against_leaves(subject, leaves)
        or _after_closing(subject, leaves, closed)
        or _against_projection(subject)
    )


def _nothing_left(subject: Subject, leaves: Sequence[Leaf]) -> Break | None:
    fault = Fault.ENTRIES_REMOVED if subject.projection else Fault.SUBJECT_REMOVED
    if subject.projection is None and not leaves:
        return None  # only leaves of a day that bears no witness; that day is named itself
    day = leaves[-1].day if leaves else ""
    return Break(fault=fault, kind=subject.kind, label=subject.label, day=day)


def _is_linked(subject: Subject) -> bool:
    prev, kind = b"", subject.kind
    for number, entry in enumerate(subject.entries, start=1):
        if entry.seq != number or entry.prev_hash != prev or not is_sealed(kind, entry, prev, number):
            return False
        prev = entry.hash
    return True


def _broken_link(subject: Subject, leaves: Sequence[Leaf]) -> Break:
    places = _places(subject, leaves)
    prev, number = b"", 1
    for index, (entry, place) in enumerate(zip(subject.entries, places, strict=True)):
        if not (place == entry.seq == number and entry.prev_hash == prev):
            return _judged(subject, places, index, number, prev)
        prev, number = entry.hash, number + 1
    raise AssertionError("an unlinked chain has a row that does not follow")


def _judged(subject: Subject, places: Sequence[int | None], index: int, number: int, prev: bytes) -> Break:
    """What happened at the first row that is not the one that should stand there."""
    entry, place = subject.entries[index], places[index]
    follows_later = number in places[index + 1 :]
    if place == number:
        # Untouched but for its number; or behind a row that was exchanged for one with a hash of its own.
        is_behind_another = entry.prev_hash != prev and index > 0
        return _row(subject, Fault.CHANGED, index - 1 if is_behind_another else index)
    if place is None:
        if follows_later or _was_complete(subject, number - 1, prev):
            return _row(subject, Fault.INSERTED, index)
        exchanged = _holds_anothers_content(subject, places, index)
        return _row(subject, Fault.REORDERED if exchanged else Fault.CHANGED, index)
    if follows_later:
        return _row(subject, Fault.REORDERED, index)
    return _gap(subject, number, subject.entries[index - 1].at if index else entry.at)


def _places(subject: Subject, leaves: Sequence[Leaf]) -> list[int | None]:
    """The number under which each row was written; None for a row that fits its hash under no number."""
    if len(subject.entries) > PLACES_TRIED:
        return [e.seq if is_sealed(subject.kind, e, e.prev_hash, e.seq) else None for e in subject.entries]
    known = _known_heads(subject, leaves)
    longest = min(max([len(subject.entries), *known]), PLACES_TRIED)
    places = [
        next((n for n in (e.seq, *range(1, longest + 1)) if is_sealed(subject.kind, e, e.prev_hash, n)), None)
        for e in subject.entries
    ]
    followed = {entry.prev_hash for entry in subject.entries}
    for place in {place for place in places if place is not None and places.count(place) > 1}:
        rivals = [index for index, found in enumerate(places) if found == place]
        genuine = max(
            rivals,
            key=lambda index: (
                known.get(place) == subject.entries[index].hash,
                subject.entries[index].hash in followed,
            ),
        )
        for index in rivals:
            places[index] = place if index == genuine else None
    return places


def _known_heads(subject: Subject, leaves: Sequence[Leaf]) -> Mapping[int, bytes]:
    """What others than the chain say about hashes: the projection, and before it the closed days."""
    heads = (
        {} if subject.projection is None else {subject.projection.action_count: subject.projection.head_hash}
    )
    return {**heads, **{leaf.seq: leaf.head_hash for leaf in leaves}}


def _was_complete(subject: Subject, count: int, head: bytes) -> bool:
    projection = subject.projection
    return projection is not None and (projection.action_count, projection.head_hash) == (count, head)


def _holds_anothers_content(subject: Subject, places: Sequence[int | None], index: int) -> bool:
    """Two rows that keep their place and hash, but have exchanged what they say."""
    slot = subject.entries[index]
    others = (subject.entries[i] for i in range(index + 1, len(places)) if places[i] is None)
    return any(
        is_sealed(subject.kind, other._replace(hash=slot.hash), slot.prev_hash, slot.seq) for other in others
    )


def _row(subject: Subject, fault: Fault, index: int) -> Break:
    entry = subject.entries[index]
    return Break(fault=fault, kind=subject.kind, label=subject.label, seq=entry.seq, at=entry.at)


def _gap(subject: Subject, seq: int, at: int, day: str = "") -> Break:
    return Break(fault=Fault.REMOVED, kind=subject.kind, label=subject.label, seq=seq, at=at, day=day)


def _against_leaves(subject: Subject, leaves: Sequence[Leaf]) -> Break | None:
    """Where a chain that is whole in itself is not the one whose heads the bulletins hold."""
    known = 0
    for leaf in leaves:
        if leaf.seq > len(subject.entries):
            return _gap(subject, len(subject.entries) + 1, subject.entries[-1].at, leaf.day)
        if subject.entries[leaf.seq - 1].hash != leaf.head_hash:
            return Break(
                fault=Fault.REWRITTEN,
                kind=subject.kind,
                label=subject.label,
                seq=known + 1,
                last_seq=leaf.seq,
                at=subject.entries[known].at,
                day=leaf.day,
            )
        known = leaf.seq
    return None


def _after_closing(subject: Subject, leaves: Sequence[Leaf], closed: ClosedDays) -> Break | None:
    """The first row of a closed day that this day's bulletin does not know."""
    reached = {leaf.day: leaf.seq for leaf in leaves}
    for index, entry in enumerate(subject.entries):
        day = closed.day_of(entry.at)
        if day and reached.get(day, 0) < entry.seq:
            return replace(_row(subject, Fault.INSERTED, index), day=day)
    return None


def _against_projection(subject: Subject) -> Break | None:
    if subject.kind is Kind.STAFF:
        return None
    projection, last = subject.projection, subject.entries[-1]
    if projection is None:
        return _row(subject, Fault.PROJECTION_REMOVED, -1)
    count = len(subject.entries)
    if (projection.action_count, projection.head_hash, projection.status) == (
        count,
        last.hash,
        last.to_status,
    ):
        return None
    if projection.head_hash != last.hash and projection.action_count > count:
        return _gap(subject, count + 1, last.at)
    if 0 < projection.action_count < count and projection.head_hash == _hash_at(
        subject, projection.action_count
    ):
        return _row(subject, Fault.INSERTED, projection.action_count)
    return _row(subject, Fault.PROJECTION, -1)


def _hash_at(subject: Subject, seq: int) -> bytes:
    return subject.entries[seq - 1].hash


def in_time(found: Break) -> tuple[str, str, int]:
    """Sorts breaks: what happened first comes first; what has no time of its own comes at the end of its day."""
    instant = "9" if found.at is None else instant_of(found.at).isoformat()
    return (found.day if found.at is None else instant[:10], instant, found.seq or 0)


def instant_of(at: int) -> dt.datetime:
    """The aware instant of `Entry.at`; what the calendar cannot hold is cut to its ends."""
    try:
        return EPOCH + dt.timedelta(microseconds=at)
    except OverflowError:
        return dt.datetime.max.replace(tzinfo=dt.UTC) if at > 0 else dt.datetime.min.replace(tzinfo=dt.UTC)
