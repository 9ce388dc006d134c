"""Setting up a hall from one description: units, zones, hours, queues, windows, people, cover."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from counter_app.domain.roles import Role
from counter_app.errors import Refused
from counter_app.exchange.hall_file import Entry, HallDescription
from counter_app.services.staff import add_staff
from counter_app.services.units import add_unit, find_unit_id
from counter_app.work import Work
from db.models import (
    Cover,
    Hall,
    OpeningHours,
    Queue,
    QueueItem,
    QueueSlot,
    ServiceWindow,
    Staff,
    WindowItem,
    WindowQueue,
    Zone,
)

USUAL_MINUTES = 8
"""Of one visitor, where the hall's file says nothing."""


def set_up_hall(work: Work, *, description: HallDescription) -> int:
    """The hall as the file says it now, and the units that are new by name. Answers the hall's id.

    Raises Refused("region_code_in_use") where the region code would change under codes that were given already.
    """
    hall = work.session.scalars(select(Hall).order_by(Hall.hall_id).limit(1)).one_or_none()
    if hall is None:
        hall = Hall(**description.hall)
        work.session.add(hall)
    else:
        _correct(work, hall, description.hall)
    work.session.flush()  # its key and its fields are needed by what follows
    for unit in description.units:
        if find_unit_id(work, unit["name"]) is None:
            parent = _unit(work, unit["parent"]) if unit.get("parent") else None
            known = {key: value for key, value in unit.items() if key != "parent"}
            add_unit(work, parent_id=parent, **known)
    return hall.hall_id


def _correct(work: Work, hall: Hall, fields: Entry) -> None:
    region = fields["region_code"]
    # Every service code begins with it; a village's laptop holds leased ones that the hall has not seen.
    given = "SELECT EXISTS (SELECT FROM service_case) OR EXISTS (SELECT FROM code_block)"
    if region != hall.region_code and work.value(given):
        raise Refused("region_code_in_use", known=hall.region_code, wanted=region)
    for name, value in fields.items():
        setattr(hall, name, value)


def set_up_windows(work: Work, *, description: HallDescription) -> None:
    """Zones, queues and windows with their items; run after the catalogue, so that items can be named."""
    hall_id = work.value("SELECT min(hall_id) FROM hall")
    for position, zone in enumerate(description.zones, start=1):
        _put(work, Zone, {"hall_id": hall_id, "position": position, **zone}, ("hall_id", "name"))
    for queue in description.queues:
        _put_queue(work, hall_id, queue)
    _put_slots(work, description.slots)
    for window in description.windows:
        _put_window(work, hall_id, window)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignItems:
    """A window that calls a queue of whose items it may take in only some; `example` is one that it may not."""

    window: str
    queue: str
    foreign: int
    items: int
    example: str


def foreign_items(work: Work) -> tuple[ForeignItems, ...]:
    """Where a window would call people whose matter it must then refuse: by window and queue."""
    return work.rows(
        ForeignItems,
        """SELECT f.window, f.queue, count(*) FILTER (WHERE f.is_foreign)::integer AS foreign,
                  count(*)::integer AS items,
                  min(f.name) FILTER (WHERE f.is_foreign) AS example
           FROM (SELECT w.number AS window, q.prefix AS queue, i.name, w.org_unit_id IS DISTINCT FROM i.org_unit_id
                        AND NOT EXISTS (SELECT FROM window_item e
                                        WHERE e.window_id = w.window_id AND e.item_id = i.item_id) AS is_foreign
                 FROM service_window w JOIN window_queue wq USING (window_id) JOIN queue q USING (queue_id)
                 JOIN queue_item qi USING (queue_id) JOIN service_item i USING (item_id)) f
           GROUP BY f.window, f.queue HAVING bool_or(f.is_foreign) ORDER BY f.window, f.queue""",
    )


