"""The log is the truth: nothing in it can be changed. A change by force is found: see test_log_check.py."""

import datetime as dt

import psycopg
import pytest

from tests.database.hall import Hall

LOGS = {"case_action": "case_id", "ticket_action": "ticket_id"}


@pytest.mark.parametrize("log", LOGS)
@pytest.mark.parametrize(
    "change", ["UPDATE {} SET payload = '{{}}'", "DELETE FROM {}", "TRUNCATE {}", "UPDATE {} SET actor = 'x'"]
)
def test_nobody_changes_what_was_recorded(quiet_hall: Hall, log: str, change: str) -> None:
    statement = change.format(log)
    for login in ("zhoumin", "xujun", "chenli", "admin", "kiosk1"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            quiet_hall.execute(statement, login=login)
    with pytest.raises(psycopg.Error, match="log_is_append_only"):
        quiet_hall.execute(statement)


def test_a_client_states_neither_time_nor_name_nor_number(quiet_hall: Hall) -> None:
    for column in ("at", "actor", "staff_id", "seq", "hash", "prev_hash", "to_status", "from_status"):
        for log, subject in LOGS.items():
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                quiet_hall.execute(
                    f"INSERT INTO {log} (action_id, {subject}, action, {column}) "
                    f"VALUES (gen_random_uuid(), gen_random_uuid(), 'issue', NULL)",
                    login="zhoumin",
                )


def test_actions_bear_the_login_and_the_time_of_the_database(hall: Hall) -> None:
    case_id = hall.accept().case.head.case_id
    rows = hall.execute("SELECT actor, staff_id, at - app_now() FROM case_action WHERE case_id = %s", case_id)
    assert {(actor, staff_id) for actor, staff_id, _ in rows} == {("zhoumin", hall.staff_id("zhoumin"))}
    assert all(abs(behind) < dt.timedelta(seconds=60) for *_, behind in rows)
