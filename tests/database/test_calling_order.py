"""Who is called next: whoever waited longest, by what a priority and a queue's weight are worth; and who may be called
out of turn."""

import datetime as dt
from uuid import UUID, uuid4

import psycopg
import pytest

from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services import queue
from tests.database.hall import ORDINARY_DAY, Hall, moment

HOMESTEAD, MEDICAL = "RURAL-HOMESTEAD", "MED-RESIDENT"
"""Queue A, which window 12 alone serves, and queue B, which it serves like windows 06 to 11."""


def minutes(count: float) -> dt.timedelta:
    return dt.timedelta(minutes=count)


def come(hall: Hall, after: float, code: str = HOMESTEAD, reason: str = "", login: str = "kiosk1") -> str:
    """Somebody takes a number so many minutes after nine."""
    hall.set_clock(ORDINARY_DAY + minutes(after))
    return hall.issue(code, priority_reason=reason, login=login).label


def weigh(hall: Hall, number: str, prefix: str, weight: int) -> None:
    hall.execute(
        """UPDATE window_queue SET weight = %s WHERE window_id = %s
           AND queue_id = (SELECT queue_id FROM queue WHERE prefix = %s)""",
        weight,
        hall.window_id(number),
        prefix,
    )


def called_in_turn(hall: Hall, login: str = "zhoumin", number: str = "12") -> list[str]:
    """Whom the window calls until nobody waits."""
    order = []
    while called := hall.call(login, number):
        order.append(called.label)
        hall.act(called.ticket_id, TicketAction.START, login, number)
        hall.act(called.ticket_id, TicketAction.FINISH, login, number)
    return order


def shown(hall: Hall, number: str = "12") -> list[str]:
    """The line as the window's column shows it."""
    state = hall.app("zhoumin").run(queue.queue_state, window_id=hall.window_id(number))
    return [ticket.label for ticket in state.waiting]


def test_nobody_starves_behind_priorities(hall: Hall) -> None:
    """A priority is worth an hour of waiting, the green channel a day: whoever waited longer goes first."""
    expected = [
        come(hall, 0),  # has waited an hour and a half when the old man comes
        come(hall, 90, reason="老年人"),
        come(hall, 31),  # came an hour and four minutes before the soldier
        come(hall, 95, reason="军人"),
        come(hall, 36),  # came 59 minutes before the soldier
    ]
    urgent = come(hall, 100, reason="绿色通道", login="zhoumin")
    hall.set_clock(ORDINARY_DAY + minutes(101))
    assert shown(hall) == [urgent, *expected]
    assert called_in_turn(hall) == [urgent, *expected]


def test_a_queue_that_counts_three_times_goes_first_until_others_waited_three_times_as_long(
    hall: Hall,
) -> None:
    weigh(hall, "12", "A", 3)
    ten, four, two = come(hall, 0, MEDICAL), come(hall, 6, HOMESTEAD), come(hall, 8, HOMESTEAD)
    hall.set_clock(ORDINARY_DAY + minutes(10))
    assert shown(hall) == [four, ten, two]  # 12, 10 and 6 minutes
    ahead = {
        label: hall.value("SELECT people_ahead FROM issued_ticket(%s)", ticket_id)
        for label, ticket_id in hall.execute("SELECT ticket_label(prefix, number), ticket_id FROM ticket")
    }
    assert ahead == {four: 0, ten: 1, two: 2}
    hall.set_clock(ORDINARY_DAY + minutes(40))
    assert shown(hall) == [four, two, ten]  # 102, 96 and 40
    assert called_in_turn(hall) == [four, two, ten]


def test_who_waits_for_one_window_alone_counts_as_much_as_its_dearest_queue(hall: Hall) -> None:
    weigh(hall, "12", "A", 3)
    plain, reserved = come(hall, 0, MEDICAL), come(hall, 5, MEDICAL)
    hall.execute(
        "UPDATE ticket SET reserved_window_id = %s WHERE ticket_label(prefix, number) = %s",
        hall.window_id("12"),
        reserved,
    )
    hall.set_clock(ORDINARY_DAY + minutes(8))
    assert shown(hall) == [reserved, plain]
    assert called_in_turn(hall) == [reserved, plain]


