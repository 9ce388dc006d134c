"""A kiosk with a thermal printer that dies, is silent or has no paper: no number is lost, no twin is printed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from counter_app.devices.escpos_job import Roll
from counter_app.devices.escpos_lines import way_to
from counter_app.devices.page_printer import FolderPrinter
from counter_app.devices.ticket_printer import NullTicketPrinter, PageTicketPrinter, ThermalPrinter
from counter_app.domain.printing import PrinterTrouble
from tests.unit.devices.loopback_printer import DEATHS, LoopbackPrinter, decode, loopback_printer
from tests.unit.ui.hall.conftest import Screen
from ui.hall.kiosk_pages import ResultPage
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_slips import NOTE_NUMBER_MS, RESULT_MS
from ui.hall.kiosk_state import KioskState, Page, Printing

PATIENCE = 0.3


class Kiosk:
    """One with a printer of this machine beside it."""

    def __init__(self, screen: Screen, printer: LoopbackPrinter) -> None:
        self.screen = screen
        self.printer = printer
        self.screen.desk._tickets = ThermalPrinter(way_to(printer.address), Roll(), patience=PATIENCE)
        self.presenter = KioskPresenter(screen.desk)
        self.presenter.refresh()
        screen.settle()

    @property
    def state(self) -> KioskState:
        return self.presenter.state

    def printing(self) -> Printing:
        return self.state.printing

    def take(self) -> None:
        self.presenter.search("nccm")
        self.presenter.choose(self.state.shown_matters()[0])
        self.screen.settle()
        self.presenter.take_number()
        self.screen.settle()

    def again(self) -> None:
        self.presenter.print_again()
        self.presenter.print_again()
        self.screen.settle()

    def jobs(self) -> list[tuple[str, str, bool]]:
        rows = self.screen.hall.execute(
            "SELECT outcome, trouble, is_reprint FROM print_job ORDER BY printed_at, print_job_id"
        )
        return [(str(outcome), str(trouble), bool(is_reprint)) for outcome, trouble, is_reprint in rows]

    def numbers(self) -> list[str]:
        rows = self.screen.hall.execute("SELECT ticket_label(prefix, number) FROM ticket ORDER BY number")
        return [str(label) for (label,) in rows]


@pytest.fixture
def kiosk(screen_of: Callable[[str], Screen]) -> Iterator[Kiosk]:
    with loopback_printer() as printer:
        made = Kiosk(screen_of("kiosk1"), printer)
        yield made
        made.presenter.stop()


def shown(kiosk: Kiosk, qtbot: QtBot) -> ResultPage:
    page = ResultPage(kiosk.presenter)
    qtbot.addWidget(page)
    page.show()
    page.render_state(kiosk.state)
    return page


def test_a_ticket_that_came_out_is_noted_so(kiosk: Kiosk) -> None:
    kiosk.take()
    assert kiosk.printing() is Printing.DONE
    assert not kiosk.state.may_print_again()
    assert kiosk.presenter.seconds_left() <= RESULT_MS / 1000
    (paper,) = kiosk.printer.papers()
    assert "A001" in paper.texts
    assert paper.codes() == {kiosk.screen.hall.value("SELECT number FROM document")}
    assert kiosk.jobs() == [("printed", "", False)]


def test_without_paper_the_number_stays_and_is_printed_when_there_is_some(kiosk: Kiosk, qtbot: QtBot) -> None:
    kiosk.printer.status = (0x1A, 0x32, 0x12, 0x7E)
    kiosk.take()
    assert kiosk.printer.jobs == []
    assert (kiosk.state.printing, kiosk.state.printer_trouble) == (Printing.FAILED, PrinterTrouble.PAPER_OUT)
    assert RESULT_MS / 1000 < kiosk.presenter.seconds_left() <= NOTE_NUMBER_MS / 1000
    page = shown(kiosk, qtbot)
    assert "号码已取，未打印" in page.warning.text()
    assert page.repair.text() == "凭条打印机缺纸，请换纸。"
    assert page.again.isVisible()
    kiosk.printer.status = (0x12, 0x12, 0x12, 0x12)
    kiosk.again()
    assert kiosk.printing() is Printing.DONE
    (paper,) = kiosk.printer.papers()
    assert any("补打" in text for text in paper.texts)
    assert kiosk.jobs() == [("not_printed", "paper_out", False), ("printed", "", False)]
    assert kiosk.numbers() == ["A001"]


@pytest.mark.parametrize("when", DEATHS)
def test_a_printer_that_dies_loses_no_number_and_prints_no_twin(
    kiosk: Kiosk, when: str, qtbot: QtBot
) -> None:
    kiosk.printer.dies_at, kiosk.printer.knows_turns = DEATHS[when], False
    kiosk.take()
    sent = when != "before the ticket"
    assert kiosk.printing() is (Printing.NOT_KNOWN if sent else Printing.FAILED)
    assert kiosk.state.ticket is not None
    assert kiosk.state.ticket.label == "A001"
    assert shown(kiosk, qtbot).again.isVisible()
    lying_there = list(kiosk.printer.jobs)
    assert len(lying_there) == sent

    kiosk.printer.dies_at, kiosk.printer.knows_turns = None, True
    kiosk.again()
    assert kiosk.printing() is Printing.DONE
    again = decode(kiosk.printer.jobs[-1])
    assert "A001" in again.texts
    assert sum("补打" in text for text in again.texts) == 1
    # Of two whole papers one says that it is the second.
    assert len(kiosk.printer.jobs) == len(lying_there) + 1
    assert not any("补打".encode("gbk") in job for job in lying_there)
    assert kiosk.numbers() == ["A001"]
    first = "not_known" if sent else "not_printed"
    assert [job for job, _, _ in kiosk.jobs()] == [first, "printed"]


def test_a_reprint_is_the_ticket_as_it_was_given(kiosk: Kiosk) -> None:
    kiosk.printer.dies_at = DEATHS["amid its text"]
    kiosk.take()
    kiosk.screen.hall.issue()  # who comes meanwhile changes nothing on it
    kiosk.printer.dies_at = None
    kiosk.again()
    recorded = kiosk.screen.hall.value("SELECT data ->> 'people_ahead' FROM document")
    assert recorded == "0"
    assert any("前面没有人在等待" in text for text in decode(kiosk.printer.jobs[-1]).texts)


def test_a_silent_printer_is_sent_nothing(kiosk: Kiosk) -> None:
    kiosk.printer.is_mute = True
    kiosk.take()
    assert (kiosk.state.printing, kiosk.state.printer_trouble) == (Printing.FAILED, PrinterTrouble.SILENT)
    assert kiosk.printer.jobs == []
    assert kiosk.numbers() == ["A001"]


def test_the_answer_of_a_slow_printer_is_not_taken_for_the_next_visitors(kiosk: Kiosk) -> None:
    kiosk.take()
    done = None

    def keep(told: Any) -> None:
        nonlocal done
        done = told

    kiosk.screen.desk.ticket_printed.connect(keep)
    assert done is None
    kiosk.presenter.start_over()
    kiosk.take()
    assert done is not None
    kiosk.presenter.start_over()
    kiosk.printer.is_mute = True
    kiosk.take()
    assert kiosk.printing() is Printing.FAILED
    kiosk.screen.desk.ticket_printed.emit(done)
    assert kiosk.printing() is Printing.FAILED


def test_a_kiosk_without_a_printer_says_so_and_notes_nothing(kiosk: Kiosk, qtbot: QtBot) -> None:
    kiosk.screen.desk._tickets = NullTicketPrinter()
    kiosk.take()
    assert kiosk.state.page is Page.RESULT
    page = shown(kiosk, qtbot)
    assert page.warning.text() == "本机不出凭条，请记下这个号码"
    assert not page.again.isVisible()
    assert kiosk.jobs() == []


def test_a_ticket_that_became_a_file_is_not_offered_to_be_taken(
    kiosk: Kiosk, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    kiosk.screen.desk._tickets = PageTicketPrinter(FolderPrinter(folder))
    told: list[Printing] = []
    kiosk.presenter.state_changed.connect(lambda state: told.append(state.printing))
    kiosk.take()
    assert kiosk.printing() is Printing.ON_FILE
    assert Printing.NO_PAPER in told
    assert RESULT_MS / 1000 < kiosk.presenter.seconds_left() <= NOTE_NUMBER_MS / 1000
    page = shown(kiosk, qtbot)
    assert page.warning.text() == "凭条已存为文件，没有打印；请记下这个号码"
    assert not page.paper.isVisible()
    assert not page.again.isVisible()
    assert len(list(folder.glob("*.pdf"))) == 1
    assert kiosk.jobs() == [("printed", "", False)]


def test_a_ticket_that_could_not_even_be_kept_is_offered_again(kiosk: Kiosk, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.touch()
    kiosk.screen.desk._tickets = PageTicketPrinter(FolderPrinter(folder))
    kiosk.take()
    assert kiosk.printing() is Printing.FAILED
    folder.unlink()
    kiosk.again()
    assert kiosk.printing() is Printing.ON_FILE
    assert kiosk.jobs() == [("not_printed", "fault", False), ("printed", "", False)]


def test_a_print_that_a_cut_line_kept_from_being_noted_is_noted_with_the_next(kiosk: Kiosk) -> None:
    line = kiosk.screen.line
    cut = kiosk.screen.desk.ticket_printed.connect(lambda _: setattr(line, "is_down", True))
    kiosk.take()
    assert kiosk.printing() is Printing.DONE
    assert kiosk.jobs() == []
    line.is_down = False
    kiosk.screen.desk.ticket_printed.disconnect(cut)
    kiosk.presenter.start_over()
    kiosk.take()
    assert kiosk.jobs() == [("printed", "", False)] * 2
    assert kiosk.screen.hall.value("SELECT count(DISTINCT document_id) FROM print_job") == 2
