"""The real program with a real password: it stands nowhere that anybody but its account can read."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from counter_app.log_book import LOG_FILE
from db.embedded import EmbeddedServer
from tests.database.hall import PASSWORD, Hall, furnished_hall
from tests.servers import running_server

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 40.0
NUMBER = "11010519491231002X"

pytestmark = pytest.mark.timeout(180)

CRASHING = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import main
from PySide6.QtCore import QTimer
from sqlalchemy import text
import ui.run

class Session(ui.run.Session):
    def open_public_screen(self, *words, **options):
        super().open_public_screen(*words, **options)
        QTimer.singleShot(500, self._break)

    def _break(self):
        login = self.public._application
        try:
            login.run(lambda work: work.session.execute(text("SELECT 1/0 WHERE :n <> ''"), {{"n": {NUMBER!r}}}))
        finally:
            raise RuntimeError(f"on {{login.engine.url.render_as_string(hide_password=False)}} for {NUMBER}")

ui.run.Session = Session
main.main()
"""
"""The program itself, with a bug put in whose report would quote an address and an identity number."""


@pytest.fixture(scope="module")
def tcp_server() -> Iterator[EmbeddedServer]:
    with running_server(loopback=True) as server:
        yield server


@pytest.fixture(scope="module")
def hall(tcp_server: EmbeddedServer) -> Iterator[Hall]:
    with furnished_hall(tcp_server) as made:
        yield made


def _address(hall: Hall, login: str = "") -> str:
    """Without a password, as it stands in a command."""
    return hall.url(login or "x").replace("+psycopg", "").replace(f"x:{PASSWORD}@", "")


@contextmanager
def _started(hall: Hall, folder: Path, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "COUNTER_APP_FOLDER": str(folder),
        "PGPASSWORD": PASSWORD,
    }
    with (folder / "stderr").open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, *words, "board", "--database", _address(hall), "--login", "board1"],
            env=environment,
            stderr=errors,
            stdout=errors,
            cwd=folder,
        )
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE_SECONDS)


def _wait_for(what: str, condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def _activity(hall: Hall) -> str:
    rows = hall.execute(
        "SELECT concat_ws(' ', application_name, query) FROM pg_stat_activity WHERE usename = 'board1'"
    )
    return "\n".join(str(row) for (row,) in rows)


def _everything_written(folder: Path) -> str:
    return "\n".join(
        path.read_text("utf-8", errors="replace") for path in folder.rglob("*") if path.is_file()
    )


def test_a_password_is_in_no_process_list_no_log_and_no_session(hall: Hall, tmp_path: Path) -> None:
    with _started(hall, tmp_path, str(ROOT / "main.py")) as process:
        _wait_for("the board to listen", lambda: "listen" in _activity(hall))
        shown = (
            Path(f"/proc/{process.pid}/cmdline").read_bytes() + Path(f"/proc/{process.pid}/comm").read_bytes()
        )
        assert PASSWORD.encode() not in shown
        assert PASSWORD not in _activity(hall)
    assert PASSWORD not in _everything_written(tmp_path)


def test_a_crash_report_quotes_neither_a_password_nor_an_identity_number(hall: Hall, tmp_path: Path) -> None:
    log = tmp_path / LOG_FILE
    with _started(hall, tmp_path, "-c", CRASHING):
        _wait_for("the report", lambda: log.exists() and "unexpected failure" in log.read_text("utf-8"))
    report = _everything_written(tmp_path)
    assert "RuntimeError" in report
    assert "SQL parameters hidden" in report
    assert "in _break" in report
    assert PASSWORD not in report
    assert NUMBER not in report
    assert "RuntimeError" in (tmp_path / "stderr").read_text("utf-8")
    assert log.stat().st_mode & 0o077 == 0
