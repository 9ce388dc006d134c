"""Every bug that others had names the tests that keep it out (docs/concurrency.md), and each of them is there."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEADING = "## Bugs of others, designed out"
NAMED = re.compile(r"`([a-z_/]+)::(test_[a-z0-9_]+)`")


def rows() -> list[list[str]]:
    """The table's cells: what went wrong, where, and the tests."""
    page = (ROOT / "docs" / "concurrency.md").read_text(encoding="utf-8")
    section = page.split(HEADING, 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@cache
def collected_from(module: str) -> frozenset[str]:
    """The tests of a module that pytest would collect."""
    file = ROOT / "tests" / f"{module}.py"
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_each_bug_has_its_tests_and_each_test_is_there() -> None:
    assert len(rows()) > 30
    for wrong, seen, tests in rows():
        named = NAMED.findall(tests)
        assert wrong and seen and named, wrong  # noqa: PT018
        missing = [f"{module}::{name}" for module, name in named if name not in collected_from(module)]
        assert not missing, wrong


def test_a_test_that_is_gone_is_missed() -> None:
    assert "test_of_another_name" not in collected_from("architecture/test_bugs_of_others")
    assert collected_from("architecture/test_of_nobody") == frozenset()
    assert "test_each_bug_has_its_tests_and_each_test_is_there" in collected_from(
        "architecture/test_bugs_of_others"
    )
