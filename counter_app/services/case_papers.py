"""Which facts of a case stand on which paper."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counter_app.documents import facts as paper
from counter_app.documents.acceptance_notice import AcceptanceNotice, DeferredMaterial
from counter_app.documents.certificate import Certificate
from counter_app.documents.decision import ApprovalDecision, RefusalDecision
from counter_app.documents.delivery_receipt import DeliveredDocument, DeliveryReceipt
from counter_app.documents.non_acceptance import NonAcceptanceDecision, NotRequiredNotice
from counter_app.documents.one_time_notice import Defect, OneTimeNotice
from counter_app.documents.remedies import remedy_sentence
from counter_app.domain.checklist import ChecklistLine, defects
from counter_app.domain.people_names import mask_identity_number
from counter_app.services.actions import follow_up
from counter_app.services.cases import CaseHead, CaseMaterialLine, get_head, materials_of_case
from counter_app.services.items import Guide, Limit, get_guide
from counter_app.services.papers import Paper, PaperKind, get_paper, issue_paper, next_number
from counter_app.work import Work

UNIT_WORDS = {"working_day": "工作日", "calendar_day": "日", "month": "月", "on_the_spot": "工作日"}
"""Units as papers write them; on the spot is a count of zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letterhead:
    name: str
    address: str
    phone: str
    supervision_phone: str
    review_body: str
    court: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What most papers need, read once."""

    head: CaseHead
    guide: Guide
    letterhead: _Letterhead
    materials: tuple[CaseMaterialLine, ...]
    clerk: paper.Clerk
    now: dt.datetime
    today: dt.date

    @property
    def common(self) -> dict[str, Any]:
        """The fields that every letter of a case has."""
        return {
            "hall": self.hall,
            "service_code": self.head.service_code,
            "party": self.party,
            "item_name": self.head.item_name,
            "authority": self.head.department_name,
        }

    @property
    def hall(self) -> paper.Hall:
        inquiry = "，".join(filter(None, (self.letterhead.address, self.letterhead.phone)))
        return paper.Hall(
            name=self.letterhead.name,
            place=self.head.department_name,
            inquiry=inquiry,
            supervision=self.letterhead.supervision_phone,
        )

    @property
    def party(self) -> paper.Party:
        head = self.head
        return paper.Party(
            name=head.applicant_name,
            id_kind=head.id_kind,
            id_number=mask_identity_number(head.id_number),
            contact=head.contact_name or head.applicant_name,
            phone=head.phone,
            agent_name=head.agent_name,
        )

    @property
    def window_name(self) -> str:
        return f"{self.head.window_number}号窗口" if self.head.window_number else self.letterhead.name

    @property
    def basis(self) -> str:
        return "、".join(self.guide.legal_basis) or "《中华人民共和国行政许可法》"

    @property
    def remedies(self) -> paper.Remedies:
        return paper.Remedies(
            review_authority=self.letterhead.review_body or "本级人民政府",
            court=self.letterhead.court or "有管辖权的人民法院",
        )

    @property
    def applied_on(self) -> dt.date:
        return paper.hall_day(self.head.received_at)

    @property
    def accepted_on(self) -> dt.date:
        return paper.hall_day(self.head.accepted_at or self.head.received_at)


def case_facts(work: Work, case_id: uuid.UUID) -> CaseFacts:
    """Read what papers state of a case. Raises NotFound("case")."""
    head = get_head(work, case_id)
    letterhead = work.row(
        _Letterhead,
        """SELECT h.name, h.address, h.phone, h.supervision_phone, u.review_body, u.court
           FROM org_unit u JOIN hall h USING (hall_id) WHERE u.org_unit_id = :unit""",
        unit=head.org_unit_id,
    )
    assert letterhead is not None
    return CaseFacts(
        head=head,
        guide=get_guide(work, item_version_id=head.item_version_id),
        letterhead=letterhead,
        materials=materials_of_case(work, case_id),
        clerk=paper.Clerk(name=work.actor.name, phone=work.actor.phone),
        now=work.now(),
        today=work.today(),
    )


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


def _due(work: Work, day: dt.date | None) -> paper.DueDate | None:
    if day is None:
        return None
    return paper.DueDate(day=day, provisional=work.value("SELECT is_provisional(:day)", day=day))


def paper_limit(limit: Limit | None) -> paper.TimeLimit | None:
    """A limit of the catalogue as papers write it."""
    return paper.TimeLimit(count=limit.days, unit=UNIT_WORDS[limit.unit]) if limit else None


def told_defects(lines: Sequence[ChecklistLine], checked_on_site: Mapping[int, bool]) -> tuple[Defect, ...]:
    """Every defect with what to bring, as the one-time notice tells it; `checked_on_site` by position."""
    return tuple(
        Defect(
            material=" 或 ".join(each.alternatives) or each.material,
            verdict=each.kind.value,
            remedy=remedy_sentence(
                originals=each.originals_short,
                copies=each.copies_short,
                finding=each.defect,
                on_site_check=checked_on_site[each.position],
            ),
        )
        for each in defects(lines)
    )


def _one_time_notice(work: Work, f: CaseFacts, number: str, *, reason: str) -> OneTimeNotice:
    by = _due(work, f.head.supplement_due_on)
    assert by is not None
    checking = {line.position: line.on_site_check for line in f.materials}
    return OneTimeNotice(
        document_number=number,
        item_kind=f.head.task_type,
        received_at=f.head.received_at,
        notified_at=f.now,
        defects=told_defects([line.checklist_line() for line in f.materials], checking),
        legal_basis=own_basis(f.guide.supplement_basis),
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


def own_basis(basis: str) -> str:
    """Empty where the item follows the general rule, which the template cites in full."""
    return "" if basis.startswith("行政许可法第32条") else basis


def _previous_notice(work: Work, f: CaseFacts) -> str:
    number: str = work.value(
        """SELECT number FROM document WHERE case_id = :id AND kind = 'one_time_notice'
           ORDER BY issued_at DESC LIMIT 1""",
        id=f.head.case_id,
    )
    return number or ""


def _acceptance_notice(work: Work, f: CaseFacts, number: str, *, manner: Any = "full") -> AcceptanceNotice:
    due = _due(work, f.head.promised_due_on) or paper.DueDate(day=f.today)
    return AcceptanceNotice(
        document_number=number,
        item_code=f.guide.code,
        item_kind=f.head.task_type,
        case_type=f.head.case_type,
        applied_at=f.head.received_at,
        accepted_on=f.accepted_on,
        manner=manner,
        promised=paper_limit(f.guide.limit("promised")),
        promised_due=_due(work, f.head.promised_due_on),
        statutory=paper_limit(f.guide.limit("statutory")),
        statutory_due=_due(work, f.head.statutory_due_on),
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
        result_name=f.guide.result_name,
        notified_on=f.today,
        **f.common,
    )


def _non_acceptance(
    _: Work, f: CaseFacts, number: str, *, reason: str, right_body: str
) -> NonAcceptanceDecision:
    return NonAcceptanceDecision(
        document_number=number,
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
        content=(f.head.item_name,),
        certificate_name=f.guide.result_name,
        decided_on=f.today,
        **f.common,
    )


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
        certificate_name=f.guide.result_name or "办理结果证明",
        certificate_number=number,
        service_code=f.head.service_code,
        holder_name=f.head.applicant_name,
        holder_identity=mask_identity_number(f.head.id_number),
        item_name=f.head.item_name,
        content=(("审批依据", f.basis),),
        authority=f.head.department_name,
        issued_on=f.today,
    )


def _delivery_receipt(
    work: Work, f: CaseFacts, number: str, *, relation: str, method: Any
) -> DeliveryReceipt:
    delivered = work.rows(
        DeliveredDocument,
        """SELECT CASE d.kind WHEN 'approval_decision' THEN '准予行政许可决定书'
                  WHEN 'refusal_decision' THEN '不予行政许可决定书' ELSE v.result_name END AS name,
                  CASE d.kind WHEN 'certificate' THEN x.number ELSE d.number END AS number
           FROM document d JOIN service_case c USING (case_id)
           JOIN service_item_version v USING (item_version_id)
           LEFT JOIN certificate x ON x.case_id = c.case_id AND x.status = 'issued'
           WHERE d.case_id = :id AND d.kind IN ('approval_decision', 'refusal_decision', 'certificate')
           ORDER BY d.issued_at""",
        id=f.head.case_id,
    )
    return DeliveryReceipt(
        document_number=number,
        documents=delivered,
        delivered_at=f.now,
        place=f.window_name,
        method=method,
        relation=relation,
        deliverers=(f.clerk.name,),
        made_on=f.today,
        **f.common,
    )


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
