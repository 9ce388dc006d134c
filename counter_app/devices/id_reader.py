"""Reading a visitor's identity card, and the bar code of a ticket, where numbers are taken."""

import re
from dataclasses import dataclass
from typing import Protocol

from counter_app.exchange.identity import IdentityKind, check_identity

KEY_SECONDS = 0.05
"""Longest time between two keys of a reader that types."""
CLAIMED = 6
"""So many digits, each as quick behind the one before, are a card's: hands roll over two or three keys, not six."""
LONGEST = 400
"""Keys of one card: some readers type the whole face of it, with the address."""

_SEPARATORS = re.compile(r"[,;|\t\s，；]+")
_DIGITS = re.compile(rf"[0-9]{{{CLAIMED}}}$")
_CITIZEN = re.compile(r"[0-9]{17}[0-9Xx]")
_TICKET = re.compile(r"[0-9]{8}-[A-Z]*[0-9]+")
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af][\u3400-\u9fff\U00020000-\U000323af·]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class IdCard:
    """What a card says: its number has passed its check; the name is empty where the reader tells none."""

    id_kind: str
    id_number: str
    name: str = ""


class IdReader(Protocol):
    """Whatever reads a card.

    A driver of a reader with a line of its own answers `next_card` only; one that types like a keyboard is given
    every key first.
    """

    def hears(self, key: str, at: float) -> bool:
        """A key was typed at `at` seconds; whether it belongs to a card and to nobody else."""

    def next_card(self) -> IdCard | None:
        """The card that was read since the last question, once. Answers at once: it is asked by the window."""

    def next_ticket(self) -> str:
        """The code of a ticket that a scanner beside it read since the last question, once; empty for none."""


class NullIdReader:
    """A place without a reader."""

    def hears(self, key: str, at: float) -> bool:  # noqa: ARG002 - the protocol's
        return False

    def next_card(self) -> IdCard | None:
        return None

    def next_ticket(self) -> str:
        return ""


class KeyboardIdReader:
    """A reader that types what it read, quicker than any hand, and ends with Enter; a bar code scanner does the same.

    It types the number alone, or several fields between commas, bars or tabs. Its first keys cannot be told from a
    visitor's own, and stay with the window; from the sixth digit on its keys are its own, and so is the Enter, also
    behind what turns out to be no card: it must press no button.
    """

    def __init__(self) -> None:
        self._typed = ""
        self._last = float("-inf")
        self._claimed = False
        self._card: IdCard | None = None
        self._ticket = ""

    def hears(self, key: str, at: float) -> bool:
        quick = at - self._last < KEY_SECONDS
        self._last = at
        if key in ("\r", "\n"):
            return self._ends(quick=quick)
        if (
            not key.isprintable() and key != "\t"
        ):  # Esc, say: no reader types it, and a card may follow at once
            self._typed, self._last, self._claimed = "", float("-inf"), False
            return False
        goes_on = quick and len(self._typed) < LONGEST
        self._typed = self._typed + key if goes_on else key
        self._claimed = (goes_on and self._claimed) or _DIGITS.search(self._typed) is not None
        return self._claimed

    def _ends(self, *, quick: bool) -> bool:
        typed, claimed = self._typed, self._claimed and quick
        self._typed, self._claimed = "", False
        card = card_of(typed) if quick else None
        self._card = card or self._card
        if claimed and _TICKET.fullmatch(typed.upper()):
            self._ticket = typed.upper()
        return claimed or card is not None

    def next_card(self) -> IdCard | None:
        card, self._card = self._card, None
        return card

    def next_ticket(self) -> str:
        ticket, self._ticket = self._ticket, ""
        return ticket


def card_of(typed: str) -> IdCard | None:
    """The card in what a reader typed; None where it holds no number that passes its check."""
    parts = [part for part in _SEPARATORS.split(typed) if part]
    for part in parts:
        if _CITIZEN.fullmatch(part):
            found = check_identity(IdentityKind.RESIDENT_ID, part)
            if found.ok:
                name = parts[0] if _NAME.fullmatch(parts[0]) else ""
                return IdCard(id_kind=IdentityKind.RESIDENT_ID, id_number=found.number, name=name)
    return None


def reader_for(name: str) -> IdReader:
    """The reader of this name: `keyboard`, or none for any other."""
    return KeyboardIdReader() if name == "keyboard" else NullIdReader()
