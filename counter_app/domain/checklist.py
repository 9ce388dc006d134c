"""The checklist of one case: what is short, and what the counter may do next.

行政许可法 Art. 32(1): everything that is missing is told once and at once (item 4), and what is complete must
be accepted (item 5). So no outcome is given before every line that counts has been looked at.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from counter_app.domain.cases import CaseAction, Necessity, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One material. A required count of None is not counted (“照片” without a number).

    Lines with `Necessity.ONE_OF` and the same `group` stand for each other.
    """

    material: str
    necessity: Necessity
    original_required: int | None = 0
    copies_required: int | None = 0
    original_received: int = 0
    copies_received: int = 0
    verdict: Verdict = Verdict.PENDING
    defect: str = ""
    remedy: str = ""
    group: str = ""
    position: int = 0

    @property
    def originals_short(self) -> int:
        return max((self.original_required or 0) - self.original_received, 0)

    @property
    def copies_short(self) -> int:
        return max((self.copies_required or 0) - self.copies_received, 0)

    @property
    def is_short(self) -> bool:
        return bool(self.originals_short or self.copies_short)

    @property
    def is_handed_in(self) -> bool:
        return bool(self.original_received or self.copies_received)


class DefectKind(StrEnum):
    MISSING = "missing"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One row of the one-time notice. `alternatives` names every material of a group of which one is enough;
    it is empty for a line that stands alone."""

    position: int
    material: str
    kind: DefectKind
    originals_short: int
    copies_short: int
    defect: str
    remedy: str
    deferrable: bool
    alternatives: tuple[str, ...] = ()


class Decision(StrEnum):
    ACCEPT = "accept"
    ACCEPT_DEFERRED = "accept_deferred"
    REQUEST_SUPPLEMENT = "request_supplement"
    UNDECIDED = "undecided"


class ReasonCode(StrEnum):
    """Why the outcome is what it is."""

    COMPLETE = "complete"
    NO_MATERIALS = "no_materials"
    MATERIAL_MISSING = "material_missing"
    MATERIAL_WRONG = "material_wrong"
    DEFERRABLE_MISSING = "deferrable_missing"
    PENDING = "pending"
    UNEXPLAINED = "unexplained"
    OK_BUT_SHORT = "ok_but_short"
    REQUIRED_NOT_APPLICABLE = "required_not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    code: ReasonCode
    materials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the checklist allows; `allowed` are the actions that the case may take on it.

    `pending_count` are the lines that nobody looked at, and those found wrong without a word about what is wrong.
    """

    decision: Decision
    reasons: tuple[Reason, ...]
    pending_count: int = 0
    defects: tuple[Defect, ...] = ()

    @property
    def allowed(self) -> frozenset[CaseAction]:
        return _ALLOWED[self.decision]


_ALLOWED = {
    Decision.ACCEPT: frozenset({CaseAction.ACCEPT}),
    # Acceptance with deferred material is the applicant's choice (安阳市政务服务条例 Art. 24).
    Decision.ACCEPT_DEFERRED: frozenset({CaseAction.ACCEPT_DEFERRED, CaseAction.REQUEST_SUPPLEMENT}),
    Decision.REQUEST_SUPPLEMENT: frozenset({CaseAction.REQUEST_SUPPLEMENT}),
    Decision.UNDECIDED: frozenset(),
}
_FAULTY = {Verdict.MISSING: DefectKind.MISSING, Verdict.WRONG: DefectKind.WRONG}


def ticked(line: ChecklistLine) -> ChecklistLine:
    """`line` found in order: verdict ok and every required count received."""
    return replace(
        line,
        verdict=Verdict.OK,
        original_received=max(line.original_received, line.original_required or 0),
        copies_received=max(line.copies_received, line.copies_required or 0),
        defect="",
        remedy="",
    )


def defects(lines: Iterable[ChecklistLine]) -> tuple[Defect, ...]:
    """Everything that a one-time notice must name and nothing else (Art. 31: nothing unrelated), in order.

    An optional material is a defect only when it was handed in and is wrong; a group of alternatives is one
    defect, and only while none of its lines is in order.
    """
    alone, groups = _split(lines)
    found = [_defect_of(line) for line in alone if _is_defective(line)]
    found += [_group_defect(group) for group in groups if _is_decided_against(group)]
    return tuple(sorted(found, key=lambda defect: defect.position))


def outcome(lines: Sequence[ChecklistLine]) -> Outcome:
    """What may be done now; undecided as long as a line is not looked at or contradicts itself."""
    if not lines:
        return Outcome(decision=Decision.ACCEPT, reasons=(Reason(code=ReasonCode.NO_MATERIALS),))
    found = defects(lines)
    pending, unexplained = _pending(lines), _unexplained(lines)
    if open_reasons := _open_reasons(lines, pending, unexplained):
        return Outcome(
            decision=Decision.UNDECIDED,
            reasons=open_reasons,
            pending_count=len(pending) + len(unexplained),
            defects=found,
        )
    if not found:
        return Outcome(decision=Decision.ACCEPT, reasons=(Reason(code=ReasonCode.COMPLETE),))
    blocking = [defect for defect in found if not defect.deferrable]
    decision = Decision.REQUEST_SUPPLEMENT if blocking else Decision.ACCEPT_DEFERRED
    return Outcome(decision=decision, reasons=_defect_reasons(found), defects=found)


