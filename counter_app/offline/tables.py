"""The small schema of the laptop's own file. It is never migrated in place from a newer release."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, Date, Dialect, Text, TypeDecorator, UniqueConstraint, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Instant(TypeDecorator[dt.datetime]):
    """An aware instant, kept as ISO 8601 in UTC: SQLite has no type for it, and its text sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, _: Dialect) -> str | None:
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, _: Dialect) -> dt.datetime | None:
        return dt.datetime.fromisoformat(value) if value else None


class OfflineBase(DeclarativeBase):
    """All tables of the offline store."""

    type_annotation_map = {
        str: Text(),
        dt.date: Date(),
        dt.datetime: Instant(),
        uuid.UUID: Uuid(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
    }


class SnapshotRow(OfflineBase):
    """The one snapshot that lies here; the store belongs to its login from the first one on."""

    __tablename__ = "snapshot"

    only_row: Mapped[int] = mapped_column(primary_key=True, default=1)
    login: Mapped[str]
    fingerprint: Mapped[str]
    taken_at: Mapped[dt.datetime]
    point: Mapped[dict[str, Any]]


class ItemRow(OfflineBase):
    """An item with its whole guide: requirements and limits are part of it, as on paper."""

    __tablename__ = "item"

    item_version_id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int]
    name: Mapped[str]
    code: Mapped[str]
    pinyin: Mapped[str]
    initials: Mapped[str]
    guide: Mapped[dict[str, Any]]


class DayRow(OfflineBase):
    """A day of the legal calendar."""

    __tablename__ = "calendar_day"

    day: Mapped[dt.date] = mapped_column(primary_key=True)
    is_working: Mapped[bool]
    ordinal: Mapped[int]
    provisional: Mapped[bool]
    name: Mapped[str]


class LeasedBlockRow(OfflineBase):
    """Serials that this laptop alone may give; `next_serial` is the first one that was not given yet."""

    __tablename__ = "leased_block"

    point_code: Mapped[str] = mapped_column(primary_key=True)
    first_serial: Mapped[int] = mapped_column(primary_key=True)
    last_serial: Mapped[int]
    next_serial: Mapped[int]


class DraftRow(OfflineBase):
    """A form that is being filled; `service_code` is set when it came back from the outbox with its code."""

    __tablename__ = "draft"

    draft_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    item_version_id: Mapped[int]
    applicant_name: Mapped[str]
    saved_at: Mapped[dt.datetime]
    service_code: Mapped[str | None]
    record: Mapped[dict[str, Any]]


class OutboxRow(OfflineBase):
    """A finished filing, kept after it was sent: it is the agent's own register (代办登记台账)."""

    __tablename__ = "outbox"

    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    case_id: Mapped[uuid.UUID]
    service_code: Mapped[str]
    item_name: Mapped[str]
    applicant_name: Mapped[str]
    filed_at: Mapped[dt.datetime]
    state: Mapped[str]
    """`waiting`; `sending` from before it is sent until its answer; `refused`; `sent`."""
    refusal: Mapped[str | None]
    facts: Mapped[dict[str, Any] | None]
    received_at: Mapped[dt.datetime | None]
    duplicates: Mapped[list[Any] | None]
    record: Mapped[dict[str, Any]]

    __table_args__ = (UniqueConstraint("case_id"), UniqueConstraint("service_code"))


class CaseStateRow(OfflineBase):
    """Where a case stood at the last pull."""

    __tablename__ = "case_state"

    case_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    received_at: Mapped[dt.datetime]
    record: Mapped[dict[str, Any]]


class PullRow(OfflineBase):
    """How far the states were pulled, and when."""

    __tablename__ = "pull"

    only_row: Mapped[int] = mapped_column(primary_key=True, default=1)
    cursor: Mapped[str]
    pulled_at: Mapped[dt.datetime]
