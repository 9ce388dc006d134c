"""Breaking in with nothing but a password and psql; each attack is refused, and nothing has changed."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from counter_app.changes import ChangeFeed, Topic
from counter_app.domain.cases import CaseAction
from counter_app.domain.roles import Role
from counter_app.services.staff import add_staff
from db.embedded import EmbeddedServer
from db.engine import line_of, scram_verifier
from tests.database.attempts import say, try_case
from tests.database.break_in import ESCALATION, attempt, code_of, fingerprint
from tests.database.hall import PASSWORD, Hall, furnished_hall

LOGINS = {
    Role.CLERK: "tangjie",
    Role.REVIEWER: "reviewer",
    Role.CHIEF_REPRESENTATIVE: "liuyang",
    Role.LEADER: "denghong",
    Role.SUPERVISOR: "chenli",
    Role.TOWNSHIP_CLERK: "yangfan",
    Role.AGENT: "liuguifang",
    Role.CENTRE_ADMIN: "admin",
    Role.KIOSK: "kiosk1",
    Role.BOARD: "board1",
    Role.RATING_PAD: "pad1",
}
STRANGERS = ("tangjie", "liuyang", "reviewer", "liuguifang", "kiosk1")
"""Who has nothing to do with the case that `attacked` holds."""


@pytest.fixture(scope="module")
def attacked(hall_server: EmbeddedServer) -> Iterator[Hall]:
    """A hall with a case of 西彭镇 that was received and accepted by 周敏 at window 12."""
    with furnished_hall(hall_server) as hall:
        unit = hall.value("SELECT org_unit_id FROM org_unit WHERE name = '区民政局'")
        for login, role in (("reviewer", Role.REVIEWER), ("pad1", Role.RATING_PAD)):
            hall.owner.run(
                add_staff,
                action_id=uuid4(),
                login=login,
                name=login,
                org_unit_id=unit,
                roles=[role],
                verifier=scram_verifier(hall.owner.engine, login, PASSWORD),
            )
        hall.issue()
        hall.accept()
        hall.execute("UPDATE window_session SET closed_at = app_now()")
        yield hall


def the_case(hall: Hall) -> UUID:
    case_id: UUID = hall.value("SELECT case_id FROM service_case")
    return case_id


def broken_in(hall: Hall, login: str) -> list[tuple[str, str]]:
    """Every statement of ESCALATION that was answered otherwise than by its refusal."""
    wrong = []
    for statement, states in ESCALATION.items():
        answer = attempt(hall, login, statement.format(login=login))
        if states is not None and answer.state not in ((states,) if isinstance(states, str) else states):
            wrong.append((statement, answer.state or "let through"))
    return wrong


@pytest.mark.parametrize("role", LOGINS)
def test_nobody_becomes_more_than_they_are(attacked: Hall, role: Role) -> None:
    before = fingerprint(attacked)
    assert broken_in(attacked, LOGINS[role]) == []
    assert fingerprint(attacked) == before


def test_nobody_becomes_more_on_the_oldest_server(debian_hall: Hall) -> None:
    before = fingerprint(debian_hall)
    for login in ("zhoumin", "admin", "kiosk1"):
        assert broken_in(debian_hall, login) == []
    assert fingerprint(debian_hall) == before


def test_a_grant_without_the_right_to_grant_does_nothing(attacked: Hall) -> None:
    """PostgreSQL answers some of these with a mere warning."""
    before = fingerprint(attacked)
    for statement in (
        "GRANT SELECT ON service_case TO kiosk1",
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC",
        "REVOKE ALL ON service_case FROM counter_leader",
        f"GRANT ALL ON DATABASE {attacked.database.name} TO PUBLIC",
        "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        "VACUUM service_case",
        "ANALYZE applicant",
    ):
        for login in ("zhoumin", "admin"):
            attempt(attacked, login, statement)
    after = fingerprint(attacked)
    assert {what for what in after if after[what] != before[what]} <= {"rights to come"}
    assert all("public" not in str(line) for line in after["rights to come"])  # type: ignore[attr-defined]


# -- what a client sets ------------------------------------------------------------------------------------------

HOSTILE = (
    "SET search_path = pg_temp",
    "SET TimeZone = 'Pacific/Kiritimati'",
    "SET DateStyle = 'SQL, DMY'",
    "SET IntervalStyle = 'sql_standard'",
    "SET app.now = '2020-01-01'",
    "SET counter.offset_by = '-1 year'",
    "SET standard_conforming_strings = off",
    "SET array_nulls = off",
    "SET transform_null_equals = on",
    "SET default_transaction_deferrable = on",
    "SET extra_float_digits = -15",
    "SET bytea_output = 'escape'",
    "SET plpgsql.variable_conflict = use_column",
    "SET enable_seqscan = off",
    "SET ROLE {group}",
)


@pytest.mark.parametrize("role", [Role.CLERK, Role.CENTRE_ADMIN, Role.SUPERVISOR])
def test_no_parameter_of_a_client_changes_an_answer(attacked: Hall, role: Role) -> None:
    """Neither time, nor who one is, nor what one sees; so no session variable is a simulated clock."""
    question = """SELECT public.today(), public.has_duty('centre_admin'), public.has_duty('clerk'),
        public.my_staff_id(), abs(extract(epoch FROM public.app_now() - %s)) < 60,
        (SELECT count(*) FROM public.service_case), (SELECT count(*) FROM public.applicant)"""
    now = attacked.value("SELECT app_now()")
    login = LOGINS[role]
    with psycopg.connect(attacked.driver_url(login), autocommit=True) as plain:
        expected = plain.execute(question.encode(), (now,)).fetchone()
    with psycopg.connect(attacked.driver_url(login), autocommit=True) as hostile:
        for statement in HOSTILE:
            hostile.execute(statement.format(group=role.group).encode())
        assert hostile.execute(question.encode(), (now,)).fetchone() == expected
        hostile.execute("SET row_security = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            hostile.execute("SELECT * FROM public.service_case")


def test_names_are_masked_however_strings_are_read(hall: Hall) -> None:
    hall.receive()
    hall.execute("UPDATE applicant SET name = 'John Smith'")
    for setting in ("on", "off"):
        answer = attempt(
            hall,
            "board1",
            f"SET standard_conforming_strings = {setting}",
            "SELECT applicant FROM public_progress",
        )
        assert answer.rows == (("J*** S****",),)


def test_no_function_reads_its_own_strings_as_a_client_likes(attacked: Hall) -> None:
    """The body of a function is read when it is called, with the caller's standard_conforming_strings."""
    bodies = attacked.execute(
        """SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
           AND NOT coalesce('standard_conforming_strings=on' = ANY (proconfig), false)"""
    )
    loose = [name for name, body in bodies if "\\" in re.sub(r"E'[^']*'", "", body)]
    assert loose == []


