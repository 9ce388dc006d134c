"""The catalogue as a workbook that a person can edit: one row for each item, material and theme.

Writing and reading back gives the same data, types and order of keys included.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.exchange.catalogue import Catalogue
from counter_app.exchange.catalogue_reading import CatalogueResult, catalogue_of
from counter_app.exchange.cells import cell_of, is_like_formula, value_of
from counter_app.exchange.problems import Problem, Unreadable, error
from counter_app.exchange.sheets import (
    ITEMS,
    MATERIALS,
    MISSING,
    ORDER,
    OWNER,
    REST,
    THEMES,
    Row,
    Sheet,
    record_of,
    row_of,
)
from counter_app.exchange.workbook_file import SheetRow, opened_workbook, sheet_rows

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook

NOTES = "说明"
_SECTION, _KEY, _VALUE = "栏目", "键", "值"
_HINT, _META, _TOP = "提示", "说明", "顶层"
_HINTS = (
    ("怎样填写", "每行一个事项、材料或主题。一格多条内容时按 Alt+Enter 换行，一行一条。"),
    ("份数与时限", "只填整数；当场办结填 0，单位填“当场”。"),
    ("是与否", "填 TRUE 或 FALSE。"),
    ("以 yaml: 开头的格", "是不能直接写进单元格的内容，不熟悉时请勿改动。"),
    ("公式", "不接受公式。"),
)
_SEE_SHEET = "见“材料”表"
"""Stands in an item's row for its materials and keeps their place among its keys."""
_LISTED = frozenset({"items", "themes"})


def write_catalogue_xlsx(catalogue: Catalogue) -> bytes:
    """The workbook's file; raises `CellTooLong` if a value has more characters than a cell can hold."""
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    items, materials = _split_materials(catalogue.record.get("items"))
    _write(workbook, ITEMS, [("", record) for record in items])
    _write(workbook, MATERIALS, materials, owner=True)
    themes = catalogue.record.get("themes")
    _write(workbook, THEMES, [("", record) for record in themes] if isinstance(themes, list) else [])
    _write_notes(workbook, catalogue.record)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def read_catalogue_xlsx(path: Path) -> CatalogueResult:
    """As `read_catalogue_yaml`; problems of cells name the sheet, the column and the row."""
    problems: list[Problem] = []
    try:
        record = _record(opened_workbook(path), problems)
    except Unreadable as unreadable:
        return CatalogueResult(catalogue=None, problems=(*problems, unreadable.problem))
    result = catalogue_of(record)
    return CatalogueResult(catalogue=result.catalogue, problems=(*problems, *result.problems))


def _split_materials(items: object) -> tuple[list[object], list[tuple[str, object]]]:
    """Items without their materials, and materials with the id of their item. An item that cannot be pointed
    at by its id keeps its materials with itself."""
    records: list[object] = list(items) if isinstance(items, list) else []
    ids = Counter(str(record.get("id")) for record in records if isinstance(record, dict))
    materials: list[tuple[str, object]] = []
    for index, record in enumerate(records):
        if not isinstance(record, dict) or not isinstance(identity := record.get("id"), str):
            continue
        own = record.get("materials")
        can_point = identity == identity.strip() != "" and ids[identity] == 1
        if can_point and isinstance(own, list) and own and all(isinstance(each, dict) for each in own):
            records[index] = {**record, "materials": _SEE_SHEET}
            materials += [(identity, each) for each in own]
    return records, materials


