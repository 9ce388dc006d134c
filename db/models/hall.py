"""The hall: its units, zones, windows, people, cover and calendar."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, UuidKey


class Hall(Base):
    __tablename__ = "hall"

    hall_id: Mapped[Key]
    name: Mapped[str]
    short_name: Mapped[str]
    """Head of document numbers, such as 九."""
    region_code: Mapped[str]
    """Six digits of GB/T 2260; opens every service code."""
    time_zone: Mapped[str] = mapped_column(server_default="Asia/Shanghai")
    address: Mapped[str] = mapped_column(server_default="")
    phone: Mapped[str] = mapped_column(server_default="")
    supervision_phone: Mapped[str] = mapped_column(server_default="")
    rating_url: Mapped[str] = mapped_column(server_default="")
    """What stands before the code of an invitation in the QR of 好差评; empty where the pad alone is used."""

    __table_args__ = (CheckConstraint("region_code ~ '^[0-9]{6}$'", name="region_code"),)


class OrgUnit(Base):
    """A department, township or village; `point_code` is the three-digit part of service codes."""

    __tablename__ = "org_unit"

    org_unit_id: Mapped[Key]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("org_unit.org_unit_id"))
    kind: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str]
    point_code: Mapped[str]
    outside_code: Mapped[str | None]
    """Code of the unit in the list it was imported from, kept even where it is dirty."""
    phone: Mapped[str] = mapped_column(server_default="")
    review_body: Mapped[str] = mapped_column(server_default="")
    """Where an applicant may ask for reconsideration (行政复议机关)."""
    court: Mapped[str] = mapped_column(server_default="")

    __table_args__ = (
        UniqueConstraint("hall_id", "name"),
        UniqueConstraint("hall_id", "point_code"),
        CheckConstraint("kind IN ('centre','department','township','village')", name="kind"),
        CheckConstraint("point_code ~ '^[0-9]{3}$'", name="point_code"),
    )


class Zone(Base):
    __tablename__ = "zone"

    zone_id: Mapped[Key]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    name: Mapped[str]
    short_name: Mapped[str]
    position: Mapped[int]

    __table_args__ = (UniqueConstraint("hall_id", "name"),)


class ServiceWindow(Base):
    __tablename__ = "service_window"

    window_id: Mapped[Key]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.zone_id"))
    org_unit_id: Mapped[int | None] = mapped_column(ForeignKey("org_unit.org_unit_id"))
    """The department of a department window; NULL for a comprehensive one."""
    number: Mapped[str]
    kind: Mapped[str]

    __table_args__ = (
        UniqueConstraint("hall_id", "number"),
        CheckConstraint("kind IN ('department','comprehensive')", name="kind"),
        CheckConstraint("(kind = 'department') = (org_unit_id IS NOT NULL)", name="owner"),
    )


class Staff(Base):
    """A person or a public screen; `login` is a PostgreSQL role, the password is PostgreSQL's (DESIGN D2)."""

    __tablename__ = "staff"

    staff_id: Mapped[Key]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    org_unit_id: Mapped[int] = mapped_column(ForeignKey("org_unit.org_unit_id"))
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(server_default="")
    roles: Mapped[list[str]]
    may_grant: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    """Duties that this centre admin may give to others; only the database's owner changes the list."""
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    must_change_password: Mapped[bool] = mapped_column(server_default=text("false"))
    """While it stands this login may do nothing but choose a password of its own."""
    pad_window_id: Mapped[int | None] = mapped_column(ForeignKey("service_window.window_id"))
    """The window of a rating pad, which opens no other one's invitations; NULL for one that may stand anywhere."""


