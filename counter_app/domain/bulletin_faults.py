"""What is wrong with the chain of daily roots, and which leaf of a day is not what it was."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counter_app.domain.log_chain import Bulletin, Kind, Leaf
from counter_app.domain.log_faults import Break, ClosedDays, Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinCheck:
    """What the bulletins and their leaves say of themselves, before any chain is looked at.

    Attributes:
        unsealed: bulletins whose root is not that of what is stored; a leaf may be the cause.
    """

    closed: ClosedDays
    breaks: tuple[Break, ...]
    unsealed: tuple[Bulletin, ...]


def check_bulletins(
    bulletins: Sequence[Bulletin], roots: Mapping[str, bytes], leaf_days: Collection[str]
) -> BulletinCheck:
    """Judge the days in their order.

    `roots` are computed from what is stored, by day; `leaf_days` are all days that have leaves.
    """
    days = [bulletin.day for bulletin in bulletins]
    unsealed = {bulletin.day for bulletin in bulletins if roots[bulletin.day] != bulletin.root}
    faults = {day: Fault.BULLETIN_REMOVED for day in leaf_days if day not in days}
    unbounded: set[str] = set()
    before = Bulletin("", 0, "", b"", 0, 0, 0, b"", 0, "")
    for bulletin in bulletins:
        if before.day in unsealed or bulletin.day in unsealed:
            unbounded.add(bulletin.day)
        if bulletin.day not in unsealed and (fault := _between(before, bulletin, days, unsealed)):
            faults.setdefault(*fault)
            unbounded.add(bulletin.day)
        before = bulletin
    forged = {day for day, fault in faults.items() if fault is not Fault.BULLETIN_REMOVED}
    trusted = frozenset(days) - unsealed - forged
    return BulletinCheck(
        closed=ClosedDays(
            days=tuple(days),
            ends=tuple(bulletin.until_at for bulletin in bulletins),
            trusted=trusted,
            bounded=trusted - unbounded,
        ),
        breaks=tuple(Break(fault=fault, day=day) for day, fault in sorted(faults.items())),
        unsealed=tuple(bulletin for bulletin in bulletins if bulletin.day in unsealed),
    )


def _between(
    before: Bulletin, bulletin: Bulletin, days: Collection[str], unsealed: Collection[str]
) -> tuple[str, Fault] | None:
    """What stands between a sealed bulletin and the one before it that it does not name."""
    if bulletin.previous_day != before.day:
        if bulletin.previous_day and bulletin.previous_day not in days:
            return bulletin.previous_day, Fault.BULLETIN_REMOVED
        return before.day, Fault.BULLETIN_INSERTED
    if bulletin.previous_root != before.root and before.day not in unsealed:
        return before.day, Fault.BULLETIN_CHANGED
    return None


def check_papers(bulletins: Sequence[Bulletin], papers: Mapping[str, str]) -> Iterator[Break]:
    """Days whose root is not the one on a paper; `papers` holds the first digits of each by its day."""
    roots = {bulletin.day: bulletin.root.hex() for bulletin in bulletins}
    for day, digits in sorted(papers.items()):
        if day not in roots:
            yield Break(fault=Fault.BULLETIN_REMOVED, day=day)
        elif not roots[day].startswith(digits):
            yield Break(fault=Fault.ROOT_DIFFERS, day=day)


def leaf_breaks(stored: Iterator[Leaf], expected: Iterator[Leaf]) -> Iterator[Break]:
    """How the leaves of a day differ from what the chains say; both ordered by kind and subject."""
    ours, theirs = next(expected, None), next(stored, None)
    while ours is not None or theirs is not None:
        if theirs is None or (ours is not None and _place(ours) < _place(theirs)):
            assert ours is not None
            yield _leaf(Fault.LEAF_REMOVED, ours)
            ours = next(expected, None)
        elif ours is None or _place(theirs) < _place(ours):
            yield _leaf(Fault.LEAF_INSERTED, theirs)
            theirs = next(stored, None)
        else:
            if ours != theirs:
                yield _leaf(Fault.LEAF_CHANGED, ours)
            ours, theirs = next(expected, None), next(stored, None)


def _place(leaf: Leaf) -> tuple[str, str]:
    return leaf.kind, leaf.subject_id


def _leaf(fault: Fault, leaf: Leaf) -> Break:
    kind = Kind(leaf.kind) if leaf.kind in list(Kind) else None
    return Break(fault=fault, kind=kind, label=leaf.label or leaf.subject_id, seq=leaf.seq, day=leaf.day)
