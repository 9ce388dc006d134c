"""Ratings that were given on a telephone, as the hall's web site exports them (CSV)."""

import csv
import datetime as dt
import io
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.ratings import OFFICIAL_NAMES, Level
from counter_app.domain.text_kinds import TextKind, recorded
from counter_app.domain.text_rules import InvalidText
from counter_app.exchange.problems import Problem, Unreadable, error, read_text

MAX_BYTES = 20_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 100
_COLUMNS = {
    "invitation_id": "邀请编号",
    "overall": "整体满意度",
    "efficiency": "服务效率",
    "skill": "服务水平",
    "attitude": "服务态度",
    "words": "意见建议",
    "rated_at": "评价时间",
}
"""Names of the columns, English or Chinese; the three dimensions and the words may be missing."""
_REQUIRED = ("invitation_id", "overall", "rated_at")
_LEVELS = {name: level for level, name in OFFICIAL_NAMES.items()} | {str(int(n)): n for n in Level}
_NAMESPACE = uuid.UUID("0b4a35c1-6a0e-5c1f-9a5e-2f6c9f0c51a4")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """One rating. `rating_id` is made of what the row says, so the same row of any file is the same rating."""

    line: int
    rating_id: uuid.UUID
    invitation_id: uuid.UUID
    overall: Level
    efficiency: Level | None
    skill: Level | None
    attitude: Level | None
    words: str
    rated_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingFile:
    rows: tuple[RatingRow, ...]
    problems: tuple[Problem, ...]


def read_rating_file(path: Path) -> RatingFile:
    """Rows in the order of the file; a line that cannot be taken is an error by its number, and the others stay."""
    try:
        text = read_text(path, MAX_BYTES)
    except Unreadable as unreadable:
        return RatingFile(rows=(), problems=(unreadable.problem,))
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._records = csv.reader(io.StringIO(text, newline=""), strict=True)
        self._rows: list[RatingRow] = []
        self._problems: list[Problem] = []

    def read(self) -> RatingFile:
        records = self._numbered()
        _, header = next(records, (1, []))
        places = self._places(header)
        for line, cells in records if places else ():
            if len(self._rows) >= MAX_ROWS:
                self._problems.append(error("too_many_rows", line=line, max_rows=MAX_ROWS))
                break
            if len(cells) != len(header):
                self._problems.append(
                    error("wrong_cell_count", line=line, expected=len(header), found=len(cells))
                )
                continue
            self._take(line, {column: cells[place].strip() for column, place in places.items()})
        if not self._rows and not self._problems:
            self._problems.append(error("no_rows"))
        return RatingFile(rows=tuple(self._rows), problems=tuple(self._problems))

    def _numbered(self) -> Iterator[tuple[int, list[str]]]:
        """Records with the line on which each begins; one that is no CSV is reported and passed over."""
        while self._records.line_num <= 2 * MAX_ROWS:
            line = self._records.line_num + 1
            try:
                cells = next(self._records)
            except StopIteration:
                return
            except csv.Error as failure:
                self._problems.append(error("broken_line", line=line, reason=str(failure)))
                continue
            if any(cell.strip() for cell in cells):
                yield line, cells

    def _places(self, header: list[str]) -> Mapping[str, int]:
        if len(header) > MAX_COLUMNS:
            self._problems.append(error("too_many_columns", line=1, max_columns=MAX_COLUMNS))
            return {}
        names = [name.strip() for name in header]
        found = {
            column: next(place for place, name in enumerate(names) if name in (column, chinese))
            for column, chinese in _COLUMNS.items()
            if {column, chinese} & set(names)
        }
        missing = [column for column in _REQUIRED if column not in found]
        for column in missing:
            self._problems.append(error("missing_column", line=1, column=column, chinese=_COLUMNS[column]))
        return {} if missing else found

    def _take(self, line: int, value: Mapping[str, str]) -> None:
        try:
            self._rows.append(_row(line, value))
        except _BadValue as bad:
            self._problems.append(error(bad.code, line=line, where=bad.column, value=bad.value[:40]))


class _BadValue(ValueError):
    def __init__(self, code: str, column: str, value: str) -> None:
        super().__init__(code)
        self.code = code
        self.column = _COLUMNS[column]
        self.value = value


def _row(line: int, value: Mapping[str, str]) -> RatingRow:
    levels = {name: _level(name, value.get(name, "")) for name in ("efficiency", "skill", "attitude")}
    overall = _level("overall", value["overall"])
    if overall is None:
        raise _BadValue("rating_level", "overall", "")
    invitation_id, rated_at = _id(value["invitation_id"]), _moment(value["rated_at"])
    words = _words(value.get("words", ""))
    said = "|".join(
        str(part) for part in (invitation_id, overall.value, *levels.values(), words, rated_at.isoformat())
    )
    return RatingRow(
        line=line,
        rating_id=uuid.uuid5(_NAMESPACE, said),
        invitation_id=invitation_id,
        overall=overall,
        efficiency=levels["efficiency"],
        skill=levels["skill"],
        attitude=levels["attitude"],
        words=words,
        rated_at=rated_at,
    )


def _level(column: str, text: str) -> Level | None:
    if not text:
        return None
    if text not in _LEVELS:
        raise _BadValue("rating_level", column, text)
    return _LEVELS[text]


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as failure:
        raise _BadValue("invitation_id", "invitation_id", text) from failure


def _moment(text: str) -> dt.datetime:
    """Without a zone it is the hall's own time."""
    try:
        moment = dt.datetime.fromisoformat(text.replace("/", "-"))
    except ValueError as failure:
        raise _BadValue("rating_moment", "rated_at", text) from failure
    return moment if moment.tzinfo else moment.replace(tzinfo=HALL_TIME)


def _words(text: str) -> str:
    try:
        return recorded(TextKind.REASON, text)
    except InvalidText as failure:
        raise _BadValue("rating_words", "words", text) from failure
