"""Signing, against a real hall: the list, the four actions, and what happens when the answer is lost."""

from uuid import UUID, uuid4

import pytest

from counter_app.domain.cases import CaseAction, CaseStatus
from counter_app.services import signoff
from tests.database.hall import Hall
from tests.unit.ui.rooms import Seat, Seating
from ui.signoff.presenter import SignoffPresenter


def submitted(hall: Hall, opinion: str = "材料齐全，建议准予。") -> UUID:
    """A case that waits for its signature."""
    case_id = hall.accept().case.head.case_id
    hall.app("zhoumin").run(signoff.submit_for_decision, action_id=uuid4(), case_id=case_id, opinion=opinion)
    return case_id


def opened(seat: Seat) -> SignoffPresenter:
    presenter = SignoffPresenter(seat.desk, seat.desk)
    presenter.list.set_shown(True)
    seat.settle()
    return presenter


def test_an_empty_list_chooses_nothing(seat: Seating) -> None:
    presenter = opened(seat("xujun"))
    assert presenter.list.state.known
    assert presenter.list.state.cases == ()
    assert presenter.allowed() == frozenset()


def test_the_first_case_is_shown_whole(hall: Hall, seat: Seating) -> None:
    case_id = submitted(hall)
    presenter = opened(seat("xujun"))
    shown = presenter.chosen_case()
    assert shown is not None
    assert shown.head.case_id == presenter.list.state.chosen == case_id
    assert shown.materials
    assert presenter.allowed() == {
        CaseAction.APPROVE,
        CaseAction.REFUSE,
        CaseAction.RETURN_TO_REVIEW,
        CaseAction.ESCALATE,
    }


def test_approving_prints_and_moves_to_the_next(hall: Hall, seat: Seating) -> None:
    first, second = submitted(hall), submitted(hall)
    signer = seat("xujun")
    presenter = opened(signer)
    chosen = presenter.list.state.chosen
    presenter.decide(CaseAction.APPROVE, "同意")
    signer.settle()
    assert chosen is not None
    assert hall.status(chosen) is CaseStatus.APPROVED
    assert presenter.list.state.chosen == ({first, second} - {chosen}).pop()
    assert [name.partition("-")[0] for name in signer.printed()] == ["approval_decision"]


def test_refusing_states_the_reasons_line_by_line(hall: Hall, seat: Seating) -> None:
    case_id = submitted(hall)
    signer = seat("xujun")
    presenter = opened(signer)
    presenter.decide(CaseAction.REFUSE, "拟建位置在基本农田内。\n已另有一处宅基地。")
    signer.settle()
    assert hall.status(case_id) is CaseStatus.REFUSED
    data = hall.value("SELECT data FROM document WHERE kind = 'refusal_decision' AND case_id = %s", case_id)
    assert data["reasons"] == ["拟建位置在基本农田内。", "已另有一处宅基地。"]
    assert presenter.list.state.cases == ()


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (CaseAction.RETURN_TO_REVIEW, CaseStatus.UNDER_REVIEW),
        (CaseAction.ESCALATE, CaseStatus.PENDING_LEADER),
    ],
)
def test_sending_it_on_prints_nothing(
    hall: Hall, seat: Seating, action: CaseAction, status: CaseStatus
) -> None:
    case_id = submitted(hall)
    signer = seat("xujun")
    presenter = opened(signer)
    presenter.decide(action, "请补充现场照片。")
    signer.settle()
    assert hall.status(case_id) is status
    assert signer.printed() == []


def test_a_refused_action_is_said_and_keeps_the_words(hall: Hall, seat: Seating) -> None:
    submitted(hall)
    signer = seat("xujun")
    presenter = opened(signer)
    presenter.decide(CaseAction.RETURN_TO_REVIEW, "  ")
    signer.settle()
    assert signer.said == [("warn", "请写明理由，这一步要留有依据。")]
    assert presenter.draft(CaseAction.RETURN_TO_REVIEW) == "  "
    assert CaseAction.RETURN_TO_REVIEW in presenter.allowed()


def test_whoever_accepted_is_told_that_another_signs(hall: Hall, seat: Seating) -> None:
    accepted = hall.accept("RURAL-HOMESTEAD", "xujun", "12").case.head.case_id
    hall.app("xujun").run(signoff.submit_for_decision, action_id=uuid4(), case_id=accepted)
    signer = seat("xujun")
    presenter = opened(signer)
    presenter.decide(CaseAction.APPROVE, "同意")
    signer.settle()
    assert "受理与签批不能是同一人" in signer.said[-1][1]
    assert hall.status(accepted) is CaseStatus.PENDING_SIGN_OFF


def test_a_lost_answer_is_asked_again_not_done_twice(hall: Hall, seat: Seating) -> None:
    case_id = submitted(hall)
    signer = seat("xujun")
    presenter = opened(signer)
    signer.application.cut = True
    presenter.decide(CaseAction.APPROVE, "同意")
    signer.settle()
    assert signer.said[-1][0] == "bad"
    assert presenter.draft(CaseAction.APPROVE) == "同意"
    signer.application.cut = False
    presenter.decide(CaseAction.APPROVE, "同意")
    signer.settle()
    assert [name.partition("-")[0] for name in signer.printed()] == ["approval_decision"]
    assert hall.value("SELECT count(*) FROM document WHERE kind = 'approval_decision'") == 1
    assert hall.status(case_id) is CaseStatus.APPROVED


def test_another_signer_was_faster(hall: Hall, seat: Seating) -> None:
    case_id = submitted(hall)
    signer = seat("xujun")
    presenter = opened(signer)
    hall.app("denghong").run(
        signoff.sign_off, action_id=uuid4(), case_id=case_id, action=CaseAction.APPROVE, opinion="同意"
    )
    presenter.decide(CaseAction.REFUSE, "资料不实。")
    signer.settle()
    assert signer.said[-1][0] == "warn"
    assert hall.status(case_id) is CaseStatus.APPROVED
    assert presenter.list.state.cases == ()
    assert presenter.chosen_case() is None


def test_hidden_it_reads_nothing_until_it_is_shown(hall: Hall, seat: Seating) -> None:
    signer = seat("xujun")
    presenter = opened(signer)
    presenter.list.set_shown(False)
    submitted(hall)
    signer.hear()
    assert presenter.list.state.cases == ()
    presenter.list.set_shown(True)
    signer.settle()
    assert len(presenter.list.state.cases) == 1
