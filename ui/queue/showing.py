"""The one true state of the column: read, kept fresh, and held while a press is under way."""

import datetime as dt
import time
import uuid
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.services.window_column import WindowColumn, window_column
from ui.desk import Desk
from ui.queue.intentions import Intentions
from ui.queue.state import QueueColumn
from ui.queue.window_keeper import WindowKeeper
from ui.wording import sentence_for


class ShownColumn(QObject):
    """Reads what the window that the desk holds has to show.

    While the column is hidden a change only marks it stale. A visitor counts as started whenever a reading
    finds them in service: also after a lost answer, and after the program was started again.

    Signals:
        state_changed(object): the QueueColumn to show
        ticket_started(object): a QueuedTicket is in service at this window
        ticket_ended(): that visitor is finished, parked, sent on, or the window is gone
    """

    state_changed = Signal(object)
    ticket_started = Signal(object)
    ticket_ended = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeper = WindowKeeper(desk, self)
        self.state = QueueColumn(holds_window=desk.window is not None)
        self._intentions = Intentions(desk, self)
        self._visible = False
        self._reading = False
        self._stale = True
        self._started_id: uuid.UUID | None = None
        self._answered_at = time.monotonic()
        self._intentions.asked.connect(lambda verb: self._show(busy=verb, unanswered=False))
        self._intentions.unanswered.connect(self._on_unanswered)
        self._intentions.answered.connect(self.refresh)  # and with its answer the buttons are free again
        self._intentions.refused.connect(self._on_refused)
        desk.changed.connect(self._on_changed)
        desk.window_changed.connect(self._on_window_changed)

    def now(self) -> dt.datetime:
        """The database's time as far as is known; this machine's before the first answer."""
        if self.state.queue is None:
            return dt.datetime.now(dt.UTC)
        return self.state.queue.as_of + dt.timedelta(seconds=time.monotonic() - self._answered_at)

    def set_visible(self, visible: bool) -> None:
        """Tell whether the column can be seen; a stale one re-reads as soon as it can."""
        self._visible = visible
        if visible and self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Read again; never two readings at a time."""
        self._stale = True
        window = self._desk.window
        if window is None or self._reading:
            return
        self._reading, self._stale = True, False
        self._desk.ask_quietly(
            self, self._on_read, self._on_read_failed, window_column, window_id=window.window_id
        )

    def _on_read(self, answer: WindowColumn) -> None:
        self._reading = False
        if self._desk.window is None:
            return
        self._answered_at = time.monotonic()
        # An answer that is old already is shown, but presses wait for the newer one.
        busy = self.state.busy if self._stale else self._intentions.verb()
        self._show(
            queue=answer.queue,
            at_window=answer.at_window,
            rules=answer.rules,
            stranded=answer.stranded,
            failure="",
            busy=busy,
        )
        self._announce()
        if self._stale:
            self.refresh()

    def _on_read_failed(self, error: Exception) -> None:
        self._reading = False
        self._stale = True
        self._show(failure=sentence_for(error), busy=self._intentions.verb())

    def _on_changed(self, topic: Topic) -> None:
        if topic is not Topic.QUEUE:
            return
        self._stale = True
        if self.state.unanswered:
            self._intentions.ask_again()
        elif self._visible:
            self.refresh()

    def _on_window_changed(self) -> None:
        self._intentions.forget()
        self._stale = True
        self._show_column(QueueColumn(holds_window=self._desk.window is not None))
        self._announce()
        if self._visible:
            self.refresh()

    def _on_unanswered(self, error: Exception) -> None:
        self._show(unanswered=True, failure=sentence_for(error))

    def _on_refused(self, error: Exception) -> None:
        if not self._keeper.release_if_lost(error):
            self.refresh()

    def _announce(self) -> None:
        current = self.state.current if self.state.is_serving() else None
        before, self._started_id = self._started_id, current.ticket_id if current else None
        if before == self._started_id:
            return
        if before is not None:
            self.ticket_ended.emit()
        if current is not None:
            self.ticket_started.emit(current)

    def _show(self, **changes: Any) -> None:
        self._show_column(replace(self.state, **changes))

    def _show_column(self, column: QueueColumn) -> None:
        if column != self.state:
            self.state = column
            self.state_changed.emit(column)