def test_the_clock_is_moved_only_where_the_owner_put_the_row(hall: Hall) -> None:
    hall.execute("DELETE FROM simulation")
    for login in ("admin", "chenli", "zhoumin"):
        for statement in ("SET app.now = '2020-01-01'", "SET counter.offset_by = '-1 year'"):
            answer = attempt(
                hall, login, statement, "SELECT abs(extract(epoch FROM app_now() - clock_timestamp())) < 1"
            )
            assert answer.rows == ((True,),)
        assert code_of(hall, login, "INSERT INTO simulation (offset_by) VALUES ('-1 year')") == "42501"
    assert hall.value("SELECT count(*) FROM simulation") == 0


# -- other departments' people -----------------------------------------------------------------------------------


@pytest.mark.parametrize("login", STRANGERS)
def test_no_detour_shows_a_case_of_others(attacked: Hall, login: str) -> None:
    """Errors of functions in a condition, views, cursors, prepared statements, RETURNING: all see no hidden row."""
    case_id = the_case(attacked)
    for statements in (
        ("SELECT * FROM service_case",),
        ("SELECT name FROM applicant",),
        ("SELECT * FROM open_case",),
        ("SELECT 1 / (CASE WHEN name = '李国强' THEN 0 ELSE 1 END) FROM applicant",),
        ("SELECT 1 FROM applicant WHERE name::integer = 1",),
        ("SELECT 1 FROM applicant WHERE 1 / (ascii(name) - ascii('李')) = 1",),
        ("SELECT 1 FROM service_case WHERE 1 / (service_code::numeric - service_code::numeric) > 0",),
        ("DECLARE c CURSOR WITH HOLD FOR SELECT name FROM applicant", "FETCH ALL c"),
        ("PREPARE p AS SELECT name FROM applicant", "EXECUTE p"),
        ("SELECT * FROM case_action",),
        ("SELECT verdict FROM case_material",),
        ("UPDATE case_material SET defect = '' RETURNING name",),
        ("SELECT number FROM document WHERE case_id IS NOT NULL",),
        ("SELECT number FROM certificate",),
        (f"SELECT * FROM applicant_details('{case_id}')",),
        (f"SELECT * FROM papers_of_case('{case_id}')",),
        ("SELECT * FROM cases_of_identity('11010519491231002X')",),
        (f"SELECT * FROM open_duplicates('{case_id}')",),
        ("SELECT most_common_vals FROM pg_stats WHERE tablename = 'applicant'",),
        ("TABLE applicant",),
    ):
        answer = attempt(attacked, login, *statements)
        assert answer.state in {"", "42501"}, (statements, answer)
        assert answer.rows == (), (statements, answer)


