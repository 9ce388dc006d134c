"""A database that migrations made is the one that the models and `db/sql` describe, and installing is harmless."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.dialects.postgresql.base import ischema_names

import db.models  # noqa: F401  (registers every table on the metadata)
from counter_app.application import Application
from counter_app.errors import Unavailable
from counter_app.services.sign_in import check_schema
from db.base import Base, Xid8
from db.embedded import EmbeddedServer
from db.engine import SCHEMA_REVISION, make_engine
from db.install import CLOCK, alembic_config, apply_rules, install, run_sql_file
from tests.servers import Database, make_database

CATALOGUES = {
    "columns": """SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                      pg_get_expr(d.adbin, d.adrelid), a.attidentity
                  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                  WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
                    AND c.relkind IN ('r', 'v')""",
    "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
                      WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "functions": """SELECT oid::regprocedure::text, prosecdef, proconfig::text, prosrc, proacl::text FROM pg_proc
                    WHERE pronamespace = 'public'::regnamespace""",
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public'",
    "policies": "SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies",
    "rights": """SELECT relname, relkind::text, relrowsecurity, relacl::text FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace""",
    "column rights": """SELECT attrelid::regclass::text, attname, attacl::text FROM pg_attribute
                        WHERE attacl IS NOT NULL""",
    "transitions": "SELECT t::text FROM transition t",
    "settings": "SELECT s::text FROM setting s",
}


@pytest.fixture
def migrated(database: Database) -> Iterator[Engine]:
    engine = make_engine(database.url)
    yield engine
    engine.dispose()


def described(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """The whole schema as the server's own catalogues tell it."""
    return {
        kind: sorted(tuple(map(str, row)) for row in connection.execute(text(query)))
        for kind, query in CATALOGUES.items()
    }


def test_autogenerate_finds_no_difference(migrated: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ischema_names, "xid8", Xid8)  # a type of the server that SQLAlchemy does not know
    with migrated.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_a_migrated_schema_equals_a_fresh_one(migrated: Engine, server: EmbeddedServer) -> None:
    with migrated.connect() as connection:
        by_migration = described(connection)
    with make_database(server) as fresh:
        engine = make_engine(fresh.url)
        with engine.begin() as connection:
            run_sql_file(connection, CLOCK)
            Base.metadata.create_all(connection)
            connection.execute(text("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL)"))
            connection.execute(
                text(
                    "ALTER TABLE alembic_version ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)"
                )
            )
            apply_rules(connection)
            by_models = described(connection)
        engine.dispose()
    for kind in CATALOGUES:
        assert by_migration[kind] == by_models[kind], kind
        assert by_migration[kind], kind


def test_installing_again_changes_nothing_and_keeps_the_halls_own_rules(
    database: Database, migrated: Engine
) -> None:
    with migrated.begin() as connection:
        connection.execute(text("UPDATE setting SET value = '7' WHERE name = 'yellow_working_days'"))
        before = described(connection)
    install(database.url)
    with migrated.connect() as connection:
        assert described(connection) == before


def test_the_program_names_the_newest_migration(migrated: Engine) -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [SCHEMA_REVISION]
    with migrated.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == SCHEMA_REVISION


@pytest.mark.parametrize(("installed", "code"), [("0000", "schema_outdated"), ("9999", "schema_newer")])
def test_program_and_database_of_different_releases_do_not_work_together(
    database: Database, migrated: Engine, installed: str, code: str
) -> None:
    application = Application(migrated)
    application.run(check_schema)
    with migrated.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": installed})
    with pytest.raises(Unavailable, match=code):
        application.run(check_schema)


def test_an_installation_that_fails_leaves_nothing(
    empty_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Connection) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("db.install.apply_rules", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        install(empty_database.url)
    engine = make_engine(empty_database.url)
    with engine.connect() as connection:
        assert (
            connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).scalar()
            == 0
        )
    engine.dispose()


def test_an_installation_that_lost_a_deadlock_is_tried_again(
    empty_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[Connection] = []

    def lost_once(connection: Connection) -> None:
        attempts.append(connection)
        if len(attempts) == 1:
            raise psycopg.errors.DeadlockDetected
        apply_rules(connection)

    monkeypatch.setattr("db.install.apply_rules", lost_once)
    install(empty_database.url)
    assert len(attempts) == 2
    monkeypatch.setattr(
        "db.install.apply_rules", lambda _: (_ for _ in ()).throw(psycopg.errors.DeadlockDetected)
    )
    with pytest.raises(psycopg.errors.DeadlockDetected):
        install(empty_database.url)
