"""Facts that several papers state, as plain values that can be stored and printed again."""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.hall_time import HALL_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """The letterhead. `inquiry` and `supervision` are whole phrases: a telephone, a desk, an address."""

    name: str
    place: str = ""
    inquiry: str = ""
    supervision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The applicant and whoever acts for them (行政许可法第二十九条). Numbers come masked or not at all."""

    name: str
    id_kind: str = ""
    id_number: str = ""
    contact: str = ""
    phone: str = ""
    agent_name: str = ""
    agent_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerk:
    """`post` as the hall writes it, e.g. “A岗”."""

    name: str
    post: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A number of `unit`: 工作日, 日 or 月. Zero means on the spot."""

    count: int
    unit: str = "工作日"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """A due date; provisional while the State Council has not published that year's holidays."""

    day: date
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """Where the applicant may turn against a decision (行政许可法第三十八条第二款)."""

    review_authority: str
    court: str
    review_days: int = 60
    litigation_months: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One line of a list of materials that were handed in."""

    name: str
    originals: int = 0
    copies: int = 0
    note: str = ""


def chinese_date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_time(instant: datetime) -> str:
    """To the minute, in the hall's time. A naive instant is refused: its zone would be a guess."""
    if instant.tzinfo is None:
        raise ValueError("an instant on a paper needs its time zone")
    local = instant.astimezone(HALL_TIME)
    return f"{chinese_date(local.date())}{local.hour}时{local.minute:02d}分"


def hall_day(instant: datetime) -> date:
    return instant.astimezone(HALL_TIME).date()


def weekday(day: date) -> str:
    return "星期" + "一二三四五六日"[day.weekday()]


def limit_phrase(limit: TimeLimit) -> str:
    """“10个工作日”, “30日”, “3个月”; zero is “当场”."""
    if limit.count == 0:
        return "当场"
    return f"{limit.count}{'' if limit.unit == '日' else '个'}{limit.unit}"
