"""Every paper prints every text that may be recorded: rare characters, combining marks, names from right to left."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.documents import papers
from counter_app.domain.text_kinds import TextKind, recorded
from counter_app.domain.text_rules import InvalidText
from tests.unit.documents.samples import PAPERS

NAMES = (
    "ئابدۇللا مەمەت",
    "阿卜杜拉·买买提",
    "邉\U000e0100𬭎𠀀",
    "张\ue863",
    "ᠪᠠᠲᠤ\u180bᠨᠠ",
    "བསོད་ནམས་",
    "क्\u200dष",
    "x" + "\u0301" * 60,
    "👨\u200d👩\u200d👧",
    "<b>&amp;</b> %s {0} \\n ${x}",
    "A" * 120,
    "（" * 120,
    "，" * 120,
)
SPOKEN = {
    "name",
    "reason",
    "address",
    "matter",
    "item_name",
    "holder_name",
    "authority",
    "right_body",
    "remarks",
}


def renamed(value: Any, text: str) -> Any:
    """The paper's data with `text` wherever a person could have typed something."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: text if field.name in SPOKEN and isinstance(inner, str) else renamed(inner, text)
            for field in dataclasses.fields(value)
            if (inner := getattr(value, field.name)) is not None
        }
        return dataclasses.replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(renamed(each, text) for each in value)
    return value


@pytest.mark.parametrize("paper", PAPERS, ids=papers.kind_of)
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_of_any_script_is_printed_twice_the_same(paper: papers.Paper, name: str) -> None:
    assert recorded(TextKind.NAME, name) == name
    spoken = renamed(paper, name)
    assert spoken != paper
    pdf = papers.render(spoken)
    again = papers.from_record(papers.kind_of(spoken), papers.to_record(spoken))
    assert again == spoken
    assert papers.render(again) == pdf


@settings(max_examples=60, derandomize=True)
@given(text=st.text(min_size=1, max_size=120), place=st.sampled_from(range(len(PAPERS))))
def test_any_recorded_text_is_printed(text: str, place: int) -> None:
    try:
        kept = recorded(TextKind.NAME, text)
    except InvalidText:
        return
    assert papers.render(renamed(PAPERS[place], kept)).startswith(b"%PDF")
