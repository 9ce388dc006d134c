import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.text_rules import (
    InvalidText,
    TextFault,
    clean_text,
    compact_number,
    half_width,
    scrub_text,
)


def test_blanks_at_the_ends_and_line_breaks_inside_go() -> None:
    assert clean_text("\u3000 西彭镇\r\n 元明村 \n\n3社\t", 50) == "西彭镇 元明村 3社"


def test_several_lines_stay_lines() -> None:
    assert (
        clean_text(" 第一行\r\n第二行\r第三行\u2028完 \n", 50, multiline=True) == "第一行\n第二行\n第三行\n完"
    )


def test_accents_are_composed() -> None:
    assert clean_text("Jose\u0301", 50) == "José"


@pytest.mark.parametrize("name", ["\uf929", "\ufa11", "\U0002f81a", "邉\U000e0100", "𬭎", "\ue863"])
def test_characters_of_names_are_never_replaced(name: str) -> None:
    assert clean_text(f"张{name}", 10) == f"张{name}"


def test_invisible_leftovers_are_dropped() -> None:
    assert clean_text("\ufeff李\u200b国\u00ad强\u2060", 10) == "李国强"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("李\x00强", TextFault.CONTROL_CHARACTER),
        ("李\x1b[31m", TextFault.CONTROL_CHARACTER),
        ("李\x7f", TextFault.CONTROL_CHARACTER),
        ("李\x9b", TextFault.CONTROL_CHARACTER),
        ("李\ud800", TextFault.LONE_SURROGATE),
        ("李\u202e强国", TextFault.BIDI_CONTROL),
        ("李\u2067强", TextFault.BIDI_CONTROL),
        ("李\uffff", TextFault.NONCHARACTER),
        ("李\U0001fffe", TextFault.NONCHARACTER),
    ],
)
def test_what_no_keyboard_writes_is_refused(text: str, fault: TextFault) -> None:
    with pytest.raises(InvalidText) as refused:
        clean_text(text, 50)
    assert refused.value.code is fault
    assert refused.value.position == 1
    assert scrub_text(text).startswith("李")
    assert clean_text(scrub_text(text), 50) == scrub_text(text)


def test_length_is_counted_after_cleaning() -> None:
    assert clean_text("  四个汉字  ", 4) == "四个汉字"
    with pytest.raises(InvalidText) as refused:
        clean_text("五个汉字长", 4)
    assert refused.value.code is TextFault.TOO_LONG
    assert (refused.value.length, refused.value.max_length) == (5, 4)


def test_numbers_become_half_width_and_compact() -> None:
    assert half_width("１３９ー（Ａ）\u3000号") == "139ー(A) 号"
    assert compact_number(" 510213 １９８００１０１ 451ｘ\u200b") == "51021319800101451X"
    assert compact_number("023-6378 0000") == "02363780000"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = scrub_text(text)
    assert scrub_text(once) == once
    assert clean_text(once, len(once)) == once
    assert "\x00" not in once


@given(st.text(st.characters(categories=["Lo"]), max_size=20))
def test_only_composition_changes_letters(text: str) -> None:
    cleaned = clean_text(text, 60)
    assert unicodedata.normalize("NFC", cleaned) == unicodedata.normalize("NFC", text)
