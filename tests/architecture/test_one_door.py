"""The rules of the house that an import contract cannot say: who may use which part of Qt, threads and commit."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("counter_app", "db", "ui")
SOURCES = sorted([*ROOT.glob("*.py"), *(path for top in PACKAGES for path in (ROOT / top).rglob("*.py"))])
THREADS = {"Thread", "ThreadPoolExecutor", "ProcessPoolExecutor", "QThread", "QThreadPool", "QRunnable"}
QUESTIONS = {"QMessageBox", "QInputDialog", "QErrorMessage", "QFileDialog"}


def imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Each import as (module, name); the name is empty for ``import module``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def names(tree: ast.AST) -> Iterator[str]:
    """Whatever is imported by name or reached by a dot."""
    yield from (name for _, name in imports(tree))
    yield from (node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute))


def calls(tree: ast.AST, method: str) -> bool:
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method
        for node in ast.walk(tree)
    )


def qt_beyond_core(tree: ast.AST) -> bool:
    for module, name in imports(tree):
        if module == "PySide6" and name != "QtCore":
            return True
        if module.startswith("PySide6.") and module != "PySide6.QtCore":
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`broken` says whether a module does it; `where` is whom the rule is for, `except_in` who may."""

    says: str
    broken: Callable[[ast.AST], bool]
    breach: str
    where: str = "*"
    except_in: tuple[str, ...] = ()


RULES = (
    Rule(
        says="a presenter knows QtCore only",
        broken=qt_beyond_core,
        breach="from PySide6.QtWidgets import QLabel",
        where="ui/*presenter.py",
    ),
    Rule(
        says="threads start in the background module only",
        broken=lambda tree: any(name in THREADS for name in names(tree)),
        breach="from concurrent.futures import ThreadPoolExecutor",
        except_in=("ui/background.py", "ui/live.py"),
    ),
    Rule(
        says="only the event loop itself is executed; a dialog opens",
        broken=lambda tree: calls(tree, "exec"),
        breach="dialog.exec()",
        except_in=("ui/run.py",),
    ),
    Rule(
        says="Qt's own question boxes are the prompter's",
        broken=lambda tree: any(name in QUESTIONS for name in names(tree)),
        breach="from PySide6.QtWidgets import QMessageBox",
        except_in=("ui/prompter.py",),
    ),
    Rule(
        says="only the application commits",
        broken=lambda tree: calls(tree, "commit"),
        breach="session.commit()",
        except_in=("counter_app/application.py",),
    ),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.says)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    breaches = []
    for path in SOURCES:
        name = path.relative_to(ROOT).as_posix()
        if fnmatch(name, rule.where) and name not in rule.except_in:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            breaches += [name] if rule.broken(tree) else []
    assert not breaches, f"{rule.says}: {', '.join(breaches)}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.says)
def test_the_rule_sees_a_breach(rule: Rule) -> None:
    assert rule.broken(ast.parse(rule.breach))
    assert not rule.broken(ast.parse("from PySide6.QtCore import QObject, Signal\nsheet.open()"))
