"""Keeps what is typed and not on record yet on this machine, and finds what a killed program left there."""

import datetime as dt
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.changes import Topic
from counter_app.domain.hall_time import HALL_TIME
from counter_app.errors import NotFound
from counter_app.offline.intake_drafts import IntakeDraft, IntakeDrafts
from counter_app.services.cases import Case, get_case
from counter_app.services.draft_key import DraftKey, draft_key
from ui.desk import Desk
from ui.intake.presenter import DeskPresenter
from ui.intake.state import AT_INTAKE, DeskState

R = TypeVar("R")
SAVE_MS = 1_000
"""At most so often, however fast somebody types: this much typing a power cut may cost."""

_log = logging.getLogger(__name__)


class DraftKeeper(QObject):
    """Writes behind the typing, never in its way; a disk that takes nothing is noted in the log only.

    Signals:
        found(object): an `IntakeDraft` of this person that is on record nowhere, one after the other
    """

    found = Signal(object)

    def __init__(
        self, desk: Desk, case_desk: DeskPresenter, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case_desk = case_desk
        self._folder = folder
        self._drafts: IntakeDrafts | None = None
        self._asking = False
        self._left: list[IntakeDraft] = []
        self._under_way: UUID | None = None
        self._seen: object = None
        self._pause = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._pause.timeout.connect(self.flush)
        case_desk.state_changed.connect(self._on_state)
        desk.changed.connect(self._on_changed)

    @property
    def is_keeping(self) -> bool:
        """Whether the key is there, so that what is typed is written."""
        return self._drafts is not None

    def start(self) -> None:
        """Ask for the key, once; without a line it is asked for again when there is one."""
        if self._drafts is None and not self._asking:
            self._asking = True
            self._desk.ask_quietly(self, self._on_key, self._on_no_key, draft_key)

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.CASE:  # also said after every reconnection
            self.start()

    def _on_no_key(self, _: Exception) -> None:
        self._asking = False

    def _on_key(self, key: DraftKey) -> None:
        self._drafts = drafts = IntakeDrafts(self._folder, key)

        def look() -> tuple[IntakeDraft, ...]:
            drafts.sweep()
            return drafts.found()

        self._beside(look, self._on_looked)
        self._on_state(self._case_desk.state)

    # -- what was left behind --------------------------------------------------------------------------------

    def _on_looked(self, drafts: tuple[IntakeDraft, ...]) -> None:
        self._left = [draft for draft in drafts if draft.case_id != self._under_way]
        self.next()

    def next(self) -> None:
        """Tell of the next one that is still worth something."""
        if self._left:
            draft = self._left.pop(0)
            self._desk.ask_quietly(
                self,
                lambda case: self._on_record(draft, case),
                lambda error: self._on_not_on_record(draft, error),
                get_case,
                case_id=draft.case_id,
            )

    def _on_record(self, draft: IntakeDraft, case: Case) -> None:
        """The program died after the step was recorded, or the case went on elsewhere since."""
        if draft.on_record and case.head.status in AT_INTAKE and case.materials != draft.lines:
            self.found.emit(draft)
        else:
            self.discard(draft)
            self.next()

    def _on_not_on_record(self, draft: IntakeDraft, error: Exception) -> None:
        if isinstance(error, NotFound) and not draft.on_record:
            self.found.emit(draft)

    def discard(self, draft: IntakeDraft) -> None:
        """Nobody wants it."""
        self._discard(draft.case_id)

    # -- what is under way -----------------------------------------------------------------------------------

    def _on_state(self, state: DeskState) -> None:
        typed = state.case_id if state.dirty and state.at_intake else None
        if self._under_way is not None and typed != self._under_way:
            self._pause.stop()
            self._discard(self._under_way)
        self._under_way = typed
        content = (typed, state.applicant, state.lines, state.ticket)
        if typed is not None and content != self._seen and not self._pause.isActive():
            self._pause.start()
        self._seen = content

    def flush(self) -> None:
        """Write what was typed since the last time, now."""
        self._pause.stop()
        draft = self._draft(self._case_desk.state)
        if draft is not None and self._drafts is not None:
            drafts = self._drafts
            self._beside(lambda: drafts.save(draft), lambda _: None)

    def _draft(self, state: DeskState) -> IntakeDraft | None:
        if self._under_way is None or state.guide is None or state.case_id != self._under_way:
            return None
        return IntakeDraft(
            login=self._desk.signed_in.actor.login,
            case_id=self._under_way,
            saved_at=dt.datetime.now(HALL_TIME),
            item_version_id=state.guide.item_version_id,
            item_name=state.guide.name,
            ticket_id=state.ticket.ticket_id if state.ticket else None,
            on_record=state.case is not None,
            applicant=state.applicant,
            lines=state.lines,
        )

    def _discard(self, case_id: UUID) -> None:
        if self._drafts is not None:
            drafts = self._drafts
            self._beside(lambda: drafts.discard(case_id), lambda _: None)

    def _beside(self, job: Callable[[], R], done: Callable[[R], None]) -> None:
        def guarded() -> R | None:
            try:
                return job()
            except OSError as error:
                _log.warning("a draft could not be kept: %s", error.strerror)
                return None

        def arrived(answer: R | None) -> None:
            if answer is not None:
                done(answer)

        self._desk.keep(self, arrived, guarded)
