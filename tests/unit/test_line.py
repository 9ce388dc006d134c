"""The line to the server, cut in every way: how soon it is known, what it is called, and that it comes back."""

import gc
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest
from sqlalchemy import text

import db.engine
import db.line
from counter_app.application import Application, unhurried
from counter_app.errors import Conflict, CounterError, Refused, Unavailable
from counter_app.work import Work
from db.embedded import EmbeddedServer
from db.engine import line_of
from tests.network import Network, Weather, network_to
from tests.servers import debian_programs, plain, running_server

LOGIN, PASSWORD = "zhoumin", "Dating-2026"
QUICK_SECONDS = 3.0


@pytest.fixture(scope="module")
def tcp_server() -> Iterator[EmbeddedServer]:
    """A server behind TCP and passwords, with one login."""
    with running_server(loopback=True) as server:
        _execute(server, f"CREATE ROLE {LOGIN} LOGIN PASSWORD '{PASSWORD}'")
        yield server


@pytest.fixture
def net(tcp_server: EmbeddedServer) -> Iterator[Network]:
    with network_to(tcp_server.url("postgres")) as made:
        yield made


@pytest.fixture
def application(tcp_server: EmbeddedServer, net: Network) -> Iterator[Application]:
    """A desk's, by way of `net`, which has been in."""
    made = Application.at(net.through(tcp_server.url("postgres", LOGIN, PASSWORD)), at_desk=True)
    assert made.run(ask, "SELECT 1") == 1
    yield made
    made.close()


def ask(work: Work, /, statement: str) -> object:
    done = work.session.execute(text(statement))
    return done.scalar() if done.returns_rows else None  # type: ignore[attr-defined]


def _execute(server: EmbeddedServer, *statements: str) -> None:
    with psycopg.connect(plain(server.url("postgres")), autocommit=True) as owner:
        for statement in statements:
            owner.execute(statement.encode())


def _in_the_middle(application: Application, statement: str, act: Callable[[], None]) -> float:
    """Let `act` happen while the statement is under way; how many seconds later the answer came."""
    errors: list[Exception] = []

    def wait() -> None:
        try:
            application.run(ask, statement)
        except CounterError as error:
            errors.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.5)
    began = time.monotonic()
    act()
    waiting.join()
    assert [str(error).split()[0] for error in errors] == ["database_unreachable"]
    return time.monotonic() - began


def test_a_line_that_is_reset_amid_a_statement_is_known_at_once_and_comes_back(
    application: Application, net: Network
) -> None:
    assert _in_the_middle(application, "SELECT pg_sleep(20)", net.reset) < QUICK_SECONDS
    assert application.run(ask, "SELECT 1") == 1


def test_who_waits_on_a_silent_line_is_freed_by_hanging_up(application: Application, net: Network) -> None:
    def silence() -> None:
        net.weather = Weather.SWALLOWED
        application.hang_up()

    assert _in_the_middle(application, "SELECT pg_sleep(20)", silence) < QUICK_SECONDS
    net.weather = Weather.FAIR
    assert application.run(ask, "SELECT 1") == 1


def test_a_window_waits_no_longer_than_its_patience(
    application: Application, net: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.line, "ANSWER_SECONDS", 1.0)
    application.engine.dispose()  # the next connection is as patient as that

    def silence() -> None:
        net.weather = Weather.SWALLOWED

    assert _in_the_middle(application, "SELECT pg_sleep(20)", silence) < QUICK_SECONDS


def test_a_rested_line_that_died_silently_is_replaced_before_use(
    application: Application, net: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.engine, "UNASKED_SECONDS", 0.0)
    monkeypatch.setattr(db.engine, "LOOK_SECONDS", 0.5)
    net.forget()
    assert application.run(ask, "SELECT 1") == 1


def test_a_session_that_the_server_ended_for_idleness_is_replaced(
    tcp_server: EmbeddedServer, application: Application
) -> None:
    application.run(ask, "SET SESSION idle_session_timeout = '200ms'")
    time.sleep(0.5)
    assert application.run(ask, "SELECT 1") == 1


def test_the_operating_system_watches_the_line(application: Application) -> None:
    connection = application.engine.raw_connection()
    with socket.socket(fileno=os.dup(connection.fileno())) as line:
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 5
        assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 9_000
    connection.close()


