"""The live line: listens for changes, reconnects for ever, and knows how old the data is (DESIGN D6)."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from counter_app.application import Application
from counter_app.changes import Change, ChangeFeed, Topic
from counter_app.errors import Refused, Unavailable
from ui.background import Background
from ui.steady import steady_seconds

RETRY_MS = 2_000
REFUSED_RETRY_MS = 30_000
"""For a screen whose password lies in a file: somebody may put the right one there, and nobody counts to ten."""
CHECK_MS = 5_000
"""How often a sign of life is asked for, and how long it may take: silence is known within twice that."""
POLL_MS = 30_000
AGE_MS = 1_000
ASLEEP_SECONDS = 10.0
"""A second that lasted this long was slept through, by the machine or by this program."""

_log = logging.getLogger(__name__)


class LiveLine(QObject):
    """Wakes screens when something changed.

    After every reconnection, after sleep and every 30 s, as a safety net, each topic counts as changed. The
    connection is made in the background, so a server that does not answer never holds up a window.

    Signals:
        changed(object): a Topic; the screens re-read what they show
        state_changed(bool, int): whether the line stands, and the seconds since it was last known to
        failed(object): why it could not be made again, as an answer
        lapsed(object): this login is let in no longer; nobody is asked any more until `resume`
    """

    changed = Signal(object)
    state_changed = Signal(bool, int)
    failed = Signal(object)
    lapsed = Signal(object)

    def __init__(
        self,
        application: Application,
        background: Background,
        parent: QObject | None = None,
        wants: Callable[[Change], bool] | None = None,
    ) -> None:
        """`wants` tells which changes are worth a look here; without it all are."""
        super().__init__(parent)
        self._wants = wants or (lambda _: True)
        self._application = application
        self._background = background
        self._feed: ChangeFeed | None = None
        self._notifier: QSocketNotifier | None = None
        self._alive_at = self._ticked_at = self._checked_at = steady_seconds()
        self._connecting = False
        self._stopped = True
        self._lapse_told = False
        self._asked: ChangeFeed | None = None
        self._retry = self._timer(RETRY_MS, self._connect)
        self._check = self._timer(CHECK_MS, self._on_check)
        self._poll = self._timer(POLL_MS, self._tell_everything)
        self._age = self._timer(AGE_MS, self._on_tick)

    def _timer(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    @property
    def is_up(self) -> bool:
        """Whether the line stands, as far as is known."""
        return self._feed is not None

    def start(self) -> None:
        """Begin to listen, and never give up until `stop`."""
        for timer in (self._check, self._poll, self._age):
            timer.start()
        self._ticked_at = self._checked_at = steady_seconds()
        self._stopped = False
        self._connect()

    def resume(self) -> None:
        """The person signed in again: connect at once."""
        self._lapse_told = False
        self._connect()
        self._tell_everything()

    def stop(self) -> None:
        """Close the line for good."""
        self._stopped = True
        for timer in (self._retry, self._check, self._poll, self._age):
            timer.stop()
        self._drop()

    # -- connecting ----------------------------------------------------------------------------------------

    def _connect(self) -> None:
        if self._feed is not None or self._connecting:
            return
        self._connecting = True
        # On a lane of its own: a dead server takes seconds to refuse, and the database lane is the clerk's.
        self._background.submit(self._listen, self._on_opened, self._on_refused, self, "line")

    def _listen(self) -> ChangeFeed:
        """In the background, which may be shut down meanwhile: nobody hears of this feed then."""
        feed = self._application.listen()
        if self._stopped:
            feed.close()
            raise Unavailable("database_unreachable")
        return feed

    def _on_refused(self, error: Exception) -> None:
        self._connecting = False
        if self._stopped:
            return
        self._tell_lapse()
        if self._lapse_told:
            self._retry.stop()
            return
        self.failed.emit(error)
        self._retry.start(REFUSED_RETRY_MS if isinstance(error, Refused) else RETRY_MS)

    def _on_opened(self, feed: ChangeFeed) -> None:
        self._connecting = False
        if self._stopped:  # while the answer was on its way
            feed.close()
            return
        self._retry.stop()
        self._feed = feed
        self._notifier = QSocketNotifier(feed.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        self._alive_at = steady_seconds()
        self._tell_state()
        self._tell_everything()

    def _on_readable(self) -> None:
        if self._feed is None:
            return
        try:
            topics = {change.topic for change in self._feed.pending() if self._wants(change)}
        except Unavailable as error:
            self._lost(error)
            return
        self._alive_at = steady_seconds()
        for topic in sorted(topics):
            self.changed.emit(topic)

    # -- signs of life -------------------------------------------------------------------------------------

    def _on_check(self) -> None:
        """Ask for a sign of life in the background: a dead network lets the question wait."""
        before, self._checked_at = self._checked_at, steady_seconds()
        if self._feed is None:
            return
        if self._asked is not self._feed:
            self._ask_for_life(self._feed)
        elif self._checked_at - before < ASLEEP_SECONDS:  # else we slept, and the answer may lie here unread
            self._on_silence()

    def _ask_for_life(self, feed: ChangeFeed) -> None:
        assert self._notifier is not None
        self._asked = feed
        self._notifier.setEnabled(False)  # the answer belongs to the thread that asks
        self._background.submit(
            feed.check,
            lambda _: self._on_alive(feed),
            lambda error: self._on_dead(feed, error),
            self,
            "line",
        )

    def _on_silence(self) -> None:
        """Whoever waits on the desk's own connections waits in vain too."""
        self._application.hang_up()
        self._lost(Unavailable("database_unreachable"))

    def _on_alive(self, feed: ChangeFeed) -> None:
        if self._feed is not feed or self._notifier is None:
            feed.close()
            return
        self._asked = None
        slept = self._age_seconds() >= ASLEEP_SECONDS
        self._alive_at = steady_seconds()
        self._notifier.setEnabled(True)
        # A notice that arrived with the answer has been read from the socket already.
        self._on_readable()
        if slept:
            self._tell_state()
            self._tell_everything()

    def _on_dead(self, feed: ChangeFeed, error: Exception) -> None:
        if self._feed is feed:
            self._asked = None
            self._lost(error)
        else:
            feed.close()

    def _lost(self, error: Exception) -> None:
        _log.info("the live line is cut: %s", error)
        self._drop()
        self._retry.start(RETRY_MS)
        self._tell_state()

    def _drop(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        feed, self._feed = self._feed, None
        if feed is not None and self._asked is feed:
            feed.hang_up()  # whoever still waits for the answer wakes up, and closes the feed
            self._asked = None
        elif feed is not None:
            feed.close()

    # -- telling -------------------------------------------------------------------------------------------

    def _on_tick(self) -> None:
        before, self._ticked_at = self._ticked_at, steady_seconds()
        if self._ticked_at - before >= ASLEEP_SECONDS:
            self._on_woken()
        self._tell_lapse()
        self._tell_state()

    def _on_woken(self) -> None:
        """After sleep nothing is taken for granted: the server is asked at once, or looked for at once."""
        if self._feed is None:
            self._connect()
        elif self._asked is not self._feed:
            self._ask_for_life(self._feed)
        self._check.start()  # the answer gets its full time

    def _tell_lapse(self) -> None:
        lapse = self._application.lapse
        if lapse is not None and not self._lapse_told:
            self._lapse_told = True
            self.lapsed.emit(lapse)

    def _tell_everything(self) -> None:
        for topic in Topic:
            self.changed.emit(topic)

    def _age_seconds(self) -> float:
        return steady_seconds() - self._alive_at

    def _tell_state(self) -> None:
        """A line that stands is asked so often that its data counts as fresh, except after sleep."""
        age = self._age_seconds()
        self.state_changed.emit(self.is_up, 0 if self.is_up and age < ASLEEP_SECONDS else int(age))
