"""A day of the queue: when numbers are given and how many, what a night leaves behind, how a day ends."""

import threading
from uuid import UUID, uuid4

import pytest

from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.exchange.hall_file import HallDescription
from counter_app.services import hall_screens, hall_setup, queue, queue_day
from tests.database.hall import Hall, moment

HOMESTEAD, MEDICAL, BUILDING = "RURAL-HOMESTEAD", "MED-RESIDENT", "BUILD-PERMIT"


def set_hours(hall: Hall, *entries: dict[str, object]) -> None:
    described = HallDescription(hall={}, hours=entries, departments={}, files={})
    hall.owner.run(hall_setup.set_up_hours, description=described)


def gives_at(hall: Hall, when: str, code: str = HOMESTEAD) -> str:
    """The label of the number given then, or the code of the refusal."""
    hall.set_clock(moment(when))
    try:
        return hall.issue(code).label
    except Refused as refused:
        return refused.code


def opening(hall: Hall) -> queue_day.HallOpening:
    return hall.app("kiosk1").run(queue_day.opening)


def keep_over_night(hall: Hall, prefix: str = "A") -> None:
    hall.execute("UPDATE queue SET keeps_over_night = true WHERE prefix = %s", prefix)


def statuses(hall: Hall) -> dict[str, str]:
    return dict(
        hall.execute("SELECT business_day || ' ' || ticket_label(prefix, number), status FROM ticket")
    )


# -- when numbers are given ------------------------------------------------------------------------------------------


def test_numbers_are_given_in_the_hours_of_the_hall(hall: Hall) -> None:
    assert gives_at(hall, "2026-03-10 03:00") == "A001"  # without hours at all hours
    assert opening(hall) == queue_day.HallOpening(is_open=True, opens_at=None, closes_at=None, note="")
    working = {"weekdays": ["1", "2", "3", "4", "5"]}
    set_hours(hall, {**working, "from": "09:00", "to": "12:00"}, {**working, "from": "13:30", "to": "17:00"})
    assert [gives_at(hall, f"2026-03-10 {at}") for at in ("08:59", "09:00", "12:00", "13:30", "17:00")] == [
        "hall_closed", "A002", "hall_closed", "A003", "hall_closed",
    ]  # fmt: skip
    found = opening(hall)
    assert (found.is_open, found.opens_at, found.closes_at) == (
        False, moment("2026-03-11 09:00"), moment("2026-03-11 12:00"),
    )  # fmt: skip
    hall.set_clock(moment("2026-03-13 17:30"))  # Friday evening
    with pytest.raises(Refused) as refused:
        hall.issue()
    assert refused.value.facts == {"queue": "农村建房", "opens": "03-16 09:00"}


def test_holidays_days_of_their_own_and_make_up_days(hall: Hall) -> None:
    set_hours(
        hall,
        {"weekdays": ["1", "2", "3", "4", "5"], "from": "09:00", "to": "17:00"},
        {"day": "2026-10-02", "from": "09:00", "to": "11:00"},
    )
    assert gives_at(hall, "2026-10-01 10:00") == "hall_closed"  # the National Day, a Thursday
    assert opening(hall).note == "国庆节"
    assert opening(hall).opens_at == moment("2026-10-02 09:00")
    assert gives_at(hall, "2026-10-02 10:00") == "A001"  # the hall's own hours for that holiday
    assert gives_at(hall, "2026-10-02 11:30") == "hall_closed"
    make_up = hall.value(
        """SELECT min(day)::text FROM calendar_day
           WHERE is_working AND extract(isodow FROM day) > 5 AND day > '2026-04-01'"""
    )
    assert gives_at(hall, f"{make_up} 10:00") == "A001"  # 调休: Monday's hours
    assert gives_at(hall, "2026-03-14 10:00") == "hall_closed"  # a Saturday like others


def test_a_queue_may_be_open_shorter_than_its_hall(hall: Hall) -> None:
    hall.execute("UPDATE queue SET opens_at = '10:00', closes_at = '11:00' WHERE prefix = 'A'")
    assert [gives_at(hall, f"2026-03-10 {at}") for at in ("09:30", "10:00", "11:00")] == [
        "hall_closed", "A001", "hall_closed",
    ]  # fmt: skip
    assert gives_at(hall, "2026-03-10 11:00", MEDICAL) == "B001"


