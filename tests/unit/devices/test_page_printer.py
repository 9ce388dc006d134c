"""Papers on a real `lp`-like program, in a folder, and nowhere."""

import os
from pathlib import Path

import pytest

from counter_app.devices.page_printer import (
    FolderPrinter,
    NullPrinter,
    PrinterFailed,
    SystemPrinter,
    printer_for,
)
from counter_app.domain.printing import PrintsOn

PDF = b"%PDF-1.4 a paper"


def _lp(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program named `lp` on the path: what a print server's own command would be."""
    program = folder / "lp"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_a_folder_takes_the_paper_under_its_title(tmp_path: Path) -> None:
    FolderPrinter(tmp_path / "papers").print_pdf(PDF, "one_time_notice-九西补〔2026〕0001号")
    assert (tmp_path / "papers" / "one_time_notice-九西补〔2026〕0001号.pdf").read_bytes() == PDF


def test_a_title_never_leaves_the_folder(tmp_path: Path) -> None:
    FolderPrinter(tmp_path).print_pdf(PDF, "../../etc/passwd")
    assert [path.name for path in tmp_path.iterdir()] == ["etc_passwd.pdf"]


def test_a_folder_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(PrinterFailed) as failed:
        FolderPrinter(tmp_path / "file" / "papers").print_pdf(PDF, "x")
    assert failed.value.reason


@pytest.mark.skipif(os.name == "nt", reason="lp is a command of CUPS, which Windows does not have")
def test_a_system_printer_gets_the_paper_and_its_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lp(tmp_path, f'echo "$@" > {tmp_path}/args; for f; do :; done; cp "$f" {tmp_path}/printed', monkeypatch)
    SystemPrinter("窗口12").print_pdf(PDF, "受理通知书")
    assert (tmp_path / "printed").read_bytes() == PDF
    assert (tmp_path / "args").read_text(encoding="utf-8").startswith("-t 受理通知书 -d 窗口12 ")


@pytest.mark.skipif(os.name == "nt", reason="lp is a command of CUPS, which Windows does not have")
def test_a_printer_that_refuses_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lp(tmp_path, "echo 'lp: no such destination' >&2; exit 1", monkeypatch)
    with pytest.raises(PrinterFailed) as failed:
        SystemPrinter("nowhere").print_pdf(PDF, "x")
    assert failed.value.reason == "lp: no such destination"


def test_the_setting_chooses_the_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lp(tmp_path, "exit 0", monkeypatch)
    assert isinstance(printer_for("none", tmp_path), NullPrinter)
    assert isinstance(printer_for("folder", tmp_path), FolderPrinter)
    if os.name != "nt":
        named = printer_for("窗口12", tmp_path)
        assert isinstance(named, SystemPrinter)
        assert named.name == "窗口12"
        assert named.prints_on is PrintsOn.PAPER
