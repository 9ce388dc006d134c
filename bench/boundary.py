"""What the trust boundary costs: a clerk's step through triggers, policies and chain, and the same step as the owner.

The owner's side is what a program would write that trusts its clients: the same rows into tables of the same
columns and indexes, after the same lock and the same look at the checklist, with the same notice to the screens;
without rights, transitions, chain and foreign keys. The driver alone on both sides, so that nothing but the server
differs.
"""

import uuid
from collections.abc import Iterable, Iterator
from itertools import count as counting
from typing import Any

import psycopg

from bench.call_next import call_by, prepared, visitor_leaves
from bench.callers import FLOOR, MEASURED, Client, Ways, compare
from bench.figures import Figure, Options
from bench.hall import bench_hall, connect
from counter_app.demo.hall import POSTS, DemoHall

GOAL = 0.5
CLIENTS = (1, 4)
ITEM = "MED-RESIDENT"
_CASES = """
    INSERT INTO applicant (applicant_id, kind, name, id_kind, id_number, id_check)
    VALUES (gen_random_uuid(), 'person', '李国强', '居民身份证', '11010519491231002X', 'passed');
    -- Received cases with complete material, as many at each window as are accepted there.
    WITH version AS (
        SELECT v.item_version_id, i.org_unit_id, i.hall_id FROM service_item_version v JOIN service_item i
        USING (item_id) WHERE i.code = %(item)s ORDER BY v.version DESC LIMIT 1
    ), made AS (
        INSERT INTO service_case (case_id, hall_id, service_code, item_version_id, org_unit_id, applicant_id,
            window_id, clerk_id, status, received_at, complete_at, acceptance_due_on, action_count)
        SELECT gen_random_uuid(), v.hall_id, 'bench-' || s.window_id || '-' || n, v.item_version_id, v.org_unit_id,
            (SELECT applicant_id FROM applicant ORDER BY applicant_id LIMIT 1), s.window_id, s.staff_id,
            'received', app_now(), app_now(), today(), 1
        FROM version v, window_session s, generate_series(1, %(cases)s) n WHERE s.closed_at IS NULL
        RETURNING case_id, item_version_id
    )
    INSERT INTO case_material (case_id, position, name, necessity, form, note, on_site_check, original_required,
        copies_required, original_received, copies_received, verdict)
    SELECT m.case_id, r.position, r.name, r.necessity, r.form, r.note, r.on_site_check, r.original_count,
        r.copy_count, r.original_count, r.copy_count, 'ok'
    FROM made m JOIN material_requirement r USING (item_version_id);
"""
CALL_TABLES = ("ticket", "ticket_action")
_CASE_TABLES = ("service_case", "case_material", "case_action")
BARE_CALL = """
    WITH next AS (
        SELECT ticket_id, status, action_count FROM bare_ticket
        WHERE status = 'waiting' AND business_day = %(day)s AND reserved_window_id IS NULL AND queue_id = %(line)s
        ORDER BY turn_at, prefix, number FOR UPDATE SKIP LOCKED LIMIT 1
    ), called AS (
        UPDATE bare_ticket t SET status = 'called', window_id = %(window)s, called_at = clock_timestamp(),
            last_called_at = clock_timestamp(), recall_count = 0, action_count = t.action_count + 1
        FROM next WHERE t.ticket_id = next.ticket_id
        RETURNING t.ticket_id, next.status AS from_status, t.status, t.action_count
    ), told AS (
        INSERT INTO bare_ticket_action (action_id, ticket_id, action, window_id, seq, from_status, to_status, actor, at,
            hash)
        SELECT %(action)s, ticket_id, 'call', %(window)s, action_count, from_status, status, session_user,
            clock_timestamp(), sha256('') FROM called RETURNING ticket_id, action, window_id
    )
    SELECT ticket_id, pg_notify('counter', json_build_object(
        'topic', 'queue', 'id', ticket_id, 'action', action, 'window_id', window_id)::text) FROM told
"""
_BARE_ACCEPT = """
    WITH mine AS (
        SELECT * FROM bare_service_case WHERE case_id = %(case)s AND status = 'received' FOR UPDATE
    ), accepted AS (
        UPDATE bare_service_case c SET status = 'accepted', accepted_at = clock_timestamp(),
            accepted_by = mine.clerk_id, action_count = c.action_count + 1, xact_id = pg_current_xact_id(),
            promised_due_on = (SELECT d.day FROM calendar_day d WHERE d.is_working AND d.ordinal = 5 + (
                SELECT t.ordinal FROM calendar_day t WHERE t.day = %(day)s)),
            statutory_due_on = (SELECT d.day FROM calendar_day d WHERE d.is_working AND d.ordinal = 20 + (
                SELECT t.ordinal FROM calendar_day t WHERE t.day = %(day)s))
        FROM mine WHERE c.case_id = mine.case_id AND NOT EXISTS (
            SELECT FROM bare_case_material m WHERE m.case_id = mine.case_id AND (m.verdict <> 'ok'
                OR m.original_received < m.original_required OR m.copies_received < m.copies_required))
        RETURNING c.case_id, mine.status AS from_status, c.status, c.action_count
    ), told AS (
        INSERT INTO bare_case_action (action_id, case_id, action, seq, from_status, to_status, actor, at, hash)
        SELECT %(action)s, case_id, 'accept', action_count, from_status, status, session_user, clock_timestamp(),
            sha256('') FROM accepted RETURNING case_id
    )
    SELECT case_id, pg_notify('counter', '{"topic": "case"}') FROM told
"""


