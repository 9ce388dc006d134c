"""What the kiosk shows, as one value."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from counter_app.devices.id_reader import IdCard
from counter_app.domain.printing import PrinterTrouble, PrintOutcome, PrintsOn
from counter_app.exchange.identity import IdentityKind, check_identity
from counter_app.services.hall_screens import IssuedTicket, Matter, MatterMaterial
from counter_app.services.kiosk_choice import LifeEvent
from counter_app.services.queue_day import HallOpening
from counter_app.services.ticket_place import TicketPlace
from ui.matter_search import search

SENIOR_AGE = 60
"""老年人: from this age on (老年人权益保障法第二条)."""
MOST_PEOPLE = 200


class Page(StrEnum):
    CHOOSE = "choose"
    MATTER = "matter"
    IDENTITY = "identity"
    PEOPLE = "people"
    PRIORITY = "priority"
    REPRINT = "reprint"
    RESULT = "result"


class GroupBy(StrEnum):
    ZONE = "zone"
    DEPARTMENT = "department"
    LIFE_EVENT = "life_event"


class Printing(StrEnum):
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_KNOWN = "not_known"
    """Something was sent to the printer, and whether the ticket came out whole it did not say."""
    FAILED = "failed"
    """号码已取，未打印: nothing came out, and nothing will."""
    NO_PAPER = "no_paper"
    """This kiosk gives numbers on the screen only."""
    ON_FILE = "on_file"
    """The ticket became a file, for there is no printer: as good as no paper to whoever stands here."""
    NOT_ASKED = "not_asked"
    """The visitor has the paper in the hand and asks how many are ahead."""


FIRST_TOLD = {
    PrintsOn.PAPER: Printing.UNDER_WAY,
    PrintsOn.FILE: Printing.NO_PAPER,
    PrintsOn.NOTHING: Printing.NO_PAPER,
}
"""What is said of the paper before anything is known of it."""
TAKEN = {
    PrintsOn.PAPER: Printing.DONE,
    PrintsOn.FILE: Printing.ON_FILE,
    PrintsOn.NOTHING: Printing.NO_PAPER,
}
"""What is said once the printer took it."""
NOT_TAKEN = {
    PrintOutcome.NOT_KNOWN: Printing.NOT_KNOWN,
    PrintOutcome.NOT_PRINTED: Printing.FAILED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A zone or a department, with what it offers."""

    name: str
    matter_count: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTicket:
    """The number that a person holds already in the queue in which another one was wished for."""

    ticket_id: uuid.UUID
    label: str
    queue_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskState:
    """Where the visitor is.

    Attributes:
        matters: all that can be chosen; empty before the first answer.
        life_events: what belongs together for a visitor (一件事), with the items of each.
        takes_bookings: whether 预约取号 leads anywhere in this hall.
        opening: whether numbers are given now; None before the first answer.
        today: the hall's day, for a visitor's age.
        group: the zone, department or life event that was chosen, empty at the start.
        query: what was typed; it searches everything, whatever the group.
        materials: of `matter`; None while they are being read.
        visitor: who showed or typed an identity; None where nobody did.
        typed: digits on the keypad, of an identity number or of a count.
        problem: what is wrong with them, or why no number was given; a sentence.
        people: for how many applicants the number is.
        open_ticket: the number that the visitor holds already, which can be printed again.
        ticket: the number given; on the result page only.
        place: where it stands now, for whoever scanned its paper; None where it was just given.
        is_reprint: it was given before, and only its paper is new.
        printing: what became of its paper.
        printer_trouble: what is wrong with the printer; None for nothing, or nothing that it told.
        is_issuing: a number was asked for and the answer is not there yet.
        line_down: the hall's database cannot be reached; nothing else can be shown then.
    """

    hall_name: str = ""
    page: Page = Page.CHOOSE
    matters: tuple[Matter, ...] = ()
    life_events: tuple[LifeEvent, ...] = ()
    takes_bookings: bool = False
    opening: HallOpening | None = None
    today: dt.date | None = None
    group_by: GroupBy = GroupBy.ZONE
    group: str = ""
    query: str = ""
    matter: Matter | None = None
    materials: tuple[MatterMaterial, ...] | None = None
    visitor: IdCard | None = None
    typed: str = ""
    problem: str = ""
    people: int = 1
    open_ticket: OpenTicket | None = None
    ticket: IssuedTicket | None = None
    place: TicketPlace | None = None
    is_reprint: bool = False
    printing: Printing = Printing.UNDER_WAY
    printer_trouble: PrinterTrouble | None = None
    is_issuing: bool = False
    line_down: bool = False

    def may_print_again(self) -> bool:
        """Whoever may stand here without paper can ask for it; the paper then says 补打."""
        return self.ticket is not None and self.printing in (Printing.NOT_KNOWN, Printing.FAILED)

    def may_go_back(self) -> bool:
        """On the first page there is nothing to go back from, unless a card is to be forgotten."""
        return not self.shows_groups() or self.visitor is not None

    def shows_groups(self) -> bool:
        return not self.group and not self.query

    def is_closed(self) -> bool:
        """Whether the hall gives no numbers now."""
        return self.opening is not None and not self.opening.is_open

    def is_senior(self) -> bool | None:
        """Whether the card shows sixty years; None where no card tells an age."""
        if self.visitor is None or self.today is None:
            return None
        born = check_identity(IdentityKind(self.visitor.id_kind), self.visitor.id_number).birth_date
        return born is not None and age(born, self.today) >= SENIOR_AGE

    def groups(self) -> tuple[Group, ...]:
        """In the order of the list; the people of a queue count once, however many matters lead to it."""
        found: dict[str, list[Matter]] = {}
        for matter in self.matters:
            for name in self._groups_of(matter):
                found.setdefault(name, []).append(matter)
        return tuple(
            Group(name=name, matter_count=len(matters), waiting=_people(matters))
            for name, matters in found.items()
        )

    def shown_matters(self) -> tuple[Matter, ...]:
        """What was searched for, best first; without a query the matters of the group."""
        if self.query:
            return search(self.matters, self.query, self.life_events)
        return tuple(matter for matter in self.matters if self.group in self._groups_of(matter))

    def _groups_of(self, matter: Matter) -> tuple[str, ...]:
        if self.group_by is GroupBy.LIFE_EVENT:
            return tuple(event.name for event in self.life_events if matter.item_id in event.item_ids)
        return (matter.zone_name if self.group_by is GroupBy.ZONE else matter.department_name,)


def age(born: dt.date, today: dt.date) -> int:
    """Completed years; on 1 March where somebody was born on 29 February and there is none."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _people(matters: Iterable[Matter]) -> int:
    return sum({matter.queue_id: matter.waiting for matter in matters}.values())
