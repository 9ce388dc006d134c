"""What each kind of field takes, in which form, and that what was recorded once is never changed again."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.phone_numbers import stored_phone
from counter_app.domain.text_kinds import RULES, TextKind, max_length, recorded
from counter_app.domain.text_rules import InvalidText, TextFault

NASTY = (
    "\x00",
    "a\x00b",
    "\x1b[31m",
    "\x9b",
    "\ud800",
    "\udfff强",
    "\u202e强国",
    "\u2066a",
    "\uffff",
    "\U000e0041",
)
LEGITIMATE = (
    "阿卜杜拉·买买提",
    "ئابدۇللا مەمەت",
    "ᠪᠠᠲᠤ\u180bᠨᠠ",
    "བསོད་ནམས་",
    "张\ue863",
    "邉\U000e0100",
    "𬭎𠀀",
    "José Ortega y Gasset",
    "क्\u200dष",
)


@pytest.mark.parametrize(
    "kind", [TextKind.NAME, TextKind.ADDRESS, TextKind.DEFECT, TextKind.REASON, TextKind.LINE]
)
@pytest.mark.parametrize("text", NASTY)
def test_words_with_what_nobody_can_see_or_print_are_refused(kind: TextKind, text: str) -> None:
    with pytest.raises(InvalidText):
        recorded(kind, text)


@pytest.mark.parametrize("name", LEGITIMATE)
def test_a_name_of_any_script_is_recorded_as_it_is(name: str) -> None:
    assert recorded(TextKind.NAME, name) == name


def test_marks_of_direction_go_and_the_name_stays() -> None:
    assert recorded(TextKind.NAME, "\u200fئابدۇللا\u200e") == "ئابدۇللا"


def test_a_number_loses_what_a_copied_one_brings_along() -> None:
    assert recorded(TextKind.IDENTITY, "\u202a510107 19800101 001x\u202c") == "51010719800101001X"
    assert recorded(TextKind.PHONE, "\u202d139 1234 2207\u202c") == "13912342207"


@pytest.mark.parametrize("text", ["51\x0001", "51'; DROP TABLE applicant; --", "五一零", "51\ud8000"])
def test_an_identity_number_holds_letters_and_digits_only(text: str) -> None:
    with pytest.raises(InvalidText):
        recorded(TextKind.IDENTITY, text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("  ", ""),
        ("13912342207", "13912342207"),
        ("１３９ 1234-2207", "13912342207"),
        ("+86 139 1234 2207", "13912342207"),
        ("0086-13912342207", "13912342207"),
        ("+86 (0)23 6800 1234", "023-68001234"),
        ("+86-23-68001234", "023-68001234"),
        ("023-6800-1234", "023-68001234"),
        ("（023）68001234", "023-68001234"),
        ("0571-8800123", "0571-8800123"),
        ("010-68001234", "010-68001234"),
        ("023-68001234-802", "023-68001234-802"),
        ("023-68001234转802", "023-68001234-802"),
        ("02368001234 分机 8", "023-68001234-8"),
        ("023-68001234 ext. 802", "023-68001234-802"),
        ("400-820-8820", "4008208820"),
        ("12345", "12345"),
        ("95588", "95588"),
        ("+44 20 7946 0958", "+442079460958"),
        ("00852 2345 6789", "+85223456789"),
    ],
)
def test_a_telephone_number_has_one_stored_form(typed: str, stored: str) -> None:
    assert stored_phone(typed) == stored
    assert stored_phone(stored) == stored


@pytest.mark.parametrize(
    "typed",
    ["68001234", "1391234220", "139123422071", "无", "没有电话", "139 1234 2207 / 138 0000 0000", "1" * 40],
)
def test_what_nobody_can_call_is_no_telephone_number(typed: str) -> None:
    with pytest.raises(InvalidText) as refused:
        recorded(TextKind.PHONE, typed)
    assert refused.value.code is TextFault.PHONE


@pytest.mark.parametrize("login", ["Wang", "1a", "a", "a b", "a;b", "王芳", "a" * 32])
def test_a_login_is_what_a_role_may_be_called(login: str) -> None:
    with pytest.raises(InvalidText):
        recorded(TextKind.LOGIN, login)
    assert recorded(TextKind.LOGIN, " wang_fang2 ") == "wang_fang2"


def test_a_password_is_never_changed() -> None:
    assert recorded(TextKind.SECRET, "  e\u0301 \t强 ") == "  e\u0301 \t强 "
    with pytest.raises(InvalidText):
        recorded(TextKind.SECRET, "a\x00b")


@given(st.text(max_size=300))
def test_a_search_is_never_refused(text: str) -> None:
    assert len(recorded(TextKind.SEARCH, text)) <= max_length(TextKind.SEARCH)
    recorded(TextKind.SEARCH, text).encode()


@pytest.mark.parametrize("kind", list(TextKind))
@given(st.text(max_size=80))
def test_what_was_recorded_is_recorded_the_same_again(kind: TextKind, text: str) -> None:
    try:
        once = recorded(kind, text)
    except InvalidText:
        return
    assert recorded(kind, once) == once
    assert len(once) <= RULES[kind].max_length


@pytest.mark.parametrize("kind", list(TextKind))
@pytest.mark.parametrize("piece", ["长", "e\u0301", " ", "\u202e", "1", "\n"])
def test_ten_megabytes_are_answered_at_once(kind: TextKind, piece: str) -> None:
    text = piece * (10_000_000 // len(piece))
    began = time.perf_counter()
    try:
        recorded(kind, text)
    except InvalidText:
        pass
    else:
        assert kind is TextKind.SEARCH
    assert time.perf_counter() - began < 2
