"""Connections to the shared database."""

import selectors
import time
from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import InvalidatePoolError

CONNECT_TIMEOUT_SECONDS = 5
UNASKED_SECONDS = 30.0
"""How long a connection may rest before the server is asked whether it is still there."""
SCHEMA_REVISION = "0001"
"""The newest migration, which this release needs; a test compares it with the folder of migrations."""


def database_url(text: str | URL) -> URL:
    """Accept `postgresql://…` as halls write it and name the driver. Raises ValueError for other databases."""
    url = make_url(text)
    if url.get_backend_name() != "postgresql":
        raise ValueError(f"not a PostgreSQL address: {url.render_as_string(hide_password=True)}")
    return url.set(drivername="postgresql+psycopg")


def make_engine(url: str | URL, *, application_name: str = "counter-app", pool_size: int = 2) -> Engine:
    """An engine whose connections are looked at before use, so that a restarted server is noticed, not reported.

    Two connections: one for the desk's own work and one for what runs beside it (a live screen listens on a
    connection of its own).
    """
    options: dict[str, Any] = {
        "connect_timeout": CONNECT_TIMEOUT_SECONDS,
        "application_name": application_name,
    }
    engine = create_engine(database_url(url), pool_size=pool_size, max_overflow=2, connect_args=options)
    _look_before_use(engine)
    return engine


def _look_before_use(engine: Engine) -> None:
    """Asking the server each time is three of the seven round trips of a call-next; mostly nothing need be asked.

    A server that stops or ends the connection is heard on the line at once; only a line that was cut silently
    is not, and that takes its time.
    """

    def on_checkin(_: Any, record: Any) -> None:
        record.info["rests_since"] = time.monotonic()

    def on_checkout(connection: Any, record: Any, _: Any) -> None:
        rests_since = record.info.get("rests_since")
        if rests_since is None:
            return  # made this moment
        if time.monotonic() - rests_since < UNASKED_SECONDS and not _was_spoken_on(connection):
            return
        try:
            engine.dialect.do_ping(connection)
        except psycopg.Error as error:
            raise InvalidatePoolError from error

    event.listen(engine, "checkin", on_checkin)
    event.listen(engine, "checkout", on_checkout)


def _was_spoken_on(connection: psycopg.Connection[Any]) -> bool:
    """Whether something came while nothing was asked: a farewell or the end of the line, as a rule."""
    if connection.closed:
        return True
    with selectors.DefaultSelector() as selector:
        selector.register(connection.fileno(), selectors.EVENT_READ)
        return bool(selector.select(timeout=0))


def scram_verifier(engine: Engine, login: str, password: str) -> str:
    """What the server stores instead of the password, computed here so that the password never travels."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        encrypt: Callable[..., bytes] = driver.pgconn.encrypt_password  # type: ignore[union-attr]
        return encrypt(password.encode(), login.encode(), b"scram-sha-256").decode()
