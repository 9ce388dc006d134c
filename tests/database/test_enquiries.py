"""First contact: recorded once, by whoever was asked, seen by oneself and by supervision."""

from typing import Any
from uuid import uuid4

import psycopg
import pytest

from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services import enquiries
from counter_app.services.enquiries import EnquiryDay, Referral
from tests.database.hall import Hall


def record(hall: Hall, login: str = "zhoumin", number: str = "12", **facts: Any) -> Any:
    facts = {"action_id": uuid4(), "topic": "材料咨询", **facts}
    window_id = hall.open_window(login, number)
    return hall.app(login).run(enquiries.record_enquiry, window_id=window_id, **facts)


def today(hall: Hall, login: str) -> EnquiryDay:
    return hall.app(login).run(enquiries.enquiries_today)


def test_who_is_asked_first_is_on_record_and_once(hall: Hall) -> None:
    action_id = uuid4()
    first = record(hall, action_id=action_id, question="要带什么？", answer="身份证、户口簿")
    assert record(hall, action_id=action_id, question="要带什么？", answer="身份证、户口簿") == first
    (line,) = today(hall, "zhoumin").lines
    assert (line.clerk_name, line.window_number, line.topic) == ("周敏", "12", "材料咨询")
    assert (line.question, line.answer, line.referred_to) == ("要带什么？", "身份证、户口簿", "")


def test_an_id_stands_for_one_enquiry_of_one_person(hall: Hall) -> None:
    action_id = uuid4()
    record(hall, action_id=action_id)
    for login, number, topic in (("zhoumin", "12", "流程咨询"), ("heqing", "11", "材料咨询")):
        with pytest.raises(Refused, match="action_id_reused"):
            record(hall, login, number, action_id=action_id, topic=topic)
    assert hall.value("SELECT count(*) FROM enquiry") == 1


def test_a_clerk_sees_the_own_and_the_supervisor_all_by_topic_and_department(hall: Hall) -> None:
    record(hall)
    record(
        hall,
        topic="找窗口",
        referral=Referral(unit_id=None, window_id=hall.window_id("13"), name="", note="", queue_id=None),
    )
    record(hall, "tangjie", "08")
    assert [line.topic for line in today(hall, "zhoumin").lines] == ["找窗口", "材料咨询"]
    assert [line.clerk_name for line in today(hall, "tangjie").lines] == ["唐洁"]
    day = today(hall, "chenli")
    assert (day.count, len(day.lines)) == (3, 3)
    assert [(each.name, each.count, each.referred) for each in day.by_topic] == [
        ("材料咨询", 2, 0),
        ("找窗口", 1, 1),
    ]
    assert [(each.name, each.count) for each in day.by_department] == [
        ("区行政服务中心", 2),
        ("区医疗保障局", 1),
    ]
    assert day.lines[1].referred_to == "13号窗口"


def test_the_visitor_goes_along_with_the_number_both_or_neither(hall: Hall) -> None:
    served = hall.serve()
    hall.open_window("heqing", "11")
    desk = hall.app("zhoumin").run(enquiries.enquiry_desk, window_id=hall.window_id("12"))
    to_11 = next(each for each in desk.referrals if each.name == "11号窗口")
    closed = next(each for each in desk.referrals if each.name == "13号窗口")
    assert closed.queue_id is None
    facts: dict[str, Any] = {
        "action_id": uuid4(),
        "ticket_id": served.ticket_id,
        "item_id": served.item_id,
        "referral": to_11,
        "takes_ticket": True,
    }
    first = record(hall, **facts)
    assert record(hall, **facts) == first  # the answer was lost, and the visitor has gone on meanwhile
    called = hall.call("heqing", "11")
    assert called is not None
    assert called.ticket_id == served.ticket_id
    assert hall.value("SELECT count(*) FROM ticket_action WHERE action = 'transfer'") == 1
    assert today(hall, "zhoumin").lines[0].ticket == served.label


def test_a_transfer_that_is_refused_leaves_no_enquiry(hall: Hall) -> None:
    served = hall.serve()
    hall.act(served.ticket_id, TicketAction.PARK, reason="测试")  # at the window still, but nobody to send on
    hall.open_window("heqing", "11")
    desk = hall.app("zhoumin").run(enquiries.enquiry_desk, window_id=hall.window_id("12"))
    to_11 = next(each for each in desk.referrals if each.name == "11号窗口")
    with pytest.raises(Refused):
        record(hall, ticket_id=served.ticket_id, referral=to_11, takes_ticket=True)
    assert hall.value("SELECT count(*) FROM enquiry") == 0


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"topic": " \u3000"}, "enquiry_topic_missing"),
        ({"ticket_id": uuid4()}, "enquiry_of_other_visitor"),
        ({"window_id": -1}, "window_not_held"),
    ],
)
def test_what_is_wrong_is_refused(hall: Hall, facts: dict[str, Any], code: str) -> None:
    window_id = hall.open_window("zhoumin", "12")
    facts = {"action_id": uuid4(), "topic": "材料咨询", "window_id": window_id, **facts}
    with pytest.raises(Refused, match=code):
        hall.app("zhoumin").run(enquiries.record_enquiry, **facts)


def test_one_is_sent_to_one_place_and_not_to_where_one_stands(hall: Hall) -> None:
    here, unit = hall.open_window("zhoumin", "12"), hall.value("SELECT min(org_unit_id) FROM org_unit")
    for to_unit, to_window in ((unit, hall.window_id("13")), (None, here)):
        referral = Referral(unit_id=to_unit, window_id=to_window, name="", note="", queue_id=None)
        with pytest.raises(Refused, match="enquiry_referral_unclear"):
            record(hall, referral=referral)


def test_nobody_writes_an_enquiry_past_the_door(hall: Hall) -> None:
    record(hall)
    for login in ("zhoumin", "chenli", "admin"):
        for statement in ("UPDATE enquiry SET answer = ''", "DELETE FROM enquiry"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                hall.execute(statement, login=login)
    for login in ("kiosk1", "board1", "liuguifang"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            hall.value("SELECT count(*) FROM enquiry", login=login)
