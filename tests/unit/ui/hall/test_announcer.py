"""Sounds are played by real programs and counted; what fails or hangs never stops the next announcement."""

import io
import os
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from counter_app.settings import Settings
from counter_app.voice.recordings import Recordings
from counter_app.voice.words import Sentence, call_sentence, pause_sentence
from ui.hall import announcer as announcing
from ui.hall.announcer import Announcer, Done, RecordedSpeaker, Speaker
from ui.hall.announcer_engine import EngineSpeaker
from ui.hall.announcer_players import MultimediaPlayer, NullPlayer, ProgramPlayer, WindowsPlayer, players
from ui.hall.voice import finding_of

CALL = call_sentence("A001", "3", says_yao=True)
PAUSE = pause_sentence("3", says_yao=True)
RECORDINGS = Recordings()
ExpectLog = Callable[[str], None]
unix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the system's player")


def program(folder: Path, script: str, name: str = "aplay") -> list[str]:
    """A player of the system, as far as a program can tell."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return [str(file), "-q"]


class Told(QObject):
    """What an announcer said of each sentence: its text, and who spoke it."""

    def __init__(self, announcer: Announcer) -> None:
        super().__init__()
        self.all: list[tuple[str, str]] = []
        announcer.finished.connect(self._on_finished)

    def _on_finished(self, sentence: Sentence, speaker: str) -> None:
        self.all.append((sentence.text, speaker))


def say(qtbot: QtBot, announcer: Announcer, *sentences: Sentence) -> list[tuple[str, str]]:
    told = Told(announcer)
    for number, sentence in enumerate(sentences, start=1):
        announcer.say(sentence)
        qtbot.waitUntil(lambda so_far=number: len(told.all) == so_far)  # type: ignore[misc]
        assert not announcer.is_speaking
    return told.all


@unix
def test_the_systems_player_gets_the_whole_sound(qtbot: QtBot, tmp_path: Path) -> None:
    command = program(tmp_path, f'[ "$1" = -q ] && cp "$2" {tmp_path}/heard.wav; echo "$2" > {tmp_path}/name')
    speaker = RecordedSpeaker(RECORDINGS, ProgramPlayer(command))
    assert say(qtbot, Announcer([speaker], repeat=2), CALL) == [(CALL.text, "recorded (aplay)")]
    with wave.open(str(tmp_path / "heard.wav")) as heard:
        seconds = heard.getnframes() / heard.getframerate()
    assert seconds == pytest.approx(RECORDINGS.sound(CALL, repeat=2).seconds)
    assert seconds > 10
    assert not Path((tmp_path / "name").read_text(encoding="utf-8").strip()).exists()


@unix
def test_a_device_that_vanishes_in_the_middle_stops_nothing(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture, expect_log: ExpectLog
) -> None:
    lost = "{ echo 'aplay: No such device' >&2; exit 1; }"
    script = f'head -c 9000 "$2" > /dev/null; [ -e {tmp_path}/back ] || {lost}'
    expect_log("No such device")
    announcer = Announcer([RecordedSpeaker(RECORDINGS, ProgramPlayer(program(tmp_path, script)))])
    assert say(qtbot, announcer, CALL, PAUSE) == [(CALL.text, ""), (PAUSE.text, "")]
    assert [record.getMessage() for record in caplog.records] == [
        "the voice recorded (aplay) failed: aplay: No such device"
    ]
    (tmp_path / "back").touch()
    assert say(qtbot, announcer, CALL) == [(CALL.text, "recorded (aplay)")]


@unix
def test_a_player_that_hangs_is_ended_and_the_next_one_speaks(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log("does not come to an end")
    monkeypatch.setattr(announcing, "PATIENCE_SECONDS", 0.5)
    monkeypatch.setattr(announcing, "SECONDS_A_WORD", 0.0)
    stuck = ProgramPlayer(program(tmp_path, f"echo $$ > {tmp_path}/pid; exec sleep 600", "stuck"))
    works = ProgramPlayer(program(tmp_path, "exit 0", "works"))
    announcer = Announcer([RecordedSpeaker(RECORDINGS, player) for player in (stuck, works)])
    assert say(qtbot, announcer, PAUSE) == [(PAUSE.text, "recorded (works)")]
    pid = int((tmp_path / "pid").read_text(encoding="utf-8"))
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_player_that_is_not_there_is_told(qtbot: QtBot, expect_log: ExpectLog) -> None:
    expect_log("aplay did not start")
    announcer = Announcer([RecordedSpeaker(RECORDINGS, ProgramPlayer(["/nowhere/aplay"]))])
    assert say(qtbot, announcer, PAUSE) == [(PAUSE.text, "")]


def test_without_any_speaker_the_queue_goes_on(qtbot: QtBot) -> None:
    assert say(qtbot, Announcer([]), CALL, PAUSE) == [(CALL.text, ""), (PAUSE.text, "")]


def test_the_null_player_takes_as_long_as_the_sound(qtbot: QtBot) -> None:
    heard: list[str] = []
    player = NullPlayer()
    player.play(RECORDINGS.gong(), heard.append)
    assert heard == []
    qtbot.waitUntil(lambda: heard == [""])
    player.play(RECORDINGS.gong(), heard.append)
    player.stop()
    assert not player._over.isActive()


def test_stopping_is_silence_at_once(qtbot: QtBot) -> None:
    announcer = Announcer([RecordedSpeaker(RECORDINGS, NullPlayer())])
    told = Told(announcer)
    announcer.say(PAUSE)
    announcer.stop()
    qtbot.wait(10)
    assert told.all == []


@unix
def test_players_of_this_machine_are_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "exit 0", "aplay")
    program(tmp_path, "exit 0", "paplay")
    monkeypatch.setenv("PATH", str(tmp_path))
    named = [player.name for player in players() if isinstance(player, ProgramPlayer)]
    assert named == ["paplay", "aplay"]


class Winsound(SimpleNamespace):
    """The three flags and the function of Windows' module that are used."""

    SND_FILENAME, SND_ASYNC, SND_NODEFAULT, SND_PURGE = 0x20000, 1, 2, 0x40

    def __init__(self, *, fails: bool = False) -> None:
        super().__init__(played=[], fails=fails)

    def PlaySound(self, sound: str | None, flags: int) -> None:  # noqa: N802  (Windows' name)
        if self.fails:
            raise RuntimeError("Failed to play sound")
        self.played.append((sound and Path(sound).read_bytes(), flags))


