"""The clerk's verbs on the queue, and the one true state of it."""

import datetime as dt
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.domain.tickets import TicketAction
from counter_app.errors import Unavailable
from counter_app.services import queue, windows
from counter_app.services.queue import QueuedTicket, QueueState, TransferTarget
from ui.desk import Desk
from ui.queue.state import QueueColumn
from ui.queue.window_keeper import WindowKeeper
from ui.wording import sentence_for

PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Intention:
    """One press of a button. Its facts, the action id among them, stay the same however often it is asked."""

    verb: str
    done: Callable[[Any], None]
    use_case: Callable[..., Any]
    facts: dict[str, Any]


class QueuePresenter(QObject):
    """Works on the window that the desk holds.

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
        self._intention: _Intention | None = None
        self._visible = False
        self._reading = False
        self._stale = True
        self._started_id: uuid.UUID | None = None
        self._answered_at = time.monotonic()
        desk.changed.connect(self._on_changed)
        desk.window_changed.connect(self._on_window_changed)

    def now(self) -> dt.datetime:
        """The database's time as far as is known; this machine's before the first answer."""
        if self.state.queue is None:
            return dt.datetime.now(dt.UTC)
        return self.state.queue.as_of + dt.timedelta(seconds=time.monotonic() - self._answered_at)

    # -- showing -------------------------------------------------------------------------------------------

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
            self, self._on_read, self._on_read_failed, queue.queue_state, window_id=window.window_id
        )

    def _on_read(self, answer: QueueState) -> None:
        self._reading = False
        if self._desk.window is None:
            return
        self._answered_at = time.monotonic()
        # An answer that is old already is shown, but presses wait for the newer one.
        self._show(queue=answer, failure="", busy=self.state.busy if self._stale else self._verb())
        self._announce()
        if self._stale:
            self.refresh()

    def _on_read_failed(self, error: Exception) -> None:
        self._reading = False
        self._stale = True
        self._show(failure=sentence_for(error), busy=self._verb())

    def _verb(self) -> str:
        return self._intention.verb if self._intention else ""

    def _on_changed(self, topic: Topic) -> None:
        if topic is not Topic.QUEUE:
            return
        self._stale = True
        if self.state.unanswered:
            self._ask_again()
        elif self._visible:
            self.refresh()

    def _on_window_changed(self) -> None:
        self._intention = None
        self._stale = True
        self._show_column(QueueColumn(holds_window=self._desk.window is not None))
        self._announce()
        if self._visible:
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

    # -- verbs ---------------------------------------------------------------------------------------------

    def call_next(self) -> None:
        """Call whoever is next; a visitor in service is finished first, both or neither."""
        if self.state.unanswered:
            self._ask_again()
        elif self.state.may(TicketAction.CALL):
            current = self.state.current
            if current is None:
                self._intend(TicketAction.CALL, queue.call_next, self._on_called)
            else:
                finish_first = {"ticket_id": current.ticket_id}
                self._intend(TicketAction.CALL, queue.finish_and_call_next, self._on_called, **finish_first)

    def _on_called(self, ticket: QueuedTicket | None) -> None:
        if ticket is None:
            self._desk.said.emit("info", self.tr("目前没有人等候。有人取号后，会自动出现在等候列表。"))

    def recall(self) -> None:
        """Call the same number once more."""
        self._act(TicketAction.RECALL)

    def start(self) -> None:
        """The visitor has come to the window."""
        self._act(TicketAction.START)

    def mark_no_show(self) -> None:
        """Nobody came."""
        self._act(TicketAction.MARK_NO_SHOW)

    def finish(self) -> None:
        """The visitor is done; nobody is called."""
        self._act(TicketAction.FINISH)

    def return_to_queue(self) -> None:
        """Undo a call by mistake; the visitor keeps their place."""
        self._act(TicketAction.RETURN)

    def park(self, reason: str) -> None:
        """Set the visitor aside until the clerk brings them back."""
        self._act(TicketAction.PARK, reason=reason)

    def transfer(self, target: TransferTarget) -> None:
        """Send the visitor to another queue or window; the place in line is kept."""
        if self.state.may(TicketAction.TRANSFER) and self.state.current is not None:
            facts = {"ticket_id": self.state.current.ticket_id, "target": target}
            self._intend(TicketAction.TRANSFER, queue.transfer, _nothing_more, **facts)

    def unpark(self, ticket: QueuedTicket) -> None:
        """Bring back a visitor who was set aside."""
        self._act_on(ticket, TicketAction.UNPARK)

    def requeue(self, ticket: QueuedTicket) -> None:
        """Let somebody who missed the call wait again."""
        self._act_on(ticket, TicketAction.REQUEUE)

    def find_transfer_targets(self, found: Callable[[tuple[TransferTarget, ...]], None]) -> None:
        """Ask where the current visitor can be sent."""
        window = self._desk.window
        if window is not None and self.state.may(TicketAction.TRANSFER):
            self._desk.ask(self, found, queue.transfer_targets, window_id=window.window_id)

    def pause(self, reason: str) -> None:
        """Call nobody for a while; an empty reason ends the pause."""
        window = self._desk.window
        if window is None or not self.state.may_act():
            return
        facts = {"session_id": window.session_id, "reason": reason}
        self._ask(
            _Intention(
                verb=PAUSE,
                done=lambda _: self._show(paused=reason),
                use_case=windows.pause_window,
                facts=facts,
            )
        )

    def resume(self) -> None:
        """Serve again."""
        self.pause("")

    def _act(self, action: TicketAction, **payload: Any) -> None:
        if self.state.may(action) and self.state.current is not None:
            self._act_on(self.state.current, action, **payload)

    def _act_on(self, ticket: QueuedTicket, action: TicketAction, **payload: Any) -> None:
        facts = {"ticket_id": ticket.ticket_id, "action": action, **payload}
        self._intend(action, queue.act_on_ticket, _nothing_more, **facts)

    # -- asking, and asking again --------------------------------------------------------------------------

    def _intend(
        self, verb: TicketAction, use_case: Callable[..., Any], done: Callable[[Any], None], **facts: Any
    ) -> None:
        window = self._desk.window
        if window is None or not self.state.may_act():
            return
        facts |= {"action_id": uuid.uuid4(), "window_id": window.window_id}
        self._ask(_Intention(verb=verb, done=done, use_case=use_case, facts=facts))

    def _ask(self, intention: _Intention) -> None:
        self._intention = intention
        self._show(busy=intention.verb)
        self._desk.ask(
            self,
            lambda answer: self._on_done(intention, answer),
            intention.use_case,
            failed=lambda error: self._on_failed(intention, error),
            **intention.facts,
        )

    def _ask_again(self) -> None:
        """The line may be back: the same action with the same id, so that it counts once (DESIGN D4)."""
        intention = self._intention
        assert intention is not None
        self._show(unanswered=False)
        self._desk.ask_quietly(
            self,
            lambda answer: self._on_done(intention, answer),
            lambda error: self._on_failed_again(intention, error),
            intention.use_case,
            **intention.facts,
        )

    def _on_done(self, intention: _Intention, answer: Any) -> None:
        if self._intention is intention:
            self._intention = None
            intention.done(answer)
            self.refresh()  # and with its answer the buttons are free again

    def _on_failed(self, intention: _Intention, error: Exception) -> None:
        if self._intention is not intention:
            return
        if isinstance(error, Unavailable):
            self._show(unanswered=True, failure=sentence_for(error))
            return
        self._intention = None
        if not self._keeper.release_if_lost(error):
            self.refresh()

    def _on_failed_again(self, intention: _Intention, error: Exception) -> None:
        if self._intention is intention and not isinstance(error, Unavailable):
            self._desk.tell_failure(error)
        self._on_failed(intention, error)


def _nothing_more(_: object) -> None:
    """The reading that follows shows what became of it."""
