"""Papers on record: made once, kept with data and template version, printed again identically."""

import hashlib
import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import insert

from counter_app.documents import papers
from counter_app.domain.printing import PrinterTrouble, PrintOutcome
from counter_app.errors import NotFound, Refused
from counter_app.services.typed import check_words
from counter_app.work import Work
from db.models import Document, PrintJob


class PaperKind(StrEnum):
    """The kinds that are issued in a hall, by the names under which `counter_app.documents` records them."""

    TICKET = "ticket"
    MATERIAL_RECEIPT = "material_receipt"
    ONE_TIME_NOTICE = "one_time_notice"
    ACCEPTANCE_NOTICE = "acceptance_notice"
    NON_ACCEPTANCE = "non_acceptance_decision"
    NOT_REQUIRED = "not_required_notice"
    APPROVAL = "approval_decision"
    REFUSAL = "refusal_decision"
    CERTIFICATE = "certificate"
    DELIVERY_RECEIPT = "delivery_receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper ready to print; `title` is its name where the item decides that, else empty.

    `content` is the same in data, for printers that take no PDF; None where only the PDF is at hand.
    """

    document_id: uuid.UUID
    kind: PaperKind
    number: str
    pdf: bytes
    title: str = ""
    content: papers.Paper | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPaper:
    """A paper as it lies on record."""

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
    number: str,
    content: papers.Paper,
    case_id: uuid.UUID | None = None,
    ticket_id: uuid.UUID | None = None,
) -> Paper:
    """Render `content` and put the paper on record under its number."""
    record = papers.to_record(content)
    check_words(record)
    pdf = papers.render(content)
    kind = PaperKind(papers.kind_of(content))
    work.session.execute(
        insert(Document).values(
            document_id=document_id,
            case_id=case_id,
            ticket_id=ticket_id,
            kind=kind.value,
            number=number,
            template_version=content.template_version,
            data=record,
            sha256=hashlib.sha256(pdf).hexdigest(),
        )
    )
    return Paper(
        document_id=document_id,
        kind=kind,
        number=number,
        pdf=pdf,
        title=papers.title_of(content),
        content=content,
    )


def get_paper(work: Work, *, document_id: uuid.UUID) -> Paper:
    """The paper exactly as it was issued. Raises NotFound("paper"), and PaperChanged for a damaged one."""
    stored = work.row(
        StoredPaper,
        "SELECT document_id, kind, number, data, sha256 FROM document WHERE document_id = :id",
        id=document_id,
    )
    if stored is None:
        raise NotFound("paper")
    return opened(stored)


def opened(stored: StoredPaper) -> Paper:
    """The paper of a record. Raises PaperChanged for a damaged one."""
    kind = PaperKind(stored.kind)
    content = papers.from_record(kind.value, stored.data)
    pdf = papers.render(content)
    if hashlib.sha256(pdf).hexdigest() != stored.sha256:
        raise PaperChanged(stored.number)
    return Paper(
        document_id=stored.document_id,
        kind=kind,
        number=stored.number,
        pdf=pdf,
        title=papers.title_of(content),
        content=content,
    )


def register_print(
    work: Work,
    *,
    print_job_id: uuid.UUID,
    document_id: uuid.UUID,
    copies: int = 1,
    outcome: PrintOutcome = PrintOutcome.PRINTED,
    trouble: PrinterTrouble | None = None,
) -> None:
    """Note what became of a paper that went to a printer; whatever follows one that may have come out is a reprint.

    The same id again adds nothing. Raises Refused("action_id_reused") where it stands for the print of another paper.
    """
    noted = work.value("SELECT document_id FROM print_job WHERE print_job_id = :id", id=print_job_id)
    if noted is not None:
        if noted != document_id:
            raise Refused("action_id_reused")
        return
    printed = work.value(
        "SELECT count(*) FROM print_job WHERE document_id = :id AND outcome <> 'not_printed'", id=document_id
    )
    work.session.execute(
        insert(PrintJob).values(
            print_job_id=print_job_id,
            document_id=document_id,
            copies=copies,
            is_reprint=printed > 0,
            outcome=outcome.value,
            trouble=trouble.value if trouble else "",
        )
    )
