"""The queue: queues, their slots, tickets, visitors, bookings, and the log of what happened to each ticket."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, UuidKey, Xid8


class Queue(Base):
    __tablename__ = "queue"

    queue_id: Mapped[Key]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.zone_id"))
    name: Mapped[str]
    prefix: Mapped[str]
    opens_at: Mapped[dt.time | None]
    """When numbers are given, where it is narrower than the hall's own hours; `closes_at` likewise."""
    closes_at: Mapped[dt.time | None]
    usual_minutes: Mapped[int] = mapped_column(server_default=text("8"))
    """How long a visitor takes until today's own figures tell."""
    waiting_alert: Mapped[int | None]
    """等候预警值: from so many waiting on the supervisor is told."""
    keeps_over_night: Mapped[bool] = mapped_column(server_default=text("false"))
    """Whoever waits at the end of the day waits on the next one."""

    __table_args__ = (
        UniqueConstraint("hall_id", "prefix"),
        CheckConstraint("usual_minutes BETWEEN 1 AND 240", name="usual_minutes"),
        CheckConstraint("opens_at < closes_at", name="hours"),
    )


class QueueSlot(Base):
    """A span of the day with its own limits (出票时段、每段限号); without any there are none, and no bookings."""

    __tablename__ = "queue_slot"

    queue_id: Mapped[int] = mapped_column(ForeignKey("queue.queue_id"), primary_key=True)
    starts_at: Mapped[dt.time] = mapped_column(primary_key=True)
    ends_at: Mapped[dt.time]
    walk_in_quota: Mapped[int | None]
    """Most numbers given in the span without a booking; NULL for no limit."""
    booking_quota: Mapped[int] = mapped_column(server_default=text("0"))

    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="span"),
        CheckConstraint("walk_in_quota >= 0 AND booking_quota >= 0", name="quotas"),
    )


class QueueItem(Base):
    """Which matters a visitor of this queue may choose at the kiosk."""

    __tablename__ = "queue_item"

    queue_id: Mapped[int] = mapped_column(ForeignKey("queue.queue_id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.item_id"), primary_key=True)


class WindowQueue(Base):
    """Which queues a window calls; of two heads the one goes first whose waiting time times `weight` is longer."""

    __tablename__ = "window_queue"

    window_id: Mapped[int] = mapped_column(ForeignKey("service_window.window_id"), primary_key=True)
    queue_id: Mapped[int] = mapped_column(ForeignKey("queue.queue_id"), primary_key=True)
    weight: Mapped[int] = mapped_column(server_default=text("1"))

    __table_args__ = (CheckConstraint("weight BETWEEN 1 AND 100", name="weight"),)


class TicketCounter(Base):
    """Last number given; the row lock makes numbers unique and without holes (DESIGN D5)."""

    __tablename__ = "ticket_counter"

    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"), primary_key=True)
    business_day: Mapped[dt.date] = mapped_column(primary_key=True)
    prefix: Mapped[str] = mapped_column(primary_key=True)
    last_number: Mapped[int]


class Ticket(Base):
    """State of one visitor in the queue: a projection that only the trigger on `ticket_action` writes."""

    __tablename__ = "ticket"

    ticket_id: Mapped[UuidKey]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    queue_id: Mapped[int] = mapped_column(ForeignKey("queue.queue_id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("service_item.item_id"))
    business_day: Mapped[dt.date]
    """Day in the hall's own time zone, never in UTC."""
    prefix: Mapped[str]
    number: Mapped[int]
    status: Mapped[str]
    priority: Mapped[int] = mapped_column(server_default=text("0"))
    """0 for none, 1 for 优先, 2 for 绿色通道; shown, while `turn_at` decides."""
    priority_reason: Mapped[str] = mapped_column(server_default="")
    queued_at: Mapped[dt.datetime]
    """When the visitor came to the queue."""
    turn_at: Mapped[dt.datetime]
    """What the order goes by: `queued_at`, earlier by what a priority is worth; kept on return and transfer, so that
    whoever waits long enough comes before every priority that arrives later."""
    people: Mapped[int] = mapped_column(server_default=text("1"))
    """For how many applicants one person holds this number (an agent's group ticket)."""
    visitor_key: Mapped[bytes | None]
    """Who holds it, as a keyed hash that nobody can read back; NULL where nobody was asked."""
    appointment_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("appointment.appointment_id"))
    requeue_count: Mapped[int] = mapped_column(server_default=text("0"))
    served_by: Mapped[int | None] = mapped_column(ForeignKey("staff.staff_id"))
    """Who called it last."""
    reserved_window_id: Mapped[int | None] = mapped_column(ForeignKey("service_window.window_id"))
    window_id: Mapped[int | None] = mapped_column(ForeignKey("service_window.window_id"))
    issued_at: Mapped[dt.datetime]
    called_at: Mapped[dt.datetime | None]
    started_at: Mapped[dt.datetime | None]
    finished_at: Mapped[dt.datetime | None]
    recall_count: Mapped[int] = mapped_column(server_default=text("0"))
    last_called_at: Mapped[dt.datetime | None]
    action_count: Mapped[int] = mapped_column(server_default=text("0"))
    head_hash: Mapped[bytes | None]

    __table_args__ = (
        UniqueConstraint("hall_id", "business_day", "prefix", "number"),
        Index(
            "ix_ticket_waiting",
            "queue_id",
            "turn_at",
            "prefix",
            "number",
            postgresql_where=text("status = 'waiting' AND reserved_window_id IS NULL"),
        ),
        Index(
            "ix_ticket_reserved",
            "reserved_window_id",
            "turn_at",
            "prefix",
            "number",
            postgresql_where=text("status = 'waiting' AND reserved_window_id IS NOT NULL"),
        ),
        Index(
            "ix_ticket_open_visitor",
            "queue_id",
            "visitor_key",
            unique=True,
            postgresql_where=text(
                "visitor_key IS NOT NULL AND status IN ('waiting','called','serving','parked')"
            ),
        ),
        CheckConstraint("priority BETWEEN 0 AND 2", name="priority"),
        CheckConstraint("people BETWEEN 1 AND 200", name="people"),
        Index(
            "ix_ticket_at_window",
            "window_id",
            unique=True,
            postgresql_where=text("status IN ('called','serving')"),
        ),
        Index("ix_ticket_last_called", "window_id", "last_called_at"),
        Index(
            "ix_ticket_open",
            "business_day",
            postgresql_where=text("status IN ('waiting','called','serving','parked','no_show')"),
        ),
        Index("ix_ticket_done", "queue_id", "finished_at", postgresql_where=text("status = 'done'")),
        Index(
            "ix_ticket_appointment",
            "appointment_id",
            unique=True,
            postgresql_where=text("appointment_id IS NOT NULL"),
        ),
    )


class TicketAction(Base):
    """What happened to a ticket, append-only, one hash chain per ticket (DESIGN D3)."""

    __tablename__ = "ticket_action"

    action_id: Mapped[UuidKey]
    ticket_id: Mapped[uuid.UUID]
    action: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    window_id: Mapped[int | None]
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
        UniqueConstraint("ticket_id", "seq"),
        Index("ix_ticket_action_at", "at"),
    )


