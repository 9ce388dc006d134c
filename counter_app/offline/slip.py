"""The one-time notice of a filing: the same paper as at a window, with the leased code on it."""

import datetime as dt
from collections.abc import Sequence

from counter_app.documents import facts as paper
from counter_app.documents import papers
from counter_app.documents.one_time_notice import OneTimeNotice
from counter_app.domain.cases import Necessity, Verdict
from counter_app.domain.checklist import ChecklistLine, outcome
from counter_app.domain.legal_names import legal_name
from counter_app.domain.people_names import mask_identity_number
from counter_app.domain.service_code import parse
from counter_app.domain.working_days import WorkingCalendar
from counter_app.errors import Refused
from counter_app.offline.catalogue import working_day_after
from counter_app.services.case_facts import paper_limit, supplement_basis, told_defects
from counter_app.services.filing import Filing, slip_id
from counter_app.services.intake import ApplicantForm, CheckedLine
from counter_app.services.items import Guide
from counter_app.services.papers import Paper, PaperKind
from counter_app.services.village_snapshot import VillagePoint


def notice_for(filing: Filing) -> Paper:
    """The slip, the same bytes each time; its data goes on record with the filing.

    Raises Refused("nothing_missing") where there is none because all is complete or not all was looked at.
    """
    if filing.notice is None:
        raise Refused("nothing_missing")
    return Paper(
        document_id=slip_id(filing),
        kind=PaperKind.ONE_TIME_NOTICE,
        number=filing.notice.document_number,
        pdf=papers.render(filing.notice),
    )


def checklist_of(guide: Guide, lines: Sequence[CheckedLine]) -> tuple[ChecklistLine, ...]:
    """Every requirement of the item with the agent's finding on it; what was not looked at is pending."""
    found = {line.position: line for line in lines}
    return tuple(
        ChecklistLine(
            material=each.name,
            necessity=Necessity(each.necessity),
            original_required=each.original_count,
            copies_required=each.copy_count,
            original_received=line.original_received if line else 0,
            copies_received=line.copies_received if line else 0,
            verdict=line.verdict if line else Verdict.PENDING,
            defect=line.defect if line else "",
            position=each.position,
        )
        for each in guide.requirements
        for line in (found.get(each.position),)
    )


def is_notice_due(guide: Guide, lines: Sequence[CheckedLine]) -> bool:
    """Whether something is missing or wrong and everything was looked at: the law wants all of it told at once
    (行政许可法第三十二条第一款第四项)."""
    state = outcome(checklist_of(guide, lines))
    return bool(state.defects) and not state.pending_count


def make_notice(
    point: VillagePoint,
    guide: Guide,
    calendar: WorkingCalendar,
    *,
    service_code: str,
    filed_at: dt.datetime,
    applicant: ApplicantForm,
    lines: Sequence[CheckedLine],
) -> OneTimeNotice:
    """The slip's content, its date counted from the day of filing by the calendar of the snapshot."""
    checklist = checklist_of(guide, lines)
    by = working_day_after(calendar, paper.hall_day(filed_at), point.supplement_working_days)
    return OneTimeNotice(
        hall=paper.Hall(
            name=point.hall_name,
            place=guide.department_name,
            inquiry="，".join(filter(None, (point.hall_address, point.hall_phone))),
            supervision=point.supervision_phone,
        ),
        document_number=notice_number(point, service_code),
        service_code=service_code,
        party=_party(applicant),
        item_name=guide.name,
        item_kind=guide.task_type,
        received_at=filed_at,
        notified_at=filed_at,
        defects=told_defects(checklist, {each.position: each.on_site_check for each in guide.requirements}),
        legal_basis=supplement_basis(guide, point.region_code, point.hall_name),
        taken_count=sum(line.verdict is Verdict.OK for line in checklist),
        supplement_by=paper.DueDate(day=by.on, provisional=calendar.day(by.on).provisional),
        submit_at=f"{point.unit_name}便民服务点",
        clerk=paper.Clerk(name=point.agent_name, phone=point.agent_phone),
        by_agent=True,
        promised=paper_limit(guide.limit("promised")),
        statutory=paper_limit(guide.limit("statutory")),
        fee=guide.fee or "不收费",
        authority=legal_name(guide.department_name, point.hall_name),
    )


def notice_number(point: VillagePoint, service_code: str) -> str:
    """机关简称+性质+〔年份〕+号 as at a window, the number being the code's point and leased serial.

    No counter can be asked in the village; point and serial are given once in a hall's life, and with eight
    digits they never meet a number that a window counted.
    """
    code = parse(service_code)
    head = point.hall_short_name + point.unit_short_name
    return f"{head}补〔{code.day.year}〕{code.point}{code.serial:05d}号"


def _party(applicant: ApplicantForm) -> paper.Party:
    return paper.Party(
        name=applicant.name,
        id_kind=applicant.id_kind,
        id_number=mask_identity_number(applicant.id_number),
        contact=applicant.contact_name or applicant.name,
        phone=applicant.phone,
        agent_name=applicant.agent_name,
    )
