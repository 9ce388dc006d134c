"""Tickets on paper after the first time: printed again, and what the supervisor must know of their printers."""

import datetime as dt
import uuid
from dataclasses import dataclass, replace

from counter_app.documents import papers
from counter_app.documents.ticket import Ticket
from counter_app.domain.printing import PrinterTrouble, PrintOutcome
from counter_app.services.hall_screens import ticket_paper
from counter_app.services.papers import Paper, StoredPaper, opened
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTrouble:
    """A device whose newest ticket met a trouble, or whose visitors wait without paper.

    Attributes:
        trouble: None where nothing is wrong any more.
        tickets: 号码已取，未打印: given out, still waiting, and not on paper as far as is known.
    """

    device: str
    told_at: dt.datetime
    outcome: PrintOutcome
    trouble: PrinterTrouble | None
    tickets: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", PrintOutcome(self.outcome))
        object.__setattr__(self, "trouble", PrinterTrouble(self.trouble) if self.trouble else None)
        object.__setattr__(self, "tickets", tuple(self.tickets))


def reprint_ticket(work: Work, *, ticket_id: uuid.UUID, document_id: uuid.UUID) -> Paper:
    """Exactly the ticket that was given, marked 补打 with the time of now; at any kiosk or desk.

    `document_id`, made for this wish, is for a ticket that never had a paper: then this is its first one, and bears no
    mark, also when the wish is said again. Raises NotFound("ticket").
    """
    stored = work.row(StoredPaper, "SELECT * FROM paper_of_ticket(:id)", id=ticket_id)
    if stored is None:
        return ticket_paper(work, ticket_id=ticket_id, document_id=document_id)
    paper = opened(stored)
    if stored.document_id == document_id:
        return paper
    assert isinstance(paper.content, Ticket)
    content = replace(paper.content, reprinted_at=work.now())
    return replace(paper, content=content, pdf=papers.render(content))


def print_troubles(work: Work) -> tuple[PrintTrouble, ...]:
    """What is wrong with the ticket printers today, for the supervisor; empty when all is well."""
    return work.rows(PrintTrouble, "SELECT * FROM ticket_print_troubles()")
