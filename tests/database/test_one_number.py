"""One open number per person and queue, what becomes known of whoever holds it, and what a number says."""

import threading
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

import psycopg
import pytest

from counter_app.domain.tickets import GREEN_CHANNEL, PRIORITY_REASONS, TicketAction
from counter_app.errors import Refused
from counter_app.services import hall_screens, queue, queue_day
from tests.database.hall import Hall, moment
from ui.wording import sentence_for

HOMESTEAD, MEDICAL = "RURAL-HOMESTEAD", "MED-RESIDENT"
LI = hall_screens.Visitor(
    id_kind="居民身份证", id_number="11010519491231002X", name="李国强", phone="13912342207"
)
WANG = replace(LI, id_number="110105194912310038", name="王芳", phone="")


def test_a_person_gets_one_number_of_a_queue_and_is_told_which(hall: Hall) -> None:
    first = hall.issue(visitor=LI)
    with pytest.raises(Refused) as refused:
        hall.issue(visitor=replace(LI, id_number="110105 19491231 002x", name=""))
    assert refused.value.code == "ticket_open"
    assert refused.value.facts == {
        "ticket": "A001",
        "ticket_id": str(first.ticket_id),
        "queue": "农村建房",
    }
    # What the kiosk offers to print again is the same number.
    again = hall.app("kiosk1").run(
        hall_screens.get_issued_ticket, ticket_id=UUID(refused.value.facts["ticket_id"])
    )
    assert (again.label, again.visitor_tail) == ("A001", "002X")
    assert hall.issue(MEDICAL, visitor=LI).label == "B001"  # another queue
    assert hall.issue(visitor=WANG).label == "A002"  # another person; and no number was lost by the refusal
    assert hall.issue().label == "A003"  # nobody was asked


def test_whoever_is_done_or_missed_the_call_may_take_another(hall: Hall) -> None:
    for action in (TicketAction.FINISH, TicketAction.CANCEL):
        _ends(hall, action)
    ticket = _ends(hall, TicketAction.MARK_NO_SHOW)
    newest = hall.issue(visitor=LI)
    coming_back = (
        partial(hall.act, ticket.ticket_id, TicketAction.REQUEUE),
        partial(_call, hall, ticket.ticket_id),
    )
    for come_back in coming_back:
        with pytest.raises(Refused) as refused:  # the number that was missed: two would stand in the queue
            come_back()
        assert (refused.value.code, refused.value.facts["ticket"]) == ("ticket_open", newest.label)


def _ends(hall: Hall, action: TicketAction) -> hall_screens.IssuedTicket:
    """A visit of the same person, that ends so."""
    ticket = hall.issue(visitor=LI)
    called = hall.call()
    assert called
    assert called.ticket_id == ticket.ticket_id
    if action is TicketAction.FINISH:
        hall.act(ticket.ticket_id, TicketAction.START)
    hall.act(ticket.ticket_id, action, reason="不办了")
    return ticket


def _call(hall: Hall, ticket_id: UUID) -> queue.QueuedTicket:
    window_id = hall.open_window("zhoumin", "12")
    return hall.app("zhoumin").run(
        queue.call_ticket, action_id=uuid4(), window_id=window_id, ticket_id=ticket_id
    )


def test_nobody_is_sent_into_a_queue_in_which_they_stand(hall: Hall) -> None:
    hall.issue(MEDICAL, visitor=LI)
    moved = hall.issue(visitor=LI)
    _call(hall, moved.ticket_id)
    queue_id = hall.value("SELECT queue_id FROM queue WHERE prefix = 'B'")
    target = queue.TransferTarget(queue_id=queue_id, window_id=None, name="民生事项")
    with pytest.raises(Refused, match="ticket_open"):
        hall.app("zhoumin").run(
            queue.transfer,
            action_id=uuid4(),
            ticket_id=moved.ticket_id,
            window_id=hall.window_id("12"),
            target=target,
        )
    assert hall.value("SELECT status FROM ticket WHERE prefix = 'A'") == "called"


