"""The line to a hall's server is cut in every way while a clerk works: said, survived, nothing lost or doubled."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.place import Place
from counter_app.settings import Settings
from db.embedded import EmbeddedServer
from tests.database.hall import PASSWORD, Hall, furnished_hall
from tests.journeys.test_killed_client import HOLD_AT_COMMIT
from tests.journeys.test_lost_line import (
    WAIT_MS,
    _called,
    _calls,
    _counter,
    _line,
    _program,
    _typed,
    _typing_an_applicant,
    hands,
)
from tests.network import Network, Weather, network_to
from tests.servers import running_server
from ui import live as live_module
from ui.demo.hands import QtHands
from ui.run import Session
from ui.widgets.overlay import Overlay
from ui.wording import ERRORS

__all__ = ["hands"]

pytestmark = pytest.mark.timeout(180)

CHECK_MS = 500
HEARTBEAT = "SELECT heartbeat_at FROM window_session WHERE closed_at IS NULL"
NEW_PASSWORD = "Another-2026"


@pytest.fixture(scope="module")
def tcp_server() -> Iterator[EmbeddedServer]:
    """Behind TCP and passwords; what it acknowledged survives a kill, as a hall's server must."""
    with running_server(loopback=True, settings={"synchronous_commit": "on"}) as server:
        yield server


@pytest.fixture
def hall(tcp_server: EmbeddedServer) -> Iterator[Hall]:
    with furnished_hall(tcp_server) as made:
        yield made


@pytest.fixture
def net(hall: Hall) -> Iterator[Network]:
    with network_to(hall.database.url) as made:
        yield made


@pytest.fixture
def session(
    hall: Hall, net: Network, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """Zhou Min at window 12, by way of `net`."""
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path))
    monkeypatch.setattr(live_module, "RETRY_MS", 200)
    monkeypatch.setattr(live_module, "CHECK_MS", CHECK_MS)
    made = Session(Place(net.through(hall.database.url)), Settings(papers_folder=str(tmp_path)))
    made.open_sign_in("zhoumin", PASSWORD, "12")
    qtbot.waitUntil(lambda: made.program is not None and made.program.live.is_up, timeout=WAIT_MS)
    yield made
    net.weather = Weather.FAIR
    assert made.window is not None
    made.window.close()
    made.end()
    shiboken6.delete(made.window)
    shiboken6.delete(made)


def _sheet(session: Session) -> Overlay | None:
    sheets = _program(session).frame.findChildren(Overlay)
    return next((sheet for sheet in sheets if sheet.isVisible()), None)


def _asked(session: Session) -> object:
    intention = _counter(session).queue_panel._presenter._intentions._current
    return intention.facts["action_id"] if intention is not None else None


def _recorded(hall: Hall) -> list[object]:
    rows = hall.execute("SELECT action_id FROM ticket_action WHERE action = 'call' ORDER BY at")
    return [action_id for (action_id,) in rows]


def _two_wait(hall: Hall, session: Session, hands: QtHands) -> None:
    hall.issue()
    hall.issue()
    queue = _counter(session).queue_panel._presenter
    hands.wait("two who wait", lambda: queue.state.queue is not None and len(queue.state.queue.waiting) == 2)


def test_silence_is_known_within_ten_seconds() -> None:
    """A question goes out and its answer is waited for until the next one is due."""
    import ui.live

    assert ui.live.CHECK_MS * 2 <= 10_000


@pytest.mark.parametrize("weather", [Weather.SWALLOWED, Weather.DEAF])
def test_a_line_that_falls_silent_amid_a_call_is_said_and_the_call_counts_once(
    hall: Hall, net: Network, session: Session, hands: QtHands, weather: Weather
) -> None:
    _two_wait(hall, session, hands)
    queue = _counter(session).queue_panel._presenter
    net.weather = weather
    began = time.monotonic()
    hands.press("F2")
    asked = _asked(session)
    hands.wait("the cut line to be said", lambda: "连接已断开，数据为" in _line(session))
    hands.wait("the call to be given up", lambda: queue.state.unanswered)
    assert time.monotonic() - began < 10
    assert _program(session).frame.banner.text() == ERRORS["database_unreachable"]
    net.weather = Weather.FAIR
    hands.wait("the visitor", lambda: _called(session) == "A001")
    assert "已连接" in _line(session)
    assert _recorded(hall) == [asked]
    assert _calls(hall) == ["A1"]