def test_windows_plays_a_file_and_the_length_tells_the_end(qtbot: QtBot) -> None:
    winsound = Winsound()
    heard: list[str] = []
    player = WindowsPlayer(winsound)
    player.play(RECORDINGS.gong(), heard.append)
    assert winsound.played == [(RECORDINGS.gong().wav, 0x20003)]
    qtbot.waitUntil(lambda: heard == [""])
    player.stop()
    failing = WindowsPlayer(Winsound(fails=True))
    failing.play(RECORDINGS.gong(), heard.append)
    qtbot.waitUntil(lambda: heard == ["", "Failed to play sound"])


class Sink(QObject):
    """An output of QtMultimedia: it plays what it is given and is idle then, or loses its device."""

    end = ("IdleState", "NoError")
    heard = b""

    def __init__(self, _device: object, _form: object, parent: QObject) -> None:
        super().__init__(parent)
        self._now = ("ActiveState", "NoError")

    def start(self, buffer: Any) -> None:
        Sink.heard = buffer.readAll().data()
        QTimer.singleShot(0, self, lambda: setattr(self, "_now", Sink.end))

    def state(self) -> SimpleNamespace:
        return SimpleNamespace(name=self._now[0])

    def error(self) -> SimpleNamespace:
        return SimpleNamespace(name=self._now[1])

    def stop(self) -> None:
        """Silence."""


def multimedia(*, has_device: bool = True) -> SimpleNamespace:
    """The part of QtMultimedia that is used; the real one is in a package that is not needed."""
    form = type("Format", (), {"SampleFormat": SimpleNamespace(Int16=2)})
    for name in ("setSampleRate", "setChannelCount", "setSampleFormat"):
        setattr(form, name, lambda *_: None)
    device = SimpleNamespace(isNull=lambda: not has_device)
    return SimpleNamespace(
        QMediaDevices=SimpleNamespace(defaultAudioOutput=lambda: device), QAudioFormat=form, QAudioSink=Sink
    )


@pytest.mark.parametrize(
    ("end", "reason"), [(("IdleState", "NoError"), ""), (("StoppedState", "FatalError"), "FatalError")]
)
def test_qts_output_gets_the_samples_and_tells_a_lost_device(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, end: tuple[str, str], reason: str
) -> None:
    monkeypatch.setattr(Sink, "end", end)
    heard: list[str] = []
    player = MultimediaPlayer(multimedia())
    player.play(RECORDINGS.gong(), heard.append)
    qtbot.waitUntil(lambda: heard == [reason])
    assert Sink.heard == RECORDINGS.gong().pcm


