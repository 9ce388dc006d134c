"""Ready phrases that go on papers word for word; papers are Chinese whatever the interface speaks."""

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "resources" / "catalogue" / "desk_phrases.json"


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The phrases of a kind: defects, relations, second_notice_reasons. KeyError for another."""
    return tuple(json.loads(FILE.read_text("utf-8"))[kind])
