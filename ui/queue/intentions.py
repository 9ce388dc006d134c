"""One press at a time, asked until it is answered, and counted once however often it is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.errors import Unavailable
from ui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention:
    """One press of a button. Its facts, the action id among them, stay the same however often it is asked."""

    verb: str
    done: Callable[[Any], None]
    use_case: Callable[..., Any]
    facts: dict[str, Any]


class Intentions(QObject):
    """Holds the press that is under way.

    Signals:
        asked(str): the verb of a press that is under way now
        unanswered(object): the line was cut before the answer; `ask_again` asks for the same
        answered(): the answer was heard, and what is shown is old
        refused(object): the answer was an error, which has been said already
    """

    asked = Signal(str)
    unanswered = Signal(object)
    answered = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._current: Intention | None = None

    def verb(self) -> str:
        """What is under way; empty when nothing is."""
        return self._current.verb if self._current else ""

    def forget(self) -> None:
        """The window is gone, and its press with it; an answer is heard by nobody."""
        self._current = None

    def ask(self, intention: Intention) -> None:
        """Ask for the first time."""
        self._current = intention
        self.asked.emit(intention.verb)
        self._desk.ask(
            self,
            lambda answer: self._on_done(intention, answer),
            intention.use_case,
            failed=lambda error: self._on_failed(intention, error),
            **intention.facts,
        )

    def ask_again(self) -> None:
        """The line may be back: the same action with the same id, so that it counts once (DESIGN D4)."""
        intention = self._current
        assert intention is not None
        self.asked.emit(intention.verb)
        self._desk.ask_quietly(
            self,
            lambda answer: self._on_done(intention, answer),
            lambda error: self._on_failed_again(intention, error),
            intention.use_case,
            **intention.facts,
        )

    def _on_done(self, intention: Intention, answer: Any) -> None:
        if self._current is intention:
            self._current = None
            intention.done(answer)
            self.answered.emit()

    def _on_failed(self, intention: Intention, error: Exception) -> None:
        if self._current is not intention:
            return
        if isinstance(error, Unavailable):
            self.unanswered.emit(error)
            return
        self._current = None
        self.refused.emit(error)

    def _on_failed_again(self, intention: Intention, error: Exception) -> None:
        if self._current is intention and not isinstance(error, Unavailable):
            self._desk.tell_failure(error)
        self._on_failed(intention, error)
