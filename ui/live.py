"""The live line: listens for changes, reconnects for ever, and knows how old the data is (DESIGN D6)."""

import logging
import socket
import time
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from counter_app.application import Application
from counter_app.changes import ChangeFeed, Topic
from counter_app.errors import Unavailable
from ui.background import Background

RETRY_MS = 2_000
CHECK_MS = 15_000
POLL_MS = 30_000
AGE_MS = 1_000

_log = logging.getLogger(__name__)


class LiveLine(QObject):
    """Wakes screens when something changed.

    After every reconnection and every 30 s, as a safety net, each topic counts as changed. The connection is
    made in the background, so a server that does not answer never holds up a window.

    Signals:
        changed(object): a Topic; the screens re-read what they show
        state_changed(bool, int): whether the line stands, and the seconds since it was last known to
    """

    changed = Signal(object)
    state_changed = Signal(bool, int)

    def __init__(
        self, application: Application, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._background = background
        self._feed: ChangeFeed | None = None
        self._notifier: QSocketNotifier | None = None
        self._alive_at = time.monotonic()
        self._connecting = False
        self._asked: ChangeFeed | None = None
        self._retry = self._timer(RETRY_MS, self._connect)
        self._check = self._timer(CHECK_MS, self._on_check)
        self._poll = self._timer(POLL_MS, self._tell_everything)
        self._age = self._timer(AGE_MS, self._tell_state)

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
        self._connect()

    def stop(self) -> None:
        """Close the line for good."""
        for timer in (self._retry, self._check, self._poll, self._age):
            timer.stop()
        self._drop()

    def _connect(self) -> None:
        if self._feed is not None or self._connecting:
            return
        self._connecting = True
        # On the printing lane: a dead server takes seconds to refuse, and the database lane is the clerk's.
        self._background.submit(self._application.listen, self._on_opened, self._on_refused, self, "print")

    def _on_refused(self, _: Exception) -> None:
        self._connecting = False
        self._retry.start()

    def _on_opened(self, feed: ChangeFeed) -> None:
        self._connecting = False
        if not self._age.isActive():  # stopped while the connection was being made
            feed.close()
            return
        self._retry.stop()
        self._feed = feed
        self._notifier = QSocketNotifier(feed.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        self._alive_at = time.monotonic()
        self._tell_state()
        self._tell_everything()

    def _on_readable(self) -> None:
        if self._feed is None:
            return
        try:
            topics = {change.topic for change in self._feed.pending()}
        except Unavailable as error:
            self._lost(error)
            return
        self._alive_at = time.monotonic()
        for topic in sorted(topics):
            self.changed.emit(topic)

    def _on_check(self) -> None:
        """Ask for a sign of life in the background: a dead network lets the question wait for minutes."""
        feed = self._feed
        if feed is None or self._notifier is None:
            return
        if self._asked is feed:
            self._lost(Unavailable("database_unreachable"))
            return
        self._asked = feed
        self._notifier.setEnabled(False)  # the answer belongs to the thread that asks
        self._background.submit(
            feed.check,
            lambda _: self._on_alive(feed),
            lambda error: self._on_dead(feed, error),
            self,
            "print",
        )

    def _on_alive(self, feed: ChangeFeed) -> None:
        if self._feed is not feed or self._notifier is None:
            feed.close()
            return
        self._asked = None
        self._alive_at = time.monotonic()
        self._notifier.setEnabled(True)
        # A notice that arrived with the answer has been read from the socket already.
        self._on_readable()

    def _on_dead(self, feed: ChangeFeed, error: Exception) -> None:
        if self._feed is feed:
            self._asked = None
            self._lost(error)
        else:
            feed.close()

    def _lost(self, error: Exception) -> None:
        _log.info("the live line is cut: %s", error)
        self._drop()
        self._retry.start()
        self._tell_state()

    def _drop(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        feed, self._feed = self._feed, None
        if feed is not None and self._asked is feed:
            _hang_up(feed.fileno())  # whoever still waits for the answer wakes up, and closes the feed
            self._asked = None
        elif feed is not None:
            feed.close()

    def _tell_everything(self) -> None:
        for topic in Topic:
            self.changed.emit(topic)

    def _tell_state(self) -> None:
        age = 0 if self.is_up else int(time.monotonic() - self._alive_at)
        self.state_changed.emit(self.is_up, age)


def _hang_up(descriptor: int) -> None:
    """End a connection that another thread reads from; closing the descriptor would not wake that thread."""
    with socket.fromfd(descriptor, socket.AF_INET, socket.SOCK_STREAM) as line, suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
