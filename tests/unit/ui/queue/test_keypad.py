"""Which keys of a keypad may do what."""

import pytest
from PySide6.QtGui import QKeySequence

from ui.queue.keypad import TWICE, TYPES_TEXT, UNKNOWN_ACTION, UNKNOWN_KEY, QueueKey, read_keypad


def test_single_keys_and_keys_behind_a_leading_one_are_read() -> None:
    keypad = read_keypad("F13=next  Shift+F14=given Num+*,Num+1=recall Ctrl+Alt+P=pause")
    assert keypad.problems == ()
    assert set(keypad.actions.values()) == {
        QueueKey.NEXT,
        QueueKey.GIVEN,
        QueueKey.RECALL,
        QueueKey.PAUSE,
    }
    star = QKeySequence("Num+*")[0]  # type: ignore[index]  # the stubs forget it
    assert keypad.leads(star)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("F13=dance", UNKNOWN_ACTION),
        ("F13", UNKNOWN_ACTION),
        ("Foo=next", UNKNOWN_KEY),
        ("=next", UNKNOWN_KEY),
        ("Num+*,Num+1,Num+2=next", UNKNOWN_KEY),
        ("Num+1=next", TYPES_TEXT),
        ("1=next", TYPES_TEXT),
        ("A,B=next", TYPES_TEXT),
        ("*,Num+1=next", TYPES_TEXT),
        ("Num+1,Num+2=next", TYPES_TEXT),
        ("Return=next", TYPES_TEXT),
        ("Num+Enter=next", TYPES_TEXT),
        ("Space=next", TYPES_TEXT),
    ],
)
def test_an_entry_that_cannot_be_used_says_why(entry: str, problem: str) -> None:
    keypad = read_keypad(f"F20=finish {entry}")
    assert keypad.problems == ((entry, problem),)
    assert list(keypad.actions.values()) == [QueueKey.FINISH]


def test_a_key_written_twice_keeps_its_first_meaning() -> None:
    keypad = read_keypad("F13=next F13=pause")
    assert keypad.problems == (("F13=pause", TWICE),)
    assert list(keypad.actions.values()) == [QueueKey.NEXT]


def test_no_keypad_is_no_problem() -> None:
    assert read_keypad("") == read_keypad("  ")
