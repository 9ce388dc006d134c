"""Rating a service: one press is enough, everything else may be left out, and nobody has to."""

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.changes import Topic
from counter_app.domain.ratings import Dimension, Level
from counter_app.domain.text_kinds import TextKind, recorded
from counter_app.domain.text_rules import InvalidText
from counter_app.errors import Unavailable
from counter_app.services import rating_pad
from counter_app.services.rating_pad import Answer, PadFace
from ui.desk import PublicDesk
from ui.rating.pad_state import Ending, PadState, Page
from ui.text_wording import text_problem
from ui.wording import sentence_for

Offer = tuple[uuid.UUID, dt.datetime]
"""An invitation and when it was offered: asked for once more by the clerk, it is another offer."""
THANKS_MS = 4_000
MOST_DIGITS = 13


class PadPresenter(QObject):
    """Connect the live line's `state_changed` to `set_line`.

    Without a touch the question goes away by itself and stays away; a level that was pressed counts. What could not
    be sent is kept and sent again by the same id when the hall answers again.

    Signals:
        state_changed(object): the PadState to show
    """

    state_changed = Signal(object)

    def __init__(self, desk: PublicDesk, window: str, parent: QObject | None = None) -> None:
        """`window` is the number of the window at which the pad stands."""
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self.state = PadState()
        self._rating_id = uuid.uuid4()
        self._offered: Offer | None = None
        self._left: Offer | None = None
        self._unsent: dict[uuid.UUID, Answer] = {}
        self._unsent_asides: set[uuid.UUID] = set()
        self._reading = False
        self._return = QTimer(self)
        self._return.setSingleShot(True)
        self._return.timeout.connect(self._on_untouched)
        desk.changed.connect(self._on_changed)

    # -- reading -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask whether somebody may rate now; never two readings at a time."""
        if not self._reading:
            self._reading = True
            self._desk.ask_quietly(
                self, self._on_face, self._on_unread, rating_pad.pad_face, window=self._window
            )

    def set_line(self, is_up: bool, _age_seconds: int) -> None:
        """The live line tells its state."""
        if not is_up:
            self._show(line_down=True)
        elif self.state.line_down:
            self.refresh()

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.RATING:
            self.refresh()

    def _on_face(self, face: PadFace) -> None:
        self._reading = False
        self._show(face=face, line_down=False)
        self._send_again()
        if self.state.page in (Page.IDLE, Page.ASK):
            self._offer(face)

    def _on_unread(self, error: Exception) -> None:
        self._reading = False
        self._show(line_down=self.state.line_down or isinstance(error, Unavailable))

    def _offer(self, face: PadFace) -> None:
        """Ask, unless whoever stands there let this very offer pass already."""
        offer = _offer_of(face)
        if offer is None or offer == self._left:
            self._go_idle()
        elif offer != self._offered:
            self._offered = offer
            self._rating_id = uuid.uuid4()
            self._wait_for_touch()  # before it is shown, which says how long the question stays
            self._show_state(PadState(page=Page.ASK, face=face, line_down=self.state.line_down))

    # -- the visitor ---------------------------------------------------------------------------------------

    def choose(self, level: Level) -> None:
        """The service as a whole; the rest is voluntary."""
        if self.state.page not in (Page.ASK, Page.DETAILS) or self.state.is_sending:
            return
        changed = self.state.overall is None or self.state.overall.is_bad is not level.is_bad
        phrases = () if changed else self.state.phrases
        self._touched(page=Page.DETAILS, overall=level, phrases=phrases)

    def rate_dimension(self, dimension: Dimension, level: Level) -> None:
        """The same level again takes it back."""
        dimensions = dict(self.state.dimensions)
        if dimensions.pop(dimension, None) is not level:
            dimensions[dimension] = level
        self._touched(dimensions=dimensions)

    def toggle_phrase(self, phrase: str) -> None:
        """Say it, or take it back."""
        said = self.state.phrases
        kept = tuple(each for each in said if each != phrase)
        self._touched(phrases=kept if phrase in said else (*said, phrase))

    def ask_phone(self) -> None:
        """A telephone number, for whoever wants to be called back."""
        self._touched(page=Page.PHONE, problem="")

    def type_digit(self, digit: str) -> None:
        self._touched(phone=(self.state.phone + digit)[:MOST_DIGITS], problem="")

    def erase_digit(self) -> None:
        self._touched(phone=self.state.phone[:-1], problem="")

    def clear_digits(self) -> None:
        self._touched(phone="", problem="")

    def keep_phone(self) -> None:
        """Back to the details with the number, or say what is wrong with it."""
        try:
            self._touched(page=Page.DETAILS, phone=recorded(TextKind.PHONE, self.state.phone), problem="")
        except InvalidText as fault:
            self._touched(problem=text_problem(fault))

    def back(self) -> None:
        """One step back; from the question itself it is 不评价."""
        page = self.state.page
        if page is Page.PHONE:
            self._touched(page=Page.DETAILS, phone="", problem="")
        elif page is Page.DETAILS and not self.state.is_sending:
            self._touched(page=Page.ASK)
        elif page is Page.ASK:
            self.decline()
        elif page is Page.THANKS:
            self._leave()

    def decline(self) -> None:
        """不评价: nobody asks again."""
        if self.state.page is Page.ASK and self._offered is not None:
            self._unsent_asides.add(self._offered[0])
            self._send_again()
            self._leave()

    def submit(self) -> None:
        """Send what was pressed; pressed twice it is sent once."""
        state = self.state
        if state.overall is None or self._offered is None or state.is_sending:
            return
        answer = Answer(
            rating_id=self._rating_id,
            invitation_id=self._offered[0],
            overall=state.overall,
            efficiency=state.dimensions.get(Dimension.EFFICIENCY),
            skill=state.dimensions.get(Dimension.SKILL),
            attitude=state.dimensions.get(Dimension.ATTITUDE),
            words=state.words(),
        )
        self._return.stop()
        self._show(is_sending=True)
        self._unsent[answer.rating_id] = answer
        self._send(answer)

    # -- sending -------------------------------------------------------------------------------------------

    def _send(self, answer: Answer) -> None:
        self._desk.ask_quietly(
            self,
            lambda _: self._on_sent(answer, Ending.TAKEN),
            lambda error: self._on_not_sent(answer, error),
            rating_pad.rate,
            answer=answer,
        )

    def _send_again(self) -> None:
        for answer in self._unsent.values():
            if answer.rating_id != self._rating_id or not self.state.is_sending:
                self._send(answer)
        for invitation_id in self._unsent_asides:
            self._put_aside(invitation_id)

    def _put_aside(self, invitation_id: uuid.UUID) -> None:
        def done(_: object) -> None:
            self._unsent_asides.discard(invitation_id)

        def failed(error: Exception) -> None:
            if not isinstance(error, Unavailable):
                self._unsent_asides.discard(invitation_id)

        self._desk.ask_quietly(self, done, failed, rating_pad.put_aside, invitation_id=invitation_id)

    def _on_sent(self, answer: Answer, ending: Ending, problem: str = "") -> None:
        self._unsent.pop(answer.rating_id, None)
        self._end(answer, ending, problem)

    def _on_not_sent(self, answer: Answer, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self._show(line_down=True)
            self._end(answer, Ending.KEPT)
        else:
            self._on_sent(answer, Ending.REFUSED, sentence_for(error))

    def _end(self, answer: Answer, ending: Ending, problem: str = "") -> None:
        """Say how it ended to whoever still stands there; an answer that comes later is nobody's any more."""
        if self.state.is_sending and answer.rating_id == self._rating_id:
            self._left = self._offered
            self._show(page=Page.THANKS, is_sending=False, ending=ending, problem=problem)
            self._return.start(THANKS_MS)

    # -- time ----------------------------------------------------------------------------------------------

    def seconds_left(self) -> int:
        """Until the pad goes on by itself; 0 when it does not."""
        return round(max(0, self._return.remainingTime()) / 1000)

    def stop(self) -> None:
        """Nothing comes back by itself any more; the window is closing."""
        self._return.stop()

    def _wait_for_touch(self) -> None:
        seconds = self.state.face.pad_seconds if self.state.face else 30
        self._return.start(seconds * 1000)

    def _on_untouched(self) -> None:
        if self.state.page in (Page.DETAILS, Page.PHONE):
            self._show(page=Page.DETAILS, phone="" if self.state.page is Page.PHONE else self.state.phone)
            self.submit()
        else:
            self._leave()

    def _leave(self) -> None:
        """Whoever stood there has rated, does not want to, or is gone: look whether the next one may."""
        self._left = self._offered
        self._go_idle()
        self.refresh()

    def _go_idle(self) -> None:
        self._return.stop()
        self._offered = None
        self._show_state(PadState(face=self.state.face, line_down=self.state.line_down))

    # -- showing -------------------------------------------------------------------------------------------

    def _touched(self, **changes: Any) -> None:
        if self.state.page in (Page.IDLE, Page.THANKS) or self.state.is_sending:
            return
        self._wait_for_touch()
        self._show(**changes)

    def _show(self, **changes: Any) -> None:
        self._show_state(replace(self.state, **changes))

    def _show_state(self, state: PadState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _offer_of(face: PadFace) -> Offer | None:
    if face.invitation_id is None or face.offered_at is None:
        return None
    return face.invitation_id, face.offered_at
