"""预约 in the database: which days and slots, once a day, the last place, cancelling, who may see what."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import uuid4

import psycopg
import pytest

from counter_app.domain.appointments import AppointmentStatus, BookingRules, arrival, may_cancel, turn_at
from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.tickets import TicketAction
from counter_app.errors import NotFound, Refused
from counter_app.services import appointments, hall_screens, queue_day
from counter_app.services.appointments import Booking
from counter_app.services.hall_screens import IssuedTicket
from tests.database.bookings import GUO, TEN, TOMORROW, WANG, add_slots, at_once, book, person, queue_id
from tests.database.hall import Hall, moment
from ui.wording import sentence_for


def refusal(act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value


@pytest.fixture
def booked_hall(hall: Hall) -> Hall:
    """The queue A takes two bookings an hour at nine, ten and two."""
    add_slots(hall)
    return hall


def days_of(hall: Hall, prefix: str = "A") -> list[dt.date]:
    days = hall.app("kiosk1").run(appointments.booking_days, queue_id=queue_id(hall, prefix))
    return [each.day for each in days]


# -- which days and slots --------------------------------------------------------------------------------------------


def test_the_days_are_the_next_five_working_days(booked_hall: Hall) -> None:
    assert days_of(booked_hall) == [dt.date(2026, 3, day) for day in (11, 12, 13, 16, 17)]
    assert days_of(booked_hall, "B") == []


def test_the_days_are_the_halls_to_set(booked_hall: Hall) -> None:
    booked_hall.execute("UPDATE setting SET value = '3' WHERE name = 'booking_days_ahead'")
    booked_hall.execute("UPDATE setting SET value = '4' WHERE name = 'booking_working_days'")
    assert days_of(booked_hall) == [dt.date(2026, 3, day) for day in (13, 16)]


def test_a_day_on_which_the_hall_is_closed_is_not_offered_unless_it_has_hours_of_its_own(
    booked_hall: Hall,
) -> None:
    booked_hall.execute("UPDATE calendar_day SET is_hall_open = false WHERE day = '2026-03-12'")
    booked_hall.execute(
        "INSERT INTO opening_hours (hall_id, day, opens_at, closes_at) "
        "SELECT hall_id, '2026-03-14', '9:00', '11:00' FROM hall"
    )
    booked_hall.execute(
        "INSERT INTO opening_hours (hall_id, weekday, opens_at, closes_at) "
        "SELECT hall_id, d, '9:00', '17:00' FROM hall, generate_series(1, 5) d"
    )
    assert days_of(booked_hall) == [dt.date(2026, 3, day) for day in (11, 13, 14, 16, 17)]
    slots = booked_hall.app("kiosk1").run(
        appointments.free_slots, queue_id=queue_id(booked_hall), day=dt.date(2026, 3, 14)
    )
    assert [slot.starts_at.hour for slot in slots] == [9, 10]
    assert refusal(lambda: book(booked_hall, day=dt.date(2026, 3, 12))).code == "hall_closed_on"
    assert (
        refusal(lambda: book(booked_hall, day=dt.date(2026, 3, 14), starts_at=dt.time(14))).code
        == "slot_unknown"
    )


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2026-03-10", "booking_too_soon"),
        ("2026-03-09", "booking_too_soon"),
        ("2026-03-14", "hall_closed_on"),
        ("2026-03-18", "booking_too_far"),
    ],
)
def test_other_days_are_refused(booked_hall: Hall, day: str, code: str) -> None:
    assert refusal(lambda: book(booked_hall, day=dt.date.fromisoformat(day))).code == code


def test_a_place_is_taken_and_given_back(booked_hall: Hall) -> None:
    def free() -> int:
        slots = booked_hall.app("kiosk1").run(
            appointments.free_slots, queue_id=queue_id(booked_hall), day=TOMORROW
        )
        return next(slot.free for slot in slots if slot.starts_at == TEN)

    assert free() == 2
    mine = book(booked_hall)
    book(booked_hall, WANG)
    assert free() == 0
    full = refusal(lambda: book(booked_hall, person(1)))
    assert (full.code, full.facts) == ("slot_full", {"starts": "10:00", "ends": "11:00"})
    booked_hall.app("zhoumin").run(appointments.cancel, action_id=uuid4(), appointment_id=mine.appointment_id)
    assert free() == 1
    book(booked_hall, person(1))


def test_a_matter_of_another_queue_and_a_slot_that_is_none_are_refused(booked_hall: Hall) -> None:
    other = booked_hall.item_id("MED-RESIDENT")
    assert refusal(lambda: book(booked_hall, item_id=other)).code == "item_not_in_force"
    assert refusal(lambda: book(booked_hall, starts_at=dt.time(11))).code == "slot_unknown"
    assert refusal(lambda: book(booked_hall, queue_id=99999)).code == "queue_unknown"


# -- once a day ------------------------------------------------------------------------------------------------------


def test_a_person_books_once_a_day_however_the_number_is_written(booked_hall: Hall) -> None:
    add_slots(booked_hall, "B")
    book(booked_hall)
    again = replace(GUO, id_number="110105 19491231 002x", name="李四")
    refused = refusal(lambda: book(booked_hall, again, prefix="B", starts_at=dt.time(14)))
    assert refused.code == "booked_already"
    assert refused.facts["queue"] == "农村建房"
    book(booked_hall, again, day=dt.date(2026, 3, 12))


def test_a_hall_may_allow_more_but_never_twice_in_one_queue(booked_hall: Hall) -> None:
    booked_hall.execute("UPDATE setting SET value = '2' WHERE name = 'bookings_per_day'")
    for prefix in "BC":
        add_slots(booked_hall, prefix)
    book(booked_hall)
    assert refusal(lambda: book(booked_hall, starts_at=dt.time(14))).code == "booked_already"
    book(booked_hall, prefix="B")
    assert refusal(lambda: book(booked_hall, prefix="C")).code == "booked_already"


def test_a_number_with_a_slip_of_the_pen_books_and_an_empty_one_does_not(booked_hall: Hall) -> None:
    book(booked_hall, replace(GUO, id_number="110105194912310021"))
    assert refusal(lambda: book(booked_hall, replace(GUO, id_number=" "))).code == "identity_missing"


# -- the same again, and at the same instant ---------------------------------------------------------------------------


def test_the_same_booking_again_is_one_and_other_facts_are_refused(booked_hall: Hall) -> None:
    action_id = uuid4()
    first = book(booked_hall, action_id=action_id)
    assert book(booked_hall, action_id=action_id) == first
    assert refusal(lambda: book(booked_hall, WANG, action_id=action_id)).code == "action_id_reused"
    assert refusal(lambda: book(booked_hall, login="heqing", action_id=action_id)).code == "action_id_reused"
    assert booked_hall.value("SELECT count(*) FROM appointment") == 1


def test_one_place_and_eight_who_want_it(booked_hall: Hall) -> None:
    add_slots(booked_hall, quota=1)
    answers = at_once([partial(book, booked_hall, person(i), "kiosk1") for i in range(8)])
    codes = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert codes == ["slot_full"] * 7
    assert booked_hall.value("SELECT count(*) FROM appointment") == 1


def test_one_person_at_two_desks_at_once_books_once(booked_hall: Hall) -> None:
    desks = ("zhoumin", "heqing", "kiosk1", "sunli")
    answers = at_once([partial(book, booked_hall, GUO, desk) for desk in desks])
    assert sum(isinstance(answer, Refused) and answer.code == "booked_already" for answer in answers) == 3
    assert booked_hall.value("SELECT count(*) FROM appointment") == 1


def test_one_booking_sent_four_times_at_once_is_one(booked_hall: Hall) -> None:
    action_id = uuid4()
    answers = at_once([partial(book, booked_hall, action_id=action_id)] * 4)
    assert len(set(answers)) == 1
    assert booked_hall.value("SELECT count(*) FROM appointment") == 1


# -- cancelling --------------------------------------------------------------------------------------------------------


def test_a_booking_is_cancelled_until_two_hours_before_and_forgets_whose_it_was(booked_hall: Hall) -> None:
    mine, other = book(booked_hall), book(booked_hall, WANG)
    booked_hall.set_clock(moment("2026-03-11 07:59"))
    action_id = uuid4()
    for _ in range(2):
        cancelled = booked_hall.app("kiosk1").run(
            appointments.cancel, action_id=action_id, appointment_id=mine.appointment_id, reason="改期"
        )
        assert (cancelled.status, cancelled.holder, cancelled.number_tail) == (
            AppointmentStatus.CANCELLED,
            "",
            "",
        )
    kept = booked_hall.execute(
        "SELECT id_number, name, phone, changed_by, reason FROM appointment WHERE status = 'cancelled'"
    )
    assert kept == [("", "", "", "kiosk1", "改期")]
    again = refusal(
        lambda: booked_hall.app("kiosk1").run(
            appointments.cancel, action_id=uuid4(), appointment_id=mine.appointment_id
        )
    )
    assert again.code == "booking_cancelled"
    booked_hall.set_clock(moment("2026-03-11 08:01"))
    late = refusal(
        lambda: booked_hall.app("zhoumin").run(
            appointments.cancel, action_id=uuid4(), appointment_id=other.appointment_id
        )
    )
    assert (late.code, late.facts) == ("cancel_too_late", {"hours": 2})


def test_what_nobody_booked_cannot_be_cancelled(booked_hall: Hall) -> None:
    with pytest.raises(Refused, match="booking_unknown"):
        booked_hall.app("zhoumin").run(appointments.cancel, action_id=uuid4(), appointment_id=uuid4())
    with pytest.raises(NotFound):
        booked_hall.app("zhoumin").run(appointments.get_booking, appointment_id=uuid4())


# -- checking in -------------------------------------------------------------------------------------------------------


def check_in(hall: Hall, booking: Booking, login: str = "kiosk1") -> IssuedTicket:
    ids = {"action_id": uuid4(), "ticket_id": uuid4()}
    return hall.app(login).run(appointments.check_in, appointment_id=booking.appointment_id, **ids)


@pytest.mark.parametrize(
    ("comes", "status", "turn"),
    [("09:30", "checked_in", "09:00"), ("10:50", "checked_in", "09:50"), ("11:14", "late", "11:14")],
)
def test_a_booking_that_comes_in_time_is_worth_an_hour_and_a_late_one_nothing(
    booked_hall: Hall, comes: str, status: str, turn: str
) -> None:
    booking = book(booked_hall)
    booked_hall.set_clock(moment(f"2026-03-11 {comes}"))
    ticket = check_in(booked_hall, booking)
    shown = booked_hall.app("zhoumin").run(appointments.get_booking, appointment_id=booking.appointment_id)
    assert (shown.status, shown.ticket) == (status, ticket.label)
    ((turn_at, key, kept),) = booked_hall.execute(
        """SELECT t.turn_at, t.visitor_key = a.visitor_key, v.id_number FROM ticket t
           JOIN appointment a USING (appointment_id) JOIN ticket_visitor v USING (ticket_id)"""
    )
    assert abs(turn_at - moment(f"2026-03-11 {turn}")) < dt.timedelta(seconds=20)
    assert (key, kept) == (True, GUO.id_number)


@pytest.mark.parametrize(
    ("comes", "code"),
    [
        ("2026-03-10 10:00", "booking_of_other_day"),
        ("2026-03-11 09:29", "check_in_too_early"),
        ("2026-03-11 11:16", "check_in_too_late"),
        ("2026-03-12 10:00", "booking_of_other_day"),
    ],
)
def test_who_comes_too_early_too_late_or_on_another_day_hears_it_and_can_take_a_number(
    booked_hall: Hall, comes: str, code: str
) -> None:
    booking = book(booked_hall)
    booked_hall.set_clock(moment(comes))
    refused = refusal(partial(check_in, booked_hall, booking))
    assert refused.code == code
    assert "{" not in sentence_for(refused)
    assert booked_hall.value("SELECT count(*) FROM ticket") == 0
    booked_hall.app("kiosk1").run(
        hall_screens.issue_ticket,
        action_id=uuid4(),
        ticket_id=uuid4(),
        queue_id=booking.queue_id,
        item_id=None,
        visitor=GUO,
    )


@pytest.fixture
def hall_with_a_break(booked_hall: Hall) -> Hall:
    """Open from nine to twelve and from two to five; bookings for eleven, two and four."""
    add_slots(booked_hall, hours=(11, 14, 16))
    for opens, closes in (("9:00", "12:00"), ("14:00", "17:00")):
        booked_hall.execute(
            """INSERT INTO opening_hours (hall_id, weekday, opens_at, closes_at)
               SELECT hall_id, d, %s, %s FROM hall, generate_series(1, 5) d""",
            opens,
            closes,
        )
    return booked_hall


@pytest.mark.parametrize(
    ("hour", "comes", "answer", "turn"),
    [
        (9, "08:40", "A001", "08:00"),  # before the doors open
        (14, "13:29", "check_in_too_early", ""),
        (14, "13:40", "A001", "13:00"),  # in the break, twenty minutes early
        (11, "12:10", "A001", "12:10"),  # late, and the hall opens once more
        (11, "12:16", "check_in_too_late", ""),
        (16, "16:59", "A001", "15:59"),
        (16, "17:00", "check_in_closed", ""),  # within what the setting allows, and nobody will be called
    ],
)
def test_a_check_in_goes_by_its_own_span_and_not_by_the_hours_while_the_hall_opens_again(
    hall_with_a_break: Hall, hour: int, comes: str, answer: str, turn: str
) -> None:
    hall = hall_with_a_break
    booking = book(hall, starts_at=dt.time(hour))
    hall.set_clock(moment(f"2026-03-11 {comes}"))
    if turn:
        assert check_in(hall, booking).label == answer
        assert abs(hall.value("SELECT turn_at FROM ticket") - moment(f"2026-03-11 {turn}")) < dt.timedelta(
            seconds=20
        )
        return
    refused = refusal(partial(check_in, hall, booking))
    assert refused.code == answer
    assert "{" not in sentence_for(refused)
    assert hall.value("SELECT count(*) FROM ticket") == 0
    assert hall.value("SELECT status FROM appointment") == "booked"


def test_no_number_for_a_booking_of_an_afternoon_that_was_cancelled(hall_with_a_break: Hall) -> None:
    hall = hall_with_a_break
    booking = book(hall, starts_at=dt.time(14))
    hall.execute("DELETE FROM opening_hours WHERE opens_at = '14:00'")
    hall.set_clock(moment("2026-03-11 13:40"))
    assert refusal(partial(check_in, hall, booking)).code == "check_in_closed"
    hall.execute("UPDATE queue SET closes_at = '14:30' WHERE prefix = 'A'")
    hall.execute("DELETE FROM opening_hours")
    hall.set_clock(moment("2026-03-11 14:29"))
    assert check_in(hall, booking).label == "A001"


def test_nobody_who_has_waited_for_an_hour_is_passed_by_bookings(booked_hall: Hall) -> None:
    add_slots(booked_hall, quota=3, hours=(9, 10))
    bookings = [book(booked_hall, person(i), "kiosk1") for i in range(3)]
    booked_hall.set_clock(moment("2026-03-11 08:55"))
    patient = booked_hall.issue()
    booked_hall.set_clock(moment("2026-03-11 09:20"))
    newcomer = booked_hall.issue()
    booked_hall.set_clock(moment("2026-03-11 09:56"))
    labels = [check_in(booked_hall, booking).label for booking in bookings]
    called = []
    for _ in range(5):
        ticket = booked_hall.call()
        assert ticket is not None
        called.append(ticket.label)
        booked_hall.act(ticket.ticket_id, TicketAction.MARK_NO_SHOW)
    assert called == [patient.label, *labels, newcomer.label]


def test_the_same_check_in_again_is_the_same_number(booked_hall: Hall) -> None:
    booking = book(booked_hall)
    booked_hall.set_clock(moment("2026-03-11 10:00"))
    ids = {"action_id": uuid4(), "ticket_id": uuid4(), "appointment_id": booking.appointment_id}
    numbers = {booked_hall.app("kiosk1").run(appointments.check_in, **ids).label for _ in range(2)}
    assert numbers == {"A001"}
    again = refusal(partial(check_in, booked_hall, booking))
    assert (again.code, again.facts) == ("checked_in_before", {"ticket": "A001"})


def test_two_kiosks_and_a_desk_check_one_booking_in_at_once_and_give_one_number(booked_hall: Hall) -> None:
    booking = book(booked_hall)
    booked_hall.set_clock(moment("2026-03-11 10:00"))
    desks = ("kiosk1", "kiosk1", "zhoumin", "heqing")
    for desk in desks:
        booked_hall.app(desk)
    answers = at_once([partial(check_in, booked_hall, booking, desk) for desk in desks])
    given = [answer.label for answer in answers if not isinstance(answer, Refused)]
    assert given == ["A001"]
    assert {answer.facts["ticket"] for answer in answers if isinstance(answer, Refused)} == {"A001"}
    assert booked_hall.value("SELECT last_number FROM ticket_counter WHERE business_day = today()") == 1


def test_checking_in_and_cancelling_at_once_ends_in_one_of_both(booked_hall: Hall) -> None:
    booked_hall.execute("UPDATE setting SET value = '0' WHERE name = 'booking_cancel_hours'")
    booking = book(booked_hall)
    booked_hall.set_clock(moment("2026-03-11 09:40"))
    take_back = partial(
        booked_hall.app("zhoumin").run,
        appointments.cancel,
        action_id=uuid4(),
        appointment_id=booking.appointment_id,
    )
    booked_hall.app("kiosk1")
    answers = at_once([take_back, partial(check_in, booked_hall, booking)])
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    tickets = booked_hall.value("SELECT count(*) FROM ticket")
    assert (booked_hall.value("SELECT status FROM appointment") == "checked_in") == (tickets == 1)


def test_a_booking_is_claimed_in_its_own_queue_and_not_after_it_was_cancelled(booked_hall: Hall) -> None:
    booking = book(booked_hall)
    elsewhere = replace(booking, queue_id=queue_id(booked_hall, "B"))
    claim = partial(
        booked_hall.app("kiosk1").run,
        hall_screens.issue_ticket,
        action_id=uuid4(),
        ticket_id=uuid4(),
        queue_id=elsewhere.queue_id,
        item_id=None,
        appointment_id=booking.appointment_id,
    )
    assert refusal(claim).code == "booking_of_other_queue"
    booked_hall.app("zhoumin").run(
        appointments.cancel, action_id=uuid4(), appointment_id=booking.appointment_id
    )
    assert refusal(partial(check_in, booked_hall, booking)).code == "booking_cancelled"


# -- the end of the day ------------------------------------------------------------------------------------------------


def test_who_does_not_come_is_recorded_and_whose_it_was_is_forgotten(booked_hall: Hall) -> None:
    came, afternoon = book(booked_hall), book(booked_hall, person(2), starts_at=dt.time(14))
    book(booked_hall, WANG, starts_at=dt.time(9))
    book(booked_hall, person(1), day=dt.date(2026, 3, 12))
    booked_hall.set_clock(moment("2026-03-11 10:10"))
    check_in(booked_hall, came)
    booked_hall.set_clock(moment("2026-03-11 12:30"))
    missed = [booked_hall.value("SELECT miss_appointments(today())") for _ in range(2)]
    assert missed == [1, 0]
    rows = booked_hall.execute("SELECT status, name FROM appointment ORDER BY day, starts_at")
    assert rows == [("no_show", ""), ("checked_in", ""), ("booked", "张三"), ("booked", "张三")]
    booked_hall.set_clock(moment("2026-03-11 15:30"))
    gone = refusal(partial(check_in, booked_hall, afternoon))
    assert gone.code == "check_in_too_late"
    with pytest.raises(psycopg.Error, match="day_still_to_come"):
        booked_hall.value("SELECT miss_appointments('2026-03-12')")


def test_the_supervisors_end_of_day_and_the_next_morning_end_the_bookings(booked_hall: Hall) -> None:
    book(booked_hall)
    book(booked_hall, WANG, day=dt.date(2026, 3, 12))
    booked_hall.set_clock(moment("2026-03-11 17:30"))
    booked_hall.app("chenli").run(queue_day.end_day, action_id=uuid4(), reason="下班")
    assert booked_hall.execute("SELECT status FROM appointment ORDER BY day") == [("no_show",), ("booked",)]
    booked_hall.set_clock(moment("2026-03-13 08:30"))
    booked_hall.open_window("zhoumin", "12")
    assert booked_hall.execute("SELECT DISTINCT status, id_number FROM appointment") == [("no_show", "")]


# -- who sees what -----------------------------------------------------------------------------------------------------


def test_a_person_finds_the_own_bookings_by_number_and_no_others(booked_hall: Hall) -> None:
    mine = book(booked_hall)
    book(booked_hall, WANG)
    kiosk = booked_hall.app("kiosk1")
    found = kiosk.run(appointments.bookings_of, id_kind=GUO.id_kind, id_number="11010519491231002x")
    assert [each.appointment_id for each in found] == [mine.appointment_id]
    assert (found[0].holder, found[0].number_tail, found[0].phone) == ("李*强", "002X", "139****2207")
    assert (found[0].matter, found[0].window_numbers, found[0].may_cancel) == ("农村建房", "12", True)


def test_the_desks_and_the_supervisor_see_a_day_masked_and_nobody_else_does(booked_hall: Hall) -> None:
    book(booked_hall)
    for login in ("zhoumin", "liuyang", "chenli"):
        (listed,) = booked_hall.app(login).run(appointments.bookings_on, day=TOMORROW)
        assert (listed.holder, listed.number_tail) == ("李*强", "002X")
    assert booked_hall.app("zhoumin").run(appointments.bookings_on) == ()
    assert refusal(lambda: booked_hall.app("kiosk1").run(appointments.bookings_on)).code == "not_your_duty"
    for login in ("board1", "admin", "liuguifang"):
        asked = partial(booked_hall.app(login).run, appointments.bookings_on)
        assert refusal(asked).code == "no_permission"


@pytest.mark.parametrize("login", ["zhoumin", "kiosk1", "chenli", "admin", "board1"])
def test_nobody_reads_or_writes_the_table(booked_hall: Hall, login: str) -> None:
    for statement in (
        "SELECT count(*) FROM appointment",
        "UPDATE appointment SET status = 'no_show'",
        "SELECT miss_appointments(today())",
        "SELECT visitor_key_of('居民身份证', '1')",
        "SELECT claim_appointment(NULL::ticket_action)",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            booked_hall.execute(statement, login=login)


def test_a_supervisor_books_nothing(booked_hall: Hall) -> None:
    assert refusal(lambda: book(booked_hall, login="chenli")).code == "no_permission"


# -- one rule, told twice ----------------------------------------------------------------------------------------------


def test_the_domain_and_the_database_tell_one_rule(booked_hall: Hall) -> None:
    booking = book(booked_hall)
    starts, ends = (moment(f"2026-03-11 {hour}:00") for hour in (10, 11))
    rules = booked_hall.app("kiosk1").run(appointments.booking_rules)
    assert rules == BookingRules()
    rows = booked_hall.execute(
        """SELECT t, appointment_arrival(a, t), appointment_turn_at(
                 jsonb_populate_record(a, jsonb_build_object('status', appointment_arrival(a, t))), t)
           FROM appointment a, generate_series(%s, %s, interval '20 seconds') t
           WHERE a.appointment_id = %s""",
        moment("2026-03-11 09:00"),
        moment("2026-03-11 12:00"),
        booking.appointment_id,
    )
    for instant, told, turn in rows:
        assert arrival(starts, ends, instant, rules) == told
        expected = turn_at(starts, ends, instant, rules)
        assert expected is None or expected == turn.astimezone(HALL_TIME)
    assert len({told for _, told, _ in rows}) == 4
    for hour, minute in ((7, 59), (8, 1)):
        now = moment(f"2026-03-11 0{hour}:{minute:02d}")
        booked_hall.set_clock(now)
        shown = booked_hall.app("zhoumin").run(
            appointments.get_booking, appointment_id=booking.appointment_id
        )
        assert shown.may_cancel == may_cancel(starts, now, rules)
