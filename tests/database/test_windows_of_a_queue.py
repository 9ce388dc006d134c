"""What the windows of a queue make of waiting: how long it takes, and what becomes of those whom a dead one holds."""

import datetime as dt
from uuid import uuid4

import pytest

from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services import queue
from tests.database.hall import ORDINARY_DAY, Hall

HOMESTEAD, MEDICAL = "RURAL-HOMESTEAD", "MED-RESIDENT"


# -- how long it takes -------------------------------------------------------------------------------------------------


def estimate(hall: Hall, code: str = MEDICAL, **said: object) -> tuple[int, int | None]:
    ticket = hall.issue(code, **said)  # type: ignore[arg-type]
    return ticket.people_ahead, ticket.waiting_minutes


def test_an_estimate_is_what_today_s_service_times_and_open_windows_make_it(hall: Hall) -> None:
    assert estimate(hall) == (0, None)  # nobody is there who could call
    hall.open_window("heqing", "11")
    assert estimate(hall) == (1, 8)  # one person of the usual eight minutes before, one window, which is free
    hall.call("heqing", "11")
    assert estimate(hall) == (1, 12)  # and half a service for whoever is there now
    hall.open_window("zhoumin", "12")
    assert estimate(hall) == (2, 8)  # two windows, of which one is free
    hall.execute(
        "UPDATE window_session SET pause_reason = '午间休息' WHERE staff_id = %s", hall.staff_id("zhoumin")
    )
    assert estimate(hall) == (3, 28)  # one again, and it is busy
    hall.execute(
        """INSERT INTO ticket (ticket_id, hall_id, queue_id, business_day, prefix, number, status, queued_at, turn_at,
               issued_at, started_at, finished_at)
           SELECT gen_random_uuid(), hall_id, queue_id, today(), prefix, 500 + n, 'done', app_now(), app_now(),
               app_now(), app_now() - interval '20 minutes', app_now()
           FROM queue, generate_series(1, 5) AS n WHERE prefix = 'B'"""
    )
    assert estimate(hall) == (4, 90)  # today it takes twenty minutes


def test_windows_of_a_queue_beside_one_s_own_share_its_people(hall: Hall) -> None:
    """Window 12 calls A and B; windows 06 to 11 call B too, so of ten in B it gets not all."""
    hall.open_window("zhoumin", "12")
    for _ in range(10):
        hall.issue(MEDICAL)
    assert estimate(hall, HOMESTEAD) == (10, 80)
    hall.open_window("heqing", "11")
    assert estimate(hall, HOMESTEAD) == (11, 55)  # half of ten at eight minutes, and one at fifteen


def test_a_group_takes_as_often_as_it_has_people(hall: Hall) -> None:
    hall.open_window("heqing", "11")
    hall.issue(MEDICAL, people=10)
    assert estimate(hall) == (1, 80)


# -- what a window holds that is gone ----------------------------------------------------------------------------------


def test_what_a_dead_window_held_goes_back_to_its_place(hall: Hall) -> None:
    first, second = hall.issue().ticket_id, hall.issue().ticket_id
    hall.serve(login="zhoumin", number="12")
    with pytest.raises(Refused, match="window_alive"):
        hall.app("chenli").run(queue.release, action_id=uuid4(), ticket_id=first)
    hall.set_clock(ORDINARY_DAY + dt.timedelta(minutes=5))  # the client was killed
    for login in ("chenli", "heqing"):
        assert [ticket.label for ticket in hall.app(login).run(queue.stranded)] == ["A001"]
    released = hall.app("chenli").run(queue.release, action_id=uuid4(), ticket_id=first)
    assert (released.status, released.window_number) == ("waiting", "")
    assert hall.app("chenli").run(queue.stranded) == ()
    with pytest.raises(Refused, match="window_alive"):
        hall.app("chenli").run(queue.release, action_id=uuid4(), ticket_id=second)
    hall.open_window("heqing", "12")
    assert hall.call("heqing").ticket_id == first  # type: ignore[union-attr]


def test_whoever_waits_for_a_dead_window_alone_is_let_go_too(hall: Hall) -> None:
    moved = hall.issue(MEDICAL)
    hall.call()
    target = queue.TransferTarget(queue_id=2, window_id=hall.open_window("heqing", "11"), name="11号窗口")
    hall.app("zhoumin").run(
        queue.transfer,
        action_id=uuid4(),
        ticket_id=moved.ticket_id,
        window_id=hall.window_id("12"),
        target=target,
    )
    assert hall.app("chenli").run(queue.stranded) == ()
    hall.set_clock(ORDINARY_DAY + dt.timedelta(minutes=5))
    assert [ticket.window_number for ticket in hall.app("chenli").run(queue.stranded)] == ["11"]
    hall.app("chenli").run(queue.release, action_id=uuid4(), ticket_id=moved.ticket_id)
    assert hall.call().ticket_id == moved.ticket_id  # type: ignore[union-attr]


def test_who_covers_the_clerk_takes_the_window_over_with_whoever_stands_there(hall: Hall) -> None:
    ticket = hall.serve()
    with pytest.raises(Refused, match="window_taken"):
        hall.open_window("heqing", "12")
    hall.execute(
        "INSERT INTO cover (staff_id, cover_staff_id, starts_on, ends_on) VALUES (%s, %s, today(), today())",
        hall.staff_id("zhoumin"),
        hall.staff_id("heqing"),
    )
    window_id = hall.open_window("heqing", "12")
    state = hall.app("heqing").run(queue.queue_state, window_id=window_id)
    assert state.current
    assert state.current.ticket_id == ticket.ticket_id
    assert hall.act(ticket.ticket_id, TicketAction.FINISH, "heqing").status == "done"
    with pytest.raises(Refused, match="window_not_held"):
        hall.app("zhoumin").run(queue.call_next, action_id=uuid4(), window_id=window_id)
