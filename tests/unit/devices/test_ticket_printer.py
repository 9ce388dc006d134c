"""Tickets on a real line to a printer of this machine: what it prints, says and survives."""

import os
import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.devices import escpos_lines
from counter_app.devices.escpos_job import Cutter, Font, Roll, encoded, job_of
from counter_app.devices.escpos_lines import BadAddress, way_to
from counter_app.devices.escpos_status import PrinterState
from counter_app.devices.ticket_printer import (
    NullTicketPrinter,
    PageTicketPrinter,
    Printed,
    ThermalPrinter,
    chosen_ticket_printer,
    ticket_printer_for,
)
from counter_app.domain.printing import PrinterTrouble, PrintOutcome, PrintsOn
from counter_app.settings import Settings
from tests.unit.devices.loopback_printer import (
    DEATHS,
    IN_TURN,
    LoopbackPrinter,
    Paper,
    decode,
    loopback_printer,
)
from tests.unit.documents.reading import page_texts
from tests.unit.documents.samples import RECEIVED, TICKET

FULL = replace(
    TICKET,
    waiting_minutes=24,
    people=3,
    priority_mark="优先·老年人",
    id_tail="002X",
    code="20261120-A001",
    reprinted_at=RECEIVED,
)
RARE = replace(TICKET, matter="镇𬭎㙍村宅基地用地审批", code="20261120-A001")
QUICK = 0.2
"""Patience for printers that are known not to answer."""


def printed_by(
    printer: LoopbackPrinter, ticket: object = FULL, *, roll: Roll | None = None, answers: bool = True
) -> Printed:
    thermal = ThermalPrinter(way_to(printer.address), roll or Roll(), answers=answers, patience=QUICK)
    return thermal.print_ticket(ticket, "ticket-A001")  # type: ignore[arg-type]


# -- what comes out -------------------------------------------------------------------------------------------


def test_the_bytes_on_the_line_are_the_ticket() -> None:
    with loopback_printer() as printer:
        assert printed_by(printer) == Printed(outcome=PrintOutcome.PRINTED)
    (paper,) = printer.papers()
    assert paper.texts == [
        "九龙坡区行政服务中心",
        "民生事项区 · 区规划自然资源局",
        "-" * 48,
        "农村村民宅基地用地审批",
        "您的号码",
        "A001",
        " 优先·老年人 ",
        "你前面还有 3 人在等待。",
        "预计等候约 24 分钟，以叫号为准。",
        "团体办理，共 3 人，叫号一次。",
        "办理窗口：12号窗口、13号窗口",
        "-" * 48,
        "请在休息区等候，注意呼叫及大屏显示信息。",
        "过号请到导办台重新排队。",
        "-" * 48,
        "取号时间 2026-11-20 10:36          证件尾号 002X",
        "20261120-A001",
        " 补打 2026-11-20 10:36 ",
    ]
    assert paper.codes() == {"20261120-A001"}
    assert paper.cut == "partial"


def test_the_number_is_three_times_as_large_and_marks_are_white_on_black() -> None:
    lines = {line.text: line for line in decode(job_of(FULL, Roll())).lines}
    assert lines["A001"].scale == 3
    assert lines["A001"].align == "centre"
    assert lines["九龙坡区行政服务中心"].scale == 2
    assert lines["过号请到导办台重新排队。"].scale == 1
    assert [text for text, line in lines.items() if line.inverted] == [
        " 优先·老年人 ",
        " 补打 2026-11-20 10:36 ",
    ]
    assert lines["你前面还有 3 人在等待。"].bold


@pytest.mark.parametrize("columns", [48, 32])
def test_no_line_is_wider_than_the_paper(columns: int) -> None:
    matter = "建设工程消防设计审查及特殊建设工程消防验收（含变更）" * 3
    paper = decode(job_of(replace(FULL, matter=matter), Roll(columns=columns)))
    for line in paper.lines:
        assert len(line.text.encode("gbk")) * line.scale <= columns, line
    assert all(image.width == columns * 12 for image in paper.images)
    assert paper.codes() == {"20261120-A001"}
    assert matter in "".join(paper.texts)


def test_thermal_paper_says_what_the_page_says() -> None:
    (page,) = page_texts(PageBytes.of(FULL))
    for line in decode(job_of(FULL, Roll())).texts:
        if line.strip("-") and line != "20261120-A001":
            for word in line.split("  "):
                assert word.replace(" ", "") in page


