"""A hall whose programs and whose server are killed again and again: nothing is lost, nothing is doubled.

`python -m tests.database.crash_suite 1000` kills a thousand times; a round is one kill. Clients are real processes
with journals of their own (crash_clients.py), the server is a real one that keeps what it acknowledged.
"""

import argparse
import contextlib
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psycopg

from db.embedded import EmbeddedServer
from tests.crashing import DURABLE, kill_server, revive
from tests.database.crash_clients import read_journal, run_client
from tests.database.crash_invariants import check_everything
from tests.database.crash_verbs import Facts
from tests.database.hall import Hall, furnished_hall
from tests.servers import running_server

# The libraries are read once, by the process that all clients are forked from: a start is then quick.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.database.crash_clients"])

CHECK_EVERY = 50
"""Rounds between two checks of everything, while the hall is at work."""
MOST_WRITTEN = 1000
"""Bytes of the journals between two kills: some six intentions and answers."""
LONGEST_PAUSE_SECONDS = 0.1
SLOW_EVERY = 5
"""Rounds; in between nobody gets far with papers, which take longer to draw than most live."""
SLOW_SECONDS = 3.0
PATIENCE_SECONDS = 60.0
WHAT_IS_KILLED = {"client": 10, "server": 3, "session": 3, "session ended": 2}
"""How often out of 18. A session that is killed takes all others with it: the server starts itself again."""
CREW = (
    ("kiosk", "kiosk1", ""),
    ("clerk", "heqing", "11"),
    ("clerk", "tangjie", "08"),
    ("clerk", "fengbo", "07"),
    ("clerk", "zhaoqin", "09"),
    ("intake", "zhoumin", "12"),
    ("representative", "xujun", ""),
    ("output", "sunli", "01"),
)
DRAWING = ("intake", "representative", "output")


@dataclass(slots=True, kw_only=True)
class Report:
    """What a run did."""

    rounds: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    repeated: int = 0
    refused: int = 0
    actions: int = 0
    checks: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        kills = ", ".join(f"{what} {count}" for what, count in sorted(self.kills.items()))
        return (
            f"{self.rounds} rounds in {self.seconds:.0f} s; killed: {kills}; {self.actions} actions recorded, "
            f"{self.acknowledged} intentions answered ({self.refused} refused), {self.repeated} of them asked for "
            f"again after a kill; everything checked {self.checks} times"
        )


class Member:
    """One client and whoever takes its place after a kill."""

    def __init__(self, hall: Hall, folder: Path, stops: Any, kind: str, login: str, number: str) -> None:
        self.kind, self.journal = kind, folder / f"{login}.journal"
        desk: Facts = {"window_id": hall.window_id(number) if number else None}
        desk["others"] = [hall.window_id(other) for _, _, other in CREW[1:5] if other != number]
        desk["queues"] = [row[0] for row in hall.execute("SELECT queue_id FROM queue WHERE prefix < 'C'")]
        desk["item_id"] = hall.item_id("RURAL-HOMESTEAD")
        self._arguments = (kind, hall.url(login), str(self.journal), desk, stops)
        self.start()

    def start(self) -> None:
        self._process: BaseProcess = _PROCESSES.Process(target=run_client, args=self._arguments)
        self._process.start()

    def kill(self) -> bool:
        """SIGKILL, and another one starts; whether something was under way."""
        self.check()
        self._process.kill()
        self._process.join(PATIENCE_SECONDS)
        self._process.close()
        told = read_journal(self.journal)
        self.start()
        return bool(told) and "answer" not in told[-1]

    def check(self) -> None:
        """Whoever ends unasked has met something that cannot be."""
        assert self._process.exitcode is None, f"{self.kind} ended by itself; see its message above"

    def rest(self) -> None:
        self._process.join(PATIENCE_SECONDS)
        assert self._process.exitcode == 0, f"{self.kind}: {self._process.exitcode}"

    def end(self) -> None:
        if self._process.is_alive():
            self._process.kill()
            self._process.join(PATIENCE_SECONDS)
        self._process.close()


