"""Who changed what about the staff."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.services.staff import StaffChange, staff_changes
from ui.desk import Desk
from ui.rereading import Rereading
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesState:
    """The newest first; `known` is false until they were read once."""

    changes: tuple[StaffChange, ...] = ()
    known: bool = False
    failed: str = ""


class ChangesPresenter(QObject):
    """Signals:
    state_changed(object): a ChangesState
    """

    state_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = ChangesState()
        self._reread = Rereading(self._read, self, pause_ms=0)

    def set_shown(self, shown: bool) -> None:
        """Whether the admin looks; every look reads again."""
        if shown:
            self._reread.want()
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def _read(self) -> None:
        self._desk.ask_quietly(self, self._on_read, self._on_failed, staff_changes)

    def _on_read(self, changes: tuple[StaffChange, ...]) -> None:
        self._reread.ended()
        self._become(ChangesState(changes=changes, known=True))

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _become(self, state: ChangesState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