def test_one_person_at_two_kiosks_at_the_same_instant_gets_one_number(hall: Hall) -> None:
    for round_no in range(10):
        visitor = replace(LI, id_number=f"E{round_no:08}", id_kind="护照")
        barrier, answers = threading.Barrier(2), []

        def take(visitor: hall_screens.Visitor = visitor, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            try:
                answers.append(hall.issue(visitor=visitor).label)  # noqa: B023  (joined below)
            except Refused as refused:
                answers.append(refused.code)  # noqa: B023

        pair = [threading.Thread(target=take) for _ in range(2)]
        for thread in pair:
            thread.start()
        for thread in pair:
            thread.join()
        assert sorted(answers) == [f"A{round_no + 1:03d}", "ticket_open"]


def test_only_the_clerk_who_serves_a_visitor_learns_who_it_is(hall: Hall) -> None:
    ticket = hall.issue(visitor=LI)
    asked = "SELECT * FROM visitor_of_ticket(%s)"
    known = [(LI.id_kind, LI.id_number, LI.name, LI.phone)]
    assert hall.execute(asked, ticket.ticket_id, login="zhoumin") == []
    assert hall.call()
    hall.open_window("heqing", "11")
    assert hall.execute(asked, ticket.ticket_id, login="zhoumin") == known
    assert hall.execute(asked, ticket.ticket_id, login="heqing") == []
    hall.act(ticket.ticket_id, TicketAction.START)
    hall.act(ticket.ticket_id, TicketAction.FINISH)
    assert hall.execute(asked, ticket.ticket_id, login="zhoumin") == []
    said = hall.execute("SELECT a::text FROM ticket_action a")
    assert not any(part in row[0] for row in said for part in (LI.id_number, LI.name, LI.phone))
    hall.app("chenli").run(queue_day.end_day, action_id=uuid4(), reason="下班")
    assert hall.value("SELECT count(*) FROM ticket_visitor") == 0


def test_the_key_of_a_person_says_nothing_to_whoever_reads_the_queue(hall: Hall) -> None:
    hall.issue(visitor=LI)
    key = hall.value("SELECT visitor_key FROM ticket")
    assert len(key) == 32
    for login in ("zhoumin", "chenli", "kiosk1"):
        for forbidden in (
            "SELECT visitor_key FROM ticket",
            "SELECT * FROM ticket_visitor",
            "SELECT secret FROM visitor_secret",
            "SELECT visitor_key_of('居民身份证', '11010519491231002X')",
        ):
            with pytest.raises(Exception, match=r"(?i)permission denied"):
                hall.execute(forbidden, login=login)


def test_yesterday_s_number_hinders_nobody_today(hall: Hall) -> None:
    hall.issue(visitor=LI)
    hall.set_clock(moment("2026-03-11 08:00"))  # no window was opened yet
    assert hall.issue(visitor=LI).label == "A001"
    assert hall.execute("SELECT business_day::text, status FROM ticket ORDER BY 1") == [
        ("2026-03-10", "cancelled"),
        ("2026-03-11", "waiting"),
    ]


def test_a_group_ticket_says_for_how_many(hall: Hall) -> None:
    ticket = hall.issue(people=30)
    assert ticket.people == 30
    called = hall.call()
    assert called
    assert called.people == 30
    for people in (0, 201, -1):
        with pytest.raises(Refused, match="people_count"):
            hall.issue(people=people)
    assert hall.issue(people=200).label == "A002"


def test_priority_has_a_reason_that_the_hall_knows(hall: Hall) -> None:
    assert not hall.issue().is_priority
    for reason in PRIORITY_REASONS:
        ticket = hall.issue(priority_reason=reason, login="zhoumin")
        assert (ticket.is_priority, ticket.priority_reason) == (True, reason)
    with pytest.raises(Refused, match="priority_reason_unknown"):
        hall.issue(priority_reason="熟人")
    assert hall.execute("SELECT priority, count(*)::integer FROM ticket GROUP BY 1 ORDER BY 1") == [
        (0, 1),
        (1, 4),
        (2, 1),
    ]


def test_the_green_channel_is_given_by_a_desk_and_refused_to_a_kiosk(hall: Hall) -> None:
    for visitor in (None, LI):
        with pytest.raises(Refused, match="green_channel_at_desk") as refused:
            hall.issue(priority_reason=GREEN_CHANNEL, visitor=visitor)
        assert sentence_for(refused.value) == "绿色通道由工作人员当面确认，请到导办台或窗口取号。"
    with pytest.raises(psycopg.Error, match="green_channel_at_desk"):  # past the services
        hall.execute(
            """INSERT INTO ticket_action (action_id, ticket_id, action, payload)
               SELECT gen_random_uuid(), gen_random_uuid(), 'issue',
                      jsonb_build_object('queue_id', %s::integer, 'priority_reason', '绿色通道')""",
            hall.value("SELECT queue_id FROM queue WHERE prefix = 'A'"),
            login="kiosk1",
        )
    assert hall.value("SELECT count(*) FROM ticket") == 0
    assert hall.issue(priority_reason=GREEN_CHANNEL, visitor=LI, login="heqing").label == "A001"


def test_a_visitor_without_a_number_of_their_own_is_refused(hall: Hall) -> None:
    with pytest.raises(Refused, match="visitor_unnamed"):
        hall.issue(visitor=replace(LI, id_number="  "))
    with pytest.raises(Refused, match="queue_unknown"):
        hall.app("kiosk1").run(
            hall_screens.issue_ticket,
            action_id=uuid4(),
            ticket_id=uuid4(),
            queue_id=99999,
            item_id=None,
            visitor=LI,
        )
