"""The voice of a real hall: every call once, in order, for its zone, over a line that a test can cut."""

import datetime as dt
import os
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from counter_app.changes import Topic
from counter_app.domain.tickets import TicketAction
from counter_app.services import windows
from counter_app.voice.recordings import Recordings
from counter_app.voice.words import Sentence, call_sentence
from tests.database.hall import PASSWORD, Hall
from tests.unit.ui.hall.conftest import Screen
from ui.hall.announcer import Announcer, Done
from ui.hall.voice_presenter import VoicePresenter

ROOT = Path(__file__).resolve().parents[4]
WAIT_MS = 30_000


class Mouth(QObject):
    """Speaks until a test lets it finish."""

    name = "mouth"

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._done: list[Done] = []

    def speak(self, sentence: Sentence, repeat: int, done: Done) -> None:  # noqa: ARG002  (a speaker's signature)
        self.said.append(sentence.text)
        self._done.append(done)

    def finish(self) -> None:
        self._done.pop()("")

    def stop(self) -> None:
        """Silence."""


class Voice:
    """A voice at the board's login."""

    def __init__(self, screen: Screen, zone: str = "", *, tells_pauses: bool = False) -> None:
        self.screen = screen
        self.mouth = Mouth()
        announcer = Announcer([self.mouth])
        self.presenter = VoicePresenter(screen.desk, announcer, zone, screen.desk, tells_pauses=tells_pauses)
        self.presenter.refresh()
        screen.settle()

    def hear(self) -> list[str]:
        """Everything that was said once nothing more comes, each announcement brought to its end."""
        announcer = self.presenter.announcer
        while announcer.is_speaking:
            before = len(self.mouth.said)
            self.screen.qtbot.waitUntil(lambda: bool(self.mouth._done) or not announcer.is_speaking)
            if self.mouth._done:
                self.mouth.finish()
            assert len(self.mouth.said) >= before
        return self.mouth.said


@pytest.fixture
def screen(screen_of: Callable[[str], Screen]) -> Screen:
    return screen_of("board1")


def test_calls_wait_for_their_turn_and_reconnecting_says_nothing_again(screen: Screen) -> None:
    screen.hall.issue("MED-RESIDENT")
    old = screen.hall.call("heqing", "11")
    assert old is not None
    voice = Voice(screen)
    screen.hall.issue()
    screen.hall.call("zhoumin", "12")
    screen.change()
    screen.qtbot.waitUntil(lambda: voice.mouth.said == ["请A001号到12号窗口办理"])
    screen.hall.act(old.ticket_id, TicketAction.MARK_NO_SHOW, "heqing", "11")
    screen.hall.issue("MED-RESIDENT")
    screen.hall.call("heqing", "11")
    for topic in (Topic.QUEUE, Topic.WINDOW, Topic.QUEUE):  # as after each reconnection
        screen.change(topic)
    assert len(voice.mouth.said) == 1
    assert voice.hear() == ["请A001号到12号窗口办理", "请B002号到11号窗口办理"]
    screen.change()
    assert len(voice.hear()) == 2


def test_a_recall_is_said_again(screen: Screen) -> None:
    voice = Voice(screen)
    screen.hall.issue()
    called = screen.hall.call()
    assert called is not None
    screen.change()
    assert voice.hear() == ["请A001号到12号窗口办理"]
    screen.hall.set_clock(screen.hall.value("SELECT app_now()") + dt.timedelta(seconds=20))
    screen.hall.act(called.ticket_id, TicketAction.RECALL)
    screen.change()
    assert voice.hear() == ["请A001号到12号窗口办理"] * 2


def test_a_zone_hears_its_own_calls_only(screen: Screen) -> None:
    other, own = Voice(screen, "市场准入区"), Voice(screen, "民生事项区")
    screen.hall.issue()
    screen.hall.call()
    screen.change()
    assert other.hear() == []
    assert own.hear() == ["请A001号到12号窗口办理"]


def test_what_was_called_while_the_line_was_cut_for_long_is_left_out_and_told(
    screen: Screen, expect_log: Callable[[str], None]
) -> None:
    expect_log("its turn came too late: .*A001")
    voice = Voice(screen)
    screen.line.is_down = True
    screen.hall.issue()
    screen.hall.call()
    screen.change()
    screen.hall.set_clock(screen.hall.value("SELECT app_now()") + dt.timedelta(seconds=61))
    screen.line.is_down = False
    screen.change()
    assert voice.hear() == []


def test_a_call_that_was_taken_back_sends_nobody(screen: Screen) -> None:
    voice = Voice(screen)
    screen.hall.issue("MED-RESIDENT")
    screen.hall.call("heqing", "11")
    screen.change()
    screen.hall.issue()
    mistaken = screen.hall.call()
    screen.change()
    assert mistaken is not None
    screen.hall.act(mistaken.ticket_id, TicketAction.RETURN)
    screen.change()
    assert voice.hear() == ["请B001号到11号窗口办理"]


def test_pauses_are_told_by_setting(screen: Screen) -> None:
    hall = screen.hall
    window_id, session_id = hall.window_id("12"), uuid4()
    hall.app("zhoumin").run(windows.open_window, session_id=session_id, window_id=window_id)
    telling, quiet = Voice(screen, tells_pauses=True), Voice(screen)
    for reason in ("午休", ""):
        hall.app("zhoumin").run(windows.pause_window, session_id=session_id, reason=reason)
        screen.change(Topic.WINDOW)
    assert telling.hear() == ["12号窗口暂停服务", "12号窗口恢复服务"]
    assert quiet.hear() == []


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the system's player")
def test_the_voice_alone_speaks_without_a_display(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    """The real program, with a player that keeps what it is given; then it is told to end."""
    player = tmp_path / "paplay"
    player.write_text(
        f'#!/bin/sh\ncp "$1" {tmp_path}/heard.new && mv {tmp_path}/heard.new {tmp_path}/heard.wav\n'
    )
    player.chmod(0o755)
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PGPASSWORD": PASSWORD,
        "COUNTER_APP_FOLDER": str(tmp_path / "folder"),
        "COUNTER_APP_VOICE": "recorded",
        "COUNTER_APP_VOICE_REPEAT": "2",
    }
    command = [sys.executable, "main.py", "voice", "--zone", "民生事项区", "--database", hall.database.url]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as program:
        # What was called before is known once a question was answered that was asked over the live line's word.
        ready = """SELECT count(*) FROM pg_stat_activity a JOIN pg_stat_activity l
                   ON l.application_name = 'counter-app voice listen' AND a.query_start > l.backend_start
                   WHERE a.application_name = 'counter-app voice' AND a.state = 'idle'"""
        qtbot.waitUntil(lambda: hall.value(ready) > 0, timeout=WAIT_MS)
        hall.issue()
        hall.call()
        qtbot.waitUntil((tmp_path / "heard.wav").exists, timeout=WAIT_MS)
        program.terminate()
        _, complaint = program.communicate(timeout=WAIT_MS)
    assert (program.returncode, complaint) == (0, b"")
    with wave.open(str(tmp_path / "heard.wav")) as heard:
        sentence = call_sentence("A001", "12", says_yao=True)
        assert heard.getnframes() == len(Recordings().sound(sentence, repeat=2).samples)
