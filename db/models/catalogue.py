"""The catalogue: items, their versions, materials, time limits and themes."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key


class ServiceItem(Base):
    """事项. `code` is the implementation code or catalogue id exactly as it was imported, clean or not."""

    __tablename__ = "service_item"

    item_id: Mapped[Key]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    org_unit_id: Mapped[int] = mapped_column(ForeignKey("org_unit.org_unit_id"))
    code: Mapped[str]
    name: Mapped[str]
    main_item: Mapped[str] = mapped_column(server_default="")
    task_type: Mapped[str]
    """行政许可, 行政给付 … (the ten task types of the national catalogue)."""
    pinyin: Mapped[str] = mapped_column(server_default="")
    initials: Mapped[str] = mapped_column(server_default="")
    code_problem: Mapped[str | None]
    """Why the code fails its check; such an item is kept and reported, never dropped."""
    lifecycle: Mapped[str] = mapped_column(server_default="active")

    __table_args__ = (
        UniqueConstraint("hall_id", "org_unit_id", "code", "name"),
        CheckConstraint("lifecycle IN ('active','merged','delegated','cancelled')", name="lifecycle"),
        Index("ix_service_item_name", "name"),
    )


class ServiceItemVersion(Base):
    """What an item demanded and promised from a day on; a case keeps the version it was received under."""

    __tablename__ = "service_item_version"

    item_version_id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.item_id"))
    version: Mapped[int]
    effective_from: Mapped[dt.date]
    effective_to: Mapped[dt.date | None]
    state: Mapped[str] = mapped_column(server_default="published")
    case_type: Mapped[str]
    authority: Mapped[str] = mapped_column(server_default="")
    level: Mapped[str] = mapped_column(server_default="")
    legal_basis: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    conditions: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    procedure: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    fee: Mapped[str] = mapped_column(server_default="")
    result_name: Mapped[str] = mapped_column(server_default="")
    result_type: Mapped[str] = mapped_column(server_default="")
    result_validity: Mapped[str] = mapped_column(server_default="")
    supplement_basis: Mapped[str] = mapped_column(server_default="")
    supplement_once: Mapped[bool] = mapped_column(server_default=text("true"))
    deemed_accepted_if_late: Mapped[bool] = mapped_column(server_default=text("true"))
    proxy_allowed: Mapped[bool] = mapped_column(server_default=text("false"))
    problems: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    """Findings of the import, such as a promised limit longer than the statutory one."""
    record: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    """The imported entry untouched, so that an export loses nothing."""

    __table_args__ = (
        UniqueConstraint("item_id", "version"),
        CheckConstraint("case_type IN ('即办件','承诺件')", name="case_type"),
        CheckConstraint("state IN ('draft','checked','confirmed','published')", name="state"),
    )


class MaterialRequirement(Base):
    """One line of the item's list of materials (行政许可法第三十条: the list is complete)."""

    __tablename__ = "material_requirement"

    requirement_id: Mapped[Key]
    item_version_id: Mapped[int] = mapped_column(ForeignKey("service_item_version.item_version_id"))
    position: Mapped[int]
    name: Mapped[str]
    original_count: Mapped[int]
    copy_count: Mapped[int]
    necessity: Mapped[str]
    form: Mapped[str] = mapped_column(server_default="")
    on_site_check: Mapped[bool] = mapped_column(server_default=text("false"))
    note: Mapped[str] = mapped_column(server_default="")

    __table_args__ = (UniqueConstraint("item_version_id", "position"),)


class TimeLimit(Base):
    """Statutory or promised limit; unit and start of the clock differ by item (DOMAIN §2 traps)."""

    __tablename__ = "time_limit"

    item_version_id: Mapped[int] = mapped_column(
        ForeignKey("service_item_version.item_version_id"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    days: Mapped[int]
    unit: Mapped[str]
    clock_start: Mapped[str]
    start_event: Mapped[str] = mapped_column(server_default="")
    extension_days: Mapped[int] = mapped_column(server_default=text("0"))
    extension_approver: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(server_default="")

    __table_args__ = (
        CheckConstraint("kind IN ('statutory','promised')", name="kind"),
        CheckConstraint("unit IN ('working_day','calendar_day','month','on_the_spot')", name="unit"),
        CheckConstraint("clock_start IN ('accepted','received','event')", name="clock_start"),
        CheckConstraint("days >= 0", name="days"),
    )


class Theme(Base):
    """一件事: items that are applied for together."""

    __tablename__ = "theme"

    theme_id: Mapped[Key]
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.hall_id"))
    code: Mapped[str]
    name: Mapped[str]
    record: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))

    __table_args__ = (UniqueConstraint("hall_id", "code"),)


class ThemeItem(Base):
    __tablename__ = "theme_item"

    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.theme_id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.item_id"), primary_key=True)
    optional: Mapped[bool] = mapped_column(server_default=text("false"))


class WindowItem(Base):
    """An item entrusted to a comprehensive window (统一受理窗口)."""

    __tablename__ = "window_item"

    window_id: Mapped[int] = mapped_column(ForeignKey("service_window.window_id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.item_id"), primary_key=True)
