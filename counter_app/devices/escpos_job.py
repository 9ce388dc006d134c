"""A ticket as ESC/POS bytes: text in GB 18030 where the printer's font has it, dots where it has not.

`Font.GBK` is what printers sold in China carry: every two-byte character of GB 18030, which is GBK: ASCII, the 21,003
ideographs U+4E00–9FA5 and 52 more, and the punctuation, digits and letters of its first rows. `Font.GB2312`, of older
and of small printers, has 6,763 ideographs in two levels. A line with any other character (`𬭎`, `㙍`) is drawn as a
whole, so that it stays centred.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from counter_app.devices.escpos_library import printers
from counter_app.devices.roll_raster import code_image, text_image, without_commands
from counter_app.documents.ticket import Ticket
from counter_app.documents.ticket_roll import RollCode, RollMark, RollRule, RollText, roll_of

CHINESE_MODE = b"\x1c&"
"""FS &: bytes from 0x81 on are halves of two-byte characters."""
WESTERN_SIGNS = b"\x1bR\x00"
"""ESC R 0: `$` and `#` are themselves, whatever country the printer was set up for."""


class Font(StrEnum):
    """Which Chinese characters the printer has in itself."""

    GBK = "yes"
    GB2312 = "gb2312"
    NONE = "no"


class Cutter(StrEnum):
    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The printer that stands there: how wide its paper is, what it can write, how it cuts."""

    columns: int = 48
    font: Font = Font.GBK
    cutter: Cutter = Cutter.PARTIAL


def job_of(ticket: Ticket, roll: Roll) -> bytes:
    """Everything that is sent for one ticket, from the reset to the cut."""
    paper = printers().Dummy()
    paper.hw("INIT")
    paper._raw(WESTERN_SIGNS)  # noqa: SLF001  (how escpos takes what it has no method for)
    if roll.font is not Font.NONE:
        paper._raw(CHINESE_MODE)  # noqa: SLF001
    for mark in roll_of(ticket, roll.columns):
        _put(paper, mark, roll)
    if roll.cutter is Cutter.NONE:
        paper.print_and_feed(6)
    else:
        paper.cut("FULL" if roll.cutter is Cutter.FULL else "PART")
    return bytes(paper.output)


def encoded(text: str, font: Font) -> bytes | None:
    """The text as the printer's own font writes it; None when a character of it is not there."""
    if (font is Font.NONE and not text.isascii()) or any(char < " " or char == "\x7f" for char in text):
        return None  # a control character would be a command; drawn, it is a box with its code
    try:
        written = text.encode("gbk")
    except UnicodeEncodeError:
        return None
    return written if font is not Font.GB2312 or all(map(_is_gb2312, text)) else None


def _is_gb2312(char: str) -> bool:
    """Ideographs stand in rows 16 to 87, signs in 1 to 9, each in columns 1 to 94."""
    written = char.encode("gbk")
    if len(written) == 1:
        return True
    row, column = written[0] - 0xA0, written[1] - 0xA0
    return (1 <= row <= 9 or 16 <= row <= 87) and 1 <= column <= 94 and row != 2


def _put(paper: Any, mark: RollMark, roll: Roll) -> None:
    match mark:
        case RollText():
            written = encoded(mark.text, roll.font)
            if written is None:
                _put_image(paper, text_image(mark, roll.columns))
            else:
                _put_text(paper, mark, written)
        case RollRule():
            _put_text(paper, RollText(text=""), b"-" * mark.columns)
        case RollCode():
            paper.print_and_feed(1)
            _put_image(paper, code_image(mark.content, roll.columns))
            _put_text(paper, RollText(text=""), mark.content.encode("ascii"))


def _put_text(paper: Any, line: RollText, written: bytes) -> None:
    paper.set(
        align=line.align.value,
        bold=line.bold,
        invert=line.inverted,
        custom_size=True,
        width=line.scale,
        height=line.scale,
    )
    paper._raw(written + b"\n")  # noqa: SLF001


def _put_image(paper: Any, image: Any) -> None:
    paper.set(align="left", invert=False, custom_size=True, width=1, height=1)
    paper.image(without_commands(image))
