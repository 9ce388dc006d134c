"""What is said: letters and digits one by one, windows as numbers, and nothing skipped in silence."""

import pytest

from counter_app.voice.words import PAUSE, CannotSay, call_sentence, pause_sentence, resume_sentence


@pytest.mark.parametrize(
    ("ticket", "window", "says_yao", "spoken"),
    [
        ("A001", "3", False, "请 A 零零一号，到三号窗口办理"),
        ("A001", "3", True, "请 A 零零幺号，到三号窗口办理"),
        ("B110", "11", True, "请 B 幺幺零号，到十一号窗口办理"),
        ("AB1024", "20", False, "请 A  B 一零二四号，到二十号窗口办理"),
        ("C999", "10", True, "请 C 九九九号，到十号窗口办理"),
        ("a００７", "９９", True, "请 A 零零七号，到九十九号窗口办理"),
        ("D5", "101", True, "请 D 五号，到幺零幺号窗口办理"),
        ("D5", "012", False, "请 D 五号，到零一二号窗口办理"),
        ("D5", "B2", True, "请 D 五号，到 B 二号窗口办理"),
    ],
)
def test_a_call_is_read_as_people_expect(ticket: str, window: str, says_yao: bool, spoken: str) -> None:
    sentence = call_sentence(ticket, window, says_yao=says_yao)
    assert sentence.spoken == spoken
    assert sentence.text == f"请{ticket}号到{window}号窗口办理"


def test_every_window_up_to_a_hundred_is_read_as_the_number_that_it_is() -> None:
    digits = "零一二三四五六七八九"
    for number in range(1, 100):
        said = "".join(pause_sentence(str(number), says_yao=True).words).split("号")[0]
        tens, _, ones = said.rpartition("十")
        value = (digits.index(tens or "一") * 10 if "十" in said else 0) + (digits.index(ones) if ones else 0)
        assert value == number, said


def test_a_pause_and_its_end_are_told() -> None:
    assert pause_sentence("3", says_yao=True).words == ("三", "号", "窗口", PAUSE, "暂停服务")
    assert pause_sentence("3", says_yao=True).text == "3号窗口暂停服务"
    assert resume_sentence("12", says_yao=True).text == "12号窗口恢复服务"


@pytest.mark.parametrize(
    ("ticket", "window"), [("A-01", "3"), ("A001", "3#"), ("A001", ""), ("A 1", "3"), ("", "3")]
)
def test_a_character_without_a_word_is_refused_by_name(ticket: str, window: str) -> None:
    with pytest.raises(CannotSay) as refused:
        call_sentence(ticket, window, says_yao=True)
    assert refused.value.what in {"-", "#", "", " "}
    assert refused.value.sentence == f"请{ticket}号到{window}号窗口办理"
