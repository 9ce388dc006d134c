"""A window that the system tells to end leaves in order: its embedded server does not outlive it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.embedded import EmbeddedServer

ROOT = Path(__file__).parents[3]
PATIENCE = 60.0
DESK = """
import sys
from ui.run import open_screen
sys.exit(open_screen("desk", "", lambda: print("shown", flush=True), data_dir=sys.argv[1]))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no program to end by a signal")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Reachable for the account that the server runs under."""
    parent = Path(tempfile.mkdtemp(prefix="counter-app-tests-"))
    parent.chmod(0o755)
    yield parent / "hall"
    shutil.rmtree(parent)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_last_window_stops_the_server(folder: Path, number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", DESK, str(folder)],
        cwd=ROOT,
        env=os.environ | {"COUNTER_APP_FOLDER": str(folder.parent / "desk")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as desk:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "shown\n"
        assert (folder / "cluster" / "postmaster.pid").exists()
        time.sleep(0.5)  # the loop waits for events now, and Python with it
        desk.send_signal(number)
        _, complaint = desk.communicate(timeout=PATIENCE)
    assert (desk.returncode, "Traceback" in complaint) == (0, False)
    assert not (folder / "cluster" / "postmaster.pid").exists()
    assert EmbeddedServer(folder).remove_deserted()
