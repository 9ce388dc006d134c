"""Cases of DESIGN §4 and the law once more, in plain Python and independent of the SQL."""

import datetime as dt
from dataclasses import dataclass, replace

DESK = frozenset({"clerk", "chief_representative", "township_clerk"})
REVIEWERS = frozenset({"clerk", "reviewer", "chief_representative"})
SIGNERS = frozenset({"chief_representative", "leader"})
RULES: dict[tuple[str, str], tuple[str, frozenset[str]]] = {
    ("", "receive"): ("received", DESK | {"agent"}),
    ("received", "correct"): ("received", DESK),
    ("received", "request_supplement"): ("awaiting_supplement", DESK),
    ("awaiting_supplement", "supplement"): ("received", DESK),
    ("received", "accept"): ("accepted", DESK),
    ("received", "accept_deferred"): ("accepted", DESK),
    ("received", "deem_accepted"): ("accepted", DESK | {"supervisor"}),
    ("received", "decline"): ("declined", DESK),
    ("received", "declare_not_required"): ("not_required", DESK),
    ("accepted", "review"): ("under_review", REVIEWERS | {"township_clerk"}),
    ("under_review", "stop_clock"): ("suspended", REVIEWERS),
    ("suspended", "resume_clock"): ("under_review", REVIEWERS),
    ("under_review", "extend"): ("under_review", frozenset({"leader"})),
    ("under_review", "submit"): ("pending_sign_off", REVIEWERS | {"township_clerk"}),
    ("pending_sign_off", "return_to_review"): ("under_review", frozenset({"chief_representative"})),
    ("pending_sign_off", "escalate"): ("pending_leader", frozenset({"chief_representative"})),
    ("pending_sign_off", "approve"): ("approved", SIGNERS | {"clerk", "township_clerk"}),
    ("pending_sign_off", "refuse"): ("refused", SIGNERS),
    ("pending_leader", "approve"): ("approved", frozenset({"leader"})),
    ("pending_leader", "refuse"): ("refused", frozenset({"leader"})),
    ("approved", "issue"): ("issued", DESK),
    ("issued", "deliver"): ("delivered", DESK),
    ("refused", "deliver"): ("delivered", DESK),
    **{
        (status, "withdraw"): ("withdrawn", DESK)
        for status in ("received", "awaiting_supplement", "accepted", "under_review", "suspended",
                       "pending_sign_off", "pending_leader")
    },
}  # fmt: skip
"""From where by what to where, and whose duty it is."""
WITH_REASON = frozenset(
    {"correct", "decline", "declare_not_required", "extend", "return_to_review", "refuse", "withdraw"}
)
SIGNED = frozenset({"return_to_review", "escalate", "approve", "refuse", "extend"})
"""Only in the unit that decides, whoever holds the window."""
FORBIDDEN = "forbidden"
"""The hall says no_permission, not_your_duty or case_of_other_department; which of them is its own affair."""
ARTICLE_45 = frozenset({"听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"})
ACCEPTANCE_DAYS, SUPPLEMENT_DAYS = 5, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who acts. `holds` is the window at which this person sits."""

    login: str
    duty: str
    unit: str
    holds: str = ""
    mandate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCase:
    """What the hall knows of a case. `findings` is ok, short (a required material), deferrable, or unlooked."""

    unit: str
    instant: bool
    deemed_if_late: bool
    extension_days: int
    received_by: str
    window: str
    received_on: dt.date
    findings: str
    status: str = "received"
    accepters: frozenset[str] = frozenset()
    notices: int = 0
    action_count: int = 1
    acceptance_due_on: dt.date | None = None
    supplement_due_on: dt.date | None = None
    stopped_on: dt.date | None = None
    extended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One action as a client says it."""

    action: str
    today: dt.date
    reason: str = ""
    kind: str = ""
    days: int = 0
    receiver: str = ""


def working_days_after(day: dt.date, count: int) -> dt.date:
    """The n-th working day after `day`, in weeks without a holiday."""
    while count:
        day += dt.timedelta(days=1)
        count -= day.weekday() < 5
    return day


