"""Who acts for whom, and until when (AB角, 003 §9)."""

import datetime as dt
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.domain.roles import DEVICE_ROLES
from counter_app.services.staff import Cover, CoverBook, StaffMember, cover_book, set_cover, staff_list
from ui.desk import Desk
from ui.intention import Intention
from ui.rereading import Rereading
from ui.settings.entrusting import NewCover
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverState:
    """`people` may be covered and may cover: who is active and no public screen. `today` None until it is read."""

    today: dt.date | None = None
    covers: tuple[Cover, ...] = ()
    people: tuple[StaffMember, ...] = ()
    failed: str = ""
    busy: bool = False


class CoverPresenter(QObject):
    """Signals:
    state_changed(object): a CoverState
    done(str): what was done (set, ended)
    refused(object): the NewCover that was not taken
    """

    state_changed = Signal(object)
    done = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intention = Intention()
        self.state = CoverState()
        self._reread = Rereading(self._read, self, pause_ms=0)

    def set_shown(self, shown: bool) -> None:
        """Whether the admin looks."""
        if shown:
            self._reread.want()
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def add(self, wanted: NewCover) -> None:
        """Let somebody act for somebody."""
        self._say("set", wanted)

    def end(self, cover: Cover) -> None:
        """End it now: a last day before today does, and one that has not begun is taken back."""
        assert self.state.today is not None
        yesterday = self.state.today - dt.timedelta(days=1)
        ended = NewCover(
            absent=cover.absent, acting=cover.acting, starts_on=cover.starts_on, ends_on=yesterday
        )
        self._say("ended", ended)

    def _say(self, what: str, wanted: NewCover) -> None:
        self._become(replace(self.state, busy=True))

        def on_refused(error: Exception) -> None:
            self._intention.ended(error)
            self._become(replace(self.state, busy=False))
            self._desk.tell_failure(error)
            self._reread.want_at_once()
            if what == "set":
                self.refused.emit(wanted)

        self._desk.ask_quietly(
            self,
            lambda _: self._on_done(what),
            on_refused,
            set_cover,
            action_id=self._intention.id_for(wanted),
            absent=wanted.absent,
            acting=wanted.acting,
            starts_on=wanted.starts_on,
            ends_on=wanted.ends_on,
        )

    def _on_done(self, what: str) -> None:
        self._intention.ended()
        self._become(replace(self.state, busy=False))
        self.done.emit(what)
        self._reread.want_at_once()

    def _read(self) -> None:
        self._desk.ask_quietly(self, self._on_people, lambda _: None, staff_list)
        self._desk.ask_quietly(self, self._on_book, self._on_failed, cover_book)

    def _on_people(self, members: tuple[StaffMember, ...]) -> None:
        people = tuple(each for each in members if each.is_active and not DEVICE_ROLES & set(each.roles))
        self._become(replace(self.state, people=people))

    def _on_book(self, book: CoverBook) -> None:
        self._reread.ended()
        self._become(replace(self.state, today=book.today, covers=book.covers, failed=""))

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _become(self, state: CoverState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
