"""What became of a print, and what is wrong with a printer."""

from enum import StrEnum


class PrintOutcome(StrEnum):
    """Whether the paper is in somebody's hand, as far as the printer lets anybody know."""

    PRINTED = "printed"
    NOT_KNOWN = "not_known"
    """Something was sent and nothing was heard of it: the paper may lie there, whole or in part."""
    NOT_PRINTED = "not_printed"
    """Nothing was sent: no paper can come out later by itself."""


class PrintsOn(StrEnum):
    """What a printer leaves for whoever waits in front of it."""

    PAPER = "paper"
    FILE = "file"
    """A PDF in a folder: nothing comes out here."""
    NOTHING = "nothing"


class PrinterTrouble(StrEnum):
    """The worst first: of several troubles the first is told."""

    NOT_SET_UP = "not_set_up"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    LINE_BROKEN = "line_broken"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_JAMMED = "cutter_jammed"
    FAULT = "fault"
    OFFLINE = "offline"
    PAPER_LOW = "paper_low"

    @property
    def stops(self) -> bool:
        """Nothing comes out until somebody has been there."""
        return self is not PrinterTrouble.PAPER_LOW
