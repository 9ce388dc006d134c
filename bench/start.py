"""From the start of the process to a usable clerk's window, and the memory it holds then.

Usable: signed in, at a window, the frame shown, the queue read, the live line up. The floor is a bare window of
Qt and one database connection, signed in with the same password.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.figures import Better, Figure, Options, milliseconds, ratios
from bench.hall import bench_hall, plain_url
from counter_app.demo.hall import CLERK, PASSWORD, POSTS, DemoHall
from counter_app.services.hall_screens import issue_ticket, matters

GOAL = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    seconds: float
    resident_bytes: int


def measure(options: Options) -> Iterator[Figure]:
    """Each start is a new process; the first of each kind only warms the disk's cache."""
    with bench_hall() as hall, tempfile.TemporaryDirectory(prefix="counter-app-bench-") as home:
        _let_wait(hall)
        ways = {"bare": _bare(hall), "desk": _desk(hall)}
        for command in ways.values():
            _start(command, home)
        starts: dict[str, list[Start]] = {"bare": [], "desk": []}
        for _ in range(options.rounds * (3 if options.full else 1)):
            for way, command in ways.items():
                starts[way].append(_start(command, home))
    yield _time(starts["desk"], starts["bare"])
    yield _memory(starts["desk"], starts["bare"])


def _let_wait(hall: DemoHall) -> None:
    import uuid

    hall.open_windows(POSTS)
    kiosk = hall.app("kiosk1")
    for matter in kiosk.run(matters):
        kiosk.run(
            issue_ticket,
            action_id=uuid.uuid4(),
            ticket_id=uuid.uuid4(),
            queue_id=matter.queue_id,
            item_id=matter.item_id,
        )


def _bare(hall: DemoHall) -> list[str]:
    return _command("bare", plain_url(hall.place.owner_url()), CLERK.login, PASSWORD)


def _desk(hall: DemoHall) -> list[str]:
    return _command("desk", plain_url(hall.place.owner_url()), CLERK.login, PASSWORD, CLERK.window)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bench.starting", *arguments]


def _start(command: Sequence[str], home: str) -> Start:
    folders = {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    # Bytecode is kept as Python does by itself, but here: a program is compiled once, not at every start.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        env={**inherited, **folders, "PYTHONPYCACHEPREFIX": home, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[1],
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        seconds = perf_counter() - started
        complaint = "" if line else process.stderr.read()
    if not line:
        raise RuntimeError(f"the window was not reached: {complaint}")
    return Start(seconds=seconds, resident_bytes=int(line))


def _time(ours: Sequence[Start], floors: Sequence[Start]) -> Figure:
    own, bare = [start.seconds for start in ours], [start.seconds for start in floors]
    return Figure(
        name="start to a usable clerk's window",
        measured=milliseconds(median(own)),
        floor=milliseconds(median(bare)),
        ratios=ratios(own, bare),
        goal=GOAL,
        better=Better.LOWER,
    )


def _memory(ours: Sequence[Start], floors: Sequence[Start]) -> Figure:
    own, bare = (
        [float(start.resident_bytes) for start in ours],
        [float(start.resident_bytes) for start in floors],
    )
    return Figure(
        name="memory of a signed-in client",
        measured=f"{median(own) / 2**20:.0f} MiB",
        floor=f"{median(bare) / 2**20:.0f} MiB",
        ratios=ratios(own, bare),
        goal=GOAL,
        better=Better.LOWER,
    )