@pytest.mark.parametrize("column", ["id_number", "phone", "address", "agent_id_number"])
def test_no_condition_asks_about_a_number(attacked: Hall, column: str) -> None:
    """EXPLAIN ANALYZE counts rows before the policy: so nobody may name these columns, not even who sees the row."""
    for login in ("zhoumin", *STRANGERS, "chenli", "admin"):
        for statement in (
            f"EXPLAIN ANALYZE SELECT applicant_id FROM applicant WHERE {column} = '11010519491231002X'",
            f"SELECT {column} FROM applicant",
            f"SELECT 1 FROM applicant ORDER BY {column}",
            f"UPDATE applicant SET {column} = ''",
            f"INSERT INTO applicant (applicant_id, {column}) VALUES (gen_random_uuid(), '') RETURNING {column}",
        ):
            assert attempt(attacked, login, statement).state == "42501", (login, statement)


def test_an_estimate_says_nothing_of_a_name(hall: Hall) -> None:
    hall.receive()
    hall.execute(
        """INSERT INTO applicant (applicant_id, kind, name, id_kind, id_number, id_check)
           SELECT gen_random_uuid(), 'person', CASE WHEN n % 2 = 0 THEN '王二' ELSE n::text END, '', '', 'passed'
           FROM generate_series(1, 2000) n"""
    )
    hall.execute("ANALYZE applicant")
    plans = [
        attempt(hall, "tangjie", f"EXPLAIN SELECT 1 FROM applicant WHERE name = '{name}'").rows
        for name in ("王二", "从无此人")
    ]
    assert str(plans[0]).replace("王二", "从无此人") == str(plans[1])


def test_who_supervises_sees_masks(attacked: Hall) -> None:
    case_id = the_case(attacked)
    for login in ("chenli", "admin"):
        rows = attempt(attacked, login, f"SELECT * FROM applicant_details('{case_id}')").rows
        assert rows == (("110105********002X", "139****2207", "********", ""),)
        assert attempt(attacked, login, "SELECT data FROM document").state == "42501"
        assert attempt(attacked, login, "SELECT cases_of_identity('11010519491231002X')").state == "42501"


def test_what_others_ask_and_who_they_are_stays_theirs(attacked: Hall) -> None:
    with psycopg.connect(attacked.driver_url("zhoumin")) as other:
        other.execute("SELECT '一句私话'")
        rows = attempt(
            attacked, "tangjie", "SELECT query FROM pg_stat_activity WHERE usename = 'zhoumin'"
        ).rows
    assert all("私话" not in str(query) for (query,) in rows)