def calling(client: Client) -> Ways:
    """The function that a window calls, and the same step of the owner."""
    owner, clerk = connect(client.owner_url), connect(client.login_url)

    def call() -> uuid.UUID:
        return _one(clerk.execute("SELECT call_next(%s, %s)", [uuid.uuid4(), client.window_id], prepare=True))

    return Ways(
        ways={FLOOR: call_by(BARE_CALL, owner, client), MEASURED: call},
        afterwards=visitor_leaves(owner, b"bare_ticket"),
        close=lambda: _close(owner, clerk),
    )


def accepting(client: Client) -> Ways:
    """The action that a window says, and the same step of the owner."""
    owner, clerk = connect(client.owner_url), connect(client.login_url)
    day = owner.execute("SELECT today()").fetchall()[0][0]
    waiting = [
        row[0]
        for row in owner.execute(
            "SELECT case_id FROM bare_service_case WHERE window_id = %s AND status = 'received' ORDER BY case_id",
            [client.window_id],
        )
    ]
    turn = {FLOOR: counting(), MEASURED: counting()}

    def bare() -> uuid.UUID:
        facts = {"case": waiting[next(turn[FLOOR])], "action": uuid.uuid4(), "day": day}
        return _one(owner.execute(_BARE_ACCEPT, facts, prepare=True))

    def accept() -> uuid.UUID:
        case_id: uuid.UUID = waiting[next(turn[MEASURED])]
        done = clerk.execute(
            "INSERT INTO case_action (action_id, case_id, action) VALUES (%s, %s, 'accept')",
            [uuid.uuid4(), case_id],
            prepare=True,
        )
        assert done.rowcount == 1
        return case_id

    return Ways(
        ways={FLOOR: bare, MEASURED: accept},
        afterwards=lambda _way, _id: None,
        close=lambda: _close(owner, clerk),
    )


def _one(cursor: psycopg.Cursor[Any]) -> uuid.UUID:
    found: uuid.UUID = cursor.fetchall()[0][0]
    return found


def _close(*connections: psycopg.Connection[Any]) -> None:
    for connection in connections:
        connection.close()


def measure(options: Options) -> Iterator[Figure]:
    """With each commit safe on the disk, as a hall runs it, and then what the server alone takes."""
    with bench_hall() as hall:
        hall.open_windows(POSTS)
        with connect(hall.place.owner_url()) as owner:
            owner.execute(prepared())
            _take_in(owner, options)
            yield from _figures(hall, options, "")
            owner.execute("ALTER DATABASE bench SET synchronous_commit = off")
            yield from _figures(hall, options, " without waiting for the disk")


def _take_in(owner: psycopg.Connection[Any], options: Options) -> None:
    each = 4 * (options.rounds + 1) * 400
    cursor = psycopg.ClientCursor(owner)  # many statements at once take no parameters of the server
    cursor.execute(_CASES, {"item": ITEM, "cases": each})
    copy_bare(owner, (*CALL_TABLES, *_CASE_TABLES))


def copy_bare(owner: psycopg.Connection[Any], tables: Iterable[str]) -> None:
    """The same rows, columns and indexes once more as `bare_…`, without triggers, policies and foreign keys."""
    for table in tables:
        owner.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL)")
        owner.execute(f"INSERT INTO bare_{table} SELECT * FROM {table}")
    owner.execute("ANALYZE")


def _figures(hall: DemoHall, options: Options, how: str) -> Iterator[Figure]:
    for make, what in ((calling, "call-next"), (accepting, "accept")):
        for count in CLIENTS:
            yield compare(hall, make, name=f"boundary: {what}{how}", count=count, options=options, goal=GOAL)
