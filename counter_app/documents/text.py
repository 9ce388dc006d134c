"""Breaking Chinese text into lines: no line begins with a closing mark or ends with an opening one."""

import re
from dataclasses import dataclass

from counter_app.documents.fonts import width

_OPENING = "（《〈「『【〔“‘"
_CLOSING = "，。、；：？！）》〉」』】〕”’…—％"
_SPACES = " \u3000"
_LATIN = "[!-~\u00a1-\u024f]"
# A word of Latin letters stays whole, a number stays with its unit; any other character may begin a line.
_TOKENS = re.compile(
    f"[{_OPENING}]*(?:{_LATIN}*[0-9][\u4e00-\u9fff]|{_LATIN}+|[^{_SPACES}])[{_CLOSING}]*|[{_SPACES}]+"
)
_ROUNDING = 0.005  # points; widths are sums of floats


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph; `last` lines are never stretched to the margin."""

    text: str
    width: float
    last: bool


def break_lines(
    text: str, room: float, size: float, *, bold: bool = False, indent: float = 0.0
) -> list[Line]:
    """Lines of at most `room` points (the first one of each paragraph less `indent`); at least one line."""
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        pieces = _fill(paragraph, room, size, bold=bold, indent=indent)
        lines += [
            Line(piece, width(piece, size, bold=bold), last=number == len(pieces))
            for number, piece in enumerate(pieces, start=1)
        ]
    return lines


def balanced_lines(text: str, room: float, size: float, *, bold: bool = False) -> list[Line]:
    """The same number of lines as `break_lines`, of nearly equal length: for centred titles."""
    lines = break_lines(text, room, size, bold=bold)
    if len(lines) == 1 or "\n" in text:
        return lines
    step = size / 2
    while room > size * 4:
        tighter = break_lines(text, room - step, size, bold=bold)
        if len(tighter) > len(lines):
            break
        lines, room = tighter, room - step
    return lines


def break_columns(text: str, columns: int) -> list[str]:
    """Lines of nearly equal length for a printer with a fixed grid; see `columns_of`."""

    def fill(room: int) -> list[str]:
        return [line for paragraph in text.split("\n") for line in _fill_columns(paragraph, room)]

    lines = fill(columns)
    while len(lines) > 1 and columns > 8:
        columns -= 1
        tighter = fill(columns)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def columns_of(text: str) -> int:
    """How many columns a printer's grid needs: one for ASCII, two for everything else, as its fonts have it."""
    return sum(1 if char.isascii() else 2 for char in text)


def _fill_columns(paragraph: str, columns: int) -> list[str]:
    done, current = [], ""
    for token in _TOKENS.findall(paragraph):
        for piece in list(token) if columns_of(token) > columns else [token]:
            if current and columns_of(current + piece.rstrip(_SPACES)) > columns:
                done.append(current.rstrip(_SPACES))
                current = ""
            current += piece if current or not done else piece.lstrip(_SPACES)
    return [*done, current.rstrip(_SPACES)]


def _fill(paragraph: str, room: float, size: float, *, bold: bool, indent: float) -> list[str]:
    done: list[str] = []
    current, used, free = "", 0.0, room - indent
    for token in _pieces(paragraph, room - indent, size, bold=bold):
        if current and used + width(token.rstrip(_SPACES), size, bold=bold) > free + _ROUNDING:
            done.append(current.rstrip(_SPACES))
            current, used, free = "", 0.0, room
        # Spaces show inside a line only; a paragraph that begins with them keeps them.
        kept = token if current or not done else token.lstrip(_SPACES)
        current += kept
        used += width(kept, size, bold=bold)
    return [*done, current.rstrip(_SPACES)]


def _pieces(paragraph: str, room: float, size: float, *, bold: bool) -> list[str]:
    """The unbreakable tokens; one that is wider than a line is cut into its characters."""
    pieces: list[str] = []
    for token in _TOKENS.findall(paragraph):
        too_wide = width(token, size, bold=bold) > room
        pieces += list(token) if too_wide else [token]
    return pieces
