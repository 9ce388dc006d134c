"""What leaves the hall: documents, certificates and the receipts for them."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, UuidKey


class DocumentCounter(Base):
    """Last number of a kind of document in a year and unit (机关简称+性质+〔年份〕+顺序号)."""

    __tablename__ = "document_counter"

    org_unit_id: Mapped[int] = mapped_column(ForeignKey("org_unit.org_unit_id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last_number: Mapped[int]


class Document(Base):
    """A paper as it was issued: with its data and template version a reprint is identical."""

    __tablename__ = "document"

    document_id: Mapped[UuidKey]
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_case.case_id"))
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.ticket_id"))
    kind: Mapped[str]
    number: Mapped[str]
    template_version: Mapped[int]
    data: Mapped[dict[str, Any]]
    sha256: Mapped[str]
    issued_at: Mapped[dt.datetime] = mapped_column(server_default=text("app_now()"))
    issued_by: Mapped[str] = mapped_column(server_default=text("session_user"))

    __table_args__ = (
        UniqueConstraint("kind", "number"),
        Index("ix_document_case", "case_id"),
        Index("ix_document_ticket", "ticket_id"),
    )


class DocumentKind(Base):
    """Which papers there are, and what must stand in the log before one may be issued. Data of the release."""

    __tablename__ = "document_kind"

    kind: Mapped[str] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(server_default="")
    """Letter in the number (机关简称+性质+〔年份〕+顺序号); empty for what the trigger does not count."""
    after: Mapped[list[str]]
    """Actions of the case of which one must have been taken."""
    filed_after: Mapped[list[str]]
    """The same where the case was filed in a village, whose slip is printed before the line is there."""
    is_sealed: Mapped[bool] = mapped_column(server_default=text("false"))
    """Bears the approval seal (行政审批专用章)."""
    basis: Mapped[str] = mapped_column(server_default="")


class Seal(Base):
    """An approval seal (行政审批专用章), which belongs to one department."""

    __tablename__ = "seal"

    seal_id: Mapped[Key]
    org_unit_id: Mapped[int] = mapped_column(ForeignKey("org_unit.org_unit_id"))
    name: Mapped[str]
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))

    __table_args__ = (UniqueConstraint("org_unit_id", "name"),)


class SealUse(Base):
    """Every use of a seal: who, when, on which paper; never on an undecided one."""

    __tablename__ = "seal_use"

    seal_use_id: Mapped[UuidKey]
    seal_id: Mapped[int] = mapped_column(ForeignKey("seal.seal_id"))
    document_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("document.document_id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    used_at: Mapped[dt.datetime]

    __table_args__ = (Index("ix_seal_use_document", "document_id"),)


class PrintJob(Base):
    """Every print and reprint of a document, and every attempt that came to nothing."""

    __tablename__ = "print_job"

    print_job_id: Mapped[UuidKey]
    document_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("document.document_id"))
    copies: Mapped[int]
    is_reprint: Mapped[bool]
    outcome: Mapped[str] = mapped_column(server_default="printed")
    trouble: Mapped[str] = mapped_column(server_default="")
    """What is wrong with the printer, also where the paper came out (its roll ends soon); empty for nothing."""
    printed_at: Mapped[dt.datetime] = mapped_column(server_default=text("app_now()"))
    printed_by: Mapped[str] = mapped_column(server_default=text("session_user"))

    __table_args__ = (
        CheckConstraint("copies > 0", name="copies"),
        CheckConstraint("outcome IN ('printed','not_known','not_printed')", name="outcome"),
        CheckConstraint(
            "trouble IN ('','not_set_up','unreachable','silent','line_broken','paper_out','cover_open',"
            "'cutter_jammed','fault','offline','paper_low')",
            name="trouble",
        ),
        Index("ix_print_job_document", "document_id"),
        Index("ix_print_job_device", "printed_by", "printed_at"),
    )


class Certificate(Base):
    """证照: made by the trigger on the action `issue`, so never before approval."""

    __tablename__ = "certificate"

    certificate_id: Mapped[UuidKey]
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_case.case_id"))
    name: Mapped[str]
    number: Mapped[str] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(server_default="issued")
    issued_at: Mapped[dt.datetime]
    validity: Mapped[str] = mapped_column(server_default="")

    __table_args__ = (
        CheckConstraint("status IN ('issued','void','reissued')", name="status"),
        Index("ix_certificate_case", "case_id"),
    )


class DeliveryReceipt(Base):
    """送达回证 (行政许可法第四十四条): who took the paper, when and how."""

    __tablename__ = "delivery_receipt"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_case.case_id"), primary_key=True)
    receiver_name: Mapped[str]
    relation: Mapped[str]
    method: Mapped[str]
    delivered_at: Mapped[dt.datetime]
    delivered_by: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
