"""The State Council's calendar of one year in the JSON form of the project holiday-cn."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counter_app.domain.text_rules import scrub_text
from counter_app.domain.working_days import NoticeDay, YearNotice
from counter_app.exchange.problems import Problem, Unreadable, error, read_text, warning

MAX_BYTES = 1_000_000
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayResult:
    """`notice` is None if anything in the file is wrong: a calendar with a doubtful day binds nobody."""

    notice: YearNotice | None
    problems: tuple[Problem, ...]


def read_holiday_calendar(path: Path) -> HolidayResult:
    """An empty list of days is a notice that is not published yet: taken, with a warning."""
    try:
        record = _parsed(read_text(path, MAX_BYTES), path.name)
        year = _year(record)
    except Unreadable as unreadable:
        return HolidayResult(notice=None, problems=(unreadable.problem,))
    problems: list[Problem] = []
    days = _days(record["days"], year, problems)
    if problems:
        return HolidayResult(notice=None, problems=tuple(problems))
    if not days:
        problems.append(warning("not_published", year=year))
    notice = YearNotice(year=year, days=days, published=bool(days))
    return HolidayResult(notice=notice, problems=tuple(problems))


def _parsed(text: str, name: str) -> dict[str, object]:
    try:
        record = json.loads(text)
    except json.JSONDecodeError as failure:
        raise Unreadable(
            error("invalid_json", line=failure.lineno, where=name, reason=failure.msg)
        ) from failure
    except (RecursionError, ValueError) as failure:
        raise Unreadable(error("invalid_json", where=name, reason=type(failure).__name__)) from failure
    if not isinstance(record, dict) or not isinstance(record.get("days"), list):
        raise Unreadable(error("not_a_calendar", where=name))
    return record


def _year(record: dict[str, object]) -> int:
    year = record.get("year")
    if not isinstance(year, int) or isinstance(year, bool) or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(error("bad_year", value=str(year)[:20]))
    return year


def _days(entries: object, year: int, problems: list[Problem]) -> tuple[NoticeDay, ...]:
    days: dict[date, NoticeDay] = {}
    for number, entry in enumerate(entries if isinstance(entries, list) else (), start=1):
        day = _day(entry)
        if day is None:
            problems.append(error("bad_day", where=f"days[{number}]", value=str(entry)[:80]))
        elif not _belongs(day.day, year):
            problems.append(error("day_of_another_year", where=f"days[{number}]", value=day.day.isoformat()))
        elif day.day in days and days[day.day].is_off != day.is_off:
            problems.append(error("contradictory_day", where=f"days[{number}]", value=day.day.isoformat()))
        else:
            days.setdefault(day.day, day)
    return _in_order(days.values())


def _day(entry: object) -> NoticeDay | None:
    if not isinstance(entry, dict):
        return None
    text, is_off, name = entry.get("date"), entry.get("isOffDay"), entry.get("name")
    if not isinstance(text, str) or not isinstance(is_off, bool) or not isinstance(name, str):
        return None
    try:
        return NoticeDay(day=date.fromisoformat(text), is_off=is_off, name=scrub_text(name)[:50])
    except ValueError:
        return None


def _belongs(day: date, year: int) -> bool:
    """The year's own days, and those of the December before, which a notice about New Year may move."""
    return day.year == year or (day.year == year - 1 and day.month == 12)


def _in_order(days: Iterable[NoticeDay]) -> tuple[NoticeDay, ...]:
    return tuple(sorted(days, key=lambda entry: entry.day))
