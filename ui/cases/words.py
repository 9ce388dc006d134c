"""What a case says of itself in lists and on its sheet: pills, dates and history as words."""

import datetime as dt
from dataclasses import dataclass

from counter_app.domain.cases import CaseAction, CaseStatus, Necessity, Verdict
from counter_app.domain.lamps import Lamp
from counter_app.services.cases import CaseHead, CaseMaterialLine, CaseStep, CaseSummary
from ui.marking import QT_TRANSLATE_NOOP
from ui.styles.tokens import Tone
from ui.widgets.lamp import lamp_pill
from ui.widgets.pill import Pill
from ui.widgets.symbol import Symbol
from ui.wording import CASE_ACTION, CASE_STATUS, VERDICT, remaining, said, short_day, short_time

OVER_PROMISED = QT_TRANSLATE_NOOP("wording", "超承诺 {days} 日")
OVER_STATUTORY = QT_TRANSLATE_NOOP("wording", "超法定 {days} 日")
_SHORT_NECESSITY = {
    Necessity.OPTIONAL: QT_TRANSLATE_NOOP("wording", "非必要"),
    Necessity.DEFERRABLE: QT_TRANSLATE_NOOP("wording", "可容缺"),
    Necessity.ONE_OF: QT_TRANSLATE_NOOP("wording", "三选一"),
}
ON_SITE_CHECK = QT_TRANSLATE_NOOP("wording", "现场核验原件")
_TONES = {
    CaseStatus.AWAITING_SUPPLEMENT: Tone.WARN,
    CaseStatus.DECLINED: Tone.BAD,
    CaseStatus.PENDING_SIGN_OFF: Tone.INFO,
    CaseStatus.PENDING_LEADER: Tone.INFO,
    CaseStatus.APPROVED: Tone.OK,
    CaseStatus.REFUSED: Tone.BAD,
    CaseStatus.ISSUED: Tone.OK,
    CaseStatus.DELIVERED: Tone.OK,
}
_VERDICTS = {
    Verdict.PENDING: (Tone.NEUTRAL, Symbol.RING),
    Verdict.OK: (Tone.OK, Symbol.CHECK),
    Verdict.MISSING: (Tone.BAD, Symbol.CROSS),
    Verdict.WRONG: (Tone.WARN, Symbol.BANG),
    Verdict.NOT_APPLICABLE: (Tone.NEUTRAL, Symbol.RING),
}


def overdue_words(lamp: Lamp, days: int | None) -> str:
    """超法定 3 日, 超承诺 2 日; `days` are working days over the date that the lamp is about."""
    if days is None or days <= 0:
        return ""
    if lamp is Lamp.STATUTORY_OVERDUE:
        return said(OVER_STATUTORY, days=days)
    return said(OVER_PROMISED, days=days) if lamp is Lamp.RED else ""


def summary_pill(case: CaseSummary) -> Pill:
    """The lamp of a case in a list, with what is left of its time."""
    days = case.remaining_days
    if case.lamp is Lamp.RED and days is not None:
        return lamp_pill(case.lamp, overdue_words(case.lamp, -days))
    if case.lamp in (Lamp.GREEN, Lamp.YELLOW):
        return lamp_pill(case.lamp, remaining(days))
    return lamp_pill(case.lamp)


def status_pill(status: CaseStatus) -> Pill:
    """Where the case stands, in one word."""
    return Pill(said(CASE_STATUS[status]), _TONES.get(status, Tone.NEUTRAL))


def verdict_pill(verdict: Verdict) -> Pill:
    """The clerk's finding on one material."""
    tone, symbol = _VERDICTS[verdict]
    return Pill(said(VERDICT[verdict]), tone, symbol)


def material_pills(line: CaseMaterialLine) -> tuple[Pill, ...]:
    """What is special about a material: not required, deferrable, checked against the original."""
    pills = []
    short = next((text for need, text in _SHORT_NECESSITY.items() if need == line.necessity), "")
    if short:
        pills.append(Pill(said(short)))
    if line.on_site_check:
        pills.append(Pill(said(ON_SITE_CHECK)))
    return tuple(pills)


def received_of(received: int, required: int) -> str:
    """1 / 2, or a dash where nothing is asked for and nothing was given."""
    return f"{received} / {required}" if required or received else "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """One date of a case; `due` dates stand out against those that have passed into history."""

    label: str
    text: str
    due: bool = False


RECEIVED = QT_TRANSLATE_NOOP("wording", "收件")
COMPLETE = QT_TRANSLATE_NOOP("wording", "材料补齐")
NOTICE_DUE = QT_TRANSLATE_NOOP("wording", "告知期限")
SUPPLEMENT_DUE = QT_TRANSLATE_NOOP("wording", "补正期限")
ACCEPTED = QT_TRANSLATE_NOOP("wording", "受理")
PROMISED_DUE = QT_TRANSLATE_NOOP("wording", "承诺办结")
STATUTORY_DUE = QT_TRANSLATE_NOOP("wording", "法定期限")
DECIDED = QT_TRANSLATE_NOOP("wording", "作出决定")
DELIVERY_DUE = QT_TRANSLATE_NOOP("wording", "送达期限")
DELIVERED = QT_TRANSLATE_NOOP("wording", "送达")
PROVISIONAL = QT_TRANSLATE_NOOP("wording", "{day}（暂定）")


def date_lines(head: CaseHead) -> tuple[DateLine, ...]:
    """The dates of a case in the order of its life; those that do not exist are left out."""
    waits = head.status is CaseStatus.RECEIVED
    open_notice = head.status is CaseStatus.AWAITING_SUPPLEMENT
    found = (
        _moment(RECEIVED, head.received_at),
        _moment(COMPLETE, head.complete_at if head.notice_count and not open_notice else None),
        _due(NOTICE_DUE, head.acceptance_due_on if waits else None),
        _due(SUPPLEMENT_DUE, head.supplement_due_on if open_notice else None),
        _moment(ACCEPTED, head.accepted_at),
        _due(PROMISED_DUE, head.promised_due_on, provisional=head.due_provisional),
        _due(STATUTORY_DUE, head.statutory_due_on, provisional=head.due_provisional),
        _moment(DECIDED, head.decided_at),
        _due(DELIVERY_DUE, head.delivery_due_on),
        _moment(DELIVERED, head.delivered_at),
    )
    return tuple(line for line in found if line is not None)


def _moment(label: str, at: dt.datetime | None) -> DateLine | None:
    return None if at is None else DateLine(label=said(label), text=short_time(at))


def _due(label: str, day: dt.date | None, *, provisional: bool = False) -> DateLine | None:
    if day is None:
        return None
    text = said(PROVISIONAL, day=short_day(day)) if provisional else short_day(day)
    return DateLine(label=said(label), text=text, due=True)


def step_words(step: CaseStep) -> tuple[str, str, str, str]:
    """One line of the history: when, what, who, why."""
    return short_time(step.at), said(CASE_ACTION[CaseAction(step.action)]), step.staff_name, step.reason


def review_of(steps: tuple[CaseStep, ...]) -> CaseStep | None:
    """The newest submission for decision: its reason is the reviewer's opinion."""
    return next((step for step in reversed(steps) if step.action == CaseAction.SUBMIT), None)
