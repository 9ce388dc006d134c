"""Signing in: who is here, for which hall, and which windows are open to them."""

import datetime as dt
from dataclasses import dataclass

from counter_app.domain.roles import DEVICE_ROLES, Role
from counter_app.errors import Unavailable
from counter_app.work import Actor, Work
from db.engine import SCHEMA_REVISION

DESK_ROLES = frozenset({Role.CLERK, Role.CHIEF_REPRESENTATIVE, Role.TOWNSHIP_CLERK})
"""Who works at a window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowChoice:
    """A window that this person may open; `held_by` names whoever has it now.

    `is_own` marks the window that the caller did not leave, as after a crash, and `left_ticket` the number that
    they called there and did not finish; empty for none.
    """

    window_id: int
    number: str
    zone_short_name: str
    kind: str
    department_name: str
    held_by: str
    is_own: bool
    left_ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """The person and the hall. `roles` include those of whoever is covered today (AB角).

    `now` is the database's time at this moment; `simulated` marks a practice database.
    """

    now: dt.datetime
    actor: Actor
    roles: frozenset[Role]
    covers: tuple[str, ...]
    unit_name: str
    unit_kind: str
    hall_name: str
    simulated: bool
    windows: tuple[WindowChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    unit_name: str
    unit_kind: str
    hall_name: str
    simulated: bool


def sign_in(work: Work) -> SignedIn:
    """Everything that the frame shows.

    Raises Refused("not_staff"), or Unavailable("schema_outdated" | "schema_newer") where program and database
    are of different releases.
    """
    check_schema(work)
    actor = work.actor
    roles = frozenset(
        role
        for role in Role
        if role not in DEVICE_ROLES and work.value("SELECT has_duty(:duty)", duty=role.value)
    )
    place = work.row(
        _Place,
        """SELECT u.name AS unit_name, u.kind AS unit_kind, h.name AS hall_name,
                  abs(extract(epoch FROM app_now() - clock_timestamp())) > 60 AS simulated
           FROM org_unit u JOIN hall h USING (hall_id) WHERE u.org_unit_id = :unit""",
        unit=actor.org_unit_id,
    )
    assert place is not None
    covered = work.value(
        """SELECT array_agg(name ORDER BY name) FROM staff
           WHERE staff_id IN (SELECT acting_for()) AND staff_id <> my_staff_id()"""
    )
    return SignedIn(
        now=work.now(),
        actor=actor,
        roles=roles,
        covers=tuple(covered or ()),
        unit_name=place.unit_name,
        unit_kind=place.unit_kind,
        hall_name=place.hall_name,
        simulated=place.simulated,
        windows=windows_open_to(work) if roles & DESK_ROLES else (),
    )


def windows_open_to(work: Work) -> tuple[WindowChoice, ...]:
    """The windows of the caller's own department and the comprehensive ones: the one that they did not leave
    first, the others in the order of the hall."""
    return work.rows(
        WindowChoice,
        """SELECT w.window_id, w.number, z.short_name AS zone_short_name, w.kind,
                  coalesce(u.name, '') AS department_name, coalesce(st.name, '') AS held_by,
                  coalesce(coalesce(s.staff_id, t.served_by) = my_staff_id(), false) AS is_own,
                  CASE WHEN coalesce(s.staff_id, t.served_by) = t.served_by
                       THEN ticket_label(t.prefix, t.number) ELSE '' END AS left_ticket
           FROM service_window w JOIN zone z USING (zone_id)
           LEFT JOIN org_unit u ON u.org_unit_id = w.org_unit_id
           LEFT JOIN window_session s ON s.window_id = w.window_id AND s.closed_at IS NULL
           LEFT JOIN staff st ON st.staff_id = s.staff_id
           LEFT JOIN ticket t ON t.window_id = w.window_id AND t.status IN ('called', 'serving')
                             AND t.served_by = my_staff_id() AND t.last_called_at >= (SELECT day_start())
           WHERE w.org_unit_id IS NULL OR w.org_unit_id = ANY (my_unit_ids())
           ORDER BY is_own DESC, z.position, w.number""",
    )


def check_schema(work: Work) -> None:
    """Raise Unavailable unless the database is of this program's release."""
    installed = work.value("SELECT version_num FROM alembic_version")
    if installed < SCHEMA_REVISION:
        raise Unavailable("schema_outdated", installed=installed, needed=SCHEMA_REVISION)
    if installed > SCHEMA_REVISION:
        raise Unavailable("schema_newer", installed=installed, needed=SCHEMA_REVISION)
