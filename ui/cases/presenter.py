"""Reading one case and its papers for whichever room shows them."""

import uuid
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.errors import Unavailable
from counter_app.services.cases import Case, get_case
from counter_app.services.papers import get_paper
from ui.desk import Desk
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """`case` is None while it is read and where there is none; `failed` is the sentence that says why."""

    case_id: uuid.UUID | None = None
    case: Case | None = None
    failed: str = ""


class CasePresenter(QObject):
    """Signals:
    state_changed(object): a CaseState
    paper_read(object): a Paper to show
    """

    state_changed = Signal(object)
    paper_read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = CaseState()

    def open(self, case_id: uuid.UUID | None) -> None:
        """Show another case, or none; the one that is shown already stays."""
        if case_id != self.state.case_id:
            self._become(CaseState(case_id=case_id))
            self.reread()

    def reread(self) -> None:
        """Ask again for the case that is shown."""
        case_id = self.state.case_id
        if case_id is None:
            return
        self._desk.ask_quietly(
            self, self.put, lambda error: self._on_failed(case_id, error), get_case, case_id=case_id
        )

    def put(self, case: Case) -> None:
        """The case as a service just answered; an answer about another case comes too late and is dropped."""
        if case.head.case_id == self.state.case_id:
            self._become(CaseState(case_id=case.head.case_id, case=case))

    def open_paper(self, document_id: uuid.UUID) -> None:
        """Read a paper exactly as it was issued."""
        self._desk.ask(self, self.paper_read.emit, get_paper, document_id=document_id)

    def _on_failed(self, case_id: uuid.UUID, error: Exception) -> None:
        if case_id != self.state.case_id:
            return
        # Without a line the case stays readable; a case that is gone does not.
        kept = self.state if isinstance(error, Unavailable) else replace(self.state, case=None)
        self._become(replace(kept, failed=sentence_for(error)))

    def _become(self, state: CaseState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
