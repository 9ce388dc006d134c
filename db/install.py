"""Bring a database to this release: tables by migration, then functions, views and rights from `db/sql`."""

from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from db.engine import make_engine

HERE = Path(__file__).parent
CLOCK = "00_clock.sql"
ATTEMPTS = 3


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings without a file, bound to `connection` where one is given."""
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    config.attributes["connection"] = connection
    return config


def run_sql_file(connection: Connection, name: str) -> None:
    """Execute a file of `db/sql` as one batch in the caller's transaction."""
    batch = (HERE / "sql" / name).read_text(encoding="utf-8")
    # The driver itself: many statements at once, and a percent sign is only a percent sign.
    connection.connection.driver_connection.execute(batch)  # type: ignore[union-attr]


def apply_rules(connection: Connection) -> None:
    """Replace functions, triggers, views, rights and transitions; every file can run again and again."""
    for path in sorted((HERE / "sql").glob("*.sql")):
        run_sql_file(connection, path.name)


def install(url: str | URL) -> None:
    """Prepare an empty database or bring an older one to this release, in one transaction.

    The caller's login must own the database and may create roles.
    """
    engine = make_engine(url, application_name="counter-app upgrade")
    try:
        for remaining in reversed(range(ATTEMPTS)):
            try:
                _install(engine)
                return
            except (psycopg.Error, DBAPIError) as error:
                # The server's own housekeeping holds a table that we want, and waits for a row that we changed.
                if not remaining or not isinstance(_cause(error), psycopg.errors.DeadlockDetected):
                    raise
    finally:
        engine.dispose()


def _install(engine: Engine) -> None:
    with engine.begin() as connection:
        # One upgrade at a time, whoever else starts one.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7301)")
        command.upgrade(alembic_config(connection), "head")
        apply_rules(connection)


def _cause(error: psycopg.Error | DBAPIError) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def create_database(maintenance_url: str | URL, name: str) -> bool:
    """Create the database `name` unless it exists; True when it was made."""
    engine = make_engine(maintenance_url, application_name="counter-app init")
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            known = connection.execute(
                text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}
            ).scalar()
            if not known:
                quoted = connection.dialect.identifier_preparer.quote(name)
                connection.exec_driver_sql(f"CREATE DATABASE {quoted} TEMPLATE template0 ENCODING 'UTF8'")
            return not known
    finally:
        engine.dispose()
