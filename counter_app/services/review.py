"""Reviewing accepted cases: begin, stop the clock and let it run again; submitting is in `signoff`."""

import uuid

from counter_app.domain.cases import CaseAction, CaseStatus
from counter_app.services.actions import follow_up, record_case_action
from counter_app.services.cases import Case, CaseSummary, cases_in_status, get_case
from counter_app.work import Work

SPECIAL_PROCEDURES = ("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审")
"""What stops the clock (行政许可法第四十五条); the database takes no other word."""

_IN_REVIEW = frozenset({CaseStatus.ACCEPTED, CaseStatus.UNDER_REVIEW, CaseStatus.SUSPENDED})


def cases_to_review(work: Work) -> tuple[CaseSummary, ...]:
    """What the caller's department, window or township has accepted and not yet submitted, overdue first."""
    return cases_in_status(work, statuses=_IN_REVIEW)


def begin_review(work: Work, *, action_id: uuid.UUID, case_id: uuid.UUID) -> Case:
    """From accepted to under review (行政许可法第三十四条)."""
    record_case_action(work, action_id=action_id, case_id=case_id, action=CaseAction.REVIEW)
    return get_case(work, case_id=case_id)


def stop_clock(
    work: Work, *, action_id: uuid.UUID, case_id: uuid.UUID, procedure: str, working_days: int
) -> Case:
    """The time of a special procedure does not count; an accepted case comes under review first.

    Raises Refused("not_article_45" | "special_time_missing").
    """
    case = get_case(work, case_id=case_id)
    if case.head.status is CaseStatus.ACCEPTED:
        begin_review(work, action_id=follow_up(action_id, "review"), case_id=case_id)
    record_case_action(
        work,
        action_id=action_id,
        case_id=case_id,
        action=CaseAction.STOP_CLOCK,
        payload={"kind": procedure, "working_days": working_days},
    )
    return get_case(work, case_id=case_id)


def resume_clock(work: Work, *, action_id: uuid.UUID, case_id: uuid.UUID) -> Case:
    """From today the clock runs again; every date moves by the working days that it stood."""
    record_case_action(work, action_id=action_id, case_id=case_id, action=CaseAction.RESUME_CLOCK)
    return get_case(work, case_id=case_id)
