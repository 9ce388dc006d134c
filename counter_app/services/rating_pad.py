"""The pad at a window: what it asks, and what the visitor answers."""

import datetime as dt
import uuid
from dataclasses import dataclass

from counter_app.domain.ratings import Level
from counter_app.domain.roles import Role
from counter_app.domain.text_kinds import TextKind
from counter_app.errors import Refused
from counter_app.services.typed import typed
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PadFace:
    """What the pad of a window shows.

    Attributes:
        rating_url: page on which a telephone may rate; empty where the hall has none.
        pad_seconds: after how long without a touch the pad goes back by itself.
        invitation_id: the service that can be rated now; None where there is none.
        offered_at: when it was offered, later again when the clerk asked once more.
    """

    hall_name: str
    window_number: str
    zone_name: str
    rating_url: str
    pad_seconds: int
    invitation_id: uuid.UUID | None
    offered_at: dt.datetime | None

    @property
    def link(self) -> str:
        """What the code on the screen says; empty where there is nothing to scan."""
        if not self.rating_url or self.invitation_id is None:
            return ""
        joined = "&" if "?" in self.rating_url else "?"
        return f"{self.rating_url}{joined}id={self.invitation_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A visitor's rating. `rating_id` is made by the pad: sent twice it is one rating."""

    rating_id: uuid.UUID
    invitation_id: uuid.UUID
    overall: Level
    efficiency: Level | None = None
    skill: Level | None = None
    attitude: Level | None = None
    words: str = ""


def pad_face(work: Work, *, window: str) -> PadFace:
    """Raises Refused("not_a_device" | "pad_window_unknown" | "pad_of_other_window")."""
    face = work.row(PadFace, "SELECT * FROM rating_pad(:window)", window=window)
    assert face is not None
    return face


def check_pad(work: Work, *, window: str) -> None:
    """Whether the pad can ever work here. Raises what `pad_face` does."""
    role = Role.RATING_PAD.value
    if not work.value("SELECT has_duty(:role)", role=role):
        raise Refused("not_a_device", login=work.value("SELECT session_user::text"), role=role)
    pad_face(work, window=window)


def rate(work: Work, *, answer: Answer) -> None:
    """Take the rating, once.

    Raises Refused("rating_given" | "rating_late" | "invitation_unknown" | "text_too_long" | …).
    """
    work.value(
        "SELECT rate_on_pad(:rating_id, :invitation_id, :overall, :efficiency, :skill, :attitude, :words)",
        rating_id=answer.rating_id,
        invitation_id=answer.invitation_id,
        overall=answer.overall.value,
        efficiency=_stars(answer.efficiency),
        skill=_stars(answer.skill),
        attitude=_stars(answer.attitude),
        words=typed(TextKind.REASON, answer.words),
    )


def _stars(level: Level | None) -> int | None:
    return None if level is None else level.value


def put_aside(work: Work, *, invitation_id: uuid.UUID) -> None:
    """不评价: the pad does not ask for this service again."""
    work.value("SELECT put_rating_aside(:invitation_id)", invitation_id=invitation_id)
