"""Public screens of a real hall, over a line that a test can cut, with a printer that can fail."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from pytestqt.qtbot import QtBot

from counter_app.application import Application
from counter_app.changes import Topic
from counter_app.devices.page_printer import PrinterFailed
from counter_app.domain.printing import PrintsOn
from counter_app.errors import CounterError, Unavailable
from counter_app.work import Work
from tests.database.hall import Hall
from ui.background import Background
from ui.desk import PublicDesk

P = ParamSpec("P")
R = TypeVar("R")


class FragileApplication(Application):
    """Loses answers on the way back, or reaches nobody at all."""

    lost_answers = 0
    is_down = False

    def run(self, use_case: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        if self.is_down:
            raise Unavailable("database_unreachable")
        answer = super().run(use_case, *args, **kwargs)
        if self.lost_answers:
            self.lost_answers -= 1
            raise Unavailable("database_unreachable")
        return answer


@dataclass
class Tray:
    """A printer: what lies in its tray, and whether there is paper."""

    papers: list[tuple[str, bytes]] = field(default_factory=list)
    is_empty: bool = False
    prints_on: PrintsOn = PrintsOn.PAPER

    def print_pdf(self, pdf: bytes, title: str) -> None:
        if self.is_empty:
            raise PrinterFailed("缺纸")
        self.papers.append((title, pdf))


@dataclass
class Screen:
    """One public device and what came out of it."""

    hall: Hall
    line: FragileApplication
    background: Background
    desk: PublicDesk
    tray: Tray
    qtbot: QtBot

    def settle(self) -> None:
        self.qtbot.waitUntil(self.background.idle)

    def change(self, topic: Topic = Topic.QUEUE) -> None:
        """What the live line tells after any change, and after each reconnection."""
        self.desk.changed.emit(topic)
        self.settle()


@pytest.fixture
def screen_of(hall: Hall, qtbot: QtBot) -> Iterator[Callable[[str], Screen]]:
    """Makes the screen of one device's login."""
    made: list[Screen] = []
    bugs: list[Exception] = []

    def make(login: str) -> Screen:
        line = FragileApplication(Application.at(hall.url(login)).engine)
        background = Background(answers=(CounterError,), bug=bugs.append)
        tray = Tray()
        made.append(Screen(hall, line, background, PublicDesk(line, background, tray), tray, qtbot))
        return made[-1]

    yield make
    for screen in made:
        screen.background.shutdown()
        screen.line.close()
    assert not bugs