def test_a_closed_login_that_is_still_connected_sees_nobody(hall: Hall) -> None:
    hall.receive()
    with psycopg.connect(hall.driver_url("zhoumin"), autocommit=True) as open_still:
        hall.execute("UPDATE staff SET is_active = false WHERE login = 'zhoumin'")
        for relation in (
            "service_case",
            "applicant",
            "document",
            "case_action",
            "case_material",
            "ticket_action",
        ):
            shown = open_still.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(relation)))
            assert shown.fetchone() == (0,), relation
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            open_still.execute(
                "INSERT INTO applicant (applicant_id, kind, name, id_kind, id_number, id_check) "
                "VALUES (gen_random_uuid(), 'person', '', '', '', 'passed')"
            )


# -- self-approval -----------------------------------------------------------------------------------------------


def cover(hall: Hall, absent: str, acting: str) -> None:
    hall.execute(
        "INSERT INTO cover (staff_id, cover_staff_id, starts_on, ends_on) SELECT %s, %s, today(), today()",
        *(hall.staff_id(absent), hall.staff_id(acting)),
    )


def pending(hall: Hall) -> UUID:
    case_id = hall.accept().case.head.case_id
    for action in (CaseAction.REVIEW, CaseAction.SUBMIT):
        say(hall, "zhoumin", case_id, action)
    return case_id


def test_a_duty_is_lent_with_its_place_and_not_to_whom_accepted(hall: Hall) -> None:
    case_id = pending(hall)
    # Who covers the leader of one unit leads nobody in the own one.
    hall.execute(
        "UPDATE staff SET roles = '{leader}', org_unit_id = (SELECT org_unit_id FROM staff WHERE login = "
        "'tangjie') WHERE login = 'malin'"
    )
    cover(hall, "malin", "yangfan")
    assert try_case(hall, "yangfan", case_id, CaseAction.APPROVE) == "case_of_other_department"
    # Who accepted signs neither for oneself nor as somebody's cover.
    cover(hall, "xujun", "zhoumin")
    cover(hall, "denghong", "zhoumin")
    for action in (CaseAction.APPROVE, CaseAction.REFUSE):
        assert try_case(hall, "zhoumin", case_id, action) == "same_person_accepted"
    # Nor does the cover of who accepted, in that person's name.
    hall.execute("UPDATE service_case SET accepted_by = %s", hall.staff_id("xujun"))
    cover(hall, "xujun", "yangfan")
    assert try_case(hall, "yangfan", case_id, CaseAction.APPROVE) == "same_person_accepted"
    assert try_case(hall, "denghong", case_id, CaseAction.APPROVE) == "approved"


def test_neither_a_window_nor_the_sight_of_everything_is_a_right_to_decide(hall: Hall) -> None:
    case_id = pending(hall)
    say(hall, "xujun", case_id, CaseAction.ESCALATE)
    hall.execute("UPDATE window_session SET closed_at = app_now()")
    # A leader of another department who also works at windows sits down where the case was received.
    with duties(hall, "liuyang", "leader", "clerk", "chief_representative"):
        hall.open_window("liuyang", "12")
        for action in (CaseAction.APPROVE, CaseAction.REFUSE):
            assert try_case(hall, "liuyang", case_id, action) == "case_of_other_department"
    # A supervisor who is a clerk, too, sees the case and does not handle it.
    with duties(hall, "chenli", "supervisor", "clerk"):
        assert try_case(hall, "chenli", case_id, CaseAction.WITHDRAW) == "case_of_other_department"
        received = hall.receive(login="heqing", number="11").head.case_id
        hall.execute("UPDATE window_session SET closed_at = app_now()")
        tick = f"UPDATE case_material SET defect = 'x' WHERE case_id = '{received}'"
        assert code_of(hall, "chenli", tick) == "not_your_duty"


