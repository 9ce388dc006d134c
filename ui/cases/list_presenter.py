"""A list of cases of which one is chosen and shown whole: to sign, or of one window."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Concatenate

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.services.cases import CaseSummary
from counter_app.work import Work
from ui.cases.presenter import CasePresenter
from ui.desk import Desk
from ui.rereading import Rereading
from ui.wording import sentence_for

Source = Callable[Concatenate[Work, ...], tuple[CaseSummary, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseListState:
    """`known` is false until the list was read once."""

    cases: tuple[CaseSummary, ...] = ()
    chosen: uuid.UUID | None = None
    known: bool = False
    failed: str = ""

    def chosen_summary(self) -> CaseSummary | None:
        return next((case for case in self.cases if case.case_id == self.chosen), None)


class CaseListPresenter(QObject):
    """Attributes:
        case: the chosen case, whole.

    Signals:
        state_changed(object): a CaseListState
    """

    state_changed = Signal(object)

    def __init__(self, desk: Desk, source: Source, parent: QObject | None = None, **facts: Any) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source = partial(source, **facts)
        self.state = CaseListState()
        self.case = CasePresenter(desk, self)
        self._reread = Rereading(self._read, self)
        desk.changed.connect(self._on_changed)

    def set_shown(self, shown: bool) -> None:
        """Whether somebody looks at the list."""
        self._reread.set_shown(shown)

    def reread(self) -> None:
        """Read again now: after an action of one's own, or as a retry."""
        self._reread.want_at_once()

    def list_from(self, source: Source, **facts: Any) -> None:
        """Show another list from now on."""
        self._source = partial(source, **facts)
        self._become(CaseListState())
        self.case.open(None)
        self._reread.want_at_once()

    def choose(self, case_id: uuid.UUID | None) -> None:
        """Show another case of the list."""
        self._become(replace(self.state, chosen=case_id))
        self.case.open(case_id)

    def leave_behind(self, case_id: uuid.UUID) -> None:
        """Show the next case at once; what was decided must not stay at hand."""
        self._show(tuple(case for case in self.state.cases if case.case_id != case_id))

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.CASE:
            self._reread.want()

    def _read(self) -> None:
        source = self._source
        self._desk.ask_quietly(self, partial(self._on_listed, source), self._on_failed, source)

    def _on_listed(self, source: Source, cases: tuple[CaseSummary, ...]) -> None:
        self._reread.ended()
        if source is not self._source:
            return
        before = self.state.chosen
        self._show(cases)
        if self.state.chosen is not None and self.state.chosen == before:
            self.case.reread()

    def _show(self, cases: tuple[CaseSummary, ...]) -> None:
        chosen = _kept_or_next(self.state.cases, cases, self.state.chosen)
        self._become(CaseListState(cases=cases, chosen=chosen, known=True))
        self.case.open(chosen)

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _become(self, state: CaseListState) -> None:
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
