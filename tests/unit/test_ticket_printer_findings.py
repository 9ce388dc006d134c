"""What the doctor says of a ticket printer that is there, is not, or wants something."""

from typing import Any

import pytest

from counter_app import doctor
from counter_app.settings import Settings
from counter_app.ticket_printer_findings import ticket_printer, tickets_as_pages
from tests.unit.devices.loopback_printer import loopback_printer

READY = (0x12, 0x12, 0x12, 0x12)


@pytest.mark.parametrize(
    ("behaviour", "health", "word"),
    [
        ({"status": READY}, "ok", "可以打印"),
        ({"status": (0x1A, 0x32, 0x12, 0x7E)}, "fault", "缺纸"),
        ({"status": (0x1A, 0x16, 0x12, 0x12)}, "fault", "盖子"),
        ({"status": (0x12, 0x12, 0x12, 0x1E)}, "notice", "快用完"),
        ({"dies_at": b""}, "fault", "断开"),
    ],
)
def test_a_printer_is_asked_how_it_is(behaviour: dict[str, Any], health: str, word: str) -> None:
    with loopback_printer(**behaviour) as printer:
        finding = ticket_printer(Settings(ticket_printer=printer.address))
    assert (finding.ok, finding.is_fault) == (health == "ok", health == "fault")
    assert word in finding.sentence
    assert bool(finding.remedy) != finding.ok
    assert printer.jobs == []


def test_one_that_is_not_there_is_told_with_its_address() -> None:
    with loopback_printer() as printer:
        pass
    finding = ticket_printer(Settings(ticket_printer=printer.address))
    assert finding.is_fault
    assert printer.address in finding.sentence


@pytest.mark.parametrize(
    "settings",
    [
        Settings(ticket_printer="lpt1"),
        Settings(ticket_printer="tcp:10.0.0.9", ticket_columns="40"),
        Settings(ticket_printer="tcp:10.0.0.9", ticket_cutter="saw"),
    ],
)
def test_settings_that_name_no_printer_are_told_with_what_there_is(settings: Settings) -> None:
    finding = ticket_printer(settings)
    assert finding.is_fault
    assert "ticket_printer" in finding.remedy


@pytest.mark.parametrize(
    ("printer", "word"),
    [("folder", "只存为 PDF 文件，没有打印"), ("none", "取号凭条不打印"), ("窗口01", "")],
)
def test_tickets_that_go_where_papers_go_are_told_where_that_is_no_printer(
    monkeypatch: pytest.MonkeyPatch, printer: str, word: str
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/lp")
    finding = tickets_as_pages(Settings(printer=printer))
    assert (finding.ok, finding.is_fault) == (not word, False)
    assert word in finding.sentence
    assert ("ticket_printer" in finding.remedy) == bool(word)


@pytest.mark.parametrize(("chosen", "told"), [("pdf", True), ("none", False)])
def test_the_doctor_tells_of_tickets_unless_none_are_wanted(
    monkeypatch: pytest.MonkeyPatch, chosen: str, told: bool
) -> None:
    monkeypatch.setenv("COUNTER_APP_TICKET_PRINTER", chosen)
    assert any("凭条" in finding.name for finding in doctor.checks()) is told
