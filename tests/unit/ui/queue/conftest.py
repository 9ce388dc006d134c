"""A clerk at window 12 of a real hall, over a line that a test can cut."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from counter_app.application import Application
from counter_app.changes import Topic
from counter_app.devices.page_printer import NullPrinter
from counter_app.errors import CounterError, Unavailable
from counter_app.services import sign_in, windows
from counter_app.work import Work
from tests.database.hall import Hall
from ui.background import Background
from ui.desk import Desk, HeldWindow
from ui.queue.presenter import QueuePresenter

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
class Post:
    """The desk of Zhou Min, its presenter, and what came out of them."""

    hall: Hall
    line: FragileApplication
    background: Background
    desk: Desk
    presenter: QueuePresenter
    qtbot: QtBot
    said: list[tuple[str, str]]
    heard: list[str]

    def settle(self) -> None:
        self.qtbot.waitUntil(self.background.idle)

    def change(self, topic: Topic = Topic.QUEUE) -> None:
        """What the live line tells after any change, and after each reconnection."""
        self.desk.changed.emit(topic)
        self.settle()

    def log(self) -> list[str]:
        """The actions on record, oldest first, without the kiosk's own."""
        rows = self.hall.execute("SELECT action FROM ticket_action WHERE action <> 'issue' ORDER BY at")
        return [str(action) for (action,) in rows]


@pytest.fixture
def post(hall: Hall, qtbot: QtBot) -> Iterator[Post]:
    line = FragileApplication(Application.at(hall.url("zhoumin")).engine)
    bugs: list[Exception] = []
    background = Background(answers=(CounterError,), bug=bugs.append)
    desk = Desk(line, background, line.run(sign_in.sign_in), NullPrinter())
    desk.hold_window(_opened(line, hall.window_id("12")))
    presenter = QueuePresenter(desk)
    made = Post(hall, line, background, desk, presenter, qtbot, [], [])
    desk.said.connect(lambda tone, sentence: made.said.append((tone, sentence)))
    presenter.ticket_started.connect(lambda ticket: made.heard.append(f"+{ticket.label}"))
    presenter.ticket_ended.connect(lambda: made.heard.append("-"))
    presenter.set_visible(True)
    made.settle()
    yield made
    background.shutdown()
    desk.hold_window(None)  # stops the heartbeat
    line.close()
    assert not bugs


def _opened(line: Application, window_id: int) -> HeldWindow:
    session_id = line.run(windows.open_window, session_id=uuid4(), window_id=window_id)
    return HeldWindow(window_id=window_id, number="12", zone_short_name="民生", session_id=session_id)
