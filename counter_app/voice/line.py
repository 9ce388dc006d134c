"""Who is to be announced next: each call once, in the order of calling, and none that is no longer true."""

import datetime as dt
from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from counter_app.services.announcing import SpokenBoard
from counter_app.services.hall_screens import BoardCall
from counter_app.voice.words import Sentence, call_sentence, pause_sentence, resume_sentence

OLDEST = dt.timedelta(minutes=1)
"""A call that waited longer for its turn would send somebody to a window that has gone on."""
REMEMBERED = dt.timedelta(minutes=10)


class Kind(StrEnum):
    CALL = "call"
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One thing to say. Two with the same values are the same."""

    kind: Kind
    window: str
    at: dt.datetime
    ticket: str = ""
    recall_count: int = 0

    def sentence(self, *, says_yao: bool) -> Sentence:
        """In words. Raises CannotSay."""
        if self.kind is Kind.CALL:
            return call_sentence(self.ticket, self.window, says_yao=says_yao)
        tell = pause_sentence if self.kind is Kind.PAUSE else resume_sentence
        return tell(self.window, says_yao=says_yao)


class VoiceLine:
    """Calls that wait for their turn.

    Attributes:
        left_out: what was too old when its turn came, until the caller takes it away.
    """

    def __init__(self, *, tells_pauses: bool = False) -> None:
        self._tells_pauses = tells_pauses
        self._waiting: deque[Announcement] = deque()
        self._known: set[Announcement] = set()
        self._states: dict[str, str] | None = None
        self._true: frozenset[Announcement] = frozenset()
        self.left_out: list[Announcement] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def hear(self, board: SpokenBoard) -> None:
        """Take in what the hall says now. What stood there at the first time is old and never said."""
        calls = [_of_call(call) for call in board.calls]
        self._true = frozenset(
            each for each, call in zip(calls, board.calls, strict=True) if call.status == "called"
        )
        states = {window.window_number: window.state for window in board.windows}
        if self._states is not None:
            fresh = (each for each in calls if each in self._true and each not in self._known)
            self._waiting.extend(sorted(fresh, key=lambda each: each.at))
            self._waiting.extend(self._changes(states, board.as_of))
        self._states = states
        lately = {each for each in self._known if each.at > board.as_of - REMEMBERED}
        self._known = lately | set(calls)

    def take(self, now: dt.datetime) -> Announcement | None:
        """The next one that is still true and not too old; None when there is none."""
        while self._waiting:
            first = self._waiting.popleft()
            if not self._is_true(first):
                continue
            if now - first.at <= OLDEST:
                return first
            self.left_out.append(first)
        return None

    def _changes(self, states: dict[str, str], at: dt.datetime) -> list[Announcement]:
        """Only between open and paused: whoever comes in the morning or leaves in the evening is no news."""
        if not self._tells_pauses or self._states is None:
            return []
        kinds = {("open", "paused"): Kind.PAUSE, ("paused", "open"): Kind.RESUME}
        steps = ((window, (self._states.get(window), state)) for window, state in states.items())
        return [
            Announcement(kind=kinds[step], window=window, at=at) for window, step in steps if step in kinds
        ]

    def _is_true(self, each: Announcement) -> bool:
        """A recall stands for the call before it; whoever was returned, or is served already, is not called."""
        if each.kind is Kind.CALL:
            return each in self._true
        wanted = "paused" if each.kind is Kind.PAUSE else "open"
        return self._states is not None and self._states.get(each.window) == wanted


def _of_call(call: BoardCall) -> Announcement:
    return Announcement(
        kind=Kind.CALL,
        window=call.window_number,
        at=call.last_called_at,
        ticket=call.ticket,
        recall_count=call.recall_count,
    )
