"""The wording of the papers by document and version: data files, so that an old paper prints as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TEMPLATE_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "templates"


class UnknownTemplate(LookupError):
    """This program has no such version of the document: the data come from a newer release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The sentences of one document in one version."""

    document: str
    version: int
    sentences: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def text(self, key: str, **facts: object) -> str:
        """The sentence with its facts put in; an unknown key or a missing fact is a bug (KeyError)."""
        return self.sentences[key].format(**facts)

    def list(self, key: str) -> tuple[str, ...]:
        return self.lists[key]


@lru_cache(maxsize=64)
def load_wording(document: str, version: int) -> Wording:
    import yaml

    path = TEMPLATE_FOLDER / document / f"v{version}.yaml"
    if not path.is_file():
        raise UnknownTemplate(f"{document} v{version}")
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Wording(
        document=document,
        version=version,
        sentences={key: value for key, value in content.items() if isinstance(value, str)},
        lists={key: tuple(value) for key, value in content.items() if isinstance(value, list)},
    )
