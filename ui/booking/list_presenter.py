"""Today's bookings, and those of a person who asks; check in, take back."""

import uuid
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.services import appointments, hall_screens
from counter_app.services.actions import follow_up
from counter_app.services.appointments import Booking
from counter_app.services.hall_screens import IssuedTicket
from counter_app.services.papers import Paper
from ui.booking.state import ListState
from ui.desk import Desk
from ui.intention import Intention
from ui.rereading import Rereading
from ui.wording import sentence_for


class ListPresenter(QObject):
    """Signals:
    state_changed(object): a ListState
    checked_in(object): the IssuedTicket of a booking, which is printed
    cancelled(object): the Booking that was taken back
    """

    state_changed = Signal(object)
    checked_in = Signal(object)
    cancelled = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intention = Intention()
        self._asked: dict[str, str] | None = None
        self.state = ListState()
        self._reread = Rereading(self._read, self)
        desk.changed.connect(self._on_changed)

    def set_shown(self, shown: bool) -> None:
        """Whether somebody looks; where the day has gone on, other bookings can be checked in."""
        if shown:
            self._reread.want()
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def find(self, id_kind: str, id_number: str) -> None:
        """The bookings of whoever shows this number; without a number, today's again."""
        self._asked = {"id_kind": id_kind, "id_number": id_number} if id_number.strip() else None
        self._become(is_person=self._asked is not None, bookings=(), known=False, failed="")
        self._reread.want_at_once()

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.BOOKING:
            self._reread.want()

    def _read(self) -> None:
        asked = self._asked
        self._desk.ask_quietly(
            self,
            lambda bookings: self._on_read(asked, bookings),
            lambda error: self._on_unread(asked, error),
            appointments.bookings_of if asked else appointments.bookings_on,
            **(asked or {}),
        )

    def _on_read(self, asked: dict[str, str] | None, bookings: tuple[Booking, ...]) -> None:
        self._reread.ended()
        if asked is self._asked:
            self._become(bookings=bookings, known=True, failed="")

    def _on_unread(self, asked: dict[str, str] | None, error: Exception) -> None:
        self._reread.ended()
        if asked is self._asked:
            self._become(failed=sentence_for(error))

    def check_in(self, booking: Booking) -> None:
        """Give the number of this booking, and print it."""
        if self.state.busy:
            return
        self._become(busy=True)
        action_id = self._intention.id_for("check in", booking.appointment_id)
        self._desk.ask_quietly(
            self,
            lambda ticket: self._on_checked_in(action_id, ticket),
            self._on_refused,
            appointments.check_in,
            action_id=action_id,
            ticket_id=follow_up(action_id, "ticket"),
            appointment_id=booking.appointment_id,
        )

    def _on_checked_in(self, action_id: uuid.UUID, ticket: IssuedTicket) -> None:
        self._ended()
        self.checked_in.emit(ticket)
        self._desk.ask(
            self,
            self._print,
            hall_screens.ticket_paper,
            ticket_id=ticket.ticket_id,
            document_id=follow_up(action_id, "paper"),
        )

    def _print(self, paper: Paper) -> None:
        self._desk.print_papers((paper,))

    def cancel(self, booking: Booking, reason: str) -> None:
        """Take this booking back."""
        if self.state.busy:
            return
        self._become(busy=True)
        self._desk.ask_quietly(
            self,
            self._on_cancelled,
            self._on_refused,
            appointments.cancel,
            action_id=self._intention.id_for("cancel", booking.appointment_id, reason),
            appointment_id=booking.appointment_id,
            reason=reason,
        )

    def _on_cancelled(self, booking: Booking) -> None:
        self._ended()
        self.cancelled.emit(booking)

    def _on_refused(self, error: Exception) -> None:
        self._ended(error)
        self._desk.tell_failure(error)

    def _ended(self, error: Exception | None = None) -> None:
        self._intention.ended(error)
        self._become(busy=False)
        self._reread.want_at_once()

    def _become(self, **changes: Any) -> None:
        state = replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
