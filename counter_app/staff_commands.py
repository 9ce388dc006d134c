"""What the commands do that give duties, cover and mandates; each answers with the line to print."""

import datetime as dt
from collections.abc import Sequence
from uuid import uuid4

from counter_app.errors import Refused
from counter_app.services import staff as staff_service
from counter_app.setup_commands import duties_of, owner_of


def set_roles(database: str, login: str, roles: Sequence[str]) -> str:
    """Give a login exactly these duties."""
    duties = duties_of(roles)
    with owner_of(database) as application:
        application.run(staff_service.set_staff_roles, action_id=uuid4(), login=login, roles=duties)
    return f"账号 {login} 的岗位现为：{'、'.join(duties)}。"


def set_cover(database: str, absent: str, acting: str, first: str, last: str) -> str:
    """`acting` acts for `absent` from the first to the last day; an end before today ends it now."""
    starts_on, ends_on = _date(first), _date(last)
    with owner_of(database) as application:
        application.run(
            staff_service.set_cover,
            action_id=uuid4(),
            absent=absent,
            acting=acting,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        is_over = ends_on < application.run(lambda work: work.today())
    if is_over:
        return f"{acting} 不再代 {absent} 办理。"
    return f"{starts_on} 至 {ends_on}，{acting} 代 {absent} 办理，首尾两天都算。"


def set_mandate(database: str, login: str, codes: str, until: str, *, whole: bool) -> str:
    """From today on the representative signs for these items only, or for all of the unit."""
    wanted = [code.strip() for code in codes.replace("，", ",").split(",") if code.strip()]
    if bool(wanted) == whole:
        raise Refused("mandate_unclear")
    ends_on = _date(until) if until else None
    with owner_of(database) as application:
        known = application.run(staff_service.mandate_of, login=login)
        item_ids = None if whole else _item_ids(known, wanted)
        application.run(
            staff_service.set_mandate,
            action_id=uuid4(),
            login=login,
            item_ids=item_ids,
            starts_on=known.today,
            ends_on=ends_on,
        )
    scope = "本单位全部事项" if item_ids is None else f" {len(item_ids)} 项"
    return f"{login} 自 {known.today} 起可签批{scope}，{f'至 {ends_on} 止' if ends_on else '长期有效'}。"


def _item_ids(known: staff_service.Mandate, codes: Sequence[str]) -> list[int]:
    """A code that several items of the unit bear stands for all of them."""
    for code in codes:
        if all(item.code != code for item in known.items):
            raise Refused("item_code_unknown", item=code)
    return [item.item_id for item in known.items if item.code in codes]


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise Refused("date_invalid", given=text) from error
