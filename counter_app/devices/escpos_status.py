"""What an ESC/POS printer says of itself: answers to DLE EOT and GS r, and status that comes unasked (ASB).

All three come down one line. Their fixed bits tell them apart: bits 7, 4, 1, 0 of an answer to DLE EOT are 0 1 1 0,
of the first of the four bytes of an unasked status 0 1 0 0; bits 7 and 4 of an answer to GS r are 0 0. XON and XOFF
(0x11, 0x13) are none of them.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.printing import PrinterTrouble

ASK_PRINTER, ASK_OFFLINE, ASK_ERROR, ASK_PAPER = (bytes((0x10, 0x04, n)) for n in (1, 2, 3, 4))
"""DLE EOT 1 to 4, which a printer answers at once, whatever it is doing; also when it is offline."""
ASK_IN_TURN = b"\x1dr\x01"
"""GS r 1: answered when everything before it has been printed and cut, and not before."""

_UNASKED_BYTES = 4
_FIXED = 0b1001_0011


class Line(Protocol):
    """The way to a printer and back. Every method raises LineBroken when it ends."""

    def send(self, content: bytes) -> None:
        """Hand over all of it."""

    def receive(self, seconds: float) -> bytes:
        """What comes within that time; nothing when nothing came."""

    def close(self) -> None:
        """End it; never raises."""


class LineBroken(Exception):
    """The printer was there and is not any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterState:
    """`heard` is false when the printer did not say a word; then nothing is known of it."""

    heard: bool
    troubles: frozenset[PrinterTrouble] = frozenset()

    @property
    def trouble(self) -> PrinterTrouble | None:
        """The worst; None where all is well."""
        if not self.heard:
            return PrinterTrouble.SILENT
        return next((each for each in PrinterTrouble if each in self.troubles), None)

    @property
    def stops(self) -> bool:
        """Nothing would come out now."""
        return self.trouble is not None and self.trouble.stops


class Listener:
    """Sorts what comes down the line.

    Attributes:
        unasked: the troubles of the newest status that came without a question; None before one came.
        has_answered_in_turn: GS r was answered.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._rest = b""
        self._answers: list[int] = []
        self.unasked: frozenset[PrinterTrouble] | None = None
        self.has_answered_in_turn = False

    def ask(self, question: bytes, seconds: float) -> int | None:
        """The answer to one DLE EOT; None when none came in time. Older answers are thrown away."""
        self._hear(0)
        self._answers.clear()
        self._line.send(question)
        self._wait(seconds, lambda: bool(self._answers))
        return self._answers[-1] if self._answers else None

    def in_turn(self, seconds: float) -> bool:
        """Whether GS r was answered, now or within the time."""
        self._wait(seconds, lambda: self.has_answered_in_turn)
        return self.has_answered_in_turn

    def _wait(self, seconds: float, is_there: Callable[[], bool]) -> None:
        until = time.monotonic() + seconds
        while not is_there() and (left := until - time.monotonic()) > 0:
            self._hear(left)

    def _hear(self, seconds: float) -> None:
        came = self._rest + self._line.receive(seconds)
        while came:
            if came[0] & _FIXED == 0b0001_0000:
                if len(came) < _UNASKED_BYTES:
                    break
                self.unasked = _troubles_unasked(came[:_UNASKED_BYTES])
                came = came[_UNASKED_BYTES:]
                continue
            if came[0] & _FIXED == 0b0001_0010:
                self._answers.append(came[0])
            elif came[0] & 0b1001_0000 == 0:
                self.has_answered_in_turn = True
            came = came[1:]
        self._rest = came


def state_of(listener: Listener, seconds: float) -> PrinterState:
    """Ask the four questions; a printer that leaves the first two open is not asked further."""
    troubles: set[PrinterTrouble] = set()
    heard = False
    for question, meaning in (
        (ASK_PRINTER, _troubles_printer),
        (ASK_PAPER, _troubles_paper),
        (ASK_OFFLINE, _troubles_offline),
        (ASK_ERROR, _troubles_error),
    ):
        answer = listener.ask(question, seconds)
        if answer is not None:
            heard = True
            troubles |= meaning(answer)
        elif question == ASK_PAPER and not heard:
            break
    if not heard and listener.unasked is not None:
        return PrinterState(heard=True, troubles=listener.unasked)
    return PrinterState(heard=heard, troubles=frozenset(troubles))


def _found(byte: int, *bits: tuple[int, PrinterTrouble]) -> set[PrinterTrouble]:
    return {trouble for mask, trouble in bits if byte & mask}


def _troubles_printer(byte: int) -> set[PrinterTrouble]:
    return _found(byte, (0x08, PrinterTrouble.OFFLINE))


def _troubles_offline(byte: int) -> set[PrinterTrouble]:
    return _found(
        byte,
        (0x04, PrinterTrouble.COVER_OPEN),
        (0x20, PrinterTrouble.PAPER_OUT),
        (0x40, PrinterTrouble.FAULT),
    )


def _troubles_error(byte: int) -> set[PrinterTrouble]:
    return _found(byte, (0x08, PrinterTrouble.CUTTER_JAMMED), (0x60, PrinterTrouble.FAULT))


def _troubles_paper(byte: int) -> set[PrinterTrouble]:
    return _found(byte, (0x0C, PrinterTrouble.PAPER_LOW), (0x60, PrinterTrouble.PAPER_OUT))


def _troubles_unasked(status: bytes) -> frozenset[PrinterTrouble]:
    """The four bytes of ASB: printer, errors, paper, and one that says nothing of use."""
    return frozenset(
        _found(status[0], (0x08, PrinterTrouble.OFFLINE), (0x20, PrinterTrouble.COVER_OPEN))
        | _found(status[1], (0x08, PrinterTrouble.CUTTER_JAMMED), (0x60, PrinterTrouble.FAULT))
        | _found(status[2], (0x03, PrinterTrouble.PAPER_LOW), (0x0C, PrinterTrouble.PAPER_OUT))
    )
