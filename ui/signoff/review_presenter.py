"""Reviewing cases: the list, the chosen case, and what a reviewer may do with it."""

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.domain.cases import CaseAction
from counter_app.services.cases import Case
from counter_app.services.review import begin_review, cases_to_review, resume_clock, stop_clock
from counter_app.services.signoff import submit_for_decision
from ui.cases.list_presenter import CaseListPresenter
from ui.desk import Desk
from ui.intention import Intention

_USE_CASES: dict[CaseAction, Callable[..., Case]] = {
    CaseAction.SUBMIT: submit_for_decision,
    CaseAction.REVIEW: begin_review,
    CaseAction.STOP_CLOCK: stop_clock,
    CaseAction.RESUME_CLOCK: resume_clock,
}


class ReviewPresenter(QObject):
    """Attributes:
        list: what this person may review, and the chosen case.
        busy: the action that waits for its answer.

    Signals:
        busy_changed(): `busy`, and with it what is allowed, changed
        done(object, object): the CaseAction, and the Case as it stands now
    """

    busy_changed = Signal()
    done = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = CaseListPresenter(desk, cases_to_review, self)
        self.busy: CaseAction | None = None
        self._intention = Intention()
        self._drafts: dict[tuple[uuid.UUID, CaseAction], dict[str, Any]] = {}

    def chosen_case(self) -> Case | None:
        """The case that is shown whole, once it was read."""
        return self.list.case.state.case

    def allowed(self) -> frozenset[CaseAction]:
        """What may be done with the chosen case now; nothing while an answer is awaited.

        Submitting and stopping the clock begin the review where it has not begun.
        """
        case = self.chosen_case()
        if case is None or self.busy is not None:
            return frozenset()
        ready = set(case.allowed)
        if CaseAction.REVIEW in ready:
            ready |= {CaseAction.SUBMIT, CaseAction.STOP_CLOCK}
        return frozenset(ready & _USE_CASES.keys())

    def draft(self, action: CaseAction) -> dict[str, Any]:
        """What was written for this action on this case and was not taken."""
        case = self.chosen_case()
        return {} if case is None else self._drafts.get((case.head.case_id, action), {})

    def say(self, action: CaseAction, **facts: Any) -> None:
        """Do this with the chosen case."""
        case = self.chosen_case()
        if case is None or action not in self.allowed():
            return
        case_id = case.head.case_id
        self._drafts[case_id, action] = facts
        self._set_busy(action)
        self._desk.ask(
            self,
            lambda after: self._on_done(action, after),
            _USE_CASES[action],
            failed=self._on_not_done,
            action_id=self._intention.id_for(action, case_id, *facts.items()),
            case_id=case_id,
            **facts,
        )

    def _on_done(self, action: CaseAction, after: Case) -> None:
        self._intention.ended()
        self._drafts.pop((after.head.case_id, action), None)
        if action is CaseAction.SUBMIT:
            self.list.leave_behind(after.head.case_id)
        else:
            self.list.case.put(after)
        self._set_busy(None)
        self.done.emit(action, after)
        self.list.reread()

    def _on_not_done(self, error: Exception) -> None:
        self._intention.ended(error)
        self._set_busy(None)
        self.list.reread()

    def _set_busy(self, action: CaseAction | None) -> None:
        self.busy = action
        self.busy_changed.emit()
