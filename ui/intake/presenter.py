"""The case on the desk: opening it, its applicant, and ticking its checklist.

Its steps, from the notice to handing over, are in `ui.intake.steps_presenter`.
"""

import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from counter_app.domain.cases import CaseStatus
from counter_app.offline.intake_drafts import IntakeDraft
from counter_app.services.cases import Case, EarlierCase, allowed_actions, cases_of_applicant, get_case
from counter_app.services.hall_screens import Visitor
from counter_app.services.items import Guide, TakenInAt, get_guide, taken_in_at
from counter_app.services.queue import QueuedTicket
from ui.desk import Desk
from ui.intake import applicant as applicants
from ui.intake import edits
from ui.intake.form_presenter import FormPresenter
from ui.intake.materials import fresh_lines
from ui.intake.state import DeskState, Phase
from ui.wording import sentence_for

R = TypeVar("R")


class DeskPresenter(FormPresenter):
    """Holds one case at a time: fresh, or on record."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._turn = 0
        self._resumed_for: uuid.UUID | None = None
        self._cases_begun: dict[uuid.UUID, uuid.UUID] = {}
        self._visitor: Visitor | None = None
        self._again: Callable[[], None] = self.clear

    def is_of(self, ticket: QueuedTicket) -> bool:
        """Whether what lies on the desk belongs to this visitor already."""
        mine = self._state.ticket
        return (
            mine is not None and mine.ticket_id == ticket.ticket_id and self._state.phase is not Phase.FAILED
        )

    # -- what lies on the desk -------------------------------------------------------------------------------

    def take_ticket(self, ticket: QueuedTicket, visitor: Visitor | None = None) -> None:
        """A visitor sits down: the matter of the ticket opens, or the case that this ticket began.

        `visitor` is who they said to be when they took the number: it is not typed a second time.
        """
        self._visitor = visitor
        begun = self._cases_begun.get(ticket.ticket_id)
        if begun is not None:
            self.open_case(begun, ticket)
        elif ticket.item_id is not None:
            self.open_item(ticket.item_id, ticket)
            self._ask_where(ticket.item_id)
        else:
            self._start(Phase.EMPTY, ticket)

    def _ask_where(self, item_id: int) -> None:
        """A queue may hold what this window may not take in: said at once, not when all is checked."""
        turn, window = self._turn, self._desk.window

        def arrived(taken_in: TakenInAt) -> None:
            if turn == self._turn and not taken_in.here:
                self._desk.said.emit("warn", self._elsewhere(taken_in.windows))

        if window is not None:
            facts = {"item_id": item_id, "window_id": window.window_id}
            self._desk.ask_quietly(self, arrived, lambda _: None, taken_in_at, **facts)

    def _elsewhere(self, windows: tuple[str, ...]) -> str:
        if not windows:
            return self.tr("这个事项不归本窗口收件，也没有窗口在叫它的队列，请联系中心管理员。")
        return self.tr("这个事项不归本窗口收件，请按 F7 转到 {windows} 号窗口。").format(
            windows=self.tr("、").join(windows)
        )

    def open_item(self, item_id: int, ticket: QueuedTicket | None = None) -> None:
        """A fresh intake of an item, for the visitor at the window."""
        ticket = ticket or self._state.ticket
        self._again = partial(self.open_item, item_id, ticket)
        turn = self._start(Phase.LOADING, ticket)
        self._read(turn, self._on_guide, get_guide, item_id=item_id)
        self._read(turn, self._on_allowed, allowed_actions, status=CaseStatus.RECEIVED)

    def open_case(self, case_id: uuid.UUID, ticket: QueuedTicket | None = None) -> None:
        """A case on record, wherever it stands."""
        ticket = ticket or self._state.ticket
        self._again = partial(self.open_case, case_id, ticket)
        turn = self._start(Phase.LOADING, ticket)
        self._read(turn, self._on_allowed, allowed_actions, status=CaseStatus.RECEIVED)
        self._read(turn, partial(self._on_case, turn), get_case, case_id=case_id)

    def resume(self, draft: IntakeDraft) -> None:
        """Go on with what was typed before the program ended; the visitor at the window is whose it is."""
        self._again = partial(self.resume, draft)
        self._resumed_for = draft.ticket_id
        turn = self._start(Phase.LOADING, self._state.ticket)
        self._read(turn, self._on_allowed, allowed_actions, status=CaseStatus.RECEIVED)

        def opened(guide: Guide, case: Case | None = None) -> None:
            if case is not None:
                self.adopt(case, phase=Phase.OPEN, guide=guide)
            else:
                self._on_guide(guide)
            self._show(edits.resumed(self._state, draft))
            self._ask_earlier(self._state.applicant.id_number)

        def read_guide(case: Case | None = None) -> None:
            self._read(turn, partial(opened, case=case), get_guide, item_version_id=draft.item_version_id)

        if draft.on_record:
            self._read(turn, read_guide, get_case, case_id=draft.case_id)
        else:
            read_guide()

    def rejoin(self, ticket: QueuedTicket) -> bool:
        """Whether what was resumed belongs to this visitor, who is at the window again."""
        mine = self._state.is_open and self._state.ticket is None and ticket.ticket_id == self._resumed_for
        if mine:
            self.change(ticket=ticket)
        return mine

    def retry(self) -> None:
        """Open once more what could not be opened."""
        self._again()

    def clear(self) -> None:
        """The desk is free; the visitor may still be there."""
        self._start(Phase.EMPTY, self._state.ticket)

    def release_ticket(self) -> None:
        """The visitor left. What is typed and not saved stays until another matter is opened."""
        self._visitor = None
        if not self.has_unsaved and self._state.busy is None:
            self._start(Phase.EMPTY, None)

    def _start(self, phase: Phase, ticket: QueuedTicket | None) -> int:
        self._turn += 1
        allowed = self._state.intake_allowed
        self._state = DeskState(phase=phase, ticket=ticket, intake_allowed=allowed)
        self.state_changed.emit(self._state)
        return self._turn

    def _read(self, turn: int, done: Callable[[R], None], use_case: Callable[..., R], **facts: Any) -> None:
        """Ask for something to show; an answer for a desk that was cleared meanwhile is dropped."""

        def arrived(answer: R) -> None:
            if turn == self._turn:
                done(answer)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self.change(phase=Phase.FAILED, failure=sentence_for(error))

        self._desk.ask_quietly(self, arrived, failed, use_case, **facts)

    def _on_allowed(self, actions: frozenset[Any]) -> None:
        self.change(intake_allowed=actions)

    def _on_guide(self, guide: Guide) -> None:
        self.change(phase=Phase.OPEN, guide=guide, case_id=uuid.uuid4(), lines=fresh_lines(guide))
        ticket = self._state.ticket
        if ticket is not None and self._visitor is not None:
            self._show(edits.visitor_known(self._state, self._visitor, as_agent=ticket.people > 1))
            if self._state.applicant.id_number:
                self._ask_earlier(self._state.applicant.id_number)

    def _on_case(self, turn: int, case: Case) -> None:
        def opened(guide: Guide) -> None:
            self.adopt(case, phase=Phase.OPEN, guide=guide)

        self._read(turn, opened, get_guide, item_version_id=case.head.item_version_id)

    def adopt(self, case: Case, *, keep_lines: bool = False, **changes: Any) -> None:
        """Show the case as it is on record; lines under way stay while they can still be recorded."""
        state = replace(
            self._state,
            case=case,
            case_id=case.head.case_id,
            applicant=applicants.of_case(case.head),
            identity=None,
            unsure=False,
            **changes,
        )
        if not (keep_lines and state.at_intake):
            state = replace(state, lines=case.materials, dirty=False)
        self._show(state)
        self._ask_earlier(case.head.id_number)

    def _prepare(self, done: Callable[[Any], None], job: Callable[[], Any]) -> None:
        self._desk.prepare(self, done, job)

    def _on_number_known(self, id_number: str) -> None:
        self._ask_earlier(id_number)

    def _ask_earlier(self, id_number: str) -> None:
        turn = self._turn

        def arrived(cases: tuple[EarlierCase, ...]) -> None:
            if turn == self._turn:
                self.change(earlier=tuple(each for each in cases if each.case_id != self._state.case_id))

        # Helpful, not needed: a line that is lost now is told by the next step.
        self._desk.ask_quietly(self, arrived, lambda _: None, cases_of_applicant, id_number=id_number)

    def remember_case(self) -> None:
        """The case on the desk is on record now: its ticket leads back to it."""
        if self._state.ticket and self._state.case_id:
            self._cases_begun[self._state.ticket.ticket_id] = self._state.case_id
