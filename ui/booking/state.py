"""What the booking room shows, as values."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from counter_app.exchange.identity import IdentityFault, IdentityKind, check_identity
from counter_app.services.appointments import BookableMatter, Booking, BookingDay, Slot, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who books, as typed."""

    id_kind: str = IdentityKind.RESIDENT_ID.value
    id_number: str = ""
    name: str = ""
    phone: str = ""

    def is_blank(self) -> bool:
        return not (self.id_number or self.name or self.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """A booking that is being made.

    Attributes:
        known: the matters were read; `failed` says why they could not be.
        days: of the matter's queue; None while they are read, and so with `slots`.
        problems: a sentence for each field that keeps the booking from being sent.
        refused: why the hall did not take it.
    """

    matters: tuple[BookableMatter, ...] = ()
    known: bool = False
    failed: str = ""
    query: str = ""
    matter: BookableMatter | None = None
    days: tuple[BookingDay, ...] | None = None
    day: dt.date | None = None
    slots: tuple[Slot, ...] | None = None
    slot: Slot | None = None
    person: Person = field(default_factory=Person)
    problems: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""
    busy: bool = False

    @property
    def shown(self) -> tuple[BookableMatter, ...]:
        return found(self.matters, self.query)

    def wish(self) -> Wish | None:
        """What is to be booked; None until a slot with a free place was chosen."""
        if self.matter is None or self.day is None or self.slot is None:
            return None
        return Wish(
            queue_id=self.matter.queue_id,
            item_id=self.matter.item_id,
            day=self.day,
            starts_at=self.slot.starts_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListState:
    """Today's bookings, or those of one person while `is_person`."""

    bookings: tuple[Booking, ...] = ()
    known: bool = False
    failed: str = ""
    is_person: bool = False
    busy: bool = False


def found(matters: Iterable[BookableMatter], query: str) -> tuple[BookableMatter, ...]:
    """By name, department, initials or pinyin; beginnings come first."""
    wanted = query.replace(" ", "").lower()
    ranked = [(rank, matter) for matter in matters if (rank := _rank(matter, wanted)) is not None]
    return tuple(matter for _, matter in sorted(ranked, key=lambda each: each[0]))


def _rank(matter: BookableMatter, wanted: str) -> int | None:
    initials, pinyin = matter.initials.lower(), matter.pinyin.replace(" ", "").lower()
    tests = (
        matter.name.startswith(wanted) or initials.startswith(wanted),
        wanted in matter.name or wanted in initials,
        pinyin.startswith(wanted),
        wanted in pinyin or wanted in matter.department_name,
    )
    return next((rank for rank, holds in enumerate(tests) if holds), None)


def identity_fault(person: Person) -> tuple[IdentityFault, bool]:
    """What is wrong with the number, and whether it may be kept as it stands on the paper."""
    checked = check_identity(IdentityKind(person.id_kind), person.id_number)
    return checked.code, checked.usable
