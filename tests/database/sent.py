"""Use cases as a client sends them, and sends them again: one preparation for each kind of writing service."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Any
from uuid import uuid4

import psycopg

from counter_app.application import Application
from counter_app.domain.cases import CaseAction, Verdict
from counter_app.domain.ratings import FollowUpAction, Level
from counter_app.domain.roles import Role
from counter_app.domain.service_code import build
from counter_app.domain.tickets import TicketAction
from counter_app.services import (
    appointments,
    certificates,
    enquiries,
    filing,
    hall_screens,
    intake,
    notices,
    papers,
    queue,
    queue_day,
    rating_pad,
    ratings,
    review,
    signoff,
    staff,
    ticket_papers,
    window_column,
    windows,
)
from db.engine import scram_verifier
from tests.database import bookings
from tests.database.hall import PASSWORD, RESIDENT, Hall

_NEWCOMERS = count(1)
WRITTEN = (
    "ticket",
    "ticket_action",
    "ticket_visitor",
    "window_session",
    "applicant",
    "service_case",
    "case_action",
    "case_material",
    "document",
    "document_counter",
    "ticket_counter",
    "code_counter",
    "print_job",
    "certificate",
    "delivery_receipt",
    "clock_stop",
    "staff",
    "staff_change",
    "cover",
    "mandate",
    "rating_invitation",
    "rating",
    "rating_follow_up",
    "rating_step",
    "appointment",
    "enquiry",
    "notice",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A use case as a client would send it, and send again."""

    login: str
    use_case: Callable[..., Any]
    arguments: dict[str, Any]

    def run(self, application: Application) -> Any:
        return application.run(self.use_case, **self.arguments)


def sent(who: str, use_case: Callable[..., Any], /, **arguments: Any) -> Sent:
    """A use case that `who` sends."""
    return Sent(login=who, use_case=use_case, arguments=arguments)


def issue(hall: Hall) -> Sent:
    queue_id = hall.value("SELECT queue_id FROM queue WHERE prefix = 'A'")
    return sent(
        "kiosk1",
        hall_screens.issue_ticket,
        action_id=uuid4(),
        ticket_id=uuid4(),
        queue_id=queue_id,
        item_id=None,
    )


def issue_to_visitor(hall: Hall) -> Sent:
    visitor = hall_screens.Visitor(id_kind="护照", id_number=f"E{next(_NEWCOMERS):08}", name="王芳")
    once = issue(hall)
    return replace(once, arguments={**once.arguments, "visitor": visitor, "people": 3})


def call_ticket(hall: Hall) -> Sent:
    free(hall)
    hall.issue()
    return sent(
        "zhoumin",
        queue.call_ticket,
        action_id=uuid4(),
        window_id=hall.open_window("zhoumin", "12"),
        ticket_id=hall.issue().ticket_id,
    )


def requeue(hall: Hall) -> Sent:
    called = call(hall).run(hall.app("zhoumin"))
    asked = {"ticket_id": called.ticket_id, "window_id": hall.window_id("12")}
    hall.app("zhoumin").run(queue.act_on_ticket, action_id=uuid4(), action=TicketAction.MARK_NO_SHOW, **asked)
    return sent("zhoumin", window_column.requeue, action_id=uuid4(), **asked)


def release(hall: Hall) -> Sent:
    called = call(hall).run(hall.app("zhoumin"))
    hall.execute("UPDATE window_session SET closed_at = app_now() WHERE closed_at IS NULL")
    return sent("chenli", queue.release, action_id=uuid4(), ticket_id=called.ticket_id)


def end_day(hall: Hall) -> Sent:
    hall.issue()
    return sent("chenli", queue_day.end_day, action_id=uuid4(), reason="今天的办理已经结束")


def call(hall: Hall) -> Sent:
    free(hall)
    hall.issue()
    hall.issue()
    return sent("zhoumin", queue.call_next, action_id=uuid4(), window_id=hall.open_window("zhoumin", "12"))


def start(hall: Hall) -> Sent:
    called = call(hall).run(hall.app("zhoumin"))
    return sent(
        "zhoumin",
        queue.act_on_ticket,
        action_id=uuid4(),
        ticket_id=called.ticket_id,
        action=TicketAction.START,
        window_id=hall.window_id("12"),
    )


def finish_and_call(hall: Hall) -> Sent:
    started = start(hall).run(hall.app("zhoumin"))
    return sent(
        "zhoumin",
        queue.finish_and_call_next,
        action_id=uuid4(),
        window_id=hall.window_id("12"),
        ticket_id=started.ticket_id,
    )


def finish_and_call_ticket(hall: Hall) -> Sent:
    once = finish_and_call(hall)
    wanted = {"wanted_id": hall.issue().ticket_id}
    return replace(once, use_case=queue.finish_and_call_ticket, arguments={**once.arguments, **wanted})


