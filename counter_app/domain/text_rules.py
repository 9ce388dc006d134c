"""What text may enter the database and the papers, and in which form.

Names are legal identities: a character of a name is never replaced by one that merely looks like it.
"""

import re
import unicodedata
from enum import StrEnum

_COMPATIBILITY_IDEOGRAPHS = re.compile(r"([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
_LINE_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INVISIBLE = str.maketrans("", "", "\u00ad\u061c\u200b\u200e\u200f\u2060\u2800\u3164\ufeff\uffa0")
"""Leftovers of web pages and files: they change no word, but they break every search. The joiners U+200C and
U+200D are none of them: Uyghur and Mongolian are not written rightly without."""
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""They make a reader see another text than the one that is stored. The marks of direction above do not."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]")
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_NUMBER_SEPARATORS = re.compile(r"[\s\u2010-\u2015·\u202a-\u202e\u2066-\u2069-]+")
"""With the controls of direction that a copied telephone number often brings along."""


class TextFault(StrEnum):
    """Why a text is refused."""

    CONTROL_CHARACTER = "control_character"
    LONE_SURROGATE = "lone_surrogate"
    BIDI_CONTROL = "bidi_control"
    NONCHARACTER = "noncharacter"
    TOO_LONG = "too_long"
    NUMBER_CHARACTER = "characters"
    PHONE = "phone"
    LOGIN = "login"


class InvalidText(ValueError):
    """Carries the fault as `code` and where it is: `position` (from 0), or the `length` that is too much."""

    def __init__(self, code: TextFault, *, position: int = 0, length: int = 0, max_length: int = 0) -> None:
        super().__init__(f"invalid text: {code.value}")
        self.code = code
        self.position = position
        self.length = length
        self.max_length = max_length


_REFUSED = (
    (TextFault.LONE_SURROGATE, _SURROGATES),
    (TextFault.BIDI_CONTROL, _BIDI_CONTROLS),
    (TextFault.CONTROL_CHARACTER, _CONTROLS),
    (TextFault.NONCHARACTER, _NONCHARACTERS),
)


def clean_text(value: str, max_length: int, *, multiline: bool = False) -> str:
    """`value` trimmed and composed (NFC); its line breaks are `\\n` or, in a single line, one blank.

    Raises `InvalidText`. Length is counted in characters, as PostgreSQL counts. Compatibility ideographs stay
    as they are: NFC would turn them into other characters, and some names are registered with them.
    """
    if len(value) > 10 * max_length + 1000:
        # Whatever is in it. A text of ten million characters is answered at once, not after it was read.
        raise InvalidText(TextFault.TOO_LONG, length=len(value), max_length=max_length)
    text = _with_plain_breaks(value)
    check_text(text)
    text = _tidy(text, multiline=multiline)
    if len(text) > max_length:
        raise InvalidText(TextFault.TOO_LONG, length=len(text), max_length=max_length)
    return text


def check_text(text: str) -> None:
    """Raises `InvalidText` for what no paper and no database takes, whatever kind of text it is."""
    for code, pattern in _REFUSED:
        if found := pattern.search(text):
            raise InvalidText(code, position=found.start())


def scrub_text(value: str, *, multiline: bool = False) -> str:
    """What remains of `value` once everything that `clean_text` refuses is taken out; for files that must be
    read whole however dirty they are."""
    text = _with_plain_breaks(value)
    for _, pattern in _REFUSED:
        text = pattern.sub("", text)
    return _tidy(text, multiline=multiline)


def insertable(value: str, *, multiline: bool = False) -> str:
    """What of a pasted text can be seen, its blanks as they are: the line may go on before and after it."""
    text = _with_plain_breaks(value)
    for _, pattern in _REFUSED:
        text = pattern.sub("", text)
    return text if multiline else text.strip("\n").replace("\n", " ")


def half_width(value: str) -> str:
    """Full-width letters, digits, signs and blanks as their half-width counterparts; nothing else changes."""
    return value.translate(_HALF_WIDTH)


def compact_number(value: str) -> str:
    """A number of a paper or a phone as it is stored: half-width, upper case, without blanks and hyphens."""
    return _NUMBER_SEPARATORS.sub("", half_width(value.translate(_INVISIBLE))).upper()


def _with_plain_breaks(value: str) -> str:
    return _LINE_BREAKS.sub("\n", value).replace("\t", " ").translate(_INVISIBLE)


def _tidy(text: str, *, multiline: bool) -> str:
    if not multiline:
        text = " ".join(part for line in text.split("\n") if (part := line.strip()))
    return _composed(text).strip()


def _composed(text: str) -> str:
    return "".join(
        part if _COMPATIBILITY_IDEOGRAPHS.fullmatch(part) else unicodedata.normalize("NFC", part)
        for part in _COMPATIBILITY_IDEOGRAPHS.split(text)
    )
