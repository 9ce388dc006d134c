"""Lamps of electronic supervision: what one clock shows on one day.

The same comparison stands in the view `window_board`; both work on dates and ordinals only.
"""

from datetime import date
from enum import StrEnum

from counter_app.domain.working_days import WorkingCalendar


class Lamp(StrEnum):
    """Rising urgency from green to statutory overdue; stopped is outside the order."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    STATUTORY_OVERDUE = "statutory_overdue"
    STOPPED = "stopped"


def lamp_of(
    *,
    today_ordinal: int,
    today: date,
    promised_due_on: date | None,
    promised_ordinal: int | None,
    statutory_due_on: date | None,
    stopped: bool,
    yellow_days: int = 1,
) -> Lamp:
    """Yellow begins `yellow_days` working days before the promised date, which itself is still in time.

    The statutory date is asked before the promised one: where a local promise is longer than the law
    allows, the law decides. A clock without dates (nothing promised, nothing statutory) stays green.
    """
    if stopped:
        return Lamp.STOPPED
    if statutory_due_on is not None and today > statutory_due_on:
        return Lamp.STATUTORY_OVERDUE
    if promised_due_on is None or promised_ordinal is None:
        return Lamp.GREEN
    if today > promised_due_on:
        return Lamp.RED
    if promised_ordinal - today_ordinal <= yellow_days:
        return Lamp.YELLOW
    return Lamp.GREEN


def lamp(
    *,
    today: date,
    promised_due: date | None,
    statutory_due: date | None,
    stopped: bool,
    calendar: WorkingCalendar,
    yellow_days: int = 1,
) -> Lamp:
    """`lamp_of` with the ordinals read from `calendar`."""
    return lamp_of(
        today_ordinal=calendar.ordinal(today),
        today=today,
        promised_due_on=promised_due,
        promised_ordinal=None if promised_due is None else calendar.ordinal(promised_due),
        statutory_due_on=statutory_due,
        stopped=stopped,
        yellow_days=yellow_days,
    )
