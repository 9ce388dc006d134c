import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.documents.fonts import width
from counter_app.documents.text import balanced_lines, break_lines

PROSE = st.text(
    st.sampled_from("中华人民共和国行政许可法，。、；：？！（）《》“”〔〕…ABC abc 0123456789.-/𬭎"),
    max_size=300,
)


@given(PROSE, st.floats(60, 400), st.sampled_from([0.0, 22.0]))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, room: float, indent: float) -> None:
    lines = break_lines(text, room, 11, indent=indent)

    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert lines[0].width <= room - indent + 0.01
    assert all(line.width <= room + 0.01 for line in lines)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]


@given(PROSE)
def test_width_of_a_line_is_the_width_of_its_text(text: str) -> None:
    assert all(line.width == pytest.approx(width(line.text, 11)) for line in break_lines(text, 120, 11))


def test_closing_marks_never_begin_and_opening_marks_never_end_a_line() -> None:
    text = "依据《中华人民共和国行政许可法》第三十二条（第一款），现“一次告知”如下：〔2026〕。" * 3
    for room in range(60, 300, 7):
        for line in break_lines(text, room, 11):
            assert line.text[0] not in "》）”，。：〕"
            assert line.text[-1] not in "《（“〔"


def test_numbers_stay_with_their_unit_and_words_stay_whole() -> None:
    lines = break_lines("请于2026年12月4日前到ServiceHall办理", 60, 11)
    assert [line.text for line in lines] == ["请于2026年", "12月4日前", "到", "ServiceHall", "办理"]


def test_line_ends_of_the_text_are_kept() -> None:
    lines = break_lines("一\n\n二", 100, 11)
    assert [(line.text, line.last) for line in lines] == [("一", True), ("", True), ("二", True)]


def test_titles_are_broken_into_lines_of_nearly_equal_length() -> None:
    title = "农村村民宅基地用地审批（乡村建设规划许可）"
    greedy = break_lines(title, 200, 12)
    even = balanced_lines(title, 200, 12)

    assert len(even) == len(greedy) == 2
    assert max(line.width for line in even) < max(line.width for line in greedy)
    assert "".join(line.text for line in even) == title
