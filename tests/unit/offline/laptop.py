"""What a first synchronisation leaves on the laptop, made without a server."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

from counter_app.domain.cases import Verdict
from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.working_days import build_days
from counter_app.exchange.holiday_calendar import read_holiday_calendar
from counter_app.offline.catalogue import put_block, put_snapshot
from counter_app.offline.drafts import Draft
from counter_app.offline.store import OfflineStore
from counter_app.services.filing import LeasedBlock
from counter_app.services.intake import ApplicantForm, CheckedLine
from counter_app.services.items import Guide, Limit, Requirement
from counter_app.services.village_snapshot import CatalogueEntry, Snapshot, VillagePoint

PASSPHRASE = "元明村代办点-2026"
CALENDARS = Path(__file__).parents[3] / "resources" / "catalogue" / "holiday-cn"
DAY = dt.datetime(2026, 2, 10, 9, 0, tzinfo=HALL_TIME)
"""A Tuesday; Spring Festival follows from the 15th to the 23rd."""


def requirement(position: int, name: str, necessity: str = "必要", *, on_site: bool = False) -> Requirement:
    return Requirement(
        position=position,
        name=name,
        original_count=0 if on_site else 1,
        copy_count=1,
        necessity=necessity,
        form="纸质",
        on_site_check=on_site,
        note="",
    )


GUIDE = Guide(
    item_id=7,
    item_version_id=70,
    name="农村村民宅基地用地审批",
    code="RURAL-HOMESTEAD",
    task_type="行政许可",
    case_type="承诺件",
    department_name="西彭镇",
    authority="西彭镇人民政府",
    legal_basis=("《中华人民共和国土地管理法》第六十二条",),
    conditions=(),
    procedure=(),
    fee="不收费",
    result_name="农村宅基地批准书",
    supplement_basis="",
    problems=(),
    notice_due_on=DAY.date(),
    requirements=(
        requirement(1, "农村宅基地和建房（规划许可）申请表"),
        requirement(2, "户主身份证", on_site=True),
        requirement(3, "建房设计方案", "容缺后补"),
        requirement(4, "村民代表会议记录", "非必要"),
    ),
    limits=(
        Limit(
            kind="statutory",
            days=20,
            unit="working_day",
            clock_start="accepted",
            start_event="",
            due_on=None,
            provisional=False,
        ),
        Limit(
            kind="promised",
            days=10,
            unit="working_day",
            clock_start="accepted",
            start_event="",
            due_on=None,
            provisional=False,
        ),
    ),
)


@cache
def point(clock: dt.datetime) -> VillagePoint:
    return VillagePoint(
        login="liuguifang",
        agent_name="刘桂芳",
        agent_phone="023-6580-0131",
        unit_name="元明村",
        unit_short_name="元",
        point_code="018",
        hall_name="九龙坡区行政服务中心",
        hall_short_name="九",
        region_code="500107",
        hall_address="九龙坡区行政服务中心一楼导办台",
        hall_phone="023-6800-0100",
        supervision_phone="督查岗 023-6800-0110",
        acceptance_working_days=5,
        supplement_working_days=10,
        clock_ahead=clock - dt.datetime.now(dt.UTC),
    )


def snapshot(*, clock: dt.datetime = DAY, guides: tuple[Guide, ...] = (GUIDE,)) -> Snapshot:
    read = [read_holiday_calendar(path).notice for path in sorted(CALENDARS.glob("202[5-6].json"))]
    return Snapshot(
        fingerprint=uuid4().hex,
        taken_at=clock,
        point=point(clock),
        entries=tuple(
            CatalogueEntry(guide=guide, pinyin="nongcuncunminzhaijidi", initials="nccmzjdydsp")
            for guide in guides
        ),
        days=build_days([notice for notice in read if notice], 2025, 2027),
    )


def equip(store: OfflineStore, *, codes: int = 10, clock: dt.datetime = DAY) -> None:
    with store.begin() as session:
        put_snapshot(session, snapshot(clock=clock))
        if codes:
            put_block(session, LeasedBlock(point_code="018", first_serial=50001, last_serial=50000 + codes))


def applicant(name: str = "李国强") -> ApplicantForm:
    return ApplicantForm(
        kind="person",
        name=name,
        id_kind="居民身份证",
        id_number="11010519491231002X",
        id_check="passed",
        phone="13912342207",
        address="西彭镇元明村3社",
    )


def draft(
    findings: Mapping[int, Verdict] | None = None, *, name: str = "李国强", draft_id: UUID | None = None
) -> Draft:
    """A form with everything in order but for `findings`."""
    verdicts = {1: Verdict.OK, 2: Verdict.OK, 3: Verdict.OK, 4: Verdict.NOT_APPLICABLE, **(findings or {})}
    return Draft(
        draft_id=draft_id or uuid4(),
        item_version_id=GUIDE.item_version_id,
        applicant=applicant(name),
        lines=tuple(
            CheckedLine(
                position=line.position,
                original_received=line.original_count if verdicts[line.position] is Verdict.OK else 0,
                copies_received=line.copy_count if verdicts[line.position] is Verdict.OK else 0,
                verdict=verdicts[line.position],
            )
            for line in GUIDE.requirements
        ),
    )
