"""How far back the supervisor looks."""

import datetime as dt
from enum import StrEnum

from counter_app.domain.hall_time import HALL_TIME
from ui.desk import Desk
from ui.marking import QT_TRANSLATE_NOOP


class Period(StrEnum):
    """Today and so many days before it."""

    WEEK = "7"
    MONTH = "30"
    QUARTER = "90"
    YEAR = "365"


PERIOD = {
    Period.WEEK: QT_TRANSLATE_NOOP("wording", "近 7 日"),
    Period.MONTH: QT_TRANSLATE_NOOP("wording", "近 30 日"),
    Period.QUARTER: QT_TRANSLATE_NOOP("wording", "近 90 日"),
    Period.YEAR: QT_TRANSLATE_NOOP("wording", "近一年"),
}


def days_of(period: Period, today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day."""
    return today - dt.timedelta(days=int(period) - 1), today


def first_today(desk: Desk) -> dt.date:
    """The hall's day at signing in, until an answer tells it anew."""
    return desk.signed_in.now.astimezone(HALL_TIME).date()
