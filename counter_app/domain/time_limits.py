"""Time limits as the catalogue and the law state them, and the dates that follow from them.

The traps of DOMAIN §2: the clock starts at acceptance, at receipt or at an event; days are working days in a
permit (行政许可法 Art. 82) and natural days elsewhere unless the rule says otherwise; some limits are months.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.working_days import Due, WorkingCalendar


class Unit(StrEnum):
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    ON_THE_SPOT = "on_the_spot"


class ClockStart(StrEnum):
    """What starts the clock; an event is named in `TimeLimit.event`, in the words of its rule."""

    ACCEPTED = "accepted"
    RECEIVED = "received"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """`days` counts units (months, if the unit is the month); 0 means on the spot."""

    days: int
    unit: Unit
    clock_start: ClockStart = ClockStart.ACCEPTED
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalLimit:
    """A limit that the law sets for every permit; `law` and `article` are quoted on papers as they stand."""

    limit: TimeLimit
    law: str
    article: str
    approver: str = ""


class UnknownUnit(ValueError):
    """The catalogue's word for a unit is none that the law uses."""


PERMIT_KIND = "行政许可"
_XKF = "行政许可法"
_UNITS = {
    "工作日": Unit.WORKING_DAY,
    "自然日": Unit.CALENDAR_DAY,
    "月": Unit.MONTH,
    "个月": Unit.MONTH,
    "当场": Unit.ON_THE_SPOT,
    "即时": Unit.ON_THE_SPOT,
}
_PLAIN_DAYS = frozenset({"日", "天"})
_STARTS = {
    "受理": ClockStart.ACCEPTED,
    "收到申请": ClockStart.RECEIVED,
    "接到申请": ClockStart.RECEIVED,
    "收件": ClockStart.RECEIVED,
}


def _working_days(days: int, clock_start: ClockStart, event: str = "") -> TimeLimit:
    return TimeLimit(days=days, unit=Unit.WORKING_DAY, clock_start=clock_start, event=event)


ACCEPTANCE_NOTICE = LegalLimit(
    limit=_working_days(5, ClockStart.RECEIVED), law=_XKF, article="第三十二条第一款第四项"
)
"""Later than this, the application counts as accepted from the day its material was received."""
DECISION = LegalLimit(limit=_working_days(20, ClockStart.ACCEPTED), law=_XKF, article="第四十二条第一款")
EXTENSION = LegalLimit(
    limit=_working_days(10, ClockStart.EVENT, "原期限届满"),
    law=_XKF,
    article="第四十二条第一款",
    approver="本行政机关负责人",
)
JOINT_DECISION = LegalLimit(
    limit=_working_days(45, ClockStart.ACCEPTED), law=_XKF, article="第四十二条第二款"
)
JOINT_EXTENSION = LegalLimit(
    limit=_working_days(15, ClockStart.EVENT, "原期限届满"),
    law=_XKF,
    article="第四十二条第二款",
    approver="本级人民政府负责人",
)
LOWER_REVIEW = LegalLimit(limit=_working_days(20, ClockStart.ACCEPTED), law=_XKF, article="第四十三条")
DELIVERY = LegalLimit(limit=_working_days(10, ClockStart.EVENT, "作出决定"), law=_XKF, article="第四十四条")


def unit_of(word: str, kind: str) -> Unit:
    """The unit that `word` means in an item of `kind`: plain 日 are working days in a permit (行政许可法
    Art. 82) and natural days in any other item."""
    if word in _PLAIN_DAYS:
        return Unit.WORKING_DAY if kind == PERMIT_KIND else Unit.CALENDAR_DAY
    if word not in _UNITS:
        raise UnknownUnit(word)
    return _UNITS[word]


def clock_start_of(word: str) -> tuple[ClockStart, str]:
    """What `word` names, and the word itself where it is an event (neither receipt nor acceptance)."""
    if word in _STARTS:
        return _STARTS[word], ""
    return ClockStart.EVENT, word


def time_limit_of(days: int, unit_word: str, start_word: str, kind: str) -> TimeLimit:
    """A catalogue's limit; raises `UnknownUnit`, and ValueError for a negative number."""
    if days < 0:
        raise ValueError("a time limit is not negative")
    unit = unit_of(unit_word, kind)
    clock_start, event = clock_start_of(start_word)
    if days == 0:
        unit = Unit.ON_THE_SPOT
    return TimeLimit(
        days=0 if unit is Unit.ON_THE_SPOT else days, unit=unit, clock_start=clock_start, event=event
    )


def due(limit: TimeLimit, start: date, calendar: WorkingCalendar) -> Due:
    """The last day in time, when the clock of `limit` started on `start` (day 0)."""
    match limit.unit:
        case Unit.WORKING_DAY:
            return calendar.due_on(start, limit.days)
        case Unit.CALENDAR_DAY:
            return calendar.add_calendar_days(start, limit.days)
        case Unit.MONTH:
            return calendar.add_months(start, limit.days)
        case Unit.ON_THE_SPOT:
            return calendar.due_on(start, 0)


def promised_exceeds_statutory(promised: TimeLimit, statutory: TimeLimit) -> bool | None:
    """Whether the promise breaks the law's upper bound (渝委办发〔2012〕20号, point 11).

    True and False hold whatever the calendar; None means that it depends on the calendar (20 working days
    take 28 natural days in a plain month and 34 over Spring Festival 2026) or that the clocks start
    differently. Limits in the same unit are compared as numbers.
    """
    if promised.days == 0:
        return False
    if statutory.days == 0:
        return True
    if (promised.clock_start, promised.event) != (statutory.clock_start, statutory.event):
        return None
    if promised.unit is statutory.unit:
        return promised.days > statutory.days
    least_promised, most_promised = _natural_days(promised)
    least_statutory, most_statutory = _natural_days(statutory)
    if least_promised > most_statutory:
        return True
    return False if most_promised <= least_statutory else None


def _natural_days(limit: TimeLimit) -> tuple[int, int]:
    """The fewest and the most natural days that a limit can take.

    Working days: 调休 has made seven in a row (October 2016), so at best one day in nine is off; at worst
    two weekend days fall to every five, and nine more days to one long holiday in each fifty-five. The unit
    tests hold both bounds against every start of 2015 to 2026.
    """
    if limit.unit is Unit.WORKING_DAY:
        weekends = 2 * (limit.days // 5 + 1)
        holidays = 9 * (limit.days // 55 + 1)
        return limit.days + limit.days // 8, limit.days + weekends + holidays
    if limit.unit is Unit.MONTH:
        return limit.days * 28, limit.days * 31
    return limit.days, limit.days