def test_the_last_place_of_a_span_is_given_once(hall: Hall) -> None:
    hall.execute(
        """INSERT INTO queue_slot (queue_id, starts_at, ends_at, walk_in_quota)
           SELECT queue_id, time '09:00', time '10:00', 3 FROM queue WHERE prefix = 'A'"""
    )
    answers: list[str] = []
    barrier = threading.Barrier(6)

    def take() -> None:
        barrier.wait()
        try:
            answers.append(hall.issue().label)
        except Refused as refused:
            answers.append(refused.code)

    together = [threading.Thread(target=take) for _ in range(6)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert sorted(answers) == ["A001", "A002", "A003", *["slot_spent"] * 3]
    assert gives_at(hall, "2026-03-10 10:00") == "A004"  # the next span has no limit; and no number was lost
    assert gives_at(hall, "2026-03-11 09:30") == "A001"


# -- the night -------------------------------------------------------------------------------------------------------


def test_the_day_is_the_hall_s_own_and_not_that_of_utc(hall: Hall) -> None:
    """Midnight in UTC is eight in the morning here: numbers and waiting go on."""
    assert [gives_at(hall, f"2026-03-10 {at}") for at in ("07:59", "08:01", "23:59")] == [
        "A001",
        "A002",
        "A003",
    ]
    assert gives_at(hall, "2026-03-11 00:01") == "A001"
    assert hall.execute("SELECT business_day::text, count(*) FROM ticket GROUP BY 1 ORDER BY 1") == [
        ("2026-03-10", 3),
        ("2026-03-11", 1),
    ]


def aside(hall: Hall) -> list[UUID]:
    """One of each: missed, parked, called at a window, waiting."""
    tickets = [hall.issue().ticket_id for _ in range(4)]
    for action in (TicketAction.MARK_NO_SHOW, TicketAction.PARK):
        called = hall.call()
        assert called
        if action is TicketAction.PARK:
            hall.act(called.ticket_id, TicketAction.START)
        hall.act(called.ticket_id, action, reason="去复印")
    assert hall.call()
    return tickets


def test_what_a_day_leaves_behind_is_never_called_and_closed_out_by_the_first_opening(hall: Hall) -> None:
    missed, parked, called, waiting = aside(hall)
    hall.set_clock(moment("2026-03-11 09:00"))
    today = hall.issue().ticket_id
    hall.execute(  # the client of window 12 was on all night: nobody opened a window yet
        "UPDATE ticket SET status = 'done' WHERE ticket_id = %s", called
    )
    state = hall.app("zhoumin").run(queue.queue_state, window_id=hall.window_id("12"))
    assert [ticket.ticket_id for ticket in state.waiting] == [today]
    assert not state.no_shows
    assert not state.parked
    assert hall.app("kiosk1").run(hall_screens.get_issued_ticket, ticket_id=today).people_ahead == 0
    assert hall.call().ticket_id == today  # type: ignore[union-attr]
    with pytest.raises(Refused, match="ticket_of_earlier_day"):
        hall.act(missed, TicketAction.REQUEUE)
    told = hall.app("chenli").run(queue_day.leftovers)
    assert [(each.label, each.status, each.closed_at) for each in told] == [
        ("A001", "no_show", None), ("A002", "parked", None), ("A004", "waiting", None),
    ]  # fmt: skip
    hall.open_window("heqing", "11")
    assert {t for t, status in hall.execute("SELECT ticket_id, status FROM ticket") if status == "cancelled"} == {
        missed, parked, waiting,
    }  # fmt: skip
    told = hall.app("chenli").run(queue_day.leftovers)
    assert [(each.label, each.status) for each in told] == [
        ("A001", "no_show"), ("A002", "parked"), ("A004", "waiting"),
    ]  # fmt: skip
    assert all(each.closed_at for each in told)
    reasons = hall.execute(
        "SELECT DISTINCT payload ->> 'reason', actor FROM ticket_action WHERE action = 'close_out'"
    )
    assert reasons == [("前一日未办完的号码，新的一天开始时自动作废", "heqing")]


def test_two_windows_that_open_first_close_out_once(hall: Hall) -> None:
    aside(hall)
    hall.set_clock(moment("2026-03-11 09:00"))
    barrier, failures = threading.Barrier(3), []

    def sit_down(login: str, number: str) -> None:
        barrier.wait()
        try:
            hall.open_window(login, number)
        except Exception as error:  # noqa: BLE001  (it is the finding)
            failures.append(error)

    posts = (("heqing", "11"), ("sunli", "01"), ("tangjie", "08"))
    together = [threading.Thread(target=sit_down, args=post) for post in posts]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert failures == []
    assert hall.value("SELECT count(*) FROM ticket_action WHERE action = 'close_out'") == 4
    assert hall.value("SELECT count(*) FROM ticket WHERE status = 'cancelled'") == 4


def test_a_service_that_goes_on_past_midnight_is_not_cut_off(hall: Hall) -> None:
    hall.set_clock(moment("2026-03-10 23:59"))
    ticket = hall.serve()
    hall.set_clock(moment("2026-03-11 00:00"))
    hall.open_window("heqing", "11")
    assert hall.act(ticket.ticket_id, TicketAction.FINISH).status == "done"


def test_a_queue_that_keeps_its_people_goes_on_counting(hall: Hall) -> None:
    keep_over_night(hall)
    labels = [hall.issue().label for _ in range(3)]
    assert hall.call()
    hall.act(hall.value("SELECT ticket_id FROM ticket WHERE number = 1"), TicketAction.MARK_NO_SHOW)
    hall.set_clock(moment("2026-03-11 09:00"))
    assert hall.issue().label == "A004"
    hall.open_window("heqing", "11")  # closes out A001, who is gone
    called = hall.call()
    assert called
    assert called.label == labels[1]
    hall.act(called.ticket_id, TicketAction.START)
    hall.open_window("sunli", "01")  # whoever is served is no leftover, though of yesterday
    hall.act(called.ticket_id, TicketAction.PARK, reason="去缴费")
    state = hall.app("zhoumin").run(queue.queue_state, window_id=hall.window_id("12"))
    assert [ticket.label for ticket in state.parked] == [labels[1]]
    assert [ticket.label for ticket in state.waiting] == [labels[2], "A004"]
    hall.act(called.ticket_id, TicketAction.CANCEL, reason="不办了")
    while left := hall.call():
        hall.act(left.ticket_id, TicketAction.CANCEL, reason="不办了")
    hall.set_clock(moment("2026-03-12 09:00"))
    assert hall.issue().label == "A001"  # nobody holds an old number any more


# -- the end of the day ----------------------------------------------------------------------------------------------


def test_the_day_ends_for_all_but_those_at_a_window_and_those_who_wait_over_night(hall: Hall) -> None:
    keep_over_night(hall, "D")
    aside(hall)  # the third stands at window 12
    hall.issue(BUILDING)
    action_id = uuid4()
    for reason in ("", "  "):
        with pytest.raises(Refused, match="reason_missing"):
            hall.app("chenli").run(queue_day.end_day, action_id=action_id, reason=reason)
    ended = hall.app("chenli").run(queue_day.end_day, action_id=action_id, reason="今天到此结束")
    assert ended == queue_day.EndedDay(closed_count=3, at_windows=("A003",), kept_count=1)
    assert sorted(statuses(hall).values()) == ["called", *["cancelled"] * 3, "waiting"]
    hall.issue()
    assert hall.app("chenli").run(queue_day.end_day, action_id=action_id, reason="今天到此结束") == ended
    assert list(statuses(hall).values()).count("cancelled") == 3
    said = hall.execute(
        "SELECT DISTINCT payload ->> 'reason', actor FROM ticket_action WHERE action = 'close_out'"
    )
    assert said == [("今天到此结束", "chenli")]


def test_whoever_ends_the_day_hears_whether_numbers_are_still_given(hall: Hall) -> None:
    def told(when: str) -> tuple[object, ...]:
        hall.set_clock(moment(when))
        sofar = hall.app("chenli").run(queue_day.day_so_far)
        return sofar.gives_more, sofar.closes_at

    assert told("2026-03-10 20:00") == (True, None)  # a hall without hours always gives them
    working = {"weekdays": ["1", "2", "3", "4", "5"]}
    set_hours(hall, {**working, "from": "09:00", "to": "12:00"}, {**working, "from": "13:30", "to": "17:00"})
    end = moment("2026-03-10 17:00")
    assert [told(f"2026-03-10 {at}") for at in ("08:00", "12:30", "16:59", "17:00")] == [
        (True, end), (True, end), (True, end), (False, end),
    ]  # fmt: skip
    assert told("2026-03-14 10:00") == (False, None)  # a Saturday


def test_what_was_cancelled_takes_no_place_of_its_span(hall: Hall) -> None:
    """A day that was ended by mistake at nine leaves the places of nine to ten to those who take a number again."""
    hall.execute(
        """INSERT INTO queue_slot (queue_id, starts_at, ends_at, walk_in_quota)
           SELECT queue_id, time '09:00', time '10:00', 2 FROM queue WHERE prefix = 'A'"""
    )
    at = "2026-03-10 09:10"
    assert [gives_at(hall, at) for _ in range(3)] == ["A001", "A002", "slot_spent"]
    hall.app("chenli").run(queue_day.end_day, action_id=uuid4(), reason="误按")
    assert [gives_at(hall, at) for _ in range(3)] == ["A003", "A004", "slot_spent"]


def test_only_supervision_ends_the_day_or_closes_out_who_is_of_today(hall: Hall) -> None:
    ticket_id = hall.issue().ticket_id
    hall.open_window("zhoumin", "12")
    for login in ("zhoumin", "kiosk1"):
        with pytest.raises(Refused, match="no_permission"):
            hall.app(login).run(queue_day.end_day, action_id=uuid4(), reason="下班")
        with pytest.raises(Exception, match="not_your_duty"):
            hall.execute(
                """INSERT INTO ticket_action (action_id, ticket_id, action, payload)
                   VALUES (gen_random_uuid(), %s, 'close_out', '{"reason": "下班"}')""",
                ticket_id,
                login=login,
            )
    with pytest.raises(Refused, match="not_this_door"):
        hall.act(ticket_id, TicketAction.CLOSE_OUT, reason="下班")