def test_a_locked_head_is_passed_over_for_the_next_best_and_no_further(hall: Hall) -> None:
    """Eleven of queue B are being called elsewhere: the twelfth still comes before the later one of queue A."""
    people = [come(hall, minute, MEDICAL) for minute in range(12)]
    later = come(hall, 20, HOMESTEAD)
    hall.open_window("zhoumin", "12")
    with psycopg.connect(hall.driver_url()) as other:
        other.execute("SELECT FROM ticket WHERE prefix = 'B' AND number <= 11 FOR UPDATE")
        assert called_in_turn(hall) == [people[11], later]
    assert called_in_turn(hall) == people[:11]


def test_a_given_number_is_called_and_nobody_else_moves(hall: Hall) -> None:
    labels = [come(hall, minute) for minute in range(3)]
    wanted = hall.value("SELECT ticket_id FROM ticket WHERE number = 2")
    window_id = hall.open_window("zhoumin", "12")
    others = "SELECT t::text FROM ticket t WHERE number <> 2 ORDER BY number"
    before = hall.execute(others)
    called = call_given(hall, wanted)
    assert (called.label, called.status, called.window_number) == (labels[1], "called", "12")
    assert hall.execute(others) == before
    assert hall.value("SELECT served_by FROM ticket WHERE number = 2") == hall.staff_id("zhoumin")
    hall.act(wanted, TicketAction.MARK_NO_SHOW)
    assert shown(hall) == [labels[0], labels[2]]
    assert call_given(hall, wanted).label == labels[1]  # missed the call, and stands there now
    with pytest.raises(Refused, match="wrong_state"):
        hall.app("zhoumin").run(queue.call_ticket, action_id=uuid4(), window_id=window_id, ticket_id=wanted)


def call_given(hall: Hall, ticket_id: UUID, login: str = "zhoumin", number: str = "12") -> queue.QueuedTicket:
    return hall.app(login).run(
        queue.call_ticket, action_id=uuid4(), window_id=hall.open_window(login, number), ticket_id=ticket_id
    )


def test_a_given_number_of_another_window_of_a_busy_one_or_of_yesterday_is_not_called(hall: Hall) -> None:
    elsewhere, here, old = (
        hall.issue("BUILD-PERMIT").ticket_id,
        hall.issue().ticket_id,
        hall.issue().ticket_id,
    )
    for refused, code in ((elsewhere, "ticket_of_other_window"), (uuid4(), "wrong_state")):
        with pytest.raises(Refused, match=code):
            call_given(hall, refused)
    hall.execute("UPDATE ticket SET business_day = business_day - 1 WHERE ticket_id = %s", old)
    with pytest.raises(Refused, match="ticket_of_earlier_day"):
        call_given(hall, old)
    call_given(hall, here)
    with pytest.raises(Refused, match="window_busy"):
        call_given(hall, hall.issue().ticket_id)


def test_finishing_and_calling_a_given_number_is_both_or_neither_and_once(hall: Hall) -> None:
    hall.issue()
    elsewhere, wanted = hall.issue("BUILD-PERMIT").ticket_id, hall.issue().ticket_id
    called = hall.call()
    assert called
    action_id, window_id = uuid4(), hall.window_id("12")
    states = "SELECT ticket_label(prefix, number), status FROM ticket ORDER BY 1"

    def ask(wanted_id: UUID) -> queue.QueuedTicket:
        return hall.app("zhoumin").run(
            queue.finish_and_call_ticket,
            action_id=action_id,
            window_id=window_id,
            ticket_id=called.ticket_id,
            wanted_id=wanted_id,
        )

    with pytest.raises(Refused, match="wrong_state"):  # only called: has not come to the window yet
        ask(wanted)
    hall.act(called.ticket_id, TicketAction.START)
    with pytest.raises(Refused, match="ticket_of_other_window"):
        ask(elsewhere)
    assert hall.execute(states) == [("A001", "serving"), ("A002", "waiting"), ("D001", "waiting")]
    assert [ask(wanted).label for _ in range(2)] == ["A002", "A002"]
    assert hall.execute(states) == [("A001", "done"), ("A002", "called"), ("D001", "waiting")]
    with pytest.raises(Refused, match="action_id_reused"):
        ask(elsewhere)


