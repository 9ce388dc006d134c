"""What people type, by kind of field: how long it may be, and the form in which it is recorded.

The one rule for every text field, every service and, in its own words, the database (`db/models`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.phone_numbers import stored_phone
from counter_app.domain.text_rules import InvalidText, TextFault, clean_text, compact_number, scrub_text

_IDENTITY = re.compile(r"[0-9A-Z()/]*")
_LOGIN = re.compile(r"[a-z][a-z0-9_]{1,30}")
_UNSPEAKABLE = re.compile("[\x00\ud800-\udfff]")


class TextKind(StrEnum):
    """Kinds of typed text."""

    NAME = "name"
    """Of a person or a body; Uyghur names in Arabic script and rare characters are names like others."""
    IDENTITY = "identity"
    PHONE = "phone"
    ADDRESS = "address"
    DEFECT = "defect"
    """What is wrong with a material, in one line of the slip."""
    REASON = "reason"
    """Free words on a paper or in the log: reasons, opinions; several lines."""
    LINE = "line"
    """A short free line: a pause, a printer, a relation."""
    NOTICE = "notice"
    """One line that runs over the public screens."""
    CODE = "code"
    """A service code, as typed or scanned."""
    LOGIN = "login"
    SECRET = "secret"
    SEARCH = "search"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class TextRule:
    """The most characters, and how a text of the kind becomes what is recorded."""

    max_length: int
    record: Callable[[str, int], str]
    multiline: bool = False


def recorded(kind: TextKind, text: str) -> str:
    """`text` in the form in which it is recorded; once recorded it stays as it is. Raises InvalidText."""
    rule = RULES[kind]
    return rule.record(text, rule.max_length)


def max_length(kind: TextKind) -> int:
    """The most characters of a text of this kind."""
    return RULES[kind].max_length


def _line(text: str, most: int) -> str:
    return clean_text(text, most)


def _lines(text: str, most: int) -> str:
    return clean_text(text, most, multiline=True)


def _identity(text: str, most: int) -> str:
    number = compact_number(_readable(text, most))
    if not _IDENTITY.fullmatch(number):
        raise InvalidText(TextFault.NUMBER_CHARACTER)
    return clean_text(number, most)


def _readable(text: str, most: int) -> str:
    """The text, unless so much of it is separators that it is no number at all."""
    if len(text) > 10 * most:
        raise InvalidText(TextFault.TOO_LONG, length=len(text), max_length=most)
    return text


def _phone(text: str, most: int) -> str:
    return clean_text(stored_phone(_readable(text, most)), most)


def _login(text: str, most: int) -> str:
    name = clean_text(text, most)
    if name and not _LOGIN.fullmatch(name):
        raise InvalidText(TextFault.LOGIN)
    return name


def _secret(text: str, most: int) -> str:
    """A password is never changed; only what no keyboard writes is refused."""
    if found := _UNSPEAKABLE.search(text):
        raise InvalidText(TextFault.CONTROL_CHARACTER, position=found.start())
    if len(text) > most:
        raise InvalidText(TextFault.TOO_LONG, length=len(text), max_length=most)
    return text


def _search(text: str, most: int) -> str:
    """Whatever is in it, a search finds or finds nothing: it is never refused."""
    return scrub_text(text[: 4 * most])[:most].strip()


RULES = {
    TextKind.NAME: TextRule(120, _line),
    TextKind.IDENTITY: TextRule(32, _identity),
    TextKind.PHONE: TextRule(40, _phone),
    TextKind.ADDRESS: TextRule(200, _line),
    TextKind.DEFECT: TextRule(200, _line),
    TextKind.REASON: TextRule(500, _lines, multiline=True),
    TextKind.LINE: TextRule(100, _line),
    TextKind.NOTICE: TextRule(300, _line),
    TextKind.CODE: TextRule(60, _line),
    TextKind.LOGIN: TextRule(31, _login),
    TextKind.SECRET: TextRule(128, _secret),
    TextKind.SEARCH: TextRule(100, _search),
    TextKind.PATH: TextRule(1000, _line),
}
"""Lengths in characters. A paper has room for them: 120 for the longest registered names of bodies, 200 for an
address of a register, 500 for a reason on half a page."""
