"""The checklist on the desk: what a finding does to its line, before anything is recorded."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from counter_app.domain.cases import Necessity, Verdict
from counter_app.domain.checklist import Outcome, outcome, ticked
from counter_app.services.cases import CaseMaterialLine
from counter_app.services.intake import CheckedLine
from counter_app.services.items import Guide

Lines = tuple[CaseMaterialLine, ...]
MOST_PIECES = 99


class Pieces(StrEnum):
    """Which of a line's two counts is meant."""

    ORIGINALS = "originals"
    COPIES = "copies"


def fresh_lines(guide: Guide) -> Lines:
    """The checklist of a case that is not received yet."""
    return tuple(
        CaseMaterialLine(
            position=required.position,
            name=required.name,
            necessity=required.necessity,
            form=required.form,
            note=required.note,
            on_site_check=required.on_site_check,
            original_required=required.original_count,
            copies_required=required.copy_count,
            original_received=0,
            copies_received=0,
            verdict=Verdict.PENDING,
            defect="",
        )
        for required in guide.requirements
    )


def outcome_of(lines: Sequence[CaseMaterialLine]) -> Outcome:
    """What the checklist allows as it lies there."""
    return outcome([line.checklist_line() for line in lines])


def judged(line: CaseMaterialLine, verdict: Verdict) -> CaseMaterialLine:
    """The line with the verdict, and the counts that go with it.

    In order: all pieces are there. Missing: a line that was complete has nothing any more, one that was in
    part keeps its part. Wrong: it was handed in. Not applicable and not looked at: no pieces.
    """
    if verdict is Verdict.OK:
        done = ticked(line.checklist_line())
        counts = (done.original_received, done.copies_received)
        return _with(line, verdict, counts, defect="")
    here = (line.original_received, line.copies_received)
    required = (line.original_required, line.copies_required)
    if verdict is Verdict.MISSING:
        return _with(line, verdict, here if line.checklist_line().is_short else (0, 0))
    if verdict is Verdict.WRONG:
        return _with(line, verdict, here if any(here) else required)
    return _with(line, verdict, (0, 0), defect="")


def counted(line: CaseMaterialLine, pieces: Pieces, count: int) -> CaseMaterialLine:
    """The line with another count; what was in order and is short now is missing something."""
    count = min(max(count, 0), MOST_PIECES)
    changed = (
        replace(line, original_received=count)
        if pieces is Pieces.ORIGINALS
        else replace(line, copies_received=count)
    )
    if changed.verdict is Verdict.OK and changed.checklist_line().is_short:
        return replace(changed, verdict=Verdict.MISSING)
    return changed


def explained(line: CaseMaterialLine, defect: str) -> CaseMaterialLine:
    """The line with what is wrong with it; a line without a fault so far becomes a wrong one."""
    if not defect or line.verdict in {Verdict.MISSING, Verdict.WRONG}:
        return replace(line, defect=defect)
    return replace(judged(line, Verdict.WRONG), defect=defect)


def rest_in_order(lines: Lines) -> Lines:
    """Every line that must be there and was not looked at is in order.

    Optional material and alternatives stay: nobody said that they were handed in.
    """
    must = {Necessity.REQUIRED, Necessity.DEFERRABLE}
    return tuple(
        judged(line, Verdict.OK) if line.verdict is Verdict.PENDING and line.necessity in must else line
        for line in lines
    )


def checked_lines(lines: Lines) -> tuple[CheckedLine, ...]:
    """The findings, as they are recorded."""
    return tuple(
        CheckedLine(
            position=line.position,
            original_received=line.original_received,
            copies_received=line.copies_received,
            verdict=line.verdict,
            defect=line.defect,
        )
        for line in lines
    )


def _with(
    line: CaseMaterialLine, verdict: Verdict, counts: tuple[int, int], defect: str | None = None
) -> CaseMaterialLine:
    return replace(
        line,
        verdict=verdict,
        original_received=counts[0],
        copies_received=counts[1],
        defect=line.defect if defect is None else defect,
    )
