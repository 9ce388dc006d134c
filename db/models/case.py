"""Cases: applicants, the case itself, its checklist, its log and what moves its clocks."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, UuidKey, Xid8


class Applicant(Base):
    """The person or body as stated at intake; a row for each case, so that later changes rewrite nothing."""

    __tablename__ = "applicant"

    applicant_id: Mapped[UuidKey]
    kind: Mapped[str]
    name: Mapped[str]
    id_kind: Mapped[str]
    id_number: Mapped[str]
    id_check: Mapped[str]
    """`passed`, `unchecked`, or `confirmed`: failed its check digit and was confirmed against the paper."""
    phone: Mapped[str] = mapped_column(server_default="")
    address: Mapped[str] = mapped_column(server_default="")
    contact_name: Mapped[str] = mapped_column(server_default="")
    agent_name: Mapped[str] = mapped_column(server_default="")
    """代理人 (行政许可法第二十九条)."""
    agent_id_number: Mapped[str] = mapped_column(server_default="")
    created_by: Mapped[str] = mapped_column(server_default=text("session_user"))

    __table_args__ = (
        CheckConstraint("kind IN ('person','organisation')", name="kind"),
        CheckConstraint("id_check IN ('passed','confirmed','unchecked')", name="id_check"),
        Index("ix_applicant_id_number", "id_number"),
    )


class ServiceCase(Base):
    """State of one case: a projection that only the trigger on `case_action` writes."""

    __tablename__ = "service_case"

    case_id: Mapped[UuidKey]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    service_code: Mapped[str] = mapped_column(unique=True)
    item_version_id: Mapped[int] = mapped_column(ForeignKey("service_item_version.item_version_id"))
    org_unit_id: Mapped[int] = mapped_column(ForeignKey("org_unit.org_unit_id"))
    """Department that decides."""
    filed_unit_id: Mapped[int | None] = mapped_column(ForeignKey("org_unit.org_unit_id"))
    """Village or township where it was filed; its township reviews first (行政许可法第三十五条)."""
    applicant_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("applicant.applicant_id"))
    window_id: Mapped[int | None] = mapped_column(ForeignKey("service_window.window_id"))
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.ticket_id"))
    clerk_id: Mapped[int | None] = mapped_column(ForeignKey("staff.staff_id"))
    """Who received it."""
    accepted_by: Mapped[int | None] = mapped_column(ForeignKey("staff.staff_id"))
    channel: Mapped[str] = mapped_column(server_default="window")
    status: Mapped[str]
    filed_at: Mapped[dt.datetime | None]
    """When the agent wrote it down without a line; never the start of a legal clock."""
    received_at: Mapped[dt.datetime]
    complete_at: Mapped[dt.datetime]
    """Last hand-in of material: with nothing missing this is the day of acceptance (L8)."""
    accepted_at: Mapped[dt.datetime | None]
    decided_at: Mapped[dt.datetime | None]
    issued_at: Mapped[dt.datetime | None]
    delivered_at: Mapped[dt.datetime | None]
    acceptance_due_on: Mapped[dt.date | None]
    supplement_due_on: Mapped[dt.date | None]
    promised_due_on: Mapped[dt.date | None]
    statutory_due_on: Mapped[dt.date | None]
    delivery_due_on: Mapped[dt.date | None]
    due_provisional: Mapped[bool] = mapped_column(server_default=text("false"))
    stopped_on: Mapped[dt.date | None]
    notice_count: Mapped[int] = mapped_column(server_default=text("0"))
    visit_count: Mapped[int] = mapped_column(server_default=text("1"))
    action_count: Mapped[int] = mapped_column(server_default=text("0"))
    head_hash: Mapped[bytes | None]
    xact_id: Mapped[int] = mapped_column(Xid8(), server_default=text("pg_current_xact_id()"))

    __table_args__ = (
        CheckConstraint("channel IN ('window','village','online')", name="channel"),
        Index(
            "ix_service_case_open",
            "window_id",
            "promised_due_on",
            "statutory_due_on",
            "status",
            postgresql_where=text("status NOT IN ('declined','not_required','delivered','withdrawn')"),
        ),
        Index("ix_service_case_org_unit_status", "org_unit_id", "status"),
        Index("ix_service_case_filed_unit", "filed_unit_id"),
        Index("ix_service_case_applicant", "applicant_id"),
        Index("ix_service_case_xact", "xact_id"),
        Index("ix_service_case_ticket", "ticket_id"),
        Index("ix_service_case_decided", "decided_at"),
    )


class CaseMaterial(Base):
    """One line of a case's checklist: what the item asked for then, what lies there now."""

    __tablename__ = "case_material"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_case.case_id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    necessity: Mapped[str]
    form: Mapped[str]
    note: Mapped[str]
    on_site_check: Mapped[bool]
    original_required: Mapped[int]
    copies_required: Mapped[int]
    original_received: Mapped[int] = mapped_column(server_default=text("0"))
    copies_received: Mapped[int] = mapped_column(server_default=text("0"))
    verdict: Mapped[str] = mapped_column(server_default="pending")
    defect: Mapped[str] = mapped_column(server_default="")
    """What is wrong and what to bring, in the words that go on the slip."""

    __table_args__ = (
        CheckConstraint("verdict IN ('pending','ok','missing','wrong','not_applicable')", name="verdict"),
        CheckConstraint("original_received >= 0 AND copies_received >= 0", name="counts"),
    )


class CaseAction(Base):
    """What happened to a case, append-only, one hash chain per case (DESIGN D3)."""

    __tablename__ = "case_action"

    action_id: Mapped[UuidKey]
    case_id: Mapped[uuid.UUID]
    action: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    seq: Mapped[int]
    from_status: Mapped[str | None]
    to_status: Mapped[str]
    actor: Mapped[str]
    staff_id: Mapped[int | None]
    at: Mapped[dt.datetime]
    xact_id: Mapped[int] = mapped_column(Xid8(), server_default=text("pg_current_xact_id()"))
    prev_hash: Mapped[bytes | None]
    hash: Mapped[bytes]

    __table_args__ = (
        UniqueConstraint("case_id", "seq"),
        Index("ix_case_action_at", "at"),
    )


class ClockStop(Base):
    """Time that does not count; only the eight kinds of 行政许可法第四十五条."""

    __tablename__ = "clock_stop"

    clock_stop_id: Mapped[Key]
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_case.case_id"))
    kind: Mapped[str]
    expected_working_days: Mapped[int]
    stopped_on: Mapped[dt.date]
    resumed_on: Mapped[dt.date | None]

    __table_args__ = (
        CheckConstraint(
            "kind IN ('听证','招标','拍卖','检验','检测','检疫','鉴定','专家评审')", name="article_45"
        ),
        CheckConstraint("expected_working_days > 0", name="expected"),
        Index("ix_clock_stop_open", "case_id", unique=True, postgresql_where=text("resumed_on IS NULL")),
    )


class Extension(Base):
    """延期 (行政许可法第四十二条): approved by the head, reason told to the applicant."""

    __tablename__ = "extension"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_case.case_id"), primary_key=True)
    working_days: Mapped[int]
    reason: Mapped[str]
    approved_by: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    approved_at: Mapped[dt.datetime]
