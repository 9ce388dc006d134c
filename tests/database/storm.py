"""A whole hall at once: `python -m tests.database.storm` has 20 kiosks give 8,000 numbers and 180 windows call them.

Each kiosk and each window is a process of its own with its own login. The suite runs a smaller one.
"""

import argparse
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from typing import Any

import psycopg

from counter_app.application import Application
from counter_app.exchange.item_list import read_item_list
from counter_app.hall_init import HallFiles, set_up
from counter_app.simulate.hall import LargeHall, large_hall
from db.embedded import EmbeddedServer
from db.install import install
from tests.database.hall import ITEM_LIST, PASSWORD
from tests.database.storm_clients import give_numbers, serve
from tests.servers import Database, make_database, running_server

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.database.storm_clients"])
JOIN_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Storm:
    """What came of it: labels as each kiosk gave and each window called them, and how long both took."""

    given: tuple[tuple[str, ...], ...]
    served: Mapping[str, tuple[str, ...]]
    giving_seconds: float
    serving_seconds: float


@contextmanager
def storm_server(windows: int, kiosks: int) -> Iterator[EmbeddedServer]:
    """One that takes so many at once, each with a connection of its own."""
    with running_server(settings={"max_connections": str(windows + kiosks + 60)}) as server:
        yield server


@contextmanager
def storm_hall(server: EmbeddedServer, windows: int, kiosks: int) -> Iterator[tuple[Database, LargeHall]]:
    """A hall of that size, with nobody in it yet."""
    made = large_hall(read_item_list(ITEM_LIST), windows=windows, kiosks=kiosks)
    # Nobody in the storm asks for a matter: only the lines count.
    queues = [{**queue, "items": []} for queue in made.description.queues]
    hall = replace(made, description=replace(made.description, queues=queues))
    with make_database(server) as database:
        install(database.url)
        with psycopg.connect(database.dsn) as connection:  # a practice hall, where first passwords may stay
            connection.execute("INSERT INTO simulation (offset_by) VALUES (interval '0')")
        owner = Application.at(database.url)
        files = HallFiles(
            description=hall.description,
            notices=(),
            items=None,
            catalogue=None,
            catalogue_problems=(),
            problems=(),
        )
        set_up(owner, files, lambda _: PASSWORD)
        owner.close()
        yield database, hall


def storm(database: Database, hall: LargeHall, tickets: int) -> Storm:
    """All kiosks give their numbers at once; then all windows call until nobody waits."""
    with psycopg.connect(database.dsn) as owner:
        queues: dict[str, int] = dict(owner.execute("SELECT prefix, queue_id FROM queue").fetchall())
        windows: dict[str, int] = dict(
            owner.execute("SELECT number, window_id FROM service_window").fetchall()
        )
    asked = [queues[line.prefix] for line in hall.lines for _ in line.windows]
    wanted = list(islice(cycle(asked), tickets))
    began = time.monotonic()
    given = _at_once(
        give_numbers,
        [
            (database.url_for(login, PASSWORD), wanted[at :: len(hall.kiosks)])
            for at, login in enumerate(hall.kiosks)
        ],
    )
    between = time.monotonic()
    numbers = sorted(hall.clerks)
    called = _at_once(
        serve,
        [(database.url_for(hall.clerks[number], PASSWORD), windows[number]) for number in numbers],
    )
    return Storm(
        given=tuple(map(tuple, given)),
        served={number: tuple(labels) for number, labels in zip(numbers, called, strict=True)},
        giving_seconds=between - began,
        serving_seconds=time.monotonic() - between,
    )


def _at_once(client: Callable[..., None], each: list[tuple[Any, ...]]) -> list[list[str]]:
    barrier = _PROCESSES.Barrier(len(each))
    lines, processes = [], []
    for arguments in each:
        ours, theirs = _PROCESSES.Pipe(duplex=False)
        process = _PROCESSES.Process(target=client, args=(theirs, barrier, *arguments))
        process.start()
        theirs.close()
        lines.append(ours)
        processes.append(process)
    try:
        return [line.recv() for line in lines]
    finally:
        for process, line in zip(processes, lines, strict=True):
            process.join(JOIN_SECONDS)
            process.close()
            line.close()


def check(database: Database, hall: LargeHall, done: Storm, tickets: int) -> None:
    """No number twice and none left out; nobody called twice or forgotten; the order as fair as it can be."""
    given = [label for labels in done.given for label in labels]
    served = [label for labels in done.served.values() for label in labels]
    assert len(given) == tickets
    assert max(Counter(given).values()) == 1, "a number was given twice"
    assert sorted(served) == sorted(given), "somebody was called twice, or not at all"
    with psycopg.connect(database.dsn) as owner:
        holes = owner.execute(
            "SELECT prefix, count(*), max(number) FROM ticket GROUP BY prefix HAVING count(*) <> max(number)"
        ).fetchall()
        assert holes == [], "a number is missing"
        twice = owner.execute(
            "SELECT ticket_id FROM ticket_action WHERE action = 'call' GROUP BY ticket_id HAVING count(*) > 1"
        ).fetchall()
        assert twice == [], "the log has somebody called twice"
        for line in hall.lines:
            _check_order(owner, line.prefix, len(line.windows))


def _check_order(owner: psycopg.Connection[Any], prefix: str, windows: int) -> None:
    """Whoever is called has nobody before them but those whom the other windows are calling at that instant."""
    ranks = owner.execute(
        """SELECT row_number() OVER (ORDER BY t.turn_at, t.prefix, t.number) FROM ticket t
           JOIN ticket_action a ON a.ticket_id = t.ticket_id AND a.action = 'call'
           WHERE t.prefix = %s ORDER BY a.at""",
        [prefix],
    ).fetchall()
    ahead = [rank - place for place, (rank,) in enumerate(ranks, start=1)]
    assert max(ahead, default=0) < windows, (prefix, max(ahead))


def main() -> None:
    """The command, at the size of the largest hall."""
    parser = argparse.ArgumentParser(
        description="Let a whole hall give and call numbers at once, then check."
    )
    parser.add_argument("--windows", type=int, default=180)
    parser.add_argument("--kiosks", type=int, default=20)
    parser.add_argument("--tickets", type=int, default=8_000)
    asked = parser.parse_args()
    with (
        storm_server(asked.windows, asked.kiosks) as server,
        storm_hall(server, asked.windows, asked.kiosks) as (database, hall),
    ):
        done = storm(database, hall, asked.tickets)
        check(database, hall, done, asked.tickets)
    sys.stdout.write(
        f"{asked.tickets} numbers in {done.giving_seconds:.1f} s by {asked.kiosks} kiosks, called and served in "
        f"{done.serving_seconds:.1f} s by {asked.windows} windows; no fault found\n"
    )


if __name__ == "__main__":
    main()