class PageBytes:
    """A page printer that keeps the PDF."""

    prints_on = PrintsOn.PAPER

    def __init__(self) -> None:
        self.pdf = b""

    def print_pdf(self, pdf: bytes, title: str) -> None:
        assert title
        self.pdf = pdf

    @classmethod
    def of(cls, ticket: object) -> bytes:
        pages = cls()
        PageTicketPrinter(pages).print_ticket(ticket, "x")  # type: ignore[arg-type]
        return pages.pdf


def test_a_line_with_a_rare_character_is_drawn_and_the_rest_is_written() -> None:
    paper = decode(job_of(RARE, Roll()))
    assert not any("村宅基地" in text for text in paper.texts)
    assert "您的号码" in paper.texts
    drawn, code = paper.images
    assert code.height > drawn.height
    assert _ink(drawn) > 1500
    # Centred: as much white on the left as on the right.
    left, _, right, _ = drawn.point(lambda level: 255 - level).getbbox() or (0, 0, 0, 0)
    assert abs(left - (drawn.width - right)) <= 3


def test_a_rare_character_is_drawn_as_itself_and_not_as_a_hole() -> None:
    (known, _), (other, _) = (
        decode(job_of(replace(RARE, matter=name), Roll())).images for name in ("𬭎㙍村", "𬭛㙍村")
    )
    (missing, _) = decode(job_of(replace(RARE, matter="\ue123㙍村"), Roll())).images
    assert len({known.tobytes(), other.tobytes(), missing.tobytes()}) == 3


def test_a_printer_without_a_chinese_font_gets_drawings_and_the_number_in_text() -> None:
    paper = decode(job_of(FULL, Roll(font=Font.NONE)))
    assert paper.texts == ["-" * 48, "A001", "-" * 48, "-" * 48, "20261120-A001"]
    assert len(paper.images) == 14
    assert paper.codes() == {"20261120-A001"}


def _ink(image: object) -> int:
    return int(image.histogram()[0])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("font", "text", "is_written"),
    [
        (Font.GBK, "A001 优先·老年人，“甲”—②…％", True),
        (Font.GBK, "镕", True),
        (Font.GBK, "𬭎", False),
        (Font.GBK, "㙍", False),
        (Font.GBK, "€", False),
        (Font.GB2312, "优先·老年人（含变更）", True),
        (Font.GB2312, "镕", False),
        (Font.GB2312, "國", False),
        (Font.NONE, "A001", True),
        (Font.NONE, "号", False),
    ],
)
def test_what_the_printers_own_font_has(font: Font, text: str, is_written: bool) -> None:
    written = encoded(text, font)
    assert (written is not None) == is_written
    if written is not None:
        assert written.decode("gbk") == text


def test_every_character_that_is_written_takes_two_bytes_that_are_no_commands() -> None:
    chars = [chr(code) for code in range(0x80, 0xFFFF) if encoded(chr(code), Font.GBK)]
    assert len(chars) > 21_000
    assert {len(encoded(char, Font.GBK) or b"") for char in chars} == {2}
    assert min(min(encoded(char, Font.GBK) or b"") for char in chars) >= 0x40
    level_one_and_two = [c for c in chars if "\u4e00" <= c <= "\u9fff" and encoded(c, Font.GB2312)]
    assert len(level_one_and_two) == 6763


@pytest.mark.parametrize(
    ("cutter", "cut"), [(Cutter.FULL, "full"), (Cutter.PARTIAL, "partial"), (Cutter.NONE, "")]
)
def test_the_cutter_is_a_setting(cutter: Cutter, cut: str) -> None:
    assert decode(job_of(TICKET, Roll(cutter=cutter))).cut == cut


def test_control_characters_never_reach_the_printer() -> None:
    paper = decode(job_of(replace(TICKET, matter="宅基地\x1bi\x1d\x56\x00审批"), Roll()))
    assert paper.cut == "partial"


@given(matter=st.text(max_size=40), columns=st.sampled_from([48, 32]), font=st.sampled_from(Font))
@settings(max_examples=40, deadline=None)
def test_any_text_is_a_job_that_a_printer_understands(matter: str, columns: int, font: Font) -> None:
    paper = decode(job_of(replace(TICKET, matter=matter), Roll(columns=columns, font=font)))
    assert "A001" in paper.texts
    assert paper.cut == "partial"


