"""Where papers go on to another page: nothing stands alone, and no page more than closer lines can save."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from counter_app.documents.delivery_receipt import DeliveredDocument
from counter_app.documents.facts import Material
from counter_app.documents.one_time_notice import Defect
from counter_app.documents.papers import Paper, render
from tests.unit.documents.reading import page_texts
from tests.unit.documents.samples import (
    ACCEPTANCE,
    APPROVAL,
    DECLINED,
    DELIVERY,
    MATERIAL_RECEIPT,
    NOTICE,
    REFUSAL,
)

LONG = "该地块位于永久基本农田保护范围内，依照有关规定不得占用。" * 6


def materials(count: int) -> tuple[Material, ...]:
    return tuple(Material(name=f"第{number:02d}号材料", originals=1, copies=1) for number in range(count))


def defects(count: int) -> tuple[Defect, ...]:
    return tuple(
        Defect(
            material=f"第{number:02d}号材料", verdict="missing", remedy="请提交原件1份。" * (number % 5 + 1)
        )
        for number in range(count)
    )


def delivered(count: int) -> tuple[DeliveredDocument, ...]:
    return tuple(DeliveredDocument(name=f"第{number:02d}号材料", number="九西准") for number in range(count))


TABLES: dict[str, Callable[[int], Paper]] = {
    "acceptance": lambda count: replace(ACCEPTANCE, materials=materials(count)),
    "receipt": lambda count: replace(MATERIAL_RECEIPT, materials=materials(count)),
    "notice": lambda count: replace(NOTICE, defects=defects(count)),
    "delivery": lambda count: replace(DELIVERY, documents=delivered(count)),
}
LETTERS: dict[str, tuple[Callable[[int], Paper], str]] = {
    "refusal": (lambda count: replace(REFUSAL, reasons=(LONG,) * count), "提起行政诉讼。"),
    "approval": (lambda count: replace(APPROVAL, content=(LONG,) * count), "0112号。"),
    "declined": (lambda count: replace(DECLINED, reason=LONG * count), "提起行政诉讼。"),
}


def first_copy(paper: Paper) -> list[str]:
    pages = page_texts(render(paper))
    found = re.search(r"共(\d+)页第1页", pages[0])
    assert found
    return pages[: int(found[1])]


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("count", [2, 3, 5, 6, 7, 8, 9, 14, 15, 16, 32, 60])
def test_a_row_is_never_alone_on_a_page(kind: str, count: int) -> None:
    pages = first_copy(TABLES[kind](count))
    rows = [len(re.findall(r"第\d\d号材料", page)) for page in pages]

    assert sum(rows) == count
    assert 1 not in rows


@pytest.mark.parametrize("count", [0, 1, 2, 4, 5, 6, 7, 8, 12, 13])
def test_the_signature_of_an_acceptance_follows_two_rows(count: int) -> None:
    *_, last = first_copy(TABLES["acceptance"](count))

    assert "签收" in last
    assert count == 0 or len(re.findall(r"第\d\d号材料", last)) >= min(count, 2)


@pytest.mark.parametrize("count", [1, 5, 6, 7, 8, 9, 14])
def test_the_signature_of_a_notice_follows_two_rows_of_its_facts(count: int) -> None:
    *_, last = first_copy(TABLES["notice"](count))

    for needed in ("查询咨询", "监督投诉", "签收", "行政审批专用章"):
        assert needed in last


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize("count", [1, 3, 4, 5, 8])
def test_the_seal_of_a_letter_stays_with_its_last_sentence(kind: str, count: int) -> None:
    letter, last_words = LETTERS[kind]
    *_, last = first_copy(letter(count))

    assert "行政审批专用章" in last
    assert "签收" in last
    assert last_words in last


def test_closer_lines_save_a_page_and_are_used_for_nothing_else() -> None:
    as_issued_before = replace(TABLES["acceptance"](5), template_version=1)
    assert len(first_copy(as_issued_before)) == 2
    assert len(first_copy(TABLES["acceptance"](5))) == 1