@contextmanager
def duties(hall: Hall, login: str, *roles: str) -> Iterator[None]:
    """Give these for a while: memberships belong to the server, and the next hall has the same people."""
    names = sql.SQL(", ").join(sql.Identifier(f"counter_{role}") for role in roles)
    before = hall.value("SELECT roles FROM staff WHERE login = %s", login)
    with psycopg.connect(hall.driver_url(), autocommit=True) as owner:
        owner.execute(sql.SQL("GRANT {} TO {}").format(names, sql.Identifier(login)))
        owner.execute("UPDATE staff SET roles = %s WHERE login = %s", (list(roles), login))
        try:
            yield
        finally:
            extra = [sql.Identifier(f"counter_{role}") for role in roles if role not in before]
            revoke = sql.SQL("REVOKE {} FROM {}").format(sql.SQL(", ").join(extra), sql.Identifier(login))
            owner.execute(revoke)


UNREADABLE = {"reason_missing", "text_not_allowed"}


@pytest.mark.parametrize("blank", [" ", "\t", "\n", "\u3000", "\u200b", "\u2800", "\u202e", "\ufeff "])
def test_a_reason_that_nobody_can_read_is_none(hall_with_pending: tuple[Hall, UUID], blank: str) -> None:
    hall, case_id = hall_with_pending
    assert try_case(hall, "xujun", case_id, CaseAction.REFUSE, reason=blank) in {
        "reason_missing",
        "text_not_allowed",
    }
    said = "INSERT INTO case_action (action_id, case_id, action, payload) VALUES (%s, %s, 'refuse', %s)"
    with pytest.raises(psycopg.Error, match="|".join(UNREADABLE)):
        hall.execute(said, uuid4(), case_id, Jsonb({"reason": blank}), login="xujun")


@pytest.fixture(scope="module")
def hall_with_pending(hall_server: EmbeddedServer) -> Iterator[tuple[Hall, UUID]]:
    with furnished_hall(hall_server) as hall:
        yield hall, pending(hall)


def test_a_case_is_not_put_to_a_window_that_one_does_not_hold(hall: Hall) -> None:
    case_id = hall.receive().head.case_id
    elsewhere = hall.window_id("13")
    assert try_case(hall, "zhoumin", case_id, CaseAction.ACCEPT, window_id=elsewhere) == "window_not_held"


# -- dates and numbers -------------------------------------------------------------------------------------------


def file_from_village(hall: Hall, code: str, filed_at: str) -> str:
    """Hand in a filing as the agent, with psql; the refusal's code, or when it counts as written."""
    applicant, version = uuid4(), hall.guide().item_version_id
    answer = attempt(
        hall,
        "liuguifang",
        f"INSERT INTO applicant (applicant_id, kind, name, id_kind, id_number, id_check) "
        f"VALUES ('{applicant}', 'person', '某', '', 'x', 'passed')",
        f"""INSERT INTO case_action (action_id, case_id, action, payload) VALUES (gen_random_uuid(), '{applicant}',
            'receive', '{{"item_version_id": {version}, "applicant_id": "{applicant}", "service_code": "{code}",
            "filed_at": "{filed_at}"}}')""",
        f"SELECT filed_at BETWEEN received_at - interval '1 hour' AND received_at FROM service_case "
        f"WHERE case_id = '{applicant}'",
    )
    return answer.message if answer.state else str(answer.rows)


