"""The real calendar of 2015 to 2027; 2027 has no notice."""

import json
from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.working_days import NoticeDay, WorkingCalendar, YearNotice, build_days

HOLIDAYS = Path(__file__).parents[3] / "resources" / "catalogue" / "holiday-cn"


def _notice(path: Path) -> YearNotice:
    record = json.loads(path.read_text(encoding="utf-8"))
    days = tuple(
        NoticeDay(day=date.fromisoformat(entry["date"]), is_off=entry["isOffDay"], name=entry["name"])
        for entry in record["days"]
    )
    return YearNotice(year=record["year"], days=days, published=bool(days))


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    notices = [_notice(path) for path in sorted(HOLIDAYS.glob("*.json"))]
    return WorkingCalendar(build_days(notices, 2015, 2027))
