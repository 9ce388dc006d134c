"""Passwords asked for again after a lost answer: once, and answered as the first time (DESIGN D4)."""

from typing import Any
from uuid import uuid4

import pytest

from counter_app.application import Application
from counter_app.domain.roles import Role
from counter_app.errors import Refused
from counter_app.services import passwords
from tests.database.hall import PASSWORD, Hall, ask

NEW = "Another-2026"


@pytest.fixture
def newcomer(hall: Hall) -> str:
    """A login of this test's own, made by a message that was sent twice."""
    unit = hall.value("SELECT org_unit_id FROM org_unit WHERE name = '区残联'")
    once: dict[str, Any] = {"action_id": uuid4(), "login": "tanghua", "name": "唐华", "org_unit_id": unit}
    added = [
        passwords.add_staff(hall.app("admin"), **once, roles=(Role.CLERK,), password=PASSWORD)
        for _ in range(2)
    ]
    assert added[0] == added[1] == hall.staff_id("tanghua")
    return "tanghua"


def _said(hall: Hall) -> list[str]:
    rows = hall.execute("SELECT action FROM staff_change WHERE login = 'tanghua' ORDER BY seq")
    return [action for (action,) in rows]


def test_one_s_own_password_changed_by_a_message_whose_answer_was_lost(hall: Hall, newcomer: str) -> None:
    once: dict[str, Any] = {"action_id": uuid4(), "old": PASSWORD, "new": NEW}
    passwords.change_own_password(hall.app(newcomer), **once)
    # The program never heard of it: it still connects with the old password.
    unaware = Application.at(hall.url(newcomer))
    try:
        passwords.change_own_password(unaware, **once)
        assert unaware.run(ask, "SELECT has_duty('clerk')")
        assert _said(hall) == ["add", "change_own_password"]
        with pytest.raises(Refused, match="password_wrong"):
            passwords.change_own_password(unaware, action_id=uuid4(), old="guess-2026", new="Third-2026")
    finally:
        unaware.close()


def test_a_password_that_was_reset_twice_by_one_message_is_one_change(hall: Hall, newcomer: str) -> None:
    action_id = uuid4()
    for _ in range(2):
        passwords.reset_password(hall.app("admin"), action_id=action_id, login=newcomer, password=NEW)
    assert _said(hall) == ["add", "set_password"]
