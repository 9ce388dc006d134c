"""What every public screen has in common: it reads when something changed, and knows how old its answer is."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.changes import Topic
from ui.desk import PublicDesk
from ui.steady import steady_seconds
from ui.wording import sentence_for

A = TypeVar("A")

TOPICS = frozenset({Topic.QUEUE, Topic.WINDOW, Topic.NOTICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenState(Generic[A]):
    """The last answer, and how far it can be trusted.

    Attributes:
        answer: None before the first one.
        failure: why the last reading failed; empty when it did not.
        age_seconds: how old the answer is; 0 while it is known to be true.
    """

    answer: A | None = None
    failure: str = ""
    age_seconds: int = 0

    @property
    def is_current(self) -> bool:
        """Nothing that is not may look as if it were."""
        return self.answer is not None and not self.failure and self.age_seconds == 0


class ScreenPresenter(QObject):
    """Connect the live line's `state_changed` to `set_line`; it ticks once a second and never gives up.

    Signals:
        state_changed(object): the state to show
    """

    state_changed = Signal(object)

    def __init__(
        self,
        desk: PublicDesk,
        use_case: Callable[..., Any],
        blank: ScreenState[Any],
        parent: QObject | None = None,
        *,
        pause_ms: int = 0,
        **facts: Any,
    ) -> None:
        """`use_case` with `facts` reads what is shown; `as_of` in its answer is the database's time.

        `pause_ms` lies between two readings where each of them costs the server much.
        """
        super().__init__(parent)
        self._desk = desk
        self._use_case = use_case
        self._facts = facts
        self.state = blank
        self._reading = False
        self._stale = False
        self._line_age = 0
        self._answered_at = steady_seconds()
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._go_on)
        desk.changed.connect(self._on_changed)

    def now(self) -> dt.datetime | None:
        """The database's time as far as is known; None before the first answer, for this machine's may be wrong."""
        if self.state.answer is None:
            return None
        as_of: dt.datetime = self.state.answer.as_of
        return as_of + dt.timedelta(seconds=steady_seconds() - self._answered_at)

    def refresh(self) -> None:
        """Read again; never two readings at a time."""
        self._stale = True
        if self._reading or self._pause.isActive():
            return
        self._reading, self._stale = True, False
        self._desk.ask_quietly(self, self._on_read, self._on_failed, self._use_case, **self._facts)

    def set_line(self, is_up: bool, age_seconds: int) -> None:
        """The live line tells its state, once a second; a reading that failed is tried again with it."""
        self._line_age = 0 if is_up else max(1, age_seconds)
        if is_up and self.state.failure:
            self.refresh()
        self._show(age_seconds=self._age())

    def _age(self) -> int:
        """While the line is cut, since it was last known to stand; after a failed reading, since the last answer."""
        if not self.state.failure or self.state.answer is None:
            return self._line_age
        return max(1, self._line_age, int(steady_seconds() - self._answered_at))

    def _on_changed(self, topic: Topic) -> None:
        if topic in TOPICS:
            self.refresh()

    def _on_read(self, answer: Any) -> None:
        self._reading = False
        self._answered_at = steady_seconds()
        # An answer that comes while the line is down is true as of now, but nobody tells when it stops being so.
        self._show(answer=answer, failure="", age_seconds=self._line_age)
        if self._pause.interval():
            self._pause.start()
        else:
            self._go_on()

    def _go_on(self) -> None:
        if self._stale:
            self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._reading = False
        self._show(failure=sentence_for(error))
        self._show(age_seconds=self._age())

    def _show(self, **changes: Any) -> None:
        shown = replace(self.state, **changes)
        if shown != self.state:
            self.state = shown
            self.state_changed.emit(shown)
