"""What the clients of the crash suite ask for: each verb answers with what must be the same the second time."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from counter_app.application import Application
from counter_app.domain.cases import CaseAction, Verdict
from counter_app.domain.tickets import TicketAction
from counter_app.services import certificates, hall_screens, intake, items, queue, signoff, windows
from counter_app.services.cases import Case
from counter_app.services.papers import Paper
from tests.database.hall import RESIDENT, checked

Facts = dict[str, Any]

SHORT_OF = 3
"""The material that is missing on a first visit."""


def _ticket(ticket: "queue.QueuedTicket | hall_screens.IssuedTicket | None") -> Facts:
    return {"ticket": ticket and str(ticket.ticket_id), "label": ticket and ticket.label}


def _papers(case: Case, *papers: Paper | None) -> Facts:
    return {
        "case": str(case.head.case_id),
        "code": case.head.service_code,
        "papers": [[str(paper.document_id), paper.kind, paper.number] for paper in papers if paper],
    }


def _issue(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    asked = {**facts, "ticket_id": UUID(facts["ticket_id"])}
    return _ticket(app.run(hall_screens.issue_ticket, action_id=id, item_id=None, **asked))


def _open(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    return {"session": str(app.run(windows.open_window, session_id=id, **facts))}


def _call(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    return _ticket(app.run(queue.call_next, action_id=id, **facts))


def _finish_and_call(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    asked = {**facts, "ticket_id": UUID(facts["ticket_id"])}
    return _ticket(app.run(queue.finish_and_call_next, action_id=id, **asked))


def _act(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    asked = {**facts, "ticket_id": UUID(facts["ticket_id"]), "action": TicketAction(facts["action"])}
    return _ticket(app.run(queue.act_on_ticket, action_id=id, **asked))


def _transfer(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    target = queue.TransferTarget(queue_id=facts["queue_id"], window_id=facts["to"], name="")
    return _ticket(
        app.run(
            queue.transfer,
            action_id=id,
            ticket_id=UUID(facts["ticket_id"]),
            window_id=facts["window_id"],
            target=target,
        )
    )


def _conclude(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    conclusion = intake.Conclusion(facts["conclusion"])
    short = conclusion is intake.Conclusion.REQUEST_SUPPLEMENT
    guide = app.run(items.get_guide, item_id=facts["item_id"])
    desk = intake.Intake(
        case_id=UUID(facts["case_id"]),
        item_version_id=guide.item_version_id,
        window_id=facts["window_id"],
        ticket_id=None,
        applicant=RESIDENT,
        lines=tuple(
            checked(line, Verdict.MISSING if short and line.position == SHORT_OF else None)
            for line in guide.requirements
        ),
    )
    done = app.run(intake.conclude_intake, action_id=id, intake=desk, conclusion=conclusion)
    return _papers(done.case, *done.papers)


def _submit(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    case_id = UUID(facts["case_id"])
    return _papers(app.run(signoff.submit_for_decision, action_id=id, case_id=case_id, opinion="材料齐全"))


def _sign(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    case_id, action = UUID(facts["case_id"]), CaseAction(facts["action"])
    done = app.run(signoff.sign_off, action_id=id, case_id=case_id, action=action, opinion="请核对面积")
    return _papers(done.case, done.paper)


def _certify(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    done = app.run(certificates.issue_certificate, action_id=id, case_id=UUID(facts["case_id"]))
    return _papers(done.case, done.paper)


def _deliver(app: Application, id: UUID, facts: Facts) -> Facts:  # noqa: A002
    handed: Facts = {"case_id": UUID(facts["case_id"]), "receiver_name": "李国强", "relation": "本人"}
    done = app.run(certificates.deliver, action_id=id, **handed)
    return _papers(done.case, done.paper)


VERBS: dict[str, Callable[[Application, UUID, Facts], Facts]] = {
    "issue": _issue, "open": _open, "call": _call, "finish_and_call": _finish_and_call, "act": _act,
    "transfer": _transfer, "conclude": _conclude, "submit": _submit, "sign": _sign, "certify": _certify,
    "deliver": _deliver,
}  # fmt: skip
