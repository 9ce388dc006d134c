"""The whole matrix of role, relation, verb and column: as reviewed, as in the catalogue, and as really tried."""

from collections.abc import Iterable, Iterator

import psycopg
import pytest
from psycopg import sql

from counter_app.domain.roles import Role
from tests.database.hall import Hall
from tests.database.rights_matrix import GROUPS, REVIEWED, matrix
from tests.servers import Database

OWNER_ONLY = {
    "appointment",
    "clock_stop",
    "code_block",
    "code_counter",
    "delivery_receipt",
    "document_counter",
    "document_kind",
    "draft_key",
    "extension",
    "opening_hours",
    "queue_slot",
    "rating",
    "rating_follow_up",
    "rating_invitation",
    "rating_step",
    "simulation",
    "ticket_counter",
    "ticket_visitor",
    "visit_part",
    "visitor_secret",
}
"""Tables that no client reads or writes, so they have no policy on purpose."""
TABLES = "FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"


def reviewed() -> set[str]:
    return _rights(REVIEWED.read_text(encoding="utf-8").splitlines())


def _rights(lines: Iterable[str]) -> set[str]:
    return {line for line in lines if " | " in line}


def rights() -> dict[tuple[str, str], dict[str, set[str]]]:
    """Columns by relation and verb and then by role, as reviewed; `*` for all."""
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for line in reviewed():
        parts = line.split(" | ")
        if len(parts) == 4:
            relation, verb, columns, roles = parts
            for role in _roles(roles):
                held = found.setdefault((relation, verb), {}).setdefault(role, set())
                held.update(columns.split(", "))
    return found


def _roles(words: str) -> Iterator[str]:
    for word in words.split():
        yield from (role.value for role in GROUPS[word]) if word in GROUPS else [word]


def test_the_rights_are_the_reviewed_ones(template_database: Database) -> None:
    """A table, view, column or function that is new has no line yet and fails here until it was looked at."""
    with psycopg.connect(template_database.dsn) as owner:
        live = _rights(matrix(owner))
    assert sorted(live - reviewed()) == []
    assert sorted(reviewed() - live) == []


def test_the_rights_are_the_same_on_the_oldest_server(debian_template_database: Database) -> None:
    with psycopg.connect(debian_template_database.dsn) as owner:
        assert sorted(_rights(matrix(owner)) ^ reviewed()) == []


def test_every_table_shows_rows_by_policy_or_to_nobody(quiet_hall: Hall) -> None:
    assert quiet_hall.execute(f"SELECT relname {TABLES} AND NOT relrowsecurity") == []
    bare = f"SELECT relname {TABLES} AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid)"
    assert {name for (name,) in quiet_hall.execute(bare)} == OWNER_ONLY
    assert OWNER_ONLY & {relation for relation, _ in rights()} == set()


def test_views_that_see_more_than_their_reader_hide_it_from_his_functions(quiet_hall: Hall) -> None:
    """Without a barrier a function in a condition would be asked about rows that the view then leaves out."""
    views = quiet_hall.execute(
        "SELECT relname, reloptions FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'"
    )
    assert dict(views) == {
        "called_name": ["security_barrier=true"],
        "hall_board": ["security_barrier=true"],
        "next_in_line": ["security_barrier=true"],
        "notice_now": ["security_barrier=true"],
        "window_face": ["security_barrier=true"],
        "queued_ticket": ["security_invoker=true"],
        "public_progress": ["security_barrier=true"],
        "queue_length": ["security_barrier=true"],
        "open_case": ["security_invoker=true"],
        "window_board": ["security_invoker=true"],
    }


def test_the_public_may_nothing_and_no_client_owns_anything(quiet_hall: Hall) -> None:
    assert not quiet_hall.execute(
        """SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p')
           AND has_table_privilege('public', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')"""
    )
    assert not quiet_hall.execute(
        """SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
           AND has_function_privilege('public', oid, 'EXECUTE')"""
    )
    assert not quiet_hall.value("SELECT has_schema_privilege('public', 'public', 'USAGE, CREATE')")
    owned = """SELECT r.rolname, d.classid::regclass, d.objid FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
        WHERE d.deptype = 'o' AND (r.rolname LIKE 'counter\\_%' OR r.rolname IN (SELECT login FROM staff))"""
    assert quiet_hall.execute(owned) == []


