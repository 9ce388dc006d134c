"""The line to the server: which of several it is, how long silence is borne, and why it cannot be had."""

import contextlib
import socket
import threading
import time
from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import errors
from psycopg.abc import PQGen

from db.refusal import NOBODY, reason_for

CONNECT_TIMEOUT_SECONDS = 5
"""For each server of the address."""
WATCHED: Mapping[str, int] = {
    "connect_timeout": CONNECT_TIMEOUT_SECONDS,
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 9_000,
}
"""A line that was cut silently (a pulled cable, a forgetful firewall) is known by the operating system within
9 s, at rest as well as in the middle of a statement; without these it may be two hours, or a quarter of one."""
ANSWER_SECONDS = 40.0
"""How long a window waits for one answer of a server that is alive for the operating system and says nothing.
The live line asks every few seconds and hangs up sooner (`hang_up`); this holds where there is none."""
SERVER_RULES: Mapping[str, str] = {
    # The server itself ends what takes too long, which is a definite answer, before the window gives up.
    "statement_timeout": "30s",
    # A laptop that falls asleep in the middle of a transaction would keep its rows from the whole hall. Drawing a
    # paper within one takes a second, on a slow machine some.
    "idle_in_transaction_session_timeout": "30s",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "2",
}
"""For a window's connections. Commands that set up or import take the time that they need."""
LAPSES = {"password": "password_changed", "login_disabled": "login_lapsed"}
"""What a refusal means to somebody who was let in before with the same password."""


class LineFailed(psycopg.OperationalError):
    """No connection could be made.

    Attributes:
        reason: as of `reason_for`; `password_changed` or `login_lapsed` for somebody who was in before.
        place: the server that said so, without login or password.
    """

    def __init__(self, message: str, *, reason: str = "", place: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.place = place


class BoundedConnection(psycopg.Connection[Any]):
    """A connection that does not wait for an answer for ever.

    Attributes:
        patience: seconds for one answer, or None for as long as it takes.
    """

    patience: float | None = None

    def wait(self, gen: PQGen[Any], interval: float = 0.1, timeout: float | None = None) -> Any:
        """As psycopg's; after `patience` without an answer the connection is closed, for it is in no known state."""
        if timeout is not None or self.patience is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.patience)
        except errors._WaitTimeout as error:  # noqa: SLF001  (documented as what `wait` raises)
            self.pgconn.finish()
            raise psycopg.OperationalError("the server did not answer") from error


class Line:
    """How one login reaches the database.

    The server that answered last is tried first the next time, so that a dead one is not waited for again.
    Once a login that was let in is refused with the same password, nobody is asked any more: a server that
    counts failures would lock the login for a password that somebody changed on purpose.

    Attributes:
        application_name: what the server calls its connections.
        at_desk: whether a window waits, so that silence and long statements are ended.
        barred: why nobody is asked any more, or None.
        is_retired: connections that come back are closed: there is another line by now, or none is wanted.
        doubted_at: whatever has rested since before this moment of `time.monotonic` may be dead.
    """

    def __init__(self, parameters: Mapping[str, Any], *, at_desk: bool = False) -> None:
        """`parameters` are libpq's, with `application_name`; `host` and `port` may name several."""
        self.at_desk = at_desk
        self.application_name = str(parameters["application_name"])
        self._parameters: dict[str, Any] = {**WATCHED, **parameters}
        if at_desk:
            self._parameters["options"] = _with_rules(str(self._parameters.get("options", "")))
        self._places = _places(self._parameters)
        self.is_retired = False
        self.doubted_at = 0.0
        self._was_in = False
        self.barred: LineFailed | None = None
        self._busy: set[BoundedConnection] = set()
        self._lock = threading.Lock()

    def connect(self, **other: Any) -> BoundedConnection:
        """A connection to the first server that takes us; `other` is psycopg's own. Raises LineFailed."""
        if (barred := self.barred) is not None:
            raise LineFailed(str(barred), reason=barred.reason, place=barred.place)
        failures: list[LineFailed] = []
        for place in self._places:
            try:
                return self._connect(place, other)
            except LineFailed as failure:
                failures.append(failure)
                if failure.reason in {*LAPSES, *LAPSES.values()}:
                    break  # the others would only count it too
        raise max(failures, key=lambda failure: failure.reason not in NOBODY)

    def _connect(self, place: dict[str, str], other: Mapping[str, Any]) -> BoundedConnection:
        parameters = {**self._parameters, **place}
        try:
            made = BoundedConnection.connect(**{**parameters, **other})
        except psycopg.OperationalError as error:
            raise self._failed(error, parameters) from error
        self._was_in = True
        self._places = [place, *(each for each in self._places if each != place)]
        made.patience = self._patience
        return made

    def _failed(self, error: psycopg.OperationalError, parameters: Mapping[str, Any]) -> LineFailed:
        reason = reason_for(error, parameters)
        lapsed = self._was_in and "password" in self._parameters
        if lapsed:  # a password of libpq's own file may be another one tomorrow, so that is asked again
            reason = LAPSES.get(reason, reason)
        place = ":".join(str(parameters[key]) for key in ("host", "port") if key in parameters)
        failed = LineFailed(str(error), reason=reason, place=place)
        if reason in LAPSES.values():
            self.barred = failed
        return failed

    @property
    def _patience(self) -> float | None:
        return ANSWER_SECONDS if self.at_desk else None

    def took(self, connection: BoundedConnection) -> None:
        """Somebody waits for answers on this connection from now on, as patiently as is usual here."""
        connection.patience = self._patience
        with self._lock:
            self._busy.add(connection)

    def gave_back(self, connection: BoundedConnection | None) -> None:
        """Nobody does any more; None where it broke meanwhile."""
        if connection is None:
            return
        with self._lock:
            self._busy.discard(connection)
        if self.is_retired:
            connection.close()

    def hang_up(self) -> None:
        """End every connection on which somebody waits: the server was asked for a sign of life and gave none.

        From any thread. Who waits gets psycopg.OperationalError at once; what was asked for may have happened.
        Connections that rest are not used any more.
        """
        self.doubted_at = time.monotonic()
        self._places = [*self._places[1:], *self._places[:1]]  # another server may be alive
        with self._lock:
            for connection in self._busy:
                with contextlib.suppress(psycopg.Error, OSError):
                    cut(connection.fileno())


def cut(descriptor: int) -> None:
    """End a connection that another thread reads from; closing the descriptor would not wake that thread."""
    with socket.fromfd(descriptor, socket.AF_INET, socket.SOCK_STREAM) as line:
        line.shutdown(socket.SHUT_RDWR)


def _with_rules(options: str) -> str:
    """What the address itself says comes last and wins."""
    rules = " ".join(f"-c {name}={value}" for name, value in SERVER_RULES.items())
    return f"{rules} {options}".strip()


def _places(parameters: Mapping[str, Any]) -> list[dict[str, str]]:
    """One for each host, in the order of the address; one without a host where libpq's own default holds."""
    hosts = str(parameters.get("host", "")).split(",")
    ports = str(parameters.get("port", "")).split(",")
    if len(ports) == 1:
        ports *= len(hosts)
    found = ({"host": host, "port": port} for host, port in zip(hosts, ports, strict=True))
    return [{key: value for key, value in place.items() if value} for place in found]
