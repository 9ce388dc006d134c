"""States and actions of a case. Which action leads where is the table `transition`, not code."""

from enum import StrEnum


class CaseStatus(StrEnum):
    RECEIVED = "received"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOT_REQUIRED = "not_required"
    UNDER_REVIEW = "under_review"
    SUSPENDED = "suspended"
    PENDING_SIGN_OFF = "pending_sign_off"
    PENDING_LEADER = "pending_leader"
    APPROVED = "approved"
    REFUSED = "refused"
    ISSUED = "issued"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"


class CaseAction(StrEnum):
    RECEIVE = "receive"
    CORRECT = "correct"
    REQUEST_SUPPLEMENT = "request_supplement"
    SUPPLEMENT = "supplement"
    ACCEPT = "accept"
    ACCEPT_DEFERRED = "accept_deferred"
    DEEM_ACCEPTED = "deem_accepted"
    DECLINE = "decline"
    DECLARE_NOT_REQUIRED = "declare_not_required"
    REVIEW = "review"
    STOP_CLOCK = "stop_clock"
    RESUME_CLOCK = "resume_clock"
    EXTEND = "extend"
    SUBMIT = "submit"
    RETURN_TO_REVIEW = "return_to_review"
    ESCALATE = "escalate"
    APPROVE = "approve"
    REFUSE = "refuse"
    ISSUE = "issue"
    DELIVER = "deliver"
    WITHDRAW = "withdraw"


class CaseType(StrEnum):
    """办件类型: decided at once, or promised by a date."""

    INSTANT = "即办件"
    PROMISED = "承诺件"


class Verdict(StrEnum):
    """The clerk's finding on one line of the checklist."""

    PENDING = "pending"
    OK = "ok"
    MISSING = "missing"
    WRONG = "wrong"
    NOT_APPLICABLE = "not_applicable"


class Necessity(StrEnum):
    """必要性 of a material (national code values 1, 2, 3; `ONE_OF` as in the shipped catalogue)."""

    REQUIRED = "必要"
    OPTIONAL = "非必要"
    DEFERRABLE = "容缺后补"
    ONE_OF = "三选一"


CLOSED_CASE_STATUSES = frozenset(
    {CaseStatus.DECLINED, CaseStatus.NOT_REQUIRED, CaseStatus.DELIVERED, CaseStatus.WITHDRAWN}
)
"""No clock runs and nobody has anything left to do."""
