"""Every character of a name is drawn, and copied as the character it is."""

from dataclasses import replace

import pytest

from counter_app.documents.fonts import missing_characters, runs, width
from counter_app.documents.one_time_notice import render_one_time_notice
from counter_app.documents.page import A4, Page, Text, paint
from counter_app.documents.ticket import render_ticket
from tests.unit.documents.reading import glyphs, page_texts
from tests.unit.documents.samples import NOTICE, PARTY, TICKET

# Noto Sans SC draws 𬭎 㛃 䶮 𠅤; 𪚥 𫝚 𬻿 𮯠 (extensions B, D, E, F) are in HanaMin B only.
RARE = "𬭎㛃䶮𠅤𪚥𫝚𬻿𮯠"
UNKNOWN = "\U00030abc"


def painted(text: str, *, bold: bool = False) -> bytes:
    mark = Text(60, 100, text, 14, bold)
    return paint([Page(*A4, (mark,))], title="", author="")


@pytest.mark.parametrize("bold", [False, True])
def test_rare_characters_are_copied_as_they_are(bold: bool) -> None:
    name = f"张{RARE}王A1"
    assert page_texts(painted(name, bold=bold)) == [name]


def test_rare_names_reach_the_papers_unharmed() -> None:
    name = f"陈{RARE}"
    notice = render_one_time_notice(replace(NOTICE, party=replace(PARTY, name=name, agent_name="")))
    ticket = render_ticket(replace(TICKET, matter=name))

    assert f"{name}：" in page_texts(notice)[0]
    assert name in page_texts(ticket)[0]


def test_more_than_one_subset_of_one_font_is_still_copied_right() -> None:
    """A subset holds 256 characters; the second one begins at code 0 again."""
    many = "".join(chr(0x20000 + 7 * number) for number in range(600))
    marks = tuple(Text(60, 60 + 20 * row, many[row * 30 : row * 30 + 30], 14) for row in range(20))
    (found,) = page_texts(paint([Page(*A4, marks)], title="", author=""))

    assert found == many


def test_every_ideograph_of_gb18030_level_3_has_a_font() -> None:
    blocks = [
        (0x3400, 0x4DB5),
        (0x4E00, 0x9FEF),
        (0x20000, 0x2A6D6),
        (0x2A700, 0x2B734),
        (0x2B740, 0x2B81D),
        (0x2B820, 0x2CEA1),
        (0x2CEB0, 0x2EBE0),
    ]
    everything = "".join(chr(code) for first, last in blocks for code in range(first, last + 1))

    assert missing_characters(everything) == ()


def test_what_no_font_has_is_reported_once_each() -> None:
    assert missing_characters(f"王{UNKNOWN}\t{UNKNOWN}明\n") == (UNKNOWN, "\t")
    assert missing_characters("王明") == ()


def test_what_no_font_has_is_drawn_as_a_box_with_its_code() -> None:
    pdf = painted(f"王{UNKNOWN}明")

    assert sorted(page_texts(pdf)[0]) == sorted("王30ABC明")
    first, last = (glyph for glyph in glyphs(pdf) if glyph.char in "王明")
    assert last.left - first.left == pytest.approx(28, abs=1.5)


def test_runs_cut_only_where_the_font_changes() -> None:
    assert [piece for _, piece in runs("张三𪚥𪚥丰A")] == ["张三", "𪚥𪚥", "丰A"]


def test_width_is_the_sum_of_what_is_drawn() -> None:
    assert width("国国", 10) == pytest.approx(20)
    assert width(UNKNOWN, 10) == 10
    assert 0 < width("A", 10) < 10
