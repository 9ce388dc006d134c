"""Recorded words (resources/voice) joined into the sound of one announcement."""

import io
import sys
import wave
from array import array
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from counter_app.voice.words import DIGITS, PAUSE, TEN, YAO, CannotSay, Sentence

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "voice"
RATE = 24_000
"""Samples a second, each 16 bits, one channel."""
GONG = "gong"
FILES = {
    **{word: str(digit) for digit, word in enumerate(DIGITS)},
    **{chr(code): chr(code) for code in range(ord("A"), ord("Z") + 1)},
    YAO: "yao",
    TEN: "shi",
    "请": "qing",
    "号": "hao",
    "到": "dao",
    "窗口": "chuangkou",
    "办理": "banli",
    "暂停服务": "zantingfuwu",
    "恢复服务": "huifufuwu",
}
"""The recording of each word, without `.wav`."""
BETWEEN_WORDS = 0.03
AT_PAUSE = 0.22
AFTER_GONG = 0.3
BETWEEN_REPEATS = 0.8
FADE = 0.004
LOUDNESS = 4_200
"""Root mean square of every word, of 32,767."""
LOUDEST = 29_000


class RecordingMissing(Exception):
    """A file of resources/voice is not there or not what it should be; `name` is the file's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Sound:
    """Samples of one channel at RATE."""

    samples: "array[int]"

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE

    @cached_property
    def wav(self) -> bytes:
        """The same as a file."""
        file = io.BytesIO()
        with wave.open(file, "wb") as writer:
            writer.setnchannels(1)
            writer.setsampwidth(2)
            writer.setframerate(RATE)
            writer.writeframes(self.pcm)
        return file.getvalue()

    @property
    def pcm(self) -> bytes:
        """Little-endian, as in a file."""
        return _swapped(self.samples).tobytes()


class Recordings:
    """The words of one folder, each read once."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._read: dict[str, array[int]] = {}

    def missing(self) -> tuple[str, ...]:
        """The files that cannot be used."""
        return tuple(f"{name}.wav" for name in (GONG, *FILES.values()) if not self._is_there(name))

    def gong(self) -> Sound:
        """The gong alone. Raises RecordingMissing."""
        return Sound(self._samples(GONG))

    def sound(self, sentence: Sentence, *, repeat: int = 1) -> Sound:
        """The gong once, then the sentence `repeat` times. Raises CannotSay, RecordingMissing."""
        unknown = [word for word in sentence.words if word != PAUSE and word not in FILES]
        if unknown:
            raise CannotSay(unknown[0], sentence.text)
        spoken = self._joined(sentence)
        pieces = [self._samples(GONG), silence(AFTER_GONG), spoken]
        for _ in range(repeat - 1):
            pieces += [silence(BETWEEN_REPEATS), spoken]
        return Sound(array("h", chain.from_iterable(pieces)))

    def _joined(self, sentence: Sentence) -> "array[int]":
        joined = array("h")
        for word in sentence.words:
            if word == PAUSE:
                joined.extend(silence(AT_PAUSE))
            else:
                joined.extend(self._samples(FILES[word]))
                joined.extend(silence(BETWEEN_WORDS))
        return joined

    def _is_there(self, name: str) -> bool:
        try:
            self._samples(name)
        except RecordingMissing:
            return False
        return True

    def _samples(self, name: str) -> "array[int]":
        if name not in self._read:
            self._read[name] = faded(levelled(_read(self._folder / f"{name}.wav")))
        return self._read[name]


def silence(seconds: float) -> "array[int]":
    return array("h", bytes(2 * int(seconds * RATE)))


def levelled(samples: "array[int]") -> "array[int]":
    """As loud as every other word, as far as its peak allows."""
    loudness = (sum(sample * sample for sample in samples) / len(samples)) ** 0.5
    peak = max(abs(sample) for sample in samples)
    factor = min(LOUDNESS / loudness, LOUDEST / peak) if peak else 0.0
    return array("h", (round(sample * factor) for sample in samples))


def faded(samples: "array[int]") -> "array[int]":
    """From nothing and to nothing, so that no joint clicks."""
    result = array("h", samples)
    length = min(int(FADE * RATE), len(result) // 2)
    for at in range(length):
        result[at] = result[at] * at // length
        result[-1 - at] = result[-1 - at] * at // length
    return result


def _read(path: Path) -> "array[int]":
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, RATE):
                raise RecordingMissing(path.name)
            samples = array("h", file.readframes(file.getnframes()))
    except (OSError, EOFError, wave.Error) as error:
        raise RecordingMissing(path.name) from error
    if not samples:
        raise RecordingMissing(path.name)
    return _swapped(samples)


def _swapped(samples: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return samples
    swapped = array("h", samples)
    swapped.byteswap()
    return swapped