# -- what it says ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        ((0x1A, 0x32, 0x12, 0x7E), PrinterTrouble.PAPER_OUT),
        ((0x1A, 0x16, 0x12, 0x12), PrinterTrouble.COVER_OPEN),
        ((0x1A, 0x52, 0x1A, 0x12), PrinterTrouble.CUTTER_JAMMED),
        ((0x1A, 0x52, 0x32, 0x12), PrinterTrouble.FAULT),
        ((0x1A, 0x12, 0x12, 0x12), PrinterTrouble.OFFLINE),
    ],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    status: tuple[int, int, int, int], trouble: PrinterTrouble
) -> None:
    with loopback_printer(status=status) as printer:
        assert printed_by(printer) == Printed(outcome=PrintOutcome.NOT_PRINTED, trouble=trouble)
    assert printer.jobs == []


def test_a_roll_that_ends_soon_is_told_with_the_ticket() -> None:
    with loopback_printer(status=(0x12, 0x12, 0x12, 0x1E)) as printer:
        assert printed_by(printer) == Printed(outcome=PrintOutcome.PRINTED, trouble=PrinterTrouble.PAPER_LOW)


def test_paper_that_ends_within_the_ticket_leaves_it_unknown() -> None:
    with loopback_printer(becomes=(0x1A, 0x32, 0x12, 0x7E)) as printer:
        assert printed_by(printer) == Printed(
            outcome=PrintOutcome.NOT_KNOWN, trouble=PrinterTrouble.PAPER_OUT
        )


def test_a_printer_that_never_answers_is_sent_nothing() -> None:
    with loopback_printer(is_mute=True) as printer:
        assert printed_by(printer) == Printed(outcome=PrintOutcome.NOT_PRINTED, trouble=PrinterTrouble.SILENT)
    assert printer.jobs == []


def test_one_that_cannot_answer_by_its_build_prints_by_setting() -> None:
    with loopback_printer(is_mute=True) as printer:
        assert printed_by(printer, answers=False) == Printed(outcome=PrintOutcome.PRINTED)
        # Everything arrives, although nobody waited for an answer.
        assert printer.served.acquire(timeout=10)
    assert printer.papers()[0].cut == "partial"


def test_one_that_does_not_know_turns_is_believed_when_it_wants_nothing() -> None:
    with loopback_printer(knows_turns=False) as printer:
        assert printed_by(printer) == Printed(outcome=PrintOutcome.PRINTED)


def test_status_that_comes_unasked_is_no_answer_but_is_heard() -> None:
    with loopback_printer(chatter=b"\x14\x00\x0f\x00" * 2) as printer:
        assert printed_by(printer) == Printed(outcome=PrintOutcome.PRINTED)
    with loopback_printer(chatter=b"\x3c\x00\x0c\x0f", is_mute=True) as printer:
        state = ThermalPrinter(way_to(printer.address), Roll(), patience=QUICK).state()
    assert state.trouble is PrinterTrouble.PAPER_OUT


def test_the_state_is_told_without_printing() -> None:
    with loopback_printer() as printer:
        thermal = ThermalPrinter(way_to(printer.address), Roll())
        assert thermal.state() == PrinterState(heard=True)
    assert printer.jobs == []
    assert thermal.state().trouble is PrinterTrouble.UNREACHABLE


# -- what it survives -----------------------------------------------------------------------------------------

JOB = job_of(FULL, Roll()) + IN_TURN


@pytest.mark.parametrize("when", [death for death in DEATHS if death != "before the ticket"])
def test_a_printer_that_dies_with_a_ticket_leaves_it_unknown(when: str) -> None:
    with loopback_printer(dies_at=DEATHS[when], knows_turns=False) as printer:
        found = printed_by(printer)
        assert (found.outcome, found.trouble) == (PrintOutcome.NOT_KNOWN, PrinterTrouble.LINE_BROKEN)
        assert JOB.startswith(printer.jobs[0])
        printer.dies_at, printer.knows_turns = None, True
        # Whoever prints again gets the ticket whole: nothing of the first half is in it.
        assert printed_by(printer).outcome is PrintOutcome.PRINTED
    assert decode(printer.jobs[-1]) == decode(JOB)


