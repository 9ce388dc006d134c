"""Numbers as clerks and keypads type them."""

import datetime as dt

import pytest

from counter_app.domain.ticket_numbers import TypedNumber, read_number, ticket_code


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
        ("20261120-A001", TypedNumber("A", 1, dt.date(2026, 11, 20))),
        ("２０２６1120－mz1024", TypedNumber("MZ", 1024, dt.date(2026, 11, 20))),
    ],
)
def test_a_number_is_read_as_it_is_meant(typed: str, read: TypedNumber) -> None:
    assert read_number(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "A", "A0", "12A", "A-12", "A12;", "1" * 7, "王", "20261320-A001", "20261120-", "2026-A1"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_number(typed) is None


def test_the_code_on_the_paper_is_read_back() -> None:
    day = dt.date(2026, 11, 20)
    assert ticket_code("A012", day) == "20261120-A012"
    assert read_number(ticket_code("A012", day)) == TypedNumber("A", 12, day)
    assert ticket_code("企012", day) == ""