class Run:
    """The hall at work, and the hand that kills."""

    def __init__(self, server: EmbeddedServer, hall: Hall, folder: Path, seed: int) -> None:
        self._server, self._hall, self._rng = server, hall, random.Random(seed)
        self._stops = _PROCESSES.Event()
        self._crew = [Member(hall, folder, self._stops, *member) for member in CREW]
        self.report = Report()

    def rounds(self, count: int) -> Report:
        """Kill so many times, let everybody come to rest, and check for the last time."""
        started = time.monotonic()
        for number in range(1, count + 1):
            self._wait_for_work()
            if number % SLOW_EVERY == 0:
                self._wait_for_a_paper()
            time.sleep(self._rng.uniform(0, LONGEST_PAUSE_SECONDS))
            self._kill()
            if number % CHECK_EVERY == 0 and number < count:
                self._check_at_work()
        self.report.rounds = count
        self._stops.set()
        for member in self._crew:
            member.rest()
        self._check(at_rest=True)
        self.report.seconds = time.monotonic() - started
        return self.report

    def end(self) -> None:
        for member in self._crew:
            member.end()

    def _kill(self) -> None:
        what = self._rng.choices(tuple(WHAT_IS_KILLED), tuple(WHAT_IS_KILLED.values()))[0]
        self.report.kills[what] += 1
        if what == "client":
            self.report.repeated += self._rng.choice(self._crew).kill()
        elif what == "server":
            kill_server(self._server)
            revive(self._server)
        else:
            self._kill_session(signal.SIGKILL if what == "session" else signal.SIGTERM)

    def _kill_session(self, how: signal.Signals) -> None:
        with contextlib.suppress(psycopg.OperationalError):
            sessions = self._hall.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename <> 'postgres'"
            )
            if sessions:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self._rng.choice(sessions)[0], how)

    def _wait_for_work(self) -> None:
        """Kills meet a hall at work: something was written since the last one, sometimes much."""
        goal = self._written() + self._rng.randint(1, MOST_WRITTEN)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._written() < goal:
            for member in self._crew:
                member.check()
            assert time.monotonic() < deadline, "nobody does anything"
            time.sleep(0.005)

    def _wait_for_a_paper(self) -> None:
        """Somebody who draws papers got on, unless there is nothing to be done."""
        size, deadline = self._written(*DRAWING), time.monotonic() + SLOW_SECONDS
        while self._written(*DRAWING) == size and time.monotonic() < deadline:
            time.sleep(0.005)

    def _written(self, *kinds: str) -> int:
        journals = [member.journal for member in self._crew if not kinds or member.kind in kinds]
        return sum(journal.stat().st_size for journal in journals if journal.exists())

    def _check_at_work(self) -> None:
        """A killed server is back in a moment; until then the check is tried again."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self._check(at_rest=False)
                return
            except psycopg.OperationalError:
                assert time.monotonic() < deadline
                time.sleep(0.1)

    def _check(self, *, at_rest: bool) -> None:
        # Answers are read before the tables, so that all of them must be found there.
        told = [line for member in self._crew for line in read_journal(member.journal)]
        answered = [line for line in told if "answer" in line]
        assert not at_rest or answered == told
        self._hall.forget_connections()
        self.report.actions = check_everything(self._hall, answered, told if at_rest else None)
        self.report.acknowledged = len(answered)
        self.report.refused = sum("refused" in line["answer"] for line in answered)
        self.report.checks += 1


@contextmanager
def hall_under_fire(seed: int) -> Iterator[Run]:
    """A hall of its own on a server of its own, with everybody at work."""
    with (
        running_server(settings=DURABLE) as server,
        furnished_hall(server) as hall,
        tempfile.TemporaryDirectory(prefix="counter-app-crash-") as folder,
    ):
        run = Run(server, hall, Path(folder), seed)
        try:
            yield run
        finally:
            run.end()
            hall.forget_connections()


def main() -> None:
    """The command: how many rounds, and optionally with which seed."""
    parser = argparse.ArgumentParser(
        description="Kill clients and the server of a hall, then check everything."
    )
    parser.add_argument("rounds", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    asked = parser.parse_args()
    sys.stdout.write(f"seed {asked.seed}\n")
    with hall_under_fire(asked.seed) as run:
        sys.stdout.write(f"{run.rounds(asked.rounds)}\n")


if __name__ == "__main__":
    main()
