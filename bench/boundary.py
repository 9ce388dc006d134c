"""What the trust boundary costs: the same step as a clerk's login through triggers, policies, chain and notice,
and as the owner on bare tables. The driver alone on both sides, so that nothing but the server differs.
"""

import uuid
from collections.abc import Iterator
from itertools import count as counting
from typing import Any

import psycopg

from bench.call_next import PREPARE, bare_call, visitor_leaves
from bench.callers import FLOOR, MEASURED, Client, Ways, compare
from bench.figures import Figure, Options
from bench.hall import bench_hall, connect
from counter_app.demo.hall import POSTS, DemoHall

GOAL = 0.5
CLIENTS = (1, 4)
ITEM = "MED-RESIDENT"
_CASES = """
    CREATE TABLE floor_case (
        case_id uuid PRIMARY KEY, window_id integer NOT NULL, status text NOT NULL, accepted_at timestamptz,
        accepted_by integer, promised_due_on date, statutory_due_on date);
    CREATE TABLE floor_case_action (
        action_id uuid PRIMARY KEY, case_id uuid NOT NULL, action text NOT NULL, payload jsonb NOT NULL,
        at timestamptz NOT NULL);
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
    INSERT INTO floor_case (case_id, window_id, status)
    SELECT case_id, window_id, status FROM service_case WHERE service_code LIKE 'bench-%%';
"""
_BARE_ACCEPT = """
    WITH accepted AS (
        UPDATE floor_case SET status = 'accepted', accepted_at = clock_timestamp(), accepted_by = 1,
            promised_due_on = (SELECT d.day FROM calendar_day d WHERE d.is_working AND d.ordinal = 5 + (
                SELECT t.ordinal FROM calendar_day t WHERE t.day = %(day)s)),
            statutory_due_on = (SELECT d.day FROM calendar_day d WHERE d.is_working AND d.ordinal = 20 + (
                SELECT t.ordinal FROM calendar_day t WHERE t.day = %(day)s))
        WHERE case_id = %(case)s AND status = 'received' RETURNING case_id
    )
    INSERT INTO floor_case_action
    SELECT %(action)s, case_id, 'accept', '{}', clock_timestamp() FROM accepted RETURNING case_id
"""


def calling(client: Client) -> Ways:
    """The function that a window calls, and the bare statement."""
    owner, clerk = connect(client.owner_url), connect(client.login_url)

    def call() -> uuid.UUID:
        row = clerk.execute(
            "SELECT call_next(%s, %s)", [uuid.uuid4(), client.window_id], prepare=True
        ).fetchone()
        assert row is not None
        ticket_id: uuid.UUID = row[0]
        return ticket_id

    return Ways(
        ways={FLOOR: bare_call(owner, client), MEASURED: call},
        afterwards=visitor_leaves(owner),
        close=lambda: _close(owner, clerk),
    )


def accepting(client: Client) -> Ways:
    """The action that a window says, and the same change on bare tables."""
    owner, clerk = connect(client.owner_url), connect(client.login_url)
    day = owner.execute("SELECT today()").fetchall()[0][0]
    waiting = [
        row[0]
        for row in owner.execute(
            "SELECT case_id FROM floor_case WHERE window_id = %s AND status = 'received' ORDER BY case_id",
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
    case_id: uuid.UUID = cursor.fetchall()[0][0]
    return case_id


def _close(*connections: psycopg.Connection[Any]) -> None:
    for connection in connections:
        connection.close()


def measure(options: Options) -> Iterator[Figure]:
    """With each commit safe on the disk, as a hall runs it, and then what the server alone takes."""
    with bench_hall() as hall:
        hall.open_windows(POSTS)
        with connect(hall.place.owner_url()) as owner:
            owner.execute(PREPARE)
            _take_in(owner, options)
            yield from _figures(hall, options, "")
            owner.execute("ALTER DATABASE bench SET synchronous_commit = off")
            yield from _figures(hall, options, " without waiting for the disk")


def _take_in(owner: psycopg.Connection[Any], options: Options) -> None:
    each = 4 * (options.rounds + 1) * 400
    cursor = psycopg.ClientCursor(owner)  # many statements at once take no parameters of the server
    cursor.execute(_CASES, {"item": ITEM, "cases": each})
    owner.execute("ANALYZE")


def _figures(hall: DemoHall, options: Options, how: str) -> Iterator[Figure]:
    for make, what in ((calling, "call-next"), (accepting, "accept")):
        for count in CLIENTS:
            yield compare(hall, make, name=f"boundary: {what}{how}", count=count, options=options, goal=GOAL)
