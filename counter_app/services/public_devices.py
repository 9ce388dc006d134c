"""A public screen asks once, when it starts, whether it can ever work: nobody stands beside it to wonder."""

from counter_app.domain.roles import Role
from counter_app.errors import NotFound, Refused
from counter_app.services.public_screens import unknown_window
from counter_app.work import Work


def check_device(work: Work, *, role: Role, zone: str = "", window: str = "") -> None:
    """Raises Refused("not_a_device") unless the login has `role`, NotFound("zone" | "public_window") unless there is
    this zone, this window.

    Without the name of a zone the screen is for the whole hall.
    """
    if not work.value("SELECT has_duty(:role)", role=role.value):
        raise Refused("not_a_device", login=work.value("SELECT session_user::text"), role=role.value)
    zones = work.value("SELECT array_agg(name ORDER BY position) FROM zone") or []
    if zone and zone not in zones:
        raise NotFound("zone", zone=zone, known="、".join(zones))
    if window and not work.value("SELECT 1 FROM window_face WHERE window_number = :window", window=window):
        raise unknown_window(work, window)
