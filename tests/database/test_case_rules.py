"""What may happen to a case: the table `transition`, whole, and the conditions beside it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.cases import CaseAction, CaseStatus, Necessity, Verdict
from counter_app.domain.checklist import ChecklistLine, outcome
from counter_app.errors import Refused
from counter_app.services.actions import record_case_action
from counter_app.services.intake import Conclusion, save_checklist
from db.embedded import EmbeddedServer
from tests.database.attempts import CASE_PAYLOAD, outcome_of, say, try_case
from tests.database.hall import Hall, furnished_hall, moment

FORBIDDEN = {"not_your_duty", "no_permission", "case_of_other_department"}
SIGNERS = {CaseStatus.PENDING_SIGN_OFF: "xujun", CaseStatus.PENDING_LEADER: "denghong"}
SIGNED = {CaseAction.RETURN_TO_REVIEW, CaseAction.ESCALATE, CaseAction.APPROVE, CaseAction.REFUSE}
STEPS: dict[CaseStatus, tuple[tuple[str, CaseAction], ...]] = {
    CaseStatus.RECEIVED: (),
    CaseStatus.AWAITING_SUPPLEMENT: (("zhoumin", CaseAction.REQUEST_SUPPLEMENT),),
    CaseStatus.DECLINED: (("zhoumin", CaseAction.DECLINE),),
    CaseStatus.NOT_REQUIRED: (("zhoumin", CaseAction.DECLARE_NOT_REQUIRED),),
    CaseStatus.ACCEPTED: (("zhoumin", CaseAction.ACCEPT_DEFERRED),),
    CaseStatus.WITHDRAWN: (("zhoumin", CaseAction.WITHDRAW),),
}
STEPS[CaseStatus.UNDER_REVIEW] = (*STEPS[CaseStatus.ACCEPTED], ("zhoumin", CaseAction.REVIEW))
STEPS[CaseStatus.SUSPENDED] = (*STEPS[CaseStatus.UNDER_REVIEW], ("zhoumin", CaseAction.STOP_CLOCK))
STEPS[CaseStatus.PENDING_SIGN_OFF] = (*STEPS[CaseStatus.UNDER_REVIEW], ("zhoumin", CaseAction.SUBMIT))
STEPS[CaseStatus.PENDING_LEADER] = (*STEPS[CaseStatus.PENDING_SIGN_OFF], ("xujun", CaseAction.ESCALATE))
STEPS[CaseStatus.APPROVED] = (*STEPS[CaseStatus.PENDING_SIGN_OFF], ("xujun", CaseAction.APPROVE))
STEPS[CaseStatus.REFUSED] = (*STEPS[CaseStatus.PENDING_SIGN_OFF], ("xujun", CaseAction.REFUSE))
STEPS[CaseStatus.ISSUED] = (*STEPS[CaseStatus.APPROVED], ("zhoumin", CaseAction.ISSUE))
STEPS[CaseStatus.DELIVERED] = (*STEPS[CaseStatus.ISSUED], ("zhoumin", CaseAction.DELIVER))


def bring_to(hall: Hall, status: CaseStatus) -> UUID:
    """A case of 西彭镇 in `status`, received at window 12 by 周敏, with one deferrable material missing."""
    hall.execute("UPDATE material_requirement SET necessity = '容缺后补' WHERE position = 5")
    case_id = hall.receive(findings={5: Verdict.MISSING}).head.case_id
    for login, action in STEPS[status]:
        say(hall, login, case_id, action)
    return case_id


def actor_of(status: CaseStatus, action: CaseAction) -> str:
    if action in SIGNED:
        return SIGNERS.get(status, "xujun")
    return {CaseAction.EXTEND: "denghong", CaseAction.DEEM_ACCEPTED: "chenli"}.get(action, "zhoumin")


def table(hall: Hall) -> dict[tuple[str, str], tuple[str, list[str]]]:
    rows = hall.execute(
        "SELECT from_status, action, to_status, roles FROM transition WHERE subject = 'case' AND action <> 'receive'"
    )
    return {(status, action): (to_status, roles) for status, action, to_status, roles in rows}


@pytest.mark.parametrize("status", CaseStatus)
def test_exactly_the_table_is_allowed(hall: Hall, status: CaseStatus) -> None:
    rules = table(hall)
    case_id = bring_to(hall, status)
    people = hall.execute("SELECT login, roles FROM staff")
    for action in CaseAction:
        to_status, roles = rules.get((status, action), ("wrong_state", []))
        done = attempt(hall, case_id, status, action)
        assert done == to_status, action
        for login, duties in people:
            if roles and not set(duties) & set(roles):
                assert try_case(hall, login, case_id, action) in FORBIDDEN, (login, action)


def attempt(hall: Hall, case_id: UUID, status: CaseStatus, action: CaseAction) -> str:
    """Take `action` with its conditions met, which for two actions needs a little more than words."""
    login = actor_of(status, action)
    if action is CaseAction.DEEM_ACCEPTED:
        hall.set_clock(moment("2026-03-25"))
        try:
            return try_case(hall, login, case_id, action)
        finally:
            hall.set_clock(moment("2026-03-10"))
    if action is CaseAction.ACCEPT and status is CaseStatus.RECEIVED:
        return checked_and(hall, case_id, action)
    return try_case(hall, login, case_id, action)


def checked_and(hall: Hall, case_id: UUID, action: CaseAction) -> str:
    lines = hall.desk(case_id=case_id).lines

    def use_case(work: Any, **arguments: Any) -> None:
        save_checklist(work, case_id=case_id, lines=lines)
        record_case_action(work, **arguments)

    return outcome_of(
        hall,
        "zhoumin",
        use_case,
        f"SELECT to_status FROM case_action WHERE case_id = '{case_id}' ORDER BY seq DESC LIMIT 1",
        action_id=uuid4(),
        case_id=case_id,
        action=action,
        payload=CASE_PAYLOAD,
    )


def test_the_table_and_the_vocabulary_are_the_same(quiet_hall: Hall) -> None:
    words = {status for key, (to, _) in table(quiet_hall).items() for status in (key[0], to)}
    assert words == set(CaseStatus)
    assert {action for _, action in table(quiet_hall)} | {"receive"} == set(CaseAction)


def test_a_reason_is_demanded_wherever_the_table_says_so(hall: Hall) -> None:
    rows = hall.execute(
        "SELECT from_status, action FROM transition WHERE subject = 'case' AND 'reason' = ANY (guards) ORDER BY 1"
    )
    cases: dict[str, UUID] = {}
    for status, action in rows:
        case_id = cases.setdefault(status, bring_to(hall, CaseStatus(status)))
        login = actor_of(CaseStatus(status), CaseAction(action))
        assert try_case(hall, login, case_id, CaseAction(action), reason=" ") == "reason_missing", action
    assert {"refuse", "decline", "withdraw", "extend"} <= {action for _, action in rows}


def test_everything_is_told_at_once_and_a_second_notice_says_why(hall: Hall) -> None:
    pending = hall.receive(findings={3: Verdict.PENDING, 4: Verdict.MISSING}).head.case_id
    assert try_case(hall, "zhoumin", pending, CaseAction.REQUEST_SUPPLEMENT) == "checklist_unfinished"
    complete = hall.receive().head.case_id
    assert try_case(hall, "zhoumin", complete, CaseAction.REQUEST_SUPPLEMENT) == "nothing_missing"
    taken = hall.desk(findings={4: Verdict.MISSING})
    hall.conclude(taken, Conclusion.REQUEST_SUPPLEMENT)
    again = hall.desk(findings={4: "图纸未加盖公章"}, case_id=taken.case_id)
    with pytest.raises(Refused, match="second_notice_without_reason"):
        hall.conclude(again, Conclusion.REQUEST_SUPPLEMENT)
    assert hall.status(taken.case_id) == "awaiting_supplement"  # nothing of the refused visit stays
    done = hall.conclude(again, Conclusion.REQUEST_SUPPLEMENT, reason="补交的图纸与首次提交的不一致")
    assert done.case.head.notice_count == 2


def test_a_certificate_comes_after_approval_only(hall: Hall) -> None:
    for status in (CaseStatus.ACCEPTED, CaseStatus.PENDING_SIGN_OFF, CaseStatus.REFUSED):
        case_id = bring_to(hall, status)
        assert try_case(hall, "zhoumin", case_id, CaseAction.ISSUE) == "wrong_state"
    assert hall.value("SELECT count(*) FROM certificate") == 0


def test_whoever_accepted_does_not_sign(hall: Hall) -> None:
    hall.execute("UPDATE staff SET roles = roles || '{clerk}'::text[] WHERE login = 'xujun'")
    hall.execute(
        "INSERT INTO window_item SELECT %s, item_id FROM service_item WHERE code = 'RURAL-HOMESTEAD'", 13
    )
    hall.open_window("xujun", "12")
    case_id = hall.accept(login="xujun").case.head.case_id
    say(hall, "xujun", case_id, CaseAction.REVIEW)
    say(hall, "xujun", case_id, CaseAction.SUBMIT)
    assert try_case(hall, "xujun", case_id, CaseAction.APPROVE) == "same_person_accepted"
    assert try_case(hall, "xujun", case_id, CaseAction.REFUSE) == "same_person_accepted"
    assert try_case(hall, "denghong", case_id, CaseAction.APPROVE) == "approved"


def test_the_signer_belongs_to_the_deciding_unit(hall: Hall) -> None:
    case_id = bring_to(hall, CaseStatus.PENDING_SIGN_OFF)
    for login in ("liuyang", "malin"):
        assert try_case(hall, login, case_id, CaseAction.APPROVE) == "case_of_other_department"


def test_an_item_is_received_where_it_is_handled(hall: Hall) -> None:
    hall.open_window("tangjie", "08")
    with pytest.raises(Refused, match="item_not_at_window"):
        hall.receive(login="tangjie", number="08")
    assert hall.receive("MED-RESIDENT", "tangjie", "08").head.status == "received"
    with pytest.raises(Refused, match="window_not_held"):
        hall.conclude(hall.desk(number="12"), Conclusion.KEEP, "heqing")
    hall.execute("UPDATE service_item SET lifecycle = 'cancelled' WHERE code = 'MED-RESIDENT'")
    with pytest.raises(Refused, match="item_not_in_force"):
        hall.receive("MED-RESIDENT", "tangjie", "08")


def test_an_extension_is_given_once_and_not_longer_than_the_law_allows(hall: Hall) -> None:
    case_id = bring_to(hall, CaseStatus.UNDER_REVIEW)
    for days in (0, 11, -3):
        assert (
            try_case(hall, "denghong", case_id, CaseAction.EXTEND, working_days=days) == "extension_too_long"
        )
    before = hall.value("SELECT statutory_due_on FROM service_case WHERE case_id = %s", case_id)
    say(hall, "denghong", case_id, CaseAction.EXTEND, working_days=10)
    after = hall.value("SELECT statutory_due_on FROM service_case WHERE case_id = %s", case_id)
    assert hall.value("SELECT day_ordinal(%s) - day_ordinal(%s)", after, before) == 10
    assert try_case(hall, "denghong", case_id, CaseAction.EXTEND, working_days=1) == "extended_before"


def test_the_clock_stops_for_the_eight_kinds_only(hall: Hall) -> None:
    case_id = bring_to(hall, CaseStatus.UNDER_REVIEW)
    for kind in ("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"):
        assert try_case(hall, "zhoumin", case_id, CaseAction.STOP_CLOCK, kind=kind) == "suspended"
    for other in ("公示", "领导出差", "", None):
        assert try_case(hall, "zhoumin", case_id, CaseAction.STOP_CLOCK, kind=other) == "not_article_45"
    none = try_case(hall, "zhoumin", case_id, CaseAction.STOP_CLOCK, working_days=0)
    assert none == "special_time_missing"


def test_a_receipt_names_who_took_it(hall: Hall) -> None:
    case_id = bring_to(hall, CaseStatus.ISSUED)
    assert try_case(hall, "zhoumin", case_id, CaseAction.DELIVER, receiver_name="") == "receiver_missing"


def test_an_unknown_case_is_in_no_state(quiet_hall: Hall) -> None:
    assert try_case(quiet_hall, "zhoumin", uuid4(), CaseAction.ACCEPT) == "wrong_state"


LINES = st.lists(
    st.tuples(
        st.sampled_from(Necessity),
        st.sampled_from(Verdict),
        st.integers(0, 1),
        st.integers(0, 2),
        st.integers(0, 1),
        st.integers(0, 2),
        st.sampled_from(("", "未盖公章")),
    ),
    min_size=1,
    max_size=5,
)


@pytest.fixture(scope="module")
def checked_case(hall_server: EmbeddedServer) -> Iterator[tuple[Hall, UUID]]:
    """A received case whose checklist the test writes anew for every example."""
    with furnished_hall(hall_server) as hall:
        yield hall, hall.receive().head.case_id


@settings(max_examples=60)
@given(lines=LINES)
def test_the_database_allows_the_outcomes_that_python_allows(
    checked_case: tuple[Hall, UUID], lines: list[tuple[Necessity, Verdict, int, int, int, int, str]]
) -> None:
    hall, case_id = checked_case
    checklist = [
        ChecklistLine(
            material=f"材料{position}",
            necessity=necessity,
            verdict=verdict,
            original_required=originals,
            copies_required=copies,
            original_received=original_received,
            copies_received=copies_received,
            defect=defect,
            position=position,
        )
        for position, (
            necessity,
            verdict,
            originals,
            copies,
            original_received,
            copies_received,
            defect,
        ) in enumerate(lines, start=1)
    ]
    hall.execute("DELETE FROM case_material")
    hall.execute(
        """INSERT INTO case_material (case_id, position, name, necessity, verdict, original_required, copies_required,
               original_received, copies_received, defect, form, note, on_site_check)
           SELECT %s, row_number() OVER (), '材料', a.*, '', '', false
           FROM unnest(%s::text[], %s::text[], %s::int[], %s::int[], %s::int[], %s::int[], %s::text[]) a""",
        case_id,
        *([line[column] for line in lines] for column in range(7)),
    )
    outcomes = {CaseAction.ACCEPT, CaseAction.ACCEPT_DEFERRED, CaseAction.REQUEST_SUPPLEMENT}
    codes = {"materials_incomplete", "checklist_unfinished", "nothing_deferred", "nothing_missing"}
    answers = {action: try_case(hall, "zhoumin", case_id, action) for action in outcomes}
    assert {action for action in outcomes if answers[action] not in codes} == outcome(checklist).allowed, (
        answers
    )
    assert set(answers.values()) <= codes | {"accepted", "awaiting_supplement"}
