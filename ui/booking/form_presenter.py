"""A new booking: matter, day, slot, person, in this order."""

import datetime as dt
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.domain.text_kinds import TextKind, recorded
from counter_app.domain.text_rules import InvalidText
from counter_app.services import appointments
from counter_app.services.appointments import BookableMatter, Booking, BookingDay, Slot
from counter_app.services.hall_screens import Visitor
from ui.booking.state import FormState, Person, identity_fault
from ui.desk import Desk
from ui.intake.wording import field_problem
from ui.intention import Intention
from ui.text_wording import text_problem
from ui.wording import sentence_for

_KINDS = {"name": TextKind.NAME, "phone": TextKind.PHONE}


class FormPresenter(QObject):
    """What was typed stays until it is booked or cleared, whatever is refused.

    Signals:
        state_changed(object): a FormState
        doubted(str): the number fails its check (a sentence); `book(kept=True)` books it as it is
        booked(object): the Booking that was made
    """

    state_changed = Signal(object)
    doubted = Signal(str)
    booked = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intention = Intention()
        self._shown = False
        self.state = FormState()
        desk.changed.connect(self._on_changed)

    # -- what can be booked ------------------------------------------------------------------------------------

    def set_shown(self, shown: bool) -> None:
        """Whether somebody looks; each time they come, other places may be free."""
        self._shown = shown
        if shown:
            self.refresh()

    def refresh(self) -> None:
        """Read the matters, and the places of the one that is chosen."""
        self._desk.ask_quietly(self, self._on_matters, self._on_unread, appointments.bookable_matters)
        self._read_days()

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.BOOKING and self._shown and not self.state.busy:
            self._read_days()

    def _on_matters(self, matters: tuple[BookableMatter, ...]) -> None:
        self._become(matters=matters, known=True, failed="")

    def _on_unread(self, error: Exception) -> None:
        self._become(failed=sentence_for(error))

    def search(self, query: str) -> None:
        """Matters whose name, department or pinyin has the query in it."""
        self._become(query=query)

    def choose_matter(self, matter: BookableMatter | None) -> None:
        """Show on which days it can be booked."""
        if matter != self.state.matter:
            self._become(matter=matter, days=None, day=None, slots=None, slot=None, refused="")
            self._read_days()

    def _read_days(self) -> None:
        matter = self.state.matter
        if matter is not None:
            self._desk.ask_quietly(
                self,
                lambda days: self._on_days(matter, days),
                self._on_unread,
                appointments.booking_days,
                queue_id=matter.queue_id,
            )

    def _on_days(self, matter: BookableMatter, days: tuple[BookingDay, ...]) -> None:
        if matter != self.state.matter:
            return
        still = any(each.day == self.state.day for each in days)
        first = next((each.day for each in days if each.free), days[0].day if days else None)
        day = self.state.day if still else first
        slots = self.state.slots if still else None
        self._become(days=days, day=day, slots=slots, slot=self.state.slot if still else None, failed="")
        self._read_slots()

    def choose_day(self, day: dt.date) -> None:
        """Show the slots of another day."""
        if day != self.state.day:
            self._become(day=day, slots=None, slot=None, refused="")
            self._read_slots()

    def _read_slots(self) -> None:
        matter, day = self.state.matter, self.state.day
        if matter is not None and day is not None:
            self._desk.ask_quietly(
                self,
                lambda slots: self._on_slots(matter, day, slots),
                self._on_unread,
                appointments.free_slots,
                queue_id=matter.queue_id,
                day=day,
            )

    def _on_slots(self, matter: BookableMatter, day: dt.date, slots: tuple[Slot, ...]) -> None:
        if (matter, day) != (self.state.matter, self.state.day):
            return
        before = self.state.slot
        kept = next((each for each in slots if before and each.starts_at == before.starts_at), None)
        self._become(slots=slots, slot=kept)

    def choose_slot(self, slot: Slot | None) -> None:
        """Take this slot into the wish."""
        self._become(slot=slot, refused="")

    # -- whose it is -------------------------------------------------------------------------------------------

    def type_person(self, **typed: str) -> None:
        """What was typed into a field of the person."""
        problems = {key: said for key, said in self.state.problems.items() if key not in typed}
        self._become(person=replace(self.state.person, **typed), problems=problems)

    def clear(self) -> None:
        """The next person; the matter stays, for often several come for one."""
        self._intention = Intention()
        self._become(person=Person(), problems={}, refused="", slot=None)

    # -- booking -----------------------------------------------------------------------------------------------

    def book(self, *, kept: bool = False) -> None:
        """Send it. `kept` says that the number was compared with the paper and stands there so."""
        wish, person = self.state.wish(), self.state.person
        if wish is None or self.state.busy:
            return
        fault, usable = identity_fault(person)
        problems = _text_problems(person)
        if fault and not usable:
            problems["id_number"] = field_problem(fault.value)
        self._become(problems=problems, refused="")
        if problems:
            return
        if fault and not kept:
            self.doubted.emit(field_problem(fault.value))
            return
        self._become(busy=True)
        self._desk.ask_quietly(
            self,
            self._on_booked,
            self._on_refused,
            appointments.book,
            action_id=self._intention.id_for(wish, person),
            wish=wish,
            visitor=Visitor(
                id_kind=person.id_kind, id_number=person.id_number, name=person.name, phone=person.phone
            ),
        )

    def _on_booked(self, booking: Booking) -> None:
        self._intention.ended()
        self._become(busy=False, person=Person(), problems={}, refused="", slot=None)
        self.booked.emit(booking)
        self._read_days()

    def _on_refused(self, error: Exception) -> None:
        self._intention.ended(error)
        self._become(busy=False, refused=sentence_for(error))
        self._read_days()

    def _become(self, **changes: Any) -> None:
        state = replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _text_problems(person: Person) -> dict[str, str]:
    """A sentence for each text that cannot be recorded; who stands at the desk has a name."""
    problems = {}
    for key, kind in _KINDS.items():
        try:
            recorded(kind, getattr(person, key))
        except InvalidText as fault:
            problems[key] = text_problem(fault)
    if not person.name.strip():
        problems["name"] = field_problem("name_missing")
    return problems
