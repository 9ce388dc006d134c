"""All papers by kind: one door to render them, and their data as JSON values for the record.

An issued document keeps its kind, its data and the sha256 of its bytes; `render(from_record(kind, data))`
gives the same bytes again.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from counter_app.documents.acceptance_notice import AcceptanceNotice, render_acceptance_notice
from counter_app.documents.certificate import Certificate, render_certificate, sheets_of
from counter_app.documents.day_summary import DaySummary, render_day_summary
from counter_app.documents.decision import (
    ApprovalDecision,
    RefusalDecision,
    decision_title,
    render_approval_decision,
    render_refusal_decision,
)
from counter_app.documents.delivery_receipt import DeliveryReceipt, render_delivery_receipt
from counter_app.documents.material_receipt import MaterialReceipt, render_material_receipt
from counter_app.documents.non_acceptance import (
    NonAcceptanceDecision,
    NotRequiredNotice,
    render_non_acceptance_decision,
    render_not_required_notice,
)
from counter_app.documents.one_time_notice import OneTimeNotice, render_one_time_notice
from counter_app.documents.ticket import Ticket, render_ticket

Paper = (
    Ticket
    | MaterialReceipt
    | OneTimeNotice
    | AcceptanceNotice
    | NonAcceptanceDecision
    | NotRequiredNotice
    | ApprovalDecision
    | RefusalDecision
    | Certificate
    | DeliveryReceipt
    | DaySummary
)

_RENDERERS: dict[type[Any], tuple[str, Callable[[Any], bytes]]] = {
    Ticket: ("ticket", render_ticket),
    MaterialReceipt: ("material_receipt", render_material_receipt),
    OneTimeNotice: ("one_time_notice", render_one_time_notice),
    AcceptanceNotice: ("acceptance_notice", render_acceptance_notice),
    NonAcceptanceDecision: ("non_acceptance_decision", render_non_acceptance_decision),
    NotRequiredNotice: ("not_required_notice", render_not_required_notice),
    ApprovalDecision: ("approval_decision", render_approval_decision),
    RefusalDecision: ("refusal_decision", render_refusal_decision),
    Certificate: ("certificate", render_certificate),
    DeliveryReceipt: ("delivery_receipt", render_delivery_receipt),
    DaySummary: ("day_summary", render_day_summary),
}
_TYPES = {kind: paper_type for paper_type, (kind, _) in _RENDERERS.items()}

KINDS = tuple(_TYPES)
"""The names under which papers are recorded."""


def kind_of(paper: Paper) -> str:
    return _RENDERERS[type(paper)][0]


def title_of(paper: Paper) -> str:
    """What a paper calls itself, where that depends on the item; empty where its kind says it all."""
    match paper:
        case ApprovalDecision() | RefusalDecision():
            return decision_title(paper)
        case Certificate():
            return "、".join(sheet.title for sheet in sheets_of(paper))
        case _:
            return ""


def render(paper: Paper) -> bytes:
    """The PDF of any paper."""
    return _RENDERERS[type(paper)][1](paper)


def to_record(paper: Paper) -> dict[str, Any]:
    """The data as JSON values; dates and instants in ISO 8601."""
    return {field.name: _to_json(getattr(paper, field.name)) for field in fields(paper)}


def from_record(kind: str, record: Mapping[str, Any]) -> Paper:
    """The paper as it was recorded; LookupError for an unknown kind, ValueError for a missing fact."""
    paper: Paper = _build(_TYPES[kind], record)
    return paper


def _to_json(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    if isinstance(value, date):  # a datetime is a date, too
        return value.isoformat()
    return value


def _build(wanted: type[Any], record: Mapping[str, Any]) -> Any:
    hints = get_type_hints(wanted)
    needed = {field.name for field in fields(wanted) if field.default is MISSING}
    if absent := needed - record.keys():
        raise ValueError(f"{wanted.__name__}: {', '.join(sorted(absent))}")
    return wanted(**{name: _from_json(hints[name], value) for name, value in record.items()})


def _from_json(wanted: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(wanted) is UnionType:
        wanted = next(part for part in get_args(wanted) if part is not type(None))
    if is_dataclass(wanted) and isinstance(wanted, type):
        return _build(wanted, value)
    if get_origin(wanted) is tuple:
        kinds = get_args(wanted)
        inner = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(_from_json(kind, item) for kind, item in zip(inner, value, strict=True))
    if wanted in (date, datetime):
        return wanted.fromisoformat(value)
    return value
