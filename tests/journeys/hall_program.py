"""A program of the hall on a display of its own: fingers and keys go in, what is on the screen comes out."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.x_keys import XKeyboard, virtual_screen
from tests.journeys.x_screen import XPointer, XScreen

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30.0
LOOK_AGAIN_SECONDS = 0.05
INK = 40
"""Levels of 256 between words and their ground: what differs less nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What stands in one piece; `x` and `y` are the left end of its base line on the display."""

    text: str
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class View:
    """What a program has painted."""

    words: tuple[Word, ...]

    def find(self, text: str) -> Word | None:
        """The piece that is `text`, else the first one that contains it."""
        exact = (word for word in self.words if word.text.strip() == text)
        return next(exact, next((word for word in self.words if text in word.text), None))

    def sees(self, *texts: str) -> bool:
        return all(self.find(text) is not None for text in texts)

    def __str__(self) -> str:
        return " | ".join(word.text for word in self.words)


class HallProgram:
    """Attributes:
    name: what its pictures are called.
    keys: the keyboard of its display.
    """

    def __init__(
        self, name: str, process: "subprocess.Popen[bytes]", display: str, pictures: Path | None
    ) -> None:
        self.name = name
        self.keys = XKeyboard(display)
        self._process = process
        self._pointer = XPointer(display)
        self._screen = XScreen(display)
        self._pictures = pictures
        self._unread = b""

    # -- looking -------------------------------------------------------------------------------------------

    def look(self) -> View:
        """What its windows have painted now."""
        assert self._process.stdin is not None
        self._process.stdin.write(b".")
        self._process.stdin.flush()
        return View(tuple(Word(text=t, x=x, y=y, height=h) for t, x, y, h in json.loads(self._line())))

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        end = time.monotonic() + PATIENCE_SECONDS
        while b"\n" not in self._unread:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{self.name} says nothing"
            piece = os.read(self._process.stdout.fileno(), 65536)
            assert piece, f"{self.name} is gone"
            self._unread += piece
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def until(self, what: str, condition: Callable[[View], bool]) -> View:
        """The first view for which `condition` holds."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition(view := self.look()):
            assert time.monotonic() < end, f"{self.name} never came to {what}; it shows: {view}"
            time.sleep(LOOK_AGAIN_SECONDS)
        return view

    def shows(self, *texts: str, without: Sequence[str] = ()) -> View:
        """Wait until all of these stand on the display itself, in ink, and none of `without` is painted."""

        def is_there(view: View) -> bool:
            found = [view.find(text) for text in texts]
            there = all(word is not None and self._has_ink(word) for word in found)
            return there and not any(view.find(text) for text in without)

        return self.until(f"show {texts} without {tuple(without)}", is_there)

    def _has_ink(self, word: Word) -> bool:
        lowest, highest = self._screen.extremes(
            word.x, word.y - round(0.8 * word.height), max(4, word.height), max(4, word.height)
        )
        return highest - lowest >= INK

    def picture(self, step: str, folder: Path | None = None) -> None:
        """Keep what the display shows, where pictures are wanted."""
        wanted = folder or self._pictures
        if wanted is not None:
            if folder is None:
                self.look()  # which is answered after what is still to be painted
            count = len(list(wanted.glob("*.png"))) + 1
            self._screen.picture().save(wanted / f"{count:02d}-{self.name}-{step}.png", compress_level=1)

    # -- acting --------------------------------------------------------------------------------------------

    def click(self, text: str, *, times: int = 1) -> None:
        """Press where `text` stands."""
        word = self.shows(text).find(text)
        assert word is not None
        self.click_at(word, times=times)

    def click_at(self, word: Word, *, times: int = 1) -> None:
        self._pointer.click(word.x + word.height // 3, word.y - word.height // 3, times=times)

    # -- ending --------------------------------------------------------------------------------------------

    def end(self) -> str:
        """Tell it to end as the system does at shut-down; answers with what it complained of."""
        for line in (self.keys, self._pointer, self._screen):
            line.close()
        self._process.terminate()
        try:
            _, complaints = self._process.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, complaints = self._process.communicate()
        code = self._process.returncode
        return complaints.decode() + (f"exit code {code}" if code else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """How one program is started: what follows `main.py`, its display, what its environment has besides."""

    name: str
    arguments: Sequence[str]
    size: tuple[int, int]
    environment: Mapping[str, str]


@contextmanager
def hall_programs(
    machines: Sequence[Machine], folder: Path, pictures: Path | None
) -> Iterator[dict[str, HallProgram]]:
    """All of them at once, each on its own machine as it were. Whoever complained on the way fails the test."""
    with ExitStack() as displays:
        started: dict[str, HallProgram] = {}
        try:
            for machine in machines:
                display = displays.enter_context(virtual_screen(*machine.size))
                process = _start(machine, display, folder / machine.name)
                started[machine.name] = HallProgram(machine.name, process, display, pictures)
            yield started
        except BaseException:
            for program in started.values():
                program.picture("at-the-end", folder)
            raise
        finally:
            complaints = {name: program.end() for name, program in started.items()}
        assert not any(complaints.values()), complaints


def _start(machine: Machine, display: str, folder: Path) -> "subprocess.Popen[bytes]":
    folder.mkdir()
    own = {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "COUNTER_APP_FOLDER": str(folder),
        "COUNTER_APP_PAPERS_FOLDER": str(folder / "papers"),
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.peephole", *machine.arguments],
        env=os.environ | own | dict(machine.environment),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
