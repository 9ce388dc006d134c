"""PostgreSQL servers for the tests: the embedded one, and the distribution's behind TCP and passwords."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

from db.embedded import OWNER, EmbeddedServer

# A test's data need not survive a power cut.
FAST = {
    "max_connections": "100",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",  # it and an installation may wait for each other, and one of them is ended
}
BUNDLED = {**FAST, "scram_iterations": "1000"}
"""A quarter of the work that each of some ten thousand connections is; PostgreSQL 15 does not know the setting."""
OLDEST_VERSION = 15
CLOSING_SECONDS = 3.0
MEMORY, MEMORY_BYTES = Path("/dev/shm"), 4 * 2**30
"""A file system in memory, and how much of it must be free: every test copies a hall, which is 320 files. Measured on
a busy machine: 0.1 s instead of 1.5 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A database of a running server.

    `url` is SQLAlchemy's address for the owner, `dsn` psycopg's; `url_for` and `dsn_for` those for others.
    """

    server: EmbeddedServer
    name: str

    @property
    def url(self) -> str:
        return self.server.url(self.name)

    @property
    def dsn(self) -> str:
        return plain(self.url)

    def url_for(self, user: str, password: str | None) -> str:
        return self.server.url(self.name, user, password)

    def dsn_for(self, user: str, password: str | None) -> str:
        return plain(self.url_for(user, password))


def plain(url: str) -> str:
    """SQLAlchemy's address without the driver's name, as PostgreSQL's own programs read it."""
    return url.replace("+psycopg", "", 1)


def _quick_folder() -> Path | None:
    """None for the system's own folder for temporary files."""
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= MEMORY_BYTES
    return MEMORY if has_room and os.access(MEMORY, os.W_OK | os.X_OK) else None


@contextmanager
def running_server(
    programs: Path | None = None, *, loopback: bool = False, settings: Mapping[str, str] | None = None
) -> Iterator[EmbeddedServer]:
    """A server of its own in a folder that vanishes with it."""
    folder = Path(tempfile.mkdtemp(prefix="counter-app-tests-", dir=_quick_folder()))
    fast = FAST if programs else BUNDLED
    server = EmbeddedServer(
        folder, programs=programs, loopback=loopback, settings={**fast, **(settings or {})}
    )
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def debian_programs() -> Path | None:
    """The newest PostgreSQL that Debian's packages installed, or None where none is new enough."""
    found = {
        int(path.parent.name): path
        for path in Path("/usr/lib/postgresql").glob("*/bin")
        if path.parent.name.isdigit() and (path / "initdb").exists()
    }
    newest = max(found, default=0)
    return found[newest] if newest >= OLDEST_VERSION else None


@contextmanager
def make_database(
    server: EmbeddedServer, name: str | None = None, *, template: str = "template0"
) -> Iterator[Database]:
    """A new database; it is dropped afterwards, with the roles that came with it.

    Roles belong to the server, so a clerk whom one test made would stand in the way of the next. Whoever
    leaves a connection open is told so: it would keep a real database from being upgraded or dropped.
    """
    database = Database(server=server, name=name or f"hall_{uuid4().hex[:12]}")
    with psycopg.connect(plain(server.url(OWNER)), autocommit=True) as owner:
        roles_before = _roles(owner)
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        owner.execute(create.format(sql.Identifier(database.name), sql.Identifier(template)))
    yield database
    with psycopg.connect(plain(server.url(OWNER)), autocommit=True) as owner:
        left_open = _left_open(owner, database.name)
        owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database.name)))
        roles = sorted(_roles(owner) - roles_before)
        if roles:
            owner.execute(sql.SQL("DROP ROLE {}").format(sql.SQL(", ").join(map(sql.Identifier, roles))))
    assert not left_open, f"connections left open: {left_open}"


def _roles(owner: psycopg.Connection[tuple[object, ...]]) -> set[str]:
    rows = owner.execute("SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_'")
    return {str(name) for (name,) in rows}


def _left_open(owner: psycopg.Connection[tuple[object, ...]], name: str) -> list[str]:
    """Who is still connected; a connection closed just now gets a moment to vanish."""
    deadline = time.monotonic() + CLOSING_SECONDS
    query = (
        "SELECT concat_ws(' ', usename, application_name, state, left(query, 80)) "
        "FROM pg_stat_activity WHERE datname = %s"
    )
    while (rows := owner.execute(query, [name]).fetchall()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return [str(row[0]) for row in rows]
