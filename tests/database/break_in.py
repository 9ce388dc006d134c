"""What an attacker with a password and psql tries, and whether anything came of it."""

from contextlib import closing
from dataclasses import dataclass

import psycopg
from psycopg import sql

from tests.database.hall import Hall

REFUSED = "42501"

ESCALATION = {
    # to be somebody else, or to make somebody
    "CREATE ROLE thief LOGIN SUPERUSER": REFUSED,
    "ALTER ROLE {login} SUPERUSER": REFUSED,
    "ALTER ROLE {login} CREATEROLE": REFUSED,
    "ALTER ROLE {login} BYPASSRLS": REFUSED,
    "ALTER ROLE postgres PASSWORD 'x'": REFUSED,
    "ALTER ROLE sunli PASSWORD 'x'": REFUSED,
    "ALTER ROLE heqing SET search_path = pg_temp": REFUSED,
    "ALTER ROLE ALL SET row_security = off": REFUSED,
    "GRANT counter_centre_admin TO {login}": REFUSED,
    "GRANT counter_leader TO {login} WITH ADMIN OPTION": REFUSED,
    "GRANT counter_clerk TO board1": REFUSED,
    "GRANT postgres TO {login}": REFUSED,
    "GRANT pg_read_server_files TO {login}": REFUSED,
    "SET ROLE postgres": REFUSED,
    "SET SESSION AUTHORIZATION heqing": REFUSED,
    "SET SESSION AUTHORIZATION postgres": REFUSED,
    "REASSIGN OWNED BY postgres TO {login}": REFUSED,
    "DROP OWNED BY postgres": REFUSED,
    "ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT SELECT ON TABLES TO {login}": REFUSED,
    # to put something of one's own where the owner's functions look
    "CREATE SCHEMA mine": REFUSED,
    "CREATE TABLE staff2 (x integer)": REFUSED,
    "CREATE TEMP TABLE staff (login text)": REFUSED,
    "CREATE TABLE pg_temp.simulation (offset_by interval)": REFUSED,
    "CREATE FUNCTION pg_temp.has_duty(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'": REFUSED,
    "CREATE FUNCTION public.has_duty(varchar) RETURNS boolean LANGUAGE sql AS 'SELECT true'": REFUSED,
    "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = textne)": REFUSED,
    "CREATE VIEW everybody AS SELECT * FROM applicant": REFUSED,
    "CREATE TYPE public.text AS (x integer)": REFUSED,
    "CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION keep_log()": REFUSED,
    "CREATE EXTENSION dblink": (REFUSED, "0A000", "58P01"),
    "CREATE PUBLICATION mine FOR ALL TABLES": REFUSED,
    "CREATE FOREIGN DATA WRAPPER mine": REFUSED,
    "DO $$ BEGIN PERFORM 1; END $$": REFUSED,
    # the rules themselves
    "ALTER TABLE case_action DISABLE TRIGGER ALL": REFUSED,
    "ALTER TABLE applicant DISABLE ROW LEVEL SECURITY": REFUSED,
    "DROP TRIGGER case_action_kept ON case_action": REFUSED,
    "CREATE RULE mine AS ON DELETE TO case_action DO INSTEAD NOTHING": REFUSED,
    "CREATE POLICY mine ON applicant USING (true)": REFUSED,
    "ALTER FUNCTION app_now() SET search_path = pg_temp": REFUSED,
    "ALTER FUNCTION texteq(text, text) NOT LEAKPROOF": REFUSED,
    "SET session_replication_role = replica": REFUSED,
    "ALTER SYSTEM SET log_statement = 'all'": (REFUSED, "25001"),
    # the server behind the database
    "SELECT pg_read_file('PG_VERSION')": REFUSED,
    "SELECT pg_ls_dir('.')": REFUSED,
    "SELECT pg_stat_file('postgresql.conf')": REFUSED,
    "SELECT * FROM pg_hba_file_rules": REFUSED,
    "COPY hall TO '/tmp/hall.csv'": REFUSED,
    "COPY (SELECT 1) TO PROGRAM 'id'": REFUSED,
    "COPY alembic_version FROM PROGRAM 'id'": REFUSED,
    "LOAD '/tmp/mine.so'": REFUSED,
    "SELECT lo_create(0)": REFUSED,
    "SELECT lo_from_bytea(0, 'x')": REFUSED,
    "SELECT lo_import('/etc/passwd')": REFUSED,
    "SELECT lo_export(1, '/tmp/x')": REFUSED,
    "SELECT pg_reload_conf()": REFUSED,
    "SELECT pg_switch_wal()": REFUSED,
    "SELECT pg_logical_emit_message(false, 'x', 'x')": REFUSED,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'": REFUSED,
    # passwords, and what the server knows of rows
    "SELECT rolpassword FROM pg_authid": REFUSED,
    "SELECT passwd FROM pg_shadow": REFUSED,
    "SELECT * FROM pg_statistic": REFUSED,
    "SELECT * FROM pg_stat_get_wal_receiver()": None,
    # holding up others
    "LOCK TABLE service_case IN ACCESS EXCLUSIVE MODE": REFUSED,
    "LOCK TABLE ticket_action IN SHARE MODE": REFUSED,
    "SELECT 1 FROM service_case FOR UPDATE": REFUSED,
    "SELECT pg_advisory_lock(7301)": REFUSED,
    "SELECT pg_try_advisory_xact_lock(1, 1)": REFUSED,
    "SELECT pg_export_snapshot()": REFUSED,
    # numbers
    "SELECT setval('staff_staff_id_seq', 1)": REFUSED,
    "SELECT nextval('staff_staff_id_seq')": REFUSED,
    "ALTER SEQUENCE staff_staff_id_seq RESTART": REFUSED,
    "UPDATE document_counter SET last_number = 0": REFUSED,
    # time
    "UPDATE simulation SET offset_by = '-1 day'": REFUSED,
    "INSERT INTO simulation (offset_by) VALUES ('1 day')": REFUSED,
    "UPDATE hall SET time_zone = 'Pacific/Kiritimati'": REFUSED,
    "INSERT INTO hall (hall_id, name, short_name, region_code) VALUES (-1, '', '', '000000')": REFUSED,
    "UPDATE cover SET starts_on = '2000-01-01'": REFUSED,
    "UPDATE transition SET roles = '{{kiosk}}'": REFUSED,
    "UPDATE staff SET roles = '{{leader}}'": REFUSED,
    # ratings: made, mended, read past their functions, or followed to whoever gave them
    "SELECT overall FROM rating": REFUSED,
    "SELECT ticket_id FROM rating_invitation": REFUSED,
    "SELECT words FROM rating_step": REFUSED,
    "SELECT status FROM rating_follow_up": REFUSED,
    "UPDATE rating SET overall = 5": REFUSED,
    "DELETE FROM rating_follow_up": REFUSED,
    "UPDATE rating_invitation SET answered_at = now()": REFUSED,
    "INSERT INTO rating_invitation (invitation_id) VALUES (gen_random_uuid())": REFUSED,
    "SELECT offer_rating(gen_random_uuid(), 1, 1, now())": REFUSED,
    "SELECT take_rating(gen_random_uuid(), gen_random_uuid(), 5, 5, 5, 5, '', 'qr', now())": REFUSED,
    "UPDATE setting SET at_least = 1 WHERE name = 'rating_shown_from'": REFUSED,
}
"""Statement and the SQLSTATE with which every client is refused; None: harmless, and nothing comes of it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said: SQLSTATE and message of an error, or the rows."""

    state: str
    message: str
    rows: tuple[tuple[object, ...], ...] = ()


