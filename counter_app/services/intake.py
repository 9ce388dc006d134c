"""Intake at a window: the applicant, the checklist, and the one outcome that the law allows."""

import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from counter_app.domain.cases import CaseAction, CaseStatus, CaseType, Verdict
from counter_app.domain.text_kinds import TextKind
from counter_app.errors import Refused
from counter_app.services.actions import follow_up, record_case_action, was_recorded
from counter_app.services.case_papers import put_on_record
from counter_app.services.cases import Case, get_case
from counter_app.services.papers import Paper, PaperKind
from counter_app.services.typed import typed
from counter_app.work import Work
from db.models import Applicant, CaseMaterial


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantForm:
    """The applicant as typed. `id_check` is passed, unchecked, or confirmed (failed, but the paper says so)."""

    kind: str
    name: str
    id_kind: str
    id_number: str
    id_check: str
    phone: str = ""
    address: str = ""
    contact_name: str = ""
    agent_name: str = ""
    agent_id_number: str = ""


TYPED_FIELDS = {
    "name": TextKind.NAME,
    "id_number": TextKind.IDENTITY,
    "phone": TextKind.PHONE,
    "address": TextKind.ADDRESS,
    "contact_name": TextKind.NAME,
    "agent_name": TextKind.NAME,
    "agent_id_number": TextKind.IDENTITY,
}
"""The fields of an applicant that people type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLine:
    """The clerk's finding on one material; `defect` goes on the slip word for word."""

    position: int
    original_received: int
    copies_received: int
    verdict: Verdict
    defect: str = ""


