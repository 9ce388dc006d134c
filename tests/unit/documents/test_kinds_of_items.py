"""Only a permit comes under 行政许可法 (第二条): what papers of other items say, and that they never cite it."""

from dataclasses import replace

import pytest

from counter_app.documents.papers import Paper, from_record, kind_of, render, title_of, to_record
from counter_app.exchange.item_list import KINDS
from tests.unit.documents.reading import page_texts
from tests.unit.documents.samples import (
    ACCEPTANCE,
    APPROVAL,
    DECLINED,
    MATERIAL_RECEIPT,
    NOT_REQUIRED,
    NOTICE,
    REFUSAL,
)

PERMIT = "行政许可"
OTHERS = sorted({*KINDS.values(), "公共服务", "其他", ""} - {PERMIT})
OF_AN_ITEM: tuple[Paper, ...] = (
    replace(NOTICE, legal_basis=""),
    replace(ACCEPTANCE, legal_basis=""),
    replace(ACCEPTANCE, legal_basis="", manner="deemed"),
    replace(ACCEPTANCE, legal_basis="", manner="deferred"),
    MATERIAL_RECEIPT,
    DECLINED,
    NOT_REQUIRED,
    replace(APPROVAL, legal_basis=""),
    replace(REFUSAL, legal_basis=""),
)
every_paper = pytest.mark.parametrize(
    "paper", OF_AN_ITEM, ids=[f"{at}-{kind_of(paper)}" for at, paper in enumerate(OF_AN_ITEM)]
)


def text(paper: Paper, task_type: str) -> str:
    return "".join(page_texts(render(_of(paper, task_type))))


def _of(paper: Paper, task_type: str) -> Paper:
    record = to_record(paper)
    assert "item_kind" in record
    return from_record(kind_of(paper), {**record, "item_kind": task_type})


def test_the_known_types_are_all_asked() -> None:
    assert {"行政确认", "行政给付", "行政奖励", "行政裁决", "其他行政权力", "公共服务"} <= set(OTHERS)


@every_paper
@pytest.mark.parametrize("task_type", OTHERS)
def test_an_item_that_is_no_permit_is_never_called_one(paper: Paper, task_type: str) -> None:
    said = text(paper, task_type)

    assert "行政许可" not in said
    assert "法定形式" not in said
    assert "依据，" not in said
    assert "（）" not in said
    assert "None" not in said


@pytest.mark.parametrize("paper", [OF_AN_ITEM[at] for at in (0, 1, 2, 5, 6, 7, 8)], ids=kind_of)
def test_a_permit_cites_the_law_on_permits(paper: Paper) -> None:
    assert "依据《中华人民共和国行政许可法》第三" in text(paper, PERMIT)


@pytest.mark.parametrize(
    ("paper", "task_type", "title"),
    [
        (APPROVAL, PERMIT, "准予行政许可决定书"),
        (REFUSAL, PERMIT, "不予行政许可决定书"),
        *((APPROVAL, task_type, "办理结果通知书") for task_type in OTHERS),
        *((REFUSAL, task_type, "不予办理决定书") for task_type in OTHERS),
    ],
)
def test_a_decision_bears_the_title_of_its_items_type(paper: Paper, task_type: str, title: str) -> None:
    decision = _of(paper, task_type)

    assert title_of(decision) == title
    assert title in page_texts(render(decision))[0]


def test_an_item_that_is_no_permit_cites_its_own_basis() -> None:
    own = "《社会保险经办条例》第十条"

    for paper in (NOTICE, ACCEPTANCE, APPROVAL, REFUSAL):
        said = "".join(page_texts(render(replace(paper, item_kind="公共服务", legal_basis=own))))
        assert f"依据{own}，" in said


def test_remedies_are_told_for_every_refusal() -> None:
    for task_type in (PERMIT, *OTHERS):
        assert "行政复议" in text(REFUSAL, task_type)
