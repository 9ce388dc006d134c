"""The hall that all other tests stand on is what they take it for."""

from tests.database.hall import ORDINARY_DAY, Hall, ask, moment


def test_a_fresh_hall_is_furnished_and_at_nine_on_an_ordinary_day(hall: Hall) -> None:
    assert abs((hall.owner.run(ask, "SELECT app_now()") - ORDINARY_DAY).total_seconds()) < 30
    assert hall.value("SELECT count(*) FROM service_window") == 16
    assert hall.app("zhoumin").run(ask, "SELECT session_user::text") == "zhoumin"


def test_a_copied_hall_admits_its_staff_and_nobody_else(hall: Hall) -> None:
    assert not hall.value("SELECT has_database_privilege('public', current_database(), 'CONNECT')")
    assert hall.value(
        "SELECT bool_and(has_database_privilege(login, current_database(), 'CONNECT')) FROM staff"
    )


def test_the_clock_is_set_to_the_instant(hall: Hall) -> None:
    hall.set_clock(moment("2026-02-12"))
    assert str(hall.app("zhoumin").run(ask, "SELECT today()")) == "2026-02-12"


def test_a_visitor_is_served_and_accepted(hall: Hall) -> None:
    ticket = hall.serve()
    assert ticket.label == "A001"
    assert hall.accept().case.head.status == "accepted"
