"""What was issued stays as it was: papers on record keep the words and the pages of their version."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from counter_app.documents import certificate, letter, ticket
from counter_app.documents.page import Page
from counter_app.documents.papers import from_record, render

# Records and pages as the first version of every template printed them.
ISSUED = json.loads((Path(__file__).parent / "issued_v1.json").read_text(encoding="utf-8"))


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The digest of each painted paper: of its marks, since compression differs between machines."""
    digests: list[str] = []

    def paint(pages: list[Page], *, title: str, author: str) -> bytes:
        digests.append(hashlib.sha256(repr((pages, title, author)).encode()).hexdigest())
        return b""

    for module in (certificate, letter, ticket):
        monkeypatch.setattr(module, "paint", paint)
    return digests


@pytest.mark.parametrize("issued", ISSUED, ids=[f"{at}-{each['kind']}" for at, each in enumerate(ISSUED)])
def test_a_paper_of_the_first_version_prints_as_it_was_issued(
    issued: dict[str, Any], painted: list[str]
) -> None:
    render(from_record(issued["kind"], issued["data"]))

    assert painted == [issued["pages_sha256"]]
