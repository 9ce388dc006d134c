"""A reader that types, told from a visitor's own fingers."""

import pytest

from counter_app.devices.id_reader import IdCard, KeyboardIdReader, NullIdReader, card_of, reader_for

NUMBER = "11010519491231002X"
CARD = IdCard(id_kind="居民身份证", id_number=NUMBER)


def type_in(reader: KeyboardIdReader, keys: str, *, apart: float, start: float = 100.0) -> list[bool]:
    return [reader.hears(key, start + i * apart) for i, key in enumerate(keys)]


def test_a_quick_burst_with_enter_is_a_card_and_is_told_once() -> None:
    reader = KeyboardIdReader()
    heard = type_in(reader, f"{NUMBER}\r", apart=0.005)
    assert heard == [False] * 5 + [True] * 14
    assert reader.next_card() == CARD
    assert reader.next_card() is None


def test_what_a_hand_types_stays_with_the_window() -> None:
    reader = KeyboardIdReader()
    assert not any(type_in(reader, f"{NUMBER}\r", apart=0.2))
    assert reader.next_card() is None


def test_a_letter_typed_just_before_does_not_spoil_the_card() -> None:
    reader = KeyboardIdReader()
    type_in(reader, "ab", apart=0.3, start=10.0)
    type_in(reader, f"{NUMBER}\n", apart=0.005, start=20.0)
    assert reader.next_card() == CARD


def test_letters_and_few_digits_stay_with_the_window_however_quick() -> None:
    reader = KeyboardIdReader()
    assert not any(type_in(reader, "nccmzjd12345\r", apart=0.001))


def test_a_key_that_types_nothing_belongs_to_no_card() -> None:
    reader = KeyboardIdReader()
    type_in(reader, f"\x1b{NUMBER}\r", apart=0.005)
    assert reader.next_card() == CARD


def test_a_burst_that_is_no_card_lets_its_enter_through() -> None:
    reader = KeyboardIdReader()
    assert type_in(reader, "123\r", apart=0.005)[-1] is False
    assert reader.next_card() is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (NUMBER.lower(), ""),
        (f"李国强,男,汉,19491231,{NUMBER}", "李国强"),
        (f"李国强|{NUMBER}|北京市朝阳区", "李国强"),
        (f"{NUMBER}\t李国强", ""),
    ],
)
def test_the_number_is_found_among_the_fields_of_a_card(typed: str, name: str) -> None:
    card = card_of(typed)
    assert card is not None
    assert (card.id_number, card.name) == (NUMBER, name)


@pytest.mark.parametrize("typed", ["", "110105194912310021", "1" * 399, "李国强"])
def test_a_number_that_fails_its_check_is_no_card(typed: str) -> None:
    assert card_of(typed) is None


def test_a_place_without_a_reader_hears_nothing() -> None:
    reader = reader_for("none")
    assert isinstance(reader, NullIdReader)
    assert not reader.hears("1", 0.0)
    assert reader.next_card() is None
    assert isinstance(reader_for("keyboard"), KeyboardIdReader)
