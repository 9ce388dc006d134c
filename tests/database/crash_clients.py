"""The people of the crash suite: each a process of its own that is killed at any moment and goes on afterwards.

Before anything is sent the intention is written to the client's journal, and after the answer the answer, each
forced to the disk. Whoever starts again repeats the last intention that has no answer, with the same id.
"""

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from counter_app.application import Application
from counter_app.domain.tickets import TicketStatus
from counter_app.errors import Conflict, Refused, Unavailable
from counter_app.services import queue
from counter_app.work import Work
from tests.database.crash_verbs import VERBS, Facts

Choice = tuple[str, Facts]

PAUSE_SECONDS = 0.03
CROWD = 12
"""So many wait at most; the kiosk then rests."""
DESK = 6
"""So many cases are under way at most."""


class Journal:
    """What one client meant to do and what it heard, line by line on the disk.

    Attributes:
        pending: the last intention without an answer, or None.
        last: the last one that was answered, or None.
    """

    def __init__(self, path: Path) -> None:
        told = read_journal(path)
        self.pending = next((line for line in told if "answer" not in line), None)
        self.last = told[-1] if told and self.pending is None else None
        self._file = path.open("ab", buffering=0)
        self._file.write(b"\n")  # whatever was torn before it ends here

    def intend(self, verb: str, facts: Facts) -> Facts:
        """A new intention, on the disk before anything is sent."""
        self.pending = {"id": str(uuid4()), "verb": verb, "facts": facts}
        self._write(self.pending)
        return self.pending

    def answered(self, answer: Facts) -> None:
        """What was heard; it counts from now on."""
        assert self.pending is not None
        self._write({"to": self.pending["id"], "answer": answer})
        self.last, self.pending = {**self.pending, "answer": answer}, None

    def close(self) -> None:
        """No more is written."""
        self._file.close()

    def _write(self, line: Facts) -> None:
        self._file.write(json.dumps(line).encode() + b"\n")
        os.fsync(self._file.fileno())


def read_journal(path: Path) -> list[Facts]:
    """The intentions in their order, those that were answered with `answer`; a torn line never counted."""
    told: dict[str, Facts] = {}
    for line in path.read_bytes().splitlines() if path.exists() else ():
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if "to" in entry:
            told[entry["to"]]["answer"] = entry["answer"]
        else:
            told[entry["id"]] = entry
    return list(told.values())


# -- what each of them does next; None for nothing at this moment -------------------------------------------


def _first(work: Work, /, statement: str, **parameters: Any) -> Any:
    return work.value(statement, **parameters)


def kiosk(app: Application, rng: random.Random, desk: Facts) -> Choice | None:
    """Gives numbers."""
    waiting = "SELECT coalesce(sum(waiting), 0) FROM queue_length"
    if app.run(_first, waiting) >= CROWD:
        return None
    return "issue", {
        "queue_id": rng.choice(desk["queues"]),
        "ticket_id": str(uuid4()),
        "priority_reason": rng.choice(["", "", "老年人"]),
    }


def clerk(app: Application, rng: random.Random, desk: Facts) -> Choice | None:
    """Works off the queue at a window."""
    window_id = desk["window_id"]
    if not app.run(_first, "SELECT :w = ANY (my_window_ids())", w=window_id):
        return "open", {"window_id": window_id}
    state = app.run(queue.queue_state, window_id=window_id)
    if state.current is None:
        return _when_free(state, rng, window_id) if state.waiting or rng.random() < 0.1 else None
    here: Facts = {"ticket_id": str(state.current.ticket_id), "window_id": window_id}
    if state.current.status is TicketStatus.SERVING and rng.random() < 0.4:
        return "finish_and_call", here
    called = ("start", "start", "start", "return", "mark_no_show", "transfer", "cancel")
    serving = ("finish", "finish", "park", "transfer")
    action = rng.choice(called if state.current.status is TicketStatus.CALLED else serving)
    if action == "transfer":
        to = rng.choice([None, *desk["others"]])
        return "transfer", {**here, "queue_id": state.current.queue_id, "to": to}
    return "act", {**here, "action": action, "reason": "测试"}


def _when_free(state: queue.QueueState, rng: random.Random, window_id: int) -> Choice:
    if state.parked and rng.random() < 0.5:
        ticket = {"ticket_id": str(state.parked[0].ticket_id), "window_id": window_id}
        return "act", {**ticket, "action": "unpark"}
    if state.no_shows and rng.random() < 0.5:
        ticket = {"ticket_id": str(state.no_shows[0].ticket_id), "window_id": window_id}
        return "act", {**ticket, "action": "requeue"}
    return "call", {"window_id": window_id}


