"""The primary dies and its standby takes over: windows go on at the other address of theirs, once for each action."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from counter_app import doctor
from counter_app.application import Application
from counter_app.place import Place
from counter_app.services.queue import call_next
from counter_app.settings import Settings, load_settings, save_settings
from db.cluster import Cluster, Endpoint, packaged_programs
from db.embedded import EmbeddedServer, EmbeddedServerError
from tests.database.hall import PASSWORD, Hall, furnished_hall
from tests.journeys.test_line_weather import _asked, _kill, _recorded, _two_wait
from tests.journeys.test_lost_line import WAIT_MS, _called, _calls, _counter, _line, _program, hands
from tests.servers import FAST, Database, plain, running_server
from ui import live as live_module
from ui.demo.hands import QtHands
from ui.run import Session

__all__ = ["hands"]

pytestmark = pytest.mark.timeout(180)

REPLICATION = "host replication all 127.0.0.1/32 scram-sha-256\n"
KEPT = {**FAST, "synchronous_commit": "on"}


@dataclass
class Pair:
    """Two servers with one hall; what the primary acknowledged, the standby has."""

    hall: Hall
    primary: EmbeddedServer
    standby: EmbeddedServer
    promoted: Hall | None = None

    def address(self, form: str) -> str:
        one, two = _endpoint(self.primary), _endpoint(self.standby)
        hosts = f"{one.host}:{one.port}", f"{two.host}:{two.port}"
        name = self.hall.database.name
        if form == "libpq":
            return f"postgresql://{hosts[0]},{hosts[1]}/{name}?target_session_attrs=read-write"
        return f"postgresql:///{name}?host={hosts[0]}&host={hosts[1]}&target_session_attrs=read-write"

    def fail_over(self) -> Hall:
        """The primary dies, the standby becomes one; the hall as it is there."""
        self.hall.close()
        _kill(self.primary)
        with psycopg.connect(plain(self.standby.url("postgres")), autocommit=True) as owner:
            owner.execute("SELECT pg_promote()")
        self.promoted = Hall(Database(server=self.standby, name=self.hall.database.name))
        return self.promoted


def _endpoint(server: EmbeddedServer) -> Endpoint:
    assert server._cluster is not None
    found = server._cluster.endpoint()
    assert found is not None
    return found


def _execute(server: EmbeddedServer, *statements: str) -> None:
    with psycopg.connect(plain(server.url("postgres")), autocommit=True) as owner:
        for statement in statements:
            owner.execute(statement.encode())


@contextmanager
def _standby_of(primary: EmbeddedServer) -> Iterator[EmbeddedServer]:
    folder = Path(tempfile.mkdtemp(prefix="counter-app-standby-"))
    cluster = Cluster.prepare(folder, packaged_programs(), loopback=True)
    rules = primary.data_dir / "cluster" / "pg_hba.conf"
    assert primary._cluster is not None
    primary._cluster._write(rules, rules.read_text() + REPLICATION)
    _execute(primary, "SELECT pg_reload_conf()")
    target = str(folder / "cluster")
    cluster._run("pg_basebackup", "-D", target, "-R", "-c", "fast", "-d", plain(primary.url("postgres")))
    cluster._write(folder / "owner.password", (primary.data_dir / "owner.password").read_text())
    standby = EmbeddedServer(folder, loopback=True, settings=KEPT)
    try:
        standby.start()
        yield standby
    finally:
        standby.stop()
        shutil.rmtree(folder)


@pytest.fixture
def pair() -> Iterator[Pair]:
    # The hall is dropped where it was made, and the primary is dead by then.
    with (
        running_server(loopback=True, settings=KEPT) as primary,
        suppress(psycopg.OperationalError, EmbeddedServerError),
        furnished_hall(primary) as hall,
        _standby_of(primary) as standby,
    ):
        names = "ALTER SYSTEM SET synchronous_standby_names = '*'"
        _execute(primary, names, "SELECT pg_reload_conf()")
        made = Pair(hall, primary, standby)
        yield made
        if made.promoted is not None:
            made.promoted.close()
        # Where the primary is alive still: without its standby it would wait for ever to commit the end of the hall.
        with suppress(psycopg.OperationalError):
            _execute(primary, "ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")


@pytest.fixture
def session(pair: Pair, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Zhou Min at window 12, with both addresses."""
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path))
    monkeypatch.setattr(live_module, "RETRY_MS", 200)
    made = Session(Place(pair.address("libpq")), Settings(papers_folder=str(tmp_path)))
    made.open_sign_in("zhoumin", PASSWORD, "12")
    qtbot.waitUntil(lambda: made.program is not None and made.program.live.is_up, timeout=WAIT_MS)
    yield made
    assert made.window is not None
    made.window.close()
    made.end()
    shiboken6.delete(made.window)
    shiboken6.delete(made)


def test_a_window_goes_on_at_the_standby_and_its_call_counts_once(
    pair: Pair, session: Session, hands: QtHands
) -> None:
    _two_wait(pair.hall, session, hands)
    queue = _counter(session).queue_panel._presenter
    blocking = psycopg.connect(pair.hall.driver_url())
    blocking.execute("LOCK TABLE ticket_action IN SHARE MODE")
    hands.press("F2")
    asked = _asked(session)
    after = pair.fail_over()
    blocking.close()
    hands.wait("the line to stand again", lambda: "已连接" in _line(session) and not queue.state.unanswered)
    hands.wait("the visitor", lambda: _called(session) == "A001")
    assert _recorded(after) == [asked]
    assert _calls(after) == ["A1"]
    hands.press("F4")
    hands.wait("the case", lambda: not queue.state.busy and queue.state.is_serving())
    assert not _program(session).frame.banner.isVisible()


@pytest.mark.parametrize("form", ["libpq", "sqlalchemy"])
def test_what_the_primary_acknowledged_is_repeated_by_the_standby(pair: Pair, form: str) -> None:
    hall = pair.hall
    hall.issue()
    hall.issue()
    window_id = hall.open_window("zhoumin", "12")
    application = Application.at(Place(pair.address(form)).login_url("zhoumin", PASSWORD), at_desk=True)
    action_id = uuid4()
    first = application.run(call_next, action_id=action_id, window_id=window_id)
    after = pair.fail_over()
    again = application.run(call_next, action_id=action_id, window_id=window_id)  # its answer was lost
    assert again == first
    application.close()
    assert _calls(after) == ["A1"]


def test_both_forms_are_kept_and_shown_without_secrets(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path))
    for form in ("libpq", "sqlalchemy"):
        address = pair.address(form).replace("://", "://chenli:geheim@", 1)
        save_settings(Settings(database=address))
        kept = load_settings().database
        assert "geheim" not in kept
        application = Application.at(Place(kept).login_url("chenli", PASSWORD))
        feed = application.listen()
        feed.check()
        feed.close()
        application.close()
        found = doctor.checks(address.replace("geheim", PASSWORD))
        assert next(each for each in found if each.name == "数据库").ok
        assert PASSWORD not in str(found)
