"""Which field of the catalogue stands in which column of the workbook, and records to rows and back.

Every field without a column of its own goes, with its structure, into the column 其他; the order of a
record's keys stands in the hidden column 键序 where it is not that of the columns. So nothing is lost.
"""

import copy
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

Path = tuple[str, ...]
MISSING = object()
REST = "其他"
ORDER = "键序"
"""Headers of the two columns that every sheet ends with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A field at `path` of its record; `width` in characters of the sheet's font."""

    header: str
    path: Path
    width: int = 14
    is_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    title: str
    columns: tuple[Column, ...]


def _column(header: str, path: str, width: int = 14, *, is_list: bool = False) -> Column:
    return Column(header=header, path=tuple(path.split(".")), width=width, is_list=is_list)


ITEMS = Sheet(
    title="事项",
    columns=(
        _column("编号", "id", 22),
        _column("名称", "name", 30),
        _column("英文名称", "name_en", 24),
        _column("事项族", "family"),
        _column("类型", "kind"),
        _column("办件类型", "case_type"),
        _column("实施机关", "authority", 24),
        _column("行使层级", "level"),
        _column("设定依据", "legal_basis", 40, is_list=True),
        _column("受理条件", "conditions", 40, is_list=True),
        _column("申报材料", "materials", 16),
        _column("办理程序", "steps", 24, is_list=True),
        _column("法定时限", "statutory.days"),
        _column("法定时限单位", "statutory.unit"),
        _column("法定起算", "statutory.clock_starts"),
        _column("可延长", "statutory.extension_days"),
        _column("延长批准人", "statutory.extension_approver", 18),
        _column("法定时限说明", "statutory.note", 24),
        _column("承诺时限", "promised.days"),
        _column("承诺时限单位", "promised.unit"),
        _column("承诺依据", "promised.confidence", 18),
        _column("承诺说明", "promised.note", 18),
        _column("收费", "fee", 24),
        _column("结果名称", "result.name", 24),
        _column("结果类型", "result.type"),
        _column("结果有效期", "result.validity"),
        _column("补正告知时间", "supplement.when", 20),
        _column("一次告知", "supplement.once_only"),
        _column("逾期视为受理", "supplement.deemed_accepted_if_late"),
        _column("补正依据", "supplement.basis", 30),
        _column("特别程序", "special_time", 24, is_list=True),
        _column("现场核查", "on_site_check"),
        _column("可代办", "proxy_allowed"),
        _column("来源", "source", 30),
    ),
)
OWNER = Column(header="事项编号", path=(), width=22)
"""First column of the sheet of materials: the id of the item that a row belongs to."""
MATERIALS = Sheet(
    title="材料",
    columns=(
        _column("材料名称", "name", 40),
        _column("原件份数", "original"),
        _column("复印件份数", "copies"),
        _column("必要性", "need"),
        _column("形式", "form"),
        _column("材料类型", "kind", 18),
        _column("现场核验原件", "verify_original_on_site"),
        _column("说明", "note", 40),
    ),
)
THEMES = Sheet(
    title="主题",
    columns=(
        _column("编号", "id", 22),
        _column("名称", "name", 30),
        _column("牵头部门", "lead", 24),
        _column("成员事项", "members", 24, is_list=True),
        _column("可选事项", "optional", 24, is_list=True),
        _column("层级", "levels", 18, is_list=True),
        _column("时限", "limit.days"),
        _column("时限单位", "limit.unit"),
        _column("可延长", "limit.extension_days"),
        _column("延长批准人", "limit.approver", 18),
        _column("时限依据", "limit.basis", 30),
        _column("说明", "note", 40),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record laid out: `values` by header (only what is there), the remaining fields and the order of keys;
    either of the last two is MISSING where it is not needed."""

    values: Mapping[str, object]
    rest: object = MISSING
    order: object = MISSING


def row_of(record: object, sheet: Sheet) -> Row:
    """Lays `record` out in the columns of `sheet`; what is no mapping goes whole into the rest."""
    if not isinstance(record, dict):
        return Row(values={}, rest=record)
    rest = copy.deepcopy(record)
    values = {}
    for column in sheet.columns:
        value = _take(rest, column.path)
        if value is not MISSING:
            values[column.header] = value
    row = Row(values=values, rest=rest or MISSING)
    if rest == {} and not values:
        return Row(values={}, rest={})
    order = _orders(record)
    return row if _orders(record_of(row, sheet)) == order else Row(values=values, rest=row.rest, order=order)


def record_of(row: Row, sheet: Sheet) -> object:
    """The record that `row_of` laid out, its keys in their order; keys that were added come last."""
    if row.rest is not MISSING and not isinstance(row.rest, dict):
        return copy.deepcopy(row.rest)
    record: dict[object, object] = {}
    for column in sheet.columns:
        if column.header in row.values:
            _put(record, column.path, row.values[column.header])
    if isinstance(row.rest, dict):
        _merge(record, copy.deepcopy(row.rest))
    return _ordered(record, row.order) if isinstance(row.order, dict) else record


def _take(record: dict[object, object], path: Path) -> object:
    """The value at `path`, which leaves the record; a mapping that is emptied by it leaves too."""
    key, *further = path
    if key not in record:
        return MISSING
    if not further:
        return record.pop(key)
    inner = record[key]
    if not isinstance(inner, dict):
        return MISSING
    value = _take(inner, tuple(further))
    if value is not MISSING and not inner:
        del record[key]
    return value


def _put(record: dict[object, object], path: Path, value: object) -> None:
    key, *further = path
    if not further:
        record[key] = value
        return
    inner = record.setdefault(key, {})
    if isinstance(inner, dict):
        _put(inner, tuple(further), value)


def _merge(record: dict[object, object], rest: Mapping[object, object]) -> None:
    for key, value in rest.items():
        known = record.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            _merge(known, value)
        else:
            record[key] = value


def _orders(record: object) -> dict[str, list[object]]:
    """The keys of a record and of each mapping in it that columns can take apart, in their order."""
    if not isinstance(record, dict):
        return {}
    inner = {key: list(value) for key, value in record.items() if isinstance(value, dict)}
    return {"": list(record)} | {
        str(key): keys for key, keys in inner.items() if isinstance(key, str) and key
    }


def _ordered(record: Mapping[object, object], order: Mapping[object, object]) -> dict[object, object]:
    sorted_record = dict(_by(record, order.get("")))
    for key, value in sorted_record.items():
        if isinstance(value, dict) and key in order:
            sorted_record[key] = dict(_by(value, order[key]))
    return sorted_record


def _by(record: Mapping[object, object], keys: object) -> Iterator[tuple[object, object]]:
    known = [key for key in keys if isinstance(key, Hashable)] if isinstance(keys, list) else []
    first = [key for key in known if key in record]
    for key in dict.fromkeys((*first, *record)):
        yield key, record[key]
