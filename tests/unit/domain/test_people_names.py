import pytest

from counter_app.domain.people_names import mask_identity_number, mask_phone


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("51021319820312451X", "510213********451X"),
        ("E12345678", "E1*****78"),
        ("H0812345678", "H0*******78"),
        ("1234", "1***"),
        ("", ""),
    ],
)
def test_identity_numbers(number: str, masked: str) -> None:
    assert mask_identity_number(number) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13912342207", "139 **** 2207"),
        ("139 1234 2207", "139 **** 2207"),
        ("023-63780000", "*******0000"),
        ("12345", "*****"),
    ],
)
def test_phones(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked
