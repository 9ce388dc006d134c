"""The steps of a case at the window: each said once, each answered by the case as it stands then."""

import uuid
from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.changes import Topic
from counter_app.errors import NotFound, Unavailable
from counter_app.services.cases import Case, get_case
from counter_app.services.certificates import deliver, issue_certificate
from counter_app.services.intake import Concluded, Conclusion, Intake, conclude_intake
from counter_app.services.papers import Paper, get_paper
from counter_app.services.signoff import Decided, submit_for_decision
from ui.desk import Desk
from ui.intake.applicant import first_problem, ready
from ui.intake.materials import checked_lines
from ui.intake.presenter import DeskPresenter
from ui.intake.state import DeskState, Step

REFRESH_MS = 1_000
_STEP_OF = {
    Conclusion.REQUEST_SUPPLEMENT: Step.NOTICE,
    Conclusion.ACCEPT: Step.ACCEPT,
    Conclusion.ACCEPT_DEFERRED: Step.ACCEPT_DEFERRED,
    Conclusion.DECLINE: Step.TURN_AWAY,
    Conclusion.DECLARE_NOT_REQUIRED: Step.TURN_AWAY,
    Conclusion.KEEP: Step.KEEP,
}


class Intentions:
    """One id per intention: the same intention keeps its id until its answer is known (DESIGN D4)."""

    def __init__(self) -> None:
        self._intention: Hashable = None
        self._id = uuid.uuid4()

    def id_for(self, intention: Hashable) -> uuid.UUID:
        """The id to say this intention with."""
        if intention != self._intention:
            self._intention, self._id = intention, uuid.uuid4()
        return self._id

    def settle(self) -> None:
        """The answer is known: the same wish again is a new intention."""
        self._intention = None


class StepsPresenter(QObject):
    """Takes the steps of the case that `case_desk` holds, and keeps that case fresh.

    Signals:
        papers_issued(object): papers of a step just taken, to print and to show
        paper_opened(object): a paper on record, to show only
        recorded(object): a `Step` was taken and is on record
    """

    papers_issued = Signal(object)
    paper_opened = Signal(object)
    recorded = Signal(object)

    def __init__(self, desk: Desk, case_desk: DeskPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case_desk = case_desk
        self._intentions = Intentions()
        self._visible = True
        self._stale = False
        self._reading = False
        self._pause = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._pause.timeout.connect(self._reread)
        desk.changed.connect(self._on_changed)

    @property
    def _state(self) -> DeskState:
        return self._case_desk.state

    # -- steps -----------------------------------------------------------------------------------------------

    def conclude(
        self,
        conclusion: Conclusion,
        *,
        reason: str = "",
        right_body: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        """End the visit at intake in one of its ways; `then` follows once that is on record."""
        state = self._state
        if not state.at_intake or self._desk.window is None:
            return
        if state.is_fresh and (problem := first_problem(state.applicant)):
            self._case_desk.field_refused.emit(problem)
            return

        def done(answer: Concluded) -> None:
            self._done(_STEP_OF[conclusion], answer.case, answer.papers)
            if then is not None:
                then()

        intake = self._intake(state, self._desk.window.window_id)
        facts = {"intake": intake, "conclusion": conclusion, "reason": reason, "right_body": right_body}
        self._take(_STEP_OF[conclusion], done, conclude_intake, **facts)

    def submit(self, opinion: str) -> None:
        """Send the reviewed case to the chief representative."""

        def done(case: Case) -> None:
            self._done(Step.SUBMIT, case, ())

        self._take(Step.SUBMIT, done, submit_for_decision, case_id=self._state.case_id, opinion=opinion)

    def issue(self) -> None:
        """Number and print the certificate."""
        self._take(Step.ISSUE, self._on_decided(Step.ISSUE), issue_certificate, case_id=self._state.case_id)

    def hand_over(self, receiver_name: str, relation: str) -> None:
        """Hand over against the delivery receipt."""
        facts = {"case_id": self._state.case_id, "receiver_name": receiver_name, "relation": relation}
        self._take(Step.DELIVER, self._on_decided(Step.DELIVER), deliver, **facts)

    def open_paper(self, document_id: uuid.UUID) -> None:
        """A paper exactly as it was issued, to look at and to print again."""
        self._desk.ask(self, self._on_paper, get_paper, document_id=document_id)

    def _intake(self, state: DeskState, window_id: int) -> Intake:
        assert state.case_id is not None
        assert state.guide is not None
        return Intake(
            case_id=state.case_id,
            item_version_id=state.guide.item_version_id,
            window_id=window_id,
            ticket_id=state.ticket.ticket_id if state.ticket else None,
            applicant=ready(state.applicant) if state.is_fresh else None,
            lines=checked_lines(state.lines),
        )

    def _take(
        self, step: Step, done: Callable[[Any], None], use_case: Callable[..., Any], **facts: Any
    ) -> None:
        move = self._state.move(step)
        if move is None or not move.is_open or self._state.busy:
            return
        action_id = self._intentions.id_for((step, *sorted(facts.items())))
        self._case_desk.change(busy=step)
        self._desk.ask(self, done, use_case, failed=self._on_failed, action_id=action_id, **facts)

    def _on_decided(self, step: Step) -> Callable[[Decided], None]:
        return lambda answer: self._done(step, answer.case, (answer.paper,) if answer.paper else ())

    def _done(self, step: Step, case: Case, papers: tuple[Paper, ...]) -> None:
        self._intentions.settle()
        self._case_desk.adopt(case, busy=None)
        self._case_desk.remember_case()
        if papers:
            self.papers_issued.emit(papers)
        self.recorded.emit(step)

    def _on_failed(self, error: Exception) -> None:
        unknown = isinstance(error, Unavailable)
        if not unknown:
            self._intentions.settle()
        self._case_desk.change(busy=None, unsure=unknown or self._state.unsure)
        if not unknown:
            self._pause.start()

    def _on_paper(self, paper: Paper) -> None:
        self.paper_opened.emit(paper)

    # -- staying fresh ---------------------------------------------------------------------------------------

    def set_visible(self, visible: bool) -> None:
        """A hidden desk only notes that it is old; a visible one reads again."""
        self._visible = visible
        if visible and self._stale:
            self._stale = False
            self._reread()

    def _on_changed(self, topic: Topic) -> None:
        if topic is not Topic.CASE or not self._is_on_record():
            return
        if not self._visible:
            self._stale = True
        elif not self._pause.isActive():
            self._pause.start()

    def _is_on_record(self) -> bool:
        return self._state.is_open and (self._state.case is not None or self._state.unsure)

    def _reread(self) -> None:
        if self._reading or not self._is_on_record():
            return
        if self._state.busy:
            self._pause.start()
            return
        self._reading = True
        asked = self._state.case_id
        self._desk.ask_quietly(
            self,
            self._on_reread,
            lambda e: self._on_unread(e, asked),
            get_case,
            case_id=asked,
        )

    def _on_reread(self, case: Case) -> None:
        self._reading = False
        state = self._state
        if case.head.case_id != state.case_id or state.busy or case == state.case:
            return
        if state.unsure:
            self._intentions.settle()
            self._desk.said.emit("ok", self.tr("已核对：中断前的操作已经记录，文书可在本件中补打。"))
        self._case_desk.adopt(case, keep_lines=state.dirty and not state.unsure)

    def _on_unread(self, error: Exception, asked: uuid.UUID | None) -> None:
        self._reading = False
        if isinstance(error, NotFound) and self._state.unsure and asked == self._state.case_id:
            self._case_desk.change(unsure=False)
            self._desk.said.emit(
                "warn", self.tr("已核对：中断前的操作没有记录，填写的内容仍在，请再操作一次。")
            )
