"""A ticket's number as somebody types it, and as a scanner reads it off the paper."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

_TYPED = re.compile(r"([A-Z]*)0*([1-9][0-9]{0,5})")
_SCANNED = re.compile(r"([0-9]{8})-(.+)")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """`prefix` is empty where only digits were typed; `day` is known of a code alone."""

    prefix: str
    number: int
    day: dt.date | None = None


def ticket_code(label: str, day: dt.date) -> str:
    """The bar code on the paper: day and number, nothing of whoever holds it. Empty where Code 128 cannot say it."""
    code = f"{day:%Y%m%d}-{label}"
    return code if code.isascii() else ""


def read_number(typed: str) -> TypedNumber | None:
    """`A012`, `a12`, `a 012号`, `12`, and the code `20261120-A012`; None for what is no number of a ticket."""
    text = unicodedata.normalize("NFKC", typed).upper().replace(" ", "").removesuffix("号")
    scanned = _SCANNED.fullmatch(text)
    day = _day(scanned[1]) if scanned else None
    if scanned and day is None:
        return None
    found = _TYPED.fullmatch(scanned[2] if scanned else text)
    return TypedNumber(found[1], int(found[2]), day) if found else None


def _day(digits: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(digits, "%Y%m%d").date()
    except ValueError:
        return None