def miss(hall: Hall) -> UUID:
    called = hall.call()
    assert called
    hall.act(called.ticket_id, TicketAction.MARK_NO_SHOW)
    return called.ticket_id


def test_who_missed_the_call_stands_three_numbers_later_once(hall: Hall) -> None:
    labels = [come(hall, minute) for minute in range(6)]
    missed = miss(hall)
    assert shown(hall) == labels[1:]  # never called again by itself
    hall.act(missed, TicketAction.REQUEUE)
    assert shown(hall) == [*labels[1:4], labels[0], *labels[4:]]
    for _ in range(3):
        miss(hall)
    assert miss(hall) == missed
    with pytest.raises(Refused) as refused:
        hall.act(missed, TicketAction.REQUEUE)
    assert (refused.value.code, refused.value.facts["maximum"]) == ("requeue_maximum", 1)


def test_the_hall_may_let_nobody_come_back_or_further_away(hall: Hall) -> None:
    labels = [come(hall, minute) for minute in range(4)]
    missed = miss(hall)
    hall.execute("UPDATE setting SET value = '0' WHERE name = 'requeue_maximum'")
    with pytest.raises(Refused, match="no_show_is_final"):
        hall.act(missed, TicketAction.REQUEUE)
    hall.execute("UPDATE setting SET value = '2' WHERE name = 'requeue_maximum'")
    hall.execute("UPDATE setting SET value = '50' WHERE name = 'requeue_after'")
    hall.act(missed, TicketAction.REQUEUE)
    assert shown(hall) == [*labels[1:], labels[0]]


def test_who_missed_a_call_out_of_turn_gains_nothing_by_it(hall: Hall) -> None:
    labels = [come(hall, minute) for minute in range(6)]
    last = hall.value("SELECT ticket_id FROM ticket WHERE number = 6")
    call_given(hall, last)
    hall.act(last, TicketAction.MARK_NO_SHOW)
    hall.act(last, TicketAction.REQUEUE)
    assert shown(hall) == labels


def test_a_slip_of_the_finger_costs_nobody_the_place_nor_the_clock(hall: Hall) -> None:
    """Returned after a while, and after somebody behind was called elsewhere: the first in line as before."""
    labels = [come(hall, minute, MEDICAL) for minute in range(3)]
    called = hall.call()
    assert called
    row = "SELECT queued_at, turn_at, issued_at FROM ticket WHERE number = 1"
    before = hall.execute(row)
    hall.set_clock(ORDINARY_DAY + minutes(20))
    elsewhere = hall.call("heqing", "11")
    assert elsewhere
    hall.act(called.ticket_id, TicketAction.RETURN)
    assert hall.execute(row) == before
    assert shown(hall) == [labels[0], labels[2]]
    assert called_in_turn(hall) == [labels[0], labels[2]]


def test_whoever_was_set_aside_is_called_by_nobody_by_itself(hall: Hall) -> None:
    aside = [come(hall, minute) for minute in range(2)]
    miss(hall)
    called = hall.call()
    assert called
    hall.act(called.ticket_id, TicketAction.START)
    hall.act(called.ticket_id, TicketAction.PARK, reason="去缴费")
    for hour in range(10, 13):
        hall.set_clock(moment(f"2026-03-10 {hour}:00"))
        assert hall.call() is None
    state = hall.app("zhoumin").run(queue.queue_state, window_id=hall.window_id("12"))
    assert [ticket.label for ticket in (*state.no_shows, *state.parked)] == aside


def test_nobody_waits_is_told_only_to_whoever_may_ask(hall: Hall) -> None:
    window_id = hall.open_window("zhoumin", "12")
    assert hall.call() is None
    for asked in (window_id, 99999):
        with pytest.raises(Refused, match="window_not_held"):
            hall.app("heqing").run(queue.call_next, action_id=uuid4(), window_id=asked)