class StaffChange(Base):
    """What was done to a login, a cover or a mandate and by whom: append-only, one hash chain per login."""

    __tablename__ = "staff_change"

    action_id: Mapped[UuidKey]
    login: Mapped[str]
    action: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    seq: Mapped[int]
    actor: Mapped[str]
    at: Mapped[dt.datetime]
    prev_hash: Mapped[bytes | None]
    hash: Mapped[bytes]

    __table_args__ = (
        UniqueConstraint("login", "seq"),
        CheckConstraint(
            "action IN ('add','set_roles','enable','disable','set_password','change_own_password',"
            "'set_cover','set_mandate')",
            name="action",
        ),
    )


class Mandate(Base):
    """授权书 of a chief representative: what may be signed, and how long (首席事务代表授权书, item by item)."""

    __tablename__ = "mandate"

    mandate_id: Mapped[Key]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("service_item.item_id"))
    """NULL for every item of the representative's unit."""
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]
    """Last day; NULL until it is withdrawn."""

    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="period"),
        Index("ix_mandate_staff", "staff_id"),
    )


class Cover(Base):
    """AB角: while it is in force B acts for A (003 §9)."""

    __tablename__ = "cover"

    cover_id: Mapped[Key]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    cover_staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]

    __table_args__ = (
        CheckConstraint("staff_id <> cover_staff_id", name="other_person"),
        CheckConstraint("starts_on <= ends_on", name="period"),
    )


class CalendarDay(Base):
    """A day of the law's calendar; a day off carries the ordinal of the last working day (DESIGN D7)."""

    __tablename__ = "calendar_day"

    day: Mapped[dt.date] = mapped_column(primary_key=True)
    is_working: Mapped[bool]
    ordinal: Mapped[int]
    provisional: Mapped[bool]
    name: Mapped[str] = mapped_column(server_default="")
    is_hall_open: Mapped[bool]
    """The hall's own opening days; they never move a legal clock."""

    __table_args__ = (
        Index("ix_calendar_day_working_ordinal", "ordinal", unique=True, postgresql_where=text("is_working")),
    )


class OpeningHours(Base):
    """When the hall gives numbers: spans of a weekday (1 is Monday), or of one day instead of its weekday's.

    A hall without any gives numbers at all hours; on a day that `calendar_day` says it is closed, only in spans of
    that very day.
    """

    __tablename__ = "opening_hours"

    opening_hours_id: Mapped[Key]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    weekday: Mapped[int | None]
    day: Mapped[dt.date | None]
    opens_at: Mapped[dt.time]
    closes_at: Mapped[dt.time]

    __table_args__ = (
        CheckConstraint("(weekday IS NULL) <> (day IS NULL)", name="when"),
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint("opens_at < closes_at", name="span"),
        Index("ix_opening_hours_span", "hall_id", "weekday", "day", "opens_at", unique=True),
    )


class Notice(Base):
    """A line that runs over the public screens of the hall, or of one zone."""

    __tablename__ = "notice"

    notice_id: Mapped[UuidKey]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    zone_id: Mapped[int | None] = mapped_column(ForeignKey("zone.zone_id"))
    words: Mapped[str]
    shown_from: Mapped[dt.datetime]
    shown_until: Mapped[dt.datetime]
    made_at: Mapped[dt.datetime] = mapped_column(server_default=text("app_now()"))
    made_by: Mapped[str] = mapped_column(server_default=text("session_user"))

    __table_args__ = (CheckConstraint("shown_from < shown_until", name="span"),)


class WindowSession(Base):
    """One clerk at one window from opening to closing; a missing heartbeat marks a lost window."""

    __tablename__ = "window_session"

    session_id: Mapped[UuidKey]
    window_id: Mapped[int] = mapped_column(ForeignKey("service_window.window_id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    opened_at: Mapped[dt.datetime]
    heartbeat_at: Mapped[dt.datetime]
    closed_at: Mapped[dt.datetime | None]
    pause_reason: Mapped[str | None]
    paused_at: Mapped[dt.datetime | None]

    __table_args__ = (
        Index("ix_window_session_open", "window_id", unique=True, postgresql_where=text("closed_at IS NULL")),
    )
