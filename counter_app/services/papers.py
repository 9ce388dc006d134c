"""Papers on record: made once, kept with data and template version, printed again identically."""

import hashlib
import importlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import insert

from counter_app.errors import NotFound
from counter_app.work import Work
from db.models import Document, PrintJob


class PaperKind(StrEnum):
    TICKET = "ticket"
    MATERIAL_RECEIPT = "material_receipt"
    ONE_TIME_NOTICE = "one_time_notice"
    ACCEPTANCE_NOTICE = "acceptance_notice"
    NON_ACCEPTANCE = "non_acceptance"
    NOT_REQUIRED = "not_required"
    APPROVAL = "approval"
    REFUSAL = "refusal"
    CERTIFICATE = "certificate"
    DELIVERY_RECEIPT = "delivery_receipt"


_MADE_BY = {
    PaperKind.TICKET: ("ticket", "Ticket", "render_ticket"),
    PaperKind.MATERIAL_RECEIPT: ("material_receipt", "MaterialReceipt", "render_material_receipt"),
    PaperKind.ONE_TIME_NOTICE: ("one_time_notice", "OneTimeNotice", "render_one_time_notice"),
    PaperKind.ACCEPTANCE_NOTICE: ("acceptance_notice", "AcceptanceNotice", "render_acceptance_notice"),
    PaperKind.NON_ACCEPTANCE: ("non_acceptance", "NonAcceptanceDecision", "render_non_acceptance_decision"),
    PaperKind.NOT_REQUIRED: ("non_acceptance", "NotRequiredNotice", "render_not_required_notice"),
    PaperKind.APPROVAL: ("decision", "ApprovalDecision", "render_approval_decision"),
    PaperKind.REFUSAL: ("decision", "RefusalDecision", "render_refusal_decision"),
    PaperKind.CERTIFICATE: ("certificate", "Certificate", "render_certificate"),
    PaperKind.DELIVERY_RECEIPT: ("delivery_receipt", "DeliveryReceipt", "render_delivery_receipt"),
}
"""Module, dataclass and renderer of each kind; loaded when the first paper of a kind is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper ready to print."""

    document_id: uuid.UUID
    kind: PaperKind
    number: str
    pdf: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    document_id: uuid.UUID
    kind: str
    number: str
    data: dict[str, Any]
    sha256: str


class PaperChanged(RuntimeError):
    """A stored paper no longer renders to the bytes that were issued: the installation is damaged."""


def next_number(work: Work, kind: PaperKind, org_unit_id: int) -> str:
    """The next document number of this kind; it returns to the row if the transaction is undone."""
    number: str = work.value("SELECT next_document_number(:kind, :unit)", kind=kind.value, unit=org_unit_id)
    return number


def issue_paper(
    work: Work,
    *,
    document_id: uuid.UUID,
    kind: PaperKind,
    number: str,
    content: Any,
    case_id: uuid.UUID | None = None,
    ticket_id: uuid.UUID | None = None,
) -> Paper:
    """Render `content` (the dataclass of its kind) and put the paper on record."""
    pdf = _renderer(kind)(content)
    work.session.execute(
        insert(Document).values(
            document_id=document_id,
            case_id=case_id,
            ticket_id=ticket_id,
            kind=kind.value,
            number=number,
            template_version=content.template_version,
            data=_adapter(kind).dump_python(content, mode="json"),
            sha256=hashlib.sha256(pdf).hexdigest(),
        )
    )
    return Paper(document_id=document_id, kind=kind, number=number, pdf=pdf)


def get_paper(work: Work, *, document_id: uuid.UUID) -> Paper:
    """The paper exactly as it was issued. Raises NotFound("paper"), and PaperChanged for a damaged one."""
    stored = work.row(
        _Stored,
        "SELECT document_id, kind, number, data, sha256 FROM document WHERE document_id = :id",
        id=document_id,
    )
    if stored is None:
        raise NotFound("paper")
    kind = PaperKind(stored.kind)
    pdf = _renderer(kind)(_adapter(kind).validate_python(stored.data, strict=False))
    if hashlib.sha256(pdf).hexdigest() != stored.sha256:
        raise PaperChanged(stored.number)
    return Paper(document_id=document_id, kind=kind, number=stored.number, pdf=pdf)


def register_print(work: Work, *, print_job_id: uuid.UUID, document_id: uuid.UUID, copies: int = 1) -> None:
    """Note that a paper went to a printer; the second time it is a reprint. The same id again adds nothing."""
    if work.value("SELECT 1 FROM print_job WHERE print_job_id = :id", id=print_job_id):
        return
    printed = work.value("SELECT count(*) FROM print_job WHERE document_id = :id", id=document_id)
    work.session.execute(
        insert(PrintJob).values(
            print_job_id=print_job_id, document_id=document_id, copies=copies, is_reprint=printed > 0
        )
    )


def _renderer(kind: PaperKind) -> Callable[[Any], bytes]:
    module, _, function = _MADE_BY[kind]
    renderer: Callable[[Any], bytes] = getattr(
        importlib.import_module(f"counter_app.documents.{module}"), function
    )
    return renderer


def _adapter(kind: PaperKind) -> Any:
    from pydantic import TypeAdapter  # slow to load; only papers need it

    module, shape, _ = _MADE_BY[kind]
    return TypeAdapter(getattr(importlib.import_module(f"counter_app.documents.{module}"), shape))
