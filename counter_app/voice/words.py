"""What is said aloud: a call, a pause, a window that opens again, word by word."""

import unicodedata
from dataclasses import dataclass

DIGITS = "零一二三四五六七八九"
YAO = "幺"
TEN = "十"
PAUSE = "，"
LARGEST_READ_AS_NUMBER = 99
"""A window up to this is “十二号”; a larger one is read digit by digit, as on a telephone."""


class CannotSay(Exception):
    """There is no word, or no recording, for `what` in `sentence`."""

    def __init__(self, what: str, sentence: str) -> None:
        super().__init__(f"cannot say {what!r} in {sentence!r}")
        self.what = what
        self.sentence = sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One announcement.

    Attributes:
        text: as it is written, such as 请A001号到3号窗口办理.
        words: as it is spoken, one word each, with PAUSE where a breath is taken.
    """

    text: str
    words: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """What an engine is given, so that it reads letters and digits one by one as well."""
        return "".join(f" {word} " if word.isascii() else word for word in self.words)


def call_sentence(ticket: str, window: str, *, says_yao: bool) -> Sentence:
    """Calls the holder of a number to a window. `says_yao`: the digit 1 is yāo, not yī. Raises CannotSay."""
    text = f"请{ticket}号到{window}号窗口办理"
    number = _one_by_one(ticket, text, says_yao=says_yao)
    at_window = _window(window, text, says_yao=says_yao)
    return Sentence(text=text, words=("请", *number, "号", PAUSE, "到", *at_window, "号", "窗口", "办理"))


def pause_sentence(window: str, *, says_yao: bool) -> Sentence:
    """Tells that nobody is called to the window for now. Raises CannotSay."""
    return _of_window(window, "暂停服务", says_yao=says_yao)


def resume_sentence(window: str, *, says_yao: bool) -> Sentence:
    """Tells that the window calls again. Raises CannotSay."""
    return _of_window(window, "恢复服务", says_yao=says_yao)


def _of_window(window: str, what: str, *, says_yao: bool) -> Sentence:
    text = f"{window}号窗口{what}"
    number = _window(window, text, says_yao=says_yao)
    return Sentence(text=text, words=(*number, "号", "窗口", PAUSE, what))


def _window(number: str, text: str, *, says_yao: bool) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", number)
    if not plain.isascii() or not plain.isdigit() or plain.startswith("0"):
        return _one_by_one(number, text, says_yao=says_yao)
    value = int(plain)
    if value > LARGEST_READ_AS_NUMBER:
        return _one_by_one(number, text, says_yao=says_yao)
    tens, ones = divmod(value, 10)
    return (
        *((DIGITS[tens],) if tens > 1 else ()),
        *((TEN,) if tens else ()),
        *((DIGITS[ones],) if ones else ()),
    )


def _one_by_one(label: str, text: str, *, says_yao: bool) -> tuple[str, ...]:
    """Full-width letters and digits count as plain ones."""
    plain = unicodedata.normalize("NFKC", label).upper()
    if not plain:
        raise CannotSay("", text)
    return tuple(_word(character, text, says_yao=says_yao) for character in plain)


def _word(character: str, text: str, *, says_yao: bool) -> str:
    if character == "1" and says_yao:
        return YAO
    if character.isascii() and character.isdigit():
        return DIGITS[int(character)]
    if not character.isalpha():
        raise CannotSay(character, text)
    return character
