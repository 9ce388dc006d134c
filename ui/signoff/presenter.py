"""Signing cases: the list, the chosen case, and the four things a signer may do with it."""

import uuid
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from counter_app.domain.cases import CaseAction
from counter_app.errors import Unavailable
from counter_app.services.cases import Case
from counter_app.services.signoff import Decided, cases_to_sign, sign_off
from ui.cases.list_presenter import CaseListPresenter
from ui.desk import Desk

ACTIONS = frozenset({CaseAction.APPROVE, CaseAction.REFUSE, CaseAction.RETURN_TO_REVIEW, CaseAction.ESCALATE})


@dataclass(frozen=True, slots=True)
class _Intention:
    """What the signer wants; its action keeps one id until it is answered, however often it is sent."""

    case_id: uuid.UUID
    action: CaseAction
    opinion: str


class SignoffPresenter(QObject):
    """Attributes:
        list: what waits for this person's signature, and the chosen case.
        busy: the action that waits for its answer.

    Signals:
        busy_changed(): `busy`, and with it what is allowed, changed
        decided(object): the Decided just answered
    """

    busy_changed = Signal()
    decided = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = CaseListPresenter(desk, cases_to_sign, self)
        self.busy: CaseAction | None = None
        self._sent: dict[_Intention, uuid.UUID] = {}
        self._drafts: dict[tuple[uuid.UUID, CaseAction], str] = {}

    def chosen_case(self) -> Case | None:
        """The case that is shown whole, once it was read."""
        return self.list.case.state.case

    def allowed(self) -> frozenset[CaseAction]:
        """What may be done with the chosen case now; nothing while an answer is awaited."""
        case = self.chosen_case()
        return frozenset() if case is None or self.busy is not None else case.allowed & ACTIONS

    def draft(self, action: CaseAction) -> str:
        """What was written for this action on this case and has not led to a decision."""
        case = self.chosen_case()
        return "" if case is None else self._drafts.get((case.head.case_id, action), "")

    def decide(self, action: CaseAction, opinion: str = "") -> None:
        """Approve, refuse, send back or escalate the chosen case."""
        case = self.chosen_case()
        if case is None or action not in self.allowed():
            return
        intention = _Intention(case.head.case_id, action, opinion)
        self._drafts[intention.case_id, action] = opinion
        self._set_busy(action)
        self._desk.ask(
            self,
            lambda decided: self._on_decided(intention, decided),
            sign_off,
            failed=lambda error: self._on_not_decided(intention, error),
            action_id=self._sent.setdefault(intention, uuid.uuid4()),
            case_id=intention.case_id,
            action=action,
            opinion=opinion,
        )

    def _on_decided(self, intention: _Intention, decided: Decided) -> None:
        del self._sent[intention]
        self._drafts = {key: text for key, text in self._drafts.items() if key[0] != intention.case_id}
        if decided.paper is not None:
            self._desk.print_papers((decided.paper,))
        self.list.leave_behind(intention.case_id)
        self._set_busy(None)
        self.decided.emit(decided)
        self.list.reread()

    def _on_not_decided(self, intention: _Intention, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            del self._sent[intention]
        self._set_busy(None)
        self.list.reread()

    def _set_busy(self, action: CaseAction | None) -> None:
        self.busy = action
        self.busy_changed.emit()
