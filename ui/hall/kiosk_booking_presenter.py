"""预约取号 at the kiosk: show a number, then check in, take back, or book another day."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.errors import Unavailable
from counter_app.exchange.identity import IdentityFault, IdentityKind, check_identity
from counter_app.services import appointments
from counter_app.services.actions import follow_up
from counter_app.services.appointments import BookableMatter, Booking, BookingDay, Slot, Wish
from counter_app.services.hall_screens import IssuedTicket, Visitor
from ui.desk import PublicDesk
from ui.hall.kiosk_booking_state import BEFORE, BookingPageState, Step
from ui.hall.kiosk_slips import Visit
from ui.intention import Intention
from ui.wording import sentence_for

IDLE_MS = 60_000
TOLD_MS = 15_000
"""How long what was done stays for whoever did it; then the kiosk is the next visitor's."""
LONGEST = 18


class KioskBookingPresenter(QObject):
    """Whoever leaves is forgotten: after a while without a touch `left` says that the start is to come back.

    Signals:
        state_changed(object): a BookingPageState
        checked_in(object, object): the Visit that checked a booking in, and the IssuedTicket that it became; the
            kiosk shows and prints it as every other number
        left(): back to the kiosk's start
    """

    state_changed = Signal(object)
    checked_in = Signal(object, object)
    left = Signal()

    def __init__(self, desk: PublicDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intention = Intention()
        self._visit = 0
        self.state = BookingPageState()
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.leave)

    # -- coming and going ------------------------------------------------------------------------------------

    def begin(self, id_number: str = "") -> None:
        """A visitor wants bookings; a card that was read already saves the typing."""
        self._forget()
        self._idle.start(IDLE_MS)
        if id_number:
            self._show(typed=id_number)
            self.identify()

    def leave(self) -> None:
        """The next visitor begins at the start."""
        self._idle.stop()
        self._forget()
        self.left.emit()

    def stop(self) -> None:
        """Nothing comes back by itself any more; the window is closing."""
        self._idle.stop()

    def _forget(self) -> None:
        self._visit += 1
        self._intention = Intention()
        self._become(BookingPageState())

    def seconds_left(self) -> int:
        """Until the start comes back by itself."""
        return round(max(0, self._idle.remainingTime()) / 1000)

    def back(self) -> None:
        """One step back, to the kiosk's start at last."""
        if self.state.busy:
            return
        before = BEFORE.get(self.state.step)
        if before is None:
            self.leave()
        elif before is Step.IDENTIFY:
            self.begin()
        else:
            self._go(step=before)

    # -- whose -----------------------------------------------------------------------------------------------

    def type_digit(self, digit: str) -> None:
        """A digit, or the X at the end of some numbers."""
        if self.state.step is Step.IDENTIFY and len(self.state.typed) < LONGEST:
            self._go(typed=self.state.typed + digit.upper())

    def erase(self) -> None:
        self._go(typed=self.state.typed[:-1])

    def clear(self) -> None:
        self._go(typed="")

    def identify(self) -> None:
        """Read the bookings of this number. A kiosk takes no number that fails its check: nobody looks at the card."""
        checked = check_identity(IdentityKind.RESIDENT_ID, self.state.typed)
        if checked.ok:
            self._ask(self._on_mine, appointments.bookings_of, **self._person())
        else:
            empty = checked.code is IdentityFault.EMPTY
            wrong = self.tr("身份证号不对，请核对后重新输入；持其他证件请到导办台。")
            self._go(problem=self.tr("请刷身份证，或者输入身份证号。") if empty else wrong)

    def _person(self) -> dict[str, str]:
        return {"id_kind": IdentityKind.RESIDENT_ID.value, "id_number": self.state.typed}

    def _on_mine(self, bookings: tuple[Booking, ...]) -> None:
        self._go(step=Step.MINE, bookings=bookings, booking=None)

    def look_at(self, booking: Booking) -> None:
        """Show what can be done with one of them."""
        self._go(step=Step.ONE, booking=booking)

    # -- check in, take back ---------------------------------------------------------------------------------

    def check_in(self) -> None:
        """Give the number of this booking."""
        booking = self.state.booking
        if booking is None:
            return
        action_id = self._intention.id_for("check in", booking.appointment_id)
        visit = Visit(
            action_id=action_id,
            ticket_id=follow_up(action_id, "ticket"),
            document_id=follow_up(action_id, "paper"),
        )
        self._ask(
            lambda ticket: self._on_number(visit, ticket),
            appointments.check_in,
            action_id=visit.action_id,
            ticket_id=visit.ticket_id,
            appointment_id=booking.appointment_id,
        )

    def _on_number(self, visit: Visit, ticket: IssuedTicket) -> None:
        self._idle.stop()
        self._forget()
        self.checked_in.emit(visit, ticket)

    def cancel(self) -> None:
        """Take this booking back."""
        booking = self.state.booking
        if booking is not None:
            self._ask(
                lambda done: self._tell(step=Step.TOLD, booking=done),
                appointments.cancel,
                action_id=self._intention.id_for("cancel", booking.appointment_id),
                appointment_id=booking.appointment_id,
            )

    # -- book another day ------------------------------------------------------------------------------------

    def new_booking(self) -> None:
        """Begin with the matter."""
        self._ask(self._on_matters, appointments.bookable_matters)

    def _on_matters(self, matters: tuple[BookableMatter, ...]) -> None:
        nothing = "" if matters else self.tr("本厅目前没有可预约的事项，请直接取号。")
        step = Step.MATTER if matters else self.state.step
        self._go(step=step, matters=matters, query="", problem=nothing)

    def search(self, query: str) -> None:
        self._go(query=query.strip().lower())

    def choose_matter(self, matter: BookableMatter) -> None:
        self._go(matter=matter)
        self._ask(self._on_days, appointments.booking_days, queue_id=matter.queue_id)

    def _on_days(self, days: tuple[BookingDay, ...]) -> None:
        if any(each.free for each in days):
            self._go(step=Step.DAY, days=days)
        else:
            self._go(problem=self.tr("这个事项最近几天都约满了，请换一天再来，或者直接取号。"))

    def choose_day(self, day: BookingDay) -> None:
        if not day.free:
            self._go(problem=self.tr("这一天约满了，请选别的日期。"))
        elif self.state.matter is not None:
            self._go(day=day.day)
            self._ask(
                lambda slots: self._go(step=Step.SLOT, slots=slots),
                appointments.free_slots,
                queue_id=self.state.matter.queue_id,
                day=day.day,
            )

    def choose_slot(self, slot: Slot) -> None:
        if slot.free:
            self._go(step=Step.CONFIRM, slot=slot)
        else:
            self._go(problem=self.tr("这个时段约满了，请选别的时段。"))

    def book(self) -> None:
        """Book what was chosen."""
        matter, day, slot = self.state.matter, self.state.day, self.state.slot
        if matter is None or day is None or slot is None:
            return
        wish = Wish(queue_id=matter.queue_id, item_id=matter.item_id, day=day, starts_at=slot.starts_at)
        self._ask(
            lambda booking: self._tell(step=Step.TOLD, booking=booking),
            appointments.book,
            action_id=self._intention.id_for(wish, self.state.typed),
            wish=wish,
            visitor=Visitor(**self._person()),
        )

    # -- asking and showing ----------------------------------------------------------------------------------

    def _ask(self, done: Callable[[Any], None], use_case: Callable[..., Any], **facts: Any) -> None:
        """Ask for whoever stands here now; an answer that comes when they have left is nobody's."""
        if self.state.busy:
            return
        visit = self._visit
        self._go(busy=True)

        def on_done(answer: Any) -> None:
            if visit == self._visit:
                self._intention.ended()
                self._show(busy=False)
                done(answer)

        def on_failed(error: Exception) -> None:
            if visit == self._visit:
                self._intention.ended(error)
                unsure = self.tr("连不上服务器，请稍候再按一次，不会重复办理。")
                self._go(
                    busy=False, problem=unsure if isinstance(error, Unavailable) else sentence_for(error)
                )

        self._desk.ask_quietly(self, on_done, on_failed, use_case, **facts)

    def _go(self, **changes: Any) -> None:
        self._idle.start(IDLE_MS)
        self._show(**{"problem": "", **changes})

    def _tell(self, **changes: Any) -> None:
        self._go(**changes)
        self._idle.start(TOLD_MS)

    def _show(self, **changes: Any) -> None:
        self._become(replace(self.state, **changes))

    def _become(self, state: BookingPageState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
