"""States and actions of a queue ticket. Which action leads where is the table `transition`, not code."""

from enum import StrEnum


class TicketStatus(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    NO_SHOW = "no_show"
    DONE = "done"
    CANCELLED = "cancelled"


class TicketAction(StrEnum):
    ISSUE = "issue"
    CALL = "call"
    CALL_GIVEN = "call_given"
    RECALL = "recall"
    START = "start"
    MARK_NO_SHOW = "mark_no_show"
    REQUEUE = "requeue"
    PARK = "park"
    UNPARK = "unpark"
    TRANSFER = "transfer"
    RETURN = "return"
    RELEASE = "release"
    FINISH = "finish"
    CANCEL = "cancel"
    CLOSE_OUT = "close_out"


PRIORITY_REASONS = ("老年人", "残疾人", "军人", "孕妇", "绿色通道")
"""Why somebody goes before others; the last is worth most (settings `priority_minutes`, `green_channel_minutes`)."""
GREEN_CHANNEL = PRIORITY_REASONS[-1]
"""Given by a desk alone, which has looked at the reason; a kiosk is refused."""
