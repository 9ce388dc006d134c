"""The queue: queues, tickets, their counter and the log of what happened to each ticket."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, UuidKey, Xid8


class Queue(Base):
    __tablename__ = "queue"

    queue_id: Mapped[Key]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.zone_id"))
    name: Mapped[str]
    prefix: Mapped[str]

    __table_args__ = (UniqueConstraint("hall_id", "prefix"),)


class QueueItem(Base):
    """Which matters a visitor of this queue may choose at the kiosk."""

    __tablename__ = "queue_item"

    queue_id: Mapped[int] = mapped_column(ForeignKey("queue.queue_id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.item_id"), primary_key=True)


class WindowQueue(Base):
    __tablename__ = "window_queue"

    window_id: Mapped[int] = mapped_column(ForeignKey("service_window.window_id"), primary_key=True)
    queue_id: Mapped[int] = mapped_column(ForeignKey("queue.queue_id"), primary_key=True)


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
    queued_at: Mapped[dt.datetime]
    """Place in the line; kept on return and transfer, renewed on requeue."""
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
            "business_day",
            text("priority DESC"),
            "queued_at",
            "prefix",
            "number",
            postgresql_where=text("status = 'waiting'"),
        ),
        Index(
            "ix_ticket_at_window",
            "window_id",
            unique=True,
            postgresql_where=text("status IN ('called','serving')"),
        ),
        Index("ix_ticket_last_called", "hall_id", "business_day", text("last_called_at DESC")),
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
