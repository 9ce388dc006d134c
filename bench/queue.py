"""Call-next through the whole application beside two libraries that fetch jobs, on the same server in the same run.

The bare statement writes two small tables with three indexes. The same call as bare SQL writes tables of the hall's own
columns and indexes and tells the screens, as DESIGN D3 measured it. A job fetched is less than a visitor called:
nobody's rights are checked, no chain is linked and no screen is told. The libraries are asked by the drivers and
queries that they themselves run on, one job at a time, as a window asks.
"""

import asyncio
import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import psycopg

from bench.boundary import BARE_CALL, CALL_TABLES, copy_bare
from bench.call_next import GOAL, bare_call, call_by, prepared, visitor_leaves
from bench.callers import FLOOR, MEASURED, Client, Ways, in_turns, rates_of, told
from bench.figures import Better, Figure, Options, ratios
from bench.hall import bench_hall, connect, plain_url
from counter_app.application import Application
from counter_app.demo.hall import POSTS, DemoHall
from counter_app.services.queue import call_next

BARE_SQL, PGQUEUER, PROCRASTINATE = "bare sql", "pgqueuer", "procrastinate"
JOBS = 20_000
CLIENTS = (1, 4, 8)


def everybody(client: Client) -> Ways:
    """The bare statement, the application and both libraries, for one desk."""
    application, owner = Application.at(client.login_url), connect(client.owner_url)
    loop = asyncio.new_event_loop()
    fetch_queuer, close_queuer = _pgqueuer(loop, client.owner_url)
    fetch_procrastinate, close_procrastinate = _procrastinate(loop, client.owner_url)
    leave, leave_bare = visitor_leaves(owner), visitor_leaves(owner, b"bare_ticket")

    def call() -> uuid.UUID:
        ticket = application.run(call_next, action_id=uuid.uuid4(), window_id=client.window_id)
        assert ticket is not None
        return ticket.ticket_id

    def afterwards(way: str, got: uuid.UUID) -> None:
        if way in {FLOOR, MEASURED}:
            leave(way, got)
        elif way == BARE_SQL:
            leave_bare(FLOOR, got)

    def close() -> None:
        close_queuer()
        close_procrastinate()
        loop.close()
        application.close()
        owner.close()

    ways = {
        FLOOR: bare_call(owner, client),
        MEASURED: call,
        BARE_SQL: call_by(BARE_CALL, owner, client),
        PGQUEUER: fetch_queuer,
        PROCRASTINATE: fetch_procrastinate,
    }
    return Ways(ways=ways, afterwards=afterwards, close=close)


def _pgqueuer(
    loop: asyncio.AbstractEventLoop, url: str
) -> tuple[Callable[[], uuid.UUID], Callable[[], None]]:
    from pgqueuer.adapters.drivers.psycopg import PsycopgDriver
    from pgqueuer.ports.repository import EntrypointExecutionParameter
    from pgqueuer.queries import Queries

    connection = loop.run_until_complete(psycopg.AsyncConnection.connect(url, autocommit=True))
    queries = Queries(PsycopgDriver(connection))
    entrypoints: Any = {"visitor": EntrypointExecutionParameter(concurrency_limit=0)}
    manager: Any = uuid.uuid4()

    def fetch() -> uuid.UUID:
        jobs = loop.run_until_complete(
            queries.dequeue(1, entrypoints, manager, None, dt.timedelta(minutes=5))
        )
        return uuid.UUID(int=int(jobs[0].id))

    return fetch, lambda: loop.run_until_complete(connection.close())


def _procrastinate(
    loop: asyncio.AbstractEventLoop, url: str
) -> tuple[Callable[[], uuid.UUID], Callable[[], None]]:
    from procrastinate import App, PsycopgConnector

    app = App(connector=PsycopgConnector(conninfo=url, min_size=1, max_size=1))
    loop.run_until_complete(app.open_async())
    worker = loop.run_until_complete(app.job_manager.register_worker())

    def fetch() -> uuid.UUID:
        job = loop.run_until_complete(app.job_manager.fetch_job(queues=["visitors"], worker_id=worker))
        assert job is not None
        assert job.id is not None
        return uuid.UUID(int=job.id)

    return fetch, lambda: loop.run_until_complete(app.close_async())


def measure(options: Options) -> Iterator[Figure]:
    """As a hall runs it, each call safe on the disk; all four ways in turns."""
    with bench_hall() as hall:
        hall.open_windows(POSTS)
        with connect(hall.place.owner_url()) as owner:
            owner.execute(prepared())
            copy_bare(owner, CALL_TABLES)
        asyncio.run(_fill(hall))
        for count in CLIENTS:
            yield from _figures(hall, count, options)


async def _fill(hall: DemoHall) -> None:
    from pgqueuer.adapters.drivers.psycopg import PsycopgDriver
    from pgqueuer.queries import Queries
    from procrastinate import App, PsycopgConnector

    url = plain_url(hall.place.owner_url())
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        queries = Queries(PsycopgDriver(connection))
        await queries.install()
        await queries.enqueue(["visitor"] * JOBS, [None] * JOBS, [0] * JOBS)
    app = App(connector=PsycopgConnector(conninfo=url))
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        task = app.configure_task("visitor", queue="visitors", allow_unknown=True)
        jobs: list[Any] = [{"number": number} for number in range(JOBS)]
        await task.batch_defer_async(*jobs)
    with connect(hall.place.owner_url()) as owner:
        owner.execute("ANALYZE")


def _figures(hall: DemoHall, count: int, options: Options) -> Iterator[Figure]:
    ways = (FLOOR, MEASURED, BARE_SQL, PGQUEUER, PROCRASTINATE)
    taken = in_turns(hall, everybody, ways=ways, count=count, options=options)
    rates = rates_of(taken)
    clients = f"{count} client{'s' if count > 1 else ''}"
    for other, name, goal in (
        (FLOOR, "the bare statement", GOAL),
        (BARE_SQL, "the same call as bare SQL", GOAL),
        (PGQUEUER, "a fetch by pgqueuer", 1.0),
        (PROCRASTINATE, "a fetch by procrastinate", 1.0),
    ):
        yield Figure(
            name=f"queue: call-next over {name}, {clients}",
            measured=told(rates[MEASURED], taken[MEASURED]),
            floor=told(rates[other], taken[other]),
            ratios=ratios(rates[MEASURED], rates[other]),
            goal=goal,
            better=Better.HIGHER,
        )
