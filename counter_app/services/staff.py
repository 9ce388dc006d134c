"""Members of staff and public screens: login roles of the database, made by the centre admin."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.roles import Role
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
    login: str,
    name: str,
    org_unit_id: int,
    roles: Sequence[Role],
    verifier: str,
    phone: str = "",
) -> int:
    """Make a login. Raises Refused("login_taken" | "login_invalid" | "role_unknown" | "not_your_duty")."""
    staff_id: int = work.value(
        "SELECT add_staff(:login, :name, :unit, :roles, :verifier, :phone)",
        login=login,
        name=name,
        unit=org_unit_id,
        roles=[role.value for role in roles],
        verifier=verifier,
        phone=phone,
    )
    return staff_id


def reset_password(work: Work, *, login: str, verifier: str) -> None:
    """Set a new password. Raises Refused("staff_unknown" | "not_your_duty")."""
    work.value("SELECT set_password(:login, :verifier)", login=login, verifier=verifier)


def set_staff_active(work: Work, *, login: str, active: bool) -> None:
    """Open or close a login; what the person did stays on record."""
    work.value("SELECT set_staff_active(:login, :active)", login=login, active=active)
