"""Keys pressed twice and out of turn, by real key events: one paper, one sheet, and a window that lives."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.demo.people import FINDING
from tests.database.hall import PASSWORD, Hall
from tests.journeys.x_keys import virtual_screen

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(150),
    pytest.mark.skipif(
        shutil.which("Xvfb") is None, reason="no Xvfb: the bootstrap of `make test` installs it"
    ),
]


def test_a_slip_asked_for_twice_is_one_slip(hall: Hall, tmp_path: Path) -> None:
    hall.issue("RURAL-HOMESTEAD")
    with virtual_screen() as display:
        environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONFAULTHANDLER": "1",
            "COUNTER_APP_FOLDER": str(tmp_path / "desk"),
            "PYTHONPATH": str(ROOT),
        }
        worked = subprocess.run(
            [sys.executable, "-m", "tests.journeys.hasty_clerk", hall.database.url, PASSWORD, str(tmp_path)],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert worked.returncode == 0, worked.stderr
    assert worked.stderr == ""
    assert json.loads(worked.stdout.splitlines()[-1]) == {"sheets": 1, "at_checklist": True}
    assert hall.value("SELECT count(*) FROM document") == 1
    assert hall.value("SELECT count(*) FROM print_job") == 1
    assert hall.value("SELECT defect FROM case_material WHERE position = 1") == FINDING
