import json
from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.working_days import WorkingCalendar, build_days
from counter_app.exchange.holiday_calendar import HolidayResult, read_holiday_calendar

HOLIDAYS = Path(__file__).parents[3] / "resources" / "catalogue" / "holiday-cn"


def _read(folder: Path, record: object) -> HolidayResult:
    path = folder / "year.json"
    path.write_text(record if isinstance(record, str) else json.dumps(record), encoding="utf-8")
    return read_holiday_calendar(path)


def _entry(day: str, is_off: object = True) -> dict[str, object]:
    return {"name": "元旦", "date": day, "isOffDay": is_off}


def test_every_shipped_year_is_read_and_counts() -> None:
    results = [read_holiday_calendar(path) for path in sorted(HOLIDAYS.glob("*.json"))]
    notices = [result.notice for result in results if result.notice]
    assert [notice.year for notice in notices] == list(range(2015, 2028))
    assert [notice.year for notice in notices if not notice.published] == [2027]
    assert [problem.code for result in results for problem in result.problems] == ["not_published"]
    calendar = WorkingCalendar(build_days(notices, 2026, 2027))
    assert calendar.working_days_between(date(2026, 1, 1), date(2026, 12, 31)) == 248


def test_the_december_before_may_be_named(tmp_path: Path) -> None:
    result = _read(tmp_path, {"year": 2021, "days": [_entry("2021-01-01"), _entry("2020-12-31")]})
    assert result.notice is not None
    assert [entry.day for entry in result.notice.days] == [date(2020, 12, 31), date(2021, 1, 1)]


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ("{", "invalid_json"),
        ("[" * 100_000, "invalid_json"),
        ([], "not_a_calendar"),
        ({"year": 2026}, "not_a_calendar"),
        ({"year": "2026", "days": []}, "bad_year"),
        ({"year": True, "days": []}, "bad_year"),
        ({"year": 2026, "days": ["2026-01-01"]}, "bad_day"),
        ({"year": 2026, "days": [_entry("2026-02-30")]}, "bad_day"),
        ({"year": 2026, "days": [_entry("2026-01-01", "true")]}, "bad_day"),
        ({"year": 2026, "days": [_entry("2025-10-01")]}, "day_of_another_year"),
        ({"year": 2026, "days": [_entry("2026-01-01"), _entry("2026-01-01", False)]}, "contradictory_day"),
    ],
)
def test_a_doubtful_calendar_is_not_taken(tmp_path: Path, record: object, code: str) -> None:
    result = _read(tmp_path, record)
    assert result.notice is None
    assert [problem.code for problem in result.problems] == [code]
