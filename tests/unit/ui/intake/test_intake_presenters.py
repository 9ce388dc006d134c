"""The desk against a real hall: what is recorded, once, and what the clerk is told."""

from uuid import uuid4

import pytest

from counter_app.domain.cases import CaseStatus, Verdict
from counter_app.services.intake import Conclusion
from tests.unit.ui.intake.conftest import Counter
from ui.intake.finding_presenter import FindingPresenter, FoundItem
from ui.intake.materials import Pieces
from ui.intake.state import Phase, Step
from ui.intake.wording import banner, why_not


def test_a_started_ticket_opens_its_guide(counter: Counter) -> None:
    counter.case_desk.take_ticket(counter.hall.serve())
    counter.seat.settle()
    state = counter.case_desk.state
    assert state.guide is not None
    assert state.guide.name == "农村村民宅基地用地审批"
    assert [line.verdict for line in state.lines] == [Verdict.PENDING] * 8
    assert banner(state).lead == "还有 6 项没有核对。"


def test_everything_that_is_missing_is_told_at_once(counter: Counter) -> None:
    counter.case_desk.take_ticket(counter.hall.serve())
    counter.seat.settle()
    counter.fill_in()
    counter.case_desk.accept_rest()
    counter.case_desk.count(3, Pieces.COPIES, 0)
    counter.case_desk.judge(1, Verdict.MISSING)
    counter.case_desk.explain(6, "未标注与公路边沟外缘的距离")
    message = banner(counter.case_desk.state)
    assert message.lead == "3 项需要补正。"
    assert "03-17 周二 前不告知" in message.sentence
    counter.steps.conclude(Conclusion.REQUEST_SUPPLEMENT)
    counter.seat.settle()
    state = counter.case_desk.state
    assert state.status is CaseStatus.AWAITING_SUPPLEMENT
    assert counter.papers == ["one_time_notice"]
    told = counter.hall.value("SELECT data -> 'defects' FROM document")
    assert [each["material"] for each in told] == [
        "农村宅基地和建房(规划许可)申请表",
        "户口簿(全本)",
        "住宅建设方案或选用的通用标准图集编号",
    ]
    assert not state.dirty


def test_the_applicant_comes_back_and_the_case_goes_on(counter: Counter) -> None:
    case = counter.hall.receive(findings={3: Verdict.MISSING})
    taken = counter.hall.desk(case_id=case.head.case_id, applicant=None, findings={3: Verdict.MISSING})
    counter.hall.conclude(taken, Conclusion.REQUEST_SUPPLEMENT)
    counter.case_desk.open_case(case.head.case_id)
    counter.seat.settle()
    notice = counter.case_desk.state.move(Step.NOTICE)
    assert notice is not None
    assert why_not(notice) == "已经告知过，请先核对补来的材料"
    counter.case_desk.judge(3, Verdict.OK)
    counter.steps.conclude(Conclusion.ACCEPT)
    counter.seat.settle()
    state = counter.case_desk.state
    assert state.case is not None
    assert state.status is CaseStatus.ACCEPTED
    assert state.case.head.visit_count == 2
    assert str(state.case.head.promised_due_on) == "2026-03-24"
    counter.steps.submit("材料齐全，建议准予。")
    counter.seat.settle()
    assert counter.case_desk.state.status is CaseStatus.PENDING_SIGN_OFF
    assert counter.case_desk.state.moves() == ()


def test_an_instant_item_is_decided_issued_and_handed_over(counter: Counter) -> None:
    counter.open("MED-RESIDENT")
    counter.fill_in()
    counter.case_desk.accept_rest()
    counter.steps.conclude(Conclusion.ACCEPT)
    counter.seat.settle()
    counter.steps.issue()
    counter.seat.settle()
    counter.steps.hand_over("李国强", "本人")
    counter.seat.settle()
    assert counter.papers == ["acceptance_notice", "approval_decision", "certificate", "delivery_receipt"]
    assert counter.case_desk.state.status is CaseStatus.DELIVERED


def test_a_number_that_fails_its_check_is_kept_with_a_mark(counter: Counter) -> None:
    counter.open()
    counter.fill_in()
    counter.case_desk.edit_applicant("id_number", "110105194912310021")
    counter.case_desk.accept_rest()
    counter.steps.conclude(Conclusion.ACCEPT)
    counter.seat.settle()
    assert (counter.refused, counter.cases()) == (["id_number check_digit"], 0)
    counter.case_desk.leave_field("id_number")
    counter.case_desk.confirm_identity()
    counter.steps.conclude(Conclusion.ACCEPT)
    counter.seat.settle()
    assert counter.hall.value("SELECT id_check FROM applicant") == "confirmed"


def test_a_lost_answer_is_asked_again_and_nothing_is_done_twice(counter: Counter) -> None:
    counter.open()
    counter.fill_in()
    counter.case_desk.accept_rest()
    counter.case_desk.judge(3, Verdict.MISSING)
    counter.seat.application.cut = True
    counter.steps.conclude(Conclusion.REQUEST_SUPPLEMENT)
    counter.seat.settle()
    assert counter.case_desk.state.unsure
    assert counter.case_desk.state.applicant.name == "李国强"
    counter.seat.application.cut = False
    counter.steps.conclude(Conclusion.REQUEST_SUPPLEMENT)
    counter.seat.settle()
    assert (counter.cases(), counter.documents()) == (1, ["one_time_notice"])
    assert counter.papers == ["one_time_notice"]


