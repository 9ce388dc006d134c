"""The demonstration in windows: what it says when, and that it keeps everything in its own folder."""

import os
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from counter_app.settings import load_settings, settings_path
from ui.demo import windows


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A practice hall that is there at once, in this folder."""
    monkeypatch.setattr(windows, "demo_place", lambda: nullcontext(SimpleNamespace(data_dir=tmp_path)))
    monkeypatch.setattr(windows, "demo_hall", lambda _: nullcontext(SimpleNamespace(sessions={})))
    for name in ("COUNTER_APP_FOLDER", "COUNTER_APP_PRINTER", "COUNTER_APP_PAPERS_FOLDER", "PGPASSWORD"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # put back afterwards
    return tmp_path


def test_papers_and_settings_stay_in_the_demonstrations_own_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_APP_PRINTER", "窗口01")
    monkeypatch.setattr(windows, "SCREENS", ())
    assert windows.open_hall() == 0
    settings = load_settings()
    assert settings.printer == "folder"
    assert settings.paper_path.is_relative_to(folder)
    assert settings_path().is_relative_to(folder)


def test_that_the_windows_are_open_is_said_when_they_are(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(windows, "SCREENS", (("no such screen", {}),))  # its program ends at once
    assert windows.open_hall() == 0
    said = capsys.readouterr().out
    assert "大厅已就绪" in said
    assert "已打开" not in said
    monkeypatch.setattr(windows, "SCREENS", ())
    windows.open_hall()
    assert "已打开综合屏" in capsys.readouterr().out
    assert folder.is_dir()
