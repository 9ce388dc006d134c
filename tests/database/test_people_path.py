"""One citizen through the whole hall, by the services alone: from the kiosk to the signature for the certificate."""

from uuid import uuid4

import pytest

from counter_app.domain.cases import CaseAction, Verdict
from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services import (
    cases,
    certificates,
    hall_screens,
    papers,
    queue,
    sign_in,
    signoff,
    supervision,
)
from counter_app.services.intake import Conclusion
from counter_app.services.papers import PaperKind
from tests.database.hall import Hall, moment

MISSING = {3: Verdict.MISSING, 5: Verdict.MISSING, 6: "方案未标注与公路边沟外缘的距离"}


def walk(hall: Hall) -> None:
    """The nine steps of the issue, as far as they need no window on a screen."""
    clerk, kiosk, board = hall.app("zhoumin"), hall.app("kiosk1"), hall.app("board1")
    matter = next(m for m in kiosk.run(hall_screens.matters) if m.name.startswith("农村村民"))
    given = kiosk.run(
        hall_screens.issue_ticket,
        action_id=uuid4(),
        ticket_id=uuid4(),
        queue_id=matter.queue_id,
        item_id=matter.item_id,
    )
    assert (given.label, given.people_ahead, matter.window_numbers) == ("A001", 0, "12")
    printed = kiosk.run(hall_screens.ticket_paper, ticket_id=given.ticket_id, document_id=uuid4())
    assert printed.kind is PaperKind.TICKET

    assert "12" in {choice.number for choice in clerk.run(sign_in.sign_in).windows}
    called = hall.call()
    assert called
    call = board.run(hall_screens.hall_board).calls[0]
    assert (call.ticket, call.window_number) == (called.label, "12")
    hall.act(called.ticket_id, TicketAction.START)

    taken = hall.desk(findings=MISSING, ticket_id=called.ticket_id)
    with pytest.raises(Refused, match="materials_incomplete"):
        hall.conclude(taken, Conclusion.ACCEPT)
    told = hall.conclude(taken, Conclusion.REQUEST_SUPPLEMENT)
    assert [paper.kind for paper in told.papers] == [PaperKind.ONE_TIME_NOTICE]
    again = hall.desk(case_id=taken.case_id, applicant=None)
    accepted = hall.conclude(again, Conclusion.ACCEPT)
    assert accepted.papers[0].kind is PaperKind.ACCEPTANCE_NOTICE
    assert str(accepted.case.head.promised_due_on) == "2026-03-24"

    clerk.run(signoff.submit_for_decision, action_id=uuid4(), case_id=taken.case_id, opinion="材料齐全")
    chief = hall.app("xujun")
    assert [case.case_id for case in chief.run(signoff.cases_to_sign)] == [taken.case_id]
    approved = chief.run(
        signoff.sign_off, action_id=uuid4(), case_id=taken.case_id, action=CaseAction.APPROVE, opinion="同意"
    )
    assert approved.paper
    assert approved.paper.kind is PaperKind.APPROVAL
    certificate = clerk.run(certificates.issue_certificate, action_id=uuid4(), case_id=taken.case_id)
    assert certificate.paper
    assert certificate.paper.number == certificate.case.head.certificate_number
    delivered = clerk.run(
        certificates.deliver,
        action_id=uuid4(),
        case_id=taken.case_id,
        receiver_name="李国强",
        relation="本人",
    )
    assert delivered.case.head.status == "delivered"
    hall.act(called.ticket_id, TicketAction.FINISH)
    assert [step.action for step in delivered.case.steps] == PATH
    assert clerk.run(queue.queue_state, window_id=hall.window_id("12")).done_count == 1
    for paper in delivered.case.papers:
        assert clerk.run(papers.get_paper, document_id=paper.document_id).pdf.startswith(b"%PDF")


PATH = [
    *(
        "receive",
        "request_supplement",
        "supplement",
        "accept",
        "review",
        "submit",
        "approve",
        "issue",
        "deliver",
    ),
]


