"""What the centre admin means to entrust: values between forms, presenters and services."""

import datetime as dt
from dataclasses import dataclass

from counter_app.domain.roles import Role
from counter_app.services.staff import StaffMember


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDuties:
    """Exactly these duties for this member."""

    member: StaffMember
    roles: tuple[Role, ...]

    @property
    def given(self) -> tuple[Role, ...]:
        return tuple(role for role in self.roles if role not in self.member.roles)

    @property
    def taken(self) -> tuple[Role, ...]:
        return tuple(role for role in self.member.roles if role not in self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMandate:
    """`item_ids` None for every item of the unit, empty for none; `ends_on` None until it is withdrawn."""

    member: StaffMember
    item_ids: tuple[int, ...] | None
    starts_on: dt.date
    ends_on: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCover:
    """`acting` acts for `absent` (logins) from the first to the last day."""

    absent: str
    acting: str
    starts_on: dt.date
    ends_on: dt.date
