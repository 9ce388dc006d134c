"""What the pad at a window shows, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.ratings import Dimension, Level
from counter_app.services.rating_pad import PadFace
from ui.rating.words import BLAME, PHONE_LEFT, PRAISE


class Page(StrEnum):
    IDLE = "idle"
    ASK = "ask"
    DETAILS = "details"
    PHONE = "phone"
    THANKS = "thanks"


class Ending(StrEnum):
    """How a rating ended for the visitor: taken, kept until the line is back, or not taken."""

    TAKEN = "taken"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PadState:
    """Where the visitor is.

    Attributes:
        face: the last answer of the hall; None before the first.
        overall: what was pressed; on the pages after ASK there is one.
        phone: digits that were typed so that the supervisor may call back.
        problem: what is wrong with `phone`, or why a rating was not taken.
    """

    page: Page = Page.IDLE
    face: PadFace | None = None
    overall: Level | None = None
    dimensions: Mapping[Dimension, Level] = field(default_factory=dict)
    phrases: tuple[str, ...] = ()
    phone: str = ""
    problem: str = ""
    is_sending: bool = False
    line_down: bool = False
    ending: Ending = Ending.TAKEN

    def offered_phrases(self) -> tuple[str, ...]:
        """What can be pressed instead of typed: other words for a bad rating than for a good one."""
        return BLAME if self.overall is not None and self.overall.is_bad else PRAISE

    def words(self) -> str:
        """As they are recorded."""
        parts = [phrase for phrase in self.offered_phrases() if phrase in self.phrases]
        if self.phone:
            parts.append(PHONE_LEFT.format(phone=self.phone))
        return "；".join(parts)
