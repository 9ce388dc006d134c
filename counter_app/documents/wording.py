"""The wording of the papers by document and version: data files, so that an old paper prints as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

TEMPLATE_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "templates"


class UnknownTemplate(LookupError):
    """This program has no such version of the document: the data come from a newer release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The sentences of one document in one version.

    Attributes:
        layout: the rules by which its pages are filled; an issued paper keeps those of its version.
        kinds: by task type (事项类型), the sentences that differ from the general ones.
    """

    document: str
    version: int
    layout: int = 1
    sentences: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def for_kind(self, task_type: str) -> "Wording":
        """The wording for items of this type; a type without words of its own gets the general ones."""
        own = self.kinds.get(task_type)
        return replace(self, sentences={**self.sentences, **own}) if own else self

    def text(self, key: str, **facts: object) -> str:
        """The sentence with its facts put in; an unknown key or a missing fact is a bug (KeyError)."""
        return self.sentences[key].format(**facts)

    def text_if_any(self, key: str, **facts: object) -> str:
        """The sentence, or nothing where this version or this kind of item has none."""
        return self.sentences.get(key, "").format(**facts)

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
        layout=content.pop("layout", 1),
        kinds=content.pop("kinds", {}),
        sentences=_of_type(content, str),
        lists={key: tuple(value) for key, value in _of_type(content, list).items()},
    )


def _of_type(content: Mapping[str, Any], wanted: type) -> dict[str, Any]:
    return {key: value for key, value in content.items() if isinstance(value, wanted)}