def set_up_hours(work: Work, *, description: HallDescription) -> None:
    """When the hall gives numbers: as the file says it now, and at all hours where it says nothing."""
    hall_id = work.value("SELECT min(hall_id) FROM hall")
    work.session.execute(delete(OpeningHours))
    for entry in description.hours:
        span = {"hall_id": hall_id, "opens_at": _clock(entry["from"]), "closes_at": _clock(entry["to"])}
        days: list[dict[str, Any]] = [{"weekday": int(weekday)} for weekday in entry.get("weekdays", ())]
        if entry.get("day"):
            days = [{"day": dt.date.fromisoformat(entry["day"])}]
        for day in days:
            _put(work, OpeningHours, {**span, **day}, ("hall_id", "weekday", "day", "opens_at"))


def _put_slots(work: Work, entries: Sequence[Entry]) -> None:
    work.session.execute(delete(QueueSlot))
    for entry in entries:
        walk_in, bookings = entry.get("walk_in"), entry.get("bookings")
        values = {
            "queue_id": _queue(work, entry["queue"]),
            "starts_at": _clock(entry["from"]),
            "ends_at": _clock(entry["to"]),
            "walk_in_quota": int(walk_in) if walk_in else None,
            "booking_quota": int(bookings or 0),
        }
        _put(work, QueueSlot, values, ("queue_id", "starts_at"))


