"""Bookings (预约): which places are free, book one, find one's own, check in, cancel."""

import datetime as dt
import uuid
from dataclasses import dataclass

from counter_app.domain.appointments import AppointmentStatus, Arrival, BookingRules
from counter_app.domain.text_kinds import TextKind
from counter_app.errors import NotFound, Refused
from counter_app.exchange.identity import IdentityKind, check_identity
from counter_app.services.hall_screens import IssuedTicket, Visitor, issue_ticket
from counter_app.services.typed import typed
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class BookableMatter:
    """A matter whose queue takes bookings."""

    item_id: int
    queue_id: int
    name: str
    department_name: str
    zone_name: str
    pinyin: str
    initials: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingDay:
    """A day that can be booked, with the places left; `provisional` while the year's calendar is not out."""

    day: dt.date
    free: int
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A span of a day, in the hall's time."""

    starts_at: dt.time
    ends_at: dt.time
    quota: int
    free: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to book."""

    queue_id: int
    item_id: int | None
    day: dt.date
    starts_at: dt.time


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A booking as screens may show it.

    `holder` and `phone` are masked; of the identity number there are the last four, and nothing once the booking was
    cancelled or its day is over. `arrival` says what coming now would make of it.
    """

    appointment_id: uuid.UUID
    queue_id: int
    item_id: int | None
    matter: str
    zone_name: str
    window_numbers: str
    day: dt.date
    starts_at: dt.time
    ends_at: dt.time
    status: AppointmentStatus
    holder: str
    number_tail: str
    phone: str
    ticket: str
    reason: str
    arrival: Arrival
    may_cancel: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", AppointmentStatus(self.status))
        object.__setattr__(self, "arrival", Arrival(self.arrival))


def booking_rules(work: Work) -> BookingRules:
    """What the hall has set."""
    rules = work.row(BookingRules, "SELECT * FROM booking_rules()")
    assert rules is not None
    return rules


def bookable_matters(work: Work) -> tuple[BookableMatter, ...]:
    """Every matter whose queue takes bookings, department by department."""
    return work.rows(BookableMatter, "SELECT * FROM bookable_matters()")


def booking_days(work: Work, *, queue_id: int) -> tuple[BookingDay, ...]:
    """The days on which this queue can be booked now, also those that are full."""
    return work.rows(BookingDay, "SELECT * FROM booking_days(:queue)", queue=queue_id)


def free_slots(work: Work, *, queue_id: int, day: dt.date) -> tuple[Slot, ...]:
    """The slots of this day that take bookings, also the full ones; none on a day that cannot be booked."""
    return work.rows(Slot, "SELECT * FROM free_slots(:queue, :day)", queue=queue_id, day=day)


def book(work: Work, *, action_id: uuid.UUID, wish: Wish, visitor: Visitor) -> Booking:
    """Book a place; `action_id` becomes the booking's own id, and the same again is the same booking.

    Raises Refused: identity_missing, identity_unusable, booking_too_soon, booking_too_far, hall_closed_on,
    booked_already, slot_unknown, slot_full.
    """
    work.value(
        "SELECT book_appointment(:id, :queue, :item, :day, :starts, :id_kind, :id_number, :name, :phone)",
        id=action_id,
        queue=wish.queue_id,
        item=wish.item_id,
        day=wish.day,
        starts=wish.starts_at,
        id_kind=visitor.id_kind,
        id_number=_number(visitor.id_kind, visitor.id_number),
        name=typed(TextKind.NAME, visitor.name),
        phone=typed(TextKind.PHONE, visitor.phone),
    )
    return get_booking(work, appointment_id=action_id)


def cancel(work: Work, *, action_id: uuid.UUID, appointment_id: uuid.UUID, reason: str = "") -> Booking:
    """Take a booking back; whose it was is forgotten with it. Raises Refused("cancel_too_late") and others."""
    work.value(
        "SELECT cancel_appointment(:action, :id, :reason)",
        action=action_id,
        id=appointment_id,
        reason=typed(TextKind.LINE, reason),
    )
    return get_booking(work, appointment_id=appointment_id)


def check_in(
    work: Work, *, action_id: uuid.UUID, ticket_id: uuid.UUID, appointment_id: uuid.UUID
) -> IssuedTicket:
    """Give the number of a booking, to whoever came.

    Raises Refused: check_in_too_early, check_in_too_late, checked_in_before (with the number that was given),
    booking_of_other_day, booking_cancelled.
    """
    booking = get_booking(work, appointment_id=appointment_id)
    return issue_ticket(
        work,
        action_id=action_id,
        ticket_id=ticket_id,
        queue_id=booking.queue_id,
        item_id=booking.item_id,
        appointment_id=appointment_id,
    )


def get_booking(work: Work, *, appointment_id: uuid.UUID) -> Booking:
    """One booking. Raises NotFound("booking")."""
    found = work.row(Booking, "SELECT * FROM find_bookings(NULL, NULL, NULL, :id)", id=appointment_id)
    if found is None:
        raise NotFound("booking")
    return found


def bookings_on(work: Work, *, day: dt.date | None = None) -> tuple[Booking, ...]:
    """All bookings of a day, today's without one, for the desks and the supervisor."""
    return work.rows(
        Booking, "SELECT * FROM find_bookings(coalesce(:day, today()), NULL, NULL, NULL)", day=day
    )


def bookings_of(work: Work, *, id_kind: str, id_number: str) -> tuple[Booking, ...]:
    """The bookings, from today on, of whoever shows this number; cancelled ones too."""
    return work.rows(
        Booking,
        "SELECT * FROM find_bookings(NULL, :kind, :number, NULL)",
        kind=id_kind,
        number=_number(id_kind, id_number),
    )


def _number(id_kind: str, id_number: str) -> str:
    """In the one form in which a person is known again. Raises Refused("identity_missing" | "identity_unusable")."""
    if id_kind not in {kind.value for kind in IdentityKind}:
        raise Refused("identity_unusable")
    checked = check_identity(IdentityKind(id_kind), typed(TextKind.IDENTITY, id_number))
    if not checked.usable:
        raise Refused("identity_unusable" if checked.number else "identity_missing")
    return checked.number
