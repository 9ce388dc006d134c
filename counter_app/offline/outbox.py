"""The outbox: what waits, what was refused and why, what the server has."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from counter_app.domain.service_code import parse
from counter_app.errors import CounterError, NotFound, Refused
from counter_app.offline.drafts import Draft
from counter_app.offline.records import from_json, to_json
from counter_app.offline.store import OfflineStore
from counter_app.offline.tables import CaseStateRow, DraftRow, LeasedBlockRow, OutboxRow, PullRow
from counter_app.services.filing import CaseState, Filed, Filing, OpenDuplicate, Pulled

NEEDS_A_NEW_CODE = frozenset({"code_not_leased", "code_used"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxEntry:
    """One filing of the agent's register. `state` is waiting, sending (whether it arrived is unknown until the
    next synchronisation), refused (with the code and facts of the rule), or sent."""

    case_id: uuid.UUID
    service_code: str
    item_name: str
    applicant_name: str
    filed_at: dt.datetime
    state: str
    refusal: str
    facts: dict[str, Any]
    received_at: dt.datetime | None
    duplicates: tuple[OpenDuplicate, ...]


def list_outbox(store: OfflineStore) -> tuple[OutboxEntry, ...]:
    """Every filing that was ever finished here, the newest first."""
    with store.begin() as session:
        return tuple(
            _entry(row) for row in session.scalars(select(OutboxRow).order_by(OutboxRow.place.desc()))
        )


def _entry(row: OutboxRow) -> OutboxEntry:
    return OutboxEntry(
        case_id=row.case_id,
        service_code=row.service_code,
        item_name=row.item_name,
        applicant_name=row.applicant_name,
        filed_at=row.filed_at,
        state=row.state,
        refusal=row.refusal or "",
        facts=row.facts or {},
        received_at=row.received_at,
        duplicates=tuple(from_json(OpenDuplicate, each) for each in row.duplicates or ()),
    )


def get_filing(store: OfflineStore, case_id: uuid.UUID) -> Filing:
    """A finished filing, for printing its slip again. Raises NotFound("filing")."""
    with store.begin() as session:
        return from_json(Filing, _row(session, case_id).record)


def take_back(store: OfflineStore, case_id: uuid.UUID) -> Draft:
    """Make a refused filing a draft again, to be corrected; it keeps its code, unless the code was refused.

    Raises Refused("filing_not_refused") for any other: it may have arrived already.
    """
    saved_at = store.now()
    with store.begin() as session:
        row = _row(session, case_id)
        if row.state != "refused":
            raise Refused("filing_not_refused")
        filing = from_json(Filing, row.record)
        draft = Draft(
            draft_id=case_id,
            item_version_id=filing.item_version_id,
            applicant=filing.applicant,
            lines=filing.lines,
        )
        session.delete(row)
        session.add(
            DraftRow(
                draft_id=case_id,
                item_version_id=filing.item_version_id,
                applicant_name=filing.applicant.name,
                saved_at=saved_at,
                service_code=None if row.refusal in NEEDS_A_NEW_CODE else filing.service_code,
                record=to_json(draft),
            )
        )
        return draft


def list_case_states(store: OfflineStore) -> tuple[CaseState, ...]:
    """Where the agent's cases stood at the last pull, the newest first."""
    with store.begin() as session:
        rows = session.scalars(select(CaseStateRow).order_by(CaseStateRow.received_at.desc()))
        return tuple(from_json(CaseState, row.record) for row in rows)


def unsent(store: OfflineStore) -> tuple[uuid.UUID, ...]:
    """What the server has not confirmed, in the order of filing; what was refused is tried again."""
    with store.begin() as session:
        waiting = select(OutboxRow.case_id).where(OutboxRow.state != "sent").order_by(OutboxRow.place)
        return tuple(session.scalars(waiting))


def mark_sending(store: OfflineStore, case_id: uuid.UUID) -> Filing | None:
    """Note that it is on its way, before it is; None when it was taken back or sent meanwhile."""
    with store.begin() as session:
        row = session.scalar(select(OutboxRow).where(OutboxRow.case_id == case_id))
        if row is None or row.state == "sent":
            return None
        row.state = "sending"
        return from_json(Filing, row.record)


def mark_sent(store: OfflineStore, filed: Filed) -> None:
    """Keep the server's answer."""
    with store.begin() as session:
        row = _row(session, filed.case_id)
        row.state, row.refusal, row.facts = "sent", None, None
        row.received_at = filed.received_at
        row.duplicates = [to_json(each) for each in filed.duplicates]


def mark_refused(store: OfflineStore, case_id: uuid.UUID, reason: CounterError) -> None:
    """Keep the filing and why it was not received."""
    with store.begin() as session:
        row = _row(session, case_id)
        row.state, row.refusal, row.facts = "refused", reason.code, reason.facts


def get_cursor(store: OfflineStore) -> str:
    """How far the states were pulled."""
    with store.begin() as session:
        row = session.get(PullRow, 1)
        return row.cursor if row else "0"


def put_pulled(store: OfflineStore, pulled: Pulled) -> None:
    """Keep the states and the cursor together, so that neither is ahead of the other."""
    pulled_at = store.now()
    with store.begin() as session:
        for state in pulled.states:
            session.merge(
                CaseStateRow(case_id=state.case_id, received_at=state.received_at, record=to_json(state))
            )
            _count_as_used(session, state.service_code)
        session.merge(PullRow(only_row=1, cursor=pulled.cursor, pulled_at=pulled_at))


def _count_as_used(session: Session, service_code: str) -> None:
    """A store that was restored from a backup learns which of its codes were given after the backup."""
    code = parse(service_code)
    block = session.scalar(
        select(LeasedBlockRow).where(
            LeasedBlockRow.point_code == code.point,
            LeasedBlockRow.next_serial <= code.serial,
            LeasedBlockRow.last_serial >= code.serial,
        )
    )
    if block is not None:
        block.next_serial = code.serial + 1


def _row(session: Session, case_id: uuid.UUID) -> OutboxRow:
    row = session.scalar(select(OutboxRow).where(OutboxRow.case_id == case_id))
    if row is None:
        raise NotFound("filing")
    return row
