"""What the kiosk's page of bookings shows, as one value."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from counter_app.services.appointments import BookableMatter, Booking, BookingDay, Slot
from ui.booking.state import found


class Step(StrEnum):
    IDENTIFY = "identify"
    MINE = "mine"
    ONE = "one"
    MATTER = "matter"
    DAY = "day"
    SLOT = "slot"
    CONFIRM = "confirm"
    TOLD = "told"


BEFORE = {
    Step.MINE: Step.IDENTIFY,
    Step.ONE: Step.MINE,
    Step.MATTER: Step.MINE,
    Step.DAY: Step.MATTER,
    Step.SLOT: Step.DAY,
    Step.CONFIRM: Step.SLOT,
}
"""Where one step back leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingPageState:
    """`typed` is the identity number; `problem` what is wrong, in a sentence; `booking` the one that is looked at, or
    that was just made or taken back."""

    step: Step = Step.IDENTIFY
    typed: str = ""
    problem: str = ""
    busy: bool = False
    bookings: tuple[Booking, ...] = ()
    booking: Booking | None = None
    matters: tuple[BookableMatter, ...] = ()
    query: str = ""
    matter: BookableMatter | None = None
    days: tuple[BookingDay, ...] = ()
    day: dt.date | None = None
    slots: tuple[Slot, ...] = ()
    slot: Slot | None = None

    def shown_matters(self) -> tuple[BookableMatter, ...]:
        return found(self.matters, self.query)
