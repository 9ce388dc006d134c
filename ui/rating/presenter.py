"""The supervisor's ratings: what is to be dealt with, what was, and all; and the steps about a bad one."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.domain.ratings import CLOSING, FollowUpAction, FollowUpStatus
from counter_app.services.ratings import (
    FollowUpStep,
    SeenRating,
    SeenRatings,
    Wanted,
    ratings_seen,
    record_follow_up,
    steps_of,
)
from ui.desk import Desk
from ui.intention import Intention
from ui.rating.period import Period, days_of, first_today
from ui.rereading import Rereading
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingsState:
    """`seen` is None until it was read once; `steps` are those of the chosen rating, None while they are read."""

    wanted: Wanted = Wanted.OPEN
    period: Period = Period.MONTH
    seen: SeenRatings | None = None
    failed: str = ""
    chosen: SeenRating | None = None
    steps: tuple[FollowUpStep, ...] | None = None
    is_busy: bool = False

    def allowed(self) -> tuple[FollowUpAction, ...]:
        """The steps that can be taken about the chosen rating now."""
        if self.chosen is None or self.is_busy:
            return ()
        if self.chosen.status is FollowUpStatus.OPEN:
            return (FollowUpAction.CONTACT,)
        return CLOSING if self.chosen.status is FollowUpStatus.CONTACTED else ()


class RatingsPresenter(QObject):
    """No notice tells of a new rating, for a clerk could hear it, too: the list is read again with every other change
    and, where nothing else changes, with the live line's regular look.

    Signals:
        state_changed(object): a RatingsState
        done(object): the FollowUpAction that was recorded
        refused(object, str): an action that was not, and the words that were typed
    """

    state_changed = Signal(object)
    done = Signal(object)
    refused = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = RatingsState()
        self._today: dt.date = first_today(desk)
        self._intention = Intention()
        self._reread = Rereading(self._read, self)
        desk.changed.connect(self._on_changed)

    def set_shown(self, shown: bool) -> None:
        """Whether the supervisor looks at the list."""
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def show(self, wanted: Wanted) -> None:
        """Another list."""
        self._become(wanted=wanted, seen=None, failed="")
        self._reread.want_at_once()

    def look_back(self, period: Period) -> None:
        """Another period; what is still to be dealt with is shown from any day."""
        self._become(period=period)
        self._reread.want_at_once()

    def choose(self, rating: SeenRating | None) -> None:
        """Show this one whole."""
        before = self.state.chosen
        self._become(chosen=rating)
        if rating is None or before is None or before.rating_id != rating.rating_id:
            self._become(steps=None if rating is not None and rating.status is not None else ())
            self._read_steps()

    def take(self, action: FollowUpAction, words: str) -> None:
        """Record a step about the chosen rating, once."""
        chosen = self.state.chosen
        if chosen is None or action not in self.state.allowed():
            return
        self._become(is_busy=True)
        self._desk.ask_quietly(
            self,
            lambda _: self._on_taken(action),
            partial(self._on_refused, action, words),
            record_follow_up,
            action_id=self._intention.id_for(chosen.rating_id, action, words),
            rating_id=chosen.rating_id,
            action=action,
            words=words,
        )

    def _on_taken(self, action: FollowUpAction) -> None:
        self._intention.ended()
        self._become(is_busy=False)
        self.done.emit(action)
        self._reread.want_at_once()
        self._read_steps()

    def _on_refused(self, action: FollowUpAction, words: str, error: Exception) -> None:
        self._intention.ended(error)
        self._become(is_busy=False)
        self._desk.tell_failure(error)
        self._reread.want_at_once()
        self.refused.emit(action, words)

    def _on_changed(self, _: Topic) -> None:
        self._reread.want()

    def _read(self) -> None:
        state = self.state
        first_day, last_day = days_of(state.period, self._today)
        self._desk.ask_quietly(
            self,
            partial(self._on_read, state.wanted, state.period),
            self._on_failed,
            ratings_seen,
            wanted=state.wanted,
            first_day=first_day,
            last_day=last_day,
        )

    def _on_read(self, wanted: Wanted, period: Period, seen: SeenRatings) -> None:
        self._reread.ended()
        late = seen.today != self._today and wanted is not Wanted.OPEN
        self._today = seen.today
        if late or (wanted, period) != (self.state.wanted, self.state.period):
            self._reread.want_at_once()
            return
        chosen = self.state.chosen
        if chosen is not None:
            chosen = next((each for each in seen.ratings if each.rating_id == chosen.rating_id), chosen)
        self._become(seen=seen, failed="", chosen=chosen)

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(failed=sentence_for(error))

    def _read_steps(self) -> None:
        chosen = self.state.chosen
        if chosen is None or chosen.status is None:
            return
        self._desk.ask_quietly(
            self,
            self._steps_for(chosen.rating_id),
            lambda _: self._become(steps=()),
            steps_of,
            rating_id=chosen.rating_id,
        )

    def _steps_for(self, rating_id: uuid.UUID) -> Callable[[tuple[FollowUpStep, ...]], None]:
        def on_read(steps: tuple[FollowUpStep, ...]) -> None:
            if self.state.chosen is not None and self.state.chosen.rating_id == rating_id:
                self._become(steps=steps)

        return on_read

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.state_changed.emit(self.state)
