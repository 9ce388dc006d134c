"""What a visitor can choose from where numbers are taken, in one reading."""

import datetime as dt
from dataclasses import dataclass

from counter_app.services.hall_screens import HallFace, Matter, hall_face, matters
from counter_app.services.queue_day import HallOpening, opening
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent:
    """What belongs together for a visitor, such as opening a restaurant (一件事)."""

    name: str
    item_ids: frozenset[int]

    def __post_init__(self) -> None:
        object.__setattr__(self, "item_ids", frozenset(self.item_ids))


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskChoice:
    """`today` is the hall's day; without `takes_bookings` nobody can book here and nobody has."""

    face: HallFace
    today: dt.date
    opening: HallOpening
    matters: tuple[Matter, ...]
    life_events: tuple[LifeEvent, ...]
    takes_bookings: bool


def kiosk_choice(work: Work) -> KioskChoice:
    """Every matter with a queue, who waits there, and whether numbers are given now."""
    return KioskChoice(
        face=hall_face(work),
        today=work.today(),
        opening=opening(work),
        matters=matters(work),
        life_events=work.rows(
            LifeEvent,
            """SELECT t.name, array_agg(ti.item_id) AS item_ids FROM theme t JOIN theme_item ti USING (theme_id)
               GROUP BY t.theme_id, t.name ORDER BY t.name""",
        ),
        takes_bookings=work.value("SELECT takes_bookings()"),
    )