def test_a_reset_amid_typing_costs_nothing_and_the_screen_reads_again(
    hall: Hall, net: Network, session: Session, hands: QtHands
) -> None:
    _typing_an_applicant(hall, session, hands)
    net.accepts = False
    net.reset()
    hands.wait("the cut line to be said", lambda: "连接已断开" in _line(session))
    hands.write("强")
    hall.issue()
    net.accepts = True
    queue = _counter(session).queue_panel._presenter
    hands.wait("the line to come back", lambda: "已连接" in _line(session))
    hands.wait(
        "the new visitor", lambda: queue.state.queue is not None and len(queue.state.queue.waiting) == 3
    )
    assert _typed() == "李国强"


@pytest.mark.parametrize("moment", ["before the commit", "after the commit"])
def test_a_server_killed_amid_a_call_answers_it_once_when_it_is_back(
    tcp_server: EmbeddedServer, hall: Hall, net: Network, session: Session, hands: QtHands, moment: str
) -> None:
    _two_wait(hall, session, hands)
    queue = _counter(session).queue_panel._presenter
    if moment == "before the commit":
        owner = psycopg.connect(hall.driver_url())
        owner.execute("LOCK TABLE ticket_action IN SHARE MODE")
        hands.press("F2")
        asked = _asked(session)
        hands.wait("the call to wait for the lock", lambda: _waits(owner))
        _kill(tcp_server)
        owner.close()
    else:
        hall.execute(HOLD_AT_COMMIT)
        owner = psycopg.connect(hall.driver_url())
        owner.execute("SELECT pg_advisory_lock(1)")
        hands.press("F2")
        asked = _asked(session)
        hands.wait("the commit to wait for the lock", lambda: _waits(owner))
        net.weather = Weather.DEAF
        owner.close()
        hands.wait("the call to be committed", lambda: _recorded(hall) == [asked])
        hall.close()
        _kill(tcp_server)
        net.reset()
        net.weather = Weather.FAIR
    hands.wait("no answer", lambda: queue.state.unanswered)
    _revive(tcp_server, net)
    hands.wait("the visitor", lambda: _called(session) == "A001")
    assert _recorded(hall) == [asked]
    assert _calls(hall) == ["A1"]


def _waits(owner: "psycopg.Connection[tuple[object, ...]]") -> bool:
    found = owner.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone()
    return found is not None


def _kill(server: EmbeddedServer) -> None:
    """As a power cut: the postmaster and everybody under it."""
    pid_file = server.data_dir / "cluster" / "postmaster.pid"
    postmaster = int(pid_file.read_text().splitlines()[0])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    for pid in (postmaster, *map(int, children)):
        os.kill(pid, signal.SIGKILL)
    if server._lease is not None:
        server._lease.close()
        server._lease = None  # it died with the server
    pid_file.unlink()  # where nobody buries dead processes, the next server would take this one for alive


def _revive(server: EmbeddedServer, net: Network) -> None:
    """A hall's server comes back at its own address; this one takes another port, so the network leads there."""
    server.start()
    assert server._cluster is not None
    endpoint = server._cluster.endpoint()
    assert endpoint is not None
    net.target = (endpoint.host, endpoint.port)


