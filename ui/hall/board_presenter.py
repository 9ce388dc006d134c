"""What the hall's board shows, read again whenever somebody is called."""

import datetime as dt
import time
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.services import hall_screens
from counter_app.services.hall_screens import BoardCall, HallBoard
from ui.desk import PublicDesk
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardState:
    """The last answer, and how far it can be trusted.

    Attributes:
        board: None before the first answer.
        failure: why the last reading failed; empty when it did not.
        age_seconds: how old the data is; 0 while the line stands.
    """

    board: HallBoard | None = None
    failure: str = ""
    age_seconds: int = 0

    @property
    def newest(self) -> BoardCall | None:
        return self.board.calls[0] if self.board and self.board.calls else None


class BoardPresenter(QObject):
    """Connect the live line's `state_changed` to `set_line`.

    Signals:
        state_changed(object): the BoardState to show
        called(object): a BoardCall is new on top: another ticket, or the same one called again
    """

    state_changed = Signal(object)
    called = Signal(object)

    def __init__(self, desk: PublicDesk, zone: str = "", parent: QObject | None = None) -> None:
        """Without the name of a zone the whole hall is shown."""
        super().__init__(parent)
        self._desk = desk
        self._zone = zone
        self.state = BoardState()
        self._reading = False
        self._stale = False
        self._answered_at = time.monotonic()
        desk.changed.connect(self._on_changed)

    def now(self) -> dt.datetime | None:
        """The database's time as far as is known; None before the first answer, for this machine's may be wrong."""
        if self.state.board is None:
            return None
        return self.state.board.as_of + dt.timedelta(seconds=time.monotonic() - self._answered_at)

    def refresh(self) -> None:
        """Read again; never two readings at a time."""
        self._stale = True
        if self._reading:
            return
        self._reading, self._stale = True, False
        self._desk.ask_quietly(self, self._on_read, self._on_failed, hall_screens.hall_board, zone=self._zone)

    def set_line(self, is_up: bool, age_seconds: int) -> None:
        """The live line tells its state: the age of the data is shown while it is cut."""
        self._show(age_seconds=0 if is_up else max(1, age_seconds))

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.QUEUE:
            self.refresh()

    def _on_read(self, board: HallBoard) -> None:
        before = self.state.newest
        known = self.state.board is not None
        self._reading = False
        self._answered_at = time.monotonic()
        self._show(board=board, failure="")
        after = self.state.newest
        if known and after is not None and _call(after) != _call(before):
            self.called.emit(after)
        if self._stale:
            self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._reading = False
        self._show(failure=sentence_for(error))

    def _show(self, **changes: Any) -> None:
        shown = replace(self.state, **changes)
        if shown != self.state:
            self.state = shown
            self.state_changed.emit(shown)


def _call(call: BoardCall | None) -> tuple[str, dt.datetime] | None:
    return (call.ticket, call.last_called_at) if call else None
