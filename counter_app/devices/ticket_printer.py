"""The printer of queue tickets: thermal by ESC/POS, a page printer, or none."""

import time
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from counter_app.devices.escpos_job import Cutter, Font, Roll, job_of
from counter_app.devices.escpos_lines import NoWay, Way, way_to
from counter_app.devices.escpos_status import (
    ASK_IN_TURN,
    Line,
    LineBroken,
    Listener,
    PrinterState,
    state_of,
)
from counter_app.devices.page_printer import PagePrinter, PrinterFailed, printer_for
from counter_app.documents.ticket import Ticket, render_ticket
from counter_app.documents.ticket_roll import COLUMNS
from counter_app.domain.printing import PrinterTrouble, PrintOutcome, PrintsOn
from counter_app.settings import Settings

ANSWER_SECONDS = 1.0
PRINT_SECONDS = 8.0
"""A ticket of 12 cm takes one to two seconds; a printer that is warming up takes longer."""
_GLANCE_SECONDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What became of a ticket.

    Attributes:
        trouble: what is wrong with the printer, also when the ticket came out (its roll ends soon).
        reason: the system's own word for it, for whoever repairs.
        prints_on: what the printer makes; `printed` on a file or on nothing gives nobody a paper.
    """

    outcome: PrintOutcome
    trouble: PrinterTrouble | None = None
    reason: str = ""
    prints_on: PrintsOn = PrintsOn.PAPER


class TicketPrinter(Protocol):
    """Whatever brings a ticket to paper, or says by `prints_on` that nothing does."""

    prints_on: PrintsOn

    def print_ticket(self, ticket: Ticket, title: str) -> Printed:
        """Print once. Never raises for what a printer does; blocks until it is known or the patience ends."""

    def state(self) -> PrinterState:
        """How the printer is now, without printing."""


class ThermalPrinter:
    """An ESC/POS printer. It is asked before and after; the line is open during a ticket only.

    Nothing is sent to a printer that cannot print or does not answer: what lies in its memory would come out later,
    beside the ticket that was printed again meanwhile. `answers` is false for a printer without a way back; then what
    was sent counts as printed.
    """

    prints_on = PrintsOn.PAPER

    def __init__(
        self, way: Way, roll: Roll, *, answers: bool = True, patience: float = PRINT_SECONDS
    ) -> None:
        self._way = way
        self._roll = roll
        self._answers = answers
        self._patience = patience
        self._one_at_a_time = Lock()

    def print_ticket(self, ticket: Ticket, title: str) -> Printed:  # noqa: ARG002  (pages have titles)
        job = job_of(ticket, self._roll)
        with self._one_at_a_time:
            try:
                line = self._way.open()
            except NoWay as way:
                return Printed(outcome=PrintOutcome.NOT_PRINTED, trouble=way.trouble, reason=way.reason)
            try:
                return self._printed(line, job)
            finally:
                line.close()

    def _printed(self, line: Line, job: bytes) -> Printed:
        listener = Listener(line)
        outcome = PrintOutcome.NOT_PRINTED
        try:
            if self._answers:
                before = state_of(listener, self._answer_seconds())
                if before.stops:
                    return Printed(outcome=outcome, trouble=before.trouble)
            outcome = PrintOutcome.NOT_KNOWN
            line.send(job + ASK_IN_TURN)
            return self._heard(listener) if self._answers else Printed(outcome=PrintOutcome.PRINTED)
        except LineBroken as broken:
            return Printed(outcome=outcome, trouble=PrinterTrouble.LINE_BROKEN, reason=str(broken))

    def _heard(self, listener: Listener) -> Printed:
        """Wait until the printer says that it is through, and look now and then whether it can go on.

        One that does not know the question, but says in the end that it is ready and wants nothing, has printed.
        """
        until = time.monotonic() + self._patience
        while not listener.in_turn(min(_GLANCE_SECONDS, self._patience)):
            now = state_of(listener, self._answer_seconds())
            if listener.has_answered_in_turn:
                break
            if now.heard and now.stops:
                return Printed(outcome=PrintOutcome.NOT_KNOWN, trouble=now.trouble)
            if time.monotonic() > until:
                outcome = PrintOutcome.PRINTED if now.heard else PrintOutcome.NOT_KNOWN
                return Printed(outcome=outcome, trouble=now.trouble)
        try:
            after = state_of(listener, self._answer_seconds())
        except LineBroken:
            return Printed(outcome=PrintOutcome.PRINTED)
        return Printed(outcome=PrintOutcome.PRINTED, trouble=after.trouble)

    def _answer_seconds(self) -> float:
        return min(ANSWER_SECONDS, self._patience)

    def state(self) -> PrinterState:
        with self._one_at_a_time:
            try:
                line = self._way.open()
            except NoWay as way:
                return PrinterState(heard=True, troubles=frozenset({way.trouble}))
            try:
                return state_of(Listener(line), self._answer_seconds())
            except LineBroken:
                return PrinterState(heard=True, troubles=frozenset({PrinterTrouble.LINE_BROKEN}))
            finally:
                line.close()


class PageTicketPrinter:
    """Prints the ticket's PDF wherever papers go; that the system took it is all that can be known.

    Where papers go into a folder, so do tickets, and nobody gets one.
    """

    def __init__(self, pages: PagePrinter) -> None:
        self.pages = pages
        self.prints_on = pages.prints_on

    def print_ticket(self, ticket: Ticket, title: str) -> Printed:
        try:
            self.pages.print_pdf(render_ticket(ticket), title)
        except PrinterFailed as failed:
            trouble = PrinterTrouble.FAULT
            return Printed(outcome=PrintOutcome.NOT_PRINTED, trouble=trouble, reason=failed.reason)
        return Printed(outcome=PrintOutcome.PRINTED, prints_on=self.prints_on)

    def state(self) -> PrinterState:
        return PrinterState(heard=True)


class NullTicketPrinter:
    """A place without paper: the number stands on the screen only. Takes everything, as the page printer `none`."""

    prints_on = PrintsOn.NOTHING

    def print_ticket(self, ticket: Ticket, title: str) -> Printed:  # noqa: ARG002
        return Printed(outcome=PrintOutcome.PRINTED, prints_on=self.prints_on)

    def state(self) -> PrinterState:
        return PrinterState(heard=True)


class UnknownTicketPrinter:
    """Stands where the settings name no printer that there could be."""

    prints_on = PrintsOn.PAPER

    def __init__(self, setting: str) -> None:
        self._setting = setting

    def print_ticket(self, ticket: Ticket, title: str) -> Printed:  # noqa: ARG002
        trouble = PrinterTrouble.NOT_SET_UP
        return Printed(outcome=PrintOutcome.NOT_PRINTED, trouble=trouble, reason=self._setting)

    def state(self) -> PrinterState:
        return PrinterState(heard=True, troubles=frozenset({PrinterTrouble.NOT_SET_UP}))


def roll_from(settings: Settings) -> Roll:
    """What the settings say of the printer's paper, font and cutter. Raises ValueError."""
    columns = int(settings.ticket_columns)
    if columns not in COLUMNS:
        raise ValueError(settings.ticket_columns)
    return Roll(
        columns=columns, font=Font(settings.ticket_chinese_font), cutter=Cutter(settings.ticket_cutter)
    )


def chosen_ticket_printer(settings: Settings) -> TicketPrinter:
    """The printer that the settings name. Raises ValueError where they name none."""
    if settings.ticket_printer == "none":
        return NullTicketPrinter()
    if settings.ticket_printer == "pdf":
        return PageTicketPrinter(printer_for(settings.printer, settings.paper_path))
    answers = {"yes": True, "no": False}.get(settings.ticket_status)
    if answers is None:
        raise ValueError(settings.ticket_status)
    return ThermalPrinter(way_to(settings.ticket_printer), roll_from(settings), answers=answers)


def ticket_printer_for(settings: Settings) -> TicketPrinter:
    """The same; settings that name no printer stop no kiosk, which says so with each number."""
    try:
        return chosen_ticket_printer(settings)
    except ValueError as wrong:
        return UnknownTicketPrinter(str(wrong))
