"""The interface is written in Chinese and complete in English."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]
ENGLISH = ROOT / "resources" / "translations" / "counter_app_en.ts"
CHINESE = re.compile(r"[\u3400-\u9fff]")
TRANSLATED_BY = {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"}


def tool(name: str, *arguments: str | Path) -> None:
    command = [str(Path(sys.executable).with_name(name)), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_text_of_the_windows_is_in_english(tmp_path: Path) -> None:
    fresh = tmp_path / ENGLISH.name
    shutil.copy(ENGLISH, fresh)
    tool("pyside6-lupdate", "-no-obsolete", "-locations", "none", "-extensions", "py", "ui", "-ts", fresh)
    missing = [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in ElementTree.parse(fresh).iter("context")
        for message in context.iter("message")
        if message.find("translation[@type='unfinished']") is not None
    ]
    assert not missing, "run make translations, then translate:\n" + "\n".join(missing)


def test_the_compiled_translation_is_that_of_its_source(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    tool("pyside6-lrelease", ENGLISH, "-qm", fresh)
    assert fresh.read_bytes() == ENGLISH.with_suffix(".qm").read_bytes(), "run make translations"


def test_no_chinese_text_escapes_translation() -> None:
    escaped = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sorted((ROOT / "ui").rglob("*.py"))
        for line, text in untranslated(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not escaped, "\n".join(escaped)


def test_a_text_that_escapes_is_seen() -> None:
    escaping = 'label.setText("受理")\nTITLE = f"{number} 号"\n'
    fine = '"""办件。"""\nlabel.setText(self.tr("退回"))\nclass Case:\n    """甲。"""\n'
    code = fine + escaping
    assert [text for _, text in untranslated(ast.parse(code))] == ["受理", " 号"]


def untranslated(tree: ast.Module) -> list[tuple[int, str]]:
    """Chinese literals that are neither an argument of a translating call nor a docstring."""
    fine: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in TRANSLATED_BY:
            fine.update(id(part) for argument in node.args for part in ast.walk(argument))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            fine.add(id(node.value))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if CHINESE.search(node.value) and id(node) not in fine
    ]


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
