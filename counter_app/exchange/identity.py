"""Checks of identity numbers.

A check that fails is a question to the clerk, not a wall: genuine papers with a wrong check digit exist, so
what is `usable` may be kept with a mark once the clerk has confirmed it.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.text_rules import compact_number


class IdentityKind(StrEnum):
    """证件类型 at a counter."""

    RESIDENT_ID = "居民身份证"
    CREDIT_CODE = "统一社会信用代码"
    PASSPORT = "护照"
    HONG_KONG_MACAU_PERMIT = "港澳居民来往内地通行证"
    TAIWAN_PERMIT = "台湾居民来往大陆通行证"
    RESIDENCE_PERMIT = "港澳台居民居住证"
    PERMANENT_RESIDENT = "外国人永久居留身份证"
    OTHER = "其他"


class IdentityFault(StrEnum):
    NONE = ""
    EMPTY = "empty"
    CHARACTERS = "characters"
    LENGTH = "length"
    FORM = "form"
    CHECK_DIGIT = "check_digit"
    BIRTH_DATE = "birth_date"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCheck:
    """`number` is the form to store. `usable` says that the number may be kept although `ok` is False."""

    ok: bool
    usable: bool
    code: IdentityFault
    number: str
    birth_date: date | None = None
    sex: Sex | None = None


MAX_LENGTH = 32
_SANE = re.compile(r"[0-9A-Z()/]+")
_RESIDENT = re.compile(r"[0-9]{17}[0-9X]")
_FORMS = {
    IdentityKind.PASSPORT: re.compile(r"[A-Z0-9]{5,17}"),
    IdentityKind.HONG_KONG_MACAU_PERMIT: re.compile(r"[HM](?:[0-9]{8}|[0-9]{10})"),
    IdentityKind.TAIWAN_PERMIT: re.compile(r"[0-9]{8}|[0-9]{10}[A-Z]?|[0-9]{10}\([A-Z0-9]{1,2}\)"),
    IdentityKind.OTHER: re.compile(r"[0-9A-Z()/]{2,32}"),
}
_REGIONS_OF_RESIDENCE_PERMITS = ("810000", "820000", "830000")


def check_identity(kind: IdentityKind, number: str) -> IdentityCheck:
    """Blanks, hyphens, full-width and small letters are put right first. Kinds without a public check digit
    are checked for length and characters only."""
    text = compact_number(number)
    if fault := _unusable(text):
        return IdentityCheck(ok=False, usable=False, code=fault, number=text)
    match kind:
        case IdentityKind.RESIDENT_ID:
            return _check_citizen(text)
        case IdentityKind.RESIDENCE_PERMIT:
            return _check_residence_permit(text)
        case IdentityKind.CREDIT_CODE:
            return _result(text, _credit_code_fault(text))
        case IdentityKind.PERMANENT_RESIDENT:
            return _check_permanent_resident(text)
        case _:
            fits = _FORMS[kind].fullmatch(text)
            return _result(text, IdentityFault.NONE if fits else IdentityFault.FORM)


def _unusable(text: str) -> IdentityFault:
    if not text:
        return IdentityFault.EMPTY
    if not _SANE.fullmatch(text):
        return IdentityFault.CHARACTERS
    return IdentityFault.LENGTH if len(text) > MAX_LENGTH else IdentityFault.NONE


def _result(
    text: str, fault: IdentityFault, *, birth_date: date | None = None, sex: Sex | None = None
) -> IdentityCheck:
    return IdentityCheck(
        ok=fault is IdentityFault.NONE, usable=True, code=fault, number=text, birth_date=birth_date, sex=sex
    )


def _check_citizen(text: str) -> IdentityCheck:
    """GB 11643-1999. The table of regions is not asked: regions are renamed, and old numbers stay valid."""
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    if len(text) != 18:
        return _result(text, IdentityFault.LENGTH)
    if not _RESIDENT.fullmatch(text):
        return _result(text, IdentityFault.FORM)
    if ric.calc_check_digit(text) != text[-1]:
        return _result(text, IdentityFault.CHECK_DIGIT)
    try:
        birth_date = ric.get_birth_date(text)
    except ValidationError:
        return _result(text, IdentityFault.BIRTH_DATE)
    sex = Sex.MALE if int(text[16]) % 2 else Sex.FEMALE
    return _result(text, IdentityFault.NONE, birth_date=birth_date, sex=sex)


def _check_residence_permit(text: str) -> IdentityCheck:
    checked = _check_citizen(text)
    if checked.ok and not text.startswith(_REGIONS_OF_RESIDENCE_PERMITS):
        return _result(text, IdentityFault.FORM)
    return checked


def _check_permanent_resident(text: str) -> IdentityCheck:
    """The card of 2023 has 18 digits that begin with 9 and the citizens' check digit; the older one three
    letters and twelve digits without a public check."""
    if re.fullmatch(r"[A-Z]{3}[0-9]{12}", text):
        return _result(text, IdentityFault.NONE)
    checked = _check_citizen(text)
    if checked.ok and not text.startswith("9"):
        return _result(text, IdentityFault.FORM)
    return checked


def _credit_code_fault(text: str) -> IdentityFault:
    """GB 32100-2015. The library wants digits in the first two places; rural collectives begin with N."""
    from stdnum.cn import uscc

    if len(text) != 18:
        return IdentityFault.LENGTH
    if not re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}", text):
        return IdentityFault.FORM
    return IdentityFault.NONE if uscc.calc_check_digit(text[:17]) == text[17] else IdentityFault.CHECK_DIGIT
