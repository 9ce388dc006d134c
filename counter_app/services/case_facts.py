"""The facts of a case as its papers state them, read once for each paper."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counter_app.documents import facts as paper
from counter_app.documents.one_time_notice import Defect
from counter_app.documents.remedies import Shortage, remedy_sentence
from counter_app.domain.checklist import ChecklistLine, DefectKind, defects
from counter_app.domain.legal_basis import citation
from counter_app.domain.legal_names import legal_name
from counter_app.domain.people_names import mask_identity_number
from counter_app.domain.results import is_certificate
from counter_app.domain.time_limits import PERMIT_KIND
from counter_app.services.cases import CaseHead, CaseMaterialLine, get_head, materials_of_case
from counter_app.services.items import Guide, Limit, get_guide
from counter_app.work import Work

UNIT_WORDS = {"working_day": "工作日", "calendar_day": "日", "month": "月", "on_the_spot": "工作日"}
"""Units as papers write them; on the spot is a count of zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letterhead:
    name: str
    region_code: str
    address: str
    phone: str
    supervision_phone: str
    review_body: str
    court: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What most papers need, read once."""

    head: CaseHead
    guide: Guide
    letterhead: _Letterhead
    result_type: str
    materials: tuple[CaseMaterialLine, ...]
    clerk: paper.Clerk
    now: dt.datetime
    today: dt.date

    @property
    def common(self) -> dict[str, Any]:
        """The fields that every letter of a case has."""
        return {
            "hall": self.hall,
            "service_code": self.head.service_code,
            "party": self.party,
            "item_name": self.head.item_name,
            "authority": self.authority,
        }

    @property
    def authority(self) -> str:
        """The body that decides, by its legal name."""
        return legal_name(self.head.department_name, self.letterhead.name)

    @property
    def hall(self) -> paper.Hall:
        inquiry = "，".join(filter(None, (self.letterhead.address, self.letterhead.phone)))
        return paper.Hall(
            name=self.letterhead.name,
            place=self.head.department_name,
            inquiry=inquiry,
            supervision=self.letterhead.supervision_phone,
        )

    @property
    def party(self) -> paper.Party:
        head = self.head
        return paper.Party(
            name=head.applicant_name,
            id_kind=head.id_kind,
            id_number=mask_identity_number(head.id_number),
            contact=head.contact_name or head.applicant_name,
            phone=head.phone,
            agent_name=head.agent_name,
        )

    @property
    def identity(self) -> str:
        """The applicant's paper and its number in full, for the certificate alone."""
        return f"{self.head.id_kind} {self.head.id_number}".strip()

    @property
    def window_name(self) -> str:
        return f"{self.head.window_number}号窗口" if self.head.window_number else self.letterhead.name

    @property
    def is_permit(self) -> bool:
        return self.head.task_type == PERMIT_KIND

    @property
    def basis(self) -> str:
        """What of the item's own basis may be cited in this hall; perhaps nothing."""
        return self.cite(self.guide.legal_basis)

    @property
    def supplement_basis(self) -> str:
        """The item's own rule on supplements; empty where a permit follows the general one."""
        return supplement_basis(self.guide, self.letterhead.region_code, self.letterhead.name)

    def cite(self, entries: Sequence[str]) -> str:
        hall = self.letterhead
        return citation(entries, is_permit=self.is_permit, region_code=hall.region_code, hall_name=hall.name)

    @property
    def is_certificate(self) -> bool:
        """Whether the case ends in a certificate and not in a mere result."""
        return is_certificate(self.result_type, self.guide.result_name)

    @property
    def remedies(self) -> paper.Remedies:
        return paper.Remedies(
            review_authority=self.letterhead.review_body or "本级人民政府",
            court=self.letterhead.court or "有管辖权的人民法院",
        )

    @property
    def applied_on(self) -> dt.date:
        return paper.hall_day(self.head.received_at)

    @property
    def accepted_on(self) -> dt.date:
        return paper.hall_day(self.head.accepted_at or self.head.received_at)


def case_facts(work: Work, case_id: uuid.UUID) -> CaseFacts:
    """Read what papers state of a case. Raises NotFound("case")."""
    head = get_head(work, case_id)
    letterhead = work.row(
        _Letterhead,
        """SELECT h.name, h.region_code, h.address, h.phone, h.supervision_phone, u.review_body, u.court
           FROM org_unit u JOIN hall h USING (hall_id) WHERE u.org_unit_id = :unit""",
        unit=head.org_unit_id,
    )
    assert letterhead is not None
    return CaseFacts(
        head=head,
        guide=get_guide(work, item_version_id=head.item_version_id),
        letterhead=letterhead,
        result_type=work.value(
            "SELECT result_type FROM service_item_version WHERE item_version_id = :version",
            version=head.item_version_id,
        ),
        materials=materials_of_case(work, case_id),
        clerk=paper.Clerk(name=work.actor.name, phone=work.actor.phone),
        now=work.now(),
        today=work.today(),
    )


def due_date(work: Work, day: dt.date | None) -> paper.DueDate | None:
    if day is None:
        return None
    return paper.DueDate(day=day, provisional=work.value("SELECT is_provisional(:day)", day=day))


def paper_limit(limit: Limit | None) -> paper.TimeLimit | None:
    """A limit of the catalogue as papers write it."""
    return paper.TimeLimit(count=limit.days, unit=UNIT_WORDS[limit.unit]) if limit else None


def told_defects(lines: Sequence[ChecklistLine], checked_on_site: Mapping[int, bool]) -> tuple[Defect, ...]:
    """Every defect with what to bring, as the one-time notice tells it; `checked_on_site` by position."""
    asked = {line.position: line for line in lines}
    return tuple(
        Defect(
            material=" 或 ".join(each.alternatives) or each.material,
            verdict=each.kind.value,
            remedy=remedy_sentence(
                Shortage(
                    is_wrong=each.kind is DefectKind.WRONG,
                    originals_short=each.originals_short,
                    copies_short=each.copies_short,
                    originals_required=asked[each.position].original_required or 0,
                    copies_required=asked[each.position].copies_required or 0,
                    finding=each.defect,
                    on_site_check=checked_on_site[each.position],
                )
            ),
        )
        for each in defects(lines)
    )


_GENERAL_RULE = "行政许可法第32条"


def supplement_basis(guide: Guide, region_code: str, hall_name: str) -> str:
    """What a one-time notice cites; empty where a permit follows 行政许可法, which the template cites in full."""
    is_permit = guide.task_type == PERMIT_KIND
    if is_permit and guide.supplement_basis.startswith(_GENERAL_RULE):
        return ""
    return citation(
        [guide.supplement_basis], is_permit=is_permit, region_code=region_code, hall_name=hall_name
    )
