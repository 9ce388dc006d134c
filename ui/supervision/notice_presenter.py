"""The lines on the public screens: what runs, what will, and putting one up."""

import datetime as dt
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.services import notices
from counter_app.services.notices import Notice, NoticeBook
from ui.desk import Desk
from ui.intention import Intention
from ui.rereading import Rereading
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """A line to put up."""

    words: str
    zone_id: int | None
    shown_from: dt.datetime
    shown_until: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeState:
    """`book` is None until it is read."""

    book: NoticeBook | None = None
    failure: str = ""
    busy: bool = False


class NoticePresenter(QObject):
    """Signals:
    state_changed(object): a NoticeState
    done(str): what was done (up, down)
    refused(object): the NewNotice that was not taken, to be mended
    """

    state_changed = Signal(object)
    done = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intention = Intention()
        self.state = NoticeState()
        self._reread = Rereading(self._read, self, pause_ms=0)
        desk.changed.connect(self._on_changed)

    def set_shown(self, shown: bool) -> None:
        """Whether somebody looks."""
        if shown:
            self._reread.want()
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def put_up(self, wanted: NewNotice) -> None:
        """Let it run; the same again after a lost answer is the same line."""
        self._become(replace(self.state, busy=True))

        def on_refused(error: Exception) -> None:
            self._intention.ended(error)
            self._on_refused(error)
            self.refused.emit(wanted)

        self._desk.ask_quietly(
            self,
            lambda _: self._on_done("up"),
            on_refused,
            notices.put_up_notice,
            action_id=self._intention.id_for(wanted),
            words=wanted.words,
            zone_id=wanted.zone_id,
            shown_from=wanted.shown_from,
            shown_until=wanted.shown_until,
        )

    def take_down(self, notice: Notice) -> None:
        """End it now."""
        self._become(replace(self.state, busy=True))
        self._desk.ask_quietly(
            self,
            lambda _: self._on_done("down"),
            self._on_refused,
            notices.take_down_notice,
            notice_id=notice.notice_id,
        )

    def _on_done(self, what: str) -> None:
        self._intention.ended()
        self._become(replace(self.state, busy=False))
        self.done.emit(what)
        self._reread.want_at_once()

    def _on_refused(self, error: Exception) -> None:
        self._become(replace(self.state, busy=False))
        self._desk.tell_failure(error)
        self._reread.want_at_once()

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.NOTICE:
            self._reread.want()

    def _read(self) -> None:
        self._desk.ask_quietly(self, self._on_book, self._on_failed, notices.notice_book)

    def _on_book(self, book: NoticeBook) -> None:
        self._reread.ended()
        self._become(replace(self.state, book=book, failure=""))

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failure=sentence_for(error)))

    def _become(self, state: NoticeState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
