"""The written decision: on a permit 准予、不予行政许可决定书 (行政许可法第三十八条), on other items in their words."""

from dataclasses import dataclass
from datetime import date

from counter_app.documents.facts import Hall, Party, Remedies, chinese_date
from counter_app.documents.letter import FORMAL, Letter
from counter_app.documents.letter_pages import Head
from counter_app.documents.page import MM
from counter_app.documents.phrases import addressee, grounds, remedies_sentence, sentence
from counter_app.documents.wording import Wording, load_wording
from counter_app.domain.results import quoted

TEMPLATE_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalDecision:
    """The application is granted.

    Attributes:
        finding: what the review found, a full sentence; empty when nothing is to be said.
        item_kind: the task type (事项类型), which decides the title; only a permit gets a 行政许可决定书.
        legal_basis: the law under which it is granted, as it is cited; without one a permit cites 行政许可法.
        content: what is permitted, a line for each point.
        certificate_name: what is handed over on this decision, perhaps several instruments; empty for none.
        valid_from, valid_until: None and None for no stated validity; no end means without limit.
        remedies: named when the approval burdens others or carries conditions.
    """

    template_version: int = TEMPLATE_VERSION
    hall: Hall
    document_number: str
    service_code: str
    party: Party
    item_name: str
    item_kind: str = "行政许可"
    applied_on: date
    accepted_on: date
    acceptance_number: str = ""
    finding: str = ""
    legal_basis: str = ""
    content: tuple[str, ...]
    valid_from: date | None = None
    valid_until: date | None = None
    certificate_name: str = ""
    certificate_number: str = ""
    remedies: Remedies | None = None
    authority: str
    decided_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalDecision:
    """The application is refused: with reasons and remedies, else the decision is void (第三十八条第二款).

    Attributes:
        reasons: at least one; each a full sentence.
        technical_standard: cited when inspection or testing led to the refusal (第五十五条第三款).
    """

    template_version: int = TEMPLATE_VERSION
    hall: Hall
    document_number: str
    service_code: str
    party: Party
    item_name: str
    item_kind: str = "行政许可"
    applied_on: date
    accepted_on: date
    acceptance_number: str = ""
    finding: str = ""
    legal_basis: str = ""
    reasons: tuple[str, ...]
    technical_standard: str = ""
    remedies: Remedies
    authority: str
    decided_on: date


def render_approval_decision(decision: ApprovalDecision) -> bytes:
    """The PDF with both copies."""
    wording = _wording(decision)
    letter = _begin(decision, wording)
    letter.paragraph(_ruling(decision, "approval", wording))
    _numbered(letter, decision.content, wording)
    for said in (_validity(decision, wording), _certificate(decision, wording)):
        if said:
            letter.paragraph(said)
    if decision.remedies is not None:
        letter.paragraph(remedies_sentence(decision.remedies, wording))
    return _end(letter, decision, wording)


def render_refusal_decision(decision: RefusalDecision) -> bytes:
    """The PDF with both copies."""
    wording = _wording(decision)
    letter = _begin(decision, wording)
    letter.paragraph(_ruling(decision, "refusal", wording))
    _numbered(letter, decision.reasons, wording)
    if decision.technical_standard:
        letter.paragraph(wording.text("technical_standard", standard=decision.technical_standard))
    letter.paragraph(remedies_sentence(decision.remedies, wording))
    return _end(letter, decision, wording)


def decision_title(decision: ApprovalDecision | RefusalDecision) -> str:
    """What the paper calls itself, by the type of its item."""
    key = "title_approval" if isinstance(decision, ApprovalDecision) else "title_refusal"
    return _wording(decision).text(key, item_kind=decision.item_kind)


def _wording(decision: ApprovalDecision | RefusalDecision) -> Wording:
    return load_wording("decision", decision.template_version).for_kind(decision.item_kind)


def _ruling(decision: ApprovalDecision | RefusalDecision, key: str, wording: Wording) -> str:
    return wording.text(
        key,
        item=decision.item_name,
        item_kind=decision.item_kind,
        **grounds(decision.legal_basis, f"basis_{key}", wording),
    )


def _begin(decision: ApprovalDecision | RefusalDecision, wording: Wording) -> Letter:
    letter = Letter(
        Head(
            hall=decision.hall,
            title=decision_title(decision),
            subtitle=wording.text_if_any("subtitle", item_kind=decision.item_kind),
            number=decision.document_number,
            copies=wording.list("copies"),
        ),
        wording,
        body=FORMAL,
    )
    letter.gap(3 * MM)
    letter.paragraph(addressee(decision.party, wording), bold=True, indent=0)
    number = decision.acceptance_number
    letter.paragraph(
        wording.text(
            "application",
            applied=chinese_date(decision.applied_on),
            item=decision.item_name,
            accepted=chinese_date(decision.accepted_on),
            acceptance=wording.text("acceptance_number", number=number) if number else "",
        )
    )
    if decision.finding:
        letter.paragraph(wording.text("facts", facts=sentence(decision.finding, wording)))
    return letter


def _numbered(letter: Letter, points: tuple[str, ...], wording: Wording) -> None:
    for number, text in enumerate(points, start=1):
        letter.paragraph(wording.text("numbered", number=number, text=sentence(text, wording)))


def _validity(decision: ApprovalDecision, wording: Wording) -> str:
    if decision.valid_from is None:
        return ""
    start = chinese_date(decision.valid_from)
    if decision.valid_until is None:
        return wording.text("valid_from", start=start)
    return wording.text("valid_range", start=start, end=chinese_date(decision.valid_until))


def _certificate(decision: ApprovalDecision, wording: Wording) -> str:
    name, number = decision.certificate_name, decision.certificate_number
    if not name:
        return ""
    names = {"name": name, "quoted": quoted(name)}
    if not number:
        return wording.text("certificate", **names)
    return wording.text("certificate_numbered", **names, number=number)


def _end(letter: Letter, decision: ApprovalDecision | RefusalDecision, wording: Wording) -> bytes:
    letter.gap(12 * MM)
    letter.closing(
        service_code=decision.service_code,
        authority=decision.authority,
        day=decision.decided_on,
        with_qr=True,
    )
    letter.signature(wording.text("signed_by"), wording.text("signed_at"))
    return letter.to_pdf()
