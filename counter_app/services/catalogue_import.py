"""Putting item lists and catalogues in force; what is dirty is kept and reported, never dropped."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from counter_app.domain.time_limits import TimeLimit as Limit
from counter_app.exchange.catalogue import Catalogue, CatalogueItem
from counter_app.exchange.catalogue import Theme as CatalogueTheme
from counter_app.exchange.item_list import ItemListResult, ItemRow
from counter_app.exchange.pinyin import search_keys
from counter_app.exchange.problems import Problem
from counter_app.services.units import get_unit_id
from counter_app.work import Work
from db.models import (
    MaterialRequirement,
    ServiceItem,
    ServiceItemVersion,
    Theme,
    ThemeItem,
    TimeLimit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemImport:
    """`taken` rows of which `added` were new; problems by line, with what was kept nevertheless."""

    taken: int
    added: int
    departments: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueImport:
    """`added` items have their first guide, `changed` ones a new version; an unchanged item keeps what it has."""

    items: int
    added: int
    changed: int
    materials: int
    themes: int
    problems: tuple[Problem, ...]


def import_items(work: Work, *, result: ItemListResult) -> ItemImport:
    """Take every row of an item list; departments that are not known yet are made."""
    hall_id = work.value("SELECT min(hall_id) FROM hall")
    units = {row.department: get_unit_id(work, row.department, row.agency_code) for row in result.rows}
    trouble = {problem.line: problem.code for problem in result.problems}
    before = work.value("SELECT count(*) FROM service_item")
    statement = upsert(ServiceItem)
    statement = statement.on_conflict_do_update(
        index_elements=["hall_id", "org_unit_id", "code", "name"],
        set_={name: statement.excluded[name] for name in ("main_item", "task_type", "code_problem")},
    )
    work.session.execute(
        statement,
        [
            _item_values(hall_id, units[row.department], row, trouble.get(row.line))
            for row in {(row.department, row.item_code, row.name): row for row in result.rows}.values()
        ],
    )
    return ItemImport(
        taken=len(result.rows),
        added=work.value("SELECT count(*) FROM service_item") - before,
        departments=len(units),
        problems=result.problems,
    )


def _item_values(hall_id: int, unit_id: int, row: ItemRow, problem: str | None) -> dict[str, Any]:
    keys = search_keys(row.name)
    return {
        "hall_id": hall_id,
        "org_unit_id": unit_id,
        "code": row.item_code,
        "name": row.name,
        "main_item": row.main_item,
        "task_type": row.kind,
        "pinyin": " ".join(keys.full),
        "initials": " ".join(keys.initials),
        "code_problem": problem,
    }


def import_catalogue(
    work: Work,
    *,
    catalogue: Catalogue,
    problems: tuple[Problem, ...] = (),
    departments: Mapping[str, str] | None = None,
) -> CatalogueImport:
    """Put items with their materials and limits in force from today; `departments` says whose item is whose.

    Without an entry there an item belongs to the unit that its authority names. Importing the same again
    changes nothing; a changed item gets a new version and its earlier cases keep the old one.
    """
    versions = [_put_item(work, item, departments or {}, problems) for item in catalogue.items]
    for theme in catalogue.themes:
        _put_theme(work, theme)
    return CatalogueImport(
        items=len(catalogue.items),
        added=versions.count(1),
        changed=sum(version is not None and version > 1 for version in versions),
        materials=sum(len(item.materials) for item in catalogue.items),
        themes=len(catalogue.themes),
        problems=problems,
    )


def _put_item(
    work: Work, item: CatalogueItem, departments: Mapping[str, str], problems: tuple[Problem, ...]
) -> int | None:
    """The number of the version that was made; None where the item is as it was."""
    item_id = _find_or_make_item(work, item, departments)
    newest = work.session.scalars(
        select(ServiceItemVersion)
        .where(ServiceItemVersion.item_id == item_id)
        .order_by(ServiceItemVersion.version.desc())
        .limit(1)
    ).one_or_none()
    if newest is not None and newest.record == dict(item.record):
        return None
    today = work.today()
    if newest is not None:
        newest.effective_to = today - dt.timedelta(days=1)
    version = ServiceItemVersion(
        item_id=item_id,
        version=newest.version + 1 if newest else 1,
        effective_from=today,
        problems=[problem.code for problem in problems if problem.where == item.id],
        **_version_values(item),
    )
    work.session.add(version)
    work.session.flush()  # its generated key is needed below
    _put_materials(work, version.item_version_id, item)
    _put_limits(work, version.item_version_id, item)
    return version.version


def _find_or_make_item(work: Work, item: CatalogueItem, departments: Mapping[str, str]) -> int:
    found: int | None = work.value("SELECT item_id FROM service_item WHERE code = :code", code=item.id)
    keys = search_keys(item.name)
    names = {"name": item.name, "pinyin": " ".join(keys.full), "initials": " ".join(keys.initials)}
    if found is not None:
        work.session.execute(update(ServiceItem).where(ServiceItem.item_id == found).values(**names))
        return found
    authority = item.authority.replace("（", "(").split("(")[0].strip() or "行政审批局"
    row = ServiceItem(
        hall_id=work.value("SELECT min(hall_id) FROM hall"),
        org_unit_id=get_unit_id(work, departments.get(item.id, authority)),
        code=item.id,
        main_item=item.family,
        task_type=item.kind,
        **names,
    )
    work.session.add(row)
    work.session.flush()  # its generated key is the answer
    return row.item_id


_RESEARCH = re.compile(
    r"\s*[\[(（][^\[\]()（）]*(?:from memory|cited in|fetched|[a-z0-9-]+\.(?:com|cn|net|org))[^\[\]()（）]*[\])）]"
)
_SITE = re.compile(r"[a-z0-9-]+\.(?:com|cn|net|org)")


def presentable(text: str) -> str:
    """A catalogue's sentence without its researcher's remarks on where it was found.

    The remarks stay in the item's record; a visitor's paper cites the law alone.
    """
    bare = _RESEARCH.sub("", text).strip()
    return "" if _SITE.search(bare) else bare


def _presentable(texts: Iterable[str]) -> list[str]:
    return [bare for bare in map(presentable, texts) if bare]


def _version_values(item: CatalogueItem) -> dict[str, Any]:
    return {
        "case_type": item.case_type.value,
        "authority": item.authority,
        "level": item.level,
        "legal_basis": _presentable(item.legal_basis),
        "conditions": _presentable(item.conditions),
        "procedure": _presentable(item.steps),
        "fee": presentable(item.fee),
        "result_name": item.result.name,
        "result_type": item.result.type,
        "result_validity": item.result.validity,
        "supplement_basis": item.supplement.basis,
        "supplement_once": item.supplement.once_only,
        "deemed_accepted_if_late": item.supplement.deemed_accepted_if_late,
        "proxy_allowed": bool(item.record.get("proxy_allowed")),
        "record": dict(item.record),
    }


def _put_materials(work: Work, item_version_id: int, item: CatalogueItem) -> None:
    rows = [
        {
            "item_version_id": item_version_id,
            "position": position,
            "name": material.name,
            "original_count": material.original or 0,
            "copy_count": material.copies or 0,
            "necessity": material.necessity.value,
            "form": material.form,
            "on_site_check": material.verify_original_on_site,
            "note": presentable(material.note),
        }
        for position, material in enumerate(item.materials, start=1)
    ]
    if rows:
        work.session.execute(insert(MaterialRequirement), rows)


def _put_limits(work: Work, item_version_id: int, item: CatalogueItem) -> None:
    for kind, limit in (("statutory", item.statutory), ("promised", item.promised)):
        if limit is not None:
            work.session.execute(
                insert(TimeLimit).values(**_limit_values(item_version_id, kind, limit, item))
            )


def _limit_values(item_version_id: int, kind: str, limit: Limit, item: CatalogueItem) -> dict[str, Any]:
    extended = kind == "statutory"
    return {
        "item_version_id": item_version_id,
        "kind": kind,
        "days": limit.days,
        "unit": limit.unit.value,
        "clock_start": limit.clock_start.value,
        "start_event": limit.event,
        "extension_days": item.extension_days if extended else 0,
        "extension_approver": item.extension_approver if extended else "",
    }


def _put_theme(work: Work, theme: CatalogueTheme) -> None:
    statement = upsert(Theme).values(
        hall_id=work.value("SELECT min(hall_id) FROM hall"),
        code=theme.id,
        name=theme.name,
        record=dict(theme.record),
    )
    theme_id = work.session.execute(
        statement.on_conflict_do_update(
            index_elements=["hall_id", "code"],
            set_={"name": statement.excluded.name, "record": statement.excluded.record},
        ).returning(Theme.theme_id)
    ).scalar_one()
    members = [(code, False) for code in theme.members] + [(code, True) for code in theme.optional]
    for code, optional in members:
        item_id = work.value("SELECT item_id FROM service_item WHERE code = :code", code=code)
        if item_id is not None:
            work.session.execute(
                upsert(ThemeItem)
                .values(theme_id=theme_id, item_id=item_id, optional=optional)
                .on_conflict_do_nothing()
            )
