"""Figures in words."""

import datetime as dt

from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.periods import Span
from counter_app.services.queue_figures import By, FigureRow, Figures
from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import MINUTES, said, short_day

BY = {
    By.WINDOW: QT_TRANSLATE_NOOP("wording", "窗口"),
    By.STAFF: QT_TRANSLATE_NOOP("wording", "人员"),
    By.ITEM: QT_TRANSLATE_NOOP("wording", "事项"),
    By.QUEUE: QT_TRANSLATE_NOOP("wording", "队列"),
    By.ZONE: QT_TRANSLATE_NOOP("wording", "专区"),
    By.HOUR: QT_TRANSLATE_NOOP("wording", "时段"),
    By.DAY: QT_TRANSLATE_NOOP("wording", "日期"),
}
SPANS = {
    Span.DAY: QT_TRANSLATE_NOOP("wording", "日"),
    Span.WEEK: QT_TRANSLATE_NOOP("wording", "周"),
    Span.MONTH: QT_TRANSLATE_NOOP("wording", "月"),
    Span.DAYS: QT_TRANSLATE_NOOP("wording", "起止日期…"),
}
FROM_TO = QT_TRANSLATE_NOOP("wording", "{first} 至 {last}")
SPAN_OF_HOUR = QT_TRANSLATE_NOOP("wording", "{hour} 时")
AS_OF = QT_TRANSLATE_NOOP("wording", "截至 {time}")
COMPREHENSIVE = QT_TRANSLATE_NOOP("wording", "综合窗口")
NONE = "–"


def name_of(by: By, row: FigureRow) -> str:
    """What a line is about: a name, 9 时, 03-10 周二."""
    if by is By.HOUR:
        return said(SPAN_OF_HOUR, hour=row.key)
    return short_day(row.day) if by is By.DAY else row.name


def note_of(by: By, row: FigureRow) -> str:
    """What stands beside the name."""
    return row.note or (said(COMPREHENSIVE) if by is By.WINDOW else "")


def tenths(span: dt.timedelta | None) -> str:
    """12.4 minutes, or a dash."""
    return NONE if span is None else f"{span.total_seconds() / 60:,.1f}"


def minutes(whole: int | None) -> str:
    """18 分, or a dash."""
    return NONE if whole is None else said(MINUTES, minutes=f"{whole:,}")


def average(span: dt.timedelta | None) -> str:
    """12.4 分, or a dash."""
    return NONE if span is None else said(MINUTES, minutes=tenths(span))


def days_words(figures: Figures) -> str:
    """2026-03-10 周二, or 2026-03-01 至 2026-03-10."""
    if figures.from_day == figures.until_day:
        return f"{figures.from_day.year}-{short_day(figures.from_day)}"
    return said(FROM_TO, first=figures.from_day, last=figures.until_day)


def as_of_words(figures: Figures) -> str:
    """截至 10:42:07, in the hall's time."""
    return said(AS_OF, time=f"{figures.as_of.astimezone(HALL_TIME):%H:%M:%S}")
