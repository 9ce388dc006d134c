"""What makes a sound heard: Qt's own output where it is installed, the system's player, or nothing."""

import importlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QProcess, QTimer

from counter_app.voice.recordings import RATE, Sound
from ui.hall.announcer import Done, Player

PROGRAMS: tuple[tuple[str, ...], ...] = (("paplay",), ("pw-play",), ("aplay", "-q"), ("afplay",))
"""Each is given the name of a file. PulseAudio and PipeWire first: they share the device with other programs."""
LOOK_MS = 100


class ProgramPlayer(QObject):
    """A program that plays the file it is given and ends, with 0 when it was heard."""

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = Path(command[0]).name
        self._command = tuple(command)
        self._process: QProcess | None = None
        self._file: Path | None = None
        self._done: Done | None = None

    def play(self, sound: Sound, done: Done) -> None:
        self._done = done
        try:
            with tempfile.NamedTemporaryFile(suffix=".wav", delete=False) as file:
                self._file = Path(file.name)
                file.write(sound.wav)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            QTimer.singleShot(0, self, lambda: self._answer(reason))
            return
        self._process = process = QProcess(self)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.start(self._command[0], [*self._command[1:], str(self._file)])

    def stop(self) -> None:
        self._done = None
        if self._process is not None:
            self._process.kill()
            self._process.waitForFinished(1_000)
        self._clear()

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip().splitlines()
        failed = code or status is not QProcess.ExitStatus.NormalExit
        self._answer((said[-1] if said else f"{self.name}: {code}") if failed else "")

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # any other one ends in `finished`
            self._answer(f"{self.name} did not start")

    def _answer(self, reason: str) -> None:
        done, self._done = self._done, None
        self._clear()
        if done is not None:
            done(reason)

    def _clear(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        if self._file is not None:
            self._file.unlink(missing_ok=True)
            self._file = None


class WindowsPlayer(QObject):
    """Windows' own `winsound`, which tells no end: the length of the sound does."""

    name = "winsound"

    def __init__(self, winsound: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._winsound = winsound
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._done: Done | None = None
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(lambda: self._answer(""))

    def play(self, sound: Sound, done: Done) -> None:
        self._done = done
        file = Path(self._folder.name) / "announcement.wav"
        flags = self._winsound.SND_FILENAME | self._winsound.SND_ASYNC | self._winsound.SND_NODEFAULT
        try:
            file.write_bytes(sound.wav)
            self._winsound.PlaySound(str(file), flags)
        except (OSError, RuntimeError) as error:
            reason = str(error)
            QTimer.singleShot(0, self, lambda: self._answer(reason))
        else:
            self._over.start(int(sound.seconds * 1000) + 100)

    def stop(self) -> None:
        self._done = None
        self._over.stop()
        self._winsound.PlaySound(None, self._winsound.SND_PURGE)

    def _answer(self, reason: str) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(reason)


class MultimediaPlayer(QObject):
    """QtMultimedia, of the package PySide6-Addons."""

    name = "QtMultimedia"

    def __init__(self, multimedia: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._qt = multimedia
        self._sink: Any = None
        self._buffer: QBuffer | None = None
        self._done: Done | None = None
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def play(self, sound: Sound, done: Done) -> None:
        self._done = done
        device = self._qt.QMediaDevices.defaultAudioOutput()
        if device.isNull():
            QTimer.singleShot(0, self, lambda: self._answer("no sound device"))
            return
        form = self._qt.QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(1)
        form.setSampleFormat(self._qt.QAudioFormat.SampleFormat.Int16)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(sound.pcm))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = self._qt.QAudioSink(device, form, self)
        self._sink.start(self._buffer)
        self._look.start()

    def stop(self) -> None:
        self._done = None
        self._clear()

    def _on_look(self) -> None:
        """Looked at, not listened to: PySide6 6.11 cannot deliver `stateChanged`, whose type it does not know."""
        state = self._sink.state().name  # by name: the state is of one enumeration here and of another there
        if state == "IdleState":
            self._answer("")
        elif state == "StoppedState":
            self._answer(str(self._sink.error().name))

    def _answer(self, reason: str) -> None:
        done, self._done = self._done, None
        self._clear()
        if done is not None:
            done(reason)

    def _clear(self) -> None:
        self._look.stop()
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.stop()
            sink.deleteLater()
        if self._buffer is not None:
            self._buffer.deleteLater()
            self._buffer = None


class NullPlayer(QObject):
    """Nothing is heard and nothing fails; it takes as long as the sound."""

    name = "none"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: Done | None = None
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self._answer)

    def play(self, sound: Sound, done: Done) -> None:
        self._done = done
        self._over.start(int(sound.seconds * 1000))

    def stop(self) -> None:
        self._done = None
        self._over.stop()

    def _answer(self) -> None:
        done, self._done = self._done, None
        if done is not None:
            done("")


def players(parent: QObject | None = None) -> list[Player]:
    """All that this machine has, the best first; empty where it has none."""
    found: list[Player] = []
    multimedia = optional("PySide6.QtMultimedia")
    if multimedia is not None and not multimedia.QMediaDevices.defaultAudioOutput().isNull():
        found.append(MultimediaPlayer(multimedia, parent))
    if sys.platform == "win32":
        found.append(WindowsPlayer(importlib.import_module("winsound"), parent))
    found += [ProgramPlayer(command, parent) for command in PROGRAMS if shutil.which(command[0])]
    return found


def optional(module: str) -> Any:
    """A module of PySide6-Addons; None where that package, or a library of the system that it needs, is not there."""
    try:
        return importlib.import_module(module)
    except ImportError:
        return None