def _write(
    workbook: "Workbook", sheet: Sheet, records: list[tuple[str, object]], *, owner: bool = False
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    page = workbook.create_sheet(sheet.title)
    columns = (OWNER, *sheet.columns) if owner else sheet.columns
    headers = [*(column.header for column in columns), REST, ORDER]
    page.append(headers)
    for identity, record in records:
        cells = _cells(row_of(record, sheet), sheet)
        if owner:
            cells[OWNER.header] = cell_of(identity, is_list=False)
        page.append([cells.get(header) for header in headers])
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            # Text stays text when a person types over it: codes and telephone numbers begin with 0.
            cell.number_format = "@" if isinstance(cell.value, str) else "General"
            _keep_text(cell)
    for number, width in enumerate((*(column.width for column in columns), 40, 20), start=1):
        page.column_dimensions[get_column_letter(number)].width = width
        page.cell(1, number).font = Font(bold=True)
    page.column_dimensions[get_column_letter(len(headers))].hidden = True
    page.freeze_panes = "C2"


def _keep_text(cell: "Cell") -> None:
    """A material called “-1 层平面图” or “=…” is no formula, not even after a person has edited the cell."""
    if is_like_formula(cell.value):
        cell.data_type = "s"
        cell.quotePrefix = True


def _cells(row: Row, sheet: Sheet) -> dict[str, object]:
    cells: dict[str, object] = {
        column.header: cell_of(row.values[column.header], is_list=column.is_list)
        for column in sheet.columns
        if column.header in row.values
    }
    if row.rest is not MISSING:
        cells[REST] = cell_of(row.rest, is_list=False)
    if row.order is not MISSING:
        cells[ORDER] = cell_of(row.order, is_list=False)
    return cells


def _write_notes(workbook: "Workbook", record: Mapping[str, object]) -> None:
    from openpyxl.styles import Alignment

    page = workbook.create_sheet(NOTES)
    page.append([_SECTION, _KEY, _VALUE])
    for title, hint in _HINTS:
        page.append([_HINT, title, hint])
    meta = record.get("meta")
    if isinstance(meta, dict) and meta:
        for key, value in meta.items():
            page.append([_META, cell_of(key, is_list=False), cell_of(value, is_list=False)])
    for key, value in record.items():
        if key in _LISTED and isinstance(value, list):
            shown: object = []
        elif key == "meta" and isinstance(meta, dict) and meta:
            shown = {}
        else:
            shown = value
        page.append([_TOP, cell_of(key, is_list=False), cell_of(shown, is_list=False)])
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            _keep_text(cell)
    for letter, width in (("A", 12), ("B", 28), ("C", 90)):
        page.column_dimensions[letter].width = width


def _record(workbook: "Workbook", problems: list[Problem]) -> object:
    """The data of the file. Without the sheet 说明 the catalogue is its items and themes alone."""
    if ITEMS.title not in workbook.sheetnames:
        raise Unreadable(error("missing_sheet", where=ITEMS.title))
    items = [record for _, record in _records(workbook, ITEMS, problems)]
    themes = [record for _, record in _records(workbook, THEMES, problems)]
    _join_materials(items, list(_records(workbook, MATERIALS, problems)), problems)
    record = _notes(workbook, problems)
    record["items"] = items
    if themes or record.get("themes") == []:
        record["themes"] = themes
    return record


def _records(
    workbook: "Workbook", sheet: Sheet, problems: list[Problem]
) -> Iterator[tuple[SheetRow, object]]:
    known = {OWNER.header, REST, ORDER, *(column.header for column in sheet.columns)}
    unknown: set[str] = set()
    for row in sheet_rows(workbook, sheet.title, problems):
        for header in row.cells.keys() - known - unknown:
            unknown.add(header)
            problems.append(error("unknown_column", line=1, where=sheet.title, column=header))
        values = {
            column.header: _read(row, column.header, sheet, is_list=column.is_list)
            for column in sheet.columns
            if column.header in row.cells
        }
        rest = _read(row, REST, sheet) if REST in row.cells else MISSING
        order = _read(row, ORDER, sheet) if ORDER in row.cells else MISSING
        yield row, record_of(Row(values=values, rest=rest, order=order), sheet)


def _read(row: SheetRow, header: str, sheet: Sheet, *, is_list: bool = False) -> object:
    return value_of(row.cells[header], is_list=is_list, where=f"{sheet.title}!{header} {row.line}")


def _join_materials(
    items: list[object], rows: list[tuple[SheetRow, object]], problems: list[Problem]
) -> None:
    owners: defaultdict[str, list[object]] = defaultdict(list)
    for row, record in rows:
        owners[str(row.cells.get(OWNER.header, "")).strip()].append(record)
    for item in items:
        if not isinstance(item, dict):
            continue
        own = item.get("materials")
        if own == _SEE_SHEET:
            item["materials"] = own = []
        if isinstance(identity := item.get("id"), str) and identity in owners:
            item["materials"] = [*(own if isinstance(own, list) else []), *owners.pop(identity)]
    for identity, records in owners.items():
        problems.append(
            error("material_without_item", where=MATERIALS.title, item=identity, count=len(records))
        )


def _notes(workbook: "Workbook", problems: list[Problem]) -> dict[str, object]:
    """The keys of the file's top level in their order, and what stands under `meta`."""
    meta: dict[str, object] = {}
    top: dict[str, object] = {}
    for row in sheet_rows(workbook, NOTES, problems):
        section, where = row.cells.get(_SECTION), f"{NOTES}!{row.line}"
        if section not in (_META, _TOP) or _KEY not in row.cells:
            continue
        key = value_of(row.cells[_KEY], is_list=False, where=where)
        value = value_of(row.cells.get(_VALUE, ""), is_list=False, where=where)
        (meta if section == _META else top)[key] = value  # type: ignore[index]  # YAML takes any scalar as a key
    if meta:
        top["meta"] = meta
    return top
