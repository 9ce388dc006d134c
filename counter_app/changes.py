"""The change feed: that something changed, never what (DESIGN D6). Screens re-read what they show."""

import json
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import psycopg

from counter_app.errors import Unavailable
from counter_app.line_answers import answer_for_line
from db.line import Line, LineFailed, cut

CHANNEL = "counter"


class Topic(StrEnum):
    QUEUE = "queue"
    CASE = "case"
    WINDOW = "window"
    BOOKING = "booking"
    ENQUIRY = "enquiry"
    NOTICE = "notice"
    RATING = "rating"
    PRINTING = "printing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something of this topic changed; `facts` name the row, for those who only want to know about one."""

    topic: Topic
    facts: dict[str, Any]


@contextmanager
def _line() -> Iterator[None]:
    """A cut line is an answer, as everywhere."""
    try:
        yield
    except LineFailed as failure:
        raise answer_for_line(failure) from failure
    except psycopg.OperationalError as error:
        raise Unavailable("database_unreachable") from error


class ChangeFeed:
    """A listening connection of its own. Every method raises Unavailable when the line is cut.

    The caller waits on `fileno()` however suits it (a socket notifier, a thread) and then takes `pending()`.
    """

    def __init__(self, line: Line) -> None:
        """Raises Refused where the server is there and does not let us in."""
        with _line():
            self._connection = line.connect(
                autocommit=True, application_name=f"{line.application_name} listen"
            )
            # Made and asked in threads: whoever was to hear of it may have left when the answer comes.
            self._end = weakref.finalize(self, self._connection.close)
            try:
                self._connection.execute(f"LISTEN {CHANNEL}")
            except psycopg.Error:
                self.close()
                raise

    def fileno(self) -> int:
        """The socket to wait on."""
        return self._connection.fileno()

    def pending(self) -> list[Change]:
        """What has arrived, without waiting."""
        return self._taken(timeout=0)

    def wait(self, seconds: float) -> list[Change]:
        """Wait up to `seconds` for the first change and take all that is there."""
        return self._taken(timeout=seconds, stop_after=1) + self.pending()

    def check(self) -> None:
        """Ask the server for a sign of life."""
        with _line():
            self._connection.execute("SELECT 1")

    def hang_up(self) -> None:
        """Wake whoever waits in `check`, from another thread; they get Unavailable, and close the feed."""
        with suppress(OSError, psycopg.Error):
            cut(self._connection.fileno())

    def close(self) -> None:
        """Hang up; nothing is raised."""
        self._end()

    def _taken(self, *, timeout: float, stop_after: int | None = None) -> list[Change]:
        with _line():
            arrived = list(self._connection.notifies(timeout=timeout, stop_after=stop_after))
        return [change for notify in arrived if (change := _change_of(notify.payload)) is not None]


def _change_of(payload: str) -> Change | None:
    """None for a notice that is none: any login may send what it likes, and may at most make us read again."""
    try:
        facts = json.loads(payload)
        return Change(topic=Topic(facts.pop("topic")), facts=facts)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
