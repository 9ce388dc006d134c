"""Connections to the shared database."""

import selectors
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import InvalidatePoolError

from db.address import read_address
from db.line import BoundedConnection, Line

_Selector = getattr(selectors, "PollSelector", selectors.SelectSelector)
"""One call of the system for one look; the default one makes four."""
READ_ONLY = "25006"
"""SQLSTATE of a server that is no primary (any more): its connections are of no use to a window."""
UNASKED_SECONDS = 30.0
"""How long a connection may rest before the server is asked whether it is still there."""
LOOK_SECONDS = 5.0
"""How long the answer to that question may take."""
SCHEMA_REVISION = "0007"
"""The newest migration, which this release needs; a test compares it with the folder of migrations."""


def database_url(text: str | URL) -> URL:
    """Accept `postgresql://…` as halls write it, also with several hosts, and name the driver.

    Raises ValueError for anything else.
    """
    url = read_address(text)
    if url.get_backend_name() != "postgresql":
        raise ValueError("not a PostgreSQL address")
    return url.set(drivername="postgresql+psycopg")


def make_engine(
    url: str | URL, *, application_name: str = "counter-app", pool_size: int = 2, at_desk: bool = False
) -> Engine:
    """An engine whose connections are looked at before use, so that a restarted server is noticed, not reported.

    Two connections: one for the desk's own work and one for what runs beside it (a live screen listens on a
    connection of its own). `at_desk` is for a window: nothing takes for ever there.
    """
    # An error quotes the statement; what stood in it (a name, an identity number) is nobody's business.
    engine = create_engine(database_url(url), pool_size=pool_size, max_overflow=2, hide_parameters=True)
    _, parameters = engine.dialect.create_connect_args(engine.url)
    adapters = parameters.pop("context", None)
    line = Line({"application_name": application_name, **parameters}, at_desk=at_desk)
    engine.update_execution_options(counter_line=line)
    event.listen(engine, "do_connect", lambda *_: line.connect(context=adapters))
    event.listen(engine, "handle_error", _on_error)
    _note_use(engine, line)
    _look_before_use(engine, line)
    return engine


def line_of(engine: Engine) -> Line:
    """The line that this engine's connections are made by."""
    line = engine.get_execution_options()["counter_line"]
    assert isinstance(line, Line)
    return line


def take_time(connection: Connection) -> None:
    """Lift a desk's limits from this transaction; the connection gets them back when it is returned."""
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    driven = connection.connection.driver_connection
    assert isinstance(driven, BoundedConnection)
    driven.patience = None


@contextmanager
def autocommitting(engine: Engine) -> Iterator[psycopg.Connection[Any]]:
    """A pooled connection on which each statement is a transaction of its own, by the driver alone.

    Raises psycopg.Error from statements; a connection that is of no further use is not kept.
    """
    borrowed = engine.raw_connection()
    connection = borrowed.driver_connection
    assert isinstance(connection, psycopg.Connection)
    is_elsewhere = False
    try:
        connection.autocommit = True
        yield connection
    except psycopg.Error as error:
        is_elsewhere = error.sqlstate == READ_ONLY
        raise
    finally:
        if (
            is_elsewhere
            or connection.closed
            or connection.info.transaction_status is not TransactionStatus.IDLE
        ):
            borrowed.invalidate()
        else:
            connection.autocommit = False
            borrowed.close()


def _on_error(context: Any) -> None:
    """After a failover we may still hang on the old primary: the next connection looks for the new one."""
    if getattr(context.original_exception, "sqlstate", None) == READ_ONLY:
        context.is_disconnect = True


def _note_use(engine: Engine, line: Line) -> None:
    def on_checkout(connection: BoundedConnection, *_: Any) -> None:
        line.took(connection)

    def on_return(connection: BoundedConnection | None, *_: Any) -> None:
        line.gave_back(connection)

    event.listen(engine, "checkout", on_checkout)
    for end in ("checkin", "close", "close_detached", "invalidate"):
        event.listen(engine, end, on_return)


def _look_before_use(engine: Engine, line: Line) -> None:
    """Asking the server each time is three of the seven round trips of a call-next; mostly nothing need be asked.

    A server that stops or ends the connection is heard on the line at once, and so is the operating system when
    it gives up a line that was cut silently.
    """

    def on_checkin(_: Any, record: Any) -> None:
        record.info["rests_since"] = time.monotonic()

    def on_checkout(connection: Any, record: Any, _: Any) -> None:
        rests_since = record.info.get("rests_since")
        if rests_since is None:
            return  # made this moment
        if rests_since < line.doubted_at:
            raise InvalidatePoolError
        if time.monotonic() - rests_since < UNASKED_SECONDS and not _was_spoken_on(connection):
            return
        patience, connection.patience = connection.patience, LOOK_SECONDS
        try:
            engine.dialect.do_ping(connection)
        except psycopg.Error as error:
            raise InvalidatePoolError from error
        connection.patience = patience

    event.listen(engine, "checkin", on_checkin)
    event.listen(engine, "checkout", on_checkout)


def _was_spoken_on(connection: psycopg.Connection[Any]) -> bool:
    """Whether something came while nothing was asked: a farewell or the end of the line, as a rule."""
    if connection.closed:
        return True
    with _Selector() as selector:
        selector.register(connection.fileno(), selectors.EVENT_READ)
        return bool(selector.select(timeout=0))


def scram_verifier(engine: Engine, login: str, password: str) -> str:
    """What the server stores instead of the password, computed here so that the password never travels."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        encrypt: Callable[..., bytes] = driver.pgconn.encrypt_password  # type: ignore[union-attr]
        return encrypt(password.encode(), login.encode(), b"scram-sha-256").decode()