def handles(person: Person, case: ModelCase, duties: frozenset[str]) -> bool:
    """Whether one of these duties is this person's and reaches this case."""
    if person.duty not in duties:
        return False
    return (
        person.unit == case.unit
        or person.duty == "supervisor"
        or (person.duty in DESK and person.holds in {"11", "12"})  # a comprehensive window takes every item
        or person.holds == case.window != ""
        or person.login == case.received_by
    )


def answer(case: ModelCase, person: Person, said: Said) -> str:
    """The status that this leads to, or the code of the refusal."""
    rule = RULES.get((case.status, said.action))
    if rule is None:
        return "wrong_state"
    target, duties = rule
    if not handles(person, case, duties):
        return FORBIDDEN
    if said.action in SIGNED:
        return _unsigned(case, person, said) or target
    return _incomplete(case, said) or _unsaid(case, said) or target


def _unsigned(case: ModelCase, person: Person, said: Said) -> str:
    """What keeps this person from signing; the reason is asked for first."""
    if said.action in WITH_REASON and not said.reason.strip():
        return "reason_missing"
    if said.action == "extend":
        if case.extended:
            return "extended_before"
        if not 1 <= said.days <= case.extension_days:
            return "extension_too_long"
    at_once = said.action == "approve" and case.instant and case.status == "pending_sign_off"
    if at_once and (person.unit == case.unit or person.holds == case.window != ""):
        return ""
    if person.unit != case.unit or person.duty not in SIGNERS:
        return FORBIDDEN
    if said.action not in {"approve", "refuse"}:
        return ""
    if case.status == "pending_sign_off" and person.duty != "leader" and not person.mandate:
        return "outside_mandate"
    if not case.instant and person.login in (case.accepters or {case.received_by}):
        return "same_person_accepted"
    return ""


def _incomplete(case: ModelCase, said: Said) -> str:
    """行政许可法第三十二条第一款第四、五项: everything at once, and what is complete is accepted."""
    match said.action, case.findings:
        case ("accept" | "accept_deferred", "short") | ("accept", "deferrable"):
            return "materials_incomplete"
        case ("accept" | "accept_deferred" | "request_supplement", "unlooked"):
            return "checklist_unfinished"
        case "accept_deferred", "ok":
            return "nothing_deferred"
        case "request_supplement", "ok":
            return "nothing_missing"
        case _:
            return ""


def _unsaid(case: ModelCase, said: Said) -> str:
    """What the action itself must say, and when it is too early."""
    reason = said.reason.strip()
    if said.action in WITH_REASON and not reason:
        return "reason_missing"
    if said.action == "request_supplement" and case.notices and not reason:
        return "second_notice_without_reason"
    if said.action == "stop_clock" and said.days <= 0:
        return "special_time_missing"
    if said.action == "stop_clock" and said.kind not in ARTICLE_45:
        return "not_article_45"
    if said.action == "deliver" and not said.receiver.strip():
        return "receiver_missing"
    if said.action == "deem_accepted" and not case.deemed_if_late:
        return "not_deemed_accepted"  # 行政许可法第三十二条 is about permits
    if said.action == "deem_accepted":
        assert case.acceptance_due_on is not None
        return "" if said.today > case.acceptance_due_on else "acceptance_not_overdue"
    return ""


def after(case: ModelCase, person: Person, said: Said) -> ModelCase:
    """The case when this was taken."""
    target, _ = RULES[case.status, said.action]
    changed = replace(case, status=target, action_count=case.action_count + 1)
    match said.action:
        case "request_supplement":
            due_on = working_days_after(said.today, SUPPLEMENT_DAYS)
            return replace(changed, notices=case.notices + 1, supplement_due_on=due_on)
        case "supplement":
            due_on = working_days_after(said.today, ACCEPTANCE_DAYS)
            return replace(changed, supplement_due_on=None, acceptance_due_on=due_on)
        case "accept" | "accept_deferred":
            return replace(changed, accepters=frozenset({person.login}))
        case "deem_accepted":
            return replace(changed, accepters=frozenset({case.received_by, person.login}))
        case "stop_clock":
            return replace(changed, stopped_on=said.today)
        case "resume_clock":
            return replace(changed, stopped_on=None)
        case "extend":
            return replace(changed, extended=True)
        case _:
            return changed
