from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from counter_app.domain import service_code
from counter_app.domain.service_code import CodeFault, InvalidServiceCode

CODE = service_code.build(region="500107", day=date(2026, 11, 20), point="012", serial=347)
DIGITS = st.text("0123456789", min_size=22, max_size=22)


def test_a_code_has_24_digits_and_parses_back() -> None:
    assert CODE == "500107202611200120034705"
    parsed = service_code.parse(CODE)
    assert (parsed.region, parsed.day, parsed.point, parsed.serial) == (
        "500107",
        date(2026, 11, 20),
        "012",
        347,
    )
    assert parsed.text == CODE


@given(digits=DIGITS)
def test_check_digits_are_those_of_the_standard(digits: str) -> None:
    pair = service_code.check_digits(digits)
    assert pair == mod_97_10.calc_check_digits(digits)
    assert mod_97_10.is_valid(digits + pair)


@given(
    serial=st.integers(1, service_code.LAST_SERIAL),
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    position=st.integers(0, 23),
    shift=st.integers(1, 9),
)
def test_every_single_wrong_digit_is_found(serial: int, day: date, position: int, shift: int) -> None:
    code = service_code.build(region="511602", day=day, point="003", serial=serial)
    assert service_code.parse(code).serial == serial
    wrong = str((int(code[position]) + shift) % 10)
    with pytest.raises(InvalidServiceCode):
        service_code.parse(code[:position] + wrong + code[position + 1 :])


def test_groups_of_four_are_printed_and_read() -> None:
    assert service_code.grouped(CODE) == "5001 0720 2611 2001 2003 4705"
    typed = "５００１ ０７２０-2611　2001 2003 4705\n"
    assert service_code.parse(typed).text == CODE


def _with_check(body: str) -> str:
    return body + service_code.check_digits(body)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", CodeFault.LENGTH),
        (CODE[:-1], CodeFault.LENGTH),
        (CODE + "0", CodeFault.LENGTH),
        (CODE[:-1] + "X", CodeFault.CHARACTERS),
        (CODE[:-1] + "٤", CodeFault.CHARACTERS),
        (CODE[:-2] + "24", CodeFault.CHECK_DIGITS),
        (_with_check("5001072026023001200347"), CodeFault.DATE),
        (_with_check("5001072026112001200000"), CodeFault.SERIAL),
    ],
)
def test_what_is_no_code_is_refused_with_its_fault(text: str, fault: CodeFault) -> None:
    with pytest.raises(InvalidServiceCode) as refused:
        service_code.parse(text)
    assert refused.value.code is fault


@pytest.mark.parametrize(
    ("region", "point", "serial", "fault"),
    [
        ("50010", "012", 1, CodeFault.REGION),
        ("50010７", "012", 1, CodeFault.REGION),
        ("500107", "12", 1, CodeFault.POINT),
        ("500107", "012", 0, CodeFault.SERIAL),
        ("500107", "012", 100_000, CodeFault.SERIAL),
    ],
)
def test_parts_that_do_not_fit_build_nothing(region: str, point: str, serial: int, fault: CodeFault) -> None:
    with pytest.raises(InvalidServiceCode) as refused:
        service_code.build(region=region, day=date(2026, 11, 20), point=point, serial=serial)
    assert refused.value.code is fault