def test_one_citizen_through_the_whole_hall(hall: Hall) -> None:
    walk(hall)


def test_the_same_on_the_distributions_server(debian_hall: Hall) -> None:
    assert int(debian_hall.value("SHOW server_version_num")) >= 150000
    walk(debian_hall)


@pytest.mark.parametrize(("login", "number"), [("tangjie", "08"), ("zhoumin", "12")])
def test_an_instant_item_is_decided_at_once(hall: Hall, login: str, number: str) -> None:
    hall.issue("MED-RESIDENT")
    called = hall.call(login, number)
    assert called
    done = hall.accept("MED-RESIDENT", login, number)
    assert [paper.kind for paper in done.papers] == [PaperKind.ACCEPTANCE_NOTICE, PaperKind.APPROVAL]
    assert [step.action for step in done.case.steps] == ["receive", "accept", "review", "submit", "approve"]
    assert done.case.head.status == "approved"
    issued = hall.app(login).run(
        certificates.issue_certificate, action_id=uuid4(), case_id=done.case.head.case_id
    )
    assert issued.case.head.status == "issued"


def test_a_refusal_states_its_reasons_and_is_delivered(hall: Hall) -> None:
    case_id = hall.accept().case.head.case_id
    hall.app("zhoumin").run(signoff.submit_for_decision, action_id=uuid4(), case_id=case_id)
    chief = hall.app("xujun")

    def refuse(opinion: str) -> signoff.Decided:
        return chief.run(
            signoff.sign_off, action_id=uuid4(), case_id=case_id, action=CaseAction.REFUSE, opinion=opinion
        )

    with pytest.raises(Refused, match="reason_missing"):
        refuse(" ")
    refused = refuse("选址占用永久基本农田")
    assert refused.paper
    assert refused.paper.kind is PaperKind.REFUSAL
    with pytest.raises(Refused, match="wrong_state"):
        hall.app("zhoumin").run(certificates.issue_certificate, action_id=uuid4(), case_id=case_id)
    done = hall.app("zhoumin").run(
        certificates.deliver, action_id=uuid4(), case_id=case_id, receiver_name="李国强", relation="本人"
    )
    assert done.case.head.status == "delivered"


def test_what_the_chief_representative_may_not_sign_goes_to_the_leader(hall: Hall) -> None:
    case_id = hall.accept().case.head.case_id
    hall.app("zhoumin").run(signoff.submit_for_decision, action_id=uuid4(), case_id=case_id)
    chief, leader = hall.app("xujun"), hall.app("denghong")
    chief.run(signoff.sign_off, action_id=uuid4(), case_id=case_id, action=CaseAction.ESCALATE)
    assert [case.case_id for case in leader.run(signoff.cases_to_sign)] == [case_id]
    done = leader.run(signoff.sign_off, action_id=uuid4(), case_id=case_id, action=CaseAction.APPROVE)
    assert done.case.head.status == "approved"
    with pytest.raises(Refused, match="not_this_door"):
        chief.run(signoff.sign_off, action_id=uuid4(), case_id=case_id, action=CaseAction.WITHDRAW)


def test_the_supervisor_sees_the_worst_window_first(hall: Hall) -> None:
    hall.accept()
    hall.accept("MED-RESIDENT", "tangjie", "08")
    hall.receive("PHARM-REG-FIRST", "hejing", "02")
    hall.set_clock(moment("2026-04-20"))
    board = hall.app("chenli").run(supervision.window_board)
    worst = board.windows[0]
    # The acceptance clock of window 02 has no second limit: both its ends are the law's.
    assert {row.window_number for row in board.windows[:3]} == {"02", "08", "12"}
    assert len(board.windows) == 16
    assert board.total("open_count") == 3
    assert worst.oldest_due_on is not None
    assert worst.overdue_days is not None
    assert worst.overdue_days > 0
    listed = hall.app("chenli").run(cases.cases_of_window, window_id=worst.window_id)
    assert [case.lamp for case in listed] == ["statutory_overdue"]