def is_catch_all(name: str) -> bool:
    """Whether a material's name leaves open what is meant (“其他材料”, “…等文件”, “相关材料”).

    安阳市政务服务条例 Art. 13 forbids such lines in a list of materials. What stands in brackets explains
    the material and is not read.
    """
    bare = re.sub(r"[(（\[【][^)）\]】]*[)）\]】]", "", name).strip()
    return any(pattern.search(bare) for pattern in _CATCH_ALL)


_CATCH_ALL = (
    re.compile(r"(其他|其它)[^、,，;；]{0,8}(材料|资料|文件|证件|手续|事项)$"),
    re.compile(r"(有关|相关)的?(证明)?(材料|资料|文件|证件|手续|证明)$"),
    # Not the 等 of 高等, 同等, 三等 or 等级.
    re.compile(r"(?<![高平同中对相初特一二三四五])等(?![级候待额同])[^、,，;；]{0,8}$"),
)


def _split(lines: Iterable[ChecklistLine]) -> tuple[list[ChecklistLine], list[list[ChecklistLine]]]:
    """Lines that stand alone, and groups of alternatives; a line without a position gets its place as one."""
    alone: list[ChecklistLine] = []
    groups: defaultdict[str, list[ChecklistLine]] = defaultdict(list)
    for place, line in enumerate(lines, start=1):
        placed = line if line.position else replace(line, position=place)
        if line.necessity is Necessity.ONE_OF:
            groups[line.group].append(placed)
        else:
            alone.append(placed)
    return alone, list(groups.values())


def _is_defective(line: ChecklistLine) -> bool:
    if line.necessity is Necessity.OPTIONAL:
        return line.verdict is Verdict.WRONG
    return line.verdict in _FAULTY


def _is_decided_against(group: Sequence[ChecklistLine]) -> bool:
    verdicts = {line.verdict for line in group}
    return not verdicts & {Verdict.OK, Verdict.PENDING}


def _defect_of(line: ChecklistLine) -> Defect:
    kind = _FAULTY.get(line.verdict, DefectKind.MISSING)
    return Defect(
        position=line.position,
        material=line.material,
        kind=kind,
        originals_short=line.originals_short,
        copies_short=line.copies_short,
        defect=line.defect,
        remedy=line.remedy,
        deferrable=line.necessity is Necessity.DEFERRABLE and kind is DefectKind.MISSING,
    )


def _group_defect(group: Sequence[ChecklistLine]) -> Defect:
    """Told by the line that was handed in wrong, if there is one: it is the nearest to being in order."""
    shown = next((line for line in group if line.verdict is Verdict.WRONG), group[0])
    return replace(_defect_of(shown), alternatives=tuple(line.material for line in group))


def _pending(lines: Iterable[ChecklistLine]) -> list[str]:
    """Materials still to be looked at: an optional one only if something was handed in for it, an alternative
    only while no other line of its group is in order."""
    alone, groups = _split(lines)
    waiting = [line for line in alone if line.necessity is not Necessity.OPTIONAL or line.is_handed_in]
    for group in groups:
        if all(line.verdict is not Verdict.OK for line in group):
            waiting += group
    waiting.sort(key=lambda line: line.position)
    return [line.material for line in waiting if line.verdict is Verdict.PENDING]


def _unexplained(lines: Iterable[ChecklistLine]) -> list[str]:
    """Materials found wrong without a word about what is wrong: a notice has to tell all that must be
    supplemented (Art. 32(1) item 4), and “wrong” alone tells nobody what to bring."""
    alone, groups = _split(lines)
    for group in groups:
        if all(line.verdict is not Verdict.OK for line in group):
            alone += group
    mute = [line for line in alone if line.verdict is Verdict.WRONG and not line.defect.strip()]
    return [line.material for line in sorted(mute, key=lambda line: line.position)]


def _open_reasons(
    lines: Sequence[ChecklistLine], pending: Sequence[str], unexplained: Sequence[str]
) -> tuple[Reason, ...]:
    short = [line.material for line in lines if line.verdict is Verdict.OK and line.is_short]
    excused = [
        line.material
        for line in lines
        if line.verdict is Verdict.NOT_APPLICABLE and line.necessity is Necessity.REQUIRED
    ]
    return _reasons(
        (ReasonCode.PENDING, pending),
        (ReasonCode.UNEXPLAINED, unexplained),
        (ReasonCode.OK_BUT_SHORT, short),
        (ReasonCode.REQUIRED_NOT_APPLICABLE, excused),
    )


def _defect_reasons(found: Sequence[Defect]) -> tuple[Reason, ...]:
    deferrable = [defect.material for defect in found if defect.deferrable]
    rest = [defect for defect in found if not defect.deferrable]
    return _reasons(
        (ReasonCode.MATERIAL_MISSING, [each.material for each in rest if each.kind is DefectKind.MISSING]),
        (ReasonCode.MATERIAL_WRONG, [each.material for each in rest if each.kind is DefectKind.WRONG]),
        (ReasonCode.DEFERRABLE_MISSING, deferrable),
    )


def _reasons(*pairs: tuple[ReasonCode, Sequence[str]]) -> tuple[Reason, ...]:
    return tuple(Reason(code=code, materials=tuple(names)) for code, names in pairs if names)
