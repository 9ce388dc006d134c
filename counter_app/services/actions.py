"""Saying an action, exactly once: the one way in which a ticket or a case changes (DESIGN D3, D4)."""

import uuid
from typing import Any

from sqlalchemy import CursorResult, Table, insert, select

from counter_app.domain.cases import CaseAction
from counter_app.domain.text_kinds import TextKind
from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services.typed import typed
from counter_app.work import Work
from db.models import CaseAction as CaseActionRow
from db.models import TicketAction as TicketActionRow

TICKET_ACTIONS: Table = TicketActionRow.metadata.tables["ticket_action"]
CASE_ACTIONS: Table = CaseActionRow.metadata.tables["case_action"]


def follow_up(action_id: uuid.UUID, step: str) -> uuid.UUID:
    """The id of a further action in the same step at the desk; the same again when the step is repeated."""
    return uuid.uuid5(action_id, step)


def record_ticket_action(
    work: Work,
    *,
    action_id: uuid.UUID,
    ticket_id: uuid.UUID,
    action: TicketAction,
    window_id: int | None = None,
    payload: dict[str, Any] | None = None,
) -> bool:
    """Say a ticket action. True when it was recorded now, False when it was recorded before.

    Raises Refused with the rule that forbids it, or Refused("action_id_reused") where the id stands for
    something else.
    """
    values = {
        "action_id": action_id,
        "ticket_id": ticket_id,
        "action": action,
        "window_id": window_id,
        "payload": _words(payload or {}),
    }
    return _record(work, TICKET_ACTIONS, values, subject="ticket_id")


def record_case_action(
    work: Work,
    *,
    action_id: uuid.UUID,
    case_id: uuid.UUID,
    action: CaseAction,
    payload: dict[str, Any] | None = None,
) -> bool:
    """Say a case action; answers as `record_ticket_action` does."""
    values = {"action_id": action_id, "case_id": case_id, "action": action, "payload": _words(payload or {})}
    return _record(work, CASE_ACTIONS, values, subject="case_id")


def was_recorded(work: Work, action_id: uuid.UUID) -> bool:
    """Whether a case action with this id stands in the log already."""
    return work.session.get(CaseActionRow, action_id) is not None


def _words(payload: dict[str, Any]) -> dict[str, Any]:
    """What an action says, every text in it fit to be read, printed and kept for ever."""
    return {
        key: typed(TextKind.REASON, value) if isinstance(value, str) else value
        for key, value in payload.items()
    }


def _record(work: Work, table: Table, values: dict[str, Any], *, subject: str) -> bool:
    # Without the option SQLAlchemy does not count the rows of an INSERT and answers -1.
    said_now = insert(table).values(values).execution_options(preserve_rowcount=True)
    result = work.session.execute(said_now)
    assert isinstance(result, CursorResult)
    if result.rowcount:
        return True
    # The trigger answers a repeated id with no row; it must then be the same action.
    said = work.session.execute(
        select(table.c[subject], table.c.action).where(table.c.action_id == values["action_id"])
    ).one_or_none()
    if said is None or (said[0], said[1]) != (values[subject], str(values["action"])):
        raise Refused("action_id_reused")
    return False
