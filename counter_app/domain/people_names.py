"""Masking of people on public screens and shared lists: enough to know oneself, too little for others."""

import re
import unicodedata

_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_MOBILE = re.compile(r"1[0-9]{10}")


def mask_name(name: str) -> str:
    """张三 → 张*, 李国强 → 李*强, 欧阳国强 → 欧**强; a dot in a name (买买提·艾山) stays visible.

    Each word of a name in Latin letters keeps its first letter: John Smith → J*** S****.
    """
    characters = _characters(name.strip())
    if all(character.isascii() for character in characters):
        return " ".join(word[0] + "*" * (len(word) - 1) for word in name.split())
    if len(characters) == 1:
        return "*"
    if len(characters) == 2:
        return characters[0] + "*"
    middle = "".join(character if character in "·•" else "*" for character in characters[1:-1])
    return characters[0] + middle + characters[-1]


def mask_organisation(name: str) -> str:
    """The first two characters and the last four stay (广安…有限公司); short names lose more."""
    characters = _characters(name.strip())
    if len(characters) < 4:
        return mask_name(name)
    head, tail = (2, 4) if len(characters) >= 8 else (2, 1)
    hidden = "*" * (len(characters) - head - tail)
    return "".join(characters[:head]) + hidden + "".join(characters[len(characters) - tail :])


def mask_identity_number(number: str) -> str:
    """510213********451X: an 18-digit number keeps its region and its last four; others keep far less."""
    text = number.strip()
    if len(text) == 18:
        return text[:6] + "*" * 8 + text[-4:]
    if len(text) >= 8:
        return text[:2] + "*" * (len(text) - 4) + text[-2:]
    return text[:1] + "*" * max(len(text) - 1, 0)


def mask_phone(phone: str) -> str:
    """139 **** 2207 for a mobile number; any other number keeps its last four digits only."""
    text = re.sub(r"[\s-]+", "", phone)
    if _MOBILE.fullmatch(text):
        return f"{text[:3]} **** {text[-4:]}"
    if len(text) >= 7:
        return "*" * (len(text) - 4) + text[-4:]
    return "*" * len(text)


def _characters(text: str) -> list[str]:
    """Characters as a reader counts them: a variation selector or an accent belongs to what it follows."""
    characters: list[str] = []
    for character in text:
        joined = unicodedata.combining(character) or _VARIATION_SELECTORS.match(character)
        if joined and characters:
            characters[-1] += character
        else:
            characters.append(character)
    return characters
