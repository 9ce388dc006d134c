"""Departments, townships and villages of the hall."""

import re
from dataclasses import dataclass

from counter_app.errors import Refused
from counter_app.work import Work
from db.models import OrgUnit

_ORDINARY = re.compile(r"^(区|县|市|州)?(.+?)(管理局|委员会|局|委|办公室|办|中心|大队|公司)?$")


def short_name_of(name: str) -> str:
    """The two characters by which a document number names a unit: 区市场监管局 → 市场."""
    match = _ORDINARY.match(name)
    return (match.group(2) if match else name)[:2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A department, township or village, to choose from."""

    org_unit_id: int
    name: str
    kind: str


def units_of_hall(work: Work) -> tuple[Unit, ...]:
    """Every unit, in the order in which the hall was set up."""
    return work.rows(Unit, "SELECT org_unit_id, name, kind FROM org_unit ORDER BY org_unit_id")


def find_unit_id(work: Work, name: str) -> int | None:
    """The unit of this name, or None."""
    found: int | None = work.value("SELECT org_unit_id FROM org_unit WHERE name = :name", name=name)
    return found


def get_unit_id(work: Work, name: str, outside_code: str = "") -> int:
    """The unit of this name; a department that is not known yet is made."""
    found = find_unit_id(work, name)
    return found if found is not None else add_unit(work, name=name, outside_code=outside_code)


def add_unit(
    work: Work,
    *,
    name: str,
    kind: str = "department",
    parent_id: int | None = None,
    short_name: str = "",
    outside_code: str = "",
    phone: str = "",
    review_body: str = "",
    court: str = "",
) -> int:
    """Add a unit with the next free point code. Raises Refused("points_exhausted") beyond 999 units."""
    taken = work.value("SELECT coalesce(max(point_code::integer), 0) FROM org_unit")
    if taken >= 999:
        raise Refused("points_exhausted")
    unit = OrgUnit(
        hall_id=work.value("SELECT min(hall_id) FROM hall"),
        parent_id=parent_id,
        kind=kind,
        name=name,
        short_name=short_name or short_name_of(name),
        point_code=f"{taken + 1:03d}",
        outside_code=outside_code or None,
        phone=phone,
        review_body=review_body,
        court=court,
    )
    work.session.add(unit)
    work.session.flush()  # its generated key is the answer
    return unit.org_unit_id
