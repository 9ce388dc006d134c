"""Reading cases: one whole, the lists of each workplace, and finding one by its code."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from counter_app.documents.papers import from_record, title_of
from counter_app.domain.cases import CaseAction, CaseStatus, Necessity, Verdict
from counter_app.domain.checklist import ChecklistLine
from counter_app.domain.lamps import Lamp
from counter_app.domain.text_kinds import TextKind
from counter_app.errors import NotFound
from counter_app.services.typed import typed
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMaterialLine:
    """One line of the checklist of a case, as it lies there now."""

    position: int
    name: str
    necessity: str
    form: str
    note: str
    on_site_check: bool
    original_required: int
    copies_required: int
    original_received: int
    copies_received: int
    verdict: Verdict
    defect: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "verdict", Verdict(self.verdict))

    def checklist_line(self) -> ChecklistLine:
        """The same line for the rules of `counter_app.domain.checklist`."""
        return ChecklistLine(
            material=self.name,
            necessity=Necessity(self.necessity),
            original_required=self.original_required,
            copies_required=self.copies_required,
            original_received=self.original_received,
            copies_received=self.copies_received,
            verdict=self.verdict,
            defect=self.defect,
            position=self.position,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStep:
    """One line of a case's history."""

    action: str
    from_status: str | None
    to_status: str
    at: dt.datetime
    staff_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePaper:
    """A paper that was issued in a case; `title` is its name where the item decides that, else empty."""

    document_id: uuid.UUID
    kind: str
    number: str
    issued_at: dt.datetime
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """One case in a list. `due_on` is the promised end of the clock that runs now, `limit_on` its legal end."""

    case_id: uuid.UUID
    service_code: str
    item_name: str
    applicant_name: str
    status: CaseStatus
    lamp: Lamp
    due_on: dt.date | None
    limit_on: dt.date | None
    provisional: bool
    received_at: dt.datetime
    window_number: str
    clerk_name: str
    filed_unit_name: str
    remaining_days: int | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", CaseStatus(self.status))
        object.__setattr__(self, "lamp", Lamp(self.lamp))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHead:
    """What a case is, whose it is, and its dates."""

    case_id: uuid.UUID
    service_code: str
    status: CaseStatus
    item_id: int
    item_version_id: int
    item_name: str
    task_type: str
    case_type: str
    result_name: str
    org_unit_id: int
    department_name: str
    applicant_id: uuid.UUID
    applicant_kind: str
    applicant_name: str
    id_kind: str
    id_number: str
    id_check: str
    phone: str
    address: str
    contact_name: str
    agent_name: str
    window_id: int | None
    window_number: str
    clerk_id: int | None
    clerk_name: str
    accepted_by: int | None
    filed_unit_name: str
    received_at: dt.datetime
    complete_at: dt.datetime
    accepted_at: dt.datetime | None
    decided_at: dt.datetime | None
    delivered_at: dt.datetime | None
    acceptance_due_on: dt.date | None
    supplement_due_on: dt.date | None
    promised_due_on: dt.date | None
    statutory_due_on: dt.date | None
    delivery_due_on: dt.date | None
    due_provisional: bool
    notice_count: int
    visit_count: int
    certificate_number: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", CaseStatus(self.status))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case whole. `allowed` are the actions that the table `transition` gives this caller in this state."""

    head: CaseHead
    materials: tuple[CaseMaterialLine, ...]
    steps: tuple[CaseStep, ...]
    papers: tuple[CasePaper, ...]
    allowed: frozenset[CaseAction]


_HEAD = """SELECT c.case_id, c.service_code, c.status, i.item_id, c.item_version_id, i.name AS item_name,
       i.task_type, v.case_type, v.result_name, c.org_unit_id, u.name AS department_name, c.applicant_id,
       a.kind AS applicant_kind, a.name AS applicant_name, a.id_kind, p.id_number, a.id_check, p.phone, p.address,
       a.contact_name, a.agent_name, c.window_id, coalesce(w.number, '') AS window_number, c.clerk_id,
       coalesce(s.name, '') AS clerk_name, c.accepted_by, coalesce(f.name, '') AS filed_unit_name, c.received_at,
       c.complete_at, c.accepted_at, c.decided_at, c.delivered_at, c.acceptance_due_on, c.supplement_due_on,
       c.promised_due_on, c.statutory_due_on, c.delivery_due_on, c.due_provisional, c.notice_count, c.visit_count,
       coalesce((SELECT max(x.number) FROM certificate x WHERE x.case_id = c.case_id AND x.status = 'issued'), '')
           AS certificate_number
    FROM service_case c JOIN service_item_version v USING (item_version_id) JOIN service_item i USING (item_id)
    JOIN org_unit u ON u.org_unit_id = c.org_unit_id JOIN applicant a USING (applicant_id)
    CROSS JOIN LATERAL applicant_details(c.case_id) p
    LEFT JOIN service_window w ON w.window_id = c.window_id LEFT JOIN staff s ON s.staff_id = c.clerk_id
    LEFT JOIN org_unit f ON f.org_unit_id = c.filed_unit_id """

_SUMMARY = """SELECT o.case_id, o.service_code, i.name AS item_name, a.name AS applicant_name, o.status, o.lamp,
       o.due_on, o.limit_on, o.due_provisional AS provisional, o.received_at,
       coalesce(w.number, '') AS window_number, coalesce(s.name, '') AS clerk_name,
       coalesce(f.name, '') AS filed_unit_name,
       CASE WHEN o.due_on IS NULL THEN NULL ELSE day_ordinal(o.due_on) - day_ordinal(today()) END AS remaining_days
    FROM open_case o JOIN service_item_version v USING (item_version_id) JOIN service_item i USING (item_id)
    JOIN applicant a USING (applicant_id) LEFT JOIN service_window w ON w.window_id = o.window_id
    LEFT JOIN staff s ON s.staff_id = o.clerk_id LEFT JOIN org_unit f ON f.org_unit_id = o.filed_unit_id """

