"""Connections to the shared database."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import URL, Engine, create_engine, make_url

CONNECT_TIMEOUT_SECONDS = 5
SCHEMA_REVISION = "0001"
"""The newest migration, which this release needs; a test compares it with the folder of migrations."""


def database_url(text: str | URL) -> URL:
    """Accept `postgresql://…` as halls write it and name the driver. Raises ValueError for other databases."""
    url = make_url(text)
    if url.get_backend_name() != "postgresql":
        raise ValueError(f"not a PostgreSQL address: {url.render_as_string(hide_password=True)}")
    return url.set(drivername="postgresql+psycopg")


def make_engine(url: str | URL, *, application_name: str = "counter-app", pool_size: int = 2) -> Engine:
    """An engine whose connections are tested before use, so that a restarted server is noticed, not reported.

    Two connections: one for the desk's own work and one for what runs beside it (a live screen listens on a
    connection of its own).
    """
    options: dict[str, Any] = {
        "connect_timeout": CONNECT_TIMEOUT_SECONDS,
        "application_name": application_name,
    }
    return create_engine(
        database_url(url), pool_size=pool_size, max_overflow=2, pool_pre_ping=True, connect_args=options
    )


def scram_verifier(engine: Engine, login: str, password: str) -> str:
    """What the server stores instead of the password, computed here so that the password never travels."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        encrypt: Callable[..., bytes] = driver.pgconn.encrypt_password  # type: ignore[union-attr]
        return encrypt(password.encode(), login.encode(), b"scram-sha-256").decode()
