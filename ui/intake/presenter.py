"""The case on the desk: opening it, its applicant, and ticking its checklist.

Its steps, from the notice to handing over, are in `ui.intake.steps_presenter`.
"""

import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from counter_app.domain.cases import CaseStatus, Verdict
from counter_app.domain.text_rules import InvalidText
from counter_app.services.cases import Case, EarlierCase, allowed_actions, cases_of_applicant, get_case
from counter_app.services.items import Guide, get_guide
from counter_app.services.queue import QueuedTicket
from ui.desk import Desk
from ui.intake import applicant as applicants
from ui.intake import edits
from ui.intake.applicant import ApplicantKind, FieldProblem
from ui.intake.materials import Lines, Pieces, counted, explained, fresh_lines, judged, rest_in_order
from ui.intake.state import DeskState, Phase
from ui.wording import sentence_for

R = TypeVar("R")


class DeskPresenter(QObject):
    """Holds one case at a time.

    Signals:
        state_changed(object): a `DeskState`
        field_refused(object): a `FieldProblem` that stands in the way of a step
    """

    state_changed = Signal(object)
    field_refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = DeskState()
        self._turn = 0
        self._cases_begun: dict[uuid.UUID, uuid.UUID] = {}
        self._again: Callable[[], None] = self.clear

    @property
    def state(self) -> DeskState:
        return self._state

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed would be lost if another matter came onto the desk."""
        return self._state.is_open and self._state.dirty

    # -- what lies on the desk -------------------------------------------------------------------------------

    def take_ticket(self, ticket: QueuedTicket) -> None:
        """A visitor sits down: the matter of the ticket opens, or the case that this ticket began."""
        if self._state.ticket and self._state.ticket.ticket_id == ticket.ticket_id and self._state.is_open:
            return
        begun = self._cases_begun.get(ticket.ticket_id)
        if begun is not None:
            self.open_case(begun, ticket)
        elif ticket.item_id is not None:
            self.open_item(ticket.item_id, ticket)
        else:
            self._start(Phase.EMPTY, ticket)

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

    def retry(self) -> None:
        """Open once more what could not be opened."""
        self._again()

    def clear(self) -> None:
        """The desk is free; the visitor may still be there."""
        self._start(Phase.EMPTY, self._state.ticket)

    def release_ticket(self) -> None:
        """The visitor left. What is typed and not saved stays until another matter is opened."""
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

    def change(self, **changes: Any) -> None:
        """Put some facts of the state anew."""
        self._show(replace(self._state, **changes))

    def _show(self, state: DeskState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    # -- the applicant ---------------------------------------------------------------------------------------

    def edit_applicant(self, field: str, text: str) -> None:
        """A key in a field of the applicant."""
        self._show(edits.field_typed(self._state, field, text))

    def choose_kind(self, kind: ApplicantKind) -> None:
        """A person or an organisation."""
        self._show(edits.kind_chosen(self._state, kind))

    def leave_field(self, field: str) -> None:
        """A field is done: it is tidied, a number is checked, and the applicant's other cases are looked up."""
        if field in {"id_number", "id_kind"}:
            self._show(edits.number_left(self._state))
            found = self._state.identity
            if self._state.is_fresh and found and found.usable:
                self._ask_earlier(found.number)
            return
        try:
            self._show(edits.field_left(self._state, field))
        except InvalidText as error:
            self.field_refused.emit(FieldProblem(field=field, code=error.code))

    def confirm_identity(self) -> None:
        """The clerk has seen the paper: the number stays although it fails its check."""
        self._show(edits.identity_confirmed(self._state))

    def _ask_earlier(self, id_number: str) -> None:
        turn = self._turn

        def arrived(cases: tuple[EarlierCase, ...]) -> None:
            if turn == self._turn:
                self.change(earlier=tuple(each for each in cases if each.case_id != self._state.case_id))

        # Helpful, not needed: a line that is lost now is told by the next step.
        self._desk.ask_quietly(self, arrived, lambda _: None, cases_of_applicant, id_number=id_number)

    # -- the checklist ---------------------------------------------------------------------------------------

    def judge(self, position: int, verdict: Verdict) -> None:
        """A verdict on one material."""
        self._show(edits.line_changed(self._state, position, lambda line: judged(line, verdict)))

    def count(self, position: int, pieces: Pieces, count: int) -> None:
        """How many originals or copies of one material lie there."""
        self._show(edits.line_changed(self._state, position, lambda line: counted(line, pieces, count)))

    def explain(self, position: int, defect: str) -> None:
        """What is wrong with one material; it goes on the slip word for word."""
        try:
            text = applicants.tidied("defect", defect)
        except InvalidText as error:
            self.field_refused.emit(FieldProblem(field="defect", code=error.code))
            return
        self._show(edits.line_changed(self._state, position, lambda line: explained(line, text)))

    def accept_rest(self) -> None:
        """Everything that must be there and was not looked at is in order."""
        self._show(edits.lines_changed(self._state, rest_in_order(self._state.lines)))

    def restore_lines(self, lines: Lines, *, dirty: bool) -> None:
        """Take back what the digits of a scanned code did to the checklist."""
        if self._state.at_intake:
            self.change(lines=lines, dirty=dirty)

    def remember_case(self) -> None:
        """The case on the desk is on record now: its ticket leads back to it."""
        if self._state.ticket and self._state.case_id:
            self._cases_begun[self._state.ticket.ticket_id] = self._state.case_id
