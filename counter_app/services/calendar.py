"""The law's calendar in the database: import notices, read it back for rules in Python."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert

from counter_app.domain.working_days import CalendarDay as Day
from counter_app.domain.working_days import NoticeDay, WorkingCalendar, YearNotice, build_days
from counter_app.work import Work
from db.models import CalendarDay

YEARS_AHEAD = 2
"""A long limit that begins in December reaches well into the year after next."""
SATURDAY = 5
"""As `date.weekday()` counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarImport:
    """Years whose notice is in force now, years that are weekends only, and open cases computed again."""

    published_years: tuple[int, ...]
    provisional_years: tuple[int, ...]
    recomputed_cases: int


def import_calendar(work: Work, *, notices: Sequence[YearNotice]) -> CalendarImport:
    """Put notices in force beside those already known, and compute provisional dates again (DESIGN D7).

    A year without a notice counts weekends only and stays marked provisional.
    """
    known = {notice.year: notice for notice in _known_notices(work)}
    known.update({notice.year: notice for notice in notices if notice.published or notice.year not in known})
    published = sorted(year for year, notice in known.items() if notice.published and notice.days)
    first = min([*known, work.today().year])
    last = max([*published, work.today().year]) + YEARS_AHEAD
    days = build_days(tuple(known.values()), first, last)
    closed = set(work.session.execute(CLOSED_BY_HALL).scalars())
    work.session.execute(delete(CalendarDay))
    work.session.execute(
        insert(CalendarDay),
        [
            {
                "day": day.day,
                "is_working": day.is_working,
                "ordinal": day.ordinal,
                "provisional": day.provisional,
                "name": day.name,
                "is_hall_open": day.is_working and day.day not in closed,
            }
            for day in days
        ],
    )
    return CalendarImport(
        published_years=tuple(published),
        provisional_years=tuple(sorted({day.day.year for day in days if day.provisional})),
        recomputed_cases=work.value("SELECT recompute_provisional_dates()"),
    )


CLOSED_BY_HALL = (
    CalendarDay.metadata.tables["calendar_day"]
    .select()
    .with_only_columns(CalendarDay.day)
    .where(CalendarDay.is_working, ~CalendarDay.is_hall_open)
)


def _known_notices(work: Work) -> tuple[YearNotice, ...]:
    """The notices that the table was built from: the listed days bear a name or differ from the weekday."""
    by_year: dict[int, list[Day]] = {}
    for day in _stored_days(work):
        by_year.setdefault(day.day.year, []).append(day)
    return tuple(
        YearNotice(
            year=year,
            days=tuple(
                NoticeDay(day=day.day, is_off=not day.is_working, name=day.name)
                for day in days
                if day.name or day.is_working != (day.day.weekday() < SATURDAY)
            ),
            published=not days[-1].provisional,
        )
        for year, days in by_year.items()
    )


def _stored_days(work: Work) -> tuple[Day, ...]:
    return work.rows(Day, "SELECT day, is_working, ordinal, provisional, name FROM calendar_day ORDER BY day")


def working_calendar(work: Work) -> WorkingCalendar:
    """The whole calendar for rules in Python. Raises ValueError while none was imported."""
    return WorkingCalendar(_stored_days(work))
