"""From review to decision: submit, sign, send back, escalate."""

import uuid
from dataclasses import dataclass

from counter_app.domain.cases import CaseAction, CaseStatus
from counter_app.domain.text_kinds import TextKind
from counter_app.errors import Refused
from counter_app.services.actions import follow_up, record_case_action
from counter_app.services.case_papers import put_on_record
from counter_app.services.cases import Case, CaseSummary, cases_in_status, get_case
from counter_app.services.papers import Paper, PaperKind
from counter_app.services.typed import typed
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The case as it stands now, and the decision to print, where one was made."""

    case: Case
    paper: Paper | None


def cases_to_sign(work: Work) -> tuple[CaseSummary, ...]:
    """What waits for this caller's signature, overdue first."""
    statuses = set()
    if work.value("SELECT has_duty('chief_representative')"):
        statuses.add(CaseStatus.PENDING_SIGN_OFF)
    if work.value("SELECT has_duty('leader')"):
        statuses.add(CaseStatus.PENDING_LEADER)
    return cases_in_status(work, statuses=frozenset(statuses))


def submit_for_decision(work: Work, *, action_id: uuid.UUID, case_id: uuid.UUID, opinion: str = "") -> Case:
    """The reviewer's opinion goes to the chief representative (review, then submit)."""
    case = get_case(work, case_id=case_id)
    if case.head.status is CaseStatus.ACCEPTED:
        record_case_action(
            work, action_id=follow_up(action_id, "review"), case_id=case_id, action=CaseAction.REVIEW
        )
    record_case_action(
        work,
        action_id=action_id,
        case_id=case_id,
        action=CaseAction.SUBMIT,
        payload={"reason": typed(TextKind.REASON, opinion)},
    )
    return get_case(work, case_id=case_id)


_DECISIONS = {CaseAction.APPROVE: PaperKind.APPROVAL, CaseAction.REFUSE: PaperKind.REFUSAL}
_SIGN_OFF = frozenset(
    {CaseAction.APPROVE, CaseAction.REFUSE, CaseAction.RETURN_TO_REVIEW, CaseAction.ESCALATE}
)


def sign_off(
    work: Work, *, action_id: uuid.UUID, case_id: uuid.UUID, action: CaseAction, opinion: str = ""
) -> Decided:
    """Approve, refuse, send back or escalate; a refusal states its reasons (行政许可法第三十八条第二款).

    `opinion` is the signer's written opinion: the reasons of a refusal or a return.
    """
    if action not in _SIGN_OFF:
        raise Refused("not_this_door", action=action)
    opinion = typed(TextKind.REASON, opinion)
    record_case_action(work, action_id=action_id, case_id=case_id, action=action, payload={"reason": opinion})
    paper = None
    if kind := _DECISIONS.get(action):
        said = {"opinion": opinion} if kind is PaperKind.APPROVAL else {"reason": opinion}
        paper = put_on_record(work, action_id=action_id, kind=kind, case_id=case_id, **said)
    return Decided(case=get_case(work, case_id=case_id), paper=paper)
