"""Masking of people's numbers on papers and screens; names are masked by the database (`db/sql/15_text.sql`)."""

import re

_MOBILE = re.compile(r"1[0-9]{10}")


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