def test_the_server_ends_a_desks_long_statement_and_no_commands(
    tcp_server: EmbeddedServer, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert application.run(ask, "SHOW statement_timeout") == "30s"
    assert application.run(ask, "SHOW idle_in_transaction_session_timeout") == "30s"

    def take_long(work: Work) -> object:
        ask(work, "SET LOCAL statement_timeout = '100ms'")
        return ask(work, "SELECT pg_sleep(5)")

    with pytest.raises(Conflict, match="took_too_long"):
        application.run(take_long)
    command = Application.at(tcp_server.url("postgres", LOGIN, PASSWORD))
    assert command.run(ask, "SHOW statement_timeout") == "0"
    command.close()


def test_a_password_changed_meanwhile_stops_nobody_who_is_in_and_is_asked_for_at_the_next_connection(
    tcp_server: EmbeddedServer, application: Application, net: Network
) -> None:
    _execute(tcp_server, f"ALTER ROLE {LOGIN} PASSWORD 'Another-2026'")
    try:
        assert application.run(ask, "SELECT 1") == 1
        assert application.lapse is None
        net.reset()
        asked = []
        for _ in range(3):
            with pytest.raises(Unavailable, match="password_changed"):
                application.run(ask, "SELECT 1")
            asked.append(net.admitted)
        assert asked == asked[:1] * 3  # after the first time nobody is asked any more
        assert application.lapse is not None
        with pytest.raises(Refused, match="sign_in_failed"):
            application.sign_in_again("Falsch-2026")
        application.sign_in_again("Another-2026")
        assert application.lapse is None
        assert application.run(ask, "SELECT 1") == 1
    finally:
        _execute(tcp_server, f"ALTER ROLE {LOGIN} PASSWORD '{PASSWORD}'")


def test_what_is_under_way_while_somebody_signs_in_again_ends_well_and_its_connection_is_closed(
    application: Application,
) -> None:
    connections: list[psycopg.Connection[object]] = []

    def slow(work: Work) -> object:
        driven = work.session.connection().connection.driver_connection
        assert isinstance(driven, psycopg.Connection)
        connections.append(driven)
        application.sign_in_again(PASSWORD)
        return ask(work, "SELECT 1")

    assert application.run(slow) == 1
    assert connections[0].closed
    assert application.run(ask, "SELECT 1") == 1


def test_a_login_disabled_meanwhile_is_told_from_a_changed_password(
    tcp_server: EmbeddedServer, application: Application, net: Network
) -> None:
    _execute(tcp_server, f"ALTER ROLE {LOGIN} NOLOGIN")
    try:
        net.reset()
        with pytest.raises(Unavailable, match="login_lapsed"):
            application.run(ask, "SELECT 1")
        with pytest.raises(Refused, match="login_disabled"):
            application.sign_in_again(PASSWORD)
    finally:
        _execute(tcp_server, f"ALTER ROLE {LOGIN} LOGIN")
    application.sign_in_again(PASSWORD)
    assert application.run(ask, "SELECT 1") == 1


def test_a_server_that_only_reads_is_left_for_one_that_writes(application: Application) -> None:
    def write(work: Work) -> object:
        return ask(work, "SELECT lo_create(0)")

    application.run(
        ask, "SET SESSION default_transaction_read_only = on"
    )  # as an old primary after a failover
    with pytest.raises(Unavailable, match="server_read_only"):
        application.run(write)
    assert application.run(write)


def test_a_synchronisation_may_take_its_time_and_the_next_in_line_may_not(application: Application) -> None:
    def limits(work: Work) -> tuple[object, float | None]:
        driven = work.session.connection().connection.driver_connection
        return ask(work, "SHOW statement_timeout"), driven.patience  # type: ignore[union-attr]

    with unhurried():
        assert application.run(limits) == ("0", None)
    assert application.run(limits) == ("30s", db.line.ANSWER_SECONDS)


def test_the_address_may_set_other_limits(tcp_server: EmbeddedServer) -> None:
    address = tcp_server.url("postgres", LOGIN, PASSWORD) + "?options=-c%20statement_timeout%3D60s"
    application = Application.at(address, at_desk=True)
    assert application.run(ask, "SHOW statement_timeout") == "1min"
    assert application.run(ask, "SHOW idle_in_transaction_session_timeout") == "30s"
    application.close()


# -- why nobody is let in ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def chinese_server() -> Iterator[EmbeddedServer]:
    """The distribution's server, which says what it says in Chinese."""
    programs = debian_programs()
    if programs is None:
        pytest.skip("no PostgreSQL 15 or later under /usr/lib/postgresql")
    patch = pytest.MonkeyPatch()
    # `pg_ctl` starts the server with LC_ALL=C; its messages follow LANGUAGE under any locale but C itself.
    patch.setenv("LANGUAGE", "zh_CN")
    with running_server(programs, loopback=True, settings={"lc_messages": "C.UTF-8"}) as server:
        _execute(
            server,
            f"CREATE ROLE {LOGIN} LOGIN PASSWORD '{PASSWORD}'",
            f"CREATE ROLE gone NOLOGIN PASSWORD '{PASSWORD}'",
            "CREATE DATABASE closed",
            "REVOKE CONNECT ON DATABASE closed FROM PUBLIC",
        )
        yield server
    patch.undo()


@pytest.mark.parametrize(
    ("login", "password", "database", "code"),
    [
        (LOGIN, "falsch", "postgres", "sign_in_failed"),
        ("nobody_here", PASSWORD, "postgres", "sign_in_failed"),
        (LOGIN, None, "postgres", "sign_in_failed"),
        ("gone", PASSWORD, "postgres", "login_disabled"),
        (LOGIN, PASSWORD, "nowhere", "database_missing"),
        (LOGIN, PASSWORD, "closed", "not_staff"),
    ],
)
def test_a_server_that_speaks_chinese_is_understood(
    chinese_server: EmbeddedServer, login: str, password: str | None, database: str, code: str
) -> None:
    application = Application.at(chinese_server.url(database, login, password))
    with pytest.raises(CounterError) as answer:
        application.run(ask, "SELECT 1")
    application.close()
    assert answer.value.code == code


def test_the_chinese_server_does_speak_chinese(chinese_server: EmbeddedServer) -> None:
    """While nobody is signed in it does not even know in which letters, and says `????: ?? "zhoumin" ???????`."""
    with pytest.raises(psycopg.OperationalError) as error:
        psycopg.connect(plain(chinese_server.url("postgres", LOGIN, "falsch")))
    assert "password authentication failed" not in str(error.value)
    with (
        psycopg.connect(plain(chinese_server.url("postgres"))) as connection,
        pytest.raises(psycopg.ProgrammingError, match='关系 "nowhere" 不存在'),
    ):
        connection.execute("SELECT 1 FROM nowhere")


def test_a_server_that_delays_wrong_passwords_is_waited_for() -> None:
    """As docs/operating.md advises; the packages of a distribution have the module, the wheel has not."""
    programs = debian_programs()
    if programs is None:
        pytest.skip("no PostgreSQL 15 or later under /usr/lib/postgresql")
    delay = {"shared_preload_libraries": "auth_delay", "auth_delay.milliseconds": "1000"}
    with running_server(programs, loopback=True, settings=delay) as server:
        application = Application.at(server.url("postgres", LOGIN, "falsch"))
        began = time.monotonic()
        with pytest.raises(Refused, match="sign_in_failed"):
            application.run(ask, "SELECT 1")
        assert time.monotonic() - began >= 1.0
        application.close()


def test_too_many_connections_are_called_that(tcp_server: EmbeddedServer) -> None:
    _execute(tcp_server, "CREATE DATABASE narrow CONNECTION LIMIT 0")
    application = Application.at(tcp_server.url("narrow", LOGIN, PASSWORD))
    with pytest.raises(Unavailable, match="server_full"):
        application.run(ask, "SELECT 1")
    application.close()


def test_a_refused_password_is_asked_of_one_server_only(tcp_server: EmbeddedServer) -> None:
    with network_to(tcp_server.url("postgres")) as first, network_to(tcp_server.url("postgres")) as second:
        address = f"postgresql://{LOGIN}:falsch@127.0.0.1:{first.port},127.0.0.1:{second.port}/postgres"
        application = Application.at(address)
        second.accepts = False
        with pytest.raises(Refused, match="sign_in_failed"):
            application.run(ask, "SELECT 1")
        application.close()


def test_a_feed_whose_asker_has_left_hangs_up(application: Application, tcp_server: EmbeddedServer) -> None:
    """It is made in a thread; the program may be closed before the answer is delivered."""
    undelivered: list[object] = [application.listen()]
    undelivered.append(undelivered)
    with psycopg.connect(plain(tcp_server.url("postgres"))) as owner:
        listening = "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE '% listen'"
        assert owner.execute(listening).fetchall() == [(1,)]
        del undelivered
        gc.collect()
        deadline = time.monotonic() + QUICK_SECONDS
        while owner.execute(listening).fetchall() != [(0,)]:
            assert time.monotonic() < deadline
            owner.rollback()


def test_the_server_that_answered_last_is_tried_first(tcp_server: EmbeddedServer) -> None:
    with network_to(tcp_server.url("postgres")) as first, network_to(tcp_server.url("postgres")) as second:
        address = f"postgresql://{LOGIN}:{PASSWORD}@/postgres?host=127.0.0.1:{first.port}&host=127.0.0.1:{second.port}"
        application = Application.at(address)
        assert application.run(ask, "SELECT 1") == 1
        first.accepts = False
        first.reset()
        assert application.run(ask, "SELECT 1") == 1
        line = line_of(application.engine)
        assert line._places[0]["port"] == str(second.port)
        feed = application.listen()
        assert second.lines
        feed.check()
        feed.close()
        application.close()


def test_nobody_quotes_what_stood_in_a_statement(application: Application) -> None:
    number = "11010519491231002X"

    def mistake(work: Work) -> object:
        return work.session.execute(text("SELECT nothing FROM nowhere WHERE id = :id"), {"id": number})

    with pytest.raises(Exception, match="nowhere") as bug:
        application.run(mistake)
    assert number not in str(bug.value)
