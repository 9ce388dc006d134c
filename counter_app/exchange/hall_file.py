"""The description of a hall (YAML): read whole and checked before anything of it is written."""

import datetime as dt
import re
import zoneinfo
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counter_app.domain.roles import Role
from counter_app.exchange.catalogue_yaml import parsed_yaml
from counter_app.exchange.problems import Problem, Unreadable, error, read_text

MAX_BYTES = 5_000_000
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class HallDescription:
    """A hall file, as `resources/halls/demo.yaml` shows it; every single value is a text."""

    hall: Entry
    units: Sequence[Entry] = ()
    zones: Sequence[Entry] = ()
    hours: Sequence[Entry] = ()
    queues: Sequence[Entry] = ()
    slots: Sequence[Entry] = ()
    windows: Sequence[Entry] = ()
    staff: Sequence[Entry] = ()
    covers: Sequence[Entry] = ()
    departments: Mapping[str, str]
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HallFileResult:
    """`description` is None where there are problems; each of them is an error."""

    description: HallDescription | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """The keys of one entry; those of `lists` hold lists of texts and may be left out."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


_HALL = _Shape(
    required=("name", "short_name", "region_code"),
    optional=("time_zone", "address", "phone", "supervision_phone", "rating_url"),
)
_SECTIONS = {
    "units": _Shape(
        required=("name",),
        optional=("short_name", "kind", "parent", "outside_code", "phone", "review_body", "court"),
    ),
    "zones": _Shape(required=("name", "short_name")),
    # Either weekdays, 1 for Monday to 7, or one day of its own, such as a holiday.
    "hours": _Shape(required=("from", "to"), optional=("day",), lists=("weekdays",)),
    "queues": _Shape(
        required=("prefix", "name", "zone"),
        optional=("opens", "closes", "usual_minutes", "waiting_alert", "keeps_over_night"),
        lists=("items",),
    ),
    "slots": _Shape(required=("queue", "from", "to"), optional=("walk_in", "bookings")),
    # A queue that counts more at this window is written with its weight, as A*3.
    "windows": _Shape(required=("number", "zone"), optional=("department",), lists=("queues", "items")),
    # The window is a rating pad's: it opens no other one's invitations.
    "staff": _Shape(required=("login", "name", "unit"), optional=("phone", "window"), lists=("roles",)),
    "covers": _Shape(required=("a", "b", "from", "to")),
}
_FILES = ("calendars", "items", "catalogue")
_KINDS = ("centre", "department", "township", "village")


def _is_date(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_time(value: str) -> bool:
    return re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value) is not None


def _is_count(least: int, most: int) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(r"[0-9]{1,5}", value) is not None and least <= int(value) <= most


_TIMES = frozenset(f"{section}.{key}" for section in ("hours", "slots") for key in ("from", "to"))
_TIMES |= {"queues.opens", "queues.closes"}
_FLAGS = frozenset({"queues.keeps_over_night"})
_SPANS = {"hours": ("from", "to"), "slots": ("from", "to"), "queues": ("opens", "closes")}
_VALUES: Mapping[str, Callable[[str], object]] = {
    "hall.region_code": re.compile(r"[0-9]{6}").fullmatch,
    "hall.time_zone": lambda value: value in zoneinfo.available_timezones(),
    "units.kind": lambda value: value in _KINDS,
    "staff.roles": lambda value: value in list(Role),
    "covers.from": _is_date,
    "covers.to": _is_date,
    "hours.day": _is_date,
    "hours.weekdays": re.compile(r"[1-7]").fullmatch,
    "queues.usual_minutes": _is_count(1, 240),
    "queues.waiting_alert": _is_count(1, 9999),
    "queues.keeps_over_night": lambda value: value in ("true", "false"),
    "slots.walk_in": _is_count(0, 9999),
    "slots.bookings": _is_count(0, 9999),
    "windows.queues": re.compile(r"[^*]+(\*([1-9][0-9]?|100))?").fullmatch,
    **dict.fromkeys(_TIMES, _is_time),
}


def read_hall_file(path: Path) -> HallFileResult:
    """Every problem at once: unknown and missing keys, and values that no hall can have.

    Whether the names that one part says of another exist is found when the hall is set up, which is done whole
    or not at all.
    """
    try:
        content = parsed_yaml(read_text(path, MAX_BYTES), where="")
    except Unreadable as unreadable:
        return HallFileResult(description=None, problems=(unreadable.problem,))
    if not isinstance(content, dict) or not isinstance(content.get("hall"), dict):
        return HallFileResult(description=None, problems=(error("not_a_hall_file"),))
    reader = _Reader(content)
    description = reader.read()
    return HallFileResult(
        description=None if reader.problems else description, problems=tuple(reader.problems)
    )


class _Reader:
    """One pass over the content of one file.

    Attributes:
        problems: what was found so far.
    """

    def __init__(self, content: Mapping[Any, Any]) -> None:
        self._content = content
        self.problems: list[Problem] = []

    def read(self) -> HallDescription:
        known = {"hall", "departments", "files", *_SECTIONS}
        for key in sorted({str(key) for key in self._content} - known):
            self.problems.append(error("hall_key_unknown", where=key, key=key))
        return HallDescription(
            hall=self._entry("hall", "hall", self._content["hall"], _HALL),
            departments=self._texts("departments"),
            files={key: name for key, name in self._texts("files").items() if self._is_file_key(key)},
            **{section: list(self._section(section, shape)) for section, shape in _SECTIONS.items()},
        )

    def _section(self, section: str, shape: _Shape) -> Iterator[Entry]:
        entries = self._content.get(section)
        if entries is None:
            return
        if not isinstance(entries, list):
            self.problems.append(error("hall_list_expected", where=section))
            return
        for number, entry in enumerate(entries, start=1):
            yield self._entry(section, f"{section}[{number}]", entry, shape)

    def _entry(self, section: str, where: str, entry: object, shape: _Shape) -> Entry:
        if not isinstance(entry, dict):
            self.problems.append(error("hall_entry_expected", where=where))
            return {}
        single = (*shape.required, *shape.optional)
        for key in (str(key) for key in entry if key not in (*single, *shape.lists)):
            self.problems.append(error("hall_key_unknown", where=where, key=key))
        for key in shape.required:
            if _text(entry.get(key)) in {None, ""}:
                self.problems.append(error("hall_key_missing", where=where, key=key))
        singles = {key: self._single(section, where, key, entry[key]) for key in single if _has(entry, key)}
        lists = {key: self._list(section, where, key, entry[key]) for key in shape.lists if _has(entry, key)}
        self._check_span(section, where, singles)
        if section == "hours" and ("day" in singles) == bool(lists.get("weekdays")):
            self.problems.append(error("hall_key_missing", where=where, key="weekdays / day"))
        if section == "staff" and "window" in singles and Role.RATING_PAD not in lists.get("roles", ()):
            self.problems.append(error("hall_value", where=where, key="window", value=singles["window"]))
        return {**singles, **lists}

    def _check_span(self, section: str, where: str, singles: Mapping[str, str]) -> None:
        begins, ends = (singles.get(key, "") for key in _SPANS.get(section, ("", "")))
        if begins and ends and not begins < ends:
            self.problems.append(error("hall_value", where=where, key=_SPANS[section][1], value=ends))

    def _single(self, section: str, where: str, key: str, value: object) -> str:
        text = _text(_as_written(f"{section}.{key}", value))
        if text is None or (text and not _VALUES.get(f"{section}.{key}", bool)(text)):
            self.problems.append(error("hall_value", where=where, key=key, value=str(value)[:60]))
        return text or ""

    def _list(self, section: str, where: str, key: str, values: object) -> list[str]:
        if not isinstance(values, list):
            self.problems.append(error("hall_value", where=where, key=key, value=str(values)[:60]))
            return []
        return [self._single(section, where, key, value) for value in values]

    def _texts(self, section: str) -> Mapping[str, str]:
        values = self._content.get(section) or {}
        if not isinstance(values, dict):
            self.problems.append(error("hall_entry_expected", where=section))
            return {}
        return {str(key): self._single(section, section, str(key), value) for key, value in values.items()}

    def _is_file_key(self, key: str) -> bool:
        if key not in _FILES:
            self.problems.append(error("hall_key_unknown", where="files", key=key))
        return key in _FILES


def _has(entry: Mapping[str, object], key: str) -> bool:
    return entry.get(key) is not None


def _as_written(name: str, value: object) -> object:
    """YAML reads 17:30 as a number to the base of sixty, and yes as a truth value; here they are what was written."""
    if name in _FLAGS and isinstance(value, bool):
        return str(value).lower()
    if name in _TIMES and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24 * 60:
        return f"{value // 60:02}:{value % 60:02}"
    return value


def _text(value: object) -> str | None:
    """A text, a number (an editor makes one of a telephone's) or a date as text; None for what is none of them."""
    if isinstance(value, bool) or not isinstance(value, str | int | dt.date):
        return None
    return str(value).strip()
