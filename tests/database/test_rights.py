"""Who may read and write what, asked of the server as each person with nothing but a password."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from counter_app.application import Application
from counter_app.domain.roles import Role
from counter_app.errors import CounterError, NotFound, Refused
from counter_app.services import cases, staff
from counter_app.services.passwords import change_own_password
from counter_app.services.sign_in import sign_in
from db.engine import scram_verifier
from tests.database.hall import PASSWORD, Hall, ask, moment


def test_functions_with_the_owners_rights_look_names_up_where_nobody_else_can_write(quiet_hall: Hall) -> None:
    rows = quiet_hall.execute(
        """SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"""
    )
    assert len(rows) > 20
    loose = [
        name for name, config in rows if (config or [""])[0] != "search_path=pg_catalog, public, pg_temp"
    ]
    assert not loose


@pytest.mark.parametrize(
    "table", ["ticket", "service_case", "applicant", "certificate", "staff", "transition"]
)
def test_a_clerk_changes_no_state_past_the_log(quiet_hall: Hall, table: str) -> None:
    for statement in (f"DELETE FROM {table}", f"TRUNCATE {table}", f"SELECT 1 FROM {table} FOR UPDATE"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            quiet_hall.execute(statement, login="zhoumin")
    column = quiet_hall.value(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum = 3", table
    )
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        quiet_hall.execute(f"UPDATE {table} SET {column} = NULL", login="zhoumin")


def test_cases_and_applicants_of_other_departments_stay_unseen(hall: Hall) -> None:
    case_id = hall.accept().case.head.case_id  # of 西彭镇, received by 周敏 at window 12
    for login in ("zhoumin", "xujun", "denghong", "yangfan", "chenli", "admin"):
        assert hall.app(login).run(cases.get_case, case_id=case_id).head.applicant_name == "李国强"
    for login in ("tangjie", "hejing", "liuyang", "heqing", "liuguifang"):
        with pytest.raises(NotFound):
            hall.app(login).run(cases.get_case, case_id=case_id)
        for table in ("service_case", "applicant", "case_material", "case_action", "document"):
            assert hall.value(f"SELECT count(*) FROM {table}", login=login) == 0, (login, table)


def test_a_checklist_is_ticked_only_at_intake_and_only_of_cases_one_sees(hall: Hall) -> None:
    tick = "UPDATE case_material SET verdict = 'wrong' RETURNING 1"
    hall.receive()
    assert hall.execute(tick, login="heqing") == []
    assert hall.execute(tick, login="zhoumin")
    accepted = hall.accept().case.head.case_id
    assert not hall.execute(
        "UPDATE case_material SET verdict = 'wrong' WHERE case_id = %s RETURNING 1", accepted, login="zhoumin"
    )


def test_public_screens_see_no_person(hall: Hall) -> None:
    hall.accept()
    for login in ("kiosk1", "board1"):
        for table in ("applicant", "service_case", "staff", "case_action", "ticket"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                hall.execute(f"SELECT * FROM {table}", login=login)
    assert hall.value("SELECT applicant FROM public_progress", login="board1") == "李*强"
    assert hall.value("SELECT count(*) FROM document", login="kiosk1") == 0


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("李国强", "李*强"),
        ("欧阳国强", "欧**强"),
        ("买买提·艾山", "买**·*山"),
        ("石", "*"),
        ("", ""),
        ("邉\U000e0100太郎", "邉\U000e0100*郎"),
        ("𬭎𬭎", "𬭎*"),
        ("John Smith", "J*** S****"),
        ("A\u0308nne-Lü", "A\u0308*****ü"),
    ],
)
def test_a_name_on_a_public_screen_is_masked(quiet_hall: Hall, name: str, masked: str) -> None:
    assert quiet_hall.value("SELECT mask_name(%s)", name) == masked


def test_public_progress_says_the_day_of_the_hall(hall: Hall) -> None:
    hall.set_clock(moment("2026-03-11 06:30"))  # in UTC it is still the tenth
    hall.receive()
    assert str(hall.value("SELECT received_on FROM public_progress", login="board1")) == "2026-03-11"


def test_only_the_admin_makes_people(hall: Hall) -> None:
    add = "SELECT add_staff(gen_random_uuid(), 'newcomer', '新人', 1, '{clerk}', 'SCRAM-SHA-256$x', '')"
    for login in ("zhoumin", "xujun", "chenli", "denghong", "kiosk1"):
        for statement in (
            add,
            "SELECT set_password(gen_random_uuid(), 'admin', 'SCRAM-SHA-256$x')",
            "SELECT set_staff_active(gen_random_uuid(), 'admin', false)",
            "CREATE ROLE newcomer LOGIN",
            f"GRANT counter_centre_admin TO {login}",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                hall.execute(statement, login=login)


def test_the_admin_makes_closes_and_opens_a_login(hall: Hall) -> None:
    admin = hall.app("admin")
    verifier = scram_verifier(admin.engine, "newcomer", PASSWORD)
    unit_id = hall.value("SELECT org_unit_id FROM org_unit WHERE name = '区民政局'")
    admin.run(
        staff.add_staff,
        action_id=uuid4(),
        login="newcomer",
        name="新人",
        org_unit_id=unit_id,
        roles=[Role.CLERK],
        verifier=verifier,
    )
    newcomer = hall.app("newcomer")
    with pytest.raises(Refused, match="password_must_change"):
        newcomer.run(sign_in)
    assert newcomer.run(ask, "SELECT my_staff_id() IS NULL AND NOT has_duty('clerk')")
    change_own_password(newcomer, action_id=uuid4(), old=PASSWORD, new="Another-2026")
    assert newcomer.run(sign_in).roles == {Role.CLERK}
    admin.run(staff.set_staff_active, action_id=uuid4(), login="newcomer", active=False)
    with pytest.raises(CounterError):
        reconnected(hall, "newcomer", "Another-2026")
    # A connection that is still open may ask what everybody may know, and do nothing.
    assert newcomer.run(ask, "SELECT my_staff_id() IS NULL AND NOT has_duty('clerk')")
    newcomer.close()
    admin.run(staff.set_staff_active, action_id=uuid4(), login="newcomer", active=True)
    other = scram_verifier(admin.engine, "newcomer", "A-third-2026")
    admin.run(staff.reset_password, action_id=uuid4(), login="newcomer", verifier=other)
    with pytest.raises(CounterError):
        reconnected(hall, "newcomer", "Another-2026")
    assert reconnected(hall, "newcomer", "A-third-2026") == "newcomer"
    done = hall.execute("SELECT action, actor FROM staff_change WHERE login = 'newcomer' ORDER BY seq")
    assert done == [
        ("add", "admin"),
        ("change_own_password", "newcomer"),
        ("disable", "admin"),
        ("enable", "admin"),
        ("set_password", "admin"),
    ]


def reconnected(hall: Hall, login: str, password: str) -> str:
    """Who a new connection is."""
    application = Application.at(hall.database.url_for(login, password))
    try:
        return str(application.run(ask, "SELECT session_user::text"))
    finally:
        application.close()


def test_no_admin_gives_more_than_the_own_list_allows(hall: Hall) -> None:
    admin = hall.app("admin")
    verifier = scram_verifier(admin.engine, "newcomer", PASSWORD)
    unit_id = hall.value("SELECT org_unit_id FROM org_unit WHERE name = '区民政局'")
    add = partial(staff.add_staff, login="newcomer", name="新人", org_unit_id=unit_id, verifier=verifier)

    def tried(use_case: Callable[..., Any], **arguments: Any) -> str:
        with pytest.raises(Refused) as refused:
            admin.run(use_case, action_id=uuid4(), **arguments)
        return refused.value.code

    assert tried(add, roles=[Role.CLERK, Role.CENTRE_ADMIN]) == "beyond_your_list"
    assert tried(staff.set_staff_roles, login="zhoumin", roles=[Role.CENTRE_ADMIN]) == "beyond_your_list"
    assert tried(staff.set_staff_roles, login="admin", roles=[Role.LEADER]) == "beyond_your_list"
    hall.execute("UPDATE staff SET may_grant = '{clerk}' WHERE login = 'admin'")
    assert tried(staff.set_staff_roles, login="zhoumin", roles=[Role.LEADER]) == "beyond_your_list"
    # Whoever sets the password of a leader is the leader.
    assert tried(staff.reset_password, login="denghong", verifier=verifier) == "beyond_your_list"
    assert tried(staff.set_staff_active, login="denghong", active=False) == "beyond_your_list"
    hall.execute("UPDATE staff SET may_grant = '{clerk,leader,centre_admin}' WHERE login = 'admin'")
    assert tried(staff.set_staff_roles, login="admin", roles=[Role.LEADER]) == "not_for_oneself"
    assert tried(staff.set_staff_active, login="admin", active=False) == "not_for_oneself"
    period = {"starts_on": dt.date(2026, 3, 10), "ends_on": dt.date(2026, 3, 12)}
    assert tried(staff.set_cover, absent="denghong", acting="admin", **period) == "not_for_oneself"
    assert hall.value("SELECT count(*) FROM staff_change WHERE actor = 'admin'") == 0


def test_changed_duties_hold_at_once_and_are_on_record(hall: Hall) -> None:
    admin, changed = hall.app("admin"), uuid4()
    admin.run(
        staff.add_staff,
        action_id=uuid4(),
        login="newcomer",
        name="新人",
        org_unit_id=hall.value("SELECT org_unit_id FROM org_unit WHERE name = '区民政局'"),
        roles=[Role.CLERK],
        verifier=scram_verifier(admin.engine, "newcomer", PASSWORD),
    )
    newcomer = hall.app("newcomer")
    change_own_password(newcomer, action_id=uuid4(), old=PASSWORD, new="Another-2026")
    assert newcomer.run(ask, "SELECT has_duty('clerk')")
    for _ in range(2):  # said twice it is once
        admin.run(
            staff.set_staff_roles, action_id=changed, login="newcomer", roles=[Role.REVIEWER, Role.SUPERVISOR]
        )
    assert newcomer.run(ask, "SELECT has_duty('reviewer') AND NOT has_duty('clerk')")
    with pytest.raises(Refused, match="no_permission"):
        newcomer.run(ask, "SELECT open_window(gen_random_uuid(), 1)")
    rows = hall.execute("SELECT action, actor, payload FROM staff_change WHERE login = 'newcomer'")
    assert rows[-1] == ("set_roles", "admin", {"roles": ["reviewer", "supervisor"], "before": ["clerk"]})
    assert len(rows) == 3
    with pytest.raises(psycopg.Error, match="log_is_append_only"):
        hall.execute("DELETE FROM staff_change")
    with pytest.raises(Refused, match="action_id_reused"):
        admin.run(staff.set_staff_active, action_id=changed, login="newcomer", active=False)


def test_a_login_that_is_not_ours_is_not_taken_over(hall: Hall) -> None:
    admin = hall.app("admin")
    verifier = scram_verifier(admin.engine, "stranger", PASSWORD)
    hall.execute("CREATE ROLE stranger LOGIN")
    unit_id = hall.value("SELECT min(org_unit_id) FROM org_unit")

    def add(login: str) -> str:
        with pytest.raises(Refused) as refused:
            admin.run(
                staff.add_staff,
                action_id=uuid4(),
                login=login,
                name="某",
                org_unit_id=unit_id,
                roles=[Role.CLERK],
                verifier=verifier,
            )
        return refused.value.code

    assert [add("stranger"), add("postgres"), add("zhoumin")] == ["login_taken"] * 3
    assert {add("counter_clerk"), add("pg_monitor"), add("Zhou"), add("a; DROP")} == {"login_invalid"}
    for login in ("stranger", "postgres"):
        with pytest.raises(Refused, match="staff_unknown"):
            admin.run(staff.reset_password, action_id=uuid4(), login=login, verifier=verifier)
        with pytest.raises(Refused, match="staff_unknown"):
            admin.run(staff.set_staff_active, action_id=uuid4(), login=login, active=False)
    with pytest.raises(Refused, match="verifier_invalid"):
        admin.run(staff.reset_password, action_id=uuid4(), login="zhoumin", verifier="open text")


def test_only_the_owner_moves_the_clock(quiet_hall: Hall) -> None:
    for login in ("admin", "chenli", "zhoumin"):
        for statement in (
            "UPDATE simulation SET offset_by = '-1 day'",
            "DELETE FROM simulation",
            "INSERT INTO simulation (offset_by) VALUES ('1 day')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                quiet_hall.execute(statement, login=login)


def test_a_stranger_to_the_staff_is_nobody(hall: Hall) -> None:
    hall.execute("UPDATE staff SET is_active = false WHERE login = 'heqing'")
    with pytest.raises(Refused, match="not_staff"):
        hall.app("heqing").run(lambda work: work.actor)
    with pytest.raises(Refused, match="not_your_duty"):
        hall.open_window("heqing", "11")


def test_the_cover_acts_only_while_it_lasts(hall: Hall) -> None:
    case_id = hall.receive("MED-RESIDENT", "tangjie", "08").head.case_id
    cover = partial(staff.set_cover, absent="tangjie", acting="heqing", ends_on=dt.date(2026, 3, 12))
    hall.app("admin").run(cover, action_id=uuid4(), starts_on=dt.date(2026, 3, 11))
    seen = []
    for day in ("2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"):
        hall.set_clock(moment(day))
        seen.append(
            hall.value("SELECT count(*) FROM service_case WHERE case_id = %s", case_id, login="heqing")
        )
    assert seen == [0, 1, 1, 0]


def test_a_cover_is_not_made_for_the_past_and_ends_early(hall: Hall) -> None:
    admin = hall.app("admin")
    cover = partial(staff.set_cover, absent="tangjie", acting="heqing")
    first, last = dt.date(2026, 3, 10), dt.date(2026, 3, 20)
    with pytest.raises(Refused, match="date_in_past"):
        admin.run(cover, action_id=uuid4(), starts_on=dt.date(2026, 3, 9), ends_on=last)
    with pytest.raises(Refused, match="period_invalid"):
        admin.run(cover, action_id=uuid4(), starts_on=last, ends_on=first)
    admin.run(cover, action_id=uuid4(), starts_on=first, ends_on=last)
    hall.set_clock(moment("2026-03-12"))
    assert hall.value("SELECT count(*) FROM acting_for()", login="heqing") == 2
    admin.run(cover, action_id=uuid4(), starts_on=first, ends_on=first)
    assert hall.value("SELECT count(*) FROM acting_for()", login="heqing") == 1
    assert hall.execute("SELECT starts_on, ends_on FROM cover") == [(first, dt.date(2026, 3, 11))]