class VisitPart(Base):
    """What the figures count of a ticket whose row cannot tell it: one that was transferred, parked, called again.

    A projection of the ticket's log, made anew by the trigger of `db/sql/39_figures.sql`; docs/queue.md says what
    each figure means. Of a ticket that went straight from the kiosk to its end the row itself tells everything.
    """

    __tablename__ = "visit_part"

    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.ticket_id"), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    """0 stands for the number being taken, 1 and so on for each stay at a window, -1 for being cancelled."""
    business_day: Mapped[dt.date]
    issued_at: Mapped[dt.datetime]
    queue_id: Mapped[int]
    item_id: Mapped[int | None]
    window_id: Mapped[int | None]
    staff_id: Mapped[int | None]
    called: Mapped[bool]
    waited_seconds: Mapped[int | None]
    served_seconds: Mapped[int | None]
    finished: Mapped[bool]
    missed: Mapped[bool]
    transferred: Mapped[bool]

    __table_args__ = (Index("ix_visit_part_day", "business_day"),)


class TicketVisitor(Base):
    """Who holds a ticket, for the clerk who serves it and nobody else; gone with the end of the day."""

    __tablename__ = "ticket_visitor"

    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.ticket_id"), primary_key=True)
    id_kind: Mapped[str]
    id_number: Mapped[str]
    name: Mapped[str] = mapped_column(server_default="")
    phone: Mapped[str] = mapped_column(server_default="")


class Appointment(Base):
    """预约: a place in a slot of a later day, for one person."""

    __tablename__ = "appointment"

    appointment_id: Mapped[UuidKey]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    queue_id: Mapped[int] = mapped_column(ForeignKey("queue.queue_id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("service_item.item_id"))
    day: Mapped[dt.date]
    starts_at: Mapped[dt.time]
    ends_at: Mapped[dt.time]
    status: Mapped[str] = mapped_column(server_default="booked")
    visitor_key: Mapped[bytes]
    id_kind: Mapped[str]
    id_number: Mapped[str]
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(server_default="")
    booked_at: Mapped[dt.datetime] = mapped_column(server_default=text("app_now()"))
    booked_by: Mapped[str] = mapped_column(server_default=text("session_user"))
    changed_at: Mapped[dt.datetime | None]
    """When it was checked in, cancelled or missed."""
    changed_by: Mapped[str | None]
    change_id: Mapped[uuid.UUID | None]
    """The action that checked it in or cancelled it, so that the same one again is answered alike."""
    reason: Mapped[str] = mapped_column(server_default="")

    __table_args__ = (
        CheckConstraint("status IN ('booked','checked_in','late','no_show','cancelled')", name="status"),
        Index("ix_appointment_slot", "queue_id", "day", "starts_at"),
        Index("ix_appointment_person_day", "visitor_key", "day"),
        Index("ix_appointment_day", "day"),
        Index("ix_appointment_known", "day", postgresql_where=text("id_number <> ''")),
    )


class VisitorSecret(Base):
    """What `visitor_key` is hashed with, so that a list of identity numbers cannot be tried against it."""

    __tablename__ = "visitor_secret"

    only_row: Mapped[bool] = mapped_column(primary_key=True, server_default=text("true"))
    secret: Mapped[bytes]

    __table_args__ = (
        CheckConstraint("only_row", name="only_row"),
        CheckConstraint("octet_length(secret) = 32", name="length"),
    )


class Enquiry(Base):
    """首问负责: who was asked first, what about, and what was answered or where the visitor was sent."""

    __tablename__ = "enquiry"

    enquiry_id: Mapped[UuidKey]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    window_id: Mapped[int] = mapped_column(ForeignKey("service_window.window_id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.ticket_id"))
    topic: Mapped[str]
    question: Mapped[str] = mapped_column(server_default="")
    answer: Mapped[str] = mapped_column(server_default="")
    item_id: Mapped[int | None] = mapped_column(ForeignKey("service_item.item_id"))
    referred_unit_id: Mapped[int | None] = mapped_column(ForeignKey("org_unit.org_unit_id"))
    referred_window_id: Mapped[int | None] = mapped_column(ForeignKey("service_window.window_id"))
    at: Mapped[dt.datetime]
    actor: Mapped[str]

    __table_args__ = (Index("ix_enquiry_at", "at"),)
