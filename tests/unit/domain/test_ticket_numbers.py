"""Numbers as clerks and keypads type them."""

import pytest

from counter_app.domain.ticket_numbers import TypedNumber, read_number


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("A012", TypedNumber("A", 12)),
        ("a12", TypedNumber("A", 12)),
        (" a 012号", TypedNumber("A", 12)),
        ("Ａ０１２", TypedNumber("A", 12)),
        ("MZ1024", TypedNumber("MZ", 1024)),
        ("7", TypedNumber("", 7)),
        ("007", TypedNumber("", 7)),
    ],
)
def test_a_number_is_read_as_it_is_meant(typed: str, read: TypedNumber) -> None:
    assert read_number(typed) == read


@pytest.mark.parametrize("typed", ["", "A", "A0", "12A", "A-12", "A12;", "1" * 7, "王"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_number(typed) is None