def test_sessions_ended_for_idleness_come_back_by_themselves(
    hall: Hall, net: Network, session: Session, hands: QtHands, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[bool] = []
    _program(session).live.state_changed.connect(lambda up, _: lost.append(not up))
    hall.execute("ALTER ROLE zhoumin SET idle_session_timeout = '300ms'")  # shorter than the signs of life
    net.reset()
    hands.wait("a line", lambda: "已连接" in _line(session))
    lost.clear()
    hands.wait("the cut", lambda: any(lost))
    hall.execute("ALTER ROLE zhoumin RESET idle_session_timeout")
    hands.wait("the line to come back", lambda: "已连接" in _line(session))
    _two_wait(hall, session, hands)
    hands.press("F2")
    hands.wait("the visitor", lambda: _called(session) == "A001")


def test_a_firewall_that_forgot_the_lines_over_night_is_noticed(
    hall: Hall, net: Network, session: Session, hands: QtHands
) -> None:
    beat = hall.value(HEARTBEAT)
    net.forget()  # neither side is told anything
    hands.wait("the cut line to be said", lambda: "连接已断开" in _line(session))
    hands.wait("the line to come back", lambda: "已连接" in _line(session))
    hands.wait("a sign of life of the window", lambda: hall.value(HEARTBEAT) > beat)
    _two_wait(hall, session, hands)
    hands.press("F2")
    hands.wait("the visitor", lambda: _called(session) == "A001")


def test_a_window_taken_over_in_the_dark_is_said_when_the_line_is_back(
    hall: Hall, net: Network, session: Session, hands: QtHands
) -> None:
    net.accepts = False
    net.reset()
    hands.wait("the cut line to be said", lambda: "连接已断开" in _line(session))
    hall.execute("UPDATE window_session SET heartbeat_at = heartbeat_at - interval '1 hour'")
    hall.open_window("heqing", "12")
    net.accepts = True
    hands.wait("the window to be let go", lambda: _program(session).desk.window is None)
    assert _program(session).frame.banner.text() == ERRORS["window_lost"]


def test_a_password_changed_meanwhile_is_asked_for_over_the_window(
    hall: Hall, net: Network, session: Session, hands: QtHands, qtbot: QtBot
) -> None:
    _typing_an_applicant(hall, session, hands)
    frame = _program(session).frame
    _give(hall, NEW_PASSWORD)
    try:
        hands.write("强")
        assert _typed() == "李国强"  # who is in goes on
        assert _sheet(session) is None
        net.reset()
        hands.wait("the question", lambda: _sheet(session) is not None)
        assert frame.banner.text() == ERRORS["password_changed"]
        attempts = net.admitted
        qtbot.wait(1_000)
        assert net.admitted == attempts  # nobody tries the old one again and again

        hands.press("Esc")
        assert _typed() == "李国强"
        hands.press("F2")  # an attempt to work brings the way back, not a second refusal
        hands.wait("the banner", lambda: frame.banner.text() == ERRORS["password_changed"])
        frame.banner._action.click()
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        hands.write("Falsch-2026")
        hands.press("Enter")
        hands.wait("the refusal", lambda: _says(session, ERRORS["sign_in_failed"]))
        hands.write(NEW_PASSWORD)
        hands.wait("the pause", lambda: not _program(session)._line_teller._pause.seconds_left)
        hands.press("Enter")
        hands.wait("the line to come back", lambda: "已连接" in _line(session))
        hands.wait("the sheet to go", lambda: _sheet(session) is None)
        hands.wait("the banner to go", lambda: not frame.banner.isVisible())
        hands.wait("the next visitor", lambda: _called(session) == "A001")
        assert _calls(hall) == ["A1"]
    finally:
        _give(hall, PASSWORD)


def _says(session: Session, sentence: str) -> bool:
    sheet = _sheet(session)
    return sheet is not None and sentence in sheet.accessibleName()


def _give(hall: Hall, password: str) -> None:
    hall.execute(f"ALTER ROLE zhoumin PASSWORD '{password}'")


def test_a_login_disabled_meanwhile_is_told_so(
    hall: Hall, net: Network, session: Session, hands: QtHands
) -> None:
    hall.execute("ALTER ROLE zhoumin NOLOGIN")
    try:
        net.reset()
        hands.wait("the question", lambda: _sheet(session) is not None)
        assert _program(session).frame.banner.text() == ERRORS["login_lapsed"]
    finally:
        hall.execute("ALTER ROLE zhoumin LOGIN")
    hands.write(PASSWORD)
    hands.press("Enter")
    hands.wait("the line to come back", lambda: "已连接" in _line(session))
