"""Filling the form in the village: saved at every change, finished once, never with a code used twice."""

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from counter_app.documents.facts import hall_day
from counter_app.domain import service_code
from counter_app.errors import NotFound, Refused
from counter_app.offline.catalogue import read_calendar, read_point
from counter_app.offline.records import from_json, to_json
from counter_app.offline.slip import is_notice_due, make_notice
from counter_app.offline.store import OfflineStore
from counter_app.offline.tables import DraftRow, ItemRow, LeasedBlockRow, OutboxRow
from counter_app.services.filing import Filing
from counter_app.services.intake import ApplicantForm, CheckedLine
from counter_app.services.items import Guide
from counter_app.services.village_snapshot import VillagePoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The form as it stands; `draft_id` is made by the screen and becomes the id of the case."""

    draft_id: uuid.UUID
    item_version_id: int
    applicant: ApplicantForm
    lines: tuple[CheckedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSummary:
    """One line of the list of drafts; `service_code` where it was numbered before and came back."""

    draft_id: uuid.UUID
    item_name: str
    applicant_name: str
    saved_at: dt.datetime
    service_code: str | None


def save_draft(store: OfflineStore, draft: Draft) -> None:
    """Keep the form as it stands. Raises Refused("filing_finished") once it lies in the outbox."""
    saved_at = store.now()
    with store.begin() as session:
        if _outbox_row(session, draft.draft_id) is not None:
            raise Refused("filing_finished")
        row = session.get(DraftRow, draft.draft_id)
        if row is None:
            row = DraftRow(draft_id=draft.draft_id, service_code=None)
            session.add(row)
        row.item_version_id = draft.item_version_id
        row.applicant_name = draft.applicant.name
        row.saved_at = saved_at
        row.record = to_json(draft)


def list_drafts(store: OfflineStore) -> tuple[DraftSummary, ...]:
    """All drafts, the newest first; one whose item left the catalogue has an empty item name."""
    with store.begin() as session:
        rows = session.execute(
            select(DraftRow, ItemRow.name)
            .outerjoin(ItemRow, ItemRow.item_version_id == DraftRow.item_version_id)
            .order_by(DraftRow.saved_at.desc())
        )
        return tuple(
            DraftSummary(
                draft_id=row.draft_id,
                item_name=name or "",
                applicant_name=row.applicant_name,
                saved_at=row.saved_at,
                service_code=row.service_code,
            )
            for row, name in rows
        )


def get_draft(store: OfflineStore, draft_id: uuid.UUID) -> Draft:
    """Raises NotFound("draft")."""
    with store.begin() as session:
        return from_json(Draft, _draft_row(session, draft_id).record)


def discard_draft(store: OfflineStore, draft_id: uuid.UUID) -> None:
    """Throw the form away; one that is gone already is no error."""
    with store.begin() as session:
        row = session.get(DraftRow, draft_id)
        if row is not None:
            session.delete(row)


def finish_filing(store: OfflineStore, *, draft_id: uuid.UUID) -> Filing:
    """Number the draft with the next leased code and put it into the outbox, all in one transaction.

    Again with the same id it answers as the first time. Raises NotFound("draft"), and Refused with
    `filing_incomplete` (fields), `snapshot_missing`, `item_not_in_snapshot`, `codes_exhausted_offline` or
    `calendar_missing`; the draft is then still there.
    """
    filed_at = store.now()
    with store.begin() as session:
        finished = _outbox_row(session, draft_id)
        if finished is not None:
            return from_json(Filing, finished.record)
        row = _draft_row(session, draft_id)
        filing = _number(session, from_json(Draft, row.record), row.service_code, filed_at)
        session.delete(row)
        session.add(
            OutboxRow(
                case_id=filing.case_id,
                service_code=filing.service_code,
                item_name=filing.item_name,
                applicant_name=filing.applicant.name,
                filed_at=filing.filed_at,
                state="waiting",
                record=to_json(filing),
            )
        )
        return filing


def _number(session: Session, draft: Draft, kept_code: str | None, filed_at: dt.datetime) -> Filing:
    _check(draft)
    point = read_point(session)
    item = session.get(ItemRow, draft.item_version_id)
    if item is None:
        raise Refused("item_not_in_snapshot")
    code = kept_code or _next_code(session, point, hall_day(filed_at))
    guide = from_json(Guide, item.guide)
    notice = None
    if is_notice_due(guide, draft.lines):
        notice = make_notice(
            point,
            guide,
            read_calendar(session),
            service_code=code,
            filed_at=filed_at,
            applicant=draft.applicant,
            lines=draft.lines,
        )
    return Filing(
        case_id=draft.draft_id,
        action_id=uuid.uuid4(),
        applicant_id=uuid.uuid4(),
        service_code=code,
        filed_at=filed_at,
        item_version_id=item.item_version_id,
        item_name=item.name,
        applicant=draft.applicant,
        lines=draft.lines,
        notice=notice,
    )


def _check(draft: Draft) -> None:
    needed = {"name": draft.applicant.name, "id_number": draft.applicant.id_number}
    empty = [field for field, value in needed.items() if not value.strip()]
    if empty:
        raise Refused("filing_incomplete", fields=empty)


def _next_code(session: Session, point: VillagePoint, day: dt.date) -> str:
    """The serial moves on in the same transaction that files it: after a crash both are there or neither."""
    block = session.scalar(
        select(LeasedBlockRow)
        .where(LeasedBlockRow.next_serial <= LeasedBlockRow.last_serial)
        .order_by(LeasedBlockRow.first_serial)
        .limit(1)
    )
    if block is None:
        raise Refused("codes_exhausted_offline")
    serial = block.next_serial
    block.next_serial = serial + 1
    return service_code.build(region=point.region_code, day=day, point=block.point_code, serial=serial)


def _draft_row(session: Session, draft_id: uuid.UUID) -> DraftRow:
    row = session.get(DraftRow, draft_id)
    if row is None:
        raise NotFound("draft")
    return row


def _outbox_row(session: Session, case_id: uuid.UUID) -> OutboxRow | None:
    return session.scalar(select(OutboxRow).where(OutboxRow.case_id == case_id))
