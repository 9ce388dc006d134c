"""“前面还有 N 人”: those whom the windows of a queue call before it, whichever queue they stand in."""

import time
from uuid import uuid4

from counter_app.services import hall_screens, queue
from tests.database.hall import Hall

HOMESTEAD, MEDICAL = "RURAL-HOMESTEAD", "MED-RESIDENT"
"""Window 12 serves both, of the queues A and B; windows 06 to 11 serve B alone."""
PATIENCE = 20.0  # counted person by person it would be minutes
"""Seconds. Measured with 5,000 waiting: 0.007 for a number, 0.025 for the whole list of matters."""


def shown(hall: Hall, queue_name: str) -> tuple[int, int]:
    """What the kiosk says of a queue before the number is taken: its own people, people ahead."""
    matters = hall.app("kiosk1").run(hall_screens.matters)
    found = {(m.waiting, m.people_ahead) for m in matters if m.queue_id == queue_id(hall, queue_name)}
    assert len(found) == 1
    return found.pop()


def queue_id(hall: Hall, prefix: str) -> int:
    return int(hall.value("SELECT queue_id FROM queue WHERE prefix = %s", prefix))


def calls_until(hall: Hall, label: str) -> int:
    """How many window 12 really calls before this number."""
    window_id = hall.open_window("zhoumin", "12")
    for before in range(100):
        called = hall.app("zhoumin").run(queue.call_next, action_id=uuid4(), window_id=window_id)
        assert called is not None
        if called.label == label:
            return before
        hall.execute("UPDATE ticket SET status = 'done' WHERE ticket_id = %s", called.ticket_id)
    raise AssertionError(f"{label} was never called")


def count_alike(hall: Hall) -> None:
    """In the demonstration's hall waiting in A counts twice at window 12."""
    hall.execute("UPDATE window_queue SET weight = 1")


def test_two_queues_at_one_window_are_one_line(hall: Hall) -> None:
    count_alike(hall)
    for _ in range(13):
        hall.issue(MEDICAL)
    assert shown(hall, "A") == (0, 13)
    ticket = hall.issue(HOMESTEAD)
    assert (ticket.label, ticket.people_ahead) == ("A001", 13)
    assert hall.issue(MEDICAL).people_ahead == 14
    assert calls_until(hall, "A001") == 13


def test_a_queue_with_windows_of_its_own_counts_only_its_own(hall: Hall) -> None:
    hall.issue(MEDICAL)
    hall.issue("BUILD-PERMIT")
    assert hall.issue("BUILD-PERMIT").people_ahead == 1
    assert shown(hall, "C") == (0, 0)


def test_priority_goes_before_all_who_have_none(hall: Hall) -> None:
    count_alike(hall)
    hall.issue(MEDICAL)
    hall.issue(MEDICAL, priority_reason="老年人")
    assert hall.issue(HOMESTEAD, priority_reason="老年人").people_ahead == 1
    ticket = hall.issue(HOMESTEAD)
    assert ticket.people_ahead == 3
    assert calls_until(hall, ticket.label) == 3


def reserve(hall: Hall, ticket: hall_screens.IssuedTicket, number: str) -> None:
    hall.execute(
        "UPDATE ticket SET reserved_window_id = %s WHERE ticket_id = %s",
        hall.window_id(number),
        ticket.ticket_id,
    )


def test_a_reserved_ticket_counts_at_its_own_window_only(hall: Hall) -> None:
    reserve(hall, hall.issue(MEDICAL), "06")
    reserve(hall, hall.issue("BUILD-PERMIT"), "12")
    ticket = hall.issue(HOMESTEAD)
    assert ticket.people_ahead == 1
    assert hall.issue(MEDICAL).people_ahead == 3  # window 06 serves that queue, too
    assert calls_until(hall, ticket.label) == 1


def test_a_visitor_reserved_for_a_window_waits_for_that_window(hall: Hall) -> None:
    hall.issue(HOMESTEAD)
    moved = hall.issue(MEDICAL)
    assert moved.people_ahead == 1
    reserve(hall, moved, "06")
    assert hall.app("kiosk1").run(hall_screens.get_issued_ticket, ticket_id=moved.ticket_id).people_ahead == 0


def test_a_queue_that_no_window_serves_yet_counts_its_own(hall: Hall) -> None:
    hall.execute("DELETE FROM window_queue WHERE queue_id = %s", queue_id(hall, "A"))
    hall.issue(HOMESTEAD)
    assert hall.issue(HOMESTEAD).people_ahead == 1


def test_who_came_at_the_same_instant_is_called_by_number(hall: Hall) -> None:
    labels = [hall.issue(code).label for code in (MEDICAL, HOMESTEAD, MEDICAL, HOMESTEAD)]
    hall.execute("UPDATE ticket SET turn_at = (SELECT min(turn_at) FROM ticket)")
    # Rewritten in the other order: where a row lies says nothing.
    hall.execute("UPDATE ticket SET turn_at = turn_at WHERE prefix = 'A' AND number = 1")
    kiosk = hall.app("kiosk1")
    told = {
        label: kiosk.run(hall_screens.get_issued_ticket, ticket_id=ticket_id).people_ahead
        for label, ticket_id in hall.execute("SELECT ticket_label(prefix, number), ticket_id FROM ticket")
    }
    assert told == {label: place for place, label in enumerate(sorted(labels))}
    assert calls_until(hall, "B002") == 3


def test_it_is_cheap_with_five_thousand_waiting(hall: Hall) -> None:
    ticket = hall.issue(HOMESTEAD)
    hall.execute(
        """INSERT INTO ticket (ticket_id, hall_id, queue_id, business_day, prefix, number, status, queued_at,
               turn_at, issued_at)
           SELECT gen_random_uuid(), hall_id, queue_id, today(), prefix, 1000 + n, 'waiting',
               app_now() - interval '1 hour', app_now() - interval '1 hour', app_now() - interval '1 hour'
           FROM queue, generate_series(1, 1250) AS n"""
    )
    kiosk = hall.app("kiosk1")
    kiosk.run(hall_screens.matters)  # once, so that only the database's own work is measured
    started = time.perf_counter()
    again = kiosk.run(hall_screens.get_issued_ticket, ticket_id=ticket.ticket_id)
    assert shown(hall, "A") == (1251, 2501)
    assert time.perf_counter() - started < PATIENCE
    assert again.people_ahead == 2500
