"""Passwords: the server keeps verifiers, which are computed here; a password itself never travels (DESIGN D2).

These are no use cases: they need the connection itself, to try a password and to go on with a new one. Like use
cases they take an action id, and with the same id again they answer as the first time (DESIGN D4).
"""

import uuid

from counter_app.application import Application, answered
from counter_app.domain.new_passwords import MINIMUM_LENGTH, password_fault
from counter_app.domain.roles import Role
from counter_app.domain.text_kinds import TextKind
from counter_app.errors import Refused
from counter_app.services import staff
from counter_app.services.typed import typed
from counter_app.work import Work
from db.engine import make_engine, scram_verifier


def change_own_password(application: Application, *, action_id: uuid.UUID, old: str, new: str) -> None:
    """Change the password of whoever is signed in, and go on with it.

    Raises Refused("password_wrong" | "password_unchanged" | a `PasswordFault`). The server would not ask for the
    old one; it is tried by a connection of its own, so that an unattended desk cannot be taken over. After
    a lost answer it may be the new one that opens already: then only the answer was missing.
    """
    if new == old:
        raise Refused("password_unchanged")
    login = application.login
    if not _opens(application, old):
        if not _opens(application, new):
            raise Refused("password_wrong")
        application.go_on_with_password(new)
    verifier = _verifier(application, login, new)
    application.run(_set_own_password, action_id=action_id, verifier=verifier)
    application.go_on_with_password(new)


def add_staff(
    application: Application,
    *,
    action_id: uuid.UUID,
    login: str,
    name: str,
    org_unit_id: int,
    roles: tuple[Role, ...],
    password: str,
) -> int:
    """Make a login with its first password; refuses as `services.staff.add_staff` does."""
    verifier = _verifier(application, login, password)
    return application.run(
        staff.add_staff,
        action_id=action_id,
        login=login,
        name=name,
        org_unit_id=org_unit_id,
        roles=roles,
        verifier=verifier,
    )


def reset_password(application: Application, *, action_id: uuid.UUID, login: str, password: str) -> None:
    """Give a login a new password. Raises Refused("staff_unknown" | "not_your_duty" | a `PasswordFault`)."""
    verifier = _verifier(application, login, password)
    application.run(staff.reset_password, action_id=action_id, login=login, verifier=verifier)


def new_password(login: str, password: str) -> tuple[str, str]:
    """Both as they are recorded. Raises Refused with the code of a `PasswordFault`, and what `typed` raises."""
    # libpq would end the password at a NUL and make a verifier for what stands before it.
    login, password = typed(TextKind.LINE, login), typed(TextKind.SECRET, password)
    if fault := password_fault(login, password):
        raise Refused(fault.value, minimum=MINIMUM_LENGTH)
    return login, password


def has_first_password(work: Work) -> bool:
    """Whether whoever is connected still has the password that somebody else chose, with which nothing can be done."""
    if work.value("SELECT to_regclass('staff')") is None:  # no hall was set up here yet
        return False
    return bool(work.value("SELECT must_change_password FROM staff WHERE login = session_user"))


def _verifier(application: Application, login: str, password: str) -> str:
    login, password = new_password(login, password)
    with answered():
        return scram_verifier(application.engine, login, password)


def _opens(application: Application, password: str) -> bool:
    url = application.engine.url.set(password=typed(TextKind.SECRET, password))
    probe = make_engine(url, pool_size=1)
    try:
        with answered(), probe.connect():
            return True
    except Refused:
        return False
    finally:
        probe.dispose()


def _set_own_password(work: Work, *, action_id: uuid.UUID, verifier: str) -> None:
    work.value("SELECT change_own_password(:action_id, :verifier)", action_id=action_id, verifier=verifier)
