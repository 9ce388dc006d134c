"""好差评: the levels, what becomes of a bad one, and what the figures mean (国办发〔2019〕51号)."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from counter_app.domain.lamps import Lamp


class Level(IntEnum):
    """The five levels; the number is the number of stars."""

    VERY_SATISFIED = 5
    SATISFIED = 4
    BASICALLY_SATISFIED = 3
    DISSATISFIED = 2
    VERY_DISSATISFIED = 1

    @property
    def is_bad(self) -> bool:
        """差评: the two lowest, which the supervisor follows up."""
        return self <= Level.DISSATISFIED


OFFICIAL_NAMES = {
    Level.VERY_SATISFIED: "非常满意",
    Level.SATISFIED: "满意",
    Level.BASICALLY_SATISFIED: "基本满意",
    Level.DISSATISFIED: "不满意",
    Level.VERY_DISSATISFIED: "非常不满意",
}
"""As the State Council's office names them; in files and reports in no other words."""


class Dimension(StrEnum):
    """What may be rated beside the service as a whole (整体满意度)."""

    EFFICIENCY = "efficiency"
    SKILL = "skill"
    ATTITUDE = "attitude"


class RatingSource(StrEnum):
    PAD = "pad"
    QR = "qr"


class FollowUpStatus(StrEnum):
    """Where the follow-up of a bad rating stands; which action leads where is the table `transition`."""

    OPEN = "open"
    CONTACTED = "contacted"
    FIXED = "fixed"
    EXPLAINED = "explained"
    UNFOUNDED = "unfounded"

    @property
    def is_closed(self) -> bool:
        return self not in (FollowUpStatus.OPEN, FollowUpStatus.CONTACTED)


class FollowUpAction(StrEnum):
    CONTACT = "contact"
    FIX = "fix"
    EXPLAIN = "explain"
    UNFOUNDED = "unfounded"


CLOSING = (FollowUpAction.FIX, FollowUpAction.EXPLAIN, FollowUpAction.UNFOUNDED)


def days_left(status: FollowUpStatus, contact_days_left: int | None, fix_days_left: int | None) -> int | None:
    """Working days until the date that is due next: of the contact, then of the result. None without a calendar,
    and when nothing is due any more."""
    if status.is_closed:
        return None
    if status is FollowUpStatus.CONTACTED or fix_days_left is None:
        return fix_days_left
    return contact_days_left


def follow_up_lamp(left: int | None) -> Lamp:
    """Yellow on the day itself: where one working day is all there is, yellow before it would never be green."""
    if left is None or left > 0:
        return Lamp.GREEN
    return Lamp.RED if left < 0 else Lamp.YELLOW


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingCounts:
    """How the services of a period were rated.

    Attributes:
        invited: services that were finished; each is in one of the other counts.
        by_default: nobody said anything in time; they count as 基本满意 (广东 2019) and were said by no person.
        put_aside: the visitor pressed 不评价.
        pending: still may rate.
    """

    invited: int
    very_satisfied: int
    satisfied: int
    basically_satisfied: int
    dissatisfied: int
    very_dissatisfied: int
    by_default: int
    put_aside: int
    pending: int

    @property
    def rated(self) -> int:
        """By a person."""
        return self.good + self.bad

    @property
    def good(self) -> int:
        return self.very_satisfied + self.satisfied + self.basically_satisfied

    @property
    def bad(self) -> int:
        return self.dissatisfied + self.very_dissatisfied

    @property
    def rated_share(self) -> float | None:
        """Of those invited, how many rated; None where nobody was."""
        return self.rated / self.invited if self.invited else None

    @property
    def satisfied_share(self) -> float | None:
        """群众评价满意率: the three good levels and the default among all that counts; None where nothing does."""
        counted = self.rated + self.by_default
        return (self.good + self.by_default) / counted if counted else None
