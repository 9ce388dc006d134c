"""The sentences of bookings."""

import datetime as dt

from counter_app.domain.appointments import AppointmentStatus, Arrival, BookingRules
from counter_app.services.appointments import Booking, Slot
from ui.marking import QT_TRANSLATE_NOOP
from ui.styles.tokens import Tone
from ui.widgets.pill import Pill
from ui.widgets.symbol import Symbol
from ui.wording import said, short_day

STATUS = {
    AppointmentStatus.BOOKED: QT_TRANSLATE_NOOP("wording", "已预约"),
    AppointmentStatus.CHECKED_IN: QT_TRANSLATE_NOOP("wording", "已签到"),
    AppointmentStatus.LATE: QT_TRANSLATE_NOOP("wording", "迟到取号"),
    AppointmentStatus.NO_SHOW: QT_TRANSLATE_NOOP("wording", "未到"),
    AppointmentStatus.CANCELLED: QT_TRANSLATE_NOOP("wording", "已取消"),
}
CAN_CHECK_IN = QT_TRANSLATE_NOOP("wording", "可签到")
RUNNING_LATE = QT_TRANSLATE_NOOP("wording", "已过时段")
PAST = QT_TRANSLATE_NOOP("wording", "已作废")
FREE = QT_TRANSLATE_NOOP("wording", "余 {free}")
FULL = QT_TRANSLATE_NOOP("wording", "约满")
SPAN = QT_TRANSLATE_NOOP("wording", "{starts}–{ends}")
BOOKED = QT_TRANSLATE_NOOP(
    "wording", "已预约 {day} {span} {matter}。请当天 {open} 起凭证件签到取号，过时作废。"
)
CHECKED_IN = QT_TRANSLATE_NOOP("wording", "已签到，号码 {ticket}，前面还有 {count} 人。")
CANCELLED = QT_TRANSLATE_NOOP("wording", "已取消 {day} {span} 的预约。")
TAILED = QT_TRANSLATE_NOOP("wording", "尾号 {tail}")

_PILLS = {
    AppointmentStatus.CHECKED_IN: (Tone.OK, Symbol.CHECK),
    AppointmentStatus.LATE: (Tone.WARN, Symbol.TRIANGLE),
    AppointmentStatus.NO_SHOW: (Tone.NEUTRAL, Symbol.CROSS),
    AppointmentStatus.CANCELLED: (Tone.NEUTRAL, Symbol.CROSS),
}
_COMING = {
    Arrival.TOO_EARLY: (STATUS[AppointmentStatus.BOOKED], Tone.NEUTRAL, Symbol.RING),
    Arrival.CHECKED_IN: (CAN_CHECK_IN, Tone.INFO, Symbol.DOT),
    Arrival.LATE: (RUNNING_LATE, Tone.WARN, Symbol.TRIANGLE),
    Arrival.TOO_LATE: (PAST, Tone.NEUTRAL, Symbol.CROSS),
}


def span(starts_at: dt.time, ends_at: dt.time) -> str:
    """10:00–11:00."""
    return said(SPAN, starts=f"{starts_at:%H:%M}", ends=f"{ends_at:%H:%M}")


def status_pill(booking: Booking) -> Pill:
    """Where a booking stands; while it is only booked, what coming now would make of it."""
    if booking.status is AppointmentStatus.BOOKED:
        words, tone, symbol = _COMING[booking.arrival]
        return Pill(said(words), tone, symbol)
    tone, symbol = _PILLS[booking.status]
    return Pill(said(STATUS[booking.status]), tone, symbol)


def free_pill(free: int) -> Pill:
    """余 3, or 约满."""
    if free:
        return Pill(said(FREE, free=free), Tone.OK)
    return Pill(said(FULL), Tone.NEUTRAL, Symbol.CROSS)


def slot_span(slot: Slot) -> str:
    return span(slot.starts_at, slot.ends_at)


def when(booking: Booking) -> str:
    """03-11 周三 10:00–11:00."""
    return f"{short_day(booking.day)} {span(booking.starts_at, booking.ends_at)}"


def whose(booking: Booking) -> str:
    """李*强 尾号 002X; whoever booked at a kiosk has no name, and nobody once it is over."""
    tail = said(TAILED, tail=booking.number_tail) if booking.number_tail else ""
    return f"{booking.holder} {tail}".strip() or "—"


def opens_at(booking: Booking, rules: BookingRules) -> dt.time:
    """From when on the holder may check in."""
    start = dt.datetime.combine(booking.day, booking.starts_at)
    return (start - dt.timedelta(minutes=rules.early_minutes)).time()
