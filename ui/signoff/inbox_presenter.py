"""What agents filed from the villages, for the township's first review (行政许可法第三十五条)."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.domain.cases import CaseStatus
from counter_app.services.cases import CaseSummary, cases_filed_below
from ui.desk import Desk
from ui.rereading import Rereading
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxState:
    """`shown` are the cases that the filter lets through; an empty `status` lets all through."""

    cases: tuple[CaseSummary, ...] = ()
    status: str = ""
    known: bool = False
    failed: str = ""

    @property
    def shown(self) -> tuple[CaseSummary, ...]:
        return tuple(case for case in self.cases if self.status in ("", case.status))

    def counts(self) -> tuple[tuple[CaseStatus, int], ...]:
        """How many cases stand where, in the order of a case's life."""
        found = [(status, sum(case.status is status for case in self.cases)) for status in CaseStatus]
        return tuple((status, count) for status, count in found if count)


class InboxPresenter(QObject):
    """Signals:
    state_changed(object): an InboxState
    """

    state_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = InboxState()
        self._reread = Rereading(self._read, self)
        desk.changed.connect(self._on_changed)

    def set_shown(self, shown: bool) -> None:
        """Whether the township clerk looks at this room."""
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def filter_by(self, status: str) -> None:
        """Only cases in this state; all of them with an empty one."""
        self._become(replace(self.state, status=status))

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.CASE:
            self._reread.want()

    def _read(self) -> None:
        self._desk.ask_quietly(self, self._on_listed, self._on_failed, cases_filed_below)

    def _on_listed(self, cases: tuple[CaseSummary, ...]) -> None:
        self._reread.ended()
        still = any(case.status == self.state.status for case in cases)
        status = self.state.status if still else ""
        self._become(InboxState(cases=cases, status=status, known=True))

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _become(self, state: InboxState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
