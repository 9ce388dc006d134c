"""不予受理决定书: not this body's power; 不受理告知书: no permit is needed (第三十二条第一款第二、一项)."""

from dataclasses import dataclass
from datetime import date

from counter_app.documents.facts import Hall, Party, Remedies, chinese_date
from counter_app.documents.letter import FORMAL, Letter
from counter_app.documents.letter_pages import Head
from counter_app.documents.page import MM
from counter_app.documents.phrases import addressee, grounds, remedies_sentence, sentence
from counter_app.documents.wording import Wording, load_wording

TEMPLATE_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NonAcceptanceDecision:
    """The application is declined at once, and the applicant is sent to the right body.

    Attributes:
        reason: a full sentence.
        right_body, right_body_contact: where to apply instead, and its address or telephone.
        materials_returned: whether the papers go back with this decision.
    """

    template_version: int = TEMPLATE_VERSION
    hall: Hall
    document_number: str
    service_code: str
    party: Party
    item_name: str
    item_kind: str = "行政许可"
    applied_on: date
    reason: str
    legal_basis: str = ""
    right_body: str = ""
    right_body_contact: str = ""
    materials_returned: bool = True
    remedies: Remedies
    authority: str
    decided_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRequiredNotice:
    """The matter needs no permit; told at once. `reason` is a full sentence."""

    template_version: int = TEMPLATE_VERSION
    hall: Hall
    document_number: str
    service_code: str
    party: Party
    item_name: str
    item_kind: str = "行政许可"
    applied_on: date
    reason: str
    legal_basis: str = ""
    materials_returned: bool = True
    authority: str
    notified_on: date


def render_non_acceptance_decision(decision: NonAcceptanceDecision) -> bytes:
    """The PDF with both copies."""
    wording = load_wording("non_acceptance", decision.template_version).for_kind(decision.item_kind)
    letter = _begin(decision, wording, "declined")
    ground = grounds(decision.legal_basis, "basis_declined", wording)
    letter.paragraph(wording.text("declined_decision", **ground))
    if decision.right_body:
        key = "right_body_at" if decision.right_body_contact else "right_body"
        letter.paragraph(wording.text(key, body=decision.right_body, contact=decision.right_body_contact))
    if decision.materials_returned:
        letter.paragraph(wording.text("returned"))
    letter.paragraph(remedies_sentence(decision.remedies, wording))
    return _end(letter, decision, wording, decision.decided_on)


def render_not_required_notice(notice: NotRequiredNotice) -> bytes:
    """The PDF with both copies."""
    wording = load_wording("non_acceptance", notice.template_version).for_kind(notice.item_kind)
    letter = _begin(notice, wording, "not_required")
    ground = grounds(notice.legal_basis, "basis_not_required", wording)
    letter.paragraph(wording.text("not_required_notice", item_kind=notice.item_kind, **ground))
    if notice.materials_returned:
        letter.paragraph(wording.text("returned"))
    if notice.hall.inquiry:
        letter.paragraph(wording.text("inquiry", inquiry=notice.hall.inquiry))
    return _end(letter, notice, wording, notice.notified_on)


def _begin(paper: NonAcceptanceDecision | NotRequiredNotice, wording: Wording, kind: str) -> Letter:
    letter = Letter(
        Head(
            hall=paper.hall,
            title=wording.text(f"title_{kind}"),
            number=paper.document_number,
            copies=wording.list(f"copies_{kind}"),
        ),
        wording,
        body=FORMAL,
    )
    letter.gap(3 * MM)
    letter.paragraph(addressee(paper.party, wording), bold=True, indent=0)
    applied = chinese_date(paper.applied_on)
    letter.paragraph(
        wording.text(kind, applied=applied, item=paper.item_name, reason=sentence(paper.reason, wording))
    )
    return letter


def _end(
    letter: Letter, paper: NonAcceptanceDecision | NotRequiredNotice, wording: Wording, day: date
) -> bytes:
    letter.gap(12 * MM)
    letter.closing(service_code=paper.service_code, authority=paper.authority, day=day, with_qr=True)
    letter.signature(wording.text("signed_by"), wording.text("signed_at"))
    return letter.to_pdf()