_WORST_FIRST = """ ORDER BY array_position(ARRAY['statutory_overdue', 'red', 'yellow', 'green', 'stopped'], o.lamp),
    o.due_on NULLS LAST, o.received_at LIMIT :limit"""

LIST_LIMIT = 500


def get_head(work: Work, case_id: uuid.UUID) -> CaseHead:
    """The case without its lists; whoever only supervises it finds number, telephone and address masked.

    Raises NotFound("case") also for what the caller may not see.
    """
    found = work.row(CaseHead, _HEAD + " WHERE c.case_id = :id", id=case_id)
    if found is None:
        raise NotFound("case")
    return found


def get_case(work: Work, *, case_id: uuid.UUID) -> Case:
    """One case whole. Raises NotFound("case")."""
    head = get_head(work, case_id)
    return Case(
        head=head,
        materials=materials_of_case(work, case_id),
        steps=work.rows(
            CaseStep,
            """SELECT a.action, a.from_status, a.to_status, a.at, coalesce(s.name, '') AS staff_name,
                      coalesce(a.payload ->> 'reason', '') AS reason
               FROM case_action a LEFT JOIN staff s USING (staff_id) WHERE a.case_id = :id ORDER BY a.seq""",
            id=case_id,
        ),
        papers=papers_of_case(work, case_id),
        allowed=allowed_actions(work, head.status),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _PaperOnRecord:
    document_id: uuid.UUID
    kind: str
    number: str
    issued_at: dt.datetime
    named_by: dict[str, Any] | None


def papers_of_case(work: Work, case_id: uuid.UUID) -> tuple[CasePaper, ...]:
    """In the order in which they were issued."""
    found = work.rows(
        _PaperOnRecord,
        "SELECT * FROM papers_of_case(:id)",
        id=case_id,
    )
    return tuple(
        CasePaper(
            document_id=each.document_id,
            kind=each.kind,
            number=each.number,
            issued_at=each.issued_at,
            title=title_of(from_record(each.kind, each.named_by)) if each.named_by else "",
        )
        for each in found
    )


def materials_of_case(work: Work, case_id: uuid.UUID) -> tuple[CaseMaterialLine, ...]:
    """The checklist in the order of the catalogue."""
    return work.rows(
        CaseMaterialLine,
        """SELECT position, name, necessity, form, note, on_site_check, original_required, copies_required,
                  original_received, copies_received, verdict, defect
           FROM case_material WHERE case_id = :id ORDER BY position""",
        id=case_id,
    )


def allowed_actions(work: Work, status: CaseStatus) -> frozenset[CaseAction]:
    """What the table `transition` lets this caller do in this state, before any further condition."""
    actions = work.value(
        """SELECT array_agg(DISTINCT t.action) FROM transition t, unnest(t.roles) AS duty
           WHERE t.subject = 'case' AND t.from_status = :status AND has_duty(duty)""",
        status=status,
    )
    return frozenset(CaseAction(action) for action in actions or ())


def find_case(work: Work, *, service_code: str) -> uuid.UUID | None:
    """The case with this code, or None; spaces between the groups do not matter."""
    found: uuid.UUID | None = work.value(
        "SELECT case_id FROM service_case WHERE service_code = :code",
        code=typed(TextKind.CODE, service_code).replace(" ", ""),
    )
    return found


def _listed(work: Work, condition: str, **parameters: Any) -> tuple[CaseSummary, ...]:
    return work.rows(
        CaseSummary, f"{_SUMMARY} WHERE {condition} {_WORST_FIRST}", limit=LIST_LIMIT, **parameters
    )


def cases_of_window(work: Work, *, window_id: int) -> tuple[CaseSummary, ...]:
    """Every open case of a window, overdue first."""
    return _listed(work, "o.window_id = :window", window=window_id)


def cases_in_status(work: Work, *, statuses: frozenset[CaseStatus]) -> tuple[CaseSummary, ...]:
    """Every open case in these states that the caller may see, overdue first."""
    return _listed(work, "o.status = ANY (:statuses)", statuses=[str(status) for status in statuses])


def cases_filed_below(work: Work) -> tuple[CaseSummary, ...]:
    """What village agents filed with the caller's township (行政许可法第三十五条)."""
    return _listed(work, "o.filed_unit_id IS NOT NULL")


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCase:
    """Another case of the same person, open or closed."""

    case_id: uuid.UUID
    service_code: str
    item_name: str
    status: CaseStatus
    received_at: dt.datetime
    lamp: str
    remaining_days: int | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", CaseStatus(self.status))


def cases_of_applicant(work: Work, *, id_number: str, limit: int = 10) -> tuple[EarlierCase, ...]:
    """Cases under this identity number that the caller handles, newest first."""
    return work.rows(
        EarlierCase,
        """SELECT c.case_id, c.service_code, i.name AS item_name, c.status, c.received_at,
                  coalesce(o.lamp, '') AS lamp, CASE WHEN o.due_on IS NULL THEN NULL
                      ELSE day_ordinal(o.due_on) - day_ordinal(today()) END AS remaining_days
           FROM cases_of_identity(:number) AS known (case_id) JOIN service_case c USING (case_id)
           JOIN service_item_version v USING (item_version_id) JOIN service_item i USING (item_id)
           LEFT JOIN open_case o ON o.case_id = c.case_id
           ORDER BY c.received_at DESC LIMIT :limit""",
        number=typed(TextKind.IDENTITY, id_number),
        limit=limit,
    )
