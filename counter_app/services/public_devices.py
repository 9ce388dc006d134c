"""A public screen asks once, when it starts, whether it can ever work: nobody stands beside it to wonder."""

from counter_app.domain.roles import Role
from counter_app.errors import NotFound, Refused
from counter_app.work import Work


def check_device(work: Work, *, role: Role, zone: str = "") -> None:
    """Raises Refused("not_a_device") unless the login has `role`, NotFound("zone") unless there is this zone.

    Without the name of a zone the screen is for the whole hall.
    """
    if not work.value("SELECT has_duty(:role)", role=role.value):
        raise Refused("not_a_device", login=work.value("SELECT session_user::text"), role=role.value)
    zones = work.value("SELECT array_agg(name ORDER BY position) FROM zone") or []
    if zone and zone not in zones:
        raise NotFound("zone", zone=zone, known="、".join(zones))
