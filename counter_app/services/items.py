"""Finding an item and reading its guide."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from counter_app.domain.text_kinds import TextKind
from counter_app.errors import NotFound
from counter_app.services.typed import typed
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemHit:
    """One line of the search: `has_guide` is false for items known by name and code only."""

    item_id: int
    name: str
    code: str
    department_name: str
    task_type: str
    case_type: str
    has_guide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A material that the item asks for."""

    position: int
    name: str
    original_count: int
    copy_count: int
    necessity: str
    form: str
    on_site_check: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A time limit and, were the case accepted today, its date; None where an event starts the clock."""

    kind: str
    days: int
    unit: str
    clock_start: str
    start_event: str
    due_on: dt.date | None
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What a clerk needs to know of an item while the visitor sits there."""

    item_id: int
    item_version_id: int
    name: str
    code: str
    task_type: str
    case_type: str
    department_name: str
    authority: str
    legal_basis: tuple[str, ...]
    conditions: tuple[str, ...]
    procedure: tuple[str, ...]
    fee: str
    result_name: str
    supplement_basis: str
    problems: tuple[str, ...]
    notice_due_on: dt.date
    requirements: tuple[Requirement, ...]
    limits: tuple[Limit, ...]

    def limit(self, kind: str) -> Limit | None:
        """The `statutory` or `promised` limit."""
        return next((limit for limit in self.limits if limit.kind == kind), None)


IN_FORCE = """v.state = 'published' AND v.effective_from <= today()
    AND (v.effective_to IS NULL OR v.effective_to >= today())"""
"""Which version `v` of an item counts today."""


def search_items(
    work: Work, *, query: str, window_id: int | None = None, limit: int = 30
) -> tuple[ItemHit, ...]:
    """Items whose name, code or pinyin (full or initials) contains `query`; the best match first.

    With a window only what that window handles. Wildcards in the query are plain characters.
    """
    needle = typed(TextKind.SEARCH, query).lower().replace(" ", "")
    pattern = "%" + needle.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
    return work.rows(
        ItemHit,
        f"""SELECT i.item_id, i.name, i.code, u.name AS department_name, i.task_type,
                   coalesce(v.case_type, '') AS case_type, v.item_version_id IS NOT NULL AS has_guide
            FROM service_item i JOIN org_unit u USING (org_unit_id)
            LEFT JOIN service_item_version v ON v.item_id = i.item_id AND {IN_FORCE}
            WHERE i.lifecycle = 'active'
              AND (lower(i.name) LIKE :pattern OR lower(i.code) LIKE :pattern
                   OR i.initials LIKE :pattern OR i.pinyin LIKE :pattern)
              AND (CAST(:window AS integer) IS NULL
                   OR i.org_unit_id = (SELECT org_unit_id FROM service_window WHERE window_id = :window)
                   OR EXISTS (SELECT FROM window_item e WHERE e.window_id = :window AND e.item_id = i.item_id))
            ORDER BY v.item_version_id IS NULL,
                     (lower(i.name) = :needle OR lower(i.code) = :needle OR i.initials = :needle) DESC,
                     (i.initials LIKE :head OR lower(i.name) LIKE :head) DESC, char_length(i.name), i.item_id
            LIMIT :limit""",
        pattern=pattern,
        head=pattern[1:],
        needle=needle,
        window=window_id,
        limit=limit,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenInAt:
    """Whether a window may take an item in, and the numbers of those that may and call its queue."""

    here: bool
    windows: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "windows", tuple(self.windows))


def taken_in_at(work: Work, *, item_id: int, window_id: int) -> TakenInAt:
    """Where a matter belongs: at its department's windows, and where it is entrusted."""
    found = work.row(
        TakenInAt,
        """SELECT coalesce(bool_or(m.window_id = :window), false) AS here,
                  coalesce(array_agg(m.number ORDER BY m.number) FILTER (WHERE m.calls), '{}') AS windows
           FROM (SELECT w.window_id, w.number, EXISTS (
                     SELECT FROM window_queue wq JOIN queue_item qi USING (queue_id)
                     WHERE wq.window_id = w.window_id AND qi.item_id = i.item_id) AS calls
                 FROM service_item i JOIN service_window w ON w.org_unit_id = i.org_unit_id
                     OR EXISTS (SELECT FROM window_item e WHERE e.window_id = w.window_id AND e.item_id = i.item_id)
                 WHERE i.item_id = :item) m""",
        item=item_id,
        window=window_id,
    )
    assert found is not None
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _GuideRow:
    item_id: int
    item_version_id: int
    name: str
    code: str
    task_type: str
    case_type: str
    department_name: str
    authority: str
    legal_basis: list[Any]
    conditions: list[Any]
    procedure: list[Any]
    fee: str
    result_name: str
    supplement_basis: str
    problems: list[Any]
    notice_due_on: dt.date


def get_guide(work: Work, *, item_id: int | None = None, item_version_id: int | None = None) -> Guide:
    """The guide in force for an item, or the one of an old version. Raises NotFound("guide")."""
    condition = "v.item_version_id = :version" if item_version_id else f"i.item_id = :item AND {IN_FORCE}"
    found = work.row(
        _GuideRow,
        f"""SELECT i.item_id, v.item_version_id, i.name, i.code, i.task_type, v.case_type,
                   u.name AS department_name, v.authority, v.legal_basis, v.conditions, v.procedure, v.fee,
                   v.result_name, v.supplement_basis, v.problems,
                   add_working_days(today(), rule('acceptance_working_days')) AS notice_due_on
            FROM service_item i JOIN service_item_version v USING (item_id) JOIN org_unit u USING (org_unit_id)
            WHERE {condition}""",
        item=item_id,
        version=item_version_id,
    )
    if found is None:
        raise NotFound("guide")
    return Guide(
        item_id=found.item_id,
        item_version_id=found.item_version_id,
        name=found.name,
        code=found.code,
        task_type=found.task_type,
        case_type=found.case_type,
        department_name=found.department_name,
        authority=found.authority,
        legal_basis=tuple(map(str, found.legal_basis)),
        conditions=tuple(map(str, found.conditions)),
        procedure=tuple(map(str, found.procedure)),
        fee=found.fee,
        result_name=found.result_name,
        supplement_basis=found.supplement_basis,
        problems=tuple(map(str, found.problems)),
        notice_due_on=found.notice_due_on,
        requirements=_requirements(work, found.item_version_id),
        limits=_limits(work, found.item_version_id),
    )


def _requirements(work: Work, item_version_id: int) -> tuple[Requirement, ...]:
    return work.rows(
        Requirement,
        """SELECT position, name, original_count, copy_count, necessity, form, on_site_check, note
           FROM material_requirement WHERE item_version_id = :version ORDER BY position""",
        version=item_version_id,
    )


def _limits(work: Work, item_version_id: int) -> tuple[Limit, ...]:
    return work.rows(
        Limit,
        """SELECT l.kind, l.days, l.unit, l.clock_start, l.start_event, d.due_on,
                  CASE WHEN d.due_on IS NULL THEN false ELSE is_provisional(d.due_on) END AS provisional
           FROM time_limit l, LATERAL (
               SELECT limit_due_on(l.item_version_id, l.kind, today(), today()) AS due_on) d
           WHERE l.item_version_id = :version ORDER BY l.kind DESC""",
        version=item_version_id,
    )
