"""What the left column shows, as one value."""

from dataclasses import dataclass

from counter_app.domain.tickets import TicketAction, TicketStatus
from counter_app.services.queue import QueuedTicket, QueueState


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueColumn:
    """The queue, and what stands between the clerk and the next press.

    Attributes:
        queue: the last answer; None before the first one and away from a window.
        failure: why the queue could not be asked; empty when `queue` is true.
        busy: the verb that is under way or still without an answer, empty when the clerk may act.
        unanswered: the line was cut before the answer to `busy`; it is asked again when the line is back.
        paused: the reason of the pause, empty while the window serves.
        holds_window: whether there is a window to work at.
    """

    queue: QueueState | None = None
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
            return not self.paused and (self.current is None or TicketAction.FINISH in self.queue.allowed)
        return action in self.queue.allowed

    def may_act(self) -> bool:
        """Whether there is a window, and no press is still waiting for its answer."""
        return self.holds_window and not self.busy
