"""What an agent's laptop takes along: the catalogue, the calendar and the letterhead, as of one moment."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from counter_app.domain.working_days import CalendarDay
from counter_app.errors import Refused
from counter_app.services.items import IN_FORCE, Guide, Limit, Requirement
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class VillagePoint:
    """The agent, the point and the hall's letterhead: what a slip states beside the case.

    `clock_ahead` is how far a practice database's clock stands from the real one; zero in a real hall.
    """

    login: str
    agent_name: str
    agent_phone: str
    unit_name: str
    unit_short_name: str
    point_code: str
    hall_name: str
    hall_short_name: str
    region_code: str
    hall_address: str
    hall_phone: str
    supervision_phone: str
    acceptance_working_days: int
    supplement_working_days: int
    clock_ahead: dt.timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """An item that can be filed, with what finds it. The dates in its guide are not kept: they are computed
    again on the day of filing."""

    guide: Guide
    pinyin: str
    initials: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything that filing needs without a line; `fingerprint` changes whenever its content does."""

    fingerprint: str
    taken_at: dt.datetime
    point: VillagePoint
    entries: tuple[CatalogueEntry, ...]
    days: tuple[CalendarDay, ...]


CALENDAR_FROM = "(date_trunc('year', today()) - interval '1 year')::date"
"""The days a laptop needs: a limit may have begun last year."""

_MY_POINT = """SELECT s.login, s.name AS agent_name, coalesce(nullif(s.phone, ''), u.phone) AS agent_phone,
       u.name AS unit_name, u.short_name AS unit_short_name, u.point_code, h.name AS hall_name,
       h.short_name AS hall_short_name, h.region_code, h.address AS hall_address, h.phone AS hall_phone,
       h.supervision_phone, rule('acceptance_working_days') AS acceptance_working_days,
       rule('supplement_working_days') AS supplement_working_days,
       date_trunc('second', app_now() - clock_timestamp() + interval '0.5 seconds') AS clock_ahead
    FROM staff s JOIN org_unit u USING (org_unit_id) JOIN hall h ON h.hall_id = s.hall_id
    WHERE s.staff_id = my_staff_id()"""


def fetch_snapshot(work: Work, *, known_fingerprint: str = "") -> Snapshot | None:
    """What the laptop must know to file without a line; None when it knows it already."""
    fingerprint = _fingerprint(work)
    if fingerprint == known_fingerprint:
        return None
    point = work.row(VillagePoint, _MY_POINT)
    if point is None:
        raise Refused("not_staff")
    return Snapshot(
        fingerprint=fingerprint,
        taken_at=work.now(),
        point=point,
        entries=_entries(work),
        days=work.rows(
            CalendarDay,
            f"""SELECT day, is_working, ordinal, provisional, name FROM calendar_day
                WHERE day >= {CALENDAR_FROM} ORDER BY day""",
        ),
    )


def _fingerprint(work: Work) -> str:
    """Computed by the server over the rows themselves: an unchanged catalogue costs one short answer."""
    found: str | None = work.value(
        f"""SELECT md5(concat_ws('|', point::text,
                (SELECT string_agg(md5(v::text), '' ORDER BY v.item_version_id) FROM service_item_version v
                 WHERE {IN_FORCE}),
                (SELECT string_agg(md5(i::text), '' ORDER BY i.item_id) FROM service_item i),
                (SELECT string_agg(md5(u::text), '' ORDER BY u.org_unit_id) FROM org_unit u),
                (SELECT string_agg(md5(r::text), '' ORDER BY r.requirement_id) FROM material_requirement r),
                (SELECT string_agg(md5(l::text), '' ORDER BY l.item_version_id, l.kind) FROM time_limit l),
                (SELECT string_agg(md5(d::text), '' ORDER BY d.day) FROM calendar_day d
                 WHERE d.day >= {CALENDAR_FROM})))
            FROM ({_MY_POINT}) point"""
    )
    if found is None:
        raise Refused("not_staff")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _EntryRow:
    guide: dict[str, Any]
    requirements: list[dict[str, Any]]
    limits: list[dict[str, Any]]
    pinyin: str
    initials: str


def _entries(work: Work) -> tuple[CatalogueEntry, ...]:
    """All items with a guide in one statement: a line in the hills answers slowly, however little it is asked."""
    rows = work.rows(
        _EntryRow,
        f"""SELECT jsonb_build_object(
                'item_id', i.item_id, 'item_version_id', v.item_version_id, 'name', i.name, 'code', i.code,
                'task_type', i.task_type, 'case_type', v.case_type, 'department_name', u.name,
                'authority', v.authority, 'legal_basis', v.legal_basis, 'conditions', v.conditions,
                'procedure', v.procedure, 'fee', v.fee, 'result_name', v.result_name,
                'supplement_basis', v.supplement_basis, 'problems', v.problems) AS guide,
            coalesce((SELECT jsonb_agg(jsonb_build_object(
                'position', r.position, 'name', r.name, 'original_count', r.original_count,
                'copy_count', r.copy_count, 'necessity', r.necessity, 'form', r.form,
                'on_site_check', r.on_site_check, 'note', r.note) ORDER BY r.position)
                FROM material_requirement r WHERE r.item_version_id = v.item_version_id), '[]') AS requirements,
            coalesce((SELECT jsonb_agg(jsonb_build_object(
                'kind', l.kind, 'days', l.days, 'unit', l.unit, 'clock_start', l.clock_start,
                'start_event', l.start_event) ORDER BY l.kind DESC)
                FROM time_limit l WHERE l.item_version_id = v.item_version_id), '[]') AS limits,
            i.pinyin, i.initials
        FROM service_item_version v JOIN service_item i USING (item_id) JOIN org_unit u USING (org_unit_id)
        WHERE i.lifecycle = 'active' AND {IN_FORCE} ORDER BY i.item_id""",
    )
    today = work.today()
    return tuple(
        CatalogueEntry(guide=_guide(row, today), pinyin=row.pinyin, initials=row.initials) for row in rows
    )


def _guide(row: _EntryRow, today: dt.date) -> Guide:
    lists = ("legal_basis", "conditions", "procedure", "problems")
    words = {name: tuple(map(str, row.guide[name])) for name in lists}
    return Guide(
        **{**row.guide, **words},
        notice_due_on=today,
        requirements=tuple(Requirement(**each) for each in row.requirements),
        limits=tuple(Limit(**each, due_on=None, provisional=False) for each in row.limits),
    )