_NEXT_CASE = """SELECT case_id FROM service_case WHERE status = :status AND clerk_id IS NOT NULL
    ORDER BY received_at LIMIT 1"""


def _next_case(app: Application, status: str) -> Facts | None:
    found = app.run(_first, _NEXT_CASE, status=status)
    return {"case_id": str(found)} if found else None


def intake_clerk(app: Application, rng: random.Random, desk: Facts) -> Choice | None:
    """Takes in, asks for supplements, accepts and submits."""
    window_id = desk["window_id"]
    if not app.run(_first, "SELECT :w = ANY (my_window_ids())", w=window_id):
        return "open", {"window_id": window_id}
    at_desk = {"window_id": window_id, "item_id": desk["item_id"]}
    if case := _next_case(app, "awaiting_supplement"):
        return "conclude", {**case, **at_desk, "conclusion": "accept"}
    for status in ("accepted", "under_review"):
        if case := _next_case(app, status):
            return "submit", case
    pending = "SELECT count(*) FROM service_case WHERE status NOT IN ('delivered', 'refused')"
    if app.run(_first, pending) >= DESK:
        return None
    conclusion = rng.choice(["accept", "request_supplement"])
    return "conclude", {"case_id": str(uuid4()), **at_desk, "conclusion": conclusion}


def representative(app: Application, rng: random.Random, desk: Facts) -> Choice | None:
    """Decides."""
    case = _next_case(app, "pending_sign_off")
    action = rng.choice(["approve", "approve", "approve", "refuse", "return_to_review"])
    return ("sign", {**case, "action": action}) if case else None


def output_clerk(app: Application, rng: random.Random, desk: Facts) -> Choice | None:
    """Prints certificates and hands them over, from a window of its own."""
    window_id = desk["window_id"]
    if not app.run(_first, "SELECT :w = ANY (my_window_ids())", w=window_id):
        return "open", {"window_id": window_id}
    if case := _next_case(app, "approved"):
        return "certify", case
    case = _next_case(app, "issued") or _next_case(app, "refused")
    return ("deliver", case) if case else None


PEOPLE: dict[str, Callable[[Application, random.Random, Facts], Choice | None]] = {
    "kiosk": kiosk, "clerk": clerk, "intake": intake_clerk, "representative": representative,
    "output": output_clerk,
}  # fmt: skip


class Client:
    """One of them at work.

    Attributes:
        stops: set by the suite when all is to come to rest: what is pending is still asked for.
    """

    def __init__(self, kind: str, url: str, journal: Path, desk: Facts, stops: Any) -> None:
        self._app = Application.at(url)
        self._journal = Journal(journal)
        self._choose, self._desk, self._stops = PEOPLE[kind], desk, stops
        self._rng = random.Random()

    def work(self) -> None:
        """Until told to stop; whatever is no answer is asked again."""
        self._say_again()
        while not (self._stops.is_set() and self._journal.pending is None):
            try:
                self._step()
            except (Unavailable, Conflict):
                time.sleep(PAUSE_SECONDS)
        self._app.close()
        self._journal.close()

    def _step(self) -> None:
        if self._journal.pending is None:
            choice = self._choose(self._app, self._rng, self._desk)
            if choice is None:
                time.sleep(PAUSE_SECONDS)
                return
            self._journal.intend(*choice)
        assert self._journal.pending is not None
        self._journal.answered(self._ask(self._journal.pending))

    def _ask(self, intention: Facts) -> Facts:
        try:
            return VERBS[intention["verb"]](self._app, UUID(intention["id"]), intention["facts"])
        except Refused as refused:
            return {"refused": refused.code}

    def _say_again(self) -> None:
        """What was answered before the kill is answered alike; only "nobody waits" is no action."""
        last = self._journal.last
        if last is None or "refused" in last["answer"] or last["answer"].get("ticket", "") is None:
            return
        while True:
            try:
                again = self._ask(last)
            except (Unavailable, Conflict):
                time.sleep(PAUSE_SECONDS)
                continue
            assert again == last["answer"], (again, last)
            return


def run_client(kind: str, url: str, journal: str, desk: Facts, stops: Any) -> None:
    """The process's own function."""
    Client(kind, url, Path(journal), desk, stops).work()
