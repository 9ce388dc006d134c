"""The door through which typed text enters the use cases: recorded in one form, or refused with a reason."""

from collections.abc import Mapping
from typing import Any

from counter_app.domain.text_kinds import TextKind, recorded
from counter_app.domain.text_rules import InvalidText, TextFault, check_text
from counter_app.errors import Refused

_CODES = {
    TextFault.TOO_LONG: "text_too_long",
    TextFault.PHONE: "phone_invalid",
    TextFault.LOGIN: "login_invalid",
}


MAX_PAPER = 100_000
"""Characters of all texts of one paper: a slip with a hundred materials has a tenth of it."""


def typed(kind: TextKind, text: str) -> str:
    """`text` as it is recorded. Raises Refused("text_not_allowed" | "text_too_long" | "phone_invalid" | …)."""
    try:
        return recorded(kind, text)
    except InvalidText as invalid:
        raise _refusal(invalid) from invalid


def check_words(record: Mapping[str, Any]) -> None:
    """Refuse a paper with a text that nobody could print or read, or with no end of it: it may have been made on
    another machine."""
    words = "\n".join(_texts(record))
    if len(words) > MAX_PAPER:
        raise Refused("text_too_long", max_length=MAX_PAPER)
    try:
        check_text(words)
    except InvalidText as invalid:
        raise _refusal(invalid) from invalid


def _refusal(invalid: InvalidText) -> Refused:
    code = _CODES.get(invalid.code, "text_not_allowed")
    return Refused(code, fault=invalid.code.value, max_length=invalid.max_length)


def _texts(value: object) -> list[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts(each)]
    return []
