"""What lies on the desk, and which steps it allows."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.cases import CaseAction, CaseStatus, CaseType, Necessity
from counter_app.domain.checklist import Decision, Outcome, ReasonCode
from counter_app.domain.time_limits import PERMIT_KIND
from counter_app.exchange.identity import IdentityCheck
from counter_app.services.cases import Case, EarlierCase
from counter_app.services.intake import ApplicantForm, Conclusion
from counter_app.services.items import Guide
from counter_app.services.queue import QueuedTicket
from ui.intake.applicant import BLANK
from ui.intake.materials import Lines, outcome_of


class Phase(StrEnum):
    EMPTY = "empty"
    LOADING = "loading"
    OPEN = "open"
    FAILED = "failed"


class Step(StrEnum):
    """A button of the case. `TURN_AWAY` is both a refusal of L5 and an explanation of L4."""

    NOTICE = "request_supplement"
    ACCEPT = "accept"
    ACCEPT_DEFERRED = "accept_deferred"
    TURN_AWAY = "decline"
    KEEP = "keep"
    SUBMIT = "submit"
    ISSUE = "issue"
    DELIVER = "deliver"


AT_INTAKE = frozenset({CaseStatus.RECEIVED, CaseStatus.AWAITING_SUPPLEMENT})
_INTAKE_STEPS = (Step.NOTICE, Step.ACCEPT, Step.ACCEPT_DEFERRED, Step.TURN_AWAY, Step.KEEP)
_LATER_STEPS = {
    CaseStatus.ACCEPTED: (Step.SUBMIT, {CaseAction.REVIEW, CaseAction.SUBMIT}),
    CaseStatus.UNDER_REVIEW: (Step.SUBMIT, {CaseAction.SUBMIT}),
    CaseStatus.APPROVED: (Step.ISSUE, {CaseAction.ISSUE}),
    CaseStatus.ISSUED: (Step.DELIVER, {CaseAction.DELIVER}),
    CaseStatus.REFUSED: (Step.DELIVER, {CaseAction.DELIVER}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A step and, where it cannot be taken now, the code of the reason; `count` belongs to the reason."""

    step: Step
    why_not: str = ""
    count: int = 0

    @property
    def is_open(self) -> bool:
        return not self.why_not


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskState:
    """All that the case's two columns show.

    `case_id` is made when a fresh intake begins and stays through a lost answer. `intake_allowed` is what the
    table `transition` lets this clerk do with a received case. `unprintable` are characters of the name
    that no font has. `busy` names the step under way.
    """

    phase: Phase = Phase.EMPTY
    ticket: QueuedTicket | None = None
    case_id: uuid.UUID | None = None
    guide: Guide | None = None
    case: Case | None = None
    applicant: ApplicantForm = BLANK
    identity: IdentityCheck | None = None
    lines: Lines = ()
    dirty: bool = False
    unsure: bool = False
    earlier: tuple[EarlierCase, ...] = ()
    intake_allowed: frozenset[CaseAction] = frozenset()
    unprintable: tuple[str, ...] = ()
    busy: Step | None = None
    failure: str = ""

    @property
    def status(self) -> CaseStatus | None:
        return self.case.head.status if self.case else None

    @property
    def is_open(self) -> bool:
        return self.phase is Phase.OPEN and self.guide is not None

    @property
    def at_intake(self) -> bool:
        """Whether the checklist can be ticked."""
        return self.is_open and (self.status is None or self.status in AT_INTAKE)

    @property
    def is_fresh(self) -> bool:
        """Whether nothing of it is on record yet, so that the applicant can be typed."""
        return self.is_open and self.case is None

    @property
    def is_instant(self) -> bool:
        return self.guide is not None and self.guide.case_type == CaseType.INSTANT

    @property
    def is_permit(self) -> bool:
        """Whether 行政许可法 governs what is said of it (第二条); of every other type it says nothing."""
        of = self.case.head if self.case else self.guide
        return of is not None and of.task_type == PERMIT_KIND

    @property
    def outcome(self) -> Outcome:
        return outcome_of(self.lines)

    @property
    def has_deferrable(self) -> bool:
        return any(line.necessity == Necessity.DEFERRABLE for line in self.lines)

    def moves(self) -> tuple[Move, ...]:
        """The buttons of this state, each open or with the reason why not."""
        if not self.is_open:
            return ()
        if self.at_intake:
            outcome = self.outcome
            return tuple(self._intake_move(step, outcome) for step in _INTAKE_STEPS)
        later = _LATER_STEPS.get(self.status) if self.case and self.status else None
        if later is None or self.case is None:
            return ()
        step, needed = later
        return (Move(step=step, why_not="" if self.case.allowed & needed else "not_your_duty"),)

    def move(self, step: Step) -> Move | None:
        """The move of a step, or None where this state does not know it."""
        return next((move for move in self.moves() if move.step is step), None)

    def _intake_move(self, step: Step, outcome: Outcome) -> Move:
        if step is Step.KEEP:
            return Move(step=step, why_not="" if self.dirty or self.case is None else "unchanged")
        if CaseAction(step.value) not in self.intake_allowed:
            return Move(step=step, why_not="not_your_duty")
        if step is Step.TURN_AWAY or CaseAction(step.value) in outcome.allowed:
            if step is Step.NOTICE and self.status is CaseStatus.AWAITING_SUPPLEMENT and not self.dirty:
                return Move(step=step, why_not="told_before")
            return Move(step=step)
        return Move(step=step, why_not=_reason(step, outcome), count=_count(outcome))


def _reason(step: Step, outcome: Outcome) -> str:
    if outcome.decision is Decision.UNDECIDED:
        codes = {reason.code for reason in outcome.reasons}
        if ReasonCode.PENDING in codes:
            return "unfinished"
        return "unexplained" if ReasonCode.UNEXPLAINED in codes else "contradictory"
    if step is Step.NOTICE:
        return "nothing_missing"
    if step is Step.ACCEPT_DEFERRED and outcome.decision is Decision.ACCEPT:
        return "nothing_deferred"
    return "incomplete"


def _count(outcome: Outcome) -> int:
    return outcome.pending_count or len(outcome.defects)


CONCLUSIONS = {
    Step.NOTICE: Conclusion.REQUEST_SUPPLEMENT,
    Step.ACCEPT: Conclusion.ACCEPT,
    Step.ACCEPT_DEFERRED: Conclusion.ACCEPT_DEFERRED,
    Step.KEEP: Conclusion.KEEP,
}
