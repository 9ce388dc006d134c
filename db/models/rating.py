"""好差评: invitations, ratings and what became of the bad ones (国办发〔2019〕51号)."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, UuidKey


class RatingInvitation(Base):
    """One for each service that was finished (一次一评); the rating itself does not say whose ticket it was."""

    __tablename__ = "rating_invitation"

    invitation_id: Mapped[UuidKey]
    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.ticket_id"), unique=True)
    window_id: Mapped[int] = mapped_column(ForeignKey("service_window.window_id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    queue_id: Mapped[int] = mapped_column(ForeignKey("queue.queue_id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("service_item.item_id"))
    offered_at: Mapped[dt.datetime]
    """When the service was finished or, later, the clerk's key was pressed."""
    asked_action_id: Mapped[uuid.UUID | None] = mapped_column(unique=True)
    """The press of the clerk's key that offered it last, so that the same one again changes nothing."""
    answered_at: Mapped[dt.datetime | None]
    """When it was rated or put aside on the pad."""

    __table_args__ = (
        Index("ix_rating_invitation_window", "window_id", "offered_at"),
        Index("ix_rating_invitation_offered_at", "offered_at"),
        Index("ix_rating_invitation_staff", "staff_id", "offered_at"),
    )


class Rating(Base):
    """What a visitor said: five levels, 5 for 非常满意 to 1 for 非常不满意, on four dimensions."""

    __tablename__ = "rating"

    rating_id: Mapped[UuidKey]
    invitation_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("rating_invitation.invitation_id"), unique=True
    )
    overall: Mapped[int]
    """整体满意度."""
    efficiency: Mapped[int | None]
    """服务效率."""
    skill: Mapped[int | None]
    """服务水平."""
    attitude: Mapped[int | None]
    """服务态度."""
    words: Mapped[str] = mapped_column(server_default="")
    source: Mapped[str]
    rated_at: Mapped[dt.datetime]

    __table_args__ = (
        CheckConstraint(
            "overall BETWEEN 1 AND 5 AND efficiency BETWEEN 1 AND 5 AND skill BETWEEN 1 AND 5 "
            "AND attitude BETWEEN 1 AND 5",
            name="levels",
        ),
        CheckConstraint("source IN ('pad','qr')", name="source"),
        Index("ix_rating_rated_at", "rated_at"),
    )


class RatingFollowUp(Base):
    """What the supervisor does about a bad rating (差评): contact, verify, put right or explain."""

    __tablename__ = "rating_follow_up"

    rating_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("rating.rating_id"), primary_key=True)
    status: Mapped[str] = mapped_column(server_default="open")
    contact_due_on: Mapped[dt.date]
    fix_due_on: Mapped[dt.date]
    contacted_at: Mapped[dt.datetime | None]
    closed_at: Mapped[dt.datetime | None]
    handled_by: Mapped[int | None] = mapped_column(ForeignKey("staff.staff_id"))
    finding: Mapped[str] = mapped_column(server_default="")
    outcome: Mapped[str] = mapped_column(server_default="")

    __table_args__ = (
        CheckConstraint("status IN ('open','contacted','fixed','explained','unfounded')", name="status"),
        Index("ix_rating_follow_up_open", "fix_due_on", postgresql_where=text("closed_at IS NULL")),
    )


class RatingStep(Base):
    """What was done about a bad rating, append-only: who contacted whom, who closed it and with which result."""

    __tablename__ = "rating_step"

    action_id: Mapped[UuidKey]
    rating_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("rating_follow_up.rating_id"))
    action: Mapped[str]
    from_status: Mapped[str]
    to_status: Mapped[str]
    words: Mapped[str]
    at: Mapped[dt.datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    actor: Mapped[str]

    __table_args__ = (Index("ix_rating_step_rating", "rating_id", "at"),)
