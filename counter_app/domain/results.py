"""What an item ends in (办理结果): certificates, each an instrument of its own, or a mere result."""

import re

_CERTIFICATE_TYPES = frozenset({"证照", ""})
_SEPARATORS = "+＋;；、"
# 营业执照(正本、副本): the copies are no part of the name.
_COPIES = re.compile(r"(?P<name>.+?)[(（](?P<copies>[^()（）]*[正副]本[^()（）]*)[)）]")


def is_certificate(result_type: str, result_name: str) -> bool:
    """Whether the result is handed over as a certificate (行政许可法第三十九条) and is not told in the decision,
    as 批文 and 其他 are. A result without a type counts as one: its name is all that is known."""
    return bool(result_name) and result_type in _CERTIFICATE_TYPES


def instruments(result_name: str) -> tuple[str, ...]:
    """The instruments that a result consists of: “A + B”, “A; B” and “A、B” are two; brackets are not opened."""
    parts, depth, current = [], 0, ""
    for char in result_name:
        depth += (char in "(（") - (char in ")）")
        if char in _SEPARATORS and depth <= 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return tuple(part.strip() for part in (*parts, current) if part.strip())


def instrument_title(instrument: str) -> str:
    """What stands at the head of the instrument: its name without the list of its copies."""
    found = _COPIES.fullmatch(instrument)
    return found["name"] if found else instrument


def quoted(result_name: str) -> str:
    """The instruments as a sentence names them: 《A》《B》, 《营业执照》（正本、副本）."""
    return "".join(_quoted(name) for name in instruments(result_name))


def _quoted(instrument: str) -> str:
    found = _COPIES.fullmatch(instrument)
    return f"《{found['name']}》（{found['copies']}）" if found else f"《{instrument}》"
