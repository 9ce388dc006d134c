"""Supervision: the daily bulletin with its root over all logs."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class Bulletin(Base):
    """日公报: a day of the hall, closed; its root commits to every action up to `until_at` (DESIGN D3).

    The canonical bytes of the root are told in `db/sql/45_log.sql` and again in `counter_app/domain/log_chain.py`.
    """

    __tablename__ = "bulletin"

    business_day: Mapped[dt.date] = mapped_column(primary_key=True)
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    previous_day: Mapped[dt.date | None]
    """The day that was closed before; a day without an action has no bulletin of its own."""
    previous_root: Mapped[bytes | None]
    until_at: Mapped[dt.datetime]
    """End of the day: what was recorded earlier, and later than the previous bulletin's end, belongs to it."""
    action_count: Mapped[int]
    subject_count: Mapped[int]
    root: Mapped[bytes]
    made_at: Mapped[dt.datetime] = mapped_column(server_default=text("app_now()"))
    made_by: Mapped[str] = mapped_column(server_default=text("session_user"))


class BulletinLeaf(Base):
    """Where the chain of one subject had come to at the end of a day on which it moved."""

    __tablename__ = "bulletin_leaf"

    business_day: Mapped[dt.date] = mapped_column(ForeignKey("bulletin.business_day"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    """Service code, ticket label with its day, or login: what names the subject when it is gone."""
    seq: Mapped[int]
    head_hash: Mapped[bytes]

    __table_args__ = (
        CheckConstraint("kind IN ('case','staff','ticket')", name="kind"),
        Index("ix_bulletin_leaf_subject", "kind", "subject_id"),
    )
