"""What the kiosk shows, as one value."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.printing import PrinterTrouble, PrintOutcome
from counter_app.services.hall_screens import IssuedTicket, Matter, MatterMaterial


class Page(StrEnum):
    CHOOSE = "choose"
    MATTER = "matter"
    PRIORITY = "priority"
    RESULT = "result"


class GroupBy(StrEnum):
    ZONE = "zone"
    DEPARTMENT = "department"


class Printing(StrEnum):
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_KNOWN = "not_known"
    """Something was sent to the printer, and whether the ticket came out whole it did not say."""
    FAILED = "failed"
    """号码已取，未打印: nothing came out, and nothing will."""
    NO_PAPER = "no_paper"
    """This kiosk gives numbers on the screen only."""


PRINTING = {
    PrintOutcome.PRINTED: Printing.DONE,
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
class KioskState:
    """Where the visitor is.

    Attributes:
        matters: all that can be chosen; empty before the first answer.
        group: the zone or department that was chosen, empty at the start.
        query: what was typed; it searches everything, whatever the group.
        materials: of `matter`; None while they are being read.
        ticket: the number given; on the result page only.
        printing: what became of its paper.
        printer_trouble: what is wrong with the printer; None for nothing, or nothing that it told.
        is_issuing: a number was asked for and the answer is not there yet.
        line_down: the hall's database cannot be reached; nothing else can be shown then.
    """

    hall_name: str = ""
    page: Page = Page.CHOOSE
    matters: tuple[Matter, ...] = ()
    group_by: GroupBy = GroupBy.ZONE
    group: str = ""
    query: str = ""
    matter: Matter | None = None
    materials: tuple[MatterMaterial, ...] | None = None
    ticket: IssuedTicket | None = None
    printing: Printing = Printing.UNDER_WAY
    printer_trouble: PrinterTrouble | None = None
    is_issuing: bool = False
    line_down: bool = False

    def may_print_again(self) -> bool:
        """Whoever may stand here without paper can ask for it; the paper then says 补打."""
        return self.ticket is not None and self.printing in (Printing.NOT_KNOWN, Printing.FAILED)

    def shows_groups(self) -> bool:
        return not self.group and not self.query

    def groups(self) -> tuple[Group, ...]:
        """In the order of the list; the people of a queue count once, however many matters lead to it."""
        found: dict[str, list[Matter]] = {}
        for matter in self.matters:
            found.setdefault(self._group_of(matter), []).append(matter)
        return tuple(
            Group(name=name, matter_count=len(matters), waiting=_people(matters))
            for name, matters in found.items()
        )

    def shown_matters(self) -> tuple[Matter, ...]:
        """What was searched for, best first; without a query the matters of the group."""
        if self.query:
            return search(self.matters, self.query)
        return tuple(matter for matter in self.matters if self._group_of(matter) == self.group)

    def _group_of(self, matter: Matter) -> str:
        return matter.zone_name if self.group_by is GroupBy.ZONE else matter.department_name


def search(matters: Iterable[Matter], query: str) -> tuple[Matter, ...]:
    """By name, by initials or by pinyin: `宅基地`, `zjd`, `zhaijidi`; beginnings come first."""
    wanted = query.replace(" ", "").lower()
    ranked = [(rank, matter) for matter in matters if (rank := _rank(matter, wanted)) is not None]
    return tuple(matter for _, matter in sorted(ranked, key=lambda found: found[0]))


def _rank(matter: Matter, wanted: str) -> int | None:
    initials, pinyin = matter.initials.lower(), matter.pinyin.replace(" ", "").lower()
    tests = (
        initials.startswith(wanted) or matter.name.startswith(wanted),
        wanted in matter.name,
        wanted in initials,
        pinyin.startswith(wanted),
        wanted in pinyin,
    )
    return next((rank for rank, holds in enumerate(tests) if holds), None)


def _people(matters: Iterable[Matter]) -> int:
    return sum({matter.queue_id: matter.waiting for matter in matters}.values())
