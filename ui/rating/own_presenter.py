"""A clerk's own weeks; nothing of a single rating."""

from PySide6.QtCore import QObject, Signal

from counter_app.domain.roles import Role
from counter_app.services.ratings import OwnWeek, own_weeks
from ui.desk import Desk
from ui.wording import sentence_for

AT_A_WINDOW = frozenset({Role.CLERK, Role.CHIEF_REPRESENTATIVE, Role.TOWNSHIP_CLERK})


class OwnRatingsPresenter(QObject):
    """Attributes:
        is_offered: whether this person serves visitors, by a duty of their own.

    Signals:
    read(object, str): the OwnWeeks, the newest first, or why they could not be read
    """

    read = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_offered = bool(desk.signed_in.actor.roles & AT_A_WINDOW)

    def set_shown(self, shown: bool) -> None:
        """Read whenever somebody begins to look: a week is over once in a week."""
        if shown and self.is_offered:
            self._desk.ask_quietly(self, self._on_read, self._on_failed, own_weeks)

    def _on_read(self, weeks: tuple[OwnWeek, ...]) -> None:
        self.read.emit(weeks, "")

    def _on_failed(self, error: Exception) -> None:
        self.read.emit((), sentence_for(error))