def attempt(hall: Hall, login: str, *statements: str) -> Answer:
    """Say the statements in one transaction and commit; the answer to the last, or the first error."""
    rows: tuple[tuple[object, ...], ...] = ()
    try:
        # A commit that is refused leaves the connection open.
        with closing(psycopg.connect(hall.driver_url(login))) as connection, connection:
            for statement in statements:
                done = connection.execute(statement.encode())
                rows = tuple(done.fetchall()) if done.description else ()
    except psycopg.Error as error:
        return Answer(error.sqlstate or "no answer", error.diag.message_primary or str(error))
    return Answer("", "", rows)


def code_of(hall: Hall, login: str, *statements: str) -> str:
    """The refusal's code, the SQLSTATE of another error, or nothing."""
    answer = attempt(hall, login, *statements)
    return answer.message if answer.state == "CA000" else answer.state


def fingerprint(hall: Hall) -> dict[str, object]:
    """Every row of every table, every right and every role: whatever an attack could have changed."""
    with psycopg.connect(hall.driver_url()) as owner:
        tables = [
            str(name)
            for (name,) in owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        digest = sql.SQL("SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM {} t")
        found: dict[str, object] = {
            table: owner.execute(digest.format(sql.Identifier(table))).fetchone() for table in sorted(tables)
        }
        for what, query in _CATALOGUE.items():
            found[what] = owner.execute(query.encode()).fetchall()
    return found


_CATALOGUE = {
    "roles": "SELECT rolname, rolsuper, rolcreaterole, rolbypassrls, rolpassword FROM pg_authid ORDER BY 1",
    "members": "SELECT roleid, member, admin_option FROM pg_auth_members ORDER BY 1, 2",
    "role settings": "SELECT * FROM pg_db_role_setting ORDER BY 1, 2",
    "relations": """SELECT relname, relowner, relacl::text, relrowsecurity FROM pg_class
        WHERE relnamespace = 'public'::regnamespace ORDER BY 1""",
    "functions": """SELECT oid::regprocedure::text, proowner, proacl::text, proconfig::text, md5(prosrc) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace ORDER BY 1""",
    "triggers": "SELECT tgrelid, tgname, tgenabled FROM pg_trigger ORDER BY 1, 2",
    "policies": "SELECT polrelid, polname FROM pg_policy ORDER BY 1, 2",
    "schemas": "SELECT nspname, nspacl::text FROM pg_namespace WHERE nspname !~ '^pg_(toast|temp)' ORDER BY 1",
    "rights to come": "SELECT defaclrole, defaclacl::text FROM pg_default_acl ORDER BY 1",
    "large objects": "SELECT count(*) FROM pg_largeobject_metadata",
}
