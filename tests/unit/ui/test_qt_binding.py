"""Faults of the binding itself that would end a clerk's window; see docs/decisions/0012 and 0019."""

import importlib
import linecache
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import ui  # noqa: F401  (puts Python's own import back)


def test_calls_into_qt_do_not_wear_out_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(200):
        widget.update()
    assert sys.getrefcount(None) > before - 50


def test_a_module_that_answers_to_no_foreign_question_can_be_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "shy_module.py"
    module.write_text("def __getattr__(name):\n    raise ImportError(f'half loaded: {name}')\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    import shy_module  # type: ignore[import-not-found]

    assert shy_module.__name__ == "shy_module"
    assert str(module) not in linecache.cache