def test_after_a_lost_answer_the_returning_line_shows_the_one_true_state(counter: Counter) -> None:
    counter.open()
    counter.fill_in()
    counter.case_desk.accept_rest()
    counter.seat.application.cut = True
    counter.steps.conclude(Conclusion.ACCEPT)
    counter.seat.settle()
    counter.seat.application.cut = False
    counter.seat.hear()
    counter.seat.qtbot.waitUntil(lambda: counter.case_desk.state.status is CaseStatus.ACCEPTED)
    assert ("ok", "已核对：中断前的操作已经记录，文书可在本件中补打。") in counter.seat.said


def test_what_was_never_recorded_is_said_and_stays_typed(counter: Counter) -> None:
    counter.open()
    counter.fill_in()
    counter.case_desk.accept_rest()
    counter.case_desk.change(unsure=True)
    counter.seat.hear()
    counter.seat.qtbot.waitUntil(lambda: not counter.case_desk.state.unsure)
    assert any("没有记录" in sentence for _, sentence in counter.seat.said)
    assert counter.case_desk.state.applicant.name == "李国强"
    assert counter.cases() == 0


def test_a_refusal_keeps_what_was_typed(counter: Counter) -> None:
    counter.open()
    counter.fill_in()
    counter.case_desk.accept_rest()
    counter.hall.execute("UPDATE service_item SET lifecycle = 'cancelled' WHERE code = 'RURAL-HOMESTEAD'")
    counter.hall.execute("UPDATE window_session SET closed_at = now()")
    counter.steps.conclude(Conclusion.ACCEPT)
    counter.seat.settle()
    assert counter.seat.said
    assert counter.case_desk.state.dirty
    assert counter.case_desk.state.applicant.name == "李国强"
    assert counter.case_desk.state.busy is None


def test_a_refresh_while_ticking_keeps_the_ticks(counter: Counter) -> None:
    case = counter.hall.receive(findings={3: Verdict.MISSING})
    counter.case_desk.open_case(case.head.case_id)
    counter.seat.settle()
    counter.case_desk.judge(3, Verdict.OK)
    counter.hall.conclude(
        counter.hall.desk(case_id=case.head.case_id, applicant=None, findings={1: Verdict.MISSING}),
        Conclusion.KEEP,
    )
    counter.seat.hear()
    counter.seat.qtbot.wait(1_100)
    counter.seat.settle()
    assert counter.case_desk.state.dirty
    assert counter.case_desk.state.lines[2].verdict is Verdict.OK


def test_a_hidden_desk_reads_again_when_it_is_looked_at(counter: Counter) -> None:
    case = counter.hall.receive()
    counter.case_desk.open_case(case.head.case_id)
    counter.seat.settle()
    counter.steps.set_visible(False)
    taken = counter.hall.desk(case_id=case.head.case_id, applicant=None)
    counter.hall.conclude(taken, Conclusion.ACCEPT)
    counter.seat.hear()
    before = counter.case_desk.state.status
    counter.steps.set_visible(True)
    counter.seat.settle()
    assert (before, counter.case_desk.state.status) == (CaseStatus.RECEIVED, CaseStatus.ACCEPTED)


def test_the_other_cases_of_the_applicant_come_with_the_number(counter: Counter) -> None:
    counter.hall.accept("RESIDENCE-PERMIT")
    counter.open()
    counter.fill_in()
    assert [case.item_name for case in counter.case_desk.state.earlier] == ["居住证申领"]


def test_an_answer_for_a_desk_that_was_cleared_is_dropped(counter: Counter) -> None:
    counter.case_desk.open_item(counter.hall.item_id("RURAL-HOMESTEAD"))
    counter.case_desk.open_item(counter.hall.item_id("MED-RESIDENT"))
    counter.seat.settle()
    guide = counter.case_desk.state.guide
    assert guide is not None
    assert guide.code == "MED-RESIDENT"


def test_an_item_without_a_guide_says_so_and_can_be_tried_again(counter: Counter) -> None:
    counter.case_desk.open_item(10**6)
    counter.seat.settle()
    assert counter.case_desk.state.phase is Phase.FAILED
    assert counter.case_desk.state.failure == "这个事项还没有办事指南，请管理员先补全目录。"


def test_a_parked_visitor_comes_back_to_the_same_case(counter: Counter) -> None:
    ticket = counter.hall.serve()
    counter.case_desk.take_ticket(ticket)
    counter.seat.settle()
    counter.fill_in()
    counter.steps.conclude(Conclusion.KEEP)
    counter.seat.settle()
    kept = counter.case_desk.state.case_id
    counter.case_desk.release_ticket()
    assert counter.case_desk.state.phase is Phase.EMPTY
    counter.case_desk.take_ticket(ticket)
    counter.seat.settle()
    assert counter.case_desk.state.case_id == kept


def test_the_search_puts_this_window_first_and_marks_the_rest(counter: Counter) -> None:
    finding = FindingPresenter(counter.seat.desk, counter.seat.desk)
    answers: list[tuple[FoundItem, ...]] = []
    finding.items_found.connect(answers.append)
    finding.search("sg")
    finding.search("sgxk")
    counter.seat.settle()
    assert len(answers) == 1
    assert answers[0][0].hit.name == "建筑工程施工许可证核发"
    here = [found.here for found in answers[0]]
    assert here == sorted(here, reverse=True)
    assert not all(here)


@pytest.mark.parametrize("code", ["123456789012345678901234", "12"])
def test_a_code_that_is_none_is_told_at_once(counter: Counter, code: str) -> None:
    finding = FindingPresenter(counter.seat.desk, counter.seat.desk)
    finding.find_code(code)
    assert counter.seat.said[0][0] == "warn"


def test_an_unknown_case_is_said_and_nothing_opens(counter: Counter) -> None:
    counter.case_desk.open_case(uuid4())
    counter.seat.settle()
    assert counter.case_desk.state.phase is Phase.FAILED
