"""Trying an action without leaving a trace: it runs in a transaction that is undone."""

from collections.abc import Callable
from typing import Any, NoReturn
from uuid import UUID, uuid4

from counter_app.domain.cases import CaseAction
from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services.actions import record_case_action, record_ticket_action
from counter_app.work import Work
from tests.database.hall import Hall

CASE_PAYLOAD = {
    "reason": "申请人要求",
    "kind": "听证",
    "working_days": 3,
    "receiver_name": "李国强",
    "relation": "本人",
    "method": "direct",
}
"""Meets every guard that looks at what was said."""


class _UndoneError(Exception):
    """Carries the answer out of a transaction that is to be undone."""

    def __init__(self, answer: str) -> None:
        super().__init__(answer)
        self.answer = answer


def _undone(work: Work, /, use_case: Callable[..., Any], answer: str, **arguments: Any) -> NoReturn:
    use_case(work, **arguments)
    raise _UndoneError(str(work.value(answer)))


def outcome_of(hall: Hall, login: str, use_case: Callable[..., Any], answer: str, **arguments: Any) -> str:
    """What `answer` (SQL) says after the use case, or the code of its refusal; nothing stays."""
    try:
        hall.app(login).run(_undone, use_case, answer, **arguments)
    except _UndoneError as undone:
        return undone.answer
    except Refused as refused:
        return refused.code


def try_ticket(
    hall: Hall, login: str, ticket_id: UUID, action: TicketAction, window_id: int | None, **payload: Any
) -> str:
    """The status that `action` would lead to, or the code of the refusal."""
    return outcome_of(
        hall,
        login,
        record_ticket_action,
        f"SELECT status FROM ticket WHERE ticket_id = '{ticket_id}'",
        action_id=uuid4(),
        ticket_id=ticket_id,
        action=action,
        window_id=window_id,
        payload=payload,
    )


def try_case(hall: Hall, login: str, case_id: UUID, action: CaseAction, **payload: Any) -> str:
    """The status that `action` would lead to, or the code of the refusal; `payload` over `CASE_PAYLOAD`."""
    return outcome_of(
        hall,
        login,
        record_case_action,
        f"SELECT to_status FROM case_action WHERE case_id = '{case_id}' ORDER BY seq DESC LIMIT 1",
        action_id=uuid4(),
        case_id=case_id,
        action=action,
        payload={**CASE_PAYLOAD, **payload},
    )


def say(hall: Hall, login: str, case_id: UUID, action: CaseAction, **payload: Any) -> None:
    """Take a case action for good."""
    hall.app(login).run(
        record_case_action,
        action_id=uuid4(),
        case_id=case_id,
        action=action,
        payload={**CASE_PAYLOAD, **payload},
    )
