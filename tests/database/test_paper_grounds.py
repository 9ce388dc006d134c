"""What the papers of a whole case cite and are called, by the type of its item."""

from uuid import uuid4

from counter_app.domain.cases import CaseAction
from counter_app.services import certificates, signoff
from counter_app.services.cases import get_case
from tests.database.attempts import say
from tests.database.hall import Hall
from tests.unit.documents.reading import page_texts


def said(pdf: bytes) -> str:
    return "".join(page_texts(pdf))


def test_a_public_service_ends_in_a_notice_of_its_result(hall: Hall) -> None:
    done = hall.accept("MED-RESIDENT", "tangjie", "08")
    accepted, decided = done.papers

    assert "行政许可" not in said(accepted.pdf) + said(decided.pdf)
    assert "依据《社会保险法》，" in said(accepted.pdf)
    assert decided.title == "办理结果通知书"
    assert [paper.title for paper in done.case.papers] == ["", "办理结果通知书"]


def test_the_receipt_names_each_paper_as_it_calls_itself(hall: Hall) -> None:
    case_id = hall.accept("MED-RESIDENT", "tangjie", "08").case.head.case_id
    clerk = hall.app("tangjie")
    clerk.run(certificates.issue_certificate, action_id=uuid4(), case_id=case_id)
    delivered = clerk.run(
        certificates.deliver, action_id=uuid4(), case_id=case_id, receiver_name="李国强", relation="本人"
    )

    assert delivered.paper
    assert "办理结果通知书" in said(delivered.paper.pdf)
    assert "行政许可" not in said(delivered.paper.pdf)


def test_a_permit_ends_in_a_decision_under_the_law_on_permits(hall: Hall) -> None:
    case_id = hall.accept().case.head.case_id
    say(hall, "zhoumin", case_id, CaseAction.REVIEW)
    say(hall, "zhoumin", case_id, CaseAction.SUBMIT)
    decided = hall.app("xujun").run(
        signoff.sign_off, action_id=uuid4(), case_id=case_id, action=CaseAction.APPROVE, opinion="同意"
    )

    assert decided.paper
    assert decided.paper.title == "准予行政许可决定书"
    assert "依据《土地管理法》第六十二条、" in said(decided.paper.pdf)
    papers = hall.app("xujun").run(get_case, case_id=case_id).papers
    assert [paper.title for paper in papers][-1] == "准予行政许可决定书"
