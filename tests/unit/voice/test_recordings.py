"""The recorded words and how they are joined: complete, as long as their parts, evenly loud, without clicks."""

import io
import shutil
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from counter_app.voice.recordings import (
    AFTER_GONG,
    AT_PAUSE,
    BETWEEN_REPEATS,
    BETWEEN_WORDS,
    FILES,
    FOLDER,
    RATE,
    RecordingMissing,
    Recordings,
    Sound,
    levelled,
)
from counter_app.voice.words import PAUSE, CannotSay, Sentence, call_sentence, pause_sentence

CALL = call_sentence("A001", "3", says_yao=True)


@pytest.fixture(scope="module")
def recordings() -> Recordings:
    return Recordings()


def seconds(name: str) -> float:
    with wave.open(str(FOLDER / f"{name}.wav")) as file:
        return float(file.getnframes() / file.getframerate())


def test_every_word_is_shipped_and_no_other_file(recordings: Recordings) -> None:
    assert recordings.missing() == ()
    assert {path.stem for path in FOLDER.glob("*.wav")} == {"gong", *FILES.values()}
    assert sum(path.stat().st_size for path in FOLDER.glob("*.wav")) < 2_000_000


def test_a_word_lasts_as_long_as_a_word(recordings: Recordings) -> None:
    for word, name in FILES.items():
        assert 0.15 < seconds(name) < 0.25 + 0.45 * len(word), name
    assert 1 < recordings.gong().seconds < 3


@pytest.mark.parametrize("repeat", [1, 2, 3])
def test_an_announcement_is_as_long_as_its_parts(recordings: Recordings, repeat: int) -> None:
    words = [word for word in CALL.words if word != PAUSE]
    once = sum(seconds(FILES[word]) + BETWEEN_WORDS for word in words) + CALL.words.count(PAUSE) * AT_PAUSE
    expected = seconds("gong") + AFTER_GONG + repeat * once + (repeat - 1) * BETWEEN_REPEATS
    sound = recordings.sound(CALL, repeat=repeat)
    assert sound.seconds == pytest.approx(expected, abs=0.01)
    with wave.open(io.BytesIO(sound.wav)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() == len(sound.samples)


def test_yao_and_yi_are_two_sounds(recordings: Recordings) -> None:
    yi = call_sentence("A001", "3", says_yao=False)
    assert recordings.sound(CALL).pcm != recordings.sound(yi).pcm


def loudness(samples: "array[int]") -> float:
    return float((sum(sample * sample for sample in samples) / len(samples)) ** 0.5)


def test_the_words_are_evenly_loud_and_none_is_cut_at_its_peak(recordings: Recordings) -> None:
    each = {word: recordings.sound(Sentence(text=word, words=(word,))).samples for word in FILES}
    gong = len(recordings.gong().samples) + int(AFTER_GONG * RATE)
    levels = [loudness(samples[gong : -int(BETWEEN_WORDS * RATE)]) for samples in each.values()]
    assert max(levels) < 1.6 * min(levels)
    assert all(max(map(abs, samples)) < 32_000 for samples in each.values())


def test_no_joint_clicks(recordings: Recordings) -> None:
    """A click is a jump: from a silence no step goes higher than what 4 ms of fading allow."""
    samples = recordings.sound(CALL, repeat=2).samples
    edges = [
        abs(later - earlier)
        for (before, earlier), (later, after) in pairwise(pairwise(samples))
        if (before == earlier == 0) or (later == after == 0)
    ]
    assert edges
    assert max(edges) < 400
    assert samples[0] == samples[-1] == 0


def test_a_word_that_nobody_recorded_is_refused(recordings: Recordings) -> None:
    sentence = call_sentence("企01", "3", says_yao=True)
    with pytest.raises(CannotSay) as refused:
        recordings.sound(sentence)
    assert (refused.value.what, refused.value.sentence) == ("企", "请企01号到3号窗口办理")


@pytest.mark.parametrize("broken", ["missing", "empty", "text", "stereo", "silent"])
def test_a_broken_recording_is_named(tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "voice"
    shutil.copytree(FOLDER, folder)
    file = folder / "dao.wav"
    if broken == "missing":
        file.unlink()
    elif broken == "stereo":
        write(file, channels=2)
    elif broken == "silent":
        write(file, frames=b"")
    else:
        file.write_bytes(b"" if broken == "empty" else b"no sound at all, but a text")
    recordings = Recordings(folder)
    assert recordings.missing() == ("dao.wav",)
    with pytest.raises(RecordingMissing, match=r"dao\.wav"):
        recordings.sound(CALL)
    assert recordings.sound(pause_sentence("3", says_yao=True)).seconds > 2


def write(path: Path, *, channels: int = 1, frames: bytes = bytes(4_800)) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)


def test_silence_stays_silence() -> None:
    assert set(levelled(array("h", [0] * 100))) == {0}
    assert Sound(array("h", [0] * RATE)).seconds == 1


@pytest.mark.parametrize("name", ["3", "4", "7", "shi", "qing"])
def test_a_word_begins_with_its_own_hiss(name: str) -> None:
    """三 without its s is 安; 请 began with a vowel that was not its own."""
    assert hiss(samples_of(name)[: RATE // 20]) > 0.15


@pytest.mark.parametrize("name", ["0", "1", "yao", "2", "3", "4", "5", "6", "7", "8", "9", "shi", "dao"])
def test_a_word_ends_without_the_hiss_of_the_next_one(name: str) -> None:
    """到 ended in the s of 三, and each digit in the h of 号."""
    assert hiss(samples_of(name)[-RATE // 25 :]) < 0.1


def samples_of(name: str) -> "array[int]":
    with wave.open(str(FOLDER / f"{name}.wav")) as file:
        return array("h", file.readframes(file.getnframes()))


def hiss(samples: "array[int]") -> float:
    """Changes of sign for each sample: a vowel has few, an s, sh or q many."""
    return sum((one < 0) != (other < 0) for one, other in pairwise(samples)) / len(samples)
