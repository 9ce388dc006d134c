"""Speaking one announcement after the other; what cannot speak never stops the next one."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.voice.recordings import RecordingMissing, Recordings, Sound
from counter_app.voice.words import CannotSay, Sentence

PATIENCE_SECONDS = 10.0
SECONDS_A_WORD = 0.8
"""Longer than any engine takes for a word; together with the patience, how long an announcement may last."""

_log = logging.getLogger(__name__)

Done = Callable[[str], None]
"""Hears once how it ended: an empty text when it was played, else why not."""


class Player(Protocol):
    """Whatever makes a sound heard."""

    name: str

    def play(self, sound: Sound, done: Done) -> None:
        """Begin to play and come back at once; `done` is called later, never from within."""

    def stop(self) -> None:
        """Be silent at once; `done` is not called any more."""


class Speaker(Protocol):
    """Whatever says a sentence, with the gong before it."""

    name: str

    def speak(self, sentence: Sentence, repeat: int, done: Done) -> None:
        """Begin to speak and come back at once; `done` is called later, never from within.

        Raises CannotSay, RecordingMissing.
        """

    def stop(self) -> None:
        """Be silent at once; `done` is not called any more."""


class RecordedSpeaker:
    """Plays recorded words."""

    def __init__(self, recordings: Recordings, player: Player) -> None:
        self.name = f"recorded ({player.name})"
        self._recordings = recordings
        self._player = player

    def speak(self, sentence: Sentence, repeat: int, done: Done) -> None:
        self._player.play(self._recordings.sound(sentence, repeat=repeat), done)

    def stop(self) -> None:
        self._player.stop()


class Announcer(QObject):
    """Says one sentence at a time, by the first of its speakers that can.

    Signals:
        finished(object, str): the Sentence is over, and the name of the speaker that said it; empty when none could
    """

    finished = Signal(object, str)

    def __init__(self, speakers: Sequence[Speaker], repeat: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speakers = tuple(speakers)
        self._repeat = repeat
        self._sentence: Sentence | None = None
        self._try = 0
        self._told: dict[str, str] = {}
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._on_limit)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._begin)

    @property
    def is_speaking(self) -> bool:
        return self._sentence is not None

    def say(self, sentence: Sentence) -> None:
        """Only while nothing is said; `finished` follows whatever happens."""
        assert self._sentence is None
        self._sentence, self._try = sentence, 0
        self._next.start()

    def stop(self) -> None:
        """Be silent for good."""
        self._next.stop()
        self._limit.stop()
        if self._sentence is not None and self._try < len(self._speakers):
            self._speakers[self._try].stop()
        self._sentence = None

    def _begin(self) -> None:
        sentence = self._sentence
        if sentence is None:
            return
        if self._try == len(self._speakers):
            self._end("")
            return
        speaker, turn = self._speakers[self._try], (sentence, self._try)
        seconds = PATIENCE_SECONDS + self._repeat * SECONDS_A_WORD * len(sentence.words)
        self._limit.start(int(seconds * 1000))
        try:
            speaker.speak(sentence, self._repeat, lambda reason: self._on_done(turn, reason))
        except CannotSay as error:
            self._failed(f"no word for {error.what!r}", sentence.text)
        except RecordingMissing as error:
            self._failed(f"{error.name} is missing or broken", "")

    def _on_done(self, turn: tuple[Sentence, int], reason: str) -> None:
        if self._sentence is not turn[0] or self._try != turn[1]:
            return  # a late answer to what was given up
        if reason:
            self._failed(reason, "")
        else:
            name = self._speakers[self._try].name
            self._told.pop(name, None)
            self._end(name)

    def _on_limit(self) -> None:
        self._speakers[self._try].stop()
        self._failed("it does not come to an end", "")

    def _failed(self, reason: str, sentence: str) -> None:
        """Say why once, not at each call of a day; then let the next one try."""
        self._limit.stop()
        name = self._speakers[self._try].name
        told = f"{reason}{sentence}"
        if self._told.get(name) != told:
            self._told[name] = told
            _log.warning("the voice %s failed: %s%s", name, reason, sentence and f" in {sentence}")
        self._try += 1
        self._next.start()

    def _end(self, name: str) -> None:
        self._limit.stop()
        sentence, self._sentence = self._sentence, None
        self.finished.emit(sentence, name)
