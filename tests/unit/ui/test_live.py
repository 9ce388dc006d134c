"""The live line against a real server: wakes on a change, says when it is cut, comes back by itself."""

import os
import signal
import threading
import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from counter_app.application import Application
from counter_app.changes import Topic
from counter_app.errors import CounterError
from db.embedded import EmbeddedServer
from tests.servers import Database
from ui import live as live_module
from ui.background import Background
from ui.live import LiveLine


@pytest.fixture
def background() -> object:
    made = Background(answers=(CounterError,), bug=lambda _: None)
    yield made
    made.shutdown()


@pytest.fixture
def line(database: Database, background: Background, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(live_module, "RETRY_MS", 100)
    monkeypatch.setattr(live_module, "CHECK_MS", 200)
    application = Application.at(database.url)
    owner = QObject()
    made = LiveLine(application, background, owner)
    yield made
    made.stop()
    application.close()


def _notify(database: Database) -> None:
    import psycopg

    with psycopg.connect(database.dsn, autocommit=True) as connection:
        connection.execute("""SELECT pg_notify('counter', '{"topic": "queue", "id": "x"}')""")


def test_a_change_wakes_the_screen(line: LiveLine, database: Database, qtbot: QtBot) -> None:
    with qtbot.waitSignals([line.changed] * len(Topic)):  # on connecting everything counts as changed
        line.start()
    with qtbot.waitSignal(line.changed) as woken:
        _notify(database)
    assert woken.args == [Topic.QUEUE]


def test_a_cut_line_is_said_and_comes_back(line: LiveLine, database: Database, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.changed):
        line.start()
    assert line.is_up
    with qtbot.waitSignal(line.state_changed, check_params_cb=lambda up, _: not up):
        _cut(database)
    with qtbot.waitSignals([line.changed] * len(Topic)):
        pass
    assert line.is_up
    with qtbot.waitSignal(line.changed) as woken:
        _notify(database)
    assert woken.args == [Topic.QUEUE]


def _cut(database: Database) -> None:
    import psycopg

    with psycopg.connect(database.dsn, autocommit=True) as connection:
        connection.execute(
            """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE application_name = 'counter-app listen'"""
        )


def test_a_server_that_is_not_there_is_asked_again_and_again(
    server: EmbeddedServer, background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_module, "RETRY_MS", 50)
    application = Application.at("postgresql://nobody:x@127.0.0.1:9/none")
    line = LiveLine(application, background)
    try:
        line.start()
        with qtbot.waitSignals([line.state_changed] * 2, timeout=5_000):
            pass
        assert not line.is_up
    finally:
        line.stop()
        qtbot.waitUntil(background.idle, timeout=10_000)
        application.close()


def test_a_server_that_says_nothing_neither_freezes_the_window_nor_counts_as_alive(
    line: LiveLine, database: Database, background: Background, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(line.changed):
        line.start()
    backend = _listener(database)
    os.kill(backend, signal.SIGSTOP)  # as a pulled cable: the connection stands and nothing comes
    try:
        beats: list[float] = []
        pulse = QTimer(interval=20)
        pulse.timeout.connect(lambda: beats.append(time.monotonic()))
        pulse.start()
        with qtbot.waitSignal(line.state_changed, timeout=10_000, check_params_cb=lambda up, _: not up):
            pass
        pulse.stop()
        assert max(after - before for before, after in pairwise(beats)) < 1.0
        qtbot.waitUntil(lambda: line.is_up, timeout=10_000)
    finally:
        os.kill(backend, signal.SIGCONT)
    with qtbot.waitSignal(line.changed) as woken:
        _notify(database)
    assert woken.args == [Topic.QUEUE]


def test_a_program_can_be_left_while_the_server_says_nothing(
    line: LiveLine, database: Database, background: Background, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(line.changed):
        line.start()
    backend = _listener(database)
    os.kill(backend, signal.SIGSTOP)
    try:
        qtbot.waitUntil(lambda: line._asked is not None, timeout=10_000)
        began = time.monotonic()
        line.stop()
        background.shutdown(finish=True)
        assert time.monotonic() - began < 2.0
    finally:
        os.kill(backend, signal.SIGCONT)


def _listener(database: Database) -> int:
    import psycopg

    with psycopg.connect(database.dsn) as connection:
        row = connection.execute(
            """SELECT pid FROM pg_stat_activity
               WHERE application_name = 'counter-app listen' AND datname = current_database()"""
        ).fetchone()
    assert row is not None
    return int(row[0])


class Sleep:
    """A clock that can be put forward, as a laptop that wakes finds it."""

    def __init__(self) -> None:
        self.slept = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.slept


def test_after_sleep_the_data_is_old_until_the_server_has_answered(
    line: LiveLine, database: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Sleep()
    monkeypatch.setattr(live_module, "steady_seconds", clock)
    monkeypatch.setattr(live_module, "AGE_MS", 50)
    with qtbot.waitSignal(line.changed):
        line.start()
    line._check.stop()  # only waking asks
    backend = _listener(database)
    os.kill(backend, signal.SIGSTOP)
    told: list[tuple[bool, int]] = []
    line.state_changed.connect(lambda up, age: told.append((up, age)))
    line._age.setInterval(50)
    clock.slept += 5 * 3600
    try:
        qtbot.waitUntil(lambda: bool(told) and told[-1] == (True, 5 * 3600))
    finally:
        os.kill(backend, signal.SIGCONT)
    with qtbot.waitSignals([line.changed] * len(Topic)):
        pass
    qtbot.waitUntil(lambda: told[-1] == (True, 0))


def test_a_line_that_died_during_sleep_is_known_and_comes_back(
    line: LiveLine, database: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Sleep()
    monkeypatch.setattr(live_module, "steady_seconds", clock)
    with qtbot.waitSignal(line.changed):
        line.start()
    backend = _listener(database)
    os.kill(backend, signal.SIGSTOP)
    clock.slept += 3600
    try:
        with qtbot.waitSignal(
            line.state_changed, timeout=10_000, check_params_cb=lambda up, _: not up
        ) as cut:
            pass
        assert cut.args[1] >= 3600
        qtbot.waitUntil(lambda: line.is_up, timeout=10_000)
    finally:
        os.kill(backend, signal.SIGCONT)


def test_a_program_that_was_stopped_over_an_outstanding_question_does_not_cut_its_line(
    line: LiveLine, database: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Sleep()
    monkeypatch.setattr(live_module, "steady_seconds", clock)
    monkeypatch.setattr(live_module, "CHECK_MS", 60_000)
    with qtbot.waitSignal(line.changed):
        line.start()
    backend = _listener(database)
    os.kill(backend, signal.SIGSTOP)
    line._on_check()
    clock.slept += 3600
    line._on_check()  # as the timer does first of all on waking
    os.kill(backend, signal.SIGCONT)
    feed = line._feed
    with qtbot.waitSignals([line.changed] * len(Topic)):
        pass
    assert line._feed is feed


def test_a_printer_that_is_stuck_does_not_make_the_line_look_dead(
    line: LiveLine, background: Background, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(line.changed):
        line.start()
    stuck = threading.Event()
    for _ in range(2):
        background.submit(stuck.wait, lambda _: None, lambda _: None, line, "print")
    cuts: list[bool] = []
    line.state_changed.connect(lambda up, _: cuts.append(not up))
    qtbot.wait(1_500)
    stuck.set()
    qtbot.waitUntil(background.idle)
    assert not any(cuts)
