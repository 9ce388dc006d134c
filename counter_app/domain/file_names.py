"""Names of files that are made of typed text: they stay in their folder, on every system."""

import re

_ORDINARY = re.compile(r"[^\w〔〕\-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_MAX_BYTES = 180
"""A name of 255 bytes is the most that file systems take; an ending and a copy's number need some."""


def file_name(text: str, fallback: str = "paper") -> str:
    """`text` as a file's name without ending: no separators, no dots, no device of Windows, never too long."""
    name = _ORDINARY.sub("_", text).strip("_")
    name = name.encode(errors="ignore")[:_MAX_BYTES].decode(errors="ignore").rstrip("_")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or fallback
