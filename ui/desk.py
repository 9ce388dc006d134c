"""What the presenters of one signed-in program share: asking the services, and hearing of changes."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Concatenate, TypeVar

from PySide6.QtCore import QObject, Signal

from counter_app.application import Application
from counter_app.devices.page_printer import PagePrinter, PrinterFailed
from counter_app.devices.ticket_printer import PageTicketPrinter, Printed, TicketPrinter
from counter_app.documents.ticket import Ticket
from counter_app.domain.printing import PrintOutcome, PrintsOn
from counter_app.errors import Refused
from counter_app.services.papers import Paper, register_print
from counter_app.services.sign_in import SignedIn
from counter_app.work import Work
from ui.background import Background
from ui.paper_names import paper_name
from ui.print_notes import PrintNotes, TicketPrint
from ui.printer_wording import ticket_print_sentence
from ui.wording import sentence_for, tone_for

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldWindow:
    """The window that this program has open."""

    window_id: int
    number: str
    zone_short_name: str
    session_id: uuid.UUID


class PublicDesk(QObject):
    """A place without a person: the kiosk, the hall's board.

    Signals:
        changed(object): a Topic changed; a visible screen re-reads, a hidden one marks itself stale
        asked(): somebody pressed for something; what was said of the press before is over
        said(str, str): tone (info, ok, warn, bad) and a sentence for the frame's banner; what is bad stays there
        papers_printed(object): the papers just handed to the printer, for a preview
        print_failed(object): a paper stayed in the printer; the error has been said already
        ticket_printed(object): a TicketPrint: a queue ticket came out, or did not, or nobody knows
    """

    changed = Signal(object)
    asked = Signal()
    said = Signal(str, str)
    papers_printed = Signal(object)
    print_failed = Signal(object)
    ticket_printed = Signal(object)

    def __init__(
        self,
        application: Application,
        background: Background,
        printer: PagePrinter,
        parent: QObject | None = None,
        *,
        tickets: TicketPrinter | None = None,
    ) -> None:
        """Without `tickets`, queue tickets are papers like all others."""
        super().__init__(parent)
        self._application = application
        self._background = background
        self.printer = printer
        self._tickets = tickets
        self._notes = PrintNotes(application)

    @property
    def ticket_printer(self) -> TicketPrinter:
        """Where queue tickets come out."""
        return self._tickets or PageTicketPrinter(self.printer)

    def ask(
        self,
        owner: QObject,
        done: Callable[[R], None],
        use_case: Callable[Concatenate[Work, ...], R],
        *,
        failed: Callable[[Exception], None] | None = None,
        **facts: Any,
    ) -> None:
        """Run a use case in the background; `done` hears its answer here, unless `owner` is gone by then.

        A refusal is said in the banner; `failed`, if given, hears of it too (to release a busy button).
        """

        def on_failed(error: Exception) -> None:
            self.tell_failure(error)
            if failed is not None:
                failed(error)

        self.asked.emit()
        self._background.submit(partial(self._application.run, use_case, **facts), done, on_failed, owner)

    def ask_quietly(
        self,
        owner: QObject,
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        use_case: Callable[Concatenate[Work, ...], R],
        **facts: Any,
    ) -> None:
        """As `ask`, but the caller shows the failure itself (a list's own failed state)."""
        self._background.submit(partial(self._application.run, use_case, **facts), done, failed, owner)

    def ask_application(
        self,
        owner: QObject,
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        act: Callable[Concatenate[Application, ...], R],
        **facts: Any,
    ) -> None:
        """As `ask_quietly`, for what needs the connection itself, such as a change of password."""
        self._background.submit(partial(act, self._application, **facts), done, failed, owner)

    def prepare(self, owner: QObject, done: Callable[[R], None], job: Callable[[], R]) -> None:
        """Run a job that asks no database, such as the pages of a preview; `done` hears of it here."""
        self._background.submit(job, done, self.tell_failure, owner, "print")

    def keep(self, owner: QObject, done: Callable[[R], None], job: Callable[[], R]) -> None:
        """Run a job on this machine's disk, one after the other in the order in which they were given."""
        self._background.submit(job, done, self.tell_failure, owner, "long")

    def tell_failure(self, error: Exception) -> None:
        """Say in the banner what is wrong and what to do."""
        self.said.emit(tone_for(error), sentence_for(error))

    def print_papers(self, papers: tuple[Paper, ...]) -> None:
        """Hand papers to the printer and note each print; a printer that fails loses nothing."""
        for paper in papers:
            self._background.submit(
                partial(self._print, paper), self._on_printed, self._on_print_failed, self, "print"
            )
        if papers:
            self.papers_printed.emit(papers)

    def _print(self, paper: Paper) -> TicketPrint | Paper:
        if isinstance(paper.content, Ticket):
            return self._print_ticket(paper, paper.content)
        try:
            self.printer.print_pdf(paper.pdf, _title(paper))
        except PrinterFailed as error:
            raise Refused("printer_failed", reason=error.reason) from error
        self._application.run(register_print, print_job_id=uuid.uuid4(), document_id=paper.document_id)
        return paper

    def _print_ticket(self, paper: Paper, ticket: Ticket) -> TicketPrint:
        return TicketPrint(
            paper=paper, printed=self.ticket_printer.print_ticket(ticket, _title(paper)), job_id=uuid.uuid4()
        )

    def _on_printed(self, done: TicketPrint | Paper) -> None:
        if isinstance(done, TicketPrint):
            self._on_ticket_printed(done)
            return
        self.said.emit(
            "ok",
            self.tr("{paper} {number} 已打印。").format(paper=paper_name(done), number=done.number),
        )

    def _on_ticket_printed(self, done: TicketPrint) -> None:
        """Told first and noted then: a cut line keeps nobody waiting for what is known already."""
        self.ticket_printed.emit(done)
        self.said.emit(_tone_of(done.printed), ticket_print_sentence(done.paper.number, done.printed))
        self._background.submit(
            partial(self._notes.note, done), lambda _: None, lambda _: None, self, "print"
        )

    def _on_print_failed(self, error: Exception) -> None:
        self.tell_failure(error)
        self.print_failed.emit(error)


class Desk(PublicDesk):
    """One person signed in at one place.

    Attributes:
        signed_in: who, where, and which duties they have.
        window: the window held, or None away from a window.

    Signals:
        window_changed(): another window is held, or none
    """

    window_changed = Signal()

    def __init__(
        self,
        application: Application,
        background: Background,
        signed_in: SignedIn,
        printer: PagePrinter,
        parent: QObject | None = None,
        *,
        tickets: TicketPrinter | None = None,
    ) -> None:
        super().__init__(application, background, printer, parent, tickets=tickets)
        self.signed_in = signed_in
        self.window: HeldWindow | None = None

    def hold_window(self, window: HeldWindow | None) -> None:
        """Note which window is held now."""
        self.window = window
        self.window_changed.emit()


def _tone_of(printed: Printed) -> str:
    if printed.outcome is not PrintOutcome.PRINTED:
        return "bad"  # somebody has a number and no paper: it stays until it is seen to
    if printed.trouble is not None:
        return "warn"
    return "ok" if printed.prints_on is PrintsOn.PAPER else "info"


def _title(paper: Paper) -> str:
    return f"{paper.kind.value}-{paper.number}"
