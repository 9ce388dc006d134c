"""The server dies between its COMMIT and the answer: whoever asks again hears what happened (DESIGN D4)."""

import contextlib
import itertools
import os
import re
import select
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest

from counter_app.application import Application
from counter_app.errors import Unavailable
from db.embedded import EmbeddedServer
from tests.crashing import DURABLE, kill_server, revive
from tests.database.hall import Hall, furnished_hall
from tests.database.sent import EVERYTHING, Sent, alike, free, written
from tests.servers import running_server

COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"
"""As the driver says it: a simple query."""
AT_ONCE = b"call_next_ticket("
"""A use case of one statement commits itself; in the middle of a transaction it does not."""
IDLE = b"Z\x00\x00\x00\x05I"
"""The end of an answer after which no transaction is open."""
WHO_ANSWERS = re.compile(rb"K\x00\x00\x00\x0c(....)", re.DOTALL)
"""Where the server tells the number of the process that serves this session."""
WHOLE_SERVER_EVERY = 10
"""Else the session alone is killed, and the server, which trusts its memory no longer, starts itself again."""
PATIENCE_SECONDS = 60.0
STARTED = "SELECT min(backend_start) FROM pg_stat_activity WHERE backend_type = 'checkpointer'"
"""When the server last came up, also by itself after a session was killed."""

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def mortal_server() -> Iterator[EmbeddedServer]:
    """A server that keeps what it acknowledged, behind TCP."""
    with running_server(loopback=True, settings=DURABLE) as server:
        yield server


@contextmanager
def line_that_swallows_the_commit(hall: Hall, kill: Callable[[int], None]) -> Iterator[int]:
    """A port that leads to the server; `kill(pid)` runs when the answer to a COMMIT is there, which goes nowhere."""

    def carry() -> None:
        client, _ = listener.accept()
        with client, socket.create_connection(_place_of(hall)) as server:
            committing, pid = False, 0
            while True:
                for source in select.select([client, server], [], [])[0]:
                    heard = source.recv(65536)
                    if source is server and committing:
                        if heard.endswith(IDLE):
                            kill(pid)
                            return
                        committing = False  # the statement belongs to a transaction
                    if not heard:
                        return
                    if source is server and (told := WHO_ANSWERS.search(heard)):
                        pid = int.from_bytes(told[1], "big")
                    committing = committing or (source is client and (heard == COMMIT or AT_ONCE in heard))
                    (server if source is client else client).sendall(heard)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        carrier = threading.Thread(target=carry, name="line")
        carrier.start()
        try:
            yield listener.getsockname()[1]
        finally:
            carrier.join()


def _place_of(hall: Hall) -> tuple[str, int]:
    place = hall.database.server.url("postgres").rpartition("@")[2].partition("/")[0]
    host, _, port = place.partition(":")
    return host, int(port)


def _send_and_lose_the_answer(hall: Hall, once: Sent, *, whole_server: bool) -> None:
    server = hall.database.server

    def kill(pid: int) -> None:
        if whole_server:
            kill_server(server)
        else:
            os.kill(pid, signal.SIGKILL)

    before = hall.value(STARTED)
    with line_that_swallows_the_commit(hall, kill) as port:
        url = hall.url(once.login).replace(f":{_place_of(hall)[1]}/", f":{port}/")
        application = Application.at(url)
        with pytest.raises(Unavailable):
            once.run(application)
        application.close()
    hall.forget_connections()
    if whole_server:
        revive(server)
    _wait_until_it_started_again(hall, before)


def _wait_until_it_started_again(hall: Hall, before: object) -> None:
    """A server that has not yet heard of the death of a session answers, and then ends every session."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        with contextlib.suppress(psycopg.OperationalError):
            if hall.value(STARTED) not in {None, before}:
                return
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _one_of_each() -> list[Callable[[Hall], Sent]]:
    """One preparation of each kind; those of the intake differ in their conclusion only."""
    return list({getattr(prepare, "func", prepare): prepare for prepare in EVERYTHING}.values())


def test_every_kind_of_writing_service_is_asked_again_and_says_what_happened(
    mortal_server: EmbeddedServer,
) -> None:
    with furnished_hall(mortal_server) as hall, contextlib.closing(hall):
        deaths = itertools.cycle([True, *[False] * (WHOLE_SERVER_EVERY - 1)])
        for prepare, whole_server in zip(_one_of_each(), deaths, strict=False):
            once = prepare(hall)
            before = written(hall)
            _send_and_lose_the_answer(hall, once, whole_server=whole_server)
            recorded = written(hall)
            assert recorded != before, prepare
            first = once.run(hall.app(once.login))
            assert alike(once.run(hall.app(once.login)), first), prepare
            assert written(hall) == recorded, prepare
            free(hall)
