"""Who may do what, read from the catalogue of a live database and written as text.

`rights_matrix.txt` beside this file is what was reviewed; `python -m tests.database.rights_matrix` writes it anew.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import psycopg

from counter_app.domain.roles import DEVICE_ROLES, Role

REVIEWED = Path(__file__).with_suffix(".txt")
DESK = frozenset({Role.CLERK, Role.CHIEF_REPRESENTATIVE, Role.TOWNSHIP_CLERK})
GROUPS = {"person": frozenset(Role) - DEVICE_ROLES, "device": DEVICE_ROLES, "desk": DESK}
ROW_VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")
HEAD = """\
# Who may do what in the database of a hall. Anything that is not here is refused.
#
# Written by `python -m tests.database.rights_matrix` and reviewed line by line; test_rights_matrix.py compares it with
# the catalogue of a fresh database. `desk` is clerk, chief_representative and township_clerk; `person` is everybody
# with a name; `device` is kiosk, board and rating_pad. Rows are narrowed further by the policies named below.
"""


def matrix(owner: psycopg.Connection[Any]) -> list[str]:
    """One line for each right, in sections."""
    return [
        *_section("Tables and views: relation, verb, columns (* for all), who", _relations(owner)),
        *_section("Sequences: sequence, verb, who", _sequences(owner)),
        *_section("Functions: function, who", _functions(owner)),
        *_section("Schema and database: what, verb, who", _places(owner)),
        *_section("Policies: table, the policies that show or take rows, or nobody's", _policies(owner)),
    ]


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"\n# {title}"
    yield from lines


def said(roles: Iterable[Role]) -> str:
    """A set of roles in the words of the file."""
    left, words = set(roles), []
    for name, group in GROUPS.items():
        if group <= left:
            words.append(name)
            left -= group
    return " ".join([*words, *sorted(left)])


def _holders(owner: psycopg.Connection[Any], query: str) -> dict[tuple[str, ...], set[Role]]:
    """Rows of `query`, which names the role as `%(role)s`, each with the roles that it is true for."""
    found: dict[tuple[str, ...], set[Role]] = {}
    for role in Role:
        for row in owner.execute(query.encode(), {"role": role.group}):
            found.setdefault(row, set()).add(role)
    return found


def _relations(owner: psycopg.Connection[Any]) -> Iterator[str]:
    columns = """SELECT c.relname::text, verb, a.attname::text FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped,
        unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS verb
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p', 'f')
          AND has_column_privilege(%(role)s, c.oid, a.attnum, verb) ORDER BY c.relname, a.attnum"""
    whole = """SELECT c.relname::text, verb FROM pg_class c,
        unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) AS verb
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p', 'f')
          AND has_table_privilege(%(role)s, c.oid, verb) ORDER BY c.relname"""
    all_columns = _columns(owner)
    held: dict[tuple[str, str, tuple[str, ...]], set[Role]] = {}
    for role, relation, verb, given in _by_role(_holders(owner, columns)):
        shown = ("*",) if given == all_columns[relation] else given
        held.setdefault((relation, verb, shown), set()).add(role)
    for (relation, verb), roles in _holders(owner, whole).items():
        held[relation, verb, ("*",)] = roles
    for (relation, verb, given), roles in sorted(held.items()):
        yield f"{relation} | {verb} | {', '.join(given)} | {said(roles)}"


def _by_role(
    held: dict[tuple[str, ...], set[Role]],
) -> Iterator[tuple[Role, str, str, tuple[str, ...]]]:
    """The columns of each role, relation and verb together, in the order of the table."""
    together: dict[tuple[Role, str, str], list[str]] = {}
    for (relation, verb, column), roles in held.items():
        for role in roles:
            together.setdefault((role, relation, verb), []).append(column)
    for (role, relation, verb), given in together.items():
        yield role, relation, verb, tuple(sorted(given))


def _columns(owner: psycopg.Connection[Any]) -> dict[str, tuple[str, ...]]:
    rows = owner.execute(
        """SELECT attrelid::regclass::text, array_agg(attname::text ORDER BY attname::text COLLATE "C")
           FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
           WHERE c.relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped GROUP BY attrelid"""
    )
    return {relation: tuple(columns) for relation, columns in rows}


def _sequences(owner: psycopg.Connection[Any]) -> Iterator[str]:
    query = """SELECT relname::text, verb FROM pg_class, unnest(ARRAY['SELECT', 'USAGE', 'UPDATE']) AS verb
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' AND has_sequence_privilege(%(role)s, oid, verb)"""
    for (sequence, verb), roles in sorted(_holders(owner, query).items()):
        yield f"{sequence} | {verb} | {said(roles)}"


def _functions(owner: psycopg.Connection[Any]) -> Iterator[str]:
    query = """SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        AND has_function_privilege(%(role)s, oid, 'EXECUTE')"""
    for (function,), roles in sorted(_holders(owner, query).items()):
        yield f"{function} | {said(roles)}"


def _places(owner: psycopg.Connection[Any]) -> Iterator[str]:
    schemas = """SELECT 'schema ' || nspname, verb FROM pg_namespace, unnest(ARRAY['USAGE', 'CREATE']) AS verb
        WHERE nspname !~ '^(pg_|information_schema)' AND has_schema_privilege(%(role)s, oid, verb)"""
    database = """SELECT 'database', verb FROM unnest(ARRAY['CONNECT', 'CREATE', 'TEMP']) AS verb
        WHERE has_database_privilege(%(role)s, current_database(), verb)"""
    for query in (schemas, database):
        for (place, verb), roles in sorted(_holders(owner, query).items()):
            yield f"{place} | {verb} | {said(roles)}"


def _policies(owner: psycopg.Connection[Any]) -> Iterator[str]:
    rows = owner.execute(
        """SELECT c.relname, string_agg(p.polname || ' ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT'
                      WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END, ', ' ORDER BY p.polname)
           FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid
           WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') GROUP BY c.relname
           ORDER BY c.relname COLLATE "C\""""
    )
    for table, policies in rows:
        yield f"{table} | {policies or 'owner only'}"


def main() -> None:
    from db.install import install
    from tests.servers import make_database, running_server

    with running_server() as server, make_database(server) as database:
        install(database.url)
        with psycopg.connect(database.dsn) as owner:
            REVIEWED.write_text(HEAD + "\n".join(matrix(owner)) + "\n", encoding="utf-8")
    sys.stdout.write(f"{REVIEWED}\n")


if __name__ == "__main__":
    main()
