"""Qt's QtTextToSpeech (of the package PySide6-Addons), where an engine on this machine has a Chinese voice."""

from typing import Any

from PySide6.QtCore import QLocale, QObject, QTimer

from counter_app.voice.recordings import Recordings
from counter_app.voice.words import Sentence
from ui.hall.announcer import Done, Player
from ui.hall.announcer_players import optional

MADE_FOR_TESTS = "mock"


class EngineSpeaker(QObject):
    """The gong by a player, then the engine, which reads the words as they stand."""

    def __init__(
        self, engine: Any, recordings: Recordings, player: Player, parent: QObject | None = None
    ) -> None:
        """`engine` is a QTextToSpeech with its voice chosen."""
        super().__init__(parent)
        self.name = f"QtTextToSpeech ({engine.engine()})"
        self._engine = engine
        self._recordings = recordings
        self._player = player
        self._left = 0
        self._text = ""
        self._is_saying = False
        self._done: Done | None = None
        engine.stateChanged.connect(self._on_state)
        engine.errorOccurred.connect(self._on_error)

    def speak(self, sentence: Sentence, repeat: int, done: Done) -> None:
        self._text, self._left, self._done = sentence.spoken, repeat, done
        self._player.play(
            self._recordings.gong(), lambda _: self._say()
        )  # without the gong rather than not at all

    def stop(self) -> None:
        self._done, self._is_saying = None, False
        self._player.stop()
        self._engine.stop()

    def _say(self) -> None:
        if self._done is None:
            return
        self._left -= 1
        self._engine.say(self._text)

    def _on_state(self, state: Any) -> None:
        if state.name in {"Speaking", "Synthesizing"}:
            self._is_saying = True
        elif state.name == "Ready" and self._is_saying:
            self._is_saying = False
            QTimer.singleShot(0, self, self._go_on)
        elif state.name == "Error":
            self._end(self._engine.errorString() or "error")

    def _on_error(self, _: Any, reason: str) -> None:
        self._end(reason or "error")

    def _go_on(self) -> None:
        if self._left > 0:
            self._say()
        else:
            self._end("")

    def _end(self, reason: str) -> None:
        done, self._done = self._done, None
        self._is_saying = False
        if done is not None:
            QTimer.singleShot(0, self, lambda: done(reason))


def chinese_engine(parent: QObject | None = None) -> Any:
    """A QTextToSpeech that speaks Mandarin, or None."""
    module = optional("PySide6.QtTextToSpeech")
    if module is None:
        return None
    for name in module.QTextToSpeech.availableEngines():
        engine = None if name == MADE_FOR_TESTS else module.QTextToSpeech(name, parent)
        if engine is None:
            continue
        mandarin = next(filter(_is_mandarin, engine.availableLocales()), None)
        if mandarin is not None:
            engine.setLocale(mandarin)
            return engine
        engine.deleteLater()
    return None


def _is_mandarin(locale: QLocale) -> bool:
    """The mainland's or Singapore's, or one that names no place; never Cantonese, which Qt tells as Hong Kong."""
    return locale.language() is QLocale.Language.Chinese and locale.territory() in {
        QLocale.Country.China,
        QLocale.Country.Singapore,
        QLocale.Country.AnyCountry,
    }
