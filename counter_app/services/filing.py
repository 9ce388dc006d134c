"""Filing from a village point: codes leased ahead, filings handed in, states brought back."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from counter_app.documents.one_time_notice import OneTimeNotice
from counter_app.domain.cases import CaseAction, CaseStatus, Verdict
from counter_app.services.actions import follow_up, record_case_action
from counter_app.services.intake import ApplicantForm, CheckedLine, put_applicant, save_checklist
from counter_app.services.papers import PaperKind, issue_paper
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class LeasedBlock:
    """Serials of service codes that this agent alone may give, both ends included."""

    point_code: str
    first_serial: int
    last_serial: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A finished filing. All ids were made on the laptop, so that sending it twice is harmless (DESIGN D4).

    `filed_at` is when the agent wrote it down; the clocks of the law start when the server receives it.
    """

    case_id: uuid.UUID
    action_id: uuid.UUID
    applicant_id: uuid.UUID
    service_code: str
    filed_at: dt.datetime
    item_version_id: int
    item_name: str
    applicant: ApplicantForm
    lines: tuple[CheckedLine, ...]
    notice: OneTimeNotice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDuplicate:
    """Another open case of the same person for the same item, at a window or filed by a unit."""

    service_code: str
    status: CaseStatus
    received_at: dt.datetime
    filed_unit_name: str
    window_number: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", CaseStatus(self.status))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The server's answer; `already_there` when an earlier sending had arrived without its answer."""

    case_id: uuid.UUID
    service_code: str
    received_at: dt.datetime
    already_there: bool
    duplicates: tuple[OpenDuplicate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedMaterial:
    """What the township still asks for."""

    material: str
    verdict: Verdict
    defect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """Where one of the agent's cases stands."""

    case_id: uuid.UUID
    service_code: str
    item_name: str
    applicant_name: str
    status: CaseStatus
    filed_at: dt.datetime | None
    received_at: dt.datetime
    acceptance_due_on: dt.date | None
    supplement_due_on: dt.date | None
    promised_due_on: dt.date | None
    due_provisional: bool
    wanted: tuple[WantedMaterial, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """States that changed since the last cursor, and the cursor for the next time."""

    states: tuple[CaseState, ...]
    cursor: str


def lease_codes(work: Work, *, size: int) -> LeasedBlock:
    """Serials for the caller's point, never given to anybody else; 500 at most in one block.

    An answer that is lost on the line loses the block: a hole in the numbers, never a number twice.
    Raises Refused("codes_exhausted") when the point has none left.
    """
    block = work.row(
        LeasedBlock,
        "SELECT point_code, first_serial, last_serial FROM lease_code_block(:size)",
        size=size,
    )
    assert block is not None
    return block


def file_from_village(work: Work, *, filing: Filing) -> Filed:
    """Receive a filing with its applicant, its checklist and the slip that was printed: all or nothing.

    Sent again it answers as the first time. A duplicate is told with the answer and recorded all the same:
    whether it is one is for the township to say.
    """
    put_applicant(work, filing.applicant_id, filing.applicant)
    is_new = record_case_action(
        work,
        action_id=filing.action_id,
        case_id=filing.case_id,
        action=CaseAction.RECEIVE,
        payload={
            "item_version_id": filing.item_version_id,
            "applicant_id": str(filing.applicant_id),
            "service_code": filing.service_code,
            "filed_at": filing.filed_at.isoformat(),
        },
    )
    if is_new:
        save_checklist(work, case_id=filing.case_id, lines=filing.lines)
        _record_slip(work, filing)
    return Filed(
        case_id=filing.case_id,
        service_code=filing.service_code,
        received_at=work.value("SELECT received_at FROM service_case WHERE case_id = :id", id=filing.case_id),
        already_there=not is_new,
        duplicates=open_duplicates(work, case_id=filing.case_id),
    )


def slip_id(filing: Filing) -> uuid.UUID:
    """The document id of the filing's one-time notice, the same on the laptop and on the server."""
    return follow_up(filing.action_id, PaperKind.ONE_TIME_NOTICE.value)


def _record_slip(work: Work, filing: Filing) -> None:
    if filing.notice is not None:
        issue_paper(
            work,
            document_id=slip_id(filing),
            number=filing.notice.document_number,
            content=filing.notice,
            case_id=filing.case_id,
        )


def open_duplicates(work: Work, *, case_id: uuid.UUID) -> tuple[OpenDuplicate, ...]:
    """Other open cases of the same identity number for the same item, wherever they were taken in."""
    return work.rows(OpenDuplicate, "SELECT * FROM open_duplicates(:id)", id=case_id)


def pull_changes(work: Work, *, cursor: str = "0") -> Pulled:
    """The caller's cases that changed since `cursor`.

    A transaction that is still running may commit a change with a smaller number than one that is already
    visible. So only changes below the oldest running transaction are read, and the next pull begins there:
    what commits late is read late, never skipped (DESIGN D8). A horizon below the cursor means that the
    database was restored elsewhere and counts anew: then everything is read again.
    """
    horizon: str = work.value("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
    since = cursor if _is_number(cursor) and int(cursor) <= int(horizon) else "0"
    return Pulled(states=_states(work, since, horizon), cursor=horizon)


def _is_number(cursor: str) -> bool:
    """A cursor comes from the laptop's own store; what is none reads everything again."""
    return cursor.isascii() and cursor.isdecimal() and len(cursor) <= 20


def _states(work: Work, since: str, horizon: str) -> tuple[CaseState, ...]:
    found = work.session.execute(
        text(
            """SELECT c.case_id, c.service_code, i.name AS item_name, a.name AS applicant_name, c.status,
                   c.filed_at, c.received_at, c.acceptance_due_on, c.supplement_due_on, c.promised_due_on,
                   c.due_provisional,
                   coalesce((SELECT jsonb_agg(jsonb_build_object('material', m.name, 'verdict', m.verdict,
                       'defect', m.defect) ORDER BY m.position) FROM case_material m
                       WHERE m.case_id = c.case_id AND m.verdict IN ('missing', 'wrong')), '[]') AS wanted
               FROM service_case c JOIN applicant a USING (applicant_id)
               JOIN service_item_version v USING (item_version_id) JOIN service_item i USING (item_id)
               WHERE c.clerk_id = my_staff_id() AND c.filed_unit_id IS NOT NULL
                 AND c.xact_id >= CAST(:since AS xid8) AND c.xact_id < CAST(:horizon AS xid8)
               ORDER BY c.received_at"""
        ),
        {"since": since, "horizon": horizon},
    )
    return tuple(_state(dict(row)) for row in found.mappings())


def _state(row: dict[str, Any]) -> CaseState:
    wanted = tuple(
        WantedMaterial(material=each["material"], verdict=Verdict(each["verdict"]), defect=each["defect"])
        for each in row.pop("wanted")
    )
    return CaseState(**{**row, "status": CaseStatus(row["status"])}, wanted=wanted)
