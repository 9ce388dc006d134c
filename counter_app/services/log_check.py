"""Checking the logs: every chain, every projection's head, every daily root, recomputed outside the database.

Rows are read as a stream in one snapshot, a subject at a time, so that a hall of many years needs no more memory
than one of a day. Nothing that the hall's owner could have changed is asked to compute: only columns are read.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from counter_app.domain.bulletin_faults import BulletinCheck, check_bulletins, check_papers, leaf_breaks
from counter_app.domain.log_chain import Bulletin, Kind, root_of
from counter_app.domain.log_faults import Break, ClosedDays, Fault, first_break, in_time
from counter_app.services.log_reading import LogReader, readable
from counter_app.work import Work

SHOWN_BREAKS = 20
PROGRESS_STEP = 5_000

Progress = Callable[[int, int], None]
"""Hears how many of how many actions have been read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReport:
    """What was checked, and the earliest of what is broken.

    Attributes:
        last_day: the newest closed day, ISO; empty before the first.
        breaks: at most `SHOWN_BREAKS` of the `break_count` subjects and days that are broken, the earliest first.
    """

    action_count: int
    subject_count: int
    day_count: int
    last_day: str
    last_root: bytes
    breaks: tuple[Break, ...]
    break_count: int


def check_log(
    work: Work, *, papers: Mapping[str, str] | None = None, progress: Progress | None = None
) -> LogReport:
    """Check everything. `papers` holds the first digits of printed roots by day (ISO).

    Raises Refused("log_not_visible") for a login that does not see every case, Unavailable("log_unreadable") where
    the tables are not those of this release.
    """
    with readable():
        reader = LogReader(work)
        bulletins = reader.bulletins()
        check = _check_bulletins(reader, bulletins)
        counted = _Counted(reader.count(), progress)
        breaks = _Breaks(
            (*check.breaks, *check_papers(bulletins, papers or {})),
            _unsealed_breaks(reader, bulletins, check.unsealed),
            *(_chain_breaks(reader, kind, check.closed, counted) for kind in Kind),
        )
        return LogReport(
            breaks=tuple(heapq.nsmallest(SHOWN_BREAKS, breaks, key=in_time)),
            break_count=breaks.count,
            action_count=counted.actions,
            subject_count=counted.subjects,
            day_count=len(bulletins),
            last_day=bulletins[-1].day if bulletins else "",
            last_root=bulletins[-1].root if bulletins else b"",
        )


class _Breaks:
    """What several checks find, counted on the way."""

    def __init__(self, *found: Iterable[Break]) -> None:
        self._found = found
        self.count = 0

    def __iter__(self) -> Iterator[Break]:
        for breaks in self._found:
            for found in breaks:
                self.count += 1
                yield found


class _Counted:
    """How far the check has come."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.subjects = self.actions = self._told = 0
        self._total = total
        self._progress = progress

    def add(self, actions: int) -> None:
        self.subjects += bool(actions)
        self.actions += actions
        is_due = self.actions - self._told >= PROGRESS_STEP or self.actions == self._total
        if self._progress is not None and is_due:
            self._told = self.actions
            self._progress(self.actions, self._total)


def _check_bulletins(reader: LogReader, bulletins: tuple[Bulletin, ...]) -> BulletinCheck:
    by_day = {bulletin.day: bulletin for bulletin in bulletins}
    roots = {day: root_of(bulletin, ()) for day, bulletin in by_day.items()}
    leaf_days = set()
    for day, leaves in reader.leaves():
        leaf_days.add(day)
        if day in by_day:
            roots[day] = root_of(by_day[day], leaves)
    return check_bulletins(bulletins, roots, leaf_days)


def _unsealed_breaks(
    reader: LogReader, bulletins: tuple[Bulletin, ...], unsealed: tuple[Bulletin, ...]
) -> Iterator[Break]:
    """Where the logs give the root and the leaves do not, the leaves were changed; else the bulletin was."""
    ends = {bulletin.day: bulletin.until_at for bulletin in bulletins}
    for bulletin in unsealed:
        span = (bulletin.day, ends.get(bulletin.previous_day, -(2**62)), bulletin.until_at)
        if root_of(bulletin, reader.heads(*span)) == bulletin.root:
            yield from leaf_breaks(reader.leaves_of(bulletin.day), reader.heads(*span))
        else:
            yield Break(fault=Fault.BULLETIN_CHANGED, day=bulletin.day)


def _chain_breaks(reader: LogReader, kind: Kind, closed: ClosedDays, counted: _Counted) -> Iterator[Break]:
    for subject in reader.subjects(kind):
        counted.add(len(subject.entries))
        found = first_break(subject, closed)
        if found is not None:
            yield found
