"""Signing cases: the list, the chosen case, and the four things a signer may do with it."""

import uuid
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.domain.cases import CaseAction
from counter_app.errors import Unavailable
from counter_app.services.cases import Case, CaseSummary
from counter_app.services.signoff import Decided, cases_to_sign, sign_off
from ui.cases.presenter import CasePresenter
from ui.desk import Desk
from ui.rereading import Rereading
from ui.wording import sentence_for

ACTIONS = (CaseAction.APPROVE, CaseAction.REFUSE, CaseAction.RETURN_TO_REVIEW, CaseAction.ESCALATE)
NEEDS_REASON = frozenset({CaseAction.REFUSE, CaseAction.RETURN_TO_REVIEW})
"""A refusal states its reasons (行政许可法第三十八条第二款); the reviewer must know why a case comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignoffState:
    """`known` is false until the list was read once; `busy` is the action that waits for its answer."""

    cases: tuple[CaseSummary, ...] = ()
    chosen: uuid.UUID | None = None
    known: bool = False
    failed: str = ""
    busy: CaseAction | None = None


@dataclass(frozen=True, slots=True)
class _Intention:
    """What the signer wants; its action keeps one id until it is answered, however often it is sent."""

    case_id: uuid.UUID
    action: CaseAction
    opinion: str


class SignoffPresenter(QObject):
    """Signals:
    state_changed(object): a SignoffState
    decided(object): the Decided just answered
    """

    state_changed = Signal(object)
    decided = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = SignoffState()
        self.case = CasePresenter(desk, self)
        self._sent: dict[_Intention, uuid.UUID] = {}
        self._drafts: dict[tuple[uuid.UUID, CaseAction], str] = {}
        self._reread = Rereading(self._read, self)
        desk.changed.connect(self._on_changed)

    def set_shown(self, shown: bool) -> None:
        """Whether the signer looks at this room."""
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def choose(self, case_id: uuid.UUID | None) -> None:
        """Show another case of the list."""
        self._become(replace(self.state, chosen=case_id))
        self.case.open(case_id)

    def chosen_case(self) -> Case | None:
        """The case that is shown whole, once it was read."""
        return self.case.state.case

    def allowed(self) -> frozenset[CaseAction]:
        """What may be done with the chosen case now; nothing while an answer is awaited."""
        case = self.chosen_case()
        if case is None or self.state.busy is not None:
            return frozenset()
        return case.allowed & frozenset(ACTIONS)

    def draft(self, action: CaseAction) -> str:
        """What was written for this action on this case and has not led to an answer."""
        chosen = self.state.chosen
        return "" if chosen is None else self._drafts.get((chosen, action), "")

    def decide(self, action: CaseAction, opinion: str = "") -> None:
        """Approve, refuse, send back or escalate the chosen case."""
        case = self.chosen_case()
        if case is None or action not in self.allowed():
            return
        case_id = case.head.case_id
        intention = _Intention(case_id, action, opinion)
        self._drafts[case_id, action] = opinion
        self._become(replace(self.state, busy=action))
        self._desk.ask(
            self,
            lambda decided: self._on_decided(intention, decided),
            sign_off,
            failed=lambda error: self._on_not_decided(intention, error),
            action_id=self._sent.setdefault(intention, uuid.uuid4()),
            case_id=case_id,
            action=action,
            opinion=opinion,
        )

    def _on_decided(self, intention: _Intention, decided: Decided) -> None:
        del self._sent[intention]
        self._drafts = {key: text for key, text in self._drafts.items() if key[0] != intention.case_id}
        self._become(replace(self.state, busy=None))
        self.case.put(decided.case)
        if decided.paper is not None:
            self._desk.print_papers((decided.paper,))
        self.decided.emit(decided)
        self._leave_behind(intention.case_id)
        self._reread.want_at_once()

    def _on_not_decided(self, intention: _Intention, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            del self._sent[intention]
        self._become(replace(self.state, busy=None))
        self.case.reread()
        self._reread.want_at_once()

    def _leave_behind(self, case_id: uuid.UUID) -> None:
        """Show the next case at once; what was decided must not stay at hand."""
        self._show_list(tuple(case for case in self.state.cases if case.case_id != case_id))

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.CASE:
            self._reread.want()

    def _read(self) -> None:
        self._desk.ask_quietly(self, self._on_listed, self._on_list_failed, cases_to_sign)

    def _on_listed(self, cases: tuple[CaseSummary, ...]) -> None:
        self._reread.ended()
        same = self.state.chosen
        self._show_list(cases)
        if self.state.chosen is not None and self.state.chosen == same:
            self.case.reread()

    def _show_list(self, cases: tuple[CaseSummary, ...]) -> None:
        chosen = _kept_or_next(self.state.cases, cases, self.state.chosen)
        self._become(replace(self.state, cases=cases, chosen=chosen, known=True, failed=""))
        self.case.open(chosen)

    def _on_list_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _become(self, state: SignoffState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _kept_or_next(
    before: tuple[CaseSummary, ...], after: tuple[CaseSummary, ...], chosen: uuid.UUID | None
) -> uuid.UUID | None:
    """The chosen case while it is there, else the one that takes its place in the list."""
    ids = [case.case_id for case in after]
    if chosen in ids or not ids:
        return chosen if ids else None
    place = next((row for row, case in enumerate(before) if case.case_id == chosen), 0)
    return ids[min(place, len(ids) - 1)]
