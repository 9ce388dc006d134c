"""A hall's own server: its owner makes databases and roles and is no superuser."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from counter_app.application import Application
from counter_app.domain.roles import Role
from counter_app.services import staff
from db.embedded import OWNER, EmbeddedServer
from db.engine import scram_verifier
from db.install import install
from tests.database.break_in import ESCALATION, attempt
from tests.database.hall import PASSWORD, Hall
from tests.servers import Database, debian_programs, plain, running_server

KEEPER = "keeper"
HARDEN = Path(__file__).parents[2] / "db" / "sql" / "72_harden.sql"
LEFT_OPEN = (
    "lo_",
    "pg_advisory",
    "pg_try_advisory",
    "pg_export_snapshot",
    "pg_logical_emit_message",
    "DO $$",
)
"""What PostgreSQL gives to everybody and only a superuser can take back; docs/security.md says how."""


@pytest.fixture(params=["bundled", "distribution"])
def bare_server(request: pytest.FixtureRequest) -> Iterator[EmbeddedServer]:
    """A server of its own: the group roles must belong to the keeper."""
    programs = debian_programs() if request.param == "distribution" else None
    if request.param == "distribution" and programs is None:
        pytest.skip("no PostgreSQL 15 or later under /usr/lib/postgresql")
    with running_server(programs, loopback=True) as server:
        yield server


def made_by(server: EmbeddedServer, keeper: str, name: str) -> Database:
    """A database whose owner may make roles and nothing else."""
    with psycopg.connect(plain(server.url(OWNER)), autocommit=True) as superuser:
        role = sql.Identifier(keeper)
        superuser.execute(
            sql.SQL("CREATE ROLE {} LOGIN CREATEROLE PASSWORD {}").format(role, sql.Literal(PASSWORD))
        )
        create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0")
        superuser.execute(create.format(sql.Identifier(name), role))
    install(server.url(name, keeper, PASSWORD))
    with psycopg.connect(plain(server.url(name, keeper, PASSWORD))) as owner:
        owner.execute("INSERT INTO hall (name, short_name, region_code) VALUES ('厅', '厅', '500107')")
        owner.execute(
            """INSERT INTO org_unit (hall_id, kind, name, short_name, point_code)
               VALUES (1, 'centre', '中心', '中', '001')"""
        )
    return Database(server=server, name=name)


def add(application: Application, login: str, role: Role) -> int:
    return application.run(
        staff.add_staff,
        action_id=uuid4(),
        login=login,
        name=login,
        org_unit_id=1,
        roles=[role],
        verifier=scram_verifier(application.engine, login, PASSWORD),
    )


def test_a_hall_needs_no_superuser(bare_server: EmbeddedServer) -> None:
    hall = Hall(made_by(bare_server, KEEPER, "hall"))
    install(hall.url(KEEPER))  # and an upgrade needs none either
    try:
        add(hall.app(KEEPER), "chief", Role.CENTRE_ADMIN)
        hall.execute("UPDATE staff SET must_change_password = false", login=KEEPER)
        chief = hall.app("chief")
        add(chief, "clerk1", Role.CLERK)
        hall.execute("UPDATE staff SET must_change_password = false", login=KEEPER)
        verifier = scram_verifier(chief.engine, "clerk1", PASSWORD)
        chief.run(staff.set_staff_roles, action_id=uuid4(), login="clerk1", roles=[Role.REVIEWER, Role.CLERK])
        chief.run(staff.reset_password, action_id=uuid4(), login="clerk1", verifier=verifier)
        for active in (False, True):
            chief.run(staff.set_staff_active, action_id=uuid4(), login="clerk1", active=active)
        assert [
            statement for statement in let_through(hall) if not any(word in statement for word in LEFT_OPEN)
        ] == []
        with psycopg.connect(plain(bare_server.url("hall")), autocommit=True) as superuser:
            superuser.execute(HARDEN.read_bytes())
        assert let_through(hall) == []
        install(hall.url(KEEPER))
        add(hall.app("chief"), "clerk2", Role.CLERK)
    finally:
        hall.close()


def let_through(hall: Hall) -> list[str]:
    """The attacks that came through, but for those on logins and files that are not there."""
    return [
        statement
        for statement, states in ESCALATION.items()
        if states is not None
        and (answer := attempt(hall, "clerk1", statement.format(login="clerk1"))).state
        not in ((states,) if isinstance(states, str) else states)
        and answer.state not in {"42704", "22023", "58P01"}
    ]
