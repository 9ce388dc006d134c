"""A ticket's number as somebody types it."""

import re
import unicodedata
from dataclasses import dataclass

_TYPED = re.compile(r"([A-Z]*)0*([1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """`prefix` is empty where only digits were typed."""

    prefix: str
    number: int


def read_number(typed: str) -> TypedNumber | None:
    """`A012`, `a12`, `a 012号`, `12`; None for what is no number of a ticket."""
    text = unicodedata.normalize("NFKC", typed).upper().replace(" ", "").removesuffix("号")
    found = _TYPED.fullmatch(text)
    return TypedNumber(found[1], int(found[2])) if found else None