def open_window(hall: Hall) -> Sent:
    return sent("heqing", windows.open_window, session_id=uuid4(), window_id=hall.window_id("11"))


def register_print(hall: Hall) -> Sent:
    paper = print_ticket(hall).run(hall.app("kiosk1"))
    return sent("kiosk1", papers.register_print, print_job_id=uuid4(), document_id=paper.document_id)


def print_ticket(hall: Hall) -> Sent:
    return sent("kiosk1", hall_screens.ticket_paper, ticket_id=hall.issue().ticket_id, document_id=uuid4())


def reprint_ticket(hall: Hall) -> Sent:
    return sent("kiosk1", ticket_papers.reprint_ticket, ticket_id=hall.issue().ticket_id, document_id=uuid4())


def conclude(hall: Hall, *, conclusion: intake.Conclusion, code: str = "RURAL-HOMESTEAD") -> Sent:
    hall.open_window("zhoumin", "12")
    short = conclusion is intake.Conclusion.REQUEST_SUPPLEMENT
    return sent(
        "zhoumin",
        intake.conclude_intake,
        action_id=uuid4(),
        intake=hall.desk(code, findings={3: Verdict.MISSING} if short else None),
        conclusion=conclusion,
        reason="不属于本机关职权范围",
        right_body="区自然资源和规划局",
    )


def supplement(hall: Hall) -> Sent:
    first = conclude(hall, conclusion=intake.Conclusion.REQUEST_SUPPLEMENT)
    case_id = first.run(hall.app("zhoumin")).case.head.case_id
    return sent(
        "zhoumin",
        intake.conclude_intake,
        action_id=uuid4(),
        intake=hall.desk(case_id=case_id),
        conclusion=intake.Conclusion.ACCEPT,
    )


def submit(hall: Hall) -> Sent:
    case_id = hall.accept().case.head.case_id
    return sent("zhoumin", signoff.submit_for_decision, action_id=uuid4(), case_id=case_id, opinion="齐全")


def begin_review(hall: Hall) -> Sent:
    case_id = hall.accept().case.head.case_id
    return sent("zhoumin", review.begin_review, action_id=uuid4(), case_id=case_id)


def stop_clock(hall: Hall) -> Sent:
    case_id = hall.accept().case.head.case_id
    stopped = {"case_id": case_id, "procedure": "听证", "working_days": 3}
    return sent("zhoumin", review.stop_clock, action_id=uuid4(), **stopped)


def resume_clock(hall: Hall) -> Sent:
    stopping = stop_clock(hall)
    stopping.run(hall.app("zhoumin"))
    case_id = stopping.arguments["case_id"]
    return sent("zhoumin", review.resume_clock, action_id=uuid4(), case_id=case_id)


def approve(hall: Hall) -> Sent:
    case_id = submit(hall).run(hall.app("zhoumin")).head.case_id
    return sent(
        "xujun",
        signoff.sign_off,
        action_id=uuid4(),
        case_id=case_id,
        action=CaseAction.APPROVE,
        opinion="同意",
    )


def issue_certificate(hall: Hall) -> Sent:
    case_id = approve(hall).run(hall.app("xujun")).case.head.case_id
    return sent("zhoumin", certificates.issue_certificate, action_id=uuid4(), case_id=case_id)


def deliver(hall: Hall) -> Sent:
    case_id = issue_certificate(hall).run(hall.app("zhoumin")).case.head.case_id
    return sent(
        "zhoumin",
        certificates.deliver,
        action_id=uuid4(),
        case_id=case_id,
        receiver_name="李国强",
        relation="本人",
    )


def park(hall: Hall) -> Sent:
    started = start(hall).run(hall.app("zhoumin"))
    return sent(
        "zhoumin",
        queue.act_on_ticket,
        action_id=uuid4(),
        ticket_id=started.ticket_id,
        action=TicketAction.PARK,
        window_id=hall.window_id("12"),
        reason="取材料",
    )


def transfer(hall: Hall) -> Sent:
    started = start(hall).run(hall.app("zhoumin"))
    target = queue.TransferTarget(queue_id=started.queue_id, window_id=hall.window_id("11"), name="")
    return sent(
        "zhoumin",
        queue.transfer,
        action_id=uuid4(),
        ticket_id=started.ticket_id,
        window_id=hall.window_id("12"),
        target=target,
    )


def _opened(hall: Hall) -> Any:
    opening = open_window(hall)
    opening.run(hall.app("heqing"))
    return opening.arguments["session_id"]


def pause(hall: Hall) -> Sent:
    return sent("heqing", windows.pause_window, session_id=_opened(hall), reason="取印章")


