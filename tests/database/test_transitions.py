"""Role by transition, generated from the table `transition`: every role, every row, both subjects."""

from uuid import uuid4

import psycopg
import pytest

from counter_app.domain.roles import Role
from counter_app.services.staff import add_staff
from db.engine import scram_verifier
from tests.database.hall import PASSWORD, Hall

ONE_OF_EACH = """SELECT DISTINCT ON (roles) roles[1], login FROM staff WHERE cardinality(roles) = 1
    ORDER BY roles, login"""


@pytest.fixture
def everybody(hall: Hall) -> dict[str, str]:
    """A login with each role, also with those that the demonstration hall has nobody for."""
    unit = hall.value("SELECT min(org_unit_id) FROM org_unit")
    for role in (Role.REVIEWER, Role.RATING_PAD):
        hall.owner.run(
            add_staff,
            action_id=uuid4(),
            login=f"one_{role}",
            name=role.value,
            org_unit_id=unit,
            roles=[role],
            verifier=scram_verifier(hall.owner.engine, f"one_{role}", PASSWORD),
        )
    found = {str(role): str(login) for role, login in hall.execute(ONE_OF_EACH)}
    assert set(found) == set(Role)
    return found


def test_each_transition_is_for_its_roles_alone(hall: Hall, everybody: dict[str, str]) -> None:
    with psycopg.connect(hall.driver_url()) as owner:
        # Undone at the end: no client may call it, and as the client it has to be asked.
        owner.execute("GRANT EXECUTE ON FUNCTION find_transition(text, text, text) TO PUBLIC")
        rules = owner.execute(
            "SELECT subject, action, from_status, to_status, roles FROM transition"
        ).fetchall()
        pairs = owner.execute(
            """SELECT subject, action, status FROM (SELECT DISTINCT subject, action FROM transition) a
               JOIN (SELECT subject, from_status AS status FROM transition UNION
                     SELECT subject, to_status FROM transition) s USING (subject)"""
        ).fetchall()
        table = {(subject, action, status): (to, roles) for subject, action, status, to, roles in rules}
        assert len(table) > 40
        wrong = []
        for role, login in everybody.items():
            owner.execute(f"SET SESSION AUTHORIZATION {login}".encode())
            for pair in pairs:
                to_status, roles = table.get(pair, ("", []))
                expected = "wrong_state" if not roles else to_status if role in roles else "not_your_duty"
                if (answer := answer_of(owner, pair)) != expected:
                    wrong.append((role, pair, answer, expected))
            owner.execute("RESET SESSION AUTHORIZATION")
        owner.rollback()
    assert wrong == []


def answer_of(owner: psycopg.Connection[tuple[object, ...]], pair: tuple[object, ...]) -> str:
    try:
        with owner.transaction():
            row = owner.execute("SELECT to_status FROM find_transition(%s, %s, %s)", pair).fetchone()
            return str(row[0]) if row else ""
    except psycopg.Error as error:
        return error.diag.message_primary or ""


GUARDED_BY = {
    "ticket": ("check_ticket_guard", "WHEN '{}'"),
    "case": ("check_case_guard", "WHEN '{}'"),
    "rating": ("follow_rating", "'{}' = ANY (step.guards)"),
}


def test_every_role_and_every_guard_of_the_table_is_known(quiet_hall: Hall) -> None:
    for subject, roles, guards in quiet_hall.execute("SELECT subject, roles, guards FROM transition"):
        assert set(roles) <= set(Role)
        function, branch = GUARDED_BY[subject]
        body = quiet_hall.value("SELECT prosrc FROM pg_proc WHERE proname = %s", function)
        assert [guard for guard in guards if branch.format(guard) not in body] == []


def test_who_may_not_even_speak_of_a_subject_has_no_transition(quiet_hall: Hall) -> None:
    """Every role of the table may insert into the log, and whoever may insert has something to say there.

    The centre admin ends the day of the queue by `end_day` alone, which says it for them.
    """
    by_function = {"ticket": {Role.CENTRE_ADMIN.value}, "case": set[str]()}
    for subject in ("ticket", "case"):
        named = {
            role
            for (roles,) in quiet_hall.execute("SELECT roles FROM transition WHERE subject = %s", subject)
            for role in roles
        }
        may = {
            role.value
            for role in Role
            if quiet_hall.value(
                "SELECT has_column_privilege(%s, %s, 'action', 'INSERT')", role.group, f"{subject}_action"
            )
        }
        assert named - by_function[subject] == may
        assert by_function[subject] <= named - may
