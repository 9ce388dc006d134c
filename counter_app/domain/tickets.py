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
    RECALL = "recall"
    START = "start"
    MARK_NO_SHOW = "mark_no_show"
    REQUEUE = "requeue"
    PARK = "park"
    UNPARK = "unpark"
    TRANSFER = "transfer"
    RETURN = "return"
    FINISH = "finish"
    CANCEL = "cancel"
