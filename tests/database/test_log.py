"""The log is the truth: nothing in it can be changed, and a change by force is found."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest

from counter_app.domain.cases import CaseAction
from counter_app.domain.tickets import TicketAction
from tests.database.attempts import say
from tests.database.hall import Hall

LOGS = {"case_action": "case_id", "ticket_action": "ticket_id"}
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


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


def test_the_chain_of_a_case_and_of_a_ticket_is_recomputed_outside(hall: Hall) -> None:
    ticket_id = hall.serve().ticket_id
    hall.act(ticket_id, TicketAction.PARK, reason="取材料“原件”")
    case_id = hall.accept().case.head.case_id
    say(hall, "zhoumin", case_id, CaseAction.REVIEW)
    for log, subject_id, length in (("case_action", case_id, 3), ("ticket_action", ticket_id, 4)):
        stored = [bytes(row[0]) for row in _stored(hall, log, subject_id)]
        assert len(stored) == length
        assert list(_recomputed(hall, log, subject_id)) == stored
    head = hall.value("SELECT head_hash FROM service_case WHERE case_id = %s", case_id)
    assert bytes(head) == bytes(_stored(hall, "case_action", case_id)[-1][0])


def test_a_payload_that_was_changed_by_force_is_found(hall: Hall) -> None:
    case_id = hall.accept().case.head.case_id
    hall.execute("ALTER TABLE case_action DISABLE TRIGGER USER")
    hall.execute(
        """UPDATE case_action SET payload = payload || '{"reason": "另有原因"}'
           WHERE case_id = %s AND action = 'receive'""",
        case_id,
    )
    stored = [bytes(row[0]) for row in _stored(hall, "case_action", case_id)]
    # The first link breaks, and with it every later one: each is computed over the one before.
    assert all(
        ours != theirs for ours, theirs in zip(_recomputed(hall, "case_action", case_id), stored, strict=True)
    )


def _stored(hall: Hall, log: str, subject_id: UUID) -> list[tuple[bytes]]:
    return hall.execute(f"SELECT hash FROM {log} WHERE {LOGS[log]} = %s ORDER BY seq", subject_id)


def _recomputed(hall: Hall, log: str, subject_id: UUID) -> Iterator[bytes]:
    """What `link_hash` in db/sql computes, told in Python from the rows alone."""
    rows = hall.execute(
        f"""SELECT action_id, {LOGS[log]}, seq, action, coalesce(from_status, ''), to_status, actor, at, payload::text
            FROM {log} WHERE {LOGS[log]} = %s ORDER BY seq""",
        subject_id,
    )
    previous = b""
    for action_id, subject, seq, action, from_status, to_status, actor, at, payload in rows:
        microseconds = (at - EPOCH) // dt.timedelta(microseconds=1)
        fields = (
            *(previous.hex(), action_id, subject, seq, action, from_status),
            *(to_status, actor, microseconds, payload),
        )
        previous = hashlib.sha256("\x1f".join(map(str, fields)).encode()).digest()
        yield previous
