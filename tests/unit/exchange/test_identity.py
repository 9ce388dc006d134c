from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.exchange.identity import IdentityFault, IdentityKind, Sex, check_identity

ID = IdentityKind.RESIDENT_ID
USCC = IdentityKind.CREDIT_CODE


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (ID, "11010519491231002X"),
        (ID, "440524188001010014"),
        (USCC, "91110000101623741K"),
        (USCC, "911101066976941872"),
        (USCC, "91350100M000100Y43"),
        (USCC, "11500382MB1911746M"),
        (IdentityKind.RESIDENCE_PERMIT, "810000199408230021"),
        (IdentityKind.PASSPORT, "E12345678"),
        (IdentityKind.HONG_KONG_MACAU_PERMIT, "H08123456"),
        (IdentityKind.TAIWAN_PERMIT, "01234567"),
        (IdentityKind.PERMANENT_RESIDENT, "USA110098012345"),
        (IdentityKind.OTHER, "0712345"),
    ],
)
def test_good_numbers(kind: IdentityKind, number: str) -> None:
    check = check_identity(kind, number)
    assert check.ok
    assert check.code is IdentityFault.NONE
    assert check.number == number


def test_a_citizens_number_tells_birth_date_and_sex() -> None:
    check = check_identity(ID, " 110105 19491231 002x ")
    assert (check.number, check.birth_date, check.sex) == (
        "11010519491231002X",
        date(1949, 12, 31),
        Sex.FEMALE,
    )


def test_a_genuine_code_that_fails_its_check_stays_usable() -> None:
    check = check_identity(USCC, "91350211M0000XUF46")
    assert (check.ok, check.usable, check.code) == (False, True, IdentityFault.CHECK_DIGIT)


def test_a_rural_collective_may_begin_with_a_letter() -> None:
    body = "N2511602MF1234567"
    good = [last for last in "0123456789ABCDEFGHJKLMNPQRTUWXY" if check_identity(USCC, body + last).ok]
    assert len(good) == 1


@pytest.mark.parametrize(
    ("kind", "number", "fault"),
    [
        (ID, "110105194912310021", IdentityFault.CHECK_DIGIT),
        (ID, "110105491231002", IdentityFault.LENGTH),
        (ID, "1101051949123100AX", IdentityFault.FORM),
        (ID, "110105194913310021", IdentityFault.BIRTH_DATE),
        (USCC, "1151130108778239R", IdentityFault.LENGTH),
        (USCC, "91110000101623741I", IdentityFault.FORM),
        (IdentityKind.RESIDENCE_PERMIT, "11010519491231002X", IdentityFault.FORM),
        (IdentityKind.PERMANENT_RESIDENT, "11010519491231002X", IdentityFault.FORM),
        (IdentityKind.PASSPORT, "E1", IdentityFault.FORM),
        (IdentityKind.HONG_KONG_MACAU_PERMIT, "12345678", IdentityFault.FORM),
    ],
)
def test_doubtful_numbers_are_usable_with_their_fault(
    kind: IdentityKind, number: str, fault: IdentityFault
) -> None:
    check = check_identity(kind, number)
    assert (check.ok, check.usable, check.code) == (False, True, fault)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("  ", IdentityFault.EMPTY),
        ("李国强", IdentityFault.CHARACTERS),
        ("1" * 33, IdentityFault.LENGTH),
        ("11\x00", IdentityFault.CHARACTERS),
    ],
)
def test_what_is_no_number_is_not_usable(number: str, fault: IdentityFault) -> None:
    check = check_identity(IdentityKind.OTHER, number)
    assert (check.ok, check.usable, check.code) == (False, False, fault)


@given(kind=st.sampled_from(IdentityKind), number=st.text(max_size=40))
def test_any_text_gets_an_answer(kind: IdentityKind, number: str) -> None:
    check = check_identity(kind, number)
    assert check.ok == (check.code is IdentityFault.NONE)
    assert check.usable or not check.ok
