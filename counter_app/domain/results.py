"""What an item ends in (办理结果): certificates, each an instrument of its own, or a mere result."""

import re

CERTIFICATE_TYPES = frozenset({"证照", ""})
"""Results that are handed over as a certificate (行政许可法第三十九条); an item without a type counts as one,
because its name is all that is known. 批文 and 其他 are told in the decision."""

_BRACKETS = str.maketrans("（）", "()")
_QUALIFIED = re.compile(r"(?P<name>[^()]+)(?P<mark>\(.*\))")


def is_certificate(result_type: str, result_name: str) -> bool:
    return bool(result_name) and result_type in CERTIFICATE_TYPES


def instruments(result_name: str) -> tuple[str, ...]:
    """The instruments that a result consists of: “A + B”, “A; B” and “A、B” are two, what stands in brackets
    is part of its name."""
    parts, depth, current = [], 0, ""
    for char in result_name:
        depth += (char in "(（") - (char in ")）")
        if char in "+＋;；、" and not depth:
            parts.append(current)
            current = ""
        else:
            current += char
    return tuple(part.strip() for part in (*parts, current) if part.strip())


def titles(result_name: str) -> str:
    """The instruments as a sentence names them: 《营业执照》（正本、副本）, 《A》《B》."""
    return "".join(_title(name) for name in instruments(result_name))


def bare_title(instrument: str) -> str:
    """The instrument's name without what stands in brackets behind it, as its head line says it."""
    found = _QUALIFIED.fullmatch(instrument.translate(_BRACKETS))
    return found["name"].strip() if found else instrument


def _title(instrument: str) -> str:
    found = _QUALIFIED.fullmatch(instrument.translate(_BRACKETS))
    if found is None:
        return f"《{instrument}》"
    mark = found["mark"].replace("(", "（").replace(")", "）")
    return f"《{found['name'].strip()}》{mark}"
