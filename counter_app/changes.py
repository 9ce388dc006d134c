"""The change feed: that something changed, never what (DESIGN D6). Screens re-read what they show."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import psycopg
from sqlalchemy import URL

from db.engine import CONNECT_TIMEOUT_SECONDS, database_url

CHANNEL = "counter"


class Topic(StrEnum):
    QUEUE = "queue"
    CASE = "case"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something of this topic changed; `facts` name the row, for those who only want to know about one."""

    topic: Topic
    facts: dict[str, Any]


class ChangeFeed:
    """A listening connection of its own. Every method may raise psycopg.OperationalError when the line is cut.

    The caller waits on `fileno()` however suits it (a socket notifier, a thread) and then takes `pending()`.
    """

    def __init__(self, url: str | URL) -> None:
        address = database_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection = psycopg.connect(
            address,
            autocommit=True,
            connect_timeout=CONNECT_TIMEOUT_SECONDS,
            application_name="counter-app listen",
            keepalives_idle=10,
            keepalives_interval=5,
            keepalives_count=2,
        )
        self._connection.execute(f"LISTEN {CHANNEL}")

    def fileno(self) -> int:
        """The socket to wait on."""
        return self._connection.fileno()

    def pending(self) -> Iterator[Change]:
        """What has arrived, without waiting."""
        for notify in self._connection.notifies(timeout=0):
            facts = json.loads(notify.payload)
            yield Change(topic=Topic(facts.pop("topic")), facts=facts)

    def wait(self, seconds: float) -> list[Change]:
        """Wait up to `seconds` for the first change and take all that is there."""
        arrived = list(self._connection.notifies(timeout=seconds, stop_after=1))
        changes = [json.loads(notify.payload) for notify in arrived]
        first = [Change(topic=Topic(facts.pop("topic")), facts=facts) for facts in changes]
        return first + list(self.pending())

    def check(self) -> None:
        """Ask the server for a sign of life."""
        self._connection.execute("SELECT 1")

    def close(self) -> None:
        self._connection.close()
