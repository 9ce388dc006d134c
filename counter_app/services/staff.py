"""Members of staff and public screens: login roles of the database, made by the centre admin.

Every function that writes takes an action id; with the same id again it changes nothing and answers as the first
time (DESIGN D4). The database checks who may do it and to whom, and leaves a line in `staff_change`.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.roles import Role
from counter_app.domain.text_kinds import TextKind
from counter_app.services.typed import typed
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """One login. `verifier` in the functions below is SCRAM's; the password itself never travels."""

    staff_id: int
    login: str
    name: str
    unit_name: str
    roles: tuple[Role, ...]
    is_active: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", tuple(Role(role) for role in self.roles))


def staff_list(work: Work) -> tuple[StaffMember, ...]:
    """Everybody, active first."""
    return work.rows(
        StaffMember,
        """SELECT s.staff_id, s.login, s.name, u.name AS unit_name, s.roles, s.is_active
           FROM staff s JOIN org_unit u USING (org_unit_id) ORDER BY s.is_active DESC, u.name, s.login""",
    )


def add_staff(
    work: Work,
    *,
    action_id: uuid.UUID,
    login: str,
    name: str,
    org_unit_id: int,
    roles: Sequence[Role],
    verifier: str,
    phone: str = "",
) -> int:
    """Make a login.

    A person must change the password at the first sign-in (not those that the owner makes in a practice hall).
    Raises Refused("login_taken" | "login_invalid" | "role_unknown" | "unit_unknown" |
    "not_your_duty" | "beyond_your_list").
    """
    staff_id: int = work.value(
        "SELECT add_staff(:action_id, :login, :name, :unit, :roles, :verifier, :phone)",
        action_id=action_id,
        login=login,
        name=typed(TextKind.NAME, name),
        unit=org_unit_id,
        roles=[role.value for role in roles],
        verifier=verifier,
        phone=typed(TextKind.LINE, phone),
    )
    return staff_id


def set_staff_roles(work: Work, *, action_id: uuid.UUID, login: str, roles: Sequence[Role]) -> None:
    """Give a login exactly these duties.

    Raises Refused("not_your_duty" | "beyond_your_list" | "not_for_oneself" | "staff_unknown" | "role_unknown").
    """
    work.value(
        "SELECT set_staff_roles(:action_id, :login, :roles)",
        action_id=action_id,
        login=login,
        roles=[role.value for role in roles],
    )


def reset_password(work: Work, *, action_id: uuid.UUID, login: str, verifier: str) -> None:
    """Set a password for one sign-in. Raises Refused("staff_unknown" | "not_your_duty" | "beyond_your_list")."""
    work.value(
        "SELECT set_password(:action_id, :login, :verifier)",
        action_id=action_id,
        login=login,
        verifier=verifier,
    )


def set_staff_active(work: Work, *, action_id: uuid.UUID, login: str, active: bool) -> None:
    """Open or close a login; what the person did stays on record. Nobody closes the own login."""
    work.value(
        "SELECT set_staff_active(:action_id, :login, :active)",
        action_id=action_id,
        login=login,
        active=active,
    )


def set_cover(
    work: Work, *, action_id: uuid.UUID, absent: str, acting: str, starts_on: dt.date, ends_on: dt.date
) -> None:
    """AB角: `acting` acts for `absent` (logins) from the first to the last day, both included.

    With the same start again it gets another end; an end before today ends it now. Raises
    Refused("date_in_past" | "period_invalid" | "not_for_oneself" | "not_your_duty" | "beyond_your_list").
    """
    work.value(
        "SELECT set_cover(:action_id, :absent, :acting, :starts, :ends)",
        action_id=action_id,
        absent=absent,
        acting=acting,
        starts=starts_on,
        ends=ends_on,
    )


def set_mandate(
    work: Work,
    *,
    action_id: uuid.UUID,
    login: str,
    item_ids: Sequence[int] | None,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
) -> None:
    """首席事务代表授权书: from `starts_on` the representative signs for exactly these items.

    None for all items of the unit, an empty sequence for none. Raises Refused("not_a_representative" |
    "item_of_other_department" | "date_in_past" | "period_invalid" | "not_your_duty" | "beyond_your_list").
    """
    work.value(
        "SELECT set_mandate(:action_id, :login, :items, :starts, :ends)",
        action_id=action_id,
        login=login,
        items=None if item_ids is None else list(item_ids),
        starts=starts_on,
        ends=ends_on,
    )