class Conclusion(StrEnum):
    """How a visit at intake ends."""

    KEEP = "keep"
    REQUEST_SUPPLEMENT = "request_supplement"
    ACCEPT = "accept"
    ACCEPT_DEFERRED = "accept_deferred"
    DECLINE = "decline"
    DECLARE_NOT_REQUIRED = "declare_not_required"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What lies on the desk. With a new `case_id` the case is received first; with a known one it goes on."""

    case_id: uuid.UUID
    item_version_id: int
    window_id: int
    ticket_id: uuid.UUID | None
    applicant: ApplicantForm | None
    lines: tuple[CheckedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """The case as it stands now, and the papers to print."""

    case: Case
    papers: tuple[Paper, ...]


_PAPER_OF = {
    Conclusion.REQUEST_SUPPLEMENT: PaperKind.ONE_TIME_NOTICE,
    Conclusion.ACCEPT: PaperKind.ACCEPTANCE_NOTICE,
    Conclusion.ACCEPT_DEFERRED: PaperKind.ACCEPTANCE_NOTICE,
    Conclusion.DECLINE: PaperKind.NON_ACCEPTANCE,
    Conclusion.DECLARE_NOT_REQUIRED: PaperKind.NOT_REQUIRED,
}


def conclude_intake(
    work: Work,
    *,
    action_id: uuid.UUID,
    intake: Intake,
    conclusion: Conclusion,
    reason: str = "",
    right_body: str = "",
) -> Concluded:
    """Receive or supplement, record the checklist, take the one action, print its paper: all or nothing.

    `reason` says why a second notice, a non-acceptance or an explanation of L4 is given; `right_body` where to
    apply instead (行政许可法第三十二条). An instant item that is accepted is decided at once (第三十四条第二款).
    Repeated with the same `action_id` it answers as the first time.
    """
    reason, right_body = typed(TextKind.REASON, reason), typed(TextKind.ADDRESS, right_body)
    # In this order: a state that our own first sending made is then never taken for one that we found.
    status = work.value("SELECT status FROM service_case WHERE case_id = :id", id=intake.case_id)
    if not was_recorded(work, _last_action(action_id, conclusion)):
        _bring_in(work, action_id, intake, status)
        save_checklist(work, case_id=intake.case_id, lines=intake.lines)
    if conclusion is Conclusion.KEEP:
        return Concluded(case=get_case(work, case_id=intake.case_id), papers=())
    record_case_action(
        work,
        action_id=action_id,
        case_id=intake.case_id,
        action=CaseAction(conclusion.value),
        payload={"reason": reason, "right_body": right_body, "window_id": intake.window_id},
    )
    papers = [
        put_on_record(
            work,
            action_id=action_id,
            kind=_PAPER_OF[conclusion],
            case_id=intake.case_id,
            **_said(conclusion, reason, right_body),
        )
    ]
    case = get_case(work, case_id=intake.case_id)
    if conclusion is Conclusion.ACCEPT and case.head.case_type == CaseType.INSTANT:
        papers.append(_decide_at_once(work, action_id, case))
        case = get_case(work, case_id=intake.case_id)
    return Concluded(case=case, papers=tuple(papers))


def _last_action(action_id: uuid.UUID, conclusion: Conclusion) -> uuid.UUID:
    return follow_up(action_id, "receive") if conclusion is Conclusion.KEEP else action_id


def _said(conclusion: Conclusion, reason: str, right_body: str) -> dict[str, Any]:
    match conclusion:
        case Conclusion.ACCEPT:
            return {"manner": "full"}
        case Conclusion.ACCEPT_DEFERRED:
            return {"manner": "deferred"}
        case Conclusion.DECLINE:
            return {"reason": reason, "right_body": right_body}
        case _:
            return {"reason": reason}


def _bring_in(work: Work, action_id: uuid.UUID, intake: Intake, status: str | None) -> None:
    """A new case is received; one that waits for its supplement is supplemented; one at hand stays as it is."""
    if status is None:
        _receive(work, follow_up(action_id, "receive"), intake)
    elif status == CaseStatus.AWAITING_SUPPLEMENT:
        record_case_action(
            work,
            action_id=follow_up(action_id, "supplement"),
            case_id=intake.case_id,
            action=CaseAction.SUPPLEMENT,
            payload={"window_id": intake.window_id},
        )


def _receive(work: Work, action_id: uuid.UUID, intake: Intake) -> None:
    if intake.applicant is None:
        raise Refused("applicant_missing")
    applicant_id = put_applicant(work, follow_up(action_id, "applicant"), intake.applicant)
    record_case_action(
        work,
        action_id=action_id,
        case_id=intake.case_id,
        action=CaseAction.RECEIVE,
        payload={
            "item_version_id": intake.item_version_id,
            "applicant_id": str(applicant_id),
            "window_id": intake.window_id,
            "ticket_id": str(intake.ticket_id) if intake.ticket_id else None,
        },
    )


def put_applicant(work: Work, applicant_id: uuid.UUID, form: ApplicantForm) -> uuid.UUID:
    """Record the applicant of one case; the same id again changes nothing."""
    work.session.execute(
        insert(Applicant)
        .values(
            applicant_id=applicant_id,
            kind=form.kind,
            id_kind=form.id_kind,
            id_check=form.id_check,
            **{field: typed(kind, getattr(form, field)) for field, kind in TYPED_FIELDS.items()},
        )
        .on_conflict_do_nothing()
    )
    return applicant_id


def save_checklist(work: Work, *, case_id: uuid.UUID, lines: tuple[CheckedLine, ...]) -> None:
    """Record what was handed in and found; only while the case is at intake (the database's own rule)."""
    for line in lines:
        work.session.execute(
            update(CaseMaterial)
            .where(CaseMaterial.case_id == case_id, CaseMaterial.position == line.position)
            .values(
                original_received=line.original_received,
                copies_received=line.copies_received,
                verdict=line.verdict.value,
                defect=typed(TextKind.DEFECT, line.defect),
            )
        )


def _decide_at_once(work: Work, action_id: uuid.UUID, case: Case) -> Paper:
    """Accept → review → submit → approve in one go, each action still its own row (DESIGN §4)."""
    for action in (CaseAction.REVIEW, CaseAction.SUBMIT, CaseAction.APPROVE):
        record_case_action(
            work, action_id=follow_up(action_id, action), case_id=case.head.case_id, action=action
        )
    return put_on_record(
        work,
        action_id=follow_up(action_id, CaseAction.APPROVE),
        kind=PaperKind.APPROVAL,
        case_id=case.head.case_id,
    )
