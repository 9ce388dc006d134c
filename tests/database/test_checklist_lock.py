"""A correction of the checklist and an acceptance at the same instant: one of them gives way."""

import threading
from uuid import UUID, uuid4

import psycopg
import pytest

from counter_app.domain.cases import CaseAction, CaseStatus
from counter_app.errors import Refused
from counter_app.services.actions import record_case_action
from counter_app.services.intake import Conclusion
from tests.database.hall import Hall

MISSING = b"UPDATE case_material SET verdict = 'missing' WHERE case_id = %s AND position = 1"


@pytest.fixture
def complete_case(hall: Hall) -> UUID:
    """At intake, with everything in order."""
    hall.open_window("zhoumin", "12")
    intake = hall.desk("RURAL-HOMESTEAD", "12")
    return hall.conclude(intake, Conclusion.KEEP).case.head.case_id


def _accept(hall: Hall, case_id: UUID, answers: list[object]) -> None:
    try:
        answers.append(
            hall.app("zhoumin").run(
                record_case_action, action_id=uuid4(), case_id=case_id, action=CaseAction.ACCEPT
            )
        )
    except Refused as error:
        answers.append(error.code)


def test_an_acceptance_waits_for_the_correction_and_sees_it(hall: Hall, complete_case: UUID) -> None:
    answers: list[object] = []
    with psycopg.connect(hall.driver_url("zhoumin")) as correcting:
        correcting.execute(MISSING, [complete_case])
        accepting = threading.Thread(target=_accept, args=(hall, complete_case, answers))
        accepting.start()
        accepting.join(0.5)
        assert not answers
        correcting.commit()
        accepting.join(10)
    assert answers == ["materials_incomplete"]
    assert hall.status(complete_case) is CaseStatus.RECEIVED


def test_nothing_is_corrected_after_acceptance(hall: Hall, complete_case: UUID) -> None:
    answers: list[object] = []
    _accept(hall, complete_case, answers)
    assert answers == [True]
    with psycopg.connect(hall.driver_url("zhoumin")) as correcting:
        changed = correcting.execute(MISSING, [complete_case]).rowcount
    assert changed == 0
