"""The day's enquiries as supervision sees them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.services.enquiries import EnquiryDay, enquiries_today
from ui.desk import Desk
from ui.rereading import Rereading
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryDayState:
    """`day` is None until it is read."""

    day: EnquiryDay | None = None
    failure: str = ""


class EnquiryDayPresenter(QObject):
    """Signals:
    state_changed(object): an EnquiryDayState
    """

    state_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = EnquiryDayState()
        self._reread = Rereading(self._read, self)
        desk.changed.connect(self._on_changed)

    def set_shown(self, shown: bool) -> None:
        """Whether somebody looks."""
        if shown:
            self._reread.want()
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.ENQUIRY:
            self._reread.want()

    def _read(self) -> None:
        self._desk.ask_quietly(self, self._on_day, self._on_failed, enquiries_today)

    def _on_day(self, day: EnquiryDay) -> None:
        self._reread.ended()
        self._become(replace(self.state, day=day, failure=""))

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failure=sentence_for(error)))

    def _become(self, state: EnquiryDayState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
