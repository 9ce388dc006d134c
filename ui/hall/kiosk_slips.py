"""A number that was given, and what becomes of its paper: the same after 取号, after 签到 and after 补打."""

import uuid
from dataclasses import dataclass

from PySide6.QtCore import QObject

from counter_app.devices.ticket_printer import Printed
from counter_app.domain.printing import PrintOutcome, PrintsOn
from counter_app.errors import Unavailable
from counter_app.services import hall_screens
from counter_app.services.hall_screens import IssuedTicket
from counter_app.services.papers import Paper
from counter_app.services.ticket_papers import reprint_ticket
from counter_app.services.ticket_place import TicketPlace, ticket_place
from ui.desk import PublicDesk
from ui.hall.kiosk_choosing import KioskChoosing
from ui.hall.kiosk_state import FIRST_TOLD, NOT_TAKEN, TAKEN, Page, Printing
from ui.print_notes import TicketPrint
from ui.wording import sentence_for

RESULT_MS = 8_000
NOTE_NUMBER_MS = 25_000
"""How long the number stays when there is no paper to take away."""
PLACE_MS = 12_000
"""How long the place in line of a number stays whose paper was scanned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visitor's wish for one matter: however often it is asked, it is one number and one paper."""

    action_id: uuid.UUID
    ticket_id: uuid.UUID
    document_id: uuid.UUID


class KioskSlips(KioskChoosing):
    """Shows a number until it is known what became of its paper, and offers that paper again where there is none."""

    def __init__(self, desk: PublicDesk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._visit: Visit | None = None
        self._in_print: uuid.UUID | None = None
        desk.ticket_printed.connect(self._on_printed)
        desk.print_failed.connect(self._on_print_failed)

    def start_over(self) -> None:
        """The next visitor begins; what is being printed still is nobody's any more."""
        self._visit, self._in_print = None, None
        super().start_over()

    def show_checked_in(self, visit: Visit, ticket: IssuedTicket) -> None:
        """Show the number that a booking became."""
        self._visit = visit
        self._show_number(ticket, is_reprint=False)

    def ask_place(self, code: str) -> None:
        """Show whoever holds the paper with this bar code how many are ahead now; only the number is known of them."""
        self.start_over()
        self._desk.ask_quietly(self, self._show_place, self._on_no_place, ticket_place, code=code)

    def _show_place(self, place: TicketPlace) -> None:
        if self.state.page is Page.CHOOSE:  # whoever came meanwhile goes on undisturbed
            self._return.start(PLACE_MS)
            self._show(page=Page.RESULT, ticket=place.ticket, place=place, printing=Printing.NOT_ASKED)

    def _on_no_place(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self._show(line_down=True)
        elif self.state.page is Page.CHOOSE:
            self._go(problem=sentence_for(error))

    def _show_number(self, ticket: IssuedTicket, *, is_reprint: bool) -> None:
        if self._visit is None:
            return
        # A printer may take its time; the number stays until it is known what became of the paper.
        self._return.start(NOTE_NUMBER_MS)
        prints_on = self._desk.ticket_printer.prints_on
        self._show(
            page=Page.RESULT,
            ticket=ticket,
            is_reprint=is_reprint,
            visitor=None,
            typed="",
            printing=FIRST_TOLD[prints_on],
            is_issuing=False,
            line_down=False,
        )
        if prints_on is not PrintsOn.NOTHING:
            self._ask_paper(ticket, is_reprint=is_reprint)

    def print_again(self) -> None:
        """The same ticket once more, marked 补打; twice pressed it is one."""
        if self._visit is None or self.state.ticket is None or not self.state.may_print_again():
            return
        self._return.start(NOTE_NUMBER_MS)
        self._show(printing=FIRST_TOLD[self._desk.ticket_printer.prints_on], printer_trouble=None)
        self._ask_paper(self.state.ticket, is_reprint=True)

    def _ask_paper(self, ticket: IssuedTicket, *, is_reprint: bool) -> None:
        assert self._visit is not None
        visit = self._visit
        self._desk.ask_quietly(
            self,
            lambda paper: self._print(visit, paper),
            self._on_print_failed,
            reprint_ticket if is_reprint else hall_screens.ticket_paper,
            ticket_id=ticket.ticket_id,
            document_id=uuid.uuid4() if is_reprint else visit.document_id,
        )

    def _print(self, visit: Visit, paper: Paper) -> None:
        if self._visit is visit:
            self._in_print = paper.document_id
        self._desk.print_papers((paper,))

    def _on_printed(self, done: TicketPrint) -> None:
        """Of the ticket of whoever stands here; the one before may have left while the printer was busy."""
        if self.state.page is not Page.RESULT or done.paper.document_id != self._in_print:
            return
        printing = _printing(done.printed)
        self._return.start(RESULT_MS if printing is Printing.DONE else NOTE_NUMBER_MS)
        self._show(printing=printing, printer_trouble=done.printed.trouble)

    def _on_print_failed(self, _: Exception) -> None:
        if self.state.page is Page.RESULT:
            self._return.start(NOTE_NUMBER_MS)
            self._show(printing=Printing.FAILED)


def _printing(printed: Printed) -> Printing:
    taken = printed.outcome is PrintOutcome.PRINTED
    return TAKEN[printed.prints_on] if taken else NOT_TAKEN[printed.outcome]
