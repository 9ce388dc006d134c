"""Two windows press at the same instant; four kiosks give numbers at once: each process has its own login."""

import datetime as dt
import os
from uuid import uuid4

import pytest

from counter_app.errors import Refused
from counter_app.services.hall_screens import issue_ticket
from counter_app.work import Work
from tests.database.clients import call_again_and_again, in_processes, issue_again_and_again
from tests.database.hall import Hall, moment

ROUNDS = 1_000 if os.environ.get("COUNTER_LONG_RUN") else 200
DESKS = (("heqing", "11"), ("zhoumin", "12"))


def test_two_windows_that_call_at_the_same_instant_never_get_the_same_visitor(hall: Hall) -> None:
    desks = [(hall.url(login), hall.open_window(login, number), ROUNDS + 2) for login, number in DESKS]
    # Two for every round, so that nobody may hear that nobody waits; one for the round after, none for the last.
    give_numbers(hall, 2 * ROUNDS + 1)
    first, second = in_processes(call_again_and_again, *desks)
    called = [label for label in first + second if label]
    assert None not in first[:ROUNDS] + second[:ROUNDS], (first, second)
    assert len(called) == len(set(called)) == 2 * ROUNDS + 1
    assert [first[ROUNDS], second[ROUNDS]].count(None) == 1
    assert (first[-1], second[-1]) == (None, None)
    assert hall.value("SELECT count(*) FROM ticket WHERE status = 'done'") == 2 * ROUNDS + 1


def give_numbers(hall: Hall, count: int) -> None:
    queue_id = hall.value("SELECT queue_id FROM queue WHERE prefix = 'B'")
    hall.execute(
        """INSERT INTO ticket_action (action_id, ticket_id, action, payload)
           SELECT gen_random_uuid(), gen_random_uuid(), 'issue', jsonb_build_object('queue_id', %s::integer)
           FROM generate_series(1, %s)""",
        queue_id,
        count,
        login="kiosk1",
    )


def test_numbers_given_by_four_kiosks_at_once_have_no_double_and_no_hole(hall: Hall) -> None:
    hall.set_clock(moment("2026-03-11 00:30"))  # in UTC it is still the tenth
    queue_id = hall.value("SELECT queue_id FROM queue WHERE prefix = 'B'")
    kiosks = [(hall.url("kiosk1"), queue_id, 50)] * 4
    answers = in_processes(issue_again_and_again, *kiosks)
    labels = sorted(label for answer in answers for label in answer)
    assert labels == [f"B{number:03d}" for number in range(1, 201)]
    assert hall.execute("SELECT DISTINCT business_day FROM ticket") == [(dt.date(2026, 3, 11),)]


def test_the_first_number_of_a_day_is_one_at_local_midnight(hall: Hall) -> None:
    hall.set_clock(moment("2026-03-10 23:50"))
    assert hall.issue().label == "A001"
    hall.set_clock(moment("2026-03-11 00:10"))
    assert hall.issue().label == "A001"
    called = hall.call()
    assert called
    assert hall.value("SELECT business_day FROM ticket WHERE ticket_id = %s", called.ticket_id) == dt.date(
        2026, 3, 11
    )


def test_a_number_that_was_not_committed_leaves_no_hole(hall: Hall) -> None:
    hall.issue()
    queue_id = hall.value("SELECT queue_id FROM queue WHERE prefix = 'A'")
    with pytest.raises(Refused, match="paper_out"):
        hall.app("kiosk1").run(_issue_and_fail, queue_id=queue_id)
    assert hall.issue().label == "A002"


def _issue_and_fail(work: Work, *, queue_id: int) -> None:
    given = issue_ticket(work, action_id=uuid4(), ticket_id=uuid4(), queue_id=queue_id, item_id=None)
    assert given.label == "A002"
    raise Refused("paper_out")
