import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.background import Background


class Refusal(Exception):
    pass


class Stage:
    def __init__(self) -> None:
        self.bugs: list[Exception] = []
        self.background = Background(answers=(Refusal,), bug=self.bugs.append)
        self.owner = QObject()
        self.done: list[object] = []
        self.failed: list[Exception] = []


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[Stage]:
    made = Stage()
    yield made
    made.background.shutdown()


def test_work_runs_elsewhere_and_the_answer_arrives_here(stage: Stage, qtbot: QtBot) -> None:
    arrived: list[bool] = []

    def done(worker: str) -> None:
        stage.done.append(worker)
        arrived.append(QThread.currentThread() is stage.background.thread())

    stage.background.submit(lambda: threading.current_thread().name, done, stage.failed.append, stage.owner)
    assert not stage.background.idle()
    qtbot.waitUntil(stage.background.idle)
    assert arrived == [True]
    assert str(stage.done[0]).startswith("database")
    assert threading.current_thread().name not in stage.done


def test_database_work_keeps_its_order(stage: Stage, qtbot: QtBot) -> None:
    for i in range(50):
        stage.background.submit(lambda i=i: i, stage.done.append, stage.failed.append, stage.owner)  # type: ignore[misc]
    qtbot.waitUntil(stage.background.idle)
    assert stage.done == list(range(50))


def test_printing_does_not_wait_for_the_database(stage: Stage, qtbot: QtBot) -> None:
    gate = threading.Event()
    stage.background.submit(gate.wait, stage.done.append, stage.failed.append, stage.owner)
    stage.background.submit(lambda: "paper", stage.done.append, stage.failed.append, stage.owner, "print")
    qtbot.waitUntil(lambda: stage.done == ["paper"])
    gate.set()
    qtbot.waitUntil(stage.background.idle)


def test_a_refusal_is_an_answer(stage: Stage, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refusal

    stage.background.submit(refuse, stage.done.append, stage.failed.append, stage.owner)
    qtbot.waitUntil(stage.background.idle)
    assert [type(error) for error in stage.failed] == [Refusal]
    assert stage.bugs == []


def test_a_bug_is_logged_and_shown_and_releases_the_screen(
    stage: Stage, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("expect_log")("unexpected failure")
    stage.background.submit(lambda: 1 // 0, stage.done.append, stage.failed.append, stage.owner)
    qtbot.waitUntil(stage.background.idle)
    assert [type(error) for error in stage.bugs] == [ZeroDivisionError]
    assert stage.failed == stage.bugs


def test_an_answer_for_a_closed_screen_is_dropped(stage: Stage, qtbot: QtBot) -> None:
    gate = threading.Event()
    stage.background.submit(gate.wait, stage.done.append, stage.failed.append, stage.owner)
    shiboken6.delete(stage.owner)
    gate.set()
    qtbot.waitUntil(stage.background.idle)
    assert stage.done == []


def test_shutdown_leaves_no_thread_and_delivers_nothing(stage: Stage, qapp: QApplication) -> None:
    before = threading.active_count()
    for lane in ("database", "print"):
        for _ in range(5):
            stage.background.submit(lambda: 1, stage.done.append, stage.failed.append, stage.owner, lane)
    assert threading.active_count() > before
    stage.background.shutdown()
    qapp.processEvents()
    assert threading.active_count() == before
    assert stage.done == []
    assert stage.background.idle()
    stage.background.submit(lambda: 1, stage.done.append, stage.failed.append, stage.owner)
    assert stage.background.idle()