def resume(hall: Hall) -> Sent:
    pausing = pause(hall)
    pausing.run(hall.app("heqing"))
    return sent("heqing", windows.pause_window, session_id=pausing.arguments["session_id"], reason="")


def close(hall: Hall) -> Sent:
    return sent("heqing", windows.close_window, session_id=_opened(hall))


def file(hall: Hall) -> Sent:
    block = hall.app("liuguifang").run(filing.lease_codes, size=1)
    desk = hall.desk()
    code = build(
        region="500107", day=hall.owner.run(_today), point=block.point_code, serial=block.first_serial
    )
    made = filing.Filing(
        case_id=desk.case_id,
        action_id=uuid4(),
        applicant_id=uuid4(),
        service_code=code,
        filed_at=hall.value("SELECT app_now()"),
        item_version_id=desk.item_version_id,
        item_name="农村村民住宅建设审批",
        applicant=RESIDENT,
        lines=desk.lines,
        notice=None,
    )
    return sent("liuguifang", filing.file_from_village, filing=made)


def _today(work: Any) -> dt.date:
    day: dt.date = work.today()
    return day


# -- the staff: always a login of the test's own, for a login belongs to the whole server -------------------


def add_member(hall: Hall, *, roles: tuple[Role, ...] = (Role.CLERK,)) -> Sent:
    login = f"newcomer{next(_NEWCOMERS)}"
    return sent(
        "admin",
        staff.add_staff,
        action_id=uuid4(),
        login=login,
        name="新人",
        org_unit_id=hall.value("SELECT org_unit_id FROM org_unit WHERE name = '西彭镇'"),
        roles=roles,
        verifier=scram_verifier(hall.app("admin").engine, login, PASSWORD),
    )


def _member(hall: Hall, **facts: Any) -> str:
    adding = add_member(hall, **facts)
    adding.run(hall.app("admin"))
    return str(adding.arguments["login"])


def set_duties(hall: Hall) -> Sent:
    roles = (Role.REVIEWER, Role.CHIEF_REPRESENTATIVE)
    return sent("admin", staff.set_staff_roles, action_id=uuid4(), login=_member(hall), roles=roles)


def reset_password(hall: Hall) -> Sent:
    login = _member(hall)
    verifier = scram_verifier(hall.app("admin").engine, login, "Another-2026")
    return sent("admin", staff.reset_password, action_id=uuid4(), login=login, verifier=verifier)


def disable(hall: Hall) -> Sent:
    return sent("admin", staff.set_staff_active, action_id=uuid4(), login=_member(hall), active=False)


def cover(hall: Hall) -> Sent:
    day = hall.owner.run(_today)
    return sent(
        "admin",
        staff.set_cover,
        action_id=uuid4(),
        absent=_member(hall),
        acting=_member(hall),
        starts_on=day,
        ends_on=day,
    )


def end_cover(hall: Hall) -> Sent:
    covering = cover(hall)
    covering.run(hall.app("admin"))
    ends_on = covering.arguments["starts_on"] - dt.timedelta(days=1)
    arguments = {**covering.arguments, "action_id": uuid4(), "ends_on": ends_on}
    return Sent(login="admin", use_case=staff.set_cover, arguments=arguments)


def mandate(hall: Hall) -> Sent:
    return sent(
        "admin",
        staff.set_mandate,
        action_id=uuid4(),
        login=_member(hall, roles=(Role.CHIEF_REPRESENTATIVE,)),
        item_ids=[hall.item_id("RURAL-HOMESTEAD")],
        starts_on=hall.owner.run(_today),
    )


def _finished(hall: Hall) -> int:
    """Somebody was served and may rate; answers the window."""
    serving = start(hall)
    serving.run(hall.app("zhoumin"))
    hall.act(serving.arguments["ticket_id"], TicketAction.FINISH)
    return hall.window_id("12")


def invite(hall: Hall) -> Sent:
    return sent("zhoumin", ratings.invite, action_id=uuid4(), window_id=_finished(hall))


def rate(hall: Hall) -> Sent:
    _finished(hall)
    invitation_id = hall.app("pad12").run(rating_pad.pad_face, window="12").invitation_id
    assert invitation_id is not None
    answer = rating_pad.Answer(
        rating_id=uuid4(), invitation_id=invitation_id, overall=Level.DISSATISFIED, words="等候太久"
    )
    return sent("pad12", rating_pad.rate, answer=answer)


def record_follow_up(hall: Hall) -> Sent:
    rating = rate(hall)
    rating.run(hall.app("pad12"))
    return sent(
        "chenli",
        ratings.record_follow_up,
        action_id=uuid4(),
        rating_id=rating.arguments["answer"].rating_id,
        action=FollowUpAction.CONTACT,
        words="已回访",
    )


