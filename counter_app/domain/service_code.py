"""统一服务监管码: one code per case, 24 digits, good for lookup, barcode and speech.

Region 6 + date 8 + department or point 3 + serial 5 + two check digits by ISO 7064 MOD 97-10. The check pair
finds every single wrong digit and every swap of neighbours, the slips of whoever reads or types a code.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.text_rules import half_width

LENGTH = 24
LAST_SERIAL = 99_999
_SEPARATORS = re.compile(r"[\s\u2010-\u2015-]+")


class CodeFault(StrEnum):
    """Why a code cannot be one of ours."""

    LENGTH = "length"
    CHARACTERS = "characters"
    CHECK_DIGITS = "check_digits"
    DATE = "date"
    REGION = "region"
    POINT = "point"
    SERIAL = "serial"


class InvalidServiceCode(ValueError):
    """Carries the fault as `code`; the sentence is written by whoever shows it."""

    def __init__(self, code: CodeFault) -> None:
        super().__init__(f"invalid service code: {code.value}")
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCode:
    """The parts of a code; `text` is the code itself, 24 digits without separators."""

    region: str
    day: date
    point: str
    serial: int
    text: str


def check_digits(digits: str) -> str:
    """ISO 7064 MOD 97-10: the pair that makes the whole number leave 1 when divided by 97."""
    return f"{98 - int(digits) * 100 % 97:02d}"


def build(*, region: str, day: date, point: str, serial: int) -> str:
    """The 24 digits; serials run from 1 within region, day and point."""
    if not _are_digits(region, 6):
        raise InvalidServiceCode(CodeFault.REGION)
    if not _are_digits(point, 3):
        raise InvalidServiceCode(CodeFault.POINT)
    if not 1 <= serial <= LAST_SERIAL:
        raise InvalidServiceCode(CodeFault.SERIAL)
    body = f"{region}{day:%Y%m%d}{point}{serial:05d}"
    return body + check_digits(body)


def parse(text: str) -> ServiceCode:
    """Reads what a person typed or a scanner sent: groups, hyphens and full-width digits are accepted."""
    code = _SEPARATORS.sub("", half_width(text))
    if not re.fullmatch(r"[0-9]*", code):
        raise InvalidServiceCode(CodeFault.CHARACTERS)
    if len(code) != LENGTH:
        raise InvalidServiceCode(CodeFault.LENGTH)
    if int(code) % 97 != 1:
        raise InvalidServiceCode(CodeFault.CHECK_DIGITS)
    try:
        day = date(int(code[6:10]), int(code[10:12]), int(code[12:14]))
    except ValueError as error:
        raise InvalidServiceCode(CodeFault.DATE) from error
    serial = int(code[17:22])
    if serial == 0:
        raise InvalidServiceCode(CodeFault.SERIAL)
    return ServiceCode(region=code[:6], day=day, point=code[14:17], serial=serial, text=code)


def grouped(text: str) -> str:
    """In groups of four, as it is printed and spoken."""
    code = parse(text).text
    return " ".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def _are_digits(text: str, length: int) -> bool:
    return re.fullmatch(rf"[0-9]{{{length}}}", text) is not None