def test_what_is_made_later_is_closed_until_it_is_opened(hall: Hall) -> None:
    hall.execute("CREATE TABLE later (x integer)")
    hall.execute("CREATE FUNCTION later_too() RETURNS integer LANGUAGE sql AS 'SELECT 1'")
    for login in ("zhoumin", "admin", "kiosk1"):
        for statement in ("SELECT * FROM later", "SELECT later_too()", "INSERT INTO later VALUES (1)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                hall.execute(statement, login=login)


@pytest.fixture
def tried(quiet_hall: Hall) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The owner's connection, on which sessions of others are begun and undone."""
    with psycopg.connect(quiet_hall.driver_url(), prepare_threshold=None) as owner:
        yield owner
        owner.rollback()


@pytest.mark.parametrize("role", Role)
def test_what_is_granted_is_let_through_and_the_rest_is_refused(
    tried: psycopg.Connection[tuple[object, ...]], role: Role
) -> None:
    """Each verb on each column of each relation, as a login that has this one role."""
    relations = tried.execute(
        """SELECT relname, relkind = 'v', array_agg(attname::text) FROM pg_class
           JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
           WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'p') GROUP BY 1, 2"""
    ).fetchall()
    begin_session(tried, role)
    expected = rights()
    wrong = []
    for relation, is_view, columns in relations:
        assert isinstance(columns, list)
        for verb, column, statement in attempts(str(relation), [str(each) for each in columns]):
            held = expected.get((str(relation), verb), {}).get(role.value, set())
            allowed = "*" in held or column in held
            state = state_of(tried, statement)
            refused = state == "42501" or (bool(is_view) and state in {"55000", "42809"})
            if allowed == refused:
                wrong.append((relation, verb, column, state))
    assert wrong == []


def begin_session(owner: psycopg.Connection[tuple[object, ...]], role: Role) -> None:
    owner.execute("CREATE ROLE one_duty LOGIN")
    owner.execute(sql.SQL("GRANT {} TO one_duty").format(sql.Identifier(role.group)))
    owner.execute("SET SESSION AUTHORIZATION one_duty")


def attempts(relation: str, columns: list[str]) -> Iterator[tuple[str, str, sql.Composed]]:
    """Verb, column (`*`: of the whole) and a statement that touches no row; the server asks for rights all the same."""
    name = sql.Identifier(relation)
    for column in map(sql.Identifier, columns):
        bare = column.as_string().strip('"')
        yield "SELECT", bare, sql.SQL("SELECT {} FROM {} LIMIT 0").format(column, name)
        insert = sql.SQL("INSERT INTO {} ({}) SELECT NULL WHERE false")
        yield "INSERT", bare, insert.format(name, column)
        yield "UPDATE", bare, sql.SQL("UPDATE {} SET {} = NULL WHERE false").format(name, column)
    yield "DELETE", "*", sql.SQL("DELETE FROM {} WHERE false").format(name)
    yield "TRUNCATE", "*", sql.SQL("TRUNCATE {}").format(name)
    yield (
        "TRIGGER",
        "*",
        sql.SQL("CREATE TRIGGER x BEFORE INSERT ON {} EXECUTE FUNCTION keep_log()").format(name),
    )
    yield "RULE", "*", sql.SQL("CREATE RULE x AS ON UPDATE TO {} DO INSTEAD NOTHING").format(name)
    yield "ALTER", "*", sql.SQL("ALTER TABLE {} DISABLE ROW LEVEL SECURITY").format(name)
    yield "DROP", "*", sql.SQL("DROP TABLE {}").format(name)


def state_of(connection: psycopg.Connection[tuple[object, ...]], statement: sql.Composed | str) -> str:
    """The SQLSTATE that the server answers, or nothing where it lets the statement through; undone either way."""
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(statement.encode() if isinstance(statement, str) else statement)
    except psycopg.Error as error:
        return error.sqlstate or "?"
    return ""


@pytest.mark.parametrize("role", Role)
def test_functions_and_sequences_answer_those_alone_whom_they_are_for(
    tried: psycopg.Connection[tuple[object, ...]], role: Role
) -> None:
    functions = tried.execute(
        """SELECT oid::regprocedure::text, proname, array(SELECT format_type(t, NULL) FROM unnest(proargtypes) t)
           FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prorettype <> 'trigger'::regtype"""
    ).fetchall()
    sequences = tried.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'"
    ).fetchall()
    begin_session(tried, role)
    granted: set[str] = set()
    for line in reviewed():
        first, *_, last = line.split(" | ")
        if role.value in _roles(last):
            granted.add(first)
    wrong = []
    for signature, name, types in functions:
        assert isinstance(types, list)
        arguments = ", ".join(f"NULL::{each}" for each in types)
        denied = _is_denied(tried, f"SELECT {name}({arguments})", f"for function {name}")
        if denied == (signature in granted):
            wrong.append(signature)
    for (sequence,) in sequences:
        if _is_denied(tried, f"SELECT nextval('{sequence}')", "for sequence") == (sequence in granted):
            wrong.append(sequence)
        assert _is_denied(tried, f"SELECT setval('{sequence}', 1)", "for sequence"), sequence
    assert wrong == []


def _is_denied(connection: psycopg.Connection[tuple[object, ...]], statement: str, what: str) -> bool:
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(statement.encode())
    except psycopg.errors.InsufficientPrivilege as error:
        return (error.diag.message_primary or "").endswith(what) or what in (error.diag.message_primary or "")
    except psycopg.Error:
        return False
    return False
