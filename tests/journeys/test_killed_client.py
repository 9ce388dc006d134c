"""A clerk's program killed between the press and the answer: the next start shows the one true state."""

import multiprocessing
import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from counter_app.domain.tickets import TicketAction
from counter_app.services.queue import QueuedTicket, call_next
from tests.database.hall import Hall
from tests.journeys.clerk_process import work_as_clerk

# Every client is a process of its own; the libraries are read once, by the process that they are forked from.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.journeys.clerk_process"])

PATIENCE_SECONDS = 30.0
AHEAD = 1
"""Programs that start while the present one is at work."""
QUEUE_B = "DISABLED-CARD"
"""An item whose visitors both windows may call."""

MOMENTS = (
    "unsent",
    "answer held at commit",
    "in the race",
    "held before the row",
    "answered",
    "in the race",
    "answer held at commit",
    "in the race",
    "unsent",
    "held before the row",
    "in the race",
    "answer held at commit",
)
"""When the program dies, round by round."""

pytestmark = pytest.mark.timeout(180)


@dataclass
class Client:
    """One process of the clerk's program.

    Attributes:
        last: the state that it told last.
    """

    process: BaseProcess
    pipe: "Connection[str, dict[str, Any]]"
    last: dict[str, Any] = field(default_factory=dict)

    def say(self, word: str) -> None:
        self.pipe.send(word)

    def until(self, what: str, condition: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The state told last, or the first one told from now on, for which `condition` holds."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not (self.last and condition(self.last)):
            assert self.pipe.poll(max(0.0, end - time.monotonic())), f"never came to {what}: {self.last}"
            self.last = self.pipe.recv()
        return self.last

    def sign_in(self) -> dict[str, Any]:
        """What the window shows as soon as it shows something true."""
        self.until("its start", lambda told: told.get("ready", False))
        self.last = {}
        self.say("sign in")
        return self.until("a reading", lambda told: told["read"] and not told["busy"])

    def kill(self) -> str:
        """End it as a power cut does; the id of the action that it was asking for, as far as it told."""
        self.process.kill()
        asked = self.last.get("action_id", "")
        with suppress(EOFError, ConnectionResetError):
            while True:
                asked = self.pipe.recv().get("action_id") or asked
        self.end()
        return str(asked)

    def end(self) -> None:
        self.process.join(PATIENCE_SECONDS)
        self.pipe.close()


@contextmanager
def clients(hall: Hall, folder: Path) -> Iterator[Callable[[], Client]]:
    """Call it for the next process; another one is already starting behind it."""
    waiting: deque[Client] = deque()
    everybody: list[Client] = []

    def start() -> None:
        ours, theirs = _PROCESSES.Pipe()
        process = _PROCESSES.Process(target=work_as_clerk, args=(theirs, hall.database.url, str(folder)))
        process.start()
        theirs.close()
        everybody.append(Client(process, ours))
        waiting.append(everybody[-1])

    def next_client() -> Client:
        while len(waiting) <= AHEAD:
            start()
        return waiting.popleft()

    try:
        yield next_client
    finally:
        for client in everybody:
            if client.process.is_alive():
                client.kill()
            client.process.close()


HOLD_AT_COMMIT = """
    CREATE FUNCTION hold_at_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock_shared(1);
        RETURN NULL;
    END
    $$;
    CREATE CONSTRAINT TRIGGER hold_at_commit AFTER INSERT ON ticket_action
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_at_commit();
"""
HOLD = {
    # The call is one statement, which commits itself: what has arrived the server does, also without a client.
    "answer held at commit": "SELECT pg_advisory_lock(1)",
    "held before the row": "LOCK TABLE ticket_action IN SHARE MODE",
}


@contextmanager
def held(hall: Hall, moment: str) -> Iterator[None]:
    """While it lasts the server keeps its answer back as `moment` says."""
    with ExitStack() as stack:
        if moment in HOLD:
            owner = stack.enter_context(psycopg.connect(hall.driver_url()))
            owner.execute(HOLD[moment].encode())
        yield


def _backend_waits(hall: Hall) -> bool:
    return bool(
        hall.value(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = 'zhoumin' AND wait_event_type = 'Lock'"
            " AND datname = current_database()"
        )
    )


def _wait_for(what: str, condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.01)


def _kill_in(hall: Hall, client: Client, moment: str, rng: random.Random) -> str:
    """Press F2, kill the program at that moment; the id of the action that was asked for, where it was told."""
    with held(hall, moment):
        client.say("F2 unsent" if moment == "unsent" else "F2")
        if moment == "in the race":
            time.sleep(rng.uniform(0, 0.02))
        elif moment in HOLD:
            _wait_for("the server to hold its answer back", lambda: _backend_waits(hall))
        elif moment == "answered":
            client.until("an answer", lambda told: bool(told["plate"]))
        else:
            client.until("the press", lambda told: bool(told["busy"]))
        asked = client.kill()
    _wait_for(
        "the dead client's connections to end",
        lambda: (
            not hall.value(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = 'zhoumin' AND state IS NOT NULL"
                " AND datname = current_database() AND application_name = 'counter-app'"
                " AND (state <> 'idle' OR wait_event_type = 'Lock')"
            )
        ),
    )
    return asked


def _at_window(hall: Hall) -> str | None:
    """The label of the ticket called to window 12, from the database."""
    label: str | None = hall.value(
        """SELECT prefix || lpad(number::text, 3, '0') FROM ticket
           WHERE status IN ('called', 'serving') AND window_id = %s""",
        hall.window_id("12"),
    )
    return label


def _say_again(hall: Hall, action_id: str) -> QueuedTicket | None:
    return hall.app("zhoumin").run(call_next, action_id=UUID(action_id), window_id=hall.window_id("12"))


def _actions(hall: Hall) -> int:
    return int(hall.value("SELECT count(*) FROM ticket_action"))


def test_whoever_dies_between_press_and_answer_finds_the_one_true_state(hall: Hall, tmp_path: Path) -> None:
    rng = random.Random(2026)
    hall.execute(HOLD_AT_COMMIT)
    outcomes: dict[str, set[bool]] = {}
    with clients(hall, tmp_path) as next_client:
        client = next_client()
        client.sign_in()
        for moment in MOMENTS:
            hall.issue(QUEUE_B)
            hall.issue(QUEUE_B)
            client.until("two who wait", lambda told: len(told["waiting"]) == 2)
            asked = _kill_in(hall, client, moment, rng)
            truth = _at_window(hall)
            outcomes.setdefault(moment, set()).add(truth is not None)
            rival = hall.call("sunli", "11")
            assert rival is not None
            assert rival.label != truth

            client = next_client()
            shown = client.sign_in()
            assert shown["plate"] == (truth or ""), moment
            assert truth not in shown["waiting"]
            assert len(shown["waiting"]) == (0 if truth else 1), moment

            if asked:
                _repeat(hall, asked, truth)
            _empty_both_windows(hall)
            client.until("an empty window", lambda told: not told["plate"] and not told["waiting"])
        client.say("leave")
        client.end()
        assert client.process.exitcode == 0

    assert outcomes["unsent"] == {False}
    assert (
        outcomes["answered"] == outcomes["answer held at commit"] == outcomes["held before the row"] == {True}
    )
    _nothing_is_lost_or_doubled(hall, len(MOMENTS) * 2)


def _repeat(hall: Hall, asked: str, truth: str | None) -> None:
    """The action that the dead program had asked for is said twice more: at most one call ever comes of it."""
    before = _actions(hall)
    first, second = _say_again(hall, asked), _say_again(hall, asked)
    assert first is not None
    assert second is not None
    assert first.label == second.label
    if truth is None:
        assert _actions(hall) == before + 1
    else:
        assert first.label == truth
        assert _actions(hall) == before


def _empty_both_windows(hall: Hall) -> None:
    """Serve to the end whoever is called, and whoever still waits."""
    while True:
        for number, login in (("12", "zhoumin"), ("11", "sunli")):
            rows = hall.execute(
                "SELECT ticket_id FROM ticket WHERE status = 'called' AND window_id = %s",
                hall.window_id(number),
            )
            for (ticket_id,) in rows:
                for action in (TicketAction.START, TicketAction.FINISH):
                    hall.act(ticket_id, action, login, number)
        if hall.call("sunli", "11") is None:
            return


def _nothing_is_lost_or_doubled(hall: Hall, issued: int) -> None:
    rows = hall.execute(
        """SELECT number, status, (SELECT count(*) FROM ticket_action a
                                   WHERE a.ticket_id = t.ticket_id AND a.action = 'call')
           FROM ticket t ORDER BY number"""
    )
    assert [number for number, _, _ in rows] == list(range(1, issued + 1))
    assert {status for _, status, _ in rows} == {"done"}
    assert {calls for _, _, calls in rows} == {1}
