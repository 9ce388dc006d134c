"""Whatever is sent twice happens once and is answered twice alike: a lost answer, a double click (DESIGN D4)."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from counter_app.domain.cases import CaseAction
from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services import hall_screens, intake, papers, queue, windows
from counter_app.services.actions import record_case_action, record_ticket_action
from tests.database.attempts import CASE_PAYLOAD
from tests.database.hall import Hall, moment
from tests.database.sent import (
    AT_THE_WINDOW,
    DAY,
    DRAWN,
    EVERYTHING,
    QUICK,
    STAFF,
    WRITTEN,
    Sent,
    alike,
    conclude,
    free,
    name_of,
    print_ticket,
    register_print,
    sent,
    start,
    written,
)

ROUNDS = 50
"""Of those that draw no paper; drawing one takes so long that a few show as much."""
FEW_ROUNDS = 2


def test_sent_again_it_changes_nothing_and_answers_alike(hall: Hall) -> None:
    for prepare in EVERYTHING:
        once = prepare(hall)
        first = once.run(hall.app(once.login))
        rows = written(hall)
        assert alike(once.run(hall.app(once.login)), first), prepare
        assert written(hall) == rows, prepare
        free(hall)


def test_sent_again_the_next_morning_it_changes_nothing_either(hall: Hall) -> None:
    """An answer was lost in the evening and the program asks again when the line is back."""
    evening = []
    for prepare in EVERYTHING:
        once = prepare(hall)
        once.run(hall.app(once.login))
        evening.append(once)
        free(hall)
    hall.set_clock(moment("2026-03-11"))
    rows = written(hall)
    for once in evening:
        if once.use_case is not windows.pause_window:  # by then somebody else sits there: `window_lost`
            once.run(hall.app(once.login))
            assert written(hall) == rows, once


@pytest.mark.parametrize("prepare", [*QUICK, *AT_THE_WINDOW[-3:], *DAY], ids=name_of)
def test_two_at_the_same_instant_are_one(hall: Hall, prepare: Callable[[Hall], Sent]) -> None:
    for _ in range(ROUNDS if prepare in QUICK else FEW_ROUNDS):
        _answer_alike(hall, prepare(hall))


def test_two_of_the_admin_at_the_same_instant_are_one(hall: Hall) -> None:
    for prepare in STAFF:
        for _ in range(FEW_ROUNDS):
            once = prepare(hall)
            before = hall.value("SELECT count(*) FROM staff_change")
            _answer_alike(hall, once)
            assert hall.value("SELECT count(*) FROM staff_change") == before + 1


def test_two_papers_at_the_same_instant_are_one(hall: Hall) -> None:
    for prepare in DRAWN:
        for _ in range(FEW_ROUNDS):
            once = prepare(hall)
            before = _counts(hall)
            _answer_alike(hall, once)
            grown = {table: count - before[table] for table, count in _counts(hall).items()}
            assert all(
                grown[table] <= 1 for table in ("service_case", "applicant", "certificate", "print_job")
            )
    assert hall.value("SELECT count(*) = count(DISTINCT number) FROM document WHERE kind <> 'ticket'")


def _answer_alike(hall: Hall, once: Sent) -> None:
    application, barrier, answers = hall.app(once.login), threading.Barrier(2), []

    def client() -> None:
        barrier.wait()
        try:
            answers.append(once.run(application))
        except Exception as error:  # noqa: BLE001  (it is the finding)
            answers.append(error)

    threads = [threading.Thread(target=client) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not any(isinstance(answer, Exception) for answer in answers), (once.use_case.__name__, answers)
    first, again = sorted(answers, key=lambda answer: getattr(answer, "already_there", False))
    assert alike(again, first)


def test_an_id_that_stands_for_something_else_is_refused(hall: Hall) -> None:
    started = start(hall)
    started.run(hall.app("zhoumin"))
    action_id = started.arguments["action_id"]
    other_ticket, window_id = hall.issue().ticket_id, hall.window_id("12")
    accepted = conclude(hall, conclusion=intake.Conclusion.ACCEPT)
    case_id = accepted.run(hall.app("zhoumin")).case.head.case_id
    other_case = hall.receive().head.case_id
    ticket = {"ticket_id": other_ticket, "window_id": window_id}
    case = {"action_id": accepted.arguments["action_id"], "payload": CASE_PAYLOAD}
    reused = [
        sent(
            "kiosk1",
            hall_screens.issue_ticket,
            action_id=action_id,
            ticket_id=uuid4(),
            queue_id=1,
            item_id=None,
        ),
        sent("zhoumin", queue.call_next, action_id=action_id, window_id=window_id),
        sent("zhoumin", record_ticket_action, action_id=action_id, action=TicketAction.START, **ticket),
        sent("zhoumin", record_case_action, case_id=other_case, action=CaseAction.ACCEPT, **case),
        sent("zhoumin", record_case_action, case_id=case_id, action=CaseAction.REVIEW, **case),
        sent(
            "zhoumin",
            intake.conclude_intake,
            **{**accepted.arguments, "intake": hall.desk(case_id=other_case)},
        ),
        sent("zhoumin", intake.conclude_intake, **{**accepted.arguments, "intake": hall.desk()}),
        sent("heqing", windows.open_window, session_id=_session(hall), window_id=hall.window_id("11")),
    ]
    printed = register_print(hall)
    printed.run(hall.app("kiosk1"))
    other_paper = print_ticket(hall).run(hall.app("kiosk1"))
    first_paper = printed.arguments["document_id"]
    reused += [
        sent(
            "kiosk1", papers.register_print, **{**printed.arguments, "document_id": other_paper.document_id}
        ),
        sent("kiosk1", hall_screens.ticket_paper, ticket_id=other_ticket, document_id=first_paper),
    ]
    rows = written(hall)
    for again in reused:
        with pytest.raises(Refused, match="action_id_reused"):
            again.run(hall.app(again.login))
    assert written(hall) == rows


def _session(hall: Hall) -> Any:
    return hall.value("SELECT session_id FROM window_session WHERE closed_at IS NULL LIMIT 1")


def _counts(hall: Hall) -> dict[str, int]:
    return {table: hall.value(f"SELECT count(*) FROM {table}") for table in WRITTEN}
