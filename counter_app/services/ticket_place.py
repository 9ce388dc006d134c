"""Where a number stands now, for whoever holds its paper before a kiosk's scanner."""

import uuid
from dataclasses import dataclass

from counter_app.domain.ticket_numbers import read_number
from counter_app.domain.tickets import TicketStatus
from counter_app.errors import Refused
from counter_app.services.hall_screens import IssuedTicket, get_issued_ticket
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPlace:
    """`ticket` tells how many are ahead now; `window_number` where it was called to, empty for nowhere yet."""

    ticket: IssuedTicket
    status: TicketStatus
    window_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    ticket_id: uuid.UUID
    status: str
    window_number: str


def ticket_place(work: Work, *, code: str) -> TicketPlace:
    """The number with this bar code.

    Raises Refused("number_unreadable") for what is no code of a ticket, and Refused("number_unknown") or, of a day that
    is over, Refused("number_of_other_day") where no number that counts today has it.
    """
    read = read_number(code)
    if read is None or read.day is None:
        raise Refused("number_unreadable")
    standing = work.row(
        _Standing,
        "SELECT * FROM ticket_standing(:day, :prefix, :number)",
        day=read.day,
        prefix=read.prefix,
        number=read.number,
    )
    if standing is None:
        number = f"{read.prefix}{read.number:03}"
        if read.day != work.today():
            raise Refused("number_of_other_day", number=number, day=read.day)
        raise Refused("number_unknown", number=number)
    return TicketPlace(
        ticket=get_issued_ticket(work, ticket_id=standing.ticket_id),
        status=TicketStatus(standing.status),
        window_number=standing.window_number,
    )
