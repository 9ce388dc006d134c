"""A program killed while somebody typed: the same person goes on where they were, nobody else hears of it."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from tests.database.hall import RESIDENT, Hall
from tests.journeys.typing_process import type_as_clerk

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.journeys.typing_process"])
PATIENCE_SECONDS = 60.0
ITEM = "RURAL-HOMESTEAD"

pytestmark = pytest.mark.timeout(240)


class Machine:
    """One machine in the hall; its programs come and go, its folder stays."""

    def __init__(self, hall: Hall, folder: Path) -> None:
        self.hall = hall
        self.folder = folder
        self._process: BaseProcess | None = None
        self._pipe: Connection[Any, dict[str, Any]] | None = None
        self.last: dict[str, Any] = {}

    def start(self, login: str, window: str = "12") -> None:
        ours, theirs = _PROCESSES.Pipe()
        address = (theirs, self.hall.database.url, str(self.folder))
        self._process = _PROCESSES.Process(target=type_as_clerk, args=address)
        self._process.start()
        theirs.close()
        self._pipe, self.last = ours, {}
        self.say("sign in", login, window)
        self.until("an open window", lambda told: told["signed_in"] and told["keeping"] and told["idle"])

    def say(self, word: str, *facts: object) -> None:
        assert self._pipe is not None
        self._pipe.send((word, *facts))

    def until(self, what: str, condition: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first state told from now on for which `condition` holds."""
        assert self._pipe is not None
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            assert self._pipe.poll(max(0.0, end - time.monotonic())), f"never came to {what}: {self.last}"
            self.last = self._pipe.recv()
            if self.last["signed_in"] and condition(self.last):
                return self.last

    def settled(self, seconds: float = 2.0) -> dict[str, Any]:
        """What is shown after a while in which anything might have come."""
        end = time.monotonic() + seconds
        return self.until("a while later", lambda told: time.monotonic() > end and told["idle"])

    def kill(self) -> None:
        assert self._process is not None
        assert self._pipe is not None
        self._process.kill()
        self._process.join(PATIENCE_SECONDS)
        self._process.close()
        self._pipe.close()
        self._process = None

    def drafts(self) -> list[Path]:
        return sorted((self.folder / "drafts").glob("*.draft"))

    def type_an_intake(self) -> None:
        self.say("open", self.hall.item_id(ITEM))
        self.until("an open form", lambda told: told["phase"] == "open")
        self.say("type")
        self.until("a draft on the disk", lambda _: bool(self.drafts()))


@pytest.fixture
def machine(hall: Hall, tmp_path: Path) -> Iterator[Machine]:
    made = Machine(hall, tmp_path / "machine")
    yield made
    if made._process is not None:
        made.kill()


def _cases(hall: Hall) -> int:
    return int(hall.value("SELECT count(*) FROM service_case"))


def test_the_same_person_goes_on_after_a_kill_and_accepts(hall: Hall, machine: Machine) -> None:
    machine.start("zhoumin")
    machine.type_an_intake()
    machine.settled(1.5)
    machine.kill()
    (file,) = machine.drafts()
    for path in machine.folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for secret in (RESIDENT.name, RESIDENT.id_number, RESIDENT.phone, RESIDENT.address):
            assert secret.encode() not in content, path
    assert bytes(hall.value("SELECT key FROM draft_key WHERE login = 'zhoumin'")) not in file.read_bytes()
    assert _cases(hall) == 0

    machine.start("heqing", "01")  # at the same machine; window 12 is still the dead program's
    assert machine.settled()["sheet"] == ""
    assert machine.drafts() == [file]
    machine.kill()

    machine.start("zhoumin")
    offered = machine.until("the offer", lambda told: "未完成的录入" in told["sheet"])
    assert "（李*强，" in offered["sheet"]
    assert RESIDENT.name not in offered["sheet"]
    machine.say("choose", 0)
    form = machine.until("the form", lambda told: told["phase"] == "open" and told["idle"])
    assert form["applicant"] == RESIDENT
    assert set(form["verdicts"]) <= {"ok", "pending"}
    assert form["verdicts"].count("ok") >= 5
    machine.say("accept")
    machine.until("a case on record", lambda told: told["status"] == "accepted")
    assert _cases(hall) == 1
    machine.settled(1.0)
    assert machine.drafts() == []
    machine.kill()
    machine.start("zhoumin")
    assert machine.settled()["sheet"] == ""


def test_what_is_discarded_is_gone(hall: Hall, machine: Machine) -> None:
    machine.start("zhoumin")
    machine.type_an_intake()
    machine.kill()
    machine.start("zhoumin")
    machine.until("the offer", lambda told: "未完成的录入" in told["sheet"])
    machine.say("choose", 1)
    machine.until("an empty folder", lambda _: not machine.drafts())
    machine.kill()
    machine.start("zhoumin")
    assert machine.settled()["sheet"] == ""
    assert _cases(hall) == 0
