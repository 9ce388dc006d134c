"""A day is closed once, when it is over, in its order and with everything that was stamped on it."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from typing import TypeVar
from uuid import uuid4

import psycopg
import pytest

from counter_app.errors import Refused
from counter_app.services.bulletins import close_day, close_earlier_days, last_closed_day
from counter_app.services.log_check import check_log
from tests.database.hall import ORDINARY_DAY, Hall, moment

T = TypeVar("T")
FIRST_DAY = ORDINARY_DAY.date()
NEXT_DAY = FIRST_DAY + dt.timedelta(days=1)
EVERYBODY = ("zhoumin", "xujun", "denghong", "yangfan", "liuguifang", "chenli", "admin", "kiosk1", "board1")
SUPERVISION = ("chenli", "admin")


@pytest.fixture
def overnight(hall: Hall) -> Hall:
    """Something happened yesterday, and the day before was closed."""
    close_earlier_days(hall.owner)
    hall.accept()
    hall.set_clock(moment(NEXT_DAY.isoformat()))
    return hall


@pytest.mark.parametrize("login", SUPERVISION)
def test_the_first_to_come_closes_what_is_over(overnight: Hall, login: str) -> None:
    [closed] = close_earlier_days(overnight.app(login))
    assert (closed.business_day, closed.action_count, closed.subject_count) == (FIRST_DAY, 2, 1)
    assert closed.made_by == login
    assert close_earlier_days(overnight.app(login)) == ()
    assert overnight.app("zhoumin").run(last_closed_day) == closed


def test_said_again_it_answers_with_the_same_bulletin(overnight: Hall) -> None:
    first = overnight.app("chenli").run(close_day, day=FIRST_DAY)
    overnight.accept()
    assert overnight.app("admin").run(close_day, day=FIRST_DAY) == first


@pytest.mark.parametrize("days", [0, 1, 400])
def test_a_day_that_is_not_over_stays_open(overnight: Hall, days: int) -> None:
    with pytest.raises(Refused, match="day_not_over"):
        overnight.app("chenli").run(close_day, day=NEXT_DAY + dt.timedelta(days=days))


def test_days_are_closed_in_their_order(overnight: Hall) -> None:
    overnight.accept()
    overnight.set_clock(moment("2026-03-13"))
    with pytest.raises(Refused, match="earlier_day_open") as refused:
        overnight.app("chenli").run(close_day, day=NEXT_DAY)
    assert refused.value.facts["open"] == FIRST_DAY.isoformat()
    days = [closed.business_day for closed in close_earlier_days(overnight.app("chenli"))]
    assert days == [FIRST_DAY, NEXT_DAY]
    with pytest.raises(Refused, match="later_day_closed"):
        overnight.app("chenli").run(close_day, day=FIRST_DAY - dt.timedelta(days=1))


def test_a_day_without_an_action_may_be_closed_and_is_not_missed(overnight: Hall) -> None:
    overnight.set_clock(moment("2026-03-16"))
    assert [closed.business_day for closed in close_earlier_days(overnight.app("chenli"))] == [FIRST_DAY]
    empty = overnight.app("chenli").run(close_day, day=dt.date(2026, 3, 14))
    assert (empty.action_count, empty.subject_count) == (0, 0)
    assert overnight.owner.run(check_log).breaks == ()


def test_a_day_whose_log_became_another_is_not_closed_again(overnight: Hall) -> None:
    overnight.app("chenli").run(close_day, day=FIRST_DAY)
    with psycopg.connect(overnight.driver_url()) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("UPDATE case_action SET hash = sha256('') WHERE seq = 2")
    with pytest.raises(Refused, match="day_closed_otherwise"):
        overnight.app("chenli").run(close_day, day=FIRST_DAY)


def test_only_supervision_closes(overnight: Hall) -> None:
    for login in set(EVERYBODY) - set(SUPERVISION):
        for function in ("close_day('2026-03-10')", "first_unclosed_day()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                overnight.execute(f"SELECT {function}", login=login)


@pytest.mark.parametrize("table", ["bulletin", "bulletin_leaf"])
def test_nobody_writes_a_bulletin(overnight: Hall, table: str) -> None:
    close_earlier_days(overnight.app("chenli"))
    statements = (
        f"INSERT INTO {table} SELECT * FROM {table}",
        f"UPDATE {table} SET business_day = business_day + 1",
        f"DELETE FROM {table}",
        f"TRUNCATE {table}",
    )
    for login in EVERYBODY:
        for statement in statements:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                overnight.execute(statement, login=login)
    for statement in statements[1:]:
        with pytest.raises(psycopg.Error, match="log_is_append_only"):
            overnight.execute(statement.replace("TRUNCATE bulletin", "TRUNCATE bulletin_leaf, bulletin", 1))


def test_the_bulletin_is_public_and_its_leaves_are_not(overnight: Hall) -> None:
    close_earlier_days(overnight.app("chenli"))
    for login in EVERYBODY:
        assert overnight.value("SELECT count(*) FROM bulletin", login=login) == 2
    for login in SUPERVISION:
        assert overnight.value("SELECT count(*) FROM bulletin_leaf", login=login) > 1
    for login in set(EVERYBODY) - set(SUPERVISION):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            overnight.execute("SELECT FROM bulletin_leaf", login=login)


def test_two_who_close_at_once_make_one_bulletin(overnight: Hall) -> None:
    answers = [_in_background(partial(close_earlier_days, overnight.app(login))) for login in SUPERVISION]
    closed = [day for answer in answers for day in answer.result(timeout=20)]
    assert len({(day.business_day, day.root) for day in closed}) == 1
    assert overnight.value("SELECT count(*) FROM bulletin WHERE business_day = %s", FIRST_DAY) == 1


def test_an_action_that_was_stamped_before_midnight_and_commits_after_it_belongs_to_the_day(
    hall: Hall,
) -> None:
    close_earlier_days(hall.owner)
    hall.set_clock(moment("2026-03-10 23:59"))
    with _open_transaction(hall) as late:
        hall.set_clock(moment("2026-03-11 00:00"))
        closing = _in_background(lambda: close_earlier_days(hall.owner))
        # It sees nothing to close while the action is not there, or waits for it.
        closing_again = _in_background(lambda: hall.owner.run(close_day, day=FIRST_DAY))
        _until_somebody_waits(hall)
        late.commit()
        closed = closing_again.result(timeout=20)
    closing.result(timeout=20)
    assert closed.action_count == 1
    assert hall.owner.run(check_log).breaks == ()


def test_nobody_can_stop_the_hall_by_closing_a_day(overnight: Hall) -> None:
    with psycopg.connect(overnight.driver_url("chenli")) as supervisor:
        supervisor.execute("SELECT close_day('2026-03-10')")
        overnight.accept()
        with pytest.raises(Refused, match="log_busy"):
            close_earlier_days(overnight.app("admin"))
        supervisor.rollback()


def test_who_does_not_commit_is_waited_for_three_seconds(overnight: Hall) -> None:
    with _open_transaction(overnight):
        with pytest.raises(Refused, match="log_busy"):
            close_earlier_days(overnight.app("chenli"))
        assert overnight.value("SELECT count(*) FROM bulletin") == 1
    assert len(close_earlier_days(overnight.app("chenli"))) == 1


@contextmanager
def _open_transaction(hall: Hall) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """Somebody took a number, and the answer of the commit is still on its way."""
    queue_id = hall.value("SELECT min(queue_id) FROM queue_item")
    with psycopg.connect(hall.driver_url("kiosk1")) as kiosk:
        kiosk.execute(
            "INSERT INTO ticket_action (action_id, ticket_id, action, payload) VALUES (%s, %s, 'issue', %s)",
            [uuid4(), uuid4(), psycopg.types.json.Jsonb({"queue_id": queue_id})],
        )
        yield kiosk


def _until_somebody_waits(hall: Hall) -> None:
    for _ in range(500):
        if hall.value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"):
            return
        threading.Event().wait(0.01)
    raise AssertionError("nobody waits for the open transaction")


def _in_background(act: Callable[[], T]) -> "Future[T]":
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(act())
        except BaseException as error:  # noqa: BLE001  (handed to whoever asks for the result)
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future