def _clock(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


def set_up_staff(
    work: Work, *, description: HallDescription, verifier_for: Callable[[str], str]
) -> tuple[str, ...]:
    """Make the logins that do not exist yet; `verifier_for(login)` gives each its SCRAM verifier."""
    added = []
    for person in description.staff:
        if work.value("SELECT 1 FROM staff WHERE login = :login", login=person["login"]):
            continue
        unit_id = _unit(work, person["unit"])
        add_staff(
            work,
            action_id=uuid4(),
            login=person["login"],
            name=person["name"],
            org_unit_id=unit_id,
            roles=[Role(role) for role in person["roles"]],
            verifier=verifier_for(person["login"]),
            phone=person.get("phone", ""),
        )
        added.append(person["login"])
    _put_pads(work, description.staff)
    for cover in description.covers:
        _put_cover(work, cover)
    return tuple(added)


def _put_pads(work: Work, people: Sequence[Entry]) -> None:
    """To which window each rating pad of the file belongs; to none where the file says nothing."""
    named = Staff.login.in_([person["login"] for person in people])
    work.session.execute(update(Staff).where(named).values(pad_window_id=None))
    for pad in (person for person in people if person.get("window")):
        window_id = work.value("SELECT window_id FROM service_window WHERE number = :n", n=pad["window"])
        if window_id is None:
            raise Refused("pad_window_missing", login=pad["login"], window=pad["window"])
        work.session.execute(update(Staff).where(Staff.login == pad["login"]).values(pad_window_id=window_id))


def _put(work: Work, table: Any, values: Mapping[str, Any], key: tuple[str, ...]) -> None:
    statement = upsert(table).values(**values)
    rest = {name: statement.excluded[name] for name in values if name not in key}
    work.session.execute(
        statement.on_conflict_do_update(index_elements=key, set_=rest)
        if rest
        else statement.on_conflict_do_nothing()
    )


def _unit(work: Work, name: str) -> int:
    found = find_unit_id(work, name)
    if found is None:
        raise Refused("unit_unknown", unit=name)
    return found


def _zone(work: Work, name: str) -> int:
    found: int | None = work.value("SELECT zone_id FROM zone WHERE name = :name", name=name)
    if found is None:
        raise Refused("zone_unknown", zone=name)
    return found


def _queue(work: Work, prefix: str) -> int:
    found: int | None = work.value("SELECT queue_id FROM queue WHERE prefix = :prefix", prefix=prefix)
    if found is None:
        raise Refused("queue_unknown", queue=prefix)
    return found


def _items(work: Work, names: Sequence[str], window_id: int | None = None) -> list[int]:
    """Item ids by code, or all of `department:…`, those of the window's queues with `queues`, or all guided ones with
    `all`."""
    found: list[int] = []
    for name in names:
        if name == "all":
            sql = "SELECT DISTINCT item_id FROM service_item_version"
        elif name == "queues":
            sql = """SELECT DISTINCT qi.item_id FROM queue_item qi JOIN window_queue wq USING (queue_id)
                     WHERE wq.window_id = :window"""
        elif name.startswith("department:"):
            name = name.removeprefix("department:")
            sql = "SELECT item_id FROM service_item JOIN org_unit u USING (org_unit_id) WHERE u.name = :name"
        else:
            sql = "SELECT item_id FROM service_item WHERE code = :name"
        ids = [row[0] for row in work.session.execute(text(sql), {"name": name, "window": window_id})]
        if not ids:
            raise Refused("item_unknown", item=name)
        found += ids
    return found


def _put_queue(work: Work, hall_id: int, entry: Entry) -> None:
    _put(
        work,
        Queue,
        {
            "hall_id": hall_id,
            "prefix": entry["prefix"],
            "name": entry["name"],
            "zone_id": _zone(work, entry["zone"]),
            "opens_at": _clock(entry["opens"]) if entry.get("opens") else None,
            "closes_at": _clock(entry["closes"]) if entry.get("closes") else None,
            "usual_minutes": int(entry.get("usual_minutes") or USUAL_MINUTES),
            "waiting_alert": int(entry["waiting_alert"]) if entry.get("waiting_alert") else None,
            "keeps_over_night": entry.get("keeps_over_night") == "true",
        },
        ("hall_id", "prefix"),
    )
    queue_id = _queue(work, entry["prefix"])
    for item_id in _items(work, entry.get("items", [])):
        _put(work, QueueItem, {"queue_id": queue_id, "item_id": item_id}, ("queue_id", "item_id"))


def _put_window(work: Work, hall_id: int, entry: Entry) -> None:
    department = entry.get("department")
    _put(
        work,
        ServiceWindow,
        {
            "hall_id": hall_id,
            "number": str(entry["number"]),
            "zone_id": _zone(work, entry["zone"]),
            "kind": "department" if department else "comprehensive",
            "org_unit_id": _unit(work, department) if department else None,
        },
        ("hall_id", "number"),
    )
    window_id = work.value(
        "SELECT window_id FROM service_window WHERE number = :number", number=str(entry["number"])
    )
    work.session.execute(delete(WindowQueue).where(WindowQueue.window_id == window_id))
    for served in entry.get("queues", []):
        prefix, _, weight = served.partition("*")
        values = {"window_id": window_id, "queue_id": _queue(work, prefix), "weight": int(weight or 1)}
        _put(work, WindowQueue, values, ("window_id", "queue_id"))
    work.session.execute(delete(WindowItem).where(WindowItem.window_id == window_id))
    for item_id in _items(work, entry.get("items", []), window_id):
        _put(work, WindowItem, {"window_id": window_id, "item_id": item_id}, ("window_id", "item_id"))


def _put_cover(work: Work, entry: Entry) -> None:
    a, b = (
        work.value("SELECT staff_id FROM staff WHERE login = :login", login=entry[key]) for key in ("a", "b")
    )
    if a is None or b is None:
        raise Refused("staff_unknown", login=f"{entry['a']}/{entry['b']}")
    starts = dt.date.fromisoformat(str(entry["from"]))
    ends = dt.date.fromisoformat(str(entry["to"]))
    if not work.value(
        "SELECT 1 FROM cover WHERE staff_id = :a AND cover_staff_id = :b AND starts_on = :s",
        a=a,
        b=b,
        s=starts,
    ):
        work.session.add(Cover(staff_id=a, cover_staff_id=b, starts_on=starts, ends_on=ends))
