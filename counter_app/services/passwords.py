"""Passwords: the server keeps verifiers, which are computed here; a password itself never travels (DESIGN D2).

These are no use cases: they need the connection itself, to try a password and to go on with a new one.
"""

import re

from counter_app.application import Application, answered
from counter_app.domain.roles import Role
from counter_app.errors import Refused
from counter_app.services import staff
from counter_app.work import Work
from db.engine import make_engine, scram_verifier

MINIMUM_LENGTH = 8
_VERIFIER = re.compile(r"SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+")


def change_own_password(application: Application, *, old: str, new: str) -> None:
    """Change the password of whoever is signed in, and go on with it.

    Raises Refused("password_wrong" | "password_too_short"). The server would not ask for the old one; it is
    tried by a connection of its own, so that an unattended desk cannot be taken over.
    """
    login = application.engine.url.username or ""
    _try(application, old)
    verifier = _verifier(application, login, new)
    application.run(_set_own_password, verifier=verifier)
    application.go_on_with_password(new)


def add_staff(
    application: Application,
    *,
    login: str,
    name: str,
    org_unit_id: int,
    roles: tuple[Role, ...],
    password: str,
) -> int:
    """Make a login with its first password; refuses as `services.staff.add_staff` does."""
    verifier = _verifier(application, login, password)
    return application.run(
        staff.add_staff, login=login, name=name, org_unit_id=org_unit_id, roles=roles, verifier=verifier
    )


def reset_password(application: Application, *, login: str, password: str) -> None:
    """Give a login a new password. Raises Refused("password_too_short" | "staff_unknown" | "not_your_duty")."""
    application.run(staff.reset_password, login=login, verifier=_verifier(application, login, password))


def _verifier(application: Application, login: str, password: str) -> str:
    if len(password) < MINIMUM_LENGTH:
        raise Refused("password_too_short", minimum=MINIMUM_LENGTH)
    with answered():
        return scram_verifier(application.engine, login, password)


def _try(application: Application, password: str) -> None:
    probe = make_engine(application.engine.url.set(password=password), pool_size=1)
    try:
        with answered(), probe.connect():
            pass
    except Refused as refusal:
        raise Refused("password_wrong") from refusal
    finally:
        probe.dispose()


def _set_own_password(work: Work, *, verifier: str) -> None:
    """ALTER ROLE takes no parameters; the verifier's alphabet holds nothing that could end the literal."""
    if not _VERIFIER.fullmatch(verifier):
        raise Refused("verifier_invalid")
    work.session.connection().exec_driver_sql(f"ALTER ROLE CURRENT_USER PASSWORD '{verifier}'")
