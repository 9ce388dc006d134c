"""Dates in SQL are the dates in Python, and both are those of the law."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.cases import CaseAction, Verdict
from counter_app.domain.lamps import lamp
from counter_app.domain.time_limits import TimeLimit, Unit, due
from counter_app.domain.working_days import NoticeDay, WorkingCalendar, YearNotice
from counter_app.errors import Refused
from counter_app.services.actions import record_case_action
from counter_app.services.calendar import CalendarImport, import_calendar, working_calendar
from counter_app.services.cases import CaseHead, get_case
from counter_app.services.intake import Conclusion
from tests.database.hall import Hall, moment

DAY = dt.date.fromisoformat
# DOMAIN §5: start (day 0), working days, due.
KNOWN = (
    ("2026-02-12", 5, "2026-02-26"),
    ("2026-02-12", 20, "2026-03-18"),
    ("2026-04-30", 5, "2026-05-11"),
    ("2026-09-18", 5, "2026-09-24"),
    ("2026-09-24", 10, "2026-10-15"),
    ("2026-09-30", 1, "2026-10-08"),
    ("2026-09-30", 20, "2026-11-03"),
    ("2025-01-24", 5, "2025-02-07"),
    ("2024-04-26", 10, "2024-05-13"),
)
MADE_UP_2027 = YearNotice(
    year=2027,
    published=True,
    days=(
        NoticeDay(day=DAY("2027-01-01"), is_off=True, name="元旦"),
        NoticeDay(day=DAY("2027-01-04"), is_off=True, name="元旦"),
        NoticeDay(day=DAY("2027-01-05"), is_off=True, name="元旦"),
        NoticeDay(day=DAY("2027-01-10"), is_off=False, name=""),
        NoticeDay(day=DAY("2027-02-05"), is_off=True, name="春节"),
    ),
)
DAYS = st.dates(DAY("2015-01-01"), DAY("2027-12-31"))


@pytest.mark.parametrize(("start", "days", "due_on"), KNOWN)
def test_known_due_dates(quiet_hall: Hall, start: str, days: int, due_on: str) -> None:
    assert quiet_hall.value("SELECT add_working_days(%s::date, %s)", start, days) == DAY(due_on)


@settings(max_examples=20)
@given(asked=st.lists(st.tuples(DAYS, st.integers(0, 60), st.sampled_from(Unit)), min_size=30, max_size=80))
def test_limits_in_sql_are_those_of_python(quiet_hall: Hall, asked: list[tuple[dt.date, int, Unit]]) -> None:
    calendar = _calendar(quiet_hall)
    # Months go far: sixty of them leave the calendar, which is tested apart.
    asked = [(start, days % 7 if unit is Unit.MONTH else days, unit) for start, days, unit in asked]
    rows = quiet_hall.execute(
        "SELECT add_limit(start, days, unit) FROM unnest(%s::date[], %s::int[], %s::text[]) AS a (start, days, unit)",
        *([row[column] for row in asked] for column in range(3)),
    )
    expected = [due(TimeLimit(days=days, unit=unit), start, calendar).on for start, days, unit in asked]
    assert [row[0] for row in rows] == expected


@settings(max_examples=20)
@given(
    asked=st.lists(
        st.tuples(DAYS, st.none() | st.integers(-40, 40), st.none() | st.integers(-40, 40), st.booleans()),
        min_size=30,
        max_size=80,
    ),
    yellow_days=st.integers(0, 5),
)
def test_lamps_in_sql_are_those_of_python(
    quiet_hall: Hall, asked: list[tuple[dt.date, int | None, int | None, bool]], yellow_days: int
) -> None:
    calendar = _calendar(quiet_hall)
    cases = [
        (today, _moved(today, promised), _moved(today, statutory), stopped)
        for today, promised, statutory, stopped in asked
    ]
    rows = quiet_hall.execute(
        """SELECT lamp_of(CASE WHEN stopped THEN 'suspended' ELSE 'under_review' END, promised, statutory, today,
                          yellow_until(today, %s))
           FROM unnest(%s::date[], %s::date[], %s::date[], %s::bool[]) AS a (today, promised, statutory, stopped)""",
        yellow_days,
        *([case[column] for case in cases] for column in range(4)),
    )
    expected = [
        lamp(
            today=today,
            promised_due=promised,
            statutory_due=statutory,
            stopped=stopped,
            calendar=calendar,
            yellow_days=yellow_days,
        )
        for today, promised, statutory, stopped in cases
    ]
    assert [row[0] for row in rows] == expected


def _moved(day: dt.date, days: int | None) -> dt.date | None:
    if days is None:
        return None
    return min(max(day + dt.timedelta(days=days), DAY("2015-01-01")), DAY("2028-12-31"))


def test_a_date_outside_the_calendar_is_refused_and_never_guessed(quiet_hall: Hall) -> None:
    with pytest.raises(Exception, match="calendar_missing"):
        quiet_hall.value("SELECT add_working_days('2028-12-20', 30)")
    with pytest.raises(Exception, match="calendar_missing"):
        quiet_hall.value("SELECT add_working_days('1999-12-20', 3)")


def test_the_lamp_of_a_case_follows_the_calendar_day_by_day(hall: Hall) -> None:
    hall.set_clock(moment("2026-02-12"))
    case_id = hall.accept().case.head.case_id
    head, calendar = _head(hall, case_id), _calendar(hall)
    shown = []
    for offset in range(0, 50, 2):
        today = DAY("2026-02-12") + dt.timedelta(days=offset)
        hall.set_clock(moment(str(today)))
        shown.append(hall.value("SELECT lamp FROM open_case WHERE case_id = %s", case_id))
        expected = lamp(
            today=today,
            promised_due=head.promised_due_on,
            statutory_due=head.statutory_due_on,
            stopped=False,
            calendar=calendar,
        )
        assert shown[-1] == expected, today
    assert set(shown) == {"green", "yellow", "red", "statutory_overdue"}


def test_a_case_received_before_the_spring_festival_is_due_after_it(hall: Hall) -> None:
    hall.set_clock(moment("2026-02-12"))
    head = hall.accept("RURAL-PLAN-PERMIT").case.head
    assert (head.promised_due_on, head.statutory_due_on) == (DAY("2026-02-26"), DAY("2026-03-18"))
    assert not head.due_provisional


@pytest.mark.parametrize(
    ("code", "started_on"),
    [("RURAL-HOMESTEAD", "2026-03-12"), ("NURSE-REG", "2026-03-10"), ("TRACTOR-REG", None)],
)
def test_the_clock_starts_where_the_law_says(hall: Hall, code: str, started_on: str | None) -> None:
    case = hall.receive(code)
    hall.set_clock(moment("2026-03-12"))
    hall.conclude(hall.desk(code, case_id=case.head.case_id), Conclusion.ACCEPT)
    head = _head(hall, case.head.case_id)
    assert _day(head.accepted_at) == DAY("2026-03-12")
    limit = hall.guide(code).limit("statutory")
    assert limit is not None
    expected = _calendar(hall).due_on(DAY(started_on), limit.days).on if started_on else None
    assert head.statutory_due_on == expected


def test_natural_days_end_on_a_working_day(hall: Hall) -> None:
    hall.set_clock(moment("2026-02-05"))  # fifteen days later is Friday of the Spring Festival week
    head = hall.accept("RESIDENCE-PERMIT").case.head
    assert head.statutory_due_on == DAY("2026-02-24")


def test_a_supplemented_case_is_accepted_from_the_day_of_the_complete_hand_in(hall: Hall) -> None:
    case_id = _supplemented(hall, asked="2026-03-10", handed_in="2026-03-16")
    hall.set_clock(moment("2026-03-18"))
    head = hall.conclude(hall.desk(case_id=case_id), Conclusion.ACCEPT).case.head
    assert _day(head.accepted_at) == DAY("2026-03-16")
    assert head.promised_due_on == _calendar(hall).due_on(DAY("2026-03-16"), 10).on


def test_silence_accepts_from_the_day_of_receipt(hall: Hall) -> None:
    case_id = hall.receive().head.case_id
    assert _head(hall, case_id).acceptance_due_on == DAY("2026-03-17")
    hall.set_clock(moment("2026-03-17"))
    with pytest.raises(Refused, match="acceptance_not_overdue"):
        _say(hall, "chenli", case_id, CaseAction.DEEM_ACCEPTED)
    hall.set_clock(moment("2026-03-18"))
    _say(hall, "chenli", case_id, CaseAction.DEEM_ACCEPTED)
    head = _head(hall, case_id)
    assert _day(head.accepted_at) == DAY("2026-03-10")
    assert head.promised_due_on == _calendar(hall).due_on(DAY("2026-03-10"), 10).on


def test_silence_on_a_supplement_accepts_from_its_receipt_and_not_from_the_first_visit(hall: Hall) -> None:
    case_id = _supplemented(hall, asked="2026-03-10", handed_in="2026-03-16")
    hall.set_clock(moment("2026-03-24"))
    _say(hall, "chenli", case_id, CaseAction.DEEM_ACCEPTED)
    assert _day(_head(hall, case_id).accepted_at) == DAY("2026-03-16")


def test_silence_accepts_nothing_where_the_item_knows_no_such_rule(hall: Hall) -> None:
    case_id = hall.receive("TRACTOR-INSPECT").head.case_id
    hall.set_clock(moment("2026-03-30"))
    with pytest.raises(Refused, match="not_deemed_accepted"):
        _say(hall, "chenli", case_id, CaseAction.DEEM_ACCEPTED)


def test_a_limit_that_reaches_into_2027_is_provisional_until_its_notice_is_there(hall: Hall) -> None:
    hall.set_clock(moment("2026-12-07"))
    case_id = hall.accept().case.head.case_id
    head = _head(hall, case_id)
    assert head.due_provisional
    assert (head.promised_due_on, head.statutory_due_on) == (DAY("2026-12-21"), DAY("2027-01-04"))
    done = _import_2027(hall)
    assert (done.recomputed_cases, done.published_years[-1], done.provisional_years) == (
        1,
        2027,
        (2028, 2029),
    )
    head = _head(hall, case_id)
    # 4 January is off now, and so is the 5th.
    assert (head.promised_due_on, head.statutory_due_on) == (DAY("2026-12-21"), DAY("2027-01-07"))
    assert not head.due_provisional


def test_stopped_time_and_an_extension_survive_the_new_calendar(hall: Hall) -> None:
    hall.set_clock(moment("2026-12-07"))
    case_id = hall.accept().case.head.case_id
    _say(hall, "zhoumin", case_id, CaseAction.REVIEW)
    hall.set_clock(moment("2026-12-31"))
    _say(hall, "zhoumin", case_id, CaseAction.STOP_CLOCK, kind="听证", working_days=5)
    hall.set_clock(moment("2027-01-12"))
    _say(hall, "zhoumin", case_id, CaseAction.RESUME_CLOCK)
    _say(hall, "denghong", case_id, CaseAction.EXTEND, reason="现场勘验遇连日降雨", working_days=10)
    _import_2027(hall)
    calendar = _calendar(hall)
    stopped = calendar.ordinal(DAY("2027-01-12")) - calendar.ordinal(DAY("2026-12-31"))
    head = _head(hall, case_id)
    assert head.statutory_due_on == calendar.due_on(DAY("2026-12-07"), 20 + stopped + 10).on
    assert head.promised_due_on == calendar.due_on(DAY("2026-12-07"), 10 + stopped + 10).on
    assert not head.due_provisional


def test_every_date_of_the_case_is_computed_again(hall: Hall) -> None:
    hall.set_clock(moment("2026-12-30"))
    received = hall.receive().head.case_id
    noticed = hall.receive(findings={3: Verdict.MISSING}).head.case_id
    hall.conclude(hall.desk(case_id=noticed, findings={3: Verdict.MISSING}), Conclusion.REQUEST_SUPPLEMENT)
    decided = hall.accept("MED-RESIDENT").case.head.case_id
    before = [_head(hall, case_id) for case_id in (received, noticed, decided)]
    assert all(head.due_provisional for head in before)
    _import_2027(hall)
    calendar = _calendar(hall)
    after = [_head(hall, case_id) for case_id in (received, noticed, decided)]
    assert not any(head.due_provisional for head in after)
    start = DAY("2026-12-30")
    assert after[0].acceptance_due_on == calendar.due_on(start, 5).on != before[0].acceptance_due_on
    assert after[1].supplement_due_on == calendar.due_on(start, 10).on != before[1].supplement_due_on
    assert after[2].delivery_due_on == calendar.due_on(start, 10).on != before[2].delivery_due_on


def test_importing_a_year_again_keeps_the_unnamed_days_of_the_others(hall: Hall) -> None:
    _import_2027(hall)
    before = hall.execute("SELECT day, is_working, ordinal, provisional FROM calendar_day ORDER BY day")
    hall.app("admin").run(import_calendar, notices=[])
    after = hall.execute("SELECT day, is_working, ordinal, provisional FROM calendar_day ORDER BY day")
    assert after == before
    assert hall.value("SELECT is_working FROM calendar_day WHERE day = '2027-01-10'")


def test_all_notices_from_2015_on_are_in_force_and_later_years_are_provisional(quiet_hall: Hall) -> None:
    years = quiet_hall.execute(
        """SELECT extract(year FROM day)::int, count(*) FILTER (WHERE is_working), bool_and(provisional),
                  bool_or(provisional) FROM calendar_day GROUP BY 1 ORDER BY 1"""
    )
    working = dict(
        zip(range(2015, 2027), (249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248), strict=True)
    )
    assert {year: count for year, count, *_ in years if year <= 2026} == working
    assert [(year, some) for year, _, _, some in years if some] == [(2027, True), (2028, True)]
    assert all(every == some for *_, every, some in years)


def _import_2027(hall: Hall) -> CalendarImport:
    return hall.app("admin").run(import_calendar, notices=[MADE_UP_2027])


def _supplemented(hall: Hall, *, asked: str, handed_in: str) -> UUID:
    hall.set_clock(moment(asked))
    hall.open_window("zhoumin", "12")
    taken = hall.desk(findings={3: Verdict.MISSING})
    hall.conclude(taken, Conclusion.REQUEST_SUPPLEMENT)
    hall.set_clock(moment(handed_in))
    hall.conclude(hall.desk(case_id=taken.case_id), Conclusion.KEEP)
    return taken.case_id


def _say(hall: Hall, login: str, case_id: UUID, action: CaseAction, **payload: object) -> None:
    hall.app(login).run(
        record_case_action, action_id=uuid4(), case_id=case_id, action=action, payload=dict(payload)
    )


def _head(hall: Hall, case_id: UUID) -> CaseHead:
    return hall.app("chenli").run(get_case, case_id=case_id).head


def _calendar(hall: Hall) -> WorkingCalendar:
    return hall.owner.run(working_calendar)


def _day(instant: dt.datetime | None) -> dt.date | None:
    return instant and instant.astimezone(moment("2026-01-01").tzinfo).date()
