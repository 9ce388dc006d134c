"""The catalogue as a YAML file: read by a stricter safe loader, written so that it reads back equal."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from counter_app.exchange.catalogue import Catalogue
from counter_app.exchange.catalogue_reading import CatalogueResult, catalogue_of
from counter_app.exchange.problems import Unreadable, error, read_text

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_NODES = 300_000
MAX_SCALAR = 50_000
"""The shipped catalogue has 75 kB and 5,000 nodes in 5 levels; 300,000 nodes take 17 s and 200 MB."""


def read_catalogue_yaml(path: Path) -> CatalogueResult:
    """Refuses tags, anchors and doubled keys: a catalogue needs none, and each can hide something."""
    try:
        record = parsed_yaml(read_text(path, MAX_BYTES), where=path.name)
    except Unreadable as unreadable:
        return CatalogueResult(catalogue=None, problems=(unreadable.problem,))
    return catalogue_of(record)


def write_catalogue_yaml(catalogue: Catalogue) -> str:
    """The text of a file with every key and value of the catalogue's record, in its order."""
    return yaml_text(catalogue.record)


def parsed_yaml(text: str, *, where: str) -> object:
    """The plain data of one document; raises `Unreadable` with the line at fault."""
    import yaml

    try:
        return _loader()(text)
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark
        code = failure.problem if failure.problem in _REFUSALS else "invalid_yaml"
        if "tag" in (failure.problem or "") and code == "invalid_yaml":
            code = "tag_refused"
        reason = (failure.problem or "")[:200]
        raise Unreadable(
            error(code, line=mark.line + 1 if mark else 0, where=where, reason=reason)
        ) from failure
    except (yaml.YAMLError, ValueError, TypeError) as failure:
        raise Unreadable(error("invalid_yaml", where=where, reason=str(failure)[:200])) from failure
    except RecursionError as failure:
        raise Unreadable(error("too_deep", where=where)) from failure


def yaml_text(value: object) -> str:
    """`value` in plain YAML: no anchors, keys in their order, Chinese as it is."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  (the library's signature)
            return True

    def represented(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        # Left to itself the library folds these line breaks into blanks.
        style = '"' if _RARE_BREAKS.search(text) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, represented)
    return yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)


_RARE_BREAKS = re.compile("[\x85\u2028\u2029]")
_REFUSALS = frozenset(
    {"anchor_refused", "duplicate_key", "tag_refused", "too_deep", "too_many_values", "value_too_long"}
)


def _fault_of(event: Any, nodes: int, depth: int) -> str:
    """Why a value is not read, empty for an ordinary one."""
    if getattr(event, "anchor", None):  # of an alias it is what it points at
        return "anchor_refused"
    if getattr(event, "tag", None):
        return "tag_refused"
    if nodes > MAX_NODES:
        return "too_many_values"
    if depth >= MAX_DEPTH:
        return "too_deep"
    return "value_too_long" if len(getattr(event, "value", "")) > MAX_SCALAR else ""


@cache
def _loader() -> Callable[[str], object]:
    import yaml
    from yaml.constructor import ConstructorError
    from yaml.nodes import MappingNode, Node, ScalarNode

    class Loader(yaml.SafeLoader):
        """Counts while it reads: what would take the machine's time or memory ends before it does."""

        depth = nodes = 0

        def compose_node(self, parent: Node | None, index: int) -> Node | None:
            event = self.peek_event()  # type: ignore[no-untyped-call]  # its stub forgot this one
            self.nodes += 1
            if code := _fault_of(event, self.nodes, self.depth):
                raise ConstructorError(None, None, code, event.start_mark)
            self.depth += 1
            try:
                return super().compose_node(parent, index)
            finally:
                self.depth -= 1

        def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[object, object]:
            seen: set[tuple[str, str]] = set()
            for key, _ in node.value:
                if not isinstance(key, ScalarNode):
                    continue
                if (key.tag, key.value) in seen:
                    raise ConstructorError(None, None, "duplicate_key", key.start_mark)
                seen.add((key.tag, key.value))
            return super().construct_mapping(node, deep)

    def load(text: str) -> object:
        return yaml.load(text, Loader=Loader)

    return load
