"""Which font draws a character, how wide it is, and which characters no font has.

Noto Sans SC draws everything it covers; HanaMin B the rest of CJK extensions B to F. Together they hold
every ideograph of GB 18030-2022 level 3 (see docs/decisions/0009-rare-characters.md). The choice is made
per character from the fonts' own character maps, never from Unicode ranges.
"""

from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counter_app.documents.copyable_font import CopyableFont

FONT_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
NO_FONT = ""
"""The font name of a character that no font has; it is drawn as a box with its code."""

_REGULAR = "NotoSansSC-Regular"
_BOLD = "NotoSansSC-Bold"
_RARE = "HanaMinB"

# Two threads may print at once, and a font must be registered once only: a document in work refers to
# its fonts by name.
_loading = RLock()


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of the text that a paper can only show as a box, each once, in order."""
    return tuple(dict.fromkeys(char for char in text if char != "\n" and advance(char)[0] == NO_FONT))


def runs(text: str, *, bold: bool = False) -> list[tuple[str, str]]:
    """The text cut into (font name, piece); every piece lies wholly in its font."""
    pieces = groupby(text, key=lambda char: advance(char, bold=bold)[0])
    return [(name, "".join(chars)) for name, chars in pieces]


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The drawn width in points."""
    return _em_width(text, bold=bold) * size


# Breaking a paragraph asks for the same short tokens again and again: with this cache a slip is laid out
# in half the time.
@lru_cache(maxsize=8192)
def _em_width(text: str, *, bold: bool) -> float:
    return sum(advance(char, bold=bold)[1] for char in text)


@lru_cache(maxsize=65536)
def advance(char: str, *, bold: bool = False) -> tuple[str, float]:
    """The font of one character and its width in em."""
    code = ord(char)
    for name in (_BOLD if bold else _REGULAR, _RARE):
        face: Any = load(name).face
        if code in face.charToGlyph:
            return name, face.getCharWidth(code) / 1000
    return NO_FONT, 1.0


def load(name: str) -> "CopyableFont":
    """The registered font; the rare one (31 MB, 0.25 s) only when a character first asks for it."""
    with _loading:
        return _load(name)


@lru_cache(maxsize=8)
def _load(name: str) -> "CopyableFont":
    from reportlab.pdfbase import pdfmetrics

    from counter_app.documents.copyable_font import CopyableFont

    font = CopyableFont(name, str(FONT_FOLDER / f"{name}.ttf"), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font