def test_a_filing_is_neither_back_dated_nor_dated_ahead(hall: Hall) -> None:
    point, first = attempt(
        hall, "liuguifang", "SELECT point_code, first_serial FROM lease_code_block(9)"
    ).rows[0]
    region = hall.value("SELECT region_code FROM hall")

    def code(day: str, serial: int = 0) -> str:
        return str(
            hall.value(
                "SELECT make_service_code(%s, %s::date, %s, %s)", region, day, point, int(str(first)) + serial
            )
        )

    for day in ("2020-01-01", "2026-03-08", "2026-03-12", "2036-03-10"):
        assert file_from_village(hall, code(day), "2026-03-10 09:00+08:00") == "code_of_other_day"
    # However it is told, it was written down between the lease and now; and what is stored can be read by Python.
    for serial, day in enumerate(("2020-01-01", "2036-01-01", "2026-03-10")):
        assert file_from_village(hall, code("2026-03-10", serial), f"{day} 09:00+08:00") == "((True,),)"
    for never in ("-infinity", "infinity", "0044-03-15 BC"):
        assert file_from_village(hall, code("2026-03-10", 8), never) == "text_not_allowed"
    assert file_from_village(hall, code("2026-03-11"), "2026-03-10 09:00+08:00") == "code_used"
    assert file_from_village(hall, code("2026-03-10", 9), "2026-03-10 09:00+08:00") == "code_not_leased"
    for size in ("NULL", "0", "-1", "501", "2147483647"):
        assert code_of(hall, "liuguifang", f"SELECT lease_code_block({size})") == "not_your_duty"


def test_no_number_is_burned_and_no_paper_is_forged(hall: Hall) -> None:
    case_id = hall.accept().case.head.case_id
    unit = hall.value("SELECT org_unit_id FROM service_case")
    before = fingerprint(hall)
    give = f"SELECT next_document_number('acceptance_notice', {unit})"
    assert code_of(hall, "zhoumin", give) == "document_number_unused"
    assert code_of(hall, "zhoumin", "SET CONSTRAINTS ALL IMMEDIATE", give) == "document_number_unused"
    assert code_of(hall, "zhoumin", "SET CONSTRAINTS ALL DEFERRED", give, give) == "document_number_unused"
    paper = (
        "INSERT INTO document (document_id, {subject}, kind, number, template_version, data, sha256) "
        "VALUES (gen_random_uuid(), '{id}', '{kind}', '{number}', 1, '{{}}', '')"
    )
    ticket_id = hall.value("SELECT ticket_id FROM ticket LIMIT 1") or uuid4()
    for login, subject, subject_id, kind, number, code in (
        ("zhoumin", "case_id", case_id, "approval_decision", "1", "document_too_early"),
        ("zhoumin", "case_id", case_id, "certificate", "1", "document_too_early"),
        ("zhoumin", "case_id", case_id, "ticket", "1", "document_without_subject"),
        ("liuyang", "case_id", case_id, "acceptance_notice", "1", "not_your_duty"),
        ("kiosk1", "case_id", case_id, "acceptance_notice", "1", "not_your_duty"),
        ("kiosk1", "ticket_id", ticket_id, "ticket", "20260310-A001", "document_number_not_given"),
        ("chenli", "case_id", case_id, "acceptance_notice", "1", "42501"),
    ):
        said = paper.format(subject=subject, id=subject_id, kind=kind, number=number)
        assert code_of(hall, login, said) == code, (login, kind)
    document = hall.value("SELECT document_id FROM document")
    printed = """INSERT INTO print_job (print_job_id, document_id, copies, is_reprint)
        VALUES (gen_random_uuid(), '{}', 1, false)"""
    for login in ("liuyang", "kiosk1", "liuguifang"):
        assert code_of(hall, login, printed.format(document)) == "42501"
    assert fingerprint(hall) == before


# -- the queue and the logs --------------------------------------------------------------------------------------


def test_nobody_is_called_out_of_turn(hall: Hall) -> None:
    hall.issue()
    friend = hall.issue().ticket_id
    window_id = hall.open_window("zhoumin", "12")
    before = fingerprint(hall)
    call = f"""INSERT INTO ticket_action (action_id, ticket_id, action, window_id)
        VALUES (gen_random_uuid(), '{friend}', 'call', {window_id})"""
    assert code_of(hall, "zhoumin", call) == "not_in_turn"
    marked = call.replace("window_id)", "window_id, from_status)").replace(
        f"{window_id})", f"{window_id}, 'waiting')"
    )
    assert code_of(hall, "zhoumin", marked) == "42501"
    cancel = call.replace("'call'", "'cancel'")
    assert code_of(hall, "kiosk1", cancel) == "not_your_duty"
    assert code_of(hall, "heqing", f"SELECT call_next(gen_random_uuid(), {window_id})") == "window_not_held"
    assert code_of(hall, "kiosk1", f"SELECT call_next(gen_random_uuid(), {window_id})") == "42501"
    assert fingerprint(hall) == before


