"""The one door to the database: what its errors mean to those who asked."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import ProgrammingError

import db.engine
from counter_app.application import ATTEMPTS, Application
from counter_app.errors import Conflict, NotFound, Refused, Unavailable
from counter_app.work import Work, without_transaction
from db.models import CaseAction
from tests.servers import Database, running_server


@pytest.fixture
def application(database: Database) -> Iterator[Application]:
    opened = Application.at(database.url)
    yield opened
    opened.close()


def run_sql(work: Work, /, statement: str) -> object:
    return work.session.execute(text(statement)).scalar()


def do_sql(work: Work, /, statement: str) -> None:
    work.session.execute(text(statement))


def test_a_refusal_of_the_database_keeps_its_code_and_facts(application: Application) -> None:
    with pytest.raises(Refused) as refused:
        application.run(run_sql, """SELECT refuse('window_busy', '{"window_id": 12, "name": "周敏"}')""")
    assert (refused.value.code, refused.value.facts) == ("window_busy", {"window_id": 12, "name": "周敏"})


def test_a_refusal_undoes_everything_and_success_commits(application: Application) -> None:
    def note(work: Work, /, name: str, *, fail: bool) -> None:
        work.session.execute(
            text("INSERT INTO setting (name, value, meaning) VALUES (:name, '1', '')"), {"name": name}
        )
        if fail:
            raise NotFound("case")

    with pytest.raises(NotFound):
        application.run(note, "undone", fail=True)
    application.run(note, "kept", fail=False)
    assert application.run(
        run_sql, "SELECT string_agg(name, ',') FROM setting WHERE value = '1' AND meaning = ''"
    ) == ("kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    name: str
    meaning: str


@without_transaction
def _put(work: Work, *, name: str) -> _Setting | None:
    return work.row(
        _Setting,
        """INSERT INTO setting (name, value, meaning) VALUES (:name, '1'::jsonb, '5 %: half')
           RETURNING name, meaning""",
        name=name,
    )


@without_transaction
def _refuse(work: Work) -> object:
    return work.value("SELECT refuse('window_busy', :facts::jsonb)", facts='{"window_id": 12}')


def test_a_use_case_without_a_transaction_commits_itself_and_its_errors_are_answers(
    application: Application,
) -> None:
    assert application.run(_put, name="alone") == _Setting(name="alone", meaning="5 %: half")
    with pytest.raises(Conflict):  # tried again, and a duplicate key each time
        application.run(_put, name="alone")
    with pytest.raises(Refused) as refused:
        application.run(_refuse)
    assert (refused.value.code, refused.value.facts) == ("window_busy", {"window_id": 12})
    # The connection is the next one's, with transactions again.
    with pytest.raises(NotFound):
        application.run(_put_and_fail)
    assert application.run(run_sql, "SELECT count(*) FROM setting WHERE name IN ('alone', 'undone')") == 1


def _put_and_fail(work: Work) -> None:
    _put(work, name="undone")
    raise NotFound("case")


def test_what_is_under_way_when_the_connections_are_given_back_gives_its_own_back_too(
    database: Database,
) -> None:
    application = Application.at(database.url)
    connections: list[psycopg.Connection[object]] = []

    def close_meanwhile(work: Work) -> None:
        do_sql(work, "SELECT 1")
        driven = work.session.connection().connection.driver_connection
        assert isinstance(driven, psycopg.Connection)
        connections.append(driven)
        application.close()

    application.run(close_meanwhile)
    assert connections[0].closed


def test_a_duplicate_key_is_tried_again_and_then_a_conflict(application: Application) -> None:
    attempts = []

    def collide(work: Work, /, *, times: int) -> str:
        attempts.append(1)
        name = "yellow_working_days" if len(attempts) <= times else uuid.uuid4().hex
        return str(
            work.value(
                f"INSERT INTO setting (name, value, meaning) VALUES ('{name}', '1', '') RETURNING meaning"
            )
        )

    assert application.run(collide, times=1) == ""
    assert len(attempts) == 2
    attempts.clear()
    with pytest.raises(Conflict) as conflict:
        application.run(collide, times=ATTEMPTS)
    assert len(attempts) == ATTEMPTS
    assert conflict.value.facts == {"constraint": "pk_setting"}


@pytest.mark.parametrize("nasty", ["李\x00强", "李\ud800"])
def test_text_that_no_database_holds_is_refused(application: Application, nasty: str) -> None:
    def look_for(work: Work, /) -> None:
        work.value("SELECT 1 FROM staff WHERE login = :v", v=nasty)

    def say(work: Work, /) -> None:
        work.session.execute(insert(CaseAction).values(action_id=uuid.uuid4(), payload={"reason": nasty}))

    for use_case in (look_for, say):
        with pytest.raises(Refused, match="text_not_allowed"):
            application.run(use_case)


def test_a_broken_check_names_the_constraint(application: Application) -> None:
    with pytest.raises(Refused) as refused:
        application.run(do_sql, "INSERT INTO transition VALUES ('?', '', '', '', '{}', '{}', '')")
    assert (refused.value.code, refused.value.facts) == (
        "value_not_allowed",
        {"constraint": "ck_transition_subject"},
    )


def test_a_mistake_in_our_own_sql_is_a_bug_and_stays_one(application: Application) -> None:
    with pytest.raises(ProgrammingError):
        application.run(run_sql, "SELECT nothing FROM nowhere")


def test_no_right_no_login_and_no_database_are_answers(database: Database) -> None:
    owner = Application.at(database.url)
    owner.run(do_sql, "CREATE ROLE visitor LOGIN PASSWORD 'Besuch-2026'")
    owner.run(do_sql, f'GRANT CONNECT ON DATABASE "{database.name}" TO visitor')
    owner.close()
    visitor = Application.at(database.url_for("visitor", "Besuch-2026"))
    with pytest.raises(Refused, match="no_permission"):
        visitor.run(run_sql, "SELECT * FROM public.service_case")
    visitor.close()
    for url, code in (
        (database.url_for("visitor", "falsch"), "sign_in_failed"),
        (database.url_for("nobody", "falsch"), "sign_in_failed"),
    ):
        stranger = Application.at(url)
        with pytest.raises(Refused, match=code):
            stranger.run(run_sql, "SELECT 1")
        stranger.close()
    nowhere = Application.at(database.server.url("no_such_hall"))
    with pytest.raises(Unavailable, match=r"database_missing|database_unreachable"):
        nowhere.run(run_sql, "SELECT 1")
    nowhere.close()


def test_a_server_that_stops_is_unavailable_and_one_that_returns_is_used_again() -> None:
    with running_server() as server:
        application = Application.at(server.url("postgres"))
        assert application.run(run_sql, "SELECT 1") == 1
        server.stop()
        for _ in range(2):
            with pytest.raises(Unavailable, match="database_unreachable"):
                application.run(run_sql, "SELECT 1")
        server.start()
        assert application.run(run_sql, "SELECT 1") == 1
        with pytest.raises(Unavailable):
            application.run(run_sql, "SELECT pg_terminate_backend(pg_backend_pid())")
        assert application.run(run_sql, "SELECT 1") == 1
        application.close()


@pytest.mark.parametrize("unasked_seconds", [db.engine.UNASKED_SECONDS, 0.0], ids=["looked at", "asked"])
def test_a_server_that_was_started_again_meanwhile_is_noticed_and_not_reported(
    unasked_seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.engine, "UNASKED_SECONDS", unasked_seconds)
    with running_server() as server:
        application = Application.at(server.url("postgres"))
        assert application.run(run_sql, "SELECT 1") == 1
        server.stop()
        server.start()
        assert application.run(run_sql, "SELECT 1") == 1
        application.close()


def test_an_address_where_nobody_listens_is_unavailable(tmp_path: Path) -> None:
    application = Application.at(f"postgresql://clerk:x@/hall?host={tmp_path}")
    with pytest.raises(Unavailable, match="database_unreachable"):
        application.run(run_sql, "SELECT 1")
    application.close()
