from dataclasses import replace

import pytest

from counter_app.domain.cases import CaseAction, Necessity, Verdict
from counter_app.domain.checklist import (
    ChecklistLine,
    Decision,
    DefectKind,
    ReasonCode,
    defects,
    is_catch_all,
    outcome,
    ticked,
)


def line(
    material: str,
    necessity: Necessity = Necessity.REQUIRED,
    verdict: Verdict = Verdict.OK,
    **more: int | str | None,
) -> ChecklistLine:
    made = ChecklistLine(material=material, necessity=necessity, original_required=1)
    if verdict is Verdict.OK:
        made = ticked(made)
    return replace(made, verdict=verdict, **more)  # type: ignore[arg-type]


HOMESTEAD = [
    line("农村宅基地和建房（规划许可）申请表"),
    line("农村宅基地使用承诺书"),
    line(
        "户主身份证",
        verdict=Verdict.MISSING,
        original_received=1,
        copies_required=1,
        remedy="带复印件 1 份（正反面印在同一面，A4）",
    ),
    line("户口簿"),
    line(
        "拟建房屋四至图或位置示意图", verdict=Verdict.WRONG, original_received=1, defect="未标注与公路的距离"
    ),
    line("村民小组会议讨论记录及公示情况", verdict=Verdict.MISSING),
    line("住宅设计通用图册选用页"),
    line("原宅基地处置协议", Necessity.DEFERRABLE, Verdict.NOT_APPLICABLE),
]


def test_the_slip_names_every_defect_and_nothing_else() -> None:
    found = defects(HOMESTEAD)
    assert [(each.position, each.material, each.kind) for each in found] == [
        (3, "户主身份证", DefectKind.MISSING),
        (5, "拟建房屋四至图或位置示意图", DefectKind.WRONG),
        (6, "村民小组会议讨论记录及公示情况", DefectKind.MISSING),
    ]
    assert (found[0].originals_short, found[0].copies_short) == (0, 1)
    assert found[0].remedy == "带复印件 1 份（正反面印在同一面，A4）"
    assert found[1].defect == "未标注与公路的距离"
    assert (found[2].originals_short, found[2].copies_short) == (1, 0)


def test_missing_and_wrong_material_is_requested_once() -> None:
    result = outcome(HOMESTEAD)
    assert result.decision is Decision.REQUEST_SUPPLEMENT
    assert result.allowed == {CaseAction.REQUEST_SUPPLEMENT}
    assert {reason.code: reason.materials for reason in result.reasons} == {
        ReasonCode.MATERIAL_MISSING: ("户主身份证", "村民小组会议讨论记录及公示情况"),
        ReasonCode.MATERIAL_WRONG: ("拟建房屋四至图或位置示意图",),
    }
    assert len(result.defects) == 3


def test_what_is_complete_must_be_accepted() -> None:
    result = outcome([ticked(each) for each in HOMESTEAD])
    assert result.decision is Decision.ACCEPT
    assert result.allowed == {CaseAction.ACCEPT}
    assert result.defects == ()


def test_an_item_without_materials_is_accepted() -> None:
    result = outcome([])
    assert result.decision is Decision.ACCEPT
    assert [reason.code for reason in result.reasons] == [ReasonCode.NO_MATERIALS]


def test_nothing_is_decided_before_every_line_is_looked_at() -> None:
    lines = [*HOMESTEAD, line("照片", verdict=Verdict.PENDING), line("委托书", verdict=Verdict.PENDING)]
    result = outcome(lines)
    assert result.decision is Decision.UNDECIDED
    assert result.allowed == frozenset()
    assert result.pending_count == 2
    assert result.reasons[0].materials == ("照片", "委托书")
    assert len(result.defects) == 3


@pytest.mark.parametrize("verdict", [Verdict.PENDING, Verdict.MISSING, Verdict.NOT_APPLICABLE, Verdict.OK])
def test_an_optional_material_does_not_block(verdict: Verdict) -> None:
    assert (
        outcome([line("申请表"), line("健康证明", Necessity.OPTIONAL, verdict)]).decision is Decision.ACCEPT
    )


def test_an_optional_material_that_is_wrong_blocks() -> None:
    result = outcome(
        [line("申请表"), line("健康证明", Necessity.OPTIONAL, Verdict.WRONG, defect="已过有效期")]
    )
    assert result.decision is Decision.REQUEST_SUPPLEMENT


def test_an_optional_material_that_was_handed_in_must_be_looked_at() -> None:
    result = outcome([line("健康证明", Necessity.OPTIONAL, Verdict.PENDING, copies_received=1)])
    assert result.decision is Decision.UNDECIDED


def test_deferrable_material_may_follow_later() -> None:
    result = outcome([line("申请表"), line("选址意见书", Necessity.DEFERRABLE, Verdict.MISSING)])
    assert result.decision is Decision.ACCEPT_DEFERRED
    assert result.allowed == {CaseAction.ACCEPT_DEFERRED, CaseAction.REQUEST_SUPPLEMENT}
    assert result.reasons[0].code is ReasonCode.DEFERRABLE_MISSING
    assert result.defects[0].deferrable


