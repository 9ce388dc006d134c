"""What keeps the rest going: the transition table, settings, service codes and the simulation mark."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import INTERVAL, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key


class Transition(Base):
    """Which action leads from where to where, and who may take it: read by the triggers and by Python."""

    __tablename__ = "transition"

    subject: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(primary_key=True)
    from_status: Mapped[str] = mapped_column(primary_key=True)
    """Empty for the action that creates the subject."""
    to_status: Mapped[str]
    roles: Mapped[list[str]]
    guards: Mapped[list[str]]
    """Names of further conditions, each a branch of the database's guard function."""
    basis: Mapped[str] = mapped_column(server_default="")
    """Article of law."""

    __table_args__ = (CheckConstraint("subject IN ('ticket','case','rating')", name="subject"),)


class CodeCounter(Base):
    """Last serial of service codes of one point on one day."""

    __tablename__ = "code_counter"

    point_code: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[dt.date] = mapped_column(primary_key=True)
    last_serial: Mapped[int]


class CodeBlock(Base):
    """Serials leased to an agent's laptop, so that a slip printed without a line carries its final code."""

    __tablename__ = "code_block"

    code_block_id: Mapped[Key]
    org_unit_id: Mapped[int] = mapped_column(ForeignKey("org_unit.org_unit_id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    point_code: Mapped[str]
    first_serial: Mapped[int]
    last_serial: Mapped[int]
    leased_at: Mapped[dt.datetime] = mapped_column(server_default=text("app_now()"))

    __table_args__ = (
        CheckConstraint("first_serial > 0 AND first_serial <= last_serial", name="serials"),
        Index("ix_code_block_point", "point_code", "first_serial", unique=True),
    )


class Setting(Base):
    """A rule of this hall that no law fixes."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
    meaning: Mapped[str]
    at_least: Mapped[int] = mapped_column(server_default=text("0"))
    at_most: Mapped[int] = mapped_column(server_default=text("2147483647"))
    """The law's own limit where there is one: a hall may be quicker than the law, never slower."""

    __table_args__ = (
        CheckConstraint(
            "jsonb_typeof(value) = 'number' AND (value #>> '{}')::numeric BETWEEN at_least AND at_most "
            "AND (value #>> '{}')::numeric % 1 = 0",
            name="value",
        ),
    )


class Simulation(Base):
    """The mark of a practice database: only here is the clock shifted, and only by the owner."""

    __tablename__ = "simulation"

    only_row: Mapped[bool] = mapped_column(primary_key=True, server_default=text("true"))
    offset_by: Mapped[dt.timedelta] = mapped_column(INTERVAL)

    __table_args__ = (CheckConstraint("only_row", name="only_row"),)


class DraftKey(Base):
    """What the drafts of one login are encrypted with; `my_draft_key()` gives it to that login only."""

    __tablename__ = "draft_key"

    login: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[bytes]

    __table_args__ = (CheckConstraint("octet_length(key) = 32", name="length"),)
