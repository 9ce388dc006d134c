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

MAX_BYTES = 10_000_000
MAX_UNPACKED = 50_000_000
MAX_RATIO = 100
MAX_PARTS = 500
MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_CELL = 32_767
"""The shipped catalogue as a workbook: 40 kB in 12 parts, 224 kB unpacked, six times its size."""
_CHUNK = 1 << 20
_ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OTHER_ENCODING = re.compile(
    rb"""\A(?:\xff\xfe|\xfe\xff|.{0,3}\x00|\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["']|us-ascii["']))""",
    re.IGNORECASE | re.DOTALL,
)
"""Another encoding than UTF-8 could hide an entity from the search above; no spreadsheet writes one."""
_ORDINARY = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


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
    """First the sizes as the archive declares them, then every part once, a piece at a time: unpacking stops at
    the declared size, and a part that is larger fails its check sum. An archive in an archive is never opened."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, len(content), name)
            for part in parts:
                _check_part(archive, part, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as failure:
        raise Unreadable(error("not_a_workbook", where=name, reason=type(failure).__name__)) from failure


def _check_sizes(parts: list[zipfile.ZipInfo], size: int, name: str) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    # Parts that lie over one another in the archive sum up to more than it holds.
    overlapping = packed > size
    if (
        len(parts) > MAX_PARTS
        or unpacked > MAX_UNPACKED
        or unpacked > MAX_RATIO * max(packed, 1)
        or overlapping
    ):
        raise Unreadable(
            error("archive_bomb", where=name, unpacked=unpacked, parts=len(parts), max_unpacked=MAX_UNPACKED)
        )
    for part in parts:
        if part.compress_type not in _ORDINARY or part.filename.startswith("/") or ".." in part.filename:
            raise Unreadable(error("not_a_workbook", where=name, reason=part.filename[:80]))


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    tail = b""
    with archive.open(part) as stream:
        is_first = part.filename.lower().endswith((".xml", ".rels"))
        while piece := stream.read(_CHUNK):
            if _ENTITIES.search(tail + piece) or (is_first and _OTHER_ENCODING.match(piece[:400])):
                raise Unreadable(error("entities_refused", where=name))
            tail, is_first = piece[-64:], False


def _rows(workbook: "Workbook", title: str, problems: list[Problem]) -> Iterator[SheetRow]:
    sheet = workbook[title]
    headers: dict[int, str] = {}
    for line, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), start=1):
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
    if any(index >= MAX_COLUMNS for index in headers):
        raise Unreadable(error("too_many_columns", line=1, where=title, max_columns=MAX_COLUMNS))
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
    if isinstance(value, str) and len(value) > MAX_CELL:
        problems.append(error("value_too_long", line=line, where=where, value=value[:80]))
        return None
    if isinstance(value, str) and value.startswith("="):
        problems.append(warning("text_like_formula", line=line, where=where, value=value[:80]))
    return value
