"""Telephone numbers as people at a counter state them, and the one form in which each is stored."""

import re

from counter_app.domain.text_rules import InvalidText, TextFault, half_width

_INVISIBLE = re.compile("[\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|#|x|(?<=[0-9])-)\s*([0-9]{1,6})\s*$", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s\u2010-\u2015\-.()]+")
_FORMS = (
    re.compile(r"1[3-9][0-9]{9}"),
    re.compile(r"(?:400|800)[0-9]{7}"),
    re.compile(r"9[56][0-9]{3,4}|1[0-2][0-9]{3}"),
)
"""A mobile number, a firm's own number for all of China, a service number such as 12345."""
_LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})([2-8][0-9]{6,7})")
_FOREIGN = re.compile(r"\+[1-9][0-9]{5,14}")
"""E.164: the sign, the country, fifteen digits at most."""


def stored_phone(text: str) -> str:
    """`13912342207`, `023-68001234`, `023-68001234-802` or `+442079460958`; nothing stays nothing.

    Raises InvalidText(PHONE) for what nobody could call.
    """
    typed = half_width(_INVISIBLE.sub("", text)).strip()
    if not typed:
        return ""
    number = _domestic(_SEPARATORS.sub("", typed))
    if _FOREIGN.fullmatch(number) or any(form.fullmatch(number) for form in _FORMS):
        return number
    return _landline(number) or _with_extension(typed)


def _domestic(number: str) -> str:
    """Without the country's own code; 00 opens an international number where there is no plus."""
    number = re.sub(r"^00(?=[1-9])", "+", number)
    if not number.startswith("+86"):
        return number
    own = number[3:].removeprefix("0")
    return own if any(form.fullmatch(own) for form in _FORMS) else f"0{own}"


def _landline(number: str) -> str:
    found = _LANDLINE.fullmatch(number)
    return f"{found[1]}-{found[2]}" if found else ""


def _with_extension(typed: str) -> str:
    found = _EXTENSION.search(typed)
    if found:
        number = _SEPARATORS.sub("", typed[: found.start()])
        if whole := _landline(number):
            return f"{whole}-{found[1]}"
        if _FORMS[1].fullmatch(number):
            return f"{number}-{found[1]}"
    raise InvalidText(TextFault.PHONE)
