"""A keypad or a foot switch that types keys: which keys of it do what, as the desk's settings say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from ui.marking import QT_TRANSLATE_NOOP


class QueueKey(StrEnum):
    """What a key does in the queue; the names stand in the settings."""

    NEXT = "next"
    GIVEN = "given"
    RECALL = "recall"
    START = "start"
    PARK = "park"
    UNPARK = "unpark"
    TRANSFER = "transfer"
    NO_SHOW = "no_show"
    REQUEUE = "requeue"
    FINISH = "finish"
    RETURN = "return"
    PAUSE = "pause"
    RELEASE = "release"


Keys = tuple[QKeyCombination, ...]
_LONGEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Keypad:
    """`actions` by one key, or by a leading key and another; `problems` are entries that cannot be used, each
    with the sentence that says why."""

    actions: Mapping[Keys, QueueKey]
    problems: tuple[tuple[str, str], ...] = ()

    def leads(self, key: QKeyCombination) -> bool:
        """Whether this key begins an entry of two."""
        return any(len(keys) == _LONGEST and keys[0] == key for keys in self.actions)


UNKNOWN_ACTION = QT_TRANSLATE_NOOP("Keypad", "没有这个动作")
UNKNOWN_KEY = QT_TRANSLATE_NOOP("Keypad", "没有这个键")
TYPES_TEXT = QT_TRANSLATE_NOOP("Keypad", "会与填写的文字混淆，请用 F13–F24，或者先按引导键，如 Num+*,Num+1")
TWICE = QT_TRANSLATE_NOOP("Keypad", "同一个键写了两次")


def said_of_keypad(problem: str) -> str:
    """The sentence in the interface's language."""
    return QCoreApplication.translate("Keypad", problem)


def read_keypad(text: str) -> Keypad:
    """`F13=next Num+*,Num+1=recall`: entries between blanks, keys as Qt names them, two keys with a comma.

    A key that types something where people write cannot stand alone, nor lead: what is typed into a form never calls.
    """
    actions: dict[Keys, QueueKey] = {}
    problems: list[tuple[str, str]] = []
    for entry in text.split():
        keys, _, name = entry.rpartition("=")
        found = _keys(keys)
        problem = _problem(found, name)
        if not problem and found in actions:
            problem = TWICE
        if problem:
            problems.append((entry, problem))
        else:
            actions[found] = QueueKey(name)
    return Keypad(actions=actions, problems=tuple(problems))


def _keys(text: str) -> Keys:
    sequence = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
    return tuple(sequence[i] for i in range(sequence.count()))  # type: ignore[index]  # the stubs forget it


def _problem(keys: Keys, name: str) -> str:
    if name not in list(QueueKey):
        return UNKNOWN_ACTION
    if not 1 <= len(keys) <= _LONGEST or any(key.key() == Qt.Key.Key_unknown for key in keys):
        return UNKNOWN_KEY
    if _types_text(keys[0], leads=len(keys) == _LONGEST):
        return TYPES_TEXT
    return ""


def _types_text(key: QKeyCombination, *, leads: bool) -> bool:
    """Keys below the code of Escape type a character. Of a numeric keypad the signs may lead: no form needs them."""
    modifiers = key.keyboardModifiers()
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    if key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backspace):
        return True
    if key.key() >= Qt.Key.Key_Escape:
        return False
    sign = key.key() in (Qt.Key.Key_Asterisk, Qt.Key.Key_Slash, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    return not (leads and sign and modifiers & Qt.KeyboardModifier.KeypadModifier)