def test_the_log_takes_only_what_the_trigger_makes_of_it(attacked: Hall) -> None:
    case_id, action_id = the_case(attacked), attacked.value("SELECT action_id FROM case_action LIMIT 1")
    before = fingerprint(attacked)
    insert = (
        "INSERT INTO case_action (action_id, case_id, action, payload) VALUES ('{}', '{}', 'review', '{{}}')"
    )
    new = insert.format(uuid4(), case_id)
    for login, code, *statements in (
        ("zhoumin", "42501", "UPDATE case_action SET payload = '{}'"),
        ("zhoumin", "42501", "DELETE FROM case_action"),
        ("zhoumin", "42501", "TRUNCATE case_action"),
        ("zhoumin", "42501", new + " ON CONFLICT (action_id) DO UPDATE SET payload = '{}'"),
        ("zhoumin", "42501", "MERGE INTO case_action a USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE"),
        ("zhoumin", "42501", "COPY case_action (action_id, case_id, action, hash) FROM STDIN"),
        ("liuyang", "case_of_other_department", new),
        ("kiosk1", "42501", new),
        ("admin", "42501", new),
        ("zhoumin", "wrong_state", insert.format(uuid4(), uuid4())),
        # An action of others that is said again adds nothing and answers nothing.
        ("zhoumin", "", insert.format(action_id, case_id)),
        # What was undone has never been.
        ("zhoumin", "", "SAVEPOINT s", new, "ROLLBACK TO s"),
        ("zhoumin", "42501", new.replace("payload)", "payload, at)").replace("'{}')", "'{}', '2020-01-01')")),
    ):
        assert code_of(attacked, login, *statements) == code, (login, statements)
    assert fingerprint(attacked) == before


def test_a_false_notice_at_most_makes_a_screen_read_again(attacked: Hall) -> None:
    feed = ChangeFeed(line_of(attacked.app("zhoumin").engine))
    try:
        for payload in (
            "",
            "x",
            "[]",
            "1",
            "null",
            "{}",
            '{"topic": "x"}',
            '{"topic": {}}',
            '{"topic": []}',
            "[" * 7900,
        ):
            attempt(attacked, "kiosk1", f"NOTIFY counter, '{payload}'")
        attempt(
            attacked,
            "kiosk1",
            """NOTIFY counter, '{"topic": "case", "id": "\\u0000", "action": {"x": [1]}}'""",
        )
        deadline = time.monotonic() + 10
        arrived: list[Topic] = []
        while not arrived and time.monotonic() < deadline:
            arrived = [change.topic for change in feed.wait(1)]
        assert arrived == [Topic.CASE]
    finally:
        feed.close()


def test_a_notice_does_not_say_whose_case_it_was(hall: Hall) -> None:
    with psycopg.connect(hall.driver_url("kiosk1"), autocommit=True) as thief:
        thief.execute("LISTEN counter")
        hall.receive()
        heard = {notice.payload for notice in thief.notifies(timeout=1)}
    assert '{"topic": "case"}' in heard
    assert all('"case"' not in payload or payload == '{"topic": "case"}' for payload in heard)


def test_a_lock_by_a_known_number_holds_up_nobody(hall: Hall) -> None:
    """Even where an administrator has left these locks open to everybody."""
    hall.execute("GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO PUBLIC")
    with psycopg.connect(hall.driver_url("zhoumin")) as thief:
        thief.execute("SELECT pg_advisory_lock(hashtextextended('staff_change tangjie', 0))")
        reset = "SELECT set_staff_active(gen_random_uuid(), 'tangjie', false)"
        assert code_of(hall, "admin", "SET lock_timeout = '2s'", reset) == ""
