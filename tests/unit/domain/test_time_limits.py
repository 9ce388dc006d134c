from datetime import date, timedelta

import pytest

from counter_app.domain.time_limits import (
    ACCEPTANCE_NOTICE,
    DECISION,
    DELIVERY,
    EXTENSION,
    JOINT_DECISION,
    JOINT_EXTENSION,
    LOWER_REVIEW,
    ClockStart,
    TimeLimit,
    Unit,
    UnknownUnit,
    _natural_days,
    clock_start_of,
    due,
    promised_exceeds_statutory,
    time_limit_of,
    unit_of,
)
from counter_app.domain.working_days import WorkingCalendar


def limit(days: int, unit: Unit = Unit.WORKING_DAY, start: ClockStart = ClockStart.ACCEPTED) -> TimeLimit:
    return TimeLimit(days=days, unit=unit, clock_start=start)


@pytest.mark.parametrize(
    ("word", "kind", "expected"),
    [
        ("工作日", "公共服务", Unit.WORKING_DAY),
        ("自然日", "行政许可", Unit.CALENDAR_DAY),
        ("日", "行政许可", Unit.WORKING_DAY),
        ("日", "行政给付", Unit.CALENDAR_DAY),
        ("天", "行政确认", Unit.CALENDAR_DAY),
        ("月", "行政许可", Unit.MONTH),
        ("当场", "行政许可", Unit.ON_THE_SPOT),
    ],
)
def test_words_of_the_catalogue(word: str, kind: str, expected: Unit) -> None:
    assert unit_of(word, kind) is expected


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(UnknownUnit):
        unit_of("周", "行政许可")


def test_clock_starts() -> None:
    assert clock_start_of("受理") == (ClockStart.ACCEPTED, "")
    assert clock_start_of("收到申请") == clock_start_of("接到申请") == (ClockStart.RECEIVED, "")
    assert clock_start_of("安全检验合格") == (ClockStart.EVENT, "安全检验合格")


def test_no_days_are_on_the_spot_whatever_the_unit() -> None:
    assert time_limit_of(0, "工作日", "受理", "行政许可").unit is Unit.ON_THE_SPOT
    assert time_limit_of(3, "当场", "受理", "行政许可").days == 0
    with pytest.raises(ValueError, match="negative"):
        time_limit_of(-1, "工作日", "受理", "行政许可")


def test_due_follows_the_unit(calendar: WorkingCalendar) -> None:
    start = date(2026, 2, 12)
    assert due(limit(20), start, calendar).on == date(2026, 3, 18)
    assert due(limit(15, Unit.CALENDAR_DAY), start, calendar).on == date(2026, 2, 27)
    assert due(limit(3, Unit.MONTH), start, calendar).on == date(2026, 5, 12)
    assert due(limit(0, Unit.ON_THE_SPOT), start, calendar).on == start


def test_limits_of_the_law() -> None:
    stated = {
        (each.limit.days, each.limit.unit, each.article)
        for each in (
            ACCEPTANCE_NOTICE,
            DECISION,
            EXTENSION,
            JOINT_DECISION,
            JOINT_EXTENSION,
            LOWER_REVIEW,
            DELIVERY,
        )
    }
    assert stated == {
        (5, Unit.WORKING_DAY, "第三十二条第一款第四项"),
        (20, Unit.WORKING_DAY, "第四十二条第一款"),
        (10, Unit.WORKING_DAY, "第四十二条第一款"),
        (45, Unit.WORKING_DAY, "第四十二条第二款"),
        (15, Unit.WORKING_DAY, "第四十二条第二款"),
        (20, Unit.WORKING_DAY, "第四十三条"),
        (10, Unit.WORKING_DAY, "第四十四条"),
    }
    assert ACCEPTANCE_NOTICE.limit.clock_start is ClockStart.RECEIVED
    assert DECISION.limit.clock_start is ClockStart.ACCEPTED


@pytest.mark.parametrize(
    ("promised", "statutory", "expected"),
    [
        (limit(3), limit(2), True),
        (limit(20), limit(20), False),
        (limit(0, Unit.ON_THE_SPOT), limit(0, Unit.ON_THE_SPOT), False),
        (limit(1), limit(0, Unit.ON_THE_SPOT), True),
        (limit(5), limit(30, Unit.CALENDAR_DAY), False),
        (limit(30), limit(30, Unit.CALENDAR_DAY), True),
        (limit(20), limit(30, Unit.CALENDAR_DAY), None),
        (limit(15, Unit.CALENDAR_DAY), limit(20), False),
        (limit(90, Unit.CALENDAR_DAY), limit(3, Unit.MONTH), None),
        (limit(84, Unit.CALENDAR_DAY), limit(3, Unit.MONTH), False),
        (limit(94, Unit.CALENDAR_DAY), limit(3, Unit.MONTH), True),
        (limit(5, start=ClockStart.RECEIVED), limit(20), None),
    ],
)
def test_promise_against_the_law(promised: TimeLimit, statutory: TimeLimit, expected: bool | None) -> None:
    assert promised_exceeds_statutory(promised, statutory) is expected


@pytest.mark.parametrize("days", [*range(1, 31), 45, 60, 90, 120])
def test_conversion_of_working_days_holds_for_every_real_start(calendar: WorkingCalendar, days: int) -> None:
    least, most = _natural_days(limit(days))
    start = calendar.first
    while (end := calendar.due_on(start, days).on) < date(2027, 1, 1):
        assert least <= (end - start).days <= most, start
        start += timedelta(days=1)
