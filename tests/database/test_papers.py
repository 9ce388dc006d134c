"""Papers on record: made once, numbered without holes, printed again byte for byte."""

import hashlib
import re
from uuid import uuid4

import pytest

from counter_app.domain.cases import CaseAction, Verdict
from counter_app.errors import NotFound, Refused
from counter_app.services import certificates, papers, signoff
from counter_app.services.cases import find_case
from counter_app.services.intake import Conclusion
from counter_app.services.papers import PaperKind
from counter_app.work import Work
from tests.database.attempts import say
from tests.database.hall import Hall, moment
from tests.unit.documents.reading import codes, page_texts

WRONG = "方案未标注与公路边沟外缘的距离（县道不少于10米）"
FINDINGS = {3: Verdict.MISSING, 5: Verdict.MISSING, 6: WRONG}


def test_the_slip_lists_the_two_missing_and_the_wrong_material_and_nothing_else(hall: Hall) -> None:
    hall.open_window("zhoumin", "12")
    told = hall.conclude(hall.desk(findings=FINDINGS), Conclusion.REQUEST_SUPPLEMENT)
    (slip,) = told.papers
    text = "".join(page_texts(slip.pdf))
    named = {line.position for line in told.case.materials if _bare(line.name) in text}
    assert named == set(FINDINGS)
    assert _bare(WRONG) in text
    assert "周敏" in text
    assert "2026年3月24日" in text  # ten working days from 10 March
    code = told.case.head.service_code
    assert code in text
    found = codes(slip.pdf)
    assert {kind for kind, content in found if code in content} >= {"code128", "qrcode"}


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_paper_of_a_case_is_printed_again_byte_for_byte(hall: Hall) -> None:
    issued: list[papers.Paper] = []
    taken = hall.desk(findings=FINDINGS)
    hall.open_window("zhoumin", "12")
    issued += hall.conclude(taken, Conclusion.REQUEST_SUPPLEMENT).papers
    accepted = hall.conclude(hall.desk(case_id=taken.case_id), Conclusion.ACCEPT)
    issued += accepted.papers
    say(hall, "zhoumin", taken.case_id, CaseAction.REVIEW)
    say(hall, "zhoumin", taken.case_id, CaseAction.SUBMIT)
    decided = [
        hall.app("xujun").run(
            signoff.sign_off, action_id=uuid4(), case_id=taken.case_id, action=CaseAction.APPROVE
        ),
        hall.app("zhoumin").run(certificates.issue_certificate, action_id=uuid4(), case_id=taken.case_id),
        hall.app("zhoumin").run(
            certificates.deliver,
            action_id=uuid4(),
            case_id=taken.case_id,
            receiver_name="李国强",
            relation="本人",
        ),
    ]
    issued += [done.paper for done in decided if done.paper]
    assert len(issued) == 5
    hall.set_clock(moment("2027-08-01"))  # a reprint knows nothing of today
    for paper in issued:
        again = hall.app("zhoumin").run(papers.get_paper, document_id=paper.document_id)
        assert again == paper
        stored = hall.value("SELECT sha256 FROM document WHERE document_id = %s", paper.document_id)
        assert hashlib.sha256(again.pdf).hexdigest() == stored


def test_prints_are_counted_and_the_second_is_a_reprint(hall: Hall) -> None:
    paper = hall.accept().papers[0]
    jobs = [uuid4() for _ in range(3)]
    for job in (*jobs, jobs[0]):
        hall.app("zhoumin").run(
            papers.register_print, print_job_id=job, document_id=paper.document_id, copies=2
        )
    rows = dict(hall.execute("SELECT print_job_id, (copies, is_reprint, printed_by)::text FROM print_job"))
    assert rows == {job: f"(2,{'f' if job == jobs[0] else 't'},zhoumin)" for job in jobs}


def test_a_paper_that_was_tampered_with_is_not_printed(hall: Hall) -> None:
    paper = hall.accept().papers[0]
    hall.execute("ALTER TABLE document DISABLE TRIGGER USER")
    hall.execute("UPDATE document SET data = jsonb_set(data, '{item_name}', '\"别的事项\"')")
    with pytest.raises(papers.PaperChanged):
        hall.app("zhoumin").run(papers.get_paper, document_id=paper.document_id)


def test_a_paper_of_another_department_is_not_found(hall: Hall) -> None:
    paper = hall.accept().papers[0]
    with pytest.raises(NotFound):
        hall.app("tangjie").run(papers.get_paper, document_id=paper.document_id)


def test_numbers_have_no_hole_after_work_that_was_undone(hall: Hall) -> None:
    unit_id = hall.value("SELECT org_unit_id FROM org_unit WHERE name = '西彭镇'")
    clerk = hall.app("zhoumin")

    def burn(work: Work, /, *, fail: bool = False) -> None:
        papers.next_number(work, PaperKind.ACCEPTANCE_NOTICE, unit_id)
        if fail:
            raise Refused("printer_out")

    first = hall.accept().papers[0].number
    with pytest.raises(Refused, match="printer_out"):
        clerk.run(burn, fail=True)
    with pytest.raises(Refused, match="document_number_unused"):
        clerk.run(burn)  # a number without its paper would be a hole, too
    assert (first, hall.accept().papers[0].number) == ("九西受〔2026〕0001号", "九西受〔2026〕0002号")
    hall.set_clock(moment("2027-01-01 00:10"))  # in UTC it is still 2026
    assert hall.accept().papers[0].number == "九西受〔2027〕0001号"


def test_service_codes_carry_region_day_point_and_check_digits(hall: Hall) -> None:
    point = hall.value("SELECT point_code FROM org_unit WHERE name = '西彭镇'")
    region = hall.value("SELECT region_code FROM hall")
    given = [hall.receive().head.service_code for _ in range(2)]
    assert [code[:-2] for code in given] == [f"{region}20260310{point}{serial:05d}" for serial in (1, 2)]
    assert all(int(code) % 97 == 1 for code in given)
    spoken = f"{given[0][:4]} {given[0][4:]}"
    assert hall.app("zhoumin").run(find_case, service_code=spoken) is not None
