"""Sentences of the kiosk: where to go, how long it takes, when to come."""

import datetime as dt

from PySide6.QtCore import QCoreApplication

from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.tickets import TicketStatus
from counter_app.services.queue_day import HallOpening
from counter_app.services.ticket_place import TicketPlace

_EXACT_TO = 30
"""Minutes. What is told of a longer wait is a range: today's service times cannot know it better."""


def windows_text(numbers: str) -> str:
    """`11、12 号窗口`; a queue without a window yet has none to name."""
    if not numbers:
        return QCoreApplication.translate("MatterPage", "请到导办台咨询窗口")
    return QCoreApplication.translate("MatterPage", "{numbers} 号窗口").format(numbers=numbers)


def wait_text(minutes: int | None, people_ahead: int) -> str:
    """`约 25 分钟`, `40–65 分钟`; nobody knows while no window is open for the queue."""
    if minutes is None:
        return QCoreApplication.translate("KioskWords", "无法估计，暂无窗口开放")
    if people_ahead == 0:
        return QCoreApplication.translate("KioskWords", "随到随办")
    if minutes <= 5:
        return QCoreApplication.translate("KioskWords", "5 分钟以内")
    if minutes < _EXACT_TO:
        text = QCoreApplication.translate("KioskWords", "约 {minutes} 分钟")
        return text.format(minutes=_fives(minutes))
    text = QCoreApplication.translate("KioskWords", "{least}–{most} 分钟")
    return text.format(least=_fives(minutes * 0.8), most=_fives(minutes * 1.25))


def standing_text(place: TicketPlace) -> str:
    """What whoever holds the paper is to do; empty for waiting, which is told by how many are ahead."""
    words = {
        TicketStatus.CALLED: QCoreApplication.translate("KioskWords", "正在叫您，请到 {window} 号窗口"),
        TicketStatus.SERVING: QCoreApplication.translate("KioskWords", "正在 {window} 号窗口办理"),
        TicketStatus.PARKED: QCoreApplication.translate(
            "KioskWords", "已挂起，请等候 {window} 号窗口再次呼叫"
        ),
        TicketStatus.NO_SHOW: QCoreApplication.translate(
            "KioskWords", "已过号，请到 {window} 号窗口或导办台"
        ),
        TicketStatus.DONE: QCoreApplication.translate("KioskWords", "已经办结"),
        TicketStatus.CANCELLED: QCoreApplication.translate("KioskWords", "已经作废，请重新取号"),
    }
    return words.get(place.status, "").format(window=place.window_number)


def _fives(minutes: float) -> int:
    return max(5, 5 * round(minutes / 5))


def may_check_in_text(opening: HallOpening | None, now: dt.datetime | None) -> str:
    """What whoever has booked can do before numbers are given again today, in the lunch break above all: check-in has
    a span of its own, and only where the hall opens no more today is there none."""
    if opening is None or opening.is_open or opening.opens_at is None or now is None:
        return ""
    if opening.opens_at.astimezone(HALL_TIME).date() != now.astimezone(HALL_TIME).date():
        return ""
    return QCoreApplication.translate("KioskWords", "有预约、已到签到时间的，请按“预约取号”签到。")


def closed_text(opening: HallOpening | None, now: dt.datetime | None) -> str:
    """Why no numbers are given now and when they are next; empty while they are given."""
    if opening is None or opening.is_open:
        return ""
    if opening.opens_at is None or now is None:
        text = QCoreApplication.translate("KioskWords", "现在不取号，请到导办台咨询。")
        return text if not opening.note else f"{opening.note}：{text}"
    opens, today = opening.opens_at.astimezone(HALL_TIME), now.astimezone(HALL_TIME).date()
    days = (opens.date() - today).days
    day = {
        0: QCoreApplication.translate("KioskWords", "今天"),
        1: QCoreApplication.translate("KioskWords", "明天"),
    }.get(days, QCoreApplication.translate("KioskWords", "{month} 月 {day} 日"))
    when = day.format(month=opens.month, day=opens.day) + f" {opens:%H:%M}"
    text = QCoreApplication.translate("KioskWords", "现在不取号，请 {when} 起来取号。").format(when=when)
    return f"{opening.note}：{text}" if opening.note else text
