"""What the papers of a whole case cite and are called, by the type of its item."""

from uuid import UUID, uuid4

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


def test_a_result_that_is_no_certificate_is_told(hall: Hall) -> None:
    done = hall.accept("MED-RESIDENT", "tangjie", "08")
    decided = said(done.papers[1].pdf)
    assert "参保登记成功" in decided
    assert "颁发" not in decided
    told = hall.app("tangjie").run(
        certificates.issue_certificate, action_id=uuid4(), case_id=done.case.head.case_id
    )

    assert told.paper
    assert told.paper.title == "办理结果单"
    assert "发证机关" not in said(told.paper.pdf)


def approved(hall: Hall) -> UUID:
    case_id = hall.accept().case.head.case_id
    say(hall, "zhoumin", case_id, CaseAction.REVIEW)
    say(hall, "zhoumin", case_id, CaseAction.SUBMIT)
    say(hall, "xujun", case_id, CaseAction.APPROVE)
    return case_id


def test_a_certificate_names_its_holder_in_full(hall: Hall) -> None:
    case_id = approved(hall)
    issued = hall.app("zhoumin").run(certificates.issue_certificate, action_id=uuid4(), case_id=case_id)

    assert issued.paper
    number = hall.value(
        "SELECT a.id_number FROM service_case c JOIN applicant a USING (applicant_id) WHERE case_id = %s",
        case_id,
    )
    assert number in said(issued.paper.pdf)
    assert "*" not in said(issued.paper.pdf)


def test_two_instruments_are_two_lines_of_the_receipt(hall: Hall) -> None:
    case_id = approved(hall)
    clerk = hall.app("zhoumin")
    clerk.run(certificates.issue_certificate, action_id=uuid4(), case_id=case_id)
    delivered = clerk.run(
        certificates.deliver,
        action_id=uuid4(),
        case_id=case_id,
        receiver_name="李国强",
        relation="本人",
        method=certificates.DeliveryMethod.MAIL,
    )

    assert delivered.paper
    receipt = said(delivered.paper.pdf)
    assert "农村宅基地批准书九西证〔2026〕0001号之一" in receipt
    assert "乡村建设规划许可证九西证〔2026〕0001号之二" in receipt
    assert "■邮寄送达" in receipt


def test_papers_name_the_body_that_decides_and_no_code_of_our_own(hall: Hall) -> None:
    (notice,) = hall.accept().papers
    text = said(notice.pdf)

    assert "九龙坡区西彭镇人民政府" in text
    assert "RURAL-HOMESTEAD" not in text
    assert "事项编码" not in text
