"""After the decision: print the certificate, hand everything over against a signature."""

import uuid
from enum import StrEnum

from counter_app.domain.cases import CaseAction
from counter_app.domain.text_kinds import TextKind
from counter_app.services.actions import record_case_action
from counter_app.services.case_papers import put_on_record
from counter_app.services.cases import get_case
from counter_app.services.papers import Paper, PaperKind
from counter_app.services.signoff import Decided
from counter_app.services.typed import typed
from counter_app.work import Work


class DeliveryMethod(StrEnum):
    """送达方式, as the receipt names them."""

    DIRECT = "direct"
    MAIL = "mail"


def issue_certificate(work: Work, *, action_id: uuid.UUID, case_id: uuid.UUID) -> Decided:
    """Give the certificate its number and print it; only the database's trigger makes the number."""
    record_case_action(work, action_id=action_id, case_id=case_id, action=CaseAction.ISSUE)
    paper = put_on_record(work, action_id=action_id, kind=PaperKind.CERTIFICATE, case_id=case_id)
    return Decided(case=get_case(work, case_id=case_id), paper=paper)


def deliver(
    work: Work,
    *,
    action_id: uuid.UUID,
    case_id: uuid.UUID,
    receiver_name: str,
    relation: str,
    method: DeliveryMethod = DeliveryMethod.DIRECT,
) -> Decided:
    """Hand over against the delivery receipt (行政许可法第四十四条)."""
    receiver_name, relation = typed(TextKind.NAME, receiver_name), typed(TextKind.LINE, relation)
    record_case_action(
        work,
        action_id=action_id,
        case_id=case_id,
        action=CaseAction.DELIVER,
        payload={"receiver_name": receiver_name, "relation": relation, "method": method.value},
    )
    paper: Paper = put_on_record(
        work,
        action_id=action_id,
        kind=PaperKind.DELIVERY_RECEIPT,
        case_id=case_id,
        relation=relation,
        method=method.value,
    )
    return Decided(case=get_case(work, case_id=case_id), paper=paper)
