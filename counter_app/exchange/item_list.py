"""A hall's list of items as CSV (事项清单): every row is kept, however dirty its codes are."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.text_rules import InvalidText, clean_text, scrub_text
from counter_app.exchange.problems import Problem, Unreadable, error, read_text, warning

MAX_BYTES = 20_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 100
"""The largest list known, of a province, has 9,000 rows."""
MAX_NAME = 300
_COLUMNS = {
    "department": "部门",
    "main_item": "主项名称",
    "item_name": "事项名称",
    "area_code": "区划代码",
    "item_code": "实施编码",
    "task_type": "事项类型",
    "dept_code": "部门代码",
}
"""Names of the columns; a list that a person keeps may use the Chinese ones."""
KINDS = {
    "1": "行政许可",
    "5": "行政给付",
    "7": "行政确认",
    "8": "行政奖励",
    "9": "行政裁决",
    "10": "其他行政权力",
    "20": "公共服务",
}
"""National codes of the kind of an item (GB/T 39554)."""
_PARTS_OF_A_CODE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item. `kind` is empty for an unknown code; `agency_code` is the unified social credit code that the
    item code carries, in capitals, empty unless it is valid."""

    line: int
    department: str
    main_item: str
    name: str
    area_code: str
    item_code: str
    task_type: str
    kind: str
    department_code: str
    agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemListResult:
    rows: tuple[ItemRow, ...]
    problems: tuple[Problem, ...]

    @property
    def departments(self) -> tuple[str, ...]:
        """In the order of their first item."""
        return tuple(dict.fromkeys(row.department for row in self.rows))


def read_item_list(path: Path) -> ItemListResult:
    """Rows in the order of the file. Errors: a file or line that cannot be taken. Warnings: dirty codes and
    unknown kinds, each by its line, and double codes; these rows are among `rows`."""
    try:
        text = read_text(path, MAX_BYTES)
    except Unreadable as unreadable:
        return ItemListResult(rows=(), problems=(unreadable.problem,))
    return _Reader(text).read()


class _Reader:
    """One pass over one file.

    Attributes:
        rows, problems: what was found so far.
        first_lines: the line on which each item code stood first.
        bad_departments: invalid department codes that were reported already; one line for each is enough.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.rows: list[ItemRow] = []
        self.problems: list[Problem] = []
        self.first_lines: dict[str, int] = {}
        self.bad_departments: set[tuple[str, str]] = set()

    def read(self) -> ItemListResult:
        records = self._records()
        _, header = next(records, (1, []))
        columns = self._columns(header)
        if columns:
            for line, cells in records:
                if len(self.rows) >= MAX_ROWS:
                    self.problems.append(error("too_many_rows", line=line, max_rows=MAX_ROWS))
                    break
                self._take(line, cells, columns, len(header))
            if not self.rows:
                self.problems.append(error("no_rows"))
        return ItemListResult(rows=tuple(self.rows), problems=tuple(self.problems))

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Records with the line on which each begins; one that is no CSV is reported and passed over."""
        reader = csv.reader(io.StringIO(self._text, newline=""), strict=True)
        while True:
            line = reader.line_num + 1
            if line > 2 * MAX_ROWS:
                self.problems.append(error("too_many_rows", line=line, max_rows=MAX_ROWS))
                return
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as failure:
                self.problems.append(error("broken_line", line=line, reason=str(failure)))
                continue
            if any(cell.strip() for cell in cells):
                yield line, cells

    def _columns(self, header: list[str]) -> Mapping[str, int]:
        if len(header) > MAX_COLUMNS:
            self.problems.append(error("too_many_columns", line=1, max_columns=MAX_COLUMNS))
            return {}
        names = [name.strip() for name in header]
        columns: dict[str, int] = {}
        for column, chinese in _COLUMNS.items():
            places = [index for index, name in enumerate(names) if name in (column, chinese)]
            if not places:
                self.problems.append(error("missing_column", line=1, column=column, chinese=chinese))
            columns[column] = places[0] if places else -1
        return {} if -1 in columns.values() else columns

    def _take(self, line: int, cells: list[str], columns: Mapping[str, int], width: int) -> None:
        if len(cells) != width:
            self.problems.append(error("wrong_cell_count", line=line, expected=width, found=len(cells)))
            return
        value = {column: self._clean(line, column, cells[index]) for column, index in columns.items()}
        if not value["item_name"]:
            self.problems.append(error("missing_name", line=line))
            return
        self.rows.append(
            ItemRow(
                line=line,
                department=value["department"],
                main_item=value["main_item"],
                name=value["item_name"],
                area_code=value["area_code"],
                item_code=value["item_code"],
                task_type=value["task_type"],
                kind=KINDS.get(value["task_type"], ""),
                department_code=value["dept_code"],
                agency_code=_agency_code(value["item_code"]),
            )
        )
        self._check(self.rows[-1])

    def _clean(self, line: int, column: str, cell: str) -> str:
        try:
            return clean_text(cell, MAX_NAME)
        except InvalidText as refused:
            self.problems.append(warning("dirty_text", line=line, column=column, fault=refused.code.value))
            return scrub_text(cell)[:MAX_NAME].strip()

    def _check(self, row: ItemRow) -> None:
        if not row.department:
            self.problems.append(warning("missing_department", line=row.line, name=row.name))
        if not row.kind:
            self.problems.append(warning("unknown_task_type", line=row.line, value=row.task_type))
        self._check_item_code(row)
        self._check_department_code(row)

    def _check_item_code(self, row: ItemRow) -> None:
        if not row.item_code:
            self.problems.append(warning("missing_item_code", line=row.line, name=row.name))
            return
        first = self.first_lines.setdefault(row.item_code, row.line)
        if first != row.line:
            self.problems.append(
                warning("duplicate_item_code", line=row.line, value=row.item_code, first_line=first)
            )
        parts = row.item_code.split("-")
        if len(parts) != _PARTS_OF_A_CODE:
            self.problems.append(
                warning("item_code_form", line=row.line, value=row.item_code, parts=len(parts))
            )
        elif not row.agency_code:
            self.problems.append(
                warning("item_code_agency", line=row.line, value=row.item_code, agency=parts[3])
            )

    def _check_department_code(self, row: ItemRow) -> None:
        pair = (row.department, row.department_code)
        if _is_credit_code(row.department_code) or pair in self.bad_departments:
            return
        self.bad_departments.add(pair)
        self.problems.append(
            warning("department_code", line=row.line, value=row.department_code, department=row.department)
        )


def _agency_code(item_code: str) -> str:
    """The fourth of the six parts of a provincial code (basic code-area-000-agency-version-00), if valid."""
    parts = item_code.split("-")
    if len(parts) == _PARTS_OF_A_CODE and _is_credit_code(parts[3]):
        return parts[3].upper()
    return ""


def _is_credit_code(text: str) -> bool:
    from stdnum.cn import uscc

    return uscc.is_valid(text)
