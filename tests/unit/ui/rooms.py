"""A person signed in to a furnished hall, with real threads, for the tests of a room.

`from tests.unit.ui.rooms import *` in a folder's conftest brings the fixtures.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from counter_app.application import Application
from counter_app.changes import Topic
from counter_app.devices.page_printer import FolderPrinter
from counter_app.errors import CounterError, Unavailable
from counter_app.services.sign_in import sign_in
from tests.database.hall import Hall
from ui.background import Background
from ui.desk import Desk

__all__ = ["CuttableLine", "Seat", "Seating", "seat"]

WAIT_MS = 20_000


class CuttableLine(Application):
    """An application whose answers can get lost after the work was done, as when a cable is pulled."""

    cut = False

    def run(self, use_case: Any, *args: Any, **facts: Any) -> Any:
        answer = super().run(use_case, *args, **facts)
        if self.cut:
            raise Unavailable("database_unreachable")
        return answer


@dataclass(slots=True)
class Seat:
    """One signed-in person.

    Attributes:
        papers: the folder into which this desk prints.
        said: what the desk said in the banner, as (tone, sentence).
        bugs: what went wrong unexpectedly in the background.
    """

    desk: Desk
    background: Background
    application: CuttableLine
    qtbot: QtBot
    papers: Path
    said: list[tuple[str, str]] = field(default_factory=list)
    bugs: list[Exception] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until every answer has come."""
        self.qtbot.waitUntil(self.background.idle, timeout=WAIT_MS)
        assert not self.bugs

    def hear(self, topic: Topic = Topic.CASE) -> None:
        """What the live line says when something of this topic changed; its reads are waited for."""
        self.desk.changed.emit(topic)
        self.settle()

    def printed(self) -> list[str]:
        return sorted(path.name for path in self.papers.glob("*.pdf"))


Seating = Callable[[str], Seat]


@pytest.fixture
def seat(hall: Hall, qtbot: QtBot, tmp_path: Path) -> Iterator[Seating]:
    """Call it with a login: that person sits down at a desk of their own in `hall`."""
    seats: list[Seat] = []

    def sit(login: str) -> Seat:
        application = CuttableLine(Application.at(hall.url(login)).engine)
        bugs: list[Exception] = []
        background = Background(answers=(CounterError,), bug=bugs.append)
        papers = tmp_path / login
        desk = Desk(application, background, application.run(sign_in), FolderPrinter(papers))
        made = Seat(desk, background, application, qtbot, papers, bugs=bugs)
        desk.said.connect(lambda tone, sentence: made.said.append((tone, sentence)))
        seats.append(made)
        return made

    yield sit
    for made in seats:
        made.background.shutdown()
        shiboken6.delete(made.desk)  # with the presenters that the test gave it, and their timers
        made.application.close()
