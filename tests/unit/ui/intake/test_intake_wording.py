"""行政许可法 is named to the clerk for permits only (docs/decisions/0015)."""

import datetime as dt
from dataclasses import replace

import pytest

from counter_app.domain.cases import CaseType, Necessity, Verdict
from counter_app.services.cases import CaseMaterialLine
from counter_app.services.items import Guide
from ui.filing.state import FilingForm
from ui.filing.wording import form_message
from ui.intake.state import DeskState, Phase
from ui.intake.wording import banner

LAW = "行政许可法"
LINE = CaseMaterialLine(
    position=1,
    name="户口簿",
    necessity=Necessity.REQUIRED,
    form="纸质",
    note="",
    on_site_check=True,
    original_required=1,
    copies_required=0,
    original_received=1,
    copies_received=0,
    verdict=Verdict.OK,
    defect="",
)
LINES = {
    "unchecked": replace(LINE, verdict=Verdict.PENDING, original_received=0),
    "unexplained": replace(LINE, verdict=Verdict.WRONG),
    "missing": replace(LINE, verdict=Verdict.MISSING, original_received=0),
    "complete": LINE,
}


def guide(task_type: str) -> Guide:
    return Guide(
        item_id=1,
        item_version_id=1,
        name="高龄津贴",
        code="X",
        task_type=task_type,
        case_type=CaseType.INSTANT,
        department_name="区民政局",
        authority="",
        legal_basis=(),
        conditions=(),
        procedure=(),
        fee="",
        result_name="",
        supplement_basis="",
        problems=(),
        notice_due_on=dt.date(2026, 3, 17),
        requirements=(),
        limits=(),
    )


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("task_type", ["行政许可", "行政给付", "公共服务", ""])
def test_only_a_permit_is_told_by_its_law(task_type: str, line: str) -> None:
    state = DeskState(phase=Phase.OPEN, guide=guide(task_type), lines=(LINES[line],))
    message = banner(state)
    assert (LAW in message.sentence) is (task_type == "行政许可")
    assert message.sentence.endswith("。")


@pytest.mark.parametrize("task_type", ["行政许可", "行政给付"])
def test_an_agent_is_told_the_same(task_type: str) -> None:
    form = FilingForm(phase=Phase.OPEN, guide=guide(task_type), lines=(LINES["missing"],))
    assert (LAW in form_message(form).sentence) is (task_type == "行政许可")
