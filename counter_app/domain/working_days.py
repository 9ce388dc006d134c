"""The legal working-day calendar: built from the State Council's notices, counted by ordinals.

Time limits in 行政许可法 are working days (Art. 82). The day of the event is not counted (民法典 Art. 201,
by analogy), so a limit of n days that starts on day 0 ends on the n-th working day after it.
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDay:
    """One day that a notice names: a holiday, or a weekend day that is worked (调休)."""

    day: date
    is_off: bool
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearNotice:
    """The notice of one year. Unpublished means that weekends alone are known; it may name days of December
    of the year before."""

    year: int
    days: tuple[NoticeDay, ...]
    published: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A row of `calendar_day`. A day that is not worked carries the ordinal of the last day that was, so that
    "n working days later" and "remaining" are additions and subtractions in SQL and in Python alike."""

    day: date
    is_working: bool
    ordinal: int
    provisional: bool
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A due date; provisional when a year on the way to it has no notice yet."""

    on: date
    provisional: bool


class CalendarOutOfRange(Exception):
    """The table of days ends before the date that was asked for."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"calendar covers {first} to {last} only")
        self.first = first
        self.last = last


def build_days(notices: Sequence[YearNotice], first_year: int, last_year: int) -> tuple[CalendarDay, ...]:
    """Every day from 1 January of `first_year` to 31 December of `last_year`; ordinals start at 1.

    A listed day is worked iff it is not off; any other day is worked Monday to Friday. Where two notices name
    the same day (December), the later year's notice is the newer one and wins.
    """
    published = {notice.year for notice in notices if notice.published and notice.days}
    listed = {
        entry.day: entry
        for notice in sorted(notices, key=lambda notice: notice.year)
        for entry in notice.days
    }
    days: list[CalendarDay] = []
    ordinal = 0
    day = date(first_year, 1, 1)
    while day.year <= last_year:
        entry = listed.get(day)
        is_working = not entry.is_off if entry else day.weekday() < 5
        ordinal += is_working
        days.append(
            CalendarDay(
                day=day,
                is_working=is_working,
                ordinal=ordinal,
                provisional=day.year not in published,
                name=entry.name if entry else "",
            )
        )
        day += ONE_DAY
    return tuple(days)


class WorkingCalendar:
    """Counting on a table of consecutive days, as `build_days` makes it or `calendar_day` stores it.

    Every question about a day outside the table raises `CalendarOutOfRange`: a guessed date would be printed
    on a paper that binds the authority.
    """

    def __init__(self, days: Iterable[CalendarDay]) -> None:
        self._days = tuple(days)
        if not self._days:
            raise ValueError("a calendar needs at least one day")
        first = self._days[0].day
        if any(entry.day != first + timedelta(days=index) for index, entry in enumerate(self._days)):
            raise ValueError("days of a calendar must be consecutive")
        self._working = tuple(entry for entry in self._days if entry.is_working)
        self._provisional = tuple(entry.day for entry in self._days if entry.provisional)

    @property
    def first(self) -> date:
        return self._days[0].day

    @property
    def last(self) -> date:
        return self._days[-1].day

    def day(self, day: date) -> CalendarDay:
        if not self.first <= day <= self.last:
            raise CalendarOutOfRange(self.first, self.last)
        return self._days[(day - self.first).days]

    def is_working(self, day: date) -> bool:
        return self.day(day).is_working

    def ordinal(self, day: date) -> int:
        return self.day(day).ordinal

    def is_provisional(self, first: date, last: date) -> bool:
        """Whether any day from `first` to `last` (both included) belongs to a year without a notice."""
        index = bisect_left(self._provisional, first)
        return index < len(self._provisional) and self._provisional[index] <= last

    def due_on(self, start: date, working_days: int) -> Due:
        """The last day of a limit of `working_days` that starts on `start`; 0 means on the spot: `start`."""
        if working_days < 0:
            raise ValueError("a time limit is not negative")
        begun = self.day(start)
        if working_days == 0:
            return Due(on=start, provisional=begun.provisional)
        index = bisect_left(self._working, begun.ordinal + working_days, key=lambda entry: entry.ordinal)
        if index == len(self._working):
            raise CalendarOutOfRange(self.first, self.last)
        due = self._working[index].day
        return Due(on=due, provisional=self.is_provisional(start + ONE_DAY, due))

    def add_calendar_days(self, start: date, days: int) -> Due:
        """The last day of a limit in natural days; on a day that is not worked the limit ends on the next
        one that is (民法典 Art. 203)."""
        if days < 0:
            raise ValueError("a time limit is not negative")
        return self._rolled(start + timedelta(days=days)) if days else self.due_on(start, 0)

    def add_months(self, start: date, months: int) -> Due:
        """The same day of the month, or the month's last day where there is none (民法典 Art. 202)."""
        if months < 0:
            raise ValueError("a time limit is not negative")
        if months == 0:
            return self.due_on(start, 0)
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        last = monthrange(year, month + 1)[1]
        return self._rolled(date(year, month + 1, min(start.day, last)))

    def _rolled(self, nominal: date) -> Due:
        if self.is_working(nominal):
            return Due(on=nominal, provisional=self.day(nominal).provisional)
        due = self.due_on(nominal, 1).on
        return Due(on=due, provisional=self.is_provisional(nominal, due))

    def remaining(self, today: date, due: date) -> int:
        """Working days left after `today` until the end of `due`; 0 on the last day, negative once late."""
        return self.ordinal(due) - self.ordinal(today)

    def working_days_between(self, first: date, last: date) -> int:
        """Working days from `first` to `last`, both included; 0 when `last` comes before `first`."""
        if last < first:
            return 0
        return self.ordinal(last) - self.ordinal(first) + self.is_working(first)
