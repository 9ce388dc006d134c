"""Opening a workbook that came from outside: guarded before it is unpacked, never calculated."""

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.exchange.problems import Problem, Unreadable, bytes_of, error, warning

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook

MAX_BYTES = 20_000_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 200
MAX_PARTS = 2_000
MAX_ROWS = 20_000
MAX_COLUMNS = 100
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row that is not blank: `cells` by header; `line` as the spreadsheet numbers it."""

    line: int
    cells: dict[str, object]


def opened_workbook(path: Path) -> "Workbook":
    """The workbook in read-only form; raises `Unreadable` for what is none or could exhaust the machine."""
    content = bytes_of(path, MAX_BYTES)
    _guard(content, path.name)
    import openpyxl

    try:
        return openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except Exception as failure:  # the library answers broken files with exceptions of any kind
        raise Unreadable(error("not_a_workbook", where=path.name, reason=type(failure).__name__)) from failure


def sheet_rows(workbook: "Workbook", title: str, problems: list[Problem]) -> list[SheetRow]:
    """Rows below the header of the sheet called `title`, empty if there is none. Formulas and error values
    are reported and left out."""
    if title not in workbook.sheetnames:
        return []
    try:
        return list(_rows(workbook, title, problems))
    except Unreadable:
        raise
    except Exception as failure:  # as above: a sheet is parsed only now
        raise Unreadable(error("not_a_workbook", where=title, reason=type(failure).__name__)) from failure


def _guard(content: bytes, name: str) -> None:
    """Sizes as the archive declares them; unpacking stops at the declared size of each part."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            packed = max(sum(part.compress_size for part in parts), 1)
            if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or unpacked / packed > MAX_RATIO:
                raise Unreadable(error("archive_bomb", where=name, unpacked=unpacked, parts=len(parts)))
            for part in parts:
                if _ENTITIES.search(archive.read(part)):
                    raise Unreadable(error("entities_refused", where=name))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as failure:
        raise Unreadable(error("not_a_workbook", where=name, reason=type(failure).__name__)) from failure


def _rows(workbook: "Workbook", title: str, problems: list[Problem]) -> Iterator[SheetRow]:
    sheet = workbook[title]
    headers: dict[int, str] = {}
    for line, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        if line > MAX_ROWS:
            raise Unreadable(error("too_many_rows", line=line, where=title, max_rows=MAX_ROWS))
        if not headers:
            headers = {
                index: str(cell.value).strip() for index, cell in enumerate(row) if cell.value is not None
            }
            _check_headers(headers, title, problems)
            continue
        cells = {
            header: value
            for index, header in headers.items()
            if index < len(row)
            and (value := _value(row[index], f"{title}!{header}", line, problems)) is not None
        }
        if cells:
            yield SheetRow(line=line, cells=cells)


def _check_headers(headers: dict[int, str], title: str, problems: list[Problem]) -> None:
    counts = Counter(headers.values())
    problems += [
        error("duplicate_column", line=1, where=title, column=name)
        for name, count in counts.items()
        if count > 1
    ]


def _value(cell: "Cell | MergedCell", where: str, line: int, problems: list[Problem]) -> object:
    value: object = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "f":
        problems.append(error("formula_cell", line=line, where=where, value=str(value)[:80]))
        return None
    if cell.data_type == "e":
        problems.append(error("error_cell", line=line, where=where, value=str(value)[:80]))
        return None
    if isinstance(value, str) and value.startswith("="):
        problems.append(warning("text_like_formula", line=line, where=where, value=value[:80]))
    return value
