"""Whatever is sent twice happens once and is answered twice alike: a lost answer, a double click (DESIGN D4)."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from counter_app.application import Application
from counter_app.domain.cases import CaseAction, Verdict
from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services import certificates, hall_screens, intake, papers, queue, signoff, windows
from counter_app.services.actions import record_case_action, record_ticket_action
from tests.database.attempts import CASE_PAYLOAD
from tests.database.hall import Hall

ROUNDS = 50
"""Of those that draw no paper; drawing one takes so long that a few show as much."""
DRAWN_ROUNDS = 2
WRITTEN = (
    "ticket",
    "ticket_action",
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
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A use case as a client would send it, and send again."""

    login: str
    use_case: Callable[..., Any]
    arguments: dict[str, Any]

    def run(self, application: Application) -> Any:
        return application.run(self.use_case, **self.arguments)


def sent(login: str, use_case: Callable[..., Any], **arguments: Any) -> Sent:
    return Sent(login=login, use_case=use_case, arguments=arguments)


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


def call(hall: Hall) -> Sent:
    _free(hall)
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


def open_window(hall: Hall) -> Sent:
    return sent("heqing", windows.open_window, session_id=uuid4(), window_id=hall.window_id("11"))


def register_print(hall: Hall) -> Sent:
    paper = print_ticket(hall).run(hall.app("kiosk1"))
    return sent("kiosk1", papers.register_print, print_job_id=uuid4(), document_id=paper.document_id)


def print_ticket(hall: Hall) -> Sent:
    return sent("kiosk1", hall_screens.ticket_paper, ticket_id=hall.issue().ticket_id, document_id=uuid4())


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


QUICK: tuple[Callable[[Hall], Sent], ...] = (issue, call, start, finish_and_call, open_window)
DRAWN: tuple[Callable[[Hall], Sent], ...] = (
    print_ticket,
    register_print,
    *(
        partial(conclude, conclusion=conclusion)
        for conclusion in intake.Conclusion
        if "deferred" not in conclusion
    ),
    partial(conclude, conclusion=intake.Conclusion.ACCEPT, code="MED-RESIDENT"),
    supplement,
    submit,
    approve,
    issue_certificate,
    deliver,
)


def test_sent_again_it_changes_nothing_and_answers_alike(hall: Hall) -> None:
    for prepare in (*QUICK, *DRAWN):
        once = prepare(hall)
        first = once.run(hall.app(once.login))
        written = _written(hall)
        assert once.run(hall.app(once.login)) == first, prepare
        assert _written(hall) == written, prepare
        if prepare in QUICK:
            _free(hall)


@pytest.mark.parametrize("prepare", QUICK, ids=lambda prepare: prepare.__name__)
def test_two_at_the_same_instant_are_one(hall: Hall, prepare: Callable[[Hall], Sent]) -> None:
    for _ in range(ROUNDS):
        _answers_alike(hall, prepare(hall))


def test_two_papers_at_the_same_instant_are_one(hall: Hall) -> None:
    for prepare in DRAWN:
        for _ in range(DRAWN_ROUNDS):
            once = prepare(hall)
            before = _counts(hall)
            _answers_alike(hall, once)
            grown = {table: count - before[table] for table, count in _counts(hall).items()}
            assert all(
                grown[table] <= 1 for table in ("service_case", "applicant", "certificate", "print_job")
            )
    assert hall.value("SELECT count(*) = count(DISTINCT number) FROM document WHERE kind <> 'ticket'")


def _answers_alike(hall: Hall, once: Sent) -> None:
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
    assert answers[0] == answers[1]


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
    written = _written(hall)
    for again in reused:
        with pytest.raises(Refused, match="action_id_reused"):
            again.run(hall.app(again.login))
    assert _written(hall) == written


def _session(hall: Hall) -> Any:
    return hall.value("SELECT session_id FROM window_session WHERE closed_at IS NULL LIMIT 1")


def _free(hall: Hall) -> None:
    """Send away whoever stands at window 12."""
    for ticket_id, status in hall.execute(
        "SELECT ticket_id, status FROM ticket WHERE status IN ('called', 'serving')"
    ):
        action = TicketAction.CANCEL if status == "called" else TicketAction.FINISH
        hall.act(ticket_id, action, reason="测试")


def _counts(hall: Hall) -> dict[str, int]:
    return {table: hall.value(f"SELECT count(*) FROM {table}") for table in WRITTEN}


def _written(hall: Hall) -> dict[str, Any]:
    """Every row of every table that a use case writes."""
    return {table: sorted(map(str, hall.execute(f"SELECT t.*::text FROM {table} t"))) for table in WRITTEN}
