"""Call-next through the whole application against the bare statement of DESIGN D5.

The application's side is what a window does: its own login, `Application.run`, the trigger with its checks,
row-level security, the hash chain and the notice to the screens. The floor is one SKIP LOCKED statement of the
owner on two tables without any of that, on the same server, in turns with the application.
"""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import psycopg

from bench.callers import FLOOR, MEASURED, Client, Ways, compare
from bench.figures import Figure, Options
from bench.hall import bench_hall, connect
from counter_app.application import Application
from counter_app.demo.hall import POSTS
from counter_app.services.queue import call_next

GOAL = 0.5
WAITING = 20_000
CLIENTS = (1, 4, 8)


def prepared(waiting: int = WAITING) -> str:
    """So many stand in one line before all windows, and once more on the floor."""
    return _PREPARE.format(waiting=waiting)


_PREPARE = """
    CREATE TABLE floor_ticket (
        ticket_id uuid PRIMARY KEY, queue_id integer NOT NULL, business_day date NOT NULL,
        priority integer NOT NULL, queued_at timestamptz NOT NULL, status text NOT NULL, window_id integer,
        called_at timestamptz);
    CREATE INDEX ON floor_ticket (business_day, priority DESC, queued_at) WHERE status = 'waiting';
    CREATE TABLE floor_action (
        action_id uuid PRIMARY KEY, ticket_id uuid NOT NULL, action text NOT NULL, window_id integer NOT NULL,
        at timestamptz NOT NULL);
    -- One line for all windows: nobody stands before a window's own visitors and has to be passed over.
    INSERT INTO window_queue (window_id, queue_id)
    SELECT w.window_id, q.queue_id FROM service_window w, queue q WHERE q.prefix = 'B' ON CONFLICT DO NOTHING;
    INSERT INTO ticket (ticket_id, hall_id, queue_id, business_day, prefix, number, status, priority, queued_at,
                        turn_at, issued_at, action_count)
    SELECT gen_random_uuid(), q.hall_id, q.queue_id, today(), q.prefix, n, 'waiting', (n % 50 = 0)::integer,
           app_now() + n * interval '1 ms', app_now() + n * interval '1 ms' - (n % 50 = 0)::integer * interval '1 hour',
           app_now(), 1
    FROM queue q, generate_series(1, {waiting}) n WHERE q.prefix = 'B';
    INSERT INTO floor_ticket (ticket_id, queue_id, business_day, priority, queued_at, status)
    SELECT ticket_id, queue_id, business_day, priority, queued_at, status FROM ticket;
    ANALYZE;
"""
_BARE = """
    WITH next AS (
        SELECT ticket_id FROM floor_ticket
        WHERE status = 'waiting' AND business_day = %(day)s AND queue_id = ANY (%(queues)s)
        ORDER BY priority DESC, queued_at FOR UPDATE SKIP LOCKED LIMIT 1
    ), called AS (
        UPDATE floor_ticket t SET status = 'called', window_id = %(window)s, called_at = clock_timestamp()
        FROM next WHERE t.ticket_id = next.ticket_id RETURNING t.ticket_id
    )
    INSERT INTO floor_action
    SELECT %(action)s, ticket_id, 'call', %(window)s, clock_timestamp() FROM called RETURNING ticket_id
"""


def bare_call(owner: psycopg.Connection[Any], client: Client) -> Callable[[], uuid.UUID]:
    """The floor: one statement of the owner."""
    return call_by(_BARE, owner, client)


def call_by(statement: str, owner: psycopg.Connection[Any], client: Client) -> Callable[[], uuid.UUID]:
    """One call by `statement`, which is told the day, the window with its queues, the one line in which everybody
    stands, and a new action's id."""
    day, queues, line = owner.execute(
        """SELECT today(), array_agg(wq.queue_id), min(wq.queue_id) FILTER (WHERE q.prefix = 'B')
           FROM window_queue wq JOIN queue q USING (queue_id) WHERE wq.window_id = %s""",
        [client.window_id],
    ).fetchall()[0]
    facts = {"day": day, "queues": queues, "line": line, "window": client.window_id}

    def call() -> uuid.UUID:
        row = owner.execute(statement.encode(), {**facts, "action": uuid.uuid4()}, prepare=True).fetchone()
        assert row is not None
        ticket_id: uuid.UUID = row[0]
        return ticket_id

    return call


def visitor_leaves(
    owner: psycopg.Connection[Any], floor: bytes = b"floor_ticket"
) -> Callable[[str, uuid.UUID], None]:
    """Between two calls, on both sides alike: a window calls one at a time. `floor` is the floor's table."""
    tables = {FLOOR: floor, MEASURED: b"ticket"}

    def leave(way: str, ticket_id: uuid.UUID) -> None:
        owner.execute(b"UPDATE " + tables[way] + b" SET status = 'done' WHERE ticket_id = %s", [ticket_id])

    return leave


def through_the_application(client: Client) -> Ways:
    """What a window does, beside the floor."""
    application, owner = Application.at(client.login_url), connect(client.owner_url)

    def call() -> uuid.UUID:
        ticket = application.run(call_next, action_id=uuid.uuid4(), window_id=client.window_id)
        assert ticket is not None
        return ticket.ticket_id

    def close() -> None:
        application.close()
        owner.close()

    return Ways(
        ways={FLOOR: bare_call(owner, client), MEASURED: call},
        afterwards=visitor_leaves(owner),
        close=close,
    )


def measure(options: Options) -> Iterator[Figure]:
    """First as a hall runs it, each call safe on the disk; then without waiting for the disk."""
    with bench_hall() as hall:
        hall.open_windows(POSTS)
        with connect(hall.place.owner_url()) as owner:
            owner.execute(prepared())
            for count in CLIENTS:
                yield compare(
                    hall, through_the_application, name="call-next", count=count, options=options, goal=GOAL
                )
            owner.execute("ALTER DATABASE bench SET synchronous_commit = off")
            yield compare(
                hall,
                through_the_application,
                name="call-next without waiting for the disk",
                count=CLIENTS[-1],
                options=options,
                goal=GOAL,
            )
