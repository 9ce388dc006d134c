import pytest

from counter_app.domain.people_names import mask_identity_number, mask_name, mask_organisation, mask_phone


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("李国强", "李*强"),
        ("欧阳国强", "欧**强"),
        ("买买提·艾山", "买**·*山"),
        ("石", "*"),
        ("", ""),
        ("邉\U000e0100太郎", "邉\U000e0100*郎"),
        ("𬭎𬭎", "𬭎*"),
        ("John Smith", "J*** S****"),
    ],
)
def test_names(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("广安长圣医药有限公司", "广安****有限公司"),
        ("元明村委会", "元明**会"),
        ("供销社", "供*社"),
    ],
)
def test_organisations(name: str, masked: str) -> None:
    assert mask_organisation(name) == masked


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