def test_qts_output_without_a_device_says_so(qtbot: QtBot) -> None:
    heard: list[str] = []
    player = MultimediaPlayer(multimedia(has_device=False))
    player.play(RECORDINGS.gong(), heard.append)
    qtbot.waitUntil(lambda: "no sound device" in heard)


class Engine(QObject):
    """What QTextToSpeech does, as far as it is used: it speaks for a moment, or breaks."""

    stateChanged = Signal(object)  # noqa: N815  (Qt's names)
    errorOccurred = Signal(object, str)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.is_broken = False

    def engine(self) -> str:
        return "speechd"

    def say(self, text: str) -> None:
        self.said.append(text)
        if self.is_broken:
            self.errorOccurred.emit(None, "no audio")
        else:
            self.stateChanged.emit(SimpleNamespace(name="Speaking"))
            QTimer.singleShot(0, self, lambda: self.stateChanged.emit(SimpleNamespace(name="Ready")))

    def stop(self) -> None:
        """Silence."""


class Gong(QObject):
    """A player that notes how long each sound was."""

    name = "gong"

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float] = []

    def play(self, sound: Any, done: Done) -> None:
        self.seconds.append(sound.seconds)
        QTimer.singleShot(0, self, lambda: done(""))

    def stop(self) -> None:
        """Silence."""


def test_an_engine_is_given_the_words_one_by_one_after_the_gong(qtbot: QtBot) -> None:
    engine, gong = Engine(), Gong()
    speaker = EngineSpeaker(engine, RECORDINGS, gong)
    assert say(qtbot, Announcer([speaker], repeat=2), CALL) == [(CALL.text, "QtTextToSpeech (speechd)")]
    assert engine.said == ["请 A 零零幺号，到三号窗口办理"] * 2
    assert gong.seconds == [RECORDINGS.gong().seconds]


def test_where_the_engine_breaks_the_recorded_words_speak(qtbot: QtBot, expect_log: ExpectLog) -> None:
    expect_log("no audio")
    engine, gong = Engine(), Gong()
    engine.is_broken = True
    announcer = Announcer([EngineSpeaker(engine, RECORDINGS, gong), RecordedSpeaker(RECORDINGS, gong)])
    assert say(qtbot, announcer, CALL) == [(CALL.text, "recorded (gong)")]
    assert gong.seconds[-1] == RECORDINGS.sound(CALL).seconds


def test_a_number_that_nobody_recorded_is_told_and_the_next_is_said(
    qtbot: QtBot, expect_log: ExpectLog
) -> None:
    expect_log("no word for '企' in 请企01号到3号窗口办理")
    strange = call_sentence("企01", "3", says_yao=True)
    announcer = Announcer([RecordedSpeaker(RECORDINGS, Gong())])
    assert say(qtbot, announcer, strange, CALL) == [(strange.text, ""), (CALL.text, "recorded (gong)")]


def test_the_doctor_says_which_voice_speaks_and_what_to_install(tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.write_text("--- no soundcards ---\n", encoding="utf-8")
    recorded: list[Speaker] = [RecordedSpeaker(RECORDINGS, ProgramPlayer(["aplay"]))]
    engine: list[Speaker] = [EngineSpeaker(Engine(), RECORDINGS, Gong())]

    def finding(
        speaking: list[Speaker], cards: Path, recordings: Recordings = RECORDINGS, **chosen: str
    ) -> Any:
        return finding_of(Settings(**chosen), speaking, recordings, cards)

    there = tmp_path / "there"
    there.write_text(" 0 [PCH]: HDA-Intel\n", encoding="utf-8")
    assert finding(recorded, there).sentence == "叫号播报用：自带录音，经 aplay 放音。"
    assert finding(engine, cards).sentence == "叫号播报用：语音引擎 QtTextToSpeech (speechd)。"
    silent = finding([], there)
    assert (silent.ok, silent.is_fault) == (False, False)
    assert "apt-get install alsa-utils" in silent.remedy
    assert "声卡" in finding(recorded, cards).sentence
    assert finding([], there, voice="none").ok
    broken = finding(recorded, there, Recordings(tmp_path))
    assert broken.is_fault
    assert "dao.wav" in broken.sentence


def test_a_wave_file_is_what_players_expect() -> None:
    with wave.open(io.BytesIO(RECORDINGS.gong().wav)) as file:
        assert file.getparams()[:3] == (1, 2, 24_000)
