"""Which dates run for the case on the desk, in the order in which they are reached."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from counter_app.services.items import Limit
from ui.intake.state import AT_INTAKE, DeskState
from ui.intake.wording import dated
from ui.wording import short_day, short_time, time_limit


@dataclass(frozen=True, slots=True)
class Clock:
    """One line: what is counted, the date or what stands in for it, and whether it is certain."""

    name: str
    value: str
    known: bool = True


def clocks(state: DeskState) -> tuple[Clock, ...]:
    """The lines of the card 时限; a date that begins with the acceptance is told as from today."""
    assert state.guide is not None
    lines = [_received(state), *_notice(state), *_acceptance(state)]
    for kind in ("promised", "statutory"):
        limit = state.guide.limit(kind)
        if limit is not None:
            lines.append(_limit(state, kind, limit))
    if state.case is not None and state.case.head.delivery_due_on is not None:
        lines.append(
            Clock(
                QCoreApplication.translate("Clocks", "送达期限"), short_day(state.case.head.delivery_due_on)
            )
        )
    lines.append(
        Clock(
            QCoreApplication.translate("Clocks", "收费"),
            state.guide.fee or QCoreApplication.translate("Clocks", "不收费"),
        )
    )
    if state.guide.result_name:
        lines.append(Clock(QCoreApplication.translate("Clocks", "结果"), state.guide.result_name))
    return tuple(lines)


def _received(state: DeskState) -> Clock:
    if state.case is None:
        return Clock(
            QCoreApplication.translate("Clocks", "收件"),
            QCoreApplication.translate("Clocks", "未收件"),
            known=False,
        )
    return Clock(QCoreApplication.translate("Clocks", "收件"), short_time(state.case.head.received_at))


def _notice(state: DeskState) -> list[Clock]:
    assert state.guide is not None
    if state.case is None:
        return [
            Clock(
                QCoreApplication.translate("Clocks", "告知期限"),
                _from_today(short_day(state.guide.notice_due_on)),
                known=False,
            )
        ]
    head = state.case.head
    if head.status not in AT_INTAKE:
        return []
    if head.supplement_due_on is not None:
        return [Clock(QCoreApplication.translate("Clocks", "补正期限"), short_day(head.supplement_due_on))]
    return (
        [Clock(QCoreApplication.translate("Clocks", "告知期限"), short_day(head.acceptance_due_on))]
        if head.acceptance_due_on
        else []
    )


def _acceptance(state: DeskState) -> list[Clock]:
    if state.case is None or state.case.head.accepted_at is None:
        return []
    return [Clock(QCoreApplication.translate("Clocks", "受理"), short_time(state.case.head.accepted_at))]


def _limit(state: DeskState, kind: str, limit: Limit) -> Clock:
    name = (
        QCoreApplication.translate("Clocks", "承诺 {limit}")
        if kind == "promised"
        else QCoreApplication.translate("Clocks", "法定 {limit}")
    ).format(limit=time_limit(limit.days, limit.unit))
    if limit.days == 0:
        at_once = QCoreApplication.translate("Clocks", "当场")
        return Clock(_short_name(kind), at_once)
    if state.case is not None:
        head = state.case.head
        day = head.promised_due_on if kind == "promised" else head.statutory_due_on
        if day is not None:
            return Clock(name, dated(day, provisional=head.due_provisional))
    if limit.due_on is None:
        return Clock(name, QCoreApplication.translate("Clocks", "以事件起算"), known=False)
    return Clock(name, _from_today(dated(limit.due_on, provisional=limit.provisional)), known=False)


def _short_name(kind: str) -> str:
    if kind == "promised":
        return QCoreApplication.translate("Clocks", "承诺时限")
    return QCoreApplication.translate("Clocks", "法定时限")


def _from_today(day: str) -> str:
    return QCoreApplication.translate("Clocks", "今日起 {day}").format(day=day)
