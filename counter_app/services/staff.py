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
from counter_app.errors import Refused
from counter_app.services.typed import typed
from counter_app.work import Work

# The lines of one mandate begin together: those of the one that stands today, else of the next one.
_STANDING = """SELECT m.mandate_id FROM mandate m JOIN staff s USING (staff_id)
    WHERE s.login = :login AND coalesce(m.ends_on, today()) >= today()
      AND m.starts_on = (SELECT min(n.starts_on) FROM mandate n
                         WHERE n.staff_id = m.staff_id AND coalesce(n.ends_on, today()) >= today())"""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """`acting` acts for `absent` (logins) from the first to the last day, both included."""

    cover_id: int
    absent: str
    absent_name: str
    acting: str
    acting_name: str
    starts_on: dt.date
    ends_on: dt.date
    is_in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverBook:
    """Who acts for whom today or later, the earliest first; `today` is the hall's."""

    today: dt.date
    covers: tuple[Cover, ...]


def cover_book(work: Work) -> CoverBook:
    """Those in force today and those to come."""
    found = work.rows(
        Cover,
        """SELECT c.cover_id, a.login AS absent, a.name AS absent_name, b.login AS acting, b.name AS acting_name,
                  c.starts_on, c.ends_on, c.starts_on <= today() AS is_in_force
           FROM cover c JOIN staff a USING (staff_id) JOIN staff b ON b.staff_id = c.cover_staff_id
           WHERE c.ends_on >= today() ORDER BY c.starts_on, a.name, b.name, c.cover_id""",
    )
    return CoverBook(today=work.today(), covers=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateItem:
    """An item that this representative may be entrusted with. `search_text` is lower case: name, code, pinyin.

    `entrusted` tells whether the mandate that stands now, or the next one, names it.
    """

    item_id: int
    name: str
    code: str
    search_text: str
    entrusted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """What a chief representative may sign. `is_whole`: every item of the unit, whatever is `entrusted`.

    `starts_on` is None where nothing is entrusted; `ends_on` is the last day, None until it is withdrawn.
    """

    items: tuple[MandateItem, ...]
    is_whole: bool
    starts_on: dt.date | None
    ends_on: dt.date | None
    today: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class _MandateHead:
    is_whole: bool
    starts_on: dt.date | None
    ends_on: dt.date | None
    today: dt.date


def mandate_of(work: Work, *, login: str) -> Mandate:
    """The mandate of today, else the next one, and what could be entrusted: the unit's items and those below it.

    Raises Refused("staff_unknown").
    """
    if not work.value("SELECT EXISTS (SELECT FROM staff WHERE login = :login)", login=login):
        raise Refused("staff_unknown", login=login)
    head = work.row(
        _MandateHead,
        f"""SELECT coalesce(bool_or(item_id IS NULL), false) AS is_whole, min(starts_on) AS starts_on,
                   max(ends_on) AS ends_on, today() AS today
            FROM mandate WHERE mandate_id IN ({_STANDING})""",
        login=login,
    )
    assert head is not None  # an aggregate always answers
    items = work.rows(
        MandateItem,
        f"""WITH RECURSIVE below AS (
                SELECT org_unit_id FROM staff WHERE login = :login
                UNION SELECT u.org_unit_id FROM org_unit u JOIN below b ON u.parent_id = b.org_unit_id)
            SELECT i.item_id, i.name, i.code,
                   lower(concat_ws(' ', i.name, i.code, i.initials, i.pinyin)) AS search_text,
                   EXISTS (SELECT FROM mandate e WHERE e.item_id = i.item_id AND e.mandate_id IN ({_STANDING}))
                       AS entrusted
            FROM service_item i JOIN below USING (org_unit_id)
            WHERE i.lifecycle = 'active' ORDER BY i.name, i.item_id""",
        login=login,
    )
    return Mandate(
        items=items,
        is_whole=head.is_whole,
        starts_on=head.starts_on,
        ends_on=head.ends_on,
        today=head.today,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChange:
    """Who changed what about a login. `other` is the login that is covered; `item_count` None for the whole unit."""

    action_id: uuid.UUID
    at: dt.datetime
    action: str
    login: str
    name: str
    actor_name: str
    roles: tuple[str, ...]
    before: tuple[str, ...]
    other_name: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    item_count: int | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", tuple(self.roles))
        object.__setattr__(self, "before", tuple(self.before))


def staff_changes(work: Work, *, limit: int = 50) -> tuple[StaffChange, ...]:
    """The newest first. What the database's owner did bears the owner's login."""
    return work.rows(
        StaffChange,
        """SELECT c.action_id, c.at, c.action, c.login, coalesce(s.name, c.login) AS name,
                  coalesce(a.name, c.actor) AS actor_name,
                  ARRAY(SELECT jsonb_array_elements_text(coalesce(c.payload -> 'roles', '[]'))) AS roles,
                  ARRAY(SELECT jsonb_array_elements_text(coalesce(c.payload -> 'before', '[]'))) AS before,
                  coalesce(o.name, c.payload ->> 'for', '') AS other_name,
                  CAST(c.payload ->> 'starts_on' AS date) AS starts_on,
                  CAST(c.payload ->> 'ends_on' AS date) AS ends_on,
                  CASE WHEN jsonb_typeof(c.payload -> 'items') = 'array'
                       THEN jsonb_array_length(c.payload -> 'items') END AS item_count
           FROM staff_change c LEFT JOIN staff s ON s.login = c.login LEFT JOIN staff a ON a.login = c.actor
           LEFT JOIN staff o ON o.login = c.payload ->> 'for'
           ORDER BY c.at DESC, c.seq DESC, c.action_id LIMIT :limit""",
        limit=limit,
    )
