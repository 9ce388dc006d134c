"""What every test gets: real servers, an offscreen Qt with our fonts, and nothing left behind unnoticed."""

import gc
import logging
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest

from db.embedded import EmbeddedServer
from tests.halls import debian_hall, hall, hall_server, quiet_hall
from tests.servers import Database, debian_programs, make_database, running_server

__all__ = ["debian_hall", "hall", "hall_server", "quiet_hall"]
STOPPING_SECONDS = 2.0

# Before anything imports Qt: no window on the developer's screen, no file in the developer's own folders.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="counter-app-home-")
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    _folder = Path(_HOME.name) / _name
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)

# Two busy cores are slow at times; a slow example is no wrong one.
hypothesis.settings.register_profile("hall", deadline=None, database=None)
hypothesis.settings.load_profile("hall")


@pytest.fixture(scope="session")
def server() -> Iterator[EmbeddedServer]:
    """The embedded PostgreSQL, one for each test process."""
    with running_server() as running:
        yield running


@pytest.fixture(scope="session")
def debian_server() -> Iterator[EmbeddedServer]:
    """The distribution's PostgreSQL on a loopback port with SCRAM passwords, as a hall's own server is."""
    programs = debian_programs()
    if programs is None:
        pytest.skip("no PostgreSQL 15 or later under /usr/lib/postgresql")
    with running_server(programs, loopback=True) as running:
        yield running


@pytest.fixture(scope="session")
def template_database(server: EmbeddedServer) -> Iterator[Database]:
    """A database with the whole schema, copied for each test; nobody may connect to it."""
    with _installed(server) as template:
        yield template


@pytest.fixture(scope="session")
def debian_template_database(debian_server: EmbeddedServer) -> Iterator[Database]:
    with _installed(debian_server) as template:
        yield template


@pytest.fixture
def database(server: EmbeddedServer, template_database: Database) -> Iterator[Database]:
    """A database of this test's own with the schema of a fresh installation."""
    with make_database(server, template=template_database.name) as made:
        yield made


@pytest.fixture
def debian_database(debian_server: EmbeddedServer, debian_template_database: Database) -> Iterator[Database]:
    with make_database(debian_server, template=debian_template_database.name) as made:
        yield made


@pytest.fixture
def empty_database(server: EmbeddedServer) -> Iterator[Database]:
    """A database of this test's own with nothing in it."""
    with make_database(server) as made:
        yield made


@pytest.fixture(scope="session")
def qapp(qapp: object) -> object:
    """The application with the fonts that we ship, so that text is as wide here as on any machine."""
    from ui.styles.fonts import load_fonts

    load_fonts()
    return qapp


@pytest.fixture
def expect_log(unexpected_logs: list[logging.LogRecord]) -> Iterator[Callable[[str], None]]:
    """Call it with a pattern: the test must log a warning or error that matches, and may."""
    patterns: list[str] = []
    yield patterns.append
    for pattern in patterns:
        matching = [record for record in unexpected_logs if re.search(pattern, record.getMessage())]
        assert matching, f"nothing was logged that matches {pattern!r}"
        unexpected_logs[:] = [record for record in unexpected_logs if record not in matching]


@pytest.fixture(autouse=True)
def unexpected_logs() -> Iterator[list[logging.LogRecord]]:
    """Fails a test that logs a warning or worse, unless it asked for it by `expect_log`."""
    handler = _Collector(level=logging.WARNING)
    logging.getLogger().addHandler(handler)
    yield handler.records
    logging.getLogger().removeHandler(handler)
    lines = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in handler.records]
    assert not lines, "unexpected log lines:\n" + "\n".join(lines)


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread, an active timer or a visible window behind."""
    has_windows = bool({"qapp", "qtbot"} & set(request.fixturenames))
    if has_windows:
        gc.freeze()  # what is older than the test need not be looked through after it
    before = set(threading.enumerate())
    yield
    threads = [thread for thread in threading.enumerate() if thread not in before]
    deadline = time.monotonic() + STOPPING_SECONDS
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    left = [f"thread {thread.name}" for thread in threads if thread.is_alive()]
    if has_windows:
        left += _left_in_qt()
        gc.unfreeze()
    assert not left, f"left running: {left}"


def _left_in_qt() -> list[str]:
    """Active timers and visible windows; they are ended here, so the next test gets no blame."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    timers = [found for found in gc.get_objects() if isinstance(found, QTimer)]
    active = [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()]
    visible = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for timer in active:
        timer.stop()
    for window in visible:
        window.close()
    return [f"timer of {timer.interval()} ms" for timer in active] + [
        f"window {window!r}" for window in visible
    ]


@contextmanager
def _installed(server: EmbeddedServer) -> Iterator[Database]:
    from db.install import install

    with make_database(server) as template:
        install(template.url)
        yield template


class _Collector(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