def test_a_printer_that_dies_before_the_ticket_has_printed_nothing() -> None:
    with loopback_printer(dies_at=DEATHS["before the ticket"]) as printer:
        found = printed_by(printer)
    assert (found.outcome, found.trouble) == (PrintOutcome.NOT_PRINTED, PrinterTrouble.LINE_BROKEN)
    assert printer.jobs == []


def test_a_printer_that_is_not_there_has_printed_nothing() -> None:
    with loopback_printer() as printer:
        pass
    found = printed_by(printer)
    assert (found.outcome, found.trouble) == (PrintOutcome.NOT_PRINTED, PrinterTrouble.UNREACHABLE)
    assert found.reason


# -- other ways -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
def test_a_ticket_by_serial_line() -> None:
    master, slave = os.openpty()
    try:
        came: list[bytes] = []
        thread = threading.Thread(target=_answer_serial, args=(master, came))
        thread.start()
        thermal = ThermalPrinter(way_to(f"serial:{os.ttyname(slave)}:115200"), Roll(columns=32))
        assert thermal.print_ticket(FULL, "x") == Printed(outcome=PrintOutcome.PRINTED)
        thread.join()
    finally:
        os.close(slave)
        os.close(master)
    paper: Paper = decode(b"".join(came).replace(IN_TURN, b""))
    assert "A001" in paper.texts
    assert paper.codes() == {"20261120-A001"}


def _answer_serial(master: int, came: list[bytes]) -> None:
    """Four questions, a job, an answer in turn, four questions."""
    rest, answers = b"", 0
    while answers < 9:
        rest += os.read(master, 4096)
        questions = len(re.findall(rb"\x10\x04[\x01-\x04]", rest))
        os.write(master, b"\x12" * questions)
        rest = re.sub(rb"\x10\x04[\x01-\x04]", b"", rest)
        answers += questions
        if rest.endswith(IN_TURN):
            came.append(rest)
            rest = b""
            os.write(master, b"\x00")
            answers += 1


def test_a_serial_line_that_is_not_there_is_told(tmp_path: Path) -> None:
    thermal = ThermalPrinter(way_to(f"serial:{tmp_path}/none"), Roll())
    assert thermal.print_ticket(TICKET, "x").trouble is PrinterTrouble.UNREACHABLE


def test_a_usb_port_without_libusb_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import usb.core

    def no_backend(**_: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", no_backend)
    found = ThermalPrinter(way_to("usb:04b8:0e15"), Roll()).print_ticket(TICKET, "x")
    assert (found.outcome, found.trouble) == (PrintOutcome.NOT_PRINTED, PrinterTrouble.NOT_SET_UP)
    assert found.reason == "libusb"


# -- settings -------------------------------------------------------------------------------------------------


def test_the_settings_choose_the_printer(tmp_path: Path) -> None:
    paged = ticket_printer_for(Settings(papers_folder=str(tmp_path)))
    assert (type(paged), paged.prints_on) == (PageTicketPrinter, PrintsOn.FILE)
    assert isinstance(ticket_printer_for(Settings(ticket_printer="none")), NullTicketPrinter)
    assert isinstance(ticket_printer_for(Settings(ticket_printer="tcp:10.0.0.9")), ThermalPrinter)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ticket_printer": "lpt1"},
        {"ticket_printer": "tcp:"},
        {"ticket_printer": "usb:epson"},
        {"ticket_columns": "40"},
        {"ticket_columns": "wide"},
        {"ticket_chinese_font": "maybe"},
        {"ticket_cutter": "saw"},
        {"ticket_status": "perhaps"},
    ],
)
def test_settings_that_name_no_printer_are_refused(wrong: dict[str, str]) -> None:
    chosen = Settings(**{"ticket_printer": "tcp:10.0.0.9", **wrong})
    with pytest.raises(ValueError, match=re.escape(next(iter(wrong.values())))):
        chosen_ticket_printer(chosen)
    # At a kiosk they stop nobody.
    found = ticket_printer_for(chosen).print_ticket(TICKET, "x")
    assert (found.outcome, found.trouble) == (PrintOutcome.NOT_PRINTED, PrinterTrouble.NOT_SET_UP)


def test_addresses_have_usual_values() -> None:
    assert escpos_lines.RAW_PORT == 9100
    with pytest.raises(BadAddress):
        way_to("tcp:host:port")
