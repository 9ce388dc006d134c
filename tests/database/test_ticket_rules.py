"""What may happen to a ticket: the table `transition`, whole, and the conditions beside it."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from counter_app.domain.tickets import TicketAction, TicketStatus
from counter_app.errors import Refused
from counter_app.services import queue, windows
from tests.database.attempts import try_ticket
from tests.database.hall import ORDINARY_DAY, Hall

CLERK, WINDOW = "zhoumin", "12"
FORBIDDEN = {"not_your_duty", "no_permission"}
STEPS = {
    TicketStatus.WAITING: (),
    TicketStatus.CALLED: (TicketAction.CALL,),
    TicketStatus.SERVING: (TicketAction.CALL, TicketAction.START),
    TicketStatus.PARKED: (TicketAction.CALL, TicketAction.START, TicketAction.PARK),
    TicketStatus.NO_SHOW: (TicketAction.CALL, TicketAction.MARK_NO_SHOW),
    TicketStatus.DONE: (TicketAction.CALL, TicketAction.START, TicketAction.FINISH),
    TicketStatus.CANCELLED: (TicketAction.CANCEL,),
}


GUARDED = {
    (TicketStatus.WAITING, TicketAction.RELEASE): "window_alive",
    ("", TicketAction.CLOSE_OUT): "not_your_duty",
}
"""What the table allows a clerk and a guard does not: nobody holds who waits, and the day is not over."""


@pytest.fixture
def window_id(hall: Hall) -> int:
    return hall.open_window(CLERK, WINDOW)


def bring_to(hall: Hall, status: TicketStatus) -> UUID:
    ticket_id = hall.issue().ticket_id
    for step in STEPS[status]:
        if step is TicketAction.CALL:
            assert hall.call(CLERK, WINDOW)
        else:
            hall.act(ticket_id, step, reason="取材料")
    return ticket_id


def table(hall: Hall) -> dict[tuple[str, str], tuple[str, list[str]]]:
    rows = hall.execute(
        "SELECT from_status, action, to_status, roles FROM transition WHERE subject = 'ticket' AND action <> 'issue'"
    )
    return {(status, action): (to_status, roles) for status, action, to_status, roles in rows}


@pytest.mark.parametrize("status", TicketStatus)
def test_exactly_the_table_is_allowed(hall: Hall, window_id: int, status: TicketStatus) -> None:
    rules = table(hall)
    ticket_id = bring_to(hall, status)
    hall.set_clock(ORDINARY_DAY.replace(hour=10))  # the cool-down of a recall is over
    for action in TicketAction:
        to_status, roles = rules.get((status, action), ("wrong_state", []))
        done = try_ticket(hall, CLERK, ticket_id, action, window_id, reason="申请人离开", queue_id=1)
        guarded = GUARDED.get((status, action), GUARDED.get(("", action), to_status)) if roles else to_status
        assert done == ("not_in_turn" if action is TicketAction.CALL else guarded), action
        for login, duties in hall.execute("SELECT login, roles FROM staff"):
            if roles and not set(duties) & set(roles):
                refused = try_ticket(hall, login, ticket_id, action, window_id, reason="申请人离开")
                assert refused in FORBIDDEN | {"not_in_turn"}, (login, action)


def test_the_table_and_the_vocabulary_are_the_same(quiet_hall: Hall) -> None:
    words = {status for key, (to, _) in table(quiet_hall).items() for status in (key[0], to)}
    assert words == set(TicketStatus)
    assert {action for _, action in table(quiet_hall)} | {"issue"} == set(TicketAction)


def test_a_window_must_be_held(hall: Hall, window_id: int) -> None:
    hall.issue()
    with pytest.raises(Refused, match="window_not_held"):
        hall.app("heqing").run(queue.call_next, action_id=uuid4(), window_id=window_id)
    called = hall.call(CLERK, WINDOW)
    assert called
    for action in (TicketAction.START, TicketAction.RECALL, TicketAction.RETURN, TicketAction.MARK_NO_SHOW):
        assert try_ticket(hall, "heqing", called.ticket_id, action, window_id) == "window_not_held"
        assert try_ticket(hall, CLERK, called.ticket_id, action, None) == "window_not_held"


def test_a_ticket_at_another_window_stays_there(hall: Hall, window_id: int) -> None:
    hall.issue("MED-RESIDENT")
    called = hall.call(CLERK, WINDOW)
    assert called
    other = hall.open_window("heqing", "11")
    assert try_ticket(hall, "heqing", called.ticket_id, TicketAction.START, other) == "ticket_elsewhere"


def test_a_busy_window_calls_nobody(hall: Hall, window_id: int) -> None:
    for _ in range(2):
        hall.issue()
    parked = bring_to(hall, TicketStatus.WAITING)
    assert hall.call(CLERK, WINDOW)
    with pytest.raises(Refused, match="window_busy"):
        hall.call(CLERK, WINDOW)
    assert hall.value("SELECT status FROM ticket WHERE ticket_id = %s", parked) == "waiting"


def test_a_parked_visitor_comes_back_only_to_a_free_window(hall: Hall, window_id: int) -> None:
    parked = bring_to(hall, TicketStatus.PARKED)
    hall.issue()
    assert hall.call(CLERK, WINDOW)
    assert try_ticket(hall, CLERK, parked, TicketAction.UNPARK, window_id) == "window_busy"


def test_recalls_cool_down_and_end(hall: Hall, window_id: int) -> None:
    ticket_id = bring_to(hall, TicketStatus.CALLED)
    assert try_ticket(hall, CLERK, ticket_id, TicketAction.RECALL, window_id) == "recall_too_soon"
    for minute in (1, 2, 3):
        hall.set_clock(ORDINARY_DAY.replace(minute=minute))
        hall.act(ticket_id, TicketAction.RECALL)
    hall.set_clock(ORDINARY_DAY.replace(minute=4))
    assert try_ticket(hall, CLERK, ticket_id, TicketAction.RECALL, window_id) == "recall_maximum"


def test_setting_aside_and_cancelling_need_a_reason(hall: Hall, window_id: int) -> None:
    ticket_id = bring_to(hall, TicketStatus.SERVING)
    for reason in (None, "", "  "):
        assert (
            try_ticket(hall, CLERK, ticket_id, TicketAction.PARK, window_id, reason=reason)
            == "reason_missing"
        )
    hall.act(ticket_id, TicketAction.PARK, reason="取材料")
    for reason in (None, "", "  "):
        done = try_ticket(hall, CLERK, ticket_id, TicketAction.CANCEL, window_id, reason=reason)
        assert done == "reason_missing"


def test_a_returned_visitor_keeps_the_place_and_a_requeued_one_goes_to_the_end(
    hall: Hall, window_id: int
) -> None:
    first = bring_to(hall, TicketStatus.CALLED)
    hall.issue()
    hall.act(first, TicketAction.RETURN)
    assert hall.call(CLERK, WINDOW) == queue_head(hall, first)
    hall.act(first, TicketAction.MARK_NO_SHOW)
    hall.act(first, TicketAction.REQUEUE)
    called = hall.call(CLERK, WINDOW)
    assert called
    assert called.ticket_id != first


def queue_head(hall: Hall, ticket_id: UUID) -> queue.QueuedTicket:
    return hall.app(CLERK).run(queue.get_ticket, ticket_id)


def test_priority_goes_first_and_order_of_arrival_next(hall: Hall, window_id: int) -> None:
    plain = [hall.issue().label for _ in range(2)]
    urgent = hall.issue(priority_reason="孕妇").label
    order = []
    for _ in range(3):
        called = hall.call(CLERK, WINDOW)
        assert called
        order.append(called.label)
        hall.act(called.ticket_id, TicketAction.START)
        hall.act(called.ticket_id, TicketAction.FINISH)
    assert order == [urgent, *plain]
    assert hall.call(CLERK, WINDOW) is None


def test_a_transferred_visitor_keeps_the_place_and_is_called_at_the_named_window_only(
    hall: Hall, window_id: int
) -> None:
    moved = bring_to(hall, TicketStatus.SERVING)
    other = hall.open_window("heqing", "11")
    target = next(
        target
        for target in hall.app(CLERK).run(queue.transfer_targets, window_id=window_id)
        if target.window_id == other
    )
    hall.app(CLERK).run(
        queue.transfer, action_id=uuid4(), ticket_id=moved, window_id=window_id, target=target
    )
    hall.issue("MED-RESIDENT")
    hall.set_clock(hall.value("SELECT app_now()") + dt.timedelta(seconds=30))
    called_here, called_there = hall.call(CLERK, WINDOW), hall.call("heqing", "11")
    assert called_here
    assert called_here.ticket_id != moved
    assert called_there
    assert called_there.ticket_id == moved
    since = hall.value("SELECT state_since FROM window_board WHERE window_number = '11'")
    assert (
        since == called_there.called_at
    )  # as the window itself counts, not since the service elsewhere began
    hall.set_clock(since + dt.timedelta(seconds=30))
    hall.act(moved, TicketAction.START, login="heqing", number="11")
    begun = hall.value("SELECT started_at FROM ticket WHERE ticket_id = %s", moved)
    assert hall.value("SELECT state_since FROM window_board WHERE window_number = '11'") == begun
    assert begun > since


def test_who_is_sent_to_a_window_of_their_own_queue_stays_in_it(hall: Hall) -> None:
    """Window 12 serves A and B: whoever came for B was counted, and told, as of A."""
    hall.open_window(CLERK, WINDOW)
    there = hall.window_id("11")
    called = hall.serve("MED-RESIDENT", "heqing", "11")
    targets = hall.app("heqing").run(queue.transfer_targets, window_id=there)
    (target,) = [target for target in targets if target.window_id == hall.window_id(WINDOW)]
    moved = hall.app("heqing").run(
        queue.transfer, action_id=uuid4(), ticket_id=called.ticket_id, window_id=there, target=target
    )
    assert (called.queue_name, moved.queue_name) == ("民生事项", "民生事项")


def test_a_window_is_taken_over_only_when_it_is_lost(hall: Hall, window_id: int) -> None:
    with pytest.raises(Refused, match="window_taken") as refused:
        hall.open_window("heqing", WINDOW)
    assert refused.value.facts["name"] == "周敏"
    hall.set_clock(ORDINARY_DAY.replace(hour=10))
    hall.open_window("heqing", WINDOW)
    assert hall.value("SELECT count(*) FROM window_session WHERE closed_at IS NULL") == 1
    with pytest.raises(Refused, match="window_of_other_department"):
        hall.open_window("tangjie", "02")


def test_a_window_that_was_taken_over_tells_its_former_clerk(hall: Hall) -> None:
    window_id, session_id = hall.window_id(WINDOW), uuid4()
    hall.app(CLERK).run(windows.open_window, session_id=session_id, window_id=window_id)
    hall.app(CLERK).run(windows.touch_window, session_id=session_id)
    hall.app(CLERK).run(windows.pause_window, session_id=session_id, reason="用餐")
    assert hall.value("SELECT state FROM window_board WHERE window_number = '12'") == "paused"
    hall.set_clock(ORDINARY_DAY.replace(hour=10))
    hall.open_window("heqing", WINDOW)
    with pytest.raises(Refused, match="window_lost"):
        hall.app(CLERK).run(windows.touch_window, session_id=session_id)
    hall.app(CLERK).run(windows.close_window, session_id=session_id)
    assert hall.value("SELECT clerk_name FROM window_board WHERE window_number = '12'") == "何青"