def test_deferrable_material_does_not_excuse_other_defects() -> None:
    wrong = outcome([line("选址意见书", Necessity.DEFERRABLE, Verdict.WRONG, defect="未盖公章")])
    assert wrong.decision is Decision.REQUEST_SUPPLEMENT
    both = outcome(
        [line("申请表", verdict=Verdict.MISSING), line("选址意见书", Necessity.DEFERRABLE, Verdict.MISSING)]
    )
    assert both.decision is Decision.REQUEST_SUPPLEMENT
    assert len(both.defects) == 2


def _residence(*verdicts: Verdict) -> list[ChecklistLine]:
    names = ("居住地住址证明", "就业证明", "就读证明")
    return [line(name, Necessity.ONE_OF, verdict) for name, verdict in zip(names, verdicts, strict=True)]


def test_one_of_a_group_is_enough() -> None:
    for verdicts in (
        (Verdict.OK, Verdict.PENDING, Verdict.PENDING),
        (Verdict.MISSING, Verdict.OK, Verdict.WRONG),
        (Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE, Verdict.OK),
    ):
        assert outcome(_residence(*verdicts)).decision is Decision.ACCEPT


def test_a_group_without_any_is_one_defect_with_its_alternatives() -> None:
    result = outcome(_residence(Verdict.MISSING, Verdict.MISSING, Verdict.NOT_APPLICABLE))
    assert result.decision is Decision.REQUEST_SUPPLEMENT
    (defect,) = result.defects
    assert defect.kind is DefectKind.MISSING
    assert defect.alternatives == ("居住地住址证明", "就业证明", "就读证明")


@pytest.mark.parametrize("necessity", [Necessity.REQUIRED, Necessity.OPTIONAL, Necessity.ONE_OF])
def test_what_is_wrong_must_be_said_before_anything_is_told(necessity: Necessity) -> None:
    result = outcome([line("申请表"), line("身份证", necessity, Verdict.WRONG, defect=" ")])
    assert result.decision is Decision.UNDECIDED
    assert result.pending_count == 1
    assert [(reason.code, reason.materials) for reason in result.reasons] == [
        (ReasonCode.UNEXPLAINED, ("身份证",))
    ]


def test_a_wrong_alternative_needs_no_word_once_another_is_in_order() -> None:
    assert outcome(_residence(Verdict.OK, Verdict.WRONG, Verdict.PENDING)).decision is Decision.ACCEPT


def test_a_wrong_alternative_speaks_for_its_group() -> None:
    (defect,) = defects(_residence(Verdict.MISSING, Verdict.WRONG, Verdict.MISSING))
    assert (defect.material, defect.kind, defect.position) == ("就业证明", DefectKind.WRONG, 2)


def test_a_group_is_undecided_while_it_may_still_be_met() -> None:
    result = outcome(_residence(Verdict.MISSING, Verdict.PENDING, Verdict.MISSING))
    assert result.decision is Decision.UNDECIDED
    assert result.defects == ()


def test_groups_are_judged_apart() -> None:
    lines = [replace(each, group="身份") for each in _residence(Verdict.OK, Verdict.OK, Verdict.OK)]
    lines.append(replace(line("住址证明", Necessity.ONE_OF, Verdict.MISSING), group="住址"))
    assert outcome(lines).decision is Decision.REQUEST_SUPPLEMENT


def test_an_ok_that_contradicts_the_counts_decides_nothing() -> None:
    result = outcome([line("身份证", original_received=0)])
    assert result.decision is Decision.UNDECIDED
    assert result.reasons[0].code is ReasonCode.OK_BUT_SHORT
    assert result.reasons[0].materials == ("身份证",)


def test_a_count_that_is_not_stated_is_not_counted() -> None:
    photo = ChecklistLine(
        material="照片",
        necessity=Necessity.REQUIRED,
        original_required=None,
        copies_required=None,
        verdict=Verdict.OK,
    )
    assert outcome([photo]).decision is Decision.ACCEPT


def test_required_material_cannot_be_declared_not_applicable() -> None:
    result = outcome([line("身份证", verdict=Verdict.NOT_APPLICABLE)])
    assert result.decision is Decision.UNDECIDED
    assert result.reasons[0].code is ReasonCode.REQUIRED_NOT_APPLICABLE


@pytest.mark.parametrize(
    "name",
    [
        "其他材料",
        "其他相关材料",
        "法律、法规规定的其他材料",
        "主管部门要求提供的其它有关文件",
        "布局、操作流程等文件",
        "收入、财产等有关证明材料",
        "国土空间总体规划图、专项规划图等相关页",
        "住所(主要经营场所)相关文件",
        "身份证等",
    ],
)
def test_catch_all_lines_are_found(name: str) -> None:
    assert is_catch_all(name)


@pytest.mark.parametrize(
    "name",
    [
        "居民身份证",
        "营业执照或其他主体资格证明",
        "就读证明(学生证等)",
        "高等学校毕业证书",
        "保护等级证书",
        "三等甲级证明",
        "相关部门同意施工的批复",
    ],
)
def test_definite_lines_are_left_alone(name: str) -> None:
    assert not is_catch_all(name)
