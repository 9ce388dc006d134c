"""The clerk's verbs on the queue."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from counter_app.domain.tickets import TicketAction
from counter_app.services import queue, ratings, window_column, windows
from counter_app.services.queue import QueuedTicket, TransferTarget
from counter_app.services.window_column import Requeued
from ui.desk import Desk
from ui.queue.intentions import Intention
from ui.queue.showing import ShownColumn

PAUSE = "pause"
RATE = "rate"


def _at_once(_: QueuedTicket, go_on: Callable[[], None]) -> None:
    go_on()


class QueuePresenter(ShownColumn):
    """What the clerk may do with whoever waits, stands at the window, or was set aside.

    Attributes:
        before_finish: asked with the visitor in service and what finishes them, before that goes out; it goes on
            when nothing of that visitor would be left behind.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.before_finish: Callable[[QueuedTicket, Callable[[], None]], None] = _at_once

    def call_next(self) -> None:
        """Call whoever is next; a visitor in service is finished first, both or neither."""
        if self.state.unanswered:
            self._intentions.ask_again()
        elif self.state.may(TicketAction.CALL):
            current = self.state.current
            if current is None:
                self._intend(TicketAction.CALL, queue.call_next, self._on_called)
            else:
                self._finish_by(
                    TicketAction.CALL,
                    queue.finish_and_call_next,
                    self._on_called,
                    ticket_id=current.ticket_id,
                )

    def _on_called(self, ticket: QueuedTicket | None) -> None:
        if ticket is None:
            self._desk.said.emit("info", self.tr("目前没有人等候。有人取号后，会自动出现在等候列表。"))

    def find_number(
        self, typed: str, found: Callable[[QueuedTicket], None], failed: Callable[[Exception], None]
    ) -> None:
        """Look a typed number up; a number that cannot be called here is an error that says why."""
        window = self._desk.window
        if window is not None and self.state.may_call():
            self._desk.ask_quietly(
                self, found, failed, window_column.find_number, window_id=window.window_id, typed=typed
            )

    def call_given(self, ticket: QueuedTicket) -> None:
        """Call this number out of turn; a visitor in service is finished first, both or neither."""
        if not self.state.may_call():
            return
        current, verb = self.state.current, TicketAction.CALL_GIVEN
        if current is None:
            self._intend(verb, queue.call_ticket, _nothing_more, ticket_id=ticket.ticket_id)
        else:
            facts = {"ticket_id": current.ticket_id, "wanted_id": ticket.ticket_id}
            self._finish_by(verb, queue.finish_and_call_ticket, _nothing_more, **facts)

    def recall(self) -> None:
        """Call the same number once more; too soon or too often it says so."""
        if self.state.may(TicketAction.RECALL) and not self.state.recall_seconds(self.now()):
            self._act(TicketAction.RECALL)

    def start(self) -> None:
        """The visitor has come to the window."""
        self._act(TicketAction.START)

    def mark_no_show(self) -> None:
        """Nobody came; what the hall's rule means for the number is said."""
        if self.state.may(TicketAction.MARK_NO_SHOW) and self.state.current is not None:
            facts = {"ticket_id": self.state.current.ticket_id, "action": TicketAction.MARK_NO_SHOW}
            missed = partial(self._on_missed, self.state.miss_is_final())
            self._intend(TicketAction.MARK_NO_SHOW, queue.act_on_ticket, missed, **facts)

    def _on_missed(self, is_final: bool, ticket: QueuedTicket) -> None:
        if is_final:
            sentence = self.tr("{label} 过号无效（本厅规则），回来后请重新取号。")
        else:
            sentence = self.tr("{label} 已过号。回来后可重新排队，排在 {count} 个号之后。")
        count = self.state.rules.requeue_after if self.state.rules else 0
        # Quietly: in the banner it outlived what it said, and moved the whole column under the clerk's hand.
        self._desk.said.emit("ok", sentence.format(label=ticket.label, count=count))

    def finish(self) -> None:
        """The visitor is done; nobody is called."""
        verb, current = TicketAction.FINISH, self.state.current
        if self.state.may(verb) and current is not None:
            facts = {"ticket_id": current.ticket_id, "action": verb}
            self._finish_by(verb, queue.act_on_ticket, _nothing_more, **facts)

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
        """Let somebody who missed the call wait again, and say where they stand now."""
        self._intend(
            TicketAction.REQUEUE, window_column.requeue, self._on_requeued, ticket_id=ticket.ticket_id
        )

    def _on_requeued(self, answer: Requeued) -> None:
        sentence = self.tr("{label} 重新排队，排在第 {place} 位。")
        self._desk.said.emit("ok", sentence.format(label=answer.ticket.label, place=answer.place))

    def release(self, ticket: QueuedTicket) -> None:
        """Give back to the queue what a window without a sign of life still holds; the place is kept."""
        if not self.state.may_act():
            return
        facts = {"action_id": uuid.uuid4(), "ticket_id": ticket.ticket_id}
        self._intentions.ask(
            Intention(verb=TicketAction.RELEASE, done=self._on_released, use_case=queue.release, facts=facts)
        )

    def _on_released(self, ticket: QueuedTicket) -> None:
        sentence = self.tr("{label} 已放回队列，排队先后不变。")
        self._desk.said.emit("ok", sentence.format(label=ticket.label))

    def invite_rating(self) -> None:
        """Ask whoever is being served, or has just been, to rate on the pad; the answer tells nothing of a rating."""
        window = self._desk.window
        if window is None or not self.state.may_act():
            return
        facts = {"action_id": uuid.uuid4(), "window_id": window.window_id}
        self._intentions.ask(
            Intention(verb=RATE, done=self._on_invited, use_case=ratings.invite, facts=facts)
        )

    def _on_invited(self, _: object) -> None:
        self._desk.said.emit("ok", self.tr("已邀请评价，请群众在评价器上选择。"))

    def tell(self, sentence: str) -> None:
        """Say why a key does nothing now."""
        if sentence and not self.state.busy:
            self._desk.said.emit("info", sentence)

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
        self._intentions.ask(
            Intention(
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

    def _finish_by(
        self, verb: TicketAction, use_case: Callable[..., Any], done: Callable[[Any], None], **facts: Any
    ) -> None:
        """Finish whoever is in service now; should another stand there by the time of the answer, it is refused."""
        assert self.state.current is not None
        self.before_finish(self.state.current, lambda: self._intend(verb, use_case, done, **facts))

    def _intend(
        self, verb: TicketAction, use_case: Callable[..., Any], done: Callable[[Any], None], **facts: Any
    ) -> None:
        window = self._desk.window
        if window is None or not self.state.may_act():
            return
        facts |= {"action_id": uuid.uuid4(), "window_id": window.window_id}
        self._intentions.ask(Intention(verb=verb, done=done, use_case=use_case, facts=facts))


def _nothing_more(_: object) -> None:
    """The reading that follows shows what became of it."""
