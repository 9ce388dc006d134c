"""One value in one cell of a workbook, so that a person can edit it and no type gets lost.

Text, whole numbers and yes/no stand in the cell as they are; a list of texts stands as one line for each.
Whatever a cell would change (an empty text, a date, a text that looks like a formula, a nested value) stands
as YAML behind the mark `yaml:`.
"""

import re
from datetime import date, datetime, time

from counter_app.exchange.catalogue_yaml import parsed_yaml, yaml_text

CellValue = str | int | bool
MARK = "yaml:"
MAX_CELL = 32_000
"""A cell of a workbook holds 32,767 characters."""
_MAX_EXACT = 2**53
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
"""What XML cannot hold or a spreadsheet rewrites."""
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"})


class CellTooLong(ValueError):
    """The value does not fit into one cell."""


def cell_of(value: object, *, is_list: bool) -> CellValue:
    """What to write for `value`; `is_list` says that the column holds lists of texts."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) <= _MAX_EXACT and not is_list:
        return value
    if isinstance(value, str) and not is_list and _is_plain(value):
        return _fitting(value)
    if is_list and isinstance(value, list) and value and all(_is_line(entry) for entry in value):
        return _fitting("\n".join(value))
    body = yaml_text(value).removesuffix("...\n").strip("\n")
    return _fitting(f"{MARK}\n{body}" if "\n" in body else f"{MARK} {body}")


FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins so for a formula when a person edits it or opens it as CSV."""


def is_like_formula(value: object) -> bool:
    """Whether a program would compute the text instead of showing it."""
    return isinstance(value, str) and value.startswith(FORMULA_SIGNS)


def csv_cell(value: str) -> str:
    """The text for a CSV file, where nothing else can say that it is one."""
    return f"'{value}" if is_like_formula(value) else value


def value_of(cell: object, *, is_list: bool, where: str) -> object:
    """What `cell` stands for; raises `Unreadable` for broken YAML behind the mark."""
    if isinstance(cell, str):
        text = cell.replace("\r\n", "\n")
        if text.startswith(MARK):
            return parsed_yaml(text.removeprefix(MARK), where=where)
        if is_list:
            return [line.strip() for line in text.split("\n") if line.strip()]
        return text
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    if is_list and isinstance(cell, int | float | date) and not isinstance(cell, bool):
        return [cell]
    return cell


def _is_plain(text: str) -> bool:
    return (
        bool(text)
        and text == text.strip()
        and not text.startswith(("=", MARK))
        and text not in _ERRORS
        and not _UNSAFE.search(text)
    )


def _is_line(entry: object) -> bool:
    """A text that can be one line of a list; the first also begins the cell, so all follow its rules."""
    return isinstance(entry, str) and _is_plain(entry) and len(entry.splitlines()) == 1


def _fitting(text: str) -> str:
    if len(text) > MAX_CELL:
        raise CellTooLong(text[:40])
    return text
