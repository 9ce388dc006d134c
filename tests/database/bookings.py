"""Slots to book in, and people who book: for the tests of bookings."""

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

from counter_app.errors import Refused
from counter_app.services import appointments
from counter_app.services.appointments import Booking, Wish
from counter_app.services.hall_screens import Visitor
from tests.database.hall import Hall

TOMORROW = dt.date(2026, 3, 11)
"""The day after the one on which every test's hall begins."""
TEN = dt.time(10)
GUO = Visitor(id_kind="居民身份证", id_number="11010519491231002X", name="李国强", phone="13912342207")
WANG = Visitor(id_kind="居民身份证", id_number="510213198503124516", name="王芳", phone="")


def queue_id(hall: Hall, prefix: str = "A") -> int:
    return int(hall.value("SELECT queue_id FROM queue WHERE prefix = %s", prefix))


def add_slots(hall: Hall, prefix: str = "A", *, quota: int = 2, hours: tuple[int, ...] = (9, 10, 14)) -> int:
    """Slots of an hour each; answers the queue's id."""
    for hour in hours:
        hall.execute(
            """INSERT INTO queue_slot (queue_id, starts_at, ends_at, booking_quota)
               SELECT queue_id, make_time(%s, 0, 0), make_time(%s, 0, 0), %s FROM queue WHERE prefix = %s
               ON CONFLICT (queue_id, starts_at) DO UPDATE SET booking_quota = excluded.booking_quota,
                   ends_at = excluded.ends_at""",
            hour,
            hour + 1,
            quota,
            prefix,
        )
    return queue_id(hall, prefix)


def wish(hall: Hall, prefix: str = "A", **other: Any) -> Wish:
    facts = {"queue_id": queue_id(hall, prefix), "item_id": None, "day": TOMORROW, "starts_at": TEN, **other}
    return Wish(**facts)


def book(
    hall: Hall,
    visitor: Visitor = GUO,
    login: str = "zhoumin",
    *,
    action_id: UUID | None = None,
    prefix: str = "A",
    **other: Any,
) -> Booking:
    """Book at ten tomorrow in the queue A, or as `other` says."""
    return hall.app(login).run(
        appointments.book,
        action_id=action_id or uuid4(),
        wish=wish(hall, prefix, **other),
        visitor=visitor,
    )


def person(number: int) -> Visitor:
    """Somebody else each time, with a right check digit."""
    from stdnum.cn import ric

    head = f"510213198501{1 + number // 1000:02d}{number % 1000:03d}"
    return Visitor(id_kind="居民身份证", id_number=head + ric.calc_check_digit(head), name="张三", phone="")


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each answers or raises, all begun at the same instant."""
    ready = Barrier(len(acts))

    def do(act: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return act()
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))
