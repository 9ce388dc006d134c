"""Call-next through the whole application against the bare statement of DESIGN D5.

The application's side is what a window does: its own login, `Application.run`, the trigger with its checks,
row-level security, the hash chain and the notice to the screens. The floor is one SKIP LOCKED statement of the
owner on two tables without any of that, on the same server, in turns with the application.
"""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median
from time import perf_counter

from bench.figures import Better, Figure, Options, milliseconds, quantile, ratios
from bench.hall import bench_hall, connect, plain_url
from counter_app.application import Application
from counter_app.demo.hall import PASSWORD, POSTS, DemoHall
from counter_app.services.queue import call_next

GOAL = 0.5
WAITING = 20_000
CLIENTS = (1, 4, 8)
WARMING = 30
FLOOR, APPLICATION, STOP = "floor", "application", "stop"

_PREPARE = f"""
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
                        issued_at, action_count)
    SELECT gen_random_uuid(), q.hall_id, q.queue_id, today(), q.prefix, n, 'waiting', (n % 50 = 0)::integer,
           app_now() + n * interval '1 ms', app_now(), 1
    FROM queue q, generate_series(1, {WAITING}) n WHERE q.prefix = 'B';
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Who calls, and from which window."""

    owner_url: str
    login_url: str
    window_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How long each call took, and whom it gave."""

    seconds: tuple[float, ...]
    tickets: tuple[uuid.UUID, ...]

    @property
    def rate(self) -> float:
        return len(self.seconds) / sum(self.seconds)


def serve(line: Connection, client: Client) -> None:
    """One window in a process of its own: makes as many calls as it is told, one way or the other."""
    application = Application.at(client.login_url)
    with connect(client.owner_url) as owner:
        ways = {FLOOR: _floor(client), APPLICATION: _through(application, client)}
        tables = {FLOOR: b"floor_ticket", APPLICATION: b"ticket"}
        while (order := line.recv())[0] != STOP:
            way, count = order
            # The visitor leaves between two calls, untimed and on both sides alike: a window calls one at a time.
            leave = b"UPDATE " + tables[way] + b" SET status = 'done' WHERE ticket_id = %s"
            seconds, tickets = [], []
            for _ in range(count):
                started = perf_counter()
                ticket_id = ways[way]()
                seconds.append(perf_counter() - started)
                tickets.append(ticket_id)
                owner.execute(leave, [ticket_id])
            line.send(Answer(seconds=tuple(seconds), tickets=tuple(tickets)))
    application.close()


def _floor(client: Client) -> Callable[[], uuid.UUID]:
    connection = connect(client.owner_url)
    day, queues = connection.execute(
        "SELECT today(), array_agg(queue_id) FROM window_queue WHERE window_id = %s", [client.window_id]
    ).fetchall()[0]
    facts = {"day": day, "queues": queues, "window": client.window_id}

    def call() -> uuid.UUID:
        row = connection.execute(_BARE, {**facts, "action": uuid.uuid4()}, prepare=True).fetchone()
        assert row is not None
        ticket_id: uuid.UUID = row[0]
        return ticket_id

    return call


def _through(application: Application, client: Client) -> Callable[[], uuid.UUID]:
    def call() -> uuid.UUID:
        ticket = application.run(call_next, action_id=uuid.uuid4(), window_id=client.window_id)
        assert ticket is not None
        return ticket.ticket_id

    return call


class Windows:
    """Several windows that call at the same time."""

    def __init__(self, hall: DemoHall, count: int) -> None:
        context = get_context("spawn")
        self._lines: list[Connection] = []
        self._processes = []
        for post in POSTS[:count]:
            ours, theirs = context.Pipe()
            client = Client(
                owner_url=plain_url(hall.place.owner_url()),
                login_url=plain_url(hall.place.login_url(post.login, PASSWORD)),
                window_id=hall.windows[post.window],
            )
            process = context.Process(target=serve, args=(theirs, client))
            process.start()
            theirs.close()
            self._lines.append(ours)
            self._processes.append(process)

    def call(self, way: str, count: int) -> list[Answer]:
        """Let each window call `count` visitors; every visitor is called once."""
        for line in self._lines:
            line.send((way, count))
        answers: list[Answer] = [line.recv() for line in self._lines]
        called = [ticket_id for answer in answers for ticket_id in answer.tickets]
        assert len(called) == len(set(called)), "a visitor was called twice"
        return answers

    def stop(self) -> None:
        for line in self._lines:
            line.send((STOP, 0))
        for process in self._processes:
            process.join()


def measure(options: Options) -> Iterator[Figure]:
    """First as a hall runs it, each call safe on the disk; then without waiting for the disk."""
    with bench_hall() as hall:
        hall.open_windows(POSTS)
        with connect(hall.place.owner_url()) as owner:
            owner.execute(_PREPARE)
            for count in CLIENTS:
                yield _figure(hall, count, options, f"call-next, {_clients(count)}")
            owner.execute("ALTER DATABASE bench SET synchronous_commit = off")
            for count in CLIENTS[-1:]:
                yield _figure(hall, count, options, f"call-next, {_clients(count)}, no wait for the disk")


def _clients(count: int) -> str:
    return "1 client" if count == 1 else f"{count} clients"


def _figure(hall: DemoHall, count: int, options: Options, name: str) -> Figure:
    windows = Windows(hall, count)
    calls = 400 // count if options.full else 160 // count
    taken: dict[str, list[list[Answer]]] = {FLOOR: [], APPLICATION: []}
    try:
        for way in taken:
            windows.call(way, WARMING)
        for turn in range(options.rounds):
            for way in sorted(taken, reverse=bool(turn % 2)):
                taken[way].append(windows.call(way, calls))
    finally:
        windows.stop()
    rates = {
        way: [sum(answer.rate for answer in round_) for round_ in rounds] for way, rounds in taken.items()
    }
    return Figure(
        name=name,
        measured=_told(rates[APPLICATION], taken[APPLICATION]),
        floor=_told(rates[FLOOR], taken[FLOOR]),
        ratios=ratios(rates[APPLICATION], rates[FLOOR]),
        goal=GOAL,
        better=Better.HIGHER,
    )


def _told(rates: Sequence[float], rounds: Sequence[Sequence[Answer]]) -> str:
    seconds = [second for round_ in rounds for answer in round_ for second in answer.seconds]
    return (
        f"{median(rates):,.0f}/s, p50 {milliseconds(quantile(seconds, 0.5))}, "
        f"p99 {milliseconds(quantile(seconds, 0.99))}"
    )
