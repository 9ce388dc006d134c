"""From the plain data of a catalogue, however it came in, to typed items and problems.

Errors leave an item out; warnings take it as it stands. A promise that is longer than the law allows is such
a warning: the hall must correct it before the item is published, but nothing of its file is lost.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from counter_app.domain.cases import CaseType, Necessity
from counter_app.domain.checklist import is_catch_all
from counter_app.domain.time_limits import (
    TimeLimit,
    UnknownUnit,
    promised_exceeds_statutory,
    time_limit_of,
)
from counter_app.exchange.catalogue import (
    Catalogue,
    CatalogueItem,
    ItemResult,
    Material,
    SupplementRule,
    Theme,
)
from counter_app.exchange.fields import Fields
from counter_app.exchange.problems import Problem, error, warning

Word = TypeVar("Word", bound=StrEnum)
Entry = TypeVar("Entry", CatalogueItem, Theme)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueResult:
    """`catalogue` is None if the file as a whole cannot be taken."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


def catalogue_of(record: object) -> CatalogueResult:
    """`record` as a YAML file or a workbook gives it."""
    if not isinstance(record, Mapping) or not isinstance(record.get("items"), list):
        return CatalogueResult(catalogue=None, problems=(error("not_a_catalogue"),))
    problems: list[Problem] = []
    items = _entries(record, "items", _item, problems)
    themes = _entries(record, "themes", _theme, problems)
    known = {item.id for item in items}
    for theme in themes:
        unknown = [member for member in (*theme.members, *theme.optional) if member not in known]
        problems += [warning("unknown_member", where=theme.id, value=member) for member in unknown]
    catalogue = Catalogue(items=items, themes=themes, record=record)
    return CatalogueResult(catalogue=catalogue, problems=tuple(problems))


def _entries(
    record: Mapping[str, object],
    key: str,
    make: Callable[[Fields, Mapping[str, object]], Entry | None],
    problems: list[Problem],
) -> tuple[Entry, ...]:
    """Entries with an id and a name of their own; the first of two with the same id is taken."""
    taken: dict[str, Entry] = {}
    for fields, entry in Fields(record, "", problems).parts(key):
        if (made := make(fields, entry)) is None:
            continue
        if made.id in taken:
            problems.append(error("duplicate_id", where=made.id, name=made.name))
        else:
            taken[made.id] = made
    return tuple(taken.values())


def _identity(fields: Fields) -> tuple[str, str] | None:
    identity, name = fields.text("id"), fields.text("name")
    if not identity:
        fields.problems.append(error("missing_id", where=fields.where.removeprefix("."), name=name))
        return None
    if not name:
        fields.problems.append(error("missing_name", where=identity))
        return None
    fields.where = identity
    return identity, name


def _item(fields: Fields, record: Mapping[str, object]) -> CatalogueItem | None:
    if (identity := _identity(fields)) is None:
        return None
    kind = fields.text("kind")
    statutory = _limit(fields.part("statutory"), kind)
    promised = _limit(fields.part("promised"), kind, same_clock_as=statutory)
    extension = fields.part("statutory")
    _compare(fields, promised, statutory)
    return CatalogueItem(
        id=identity[0],
        name=identity[1],
        name_en=fields.text("name_en"),
        family=fields.text("family"),
        kind=kind,
        case_type=_word(fields, "case_type", CaseType.PROMISED),
        authority=fields.text("authority"),
        level=fields.text("level"),
        legal_basis=fields.texts("legal_basis"),
        conditions=fields.texts("conditions"),
        materials=_materials(fields),
        steps=fields.texts("steps"),
        statutory=statutory,
        extension_days=(extension and extension.number("extension_days")) or 0,
        extension_approver=extension.text("extension_approver") if extension else "",
        promised=promised,
        fee=fields.rates("fee"),
        result=_result(fields.part("result")),
        supplement=_supplement(fields.part("supplement")),
        special_time=fields.texts("special_time"),
        record=record,
    )


def _materials(fields: Fields) -> tuple[Material, ...]:
    materials = []
    for line, record in fields.parts("materials"):
        name = line.text("name")
        if not name:
            line.problems.append(error("missing_material_name", where=line.where))
            continue
        if is_catch_all(name):
            line.report("catch_all_material", "name", name)
        materials.append(
            Material(
                name=name,
                necessity=_word(line, "need", Necessity.REQUIRED),
                original=line.number("original"),
                copies=line.number("copies"),
                form=line.text("form"),
                kind=line.text("kind"),
                note=line.text("note"),
                verify_original_on_site=line.flag("verify_original_on_site"),
                record=record,
            )
        )
    return tuple(materials)


def _limit(fields: Fields | None, kind: str, same_clock_as: TimeLimit | None = None) -> TimeLimit | None:
    """A promise that names no start runs on the clock of the statutory limit."""
    if fields is None or (days := fields.number("days")) is None:
        return None
    start = fields.text("clock_starts")
    try:
        limit = time_limit_of(days, fields.text("unit"), start or "受理", kind)
    except UnknownUnit:
        fields.report("unknown_unit", "unit", fields.text("unit"))
        return None
    if start or same_clock_as is None:
        return limit
    return TimeLimit(
        days=limit.days, unit=limit.unit, clock_start=same_clock_as.clock_start, event=same_clock_as.event
    )


def _compare(fields: Fields, promised: TimeLimit | None, statutory: TimeLimit | None) -> None:
    if promised is None or statutory is None:
        return
    exceeds = promised_exceeds_statutory(promised, statutory)
    if exceeds is False:
        return
    fields.problems.append(
        warning(
            "promised_exceeds_statutory" if exceeds else "promised_may_exceed_statutory",
            where=fields.where,
            promised_days=promised.days,
            promised_unit=promised.unit.value,
            statutory_days=statutory.days,
            statutory_unit=statutory.unit.value,
        )
    )


def _word(fields: Fields, key: str, default: Word) -> Word:
    """A word of a fixed list; an unknown one is reported and counts as the stricter `default`."""
    text = fields.text(key)
    try:
        return type(default)(text)
    except ValueError:
        fields.report(f"unknown_{key}", key, text)
        return default


def _result(fields: Fields | None) -> ItemResult:
    if fields is None:
        return ItemResult()
    return ItemResult(
        name=fields.text("name"),
        type=fields.text("type"),
        validity=fields.text("validity"),
        fields=fields.texts("fields"),
    )


def _supplement(fields: Fields | None) -> SupplementRule:
    if fields is None:
        return SupplementRule()
    return SupplementRule(
        when=fields.text("when"),
        once_only=fields.flag("once_only", default=True),
        deemed_accepted_if_late=fields.flag("deemed_accepted_if_late"),
        basis=fields.text("basis"),
        return_materials=fields.flag("return_materials"),
        same_day_only=fields.flag("same_day_only"),
    )


def _theme(fields: Fields, record: Mapping[str, object]) -> Theme | None:
    if (identity := _identity(fields)) is None:
        return None
    limit = fields.part("limit")
    return Theme(
        id=identity[0],
        name=identity[1],
        lead=fields.text("lead"),
        members=fields.texts("members"),
        optional=fields.texts("optional"),
        levels=fields.texts("levels"),
        limit=_limit(limit, ""),
        extension_days=(limit and limit.number("extension_days")) or 0,
        record=record,
    )
