"""The snapshot that lies in the store: finding items, reading guides, counting days, all without a line."""

import datetime as dt
from dataclasses import asdict, dataclass, replace

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.orm import Session

from counter_app.documents.facts import hall_day
from counter_app.domain.time_limits import ClockStart, TimeLimit, Unit, due
from counter_app.domain.working_days import CalendarDay, CalendarOutOfRange, Due, WorkingCalendar
from counter_app.errors import NotFound, Refused
from counter_app.offline.records import from_json, to_json
from counter_app.offline.store import OfflineStore
from counter_app.offline.tables import (
    DayRow,
    DraftRow,
    ItemRow,
    LeasedBlockRow,
    OutboxRow,
    PullRow,
    SnapshotRow,
)
from counter_app.services.filing import LeasedBlock
from counter_app.services.items import Guide, ItemHit, Limit
from counter_app.services.village_snapshot import Snapshot, VillagePoint


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStatus:
    """What the agent's screen shows of the store; the dates are None before the first synchronisation."""

    point: VillagePoint | None
    snapshot_taken_at: dt.datetime | None
    pulled_at: dt.datetime | None
    codes_left: int
    draft_count: int
    waiting_count: int
    refused_count: int


def store_status(store: OfflineStore) -> StoreStatus:
    """How much can still be filed, and what waits to be sent."""
    with store.begin() as session:
        snapshot = session.get(SnapshotRow, 1)
        pull = session.get(PullRow, 1)
        counted = select(OutboxRow.state, func.count()).group_by(OutboxRow.state)
        states = dict(iter(session.execute(counted)))
        return StoreStatus(
            point=from_json(VillagePoint, snapshot.point) if snapshot else None,
            snapshot_taken_at=snapshot.taken_at if snapshot else None,
            pulled_at=pull.pulled_at if pull else None,
            codes_left=codes_left(session),
            draft_count=session.scalar(select(func.count()).select_from(DraftRow)) or 0,
            waiting_count=states.get("waiting", 0) + states.get("sending", 0),
            refused_count=states.get("refused", 0),
        )


def search_items(store: OfflineStore, *, query: str, limit: int = 30) -> tuple[ItemHit, ...]:
    """As `services.items.search_items`: name, code or pinyin contains `query`, the best match first."""
    needle = query.strip().lower().replace(" ", "")
    searched = (func.lower(ItemRow.name), func.lower(ItemRow.code), ItemRow.initials, ItemRow.pinyin)
    with store.begin() as session:
        found = session.scalars(
            select(ItemRow)
            .where(or_(*(func.instr(column, needle) > 0 for column in searched)))
            .order_by(
                or_(*(column == needle for column in searched[:3])).desc(),
                or_(func.instr(ItemRow.initials, needle) == 1, func.instr(searched[0], needle) == 1).desc(),
                func.length(ItemRow.name),
                ItemRow.item_id,
            )
            .limit(limit)
        )
        return tuple(_hit(from_json(Guide, row.guide)) for row in found)


def _hit(guide: Guide) -> ItemHit:
    return ItemHit(
        item_id=guide.item_id,
        name=guide.name,
        code=guide.code,
        department_name=guide.department_name,
        task_type=guide.task_type,
        case_type=guide.case_type,
        has_guide=True,
    )


def get_guide(
    store: OfflineStore, *, item_id: int | None = None, item_version_id: int | None = None
) -> Guide:
    """As `services.items.get_guide`, its dates counted from the laptop's today. Raises NotFound("guide")."""
    today = hall_day(store.now())
    with store.begin() as session:
        wanted = ItemRow.item_version_id == item_version_id if item_version_id else ItemRow.item_id == item_id
        row = session.scalar(select(ItemRow).where(wanted))
        if row is None:
            raise NotFound("guide")
        point, calendar = read_point(session), read_calendar(session)
    guide = from_json(Guide, row.guide)
    return replace(
        guide,
        notice_due_on=working_day_after(calendar, today, point.acceptance_working_days).on,
        limits=tuple(_dated(limit, today, calendar) for limit in guide.limits),
    )


def _dated(limit: Limit, today: dt.date, calendar: WorkingCalendar) -> Limit:
    if limit.clock_start == ClockStart.EVENT:
        return limit
    rule = TimeLimit(days=limit.days, unit=Unit(limit.unit) if limit.days else Unit.ON_THE_SPOT)
    try:
        end = due(rule, today, calendar)
    except CalendarOutOfRange as error:
        raise Refused("calendar_missing", day=today) from error
    return replace(limit, due_on=end.on, provisional=end.provisional)


def working_day_after(calendar: WorkingCalendar, start: dt.date, count: int) -> Due:
    """The `count`-th working day after `start`. Raises Refused("calendar_missing")."""
    try:
        return calendar.due_on(start, count)
    except CalendarOutOfRange as error:
        raise Refused("calendar_missing", day=start) from error


def read_point(session: Session) -> VillagePoint:
    """Raises Refused("snapshot_missing") before the first synchronisation."""
    snapshot = session.get(SnapshotRow, 1)
    if snapshot is None:
        raise Refused("snapshot_missing")
    return from_json(VillagePoint, snapshot.point)


def read_calendar(session: Session) -> WorkingCalendar:
    """The legal calendar as of the snapshot. Raises Refused("snapshot_missing")."""
    columns = (DayRow.day, DayRow.is_working, DayRow.ordinal, DayRow.provisional, DayRow.name)
    rows = session.execute(select(*columns).order_by(DayRow.day)).all()
    if not rows:
        raise Refused("snapshot_missing")
    return WorkingCalendar(
        CalendarDay(day=day, is_working=is_working, ordinal=ordinal, provisional=provisional, name=name)
        for day, is_working, ordinal, provisional, name in rows
    )


def put_snapshot(session: Session, snapshot: Snapshot) -> None:
    """Replace the one that lies here, whole.

    An agent who now serves another point may not give the codes of the old one any more.
    """
    session.execute(delete(LeasedBlockRow).where(LeasedBlockRow.point_code != snapshot.point.point_code))
    for table in (SnapshotRow, ItemRow, DayRow):
        session.execute(delete(table))
    session.add(
        SnapshotRow(
            only_row=1,
            login=snapshot.point.login,
            fingerprint=snapshot.fingerprint,
            taken_at=snapshot.taken_at,
            point=to_json(snapshot.point),
        )
    )
    session.execute(
        insert(ItemRow),
        [
            {
                "item_version_id": entry.guide.item_version_id,
                "item_id": entry.guide.item_id,
                "name": entry.guide.name,
                "code": entry.guide.code,
                "pinyin": entry.pinyin,
                "initials": entry.initials,
                "guide": to_json(entry.guide),
            }
            for entry in snapshot.entries
        ],
    )
    session.execute(insert(DayRow), [asdict(day) for day in snapshot.days])


def codes_left(session: Session) -> int:
    """Codes that can still be given without a line."""
    left = func.sum(LeasedBlockRow.last_serial - LeasedBlockRow.next_serial + 1)
    return session.scalar(select(left)) or 0


def put_block(session: Session, block: LeasedBlock) -> None:
    """Take a leased block into use after those that are there."""
    session.add(
        LeasedBlockRow(
            point_code=block.point_code,
            first_serial=block.first_serial,
            last_serial=block.last_serial,
            next_serial=block.first_serial,
        )
    )