def book(hall: Hall) -> Sent:
    bookings.add_slots(hall, quota=500)
    return sent(
        "kiosk1",
        appointments.book,
        action_id=uuid4(),
        wish=bookings.wish(hall, day=hall.value("SELECT add_working_days(today(), 1)")),
        visitor=bookings.person(next(_NEWCOMERS)),
    )


def cancel_booking(hall: Hall) -> Sent:
    booked = book(hall).run(hall.app("kiosk1"))
    return sent(
        "zhoumin", appointments.cancel, action_id=uuid4(), appointment_id=booked.appointment_id, reason="改期"
    )


def check_in(hall: Hall) -> Sent:
    booked = book(hall).run(hall.app("kiosk1"))
    hall.execute(
        "UPDATE appointment SET day = today(), starts_at = '00:00', ends_at = '23:59' WHERE appointment_id = %s",
        booked.appointment_id,
    )
    return sent(
        "kiosk1",
        appointments.check_in,
        action_id=uuid4(),
        ticket_id=uuid4(),
        appointment_id=booked.appointment_id,
    )


def enquire(hall: Hall) -> Sent:
    started = start(hall).run(hall.app("zhoumin"))
    hall.open_window("heqing", "11")
    window_id = hall.window_id("12")
    offered = hall.app("zhoumin").run(enquiries.enquiry_desk, window_id=window_id).referrals
    return sent(
        "zhoumin",
        enquiries.record_enquiry,
        action_id=uuid4(),
        window_id=window_id,
        topic="找窗口",
        question="宅基地在哪里办？",
        ticket_id=started.ticket_id,
        referral=next(each for each in offered if each.name == "11号窗口"),
        takes_ticket=True,
    )


def put_up(hall: Hall) -> Sent:
    now = hall.value("SELECT app_now()")
    return sent(
        "chenli",
        notices.put_up_notice,
        action_id=uuid4(),
        words="今天下午系统升级",
        zone_id=None,
        shown_from=now,
        shown_until=now + dt.timedelta(hours=1),
    )


QUICK: tuple[Callable[[Hall], Sent], ...] = (issue, call, start, finish_and_call, open_window)
AT_THE_WINDOW: tuple[Callable[[Hall], Sent], ...] = (park, transfer, pause, resume, close)
DAY: tuple[Callable[[Hall], Sent], ...] = (
    issue_to_visitor,
    call_ticket,
    finish_and_call_ticket,
    requeue,
    release,
    end_day,
)
RATINGS: tuple[Callable[[Hall], Sent], ...] = (invite, rate, record_follow_up)
BOOKINGS: tuple[Callable[[Hall], Sent], ...] = (book, cancel_booking, check_in)
ENQUIRIES: tuple[Callable[[Hall], Sent], ...] = (enquire, put_up)
STAFF: tuple[Callable[[Hall], Sent], ...] = (
    add_member,
    set_duties,
    reset_password,
    disable,
    cover,
    end_cover,
    mandate,
)
DRAWN: tuple[Callable[[Hall], Sent], ...] = (
    print_ticket,
    reprint_ticket,
    register_print,
    *(
        partial(conclude, conclusion=conclusion)
        for conclusion in intake.Conclusion
        if "deferred" not in conclusion
    ),
    partial(conclude, conclusion=intake.Conclusion.ACCEPT, code="MED-RESIDENT"),
    supplement,
    begin_review,
    stop_clock,
    resume_clock,
    submit,
    approve,
    issue_certificate,
    deliver,
    file,
)
EVERYTHING = (*QUICK, *AT_THE_WINDOW, *DAY, *RATINGS, *BOOKINGS, *ENQUIRIES, *STAFF, *DRAWN)


def free(hall: Hall) -> None:
    """Send away whoever stands at window 12."""
    for ticket_id, status in hall.execute(
        "SELECT ticket_id, status FROM ticket WHERE status IN ('called', 'serving')"
    ):
        action = TicketAction.CANCEL if status == "called" else TicketAction.FINISH
        hall.act(ticket_id, action, reason="测试")


def name_of(prepare: Callable[[Hall], Sent]) -> str:
    """For the names of tests."""
    if isinstance(prepare, partial):
        return "-".join(map(str, (prepare.func.__name__, *prepare.keywords.values())))
    return prepare.__name__


def alike(again: Any, first: Any) -> bool:
    """The same answer; a filing's also tells the laptop that it was there already."""
    if isinstance(first, filing.Filed):
        first = replace(first, already_there=True)
    return bool(again == first)


def written(hall: Hall) -> dict[str, Any]:
    """Every row of every table that a use case writes, but for the signs of life."""
    rows = b"SELECT to_jsonb(t) - 'heartbeat_at' FROM %s t"
    with psycopg.connect(hall.driver_url()) as owner:
        return {
            table: sorted(map(str, owner.execute(rows.replace(b"%s", table.encode())))) for table in WRITTEN
        }
