"""Which facts of a case stand on which paper."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from counter_app.documents import facts as paper
from counter_app.documents import papers
from counter_app.documents.acceptance_notice import AcceptanceNotice, DeferredMaterial
from counter_app.documents.certificate import Certificate, sheets_of
from counter_app.documents.decision import ApprovalDecision, RefusalDecision
from counter_app.documents.delivery_receipt import DeliveredDocument, DeliveryReceipt, Method
from counter_app.documents.non_acceptance import NonAcceptanceDecision, NotRequiredNotice
from counter_app.documents.one_time_notice import OneTimeNotice
from counter_app.domain.legal_names import official_code
from counter_app.domain.results import instruments
from counter_app.services.actions import follow_up
from counter_app.services.case_facts import CaseFacts, case_facts, due_date, paper_limit, told_defects
from counter_app.services.papers import Paper, PaperKind, get_paper, issue_paper, next_number
from counter_app.work import Work


def put_on_record(
    work: Work, *, action_id: uuid.UUID, kind: PaperKind, case_id: uuid.UUID, **said: Any
) -> Paper:
    """Make the paper of an action, or bring back the one that this action made before."""
    document_id = follow_up(action_id, kind.value)
    if work.value("SELECT 1 FROM document WHERE document_id = :id", id=document_id):
        return get_paper(work, document_id=document_id)
    facts = case_facts(work, case_id)
    # A certificate was numbered by the trigger when it was issued; every other paper is numbered here.
    number = facts.head.certificate_number
    if kind is not PaperKind.CERTIFICATE:
        number = next_number(work, kind, facts.head.org_unit_id)
    content = _CONTENTS[kind](work, facts, number, **said)
    return issue_paper(work, document_id=document_id, number=number, content=content, case_id=case_id)


def _one_time_notice(work: Work, f: CaseFacts, number: str, *, reason: str) -> OneTimeNotice:
    by = due_date(work, f.head.supplement_due_on)
    assert by is not None
    checking = {line.position: line.on_site_check for line in f.materials}
    return OneTimeNotice(
        document_number=number,
        item_kind=f.head.task_type,
        received_at=f.head.received_at,
        notified_at=f.now,
        defects=told_defects([line.checklist_line() for line in f.materials], checking),
        legal_basis=f.supplement_basis,
        taken_count=sum(line.verdict == "ok" for line in f.materials),
        supplement_by=by,
        submit_at=f.window_name,
        clerk=f.clerk,
        promised=paper_limit(f.guide.limit("promised")),
        statutory=paper_limit(f.guide.limit("statutory")),
        fee=f.guide.fee or "不收费",
        previous_notice=_previous_notice(work, f) if reason else "",
        repeat_reason=reason,
        **f.common,
    )


def _previous_notice(work: Work, f: CaseFacts) -> str:
    number: str = work.value(
        """SELECT number FROM document WHERE case_id = :id AND kind = 'one_time_notice'
           ORDER BY issued_at DESC LIMIT 1""",
        id=f.head.case_id,
    )
    return number or ""


def _acceptance_notice(work: Work, f: CaseFacts, number: str, *, manner: Any = "full") -> AcceptanceNotice:
    due = due_date(work, f.head.promised_due_on) or paper.DueDate(day=f.today)
    return AcceptanceNotice(
        document_number=number,
        item_code=official_code(f.guide.code),
        item_kind=f.head.task_type,
        case_type=f.head.case_type,
        legal_basis="" if f.is_permit else f.basis,
        applied_at=f.head.received_at,
        accepted_on=f.accepted_on,
        manner=manner,
        promised=paper_limit(f.guide.limit("promised")),
        promised_due=due_date(work, f.head.promised_due_on),
        statutory=paper_limit(f.guide.limit("statutory")),
        statutory_due=due_date(work, f.head.statutory_due_on),
        deferred_materials=tuple(
            DeferredMaterial(name=line.name, due=due)
            for line in f.materials
            if manner == "deferred" and line.necessity == "容缺后补" and line.verdict == "missing"
        ),
        materials=tuple(
            paper.Material(name=line.name, originals=line.original_received, copies=line.copies_received)
            for line in f.materials
            if line.original_received or line.copies_received
        ),
        window_name=f.window_name,
        clerk=f.clerk,
        fee=f.guide.fee or "不收费",
        result_name="、".join(instruments(f.guide.result_name)),
        notified_on=f.today,
        **f.common,
    )


def _non_acceptance(
    _: Work, f: CaseFacts, number: str, *, reason: str, right_body: str
) -> NonAcceptanceDecision:
    return NonAcceptanceDecision(
        document_number=number,
        item_kind=f.head.task_type,
        applied_on=f.applied_on,
        reason=reason,
        right_body=right_body,
        remedies=f.remedies,
        decided_on=f.today,
        **f.common,
    )


def _not_required(_: Work, f: CaseFacts, number: str, *, reason: str) -> NotRequiredNotice:
    return NotRequiredNotice(
        document_number=number,
        item_kind=f.head.task_type,
        applied_on=f.applied_on,
        reason=reason,
        notified_on=f.today,
        **f.common,
    )


def _approval(_: Work, f: CaseFacts, number: str, *, opinion: str = "") -> ApprovalDecision:
    return ApprovalDecision(
        document_number=number,
        item_kind=f.head.task_type,
        applied_on=f.applied_on,
        accepted_on=f.accepted_on,
        legal_basis=f.basis,
        finding=opinion,
        content=(_granted(f),),
        certificate_name=f.guide.result_name if f.is_certificate else "",
        decided_on=f.today,
        **f.common,
    )


def _granted(f: CaseFacts) -> str:
    """The item, and its result where that is told here and not conferred by a certificate."""
    told = "" if f.is_certificate else f.guide.result_name
    return f"{f.head.item_name}：{told}" if told else f.head.item_name


def _refusal(_: Work, f: CaseFacts, number: str, *, reason: str) -> RefusalDecision:
    return RefusalDecision(
        document_number=number,
        item_kind=f.head.task_type,
        applied_on=f.applied_on,
        accepted_on=f.accepted_on,
        legal_basis=f.basis,
        reasons=tuple(line for line in reason.splitlines() if line.strip()),
        remedies=f.remedies,
        decided_on=f.today,
        **f.common,
    )


def _certificate(_: Work, f: CaseFacts, number: str) -> Certificate:
    return Certificate(
        certificate_name=f.guide.result_name,
        form="certificate" if f.is_certificate else "result",
        certificate_number=number,
        service_code=f.head.service_code,
        holder_name=f.head.applicant_name,
        holder_identity=f.identity,
        item_name=f.head.item_name,
        content=(("审批依据" if f.is_permit else "办理依据", f.basis),) if f.basis else (),
        authority=f.authority,
        issued_on=f.today,
    )


def _delivery_receipt(
    work: Work, f: CaseFacts, number: str, *, relation: str, method: Any
) -> DeliveryReceipt:
    return DeliveryReceipt(
        document_number=number,
        documents=_delivered(work, f),
        delivered_at=f.now,
        place=f.window_name,
        method=_METHODS[method],
        relation=relation,
        deliverers=(f.clerk.name,),
        made_on=f.today,
        **f.common,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Issued:
    kind: str
    number: str
    data: dict[str, Any]


def _delivered(work: Work, f: CaseFacts) -> tuple[DeliveredDocument, ...]:
    """The decision and what followed it, each by the name it bears itself."""
    issued = work.rows(
        _Issued,
        """SELECT kind, number, data FROM document
           WHERE case_id = :id AND kind IN ('approval_decision', 'refusal_decision', 'certificate')
           ORDER BY issued_at""",
        id=f.head.case_id,
    )
    return tuple(handed for each in issued for handed in _handed_over(each))


def _handed_over(issued: _Issued) -> tuple[DeliveredDocument, ...]:
    content = papers.from_record(issued.kind, issued.data)
    if isinstance(content, Certificate):
        return tuple(DeliveredDocument(name=each.title, number=each.number) for each in sheets_of(content))
    return (DeliveredDocument(name=papers.title_of(content), number=issued.number),)


_METHODS: dict[str, Method] = {"direct": "direct", "mail": "post"}
"""送达方式: from the action's word to the one of the receipt's template."""


_CONTENTS: dict[PaperKind, Callable[..., Any]] = {
    PaperKind.ONE_TIME_NOTICE: _one_time_notice,
    PaperKind.ACCEPTANCE_NOTICE: _acceptance_notice,
    PaperKind.NON_ACCEPTANCE: _non_acceptance,
    PaperKind.NOT_REQUIRED: _not_required,
    PaperKind.APPROVAL: _approval,
    PaperKind.REFUSAL: _refusal,
    PaperKind.CERTIFICATE: _certificate,
    PaperKind.DELIVERY_RECEIPT: _delivery_receipt,
}
