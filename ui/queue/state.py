"""What the left column shows, as one value."""

import datetime as dt
import math
from dataclasses import dataclass

from counter_app.domain.tickets import TicketAction, TicketStatus
from counter_app.services.queue import QueuedTicket, QueueState
from counter_app.services.window_column import AtWindow, QueueRules


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueColumn:
    """The queue, and what stands between the clerk and the next press.

    Attributes:
        queue: the last answer; None before the first one and away from a window.
        at_window: what else is known of the visitor at the window.
        rules: what the hall set for calls and missed numbers; None before the first answer.
        stranded: what windows without a sign of life hold of this window's queues.
        failure: why the queue could not be asked; empty when `queue` is true.
        busy: the verb that is under way or still without an answer, empty when the clerk may act.
        unanswered: the line was cut before the answer to `busy`; it is asked again when the line is back.
        paused: the reason of the pause, empty while the window serves.
        holds_window: whether there is a window to work at.
    """

    queue: QueueState | None = None
    at_window: AtWindow | None = None
    rules: QueueRules | None = None
    stranded: tuple[QueuedTicket, ...] = ()
    failure: str = ""
    busy: str = ""
    unanswered: bool = False
    paused: str = ""
    holds_window: bool = False

    @property
    def current(self) -> QueuedTicket | None:
        """The visitor at the window, called or in service."""
        return self.queue.current if self.queue else None

    def is_serving(self) -> bool:
        return self.current is not None and self.current.status is TicketStatus.SERVING

    def may(self, action: TicketAction) -> bool:
        """Whether the table of transitions allows it on the current visitor, and nothing is under way."""
        if self.queue is None or not self.may_act():
            return False
        if action is TicketAction.CALL:
            return self.may_call()
        return action in self.queue.allowed

    def may_act(self) -> bool:
        """Whether there is a window, and no press is still waiting for its answer."""
        return self.holds_window and not self.busy

    def may_call(self) -> bool:
        """Whether somebody can be called now: nobody is there, or somebody in service, who is finished with it."""
        if self.queue is None or not self.may_act() or self.paused:
            return False
        return self.current is None or TicketAction.FINISH in self.queue.allowed

    def recalls_are_used_up(self) -> bool:
        """Whether the number was recalled as often as the hall allows."""
        return (
            self.rules is not None
            and self.current is not None
            and self.current.recall_count >= self.rules.recall_maximum
        )

    def recall_seconds(self, now: dt.datetime) -> int:
        """Until the number may be called again; 0 when it may."""
        if self.rules is None or self.at_window is None or self.at_window.last_called_at is None:
            return 0
        passed = (now - self.at_window.last_called_at).total_seconds()
        return max(0, math.ceil(self.rules.recall_cool_down_seconds - passed))

    def miss_is_final(self) -> bool:
        """Whether the number at the window is void once it is missed, by the hall's rule (过号无效)."""
        if self.rules is None or self.current is None:
            return False
        return self.current.requeue_count >= self.rules.requeue_maximum
