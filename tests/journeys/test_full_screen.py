"""A public screen fills its display, and a desk opens maximised, also where no window manager runs."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.x_keys import virtual_screen
from ui.demo.windows import SCREENS

ROOT = Path(__file__).parents[2]
FILL = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from ui.hall.full_screen import fill_screen
app = QApplication([])
window = QLabel("一号取号机")
window.resize(640, 360)
fill_screen(window)
def tell():
    filled = window.size() == window.screen().size() and window.pos() == window.screen().geometry().topLeft()
    print(window.isFullScreen() and filled, window.width() > 640)
    app.quit()
QTimer.singleShot(1000, tell)
app.exec()
"""

pytestmark = pytest.mark.journey
with_display = pytest.mark.skipif(
    shutil.which("Xvfb") is None, reason="no Xvfb: the bootstrap of `make test` installs it"
)


def _run(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


TWO_DISPLAYS = {
    "screens": [
        {"name": "left", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1},
        {"name": "right", "x": 1366, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1},
    ]
}
PLACE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
from ui.hall.full_screen import Placement
app = QApplication([])
for display in (1, 2, 3):
    window = QLabel("大厅综合屏")
    placement = Placement(window, display)
    placement.place()
    app.processEvents()
    print(window.isFullScreen(), placement.is_there(), window.screen().name(), *window.geometry().getRect())
"""


def test_a_public_screen_fills_the_display_that_was_asked_for(tmp_path: Path) -> None:
    config = tmp_path / "displays.json"
    config.write_text(json.dumps(TWO_DISPLAYS))
    shown = _run(PLACE, QT_QPA_PLATFORM=f"offscreen:configfile={config}")
    assert shown.stdout.splitlines() == [
        "True True left 0 0 1366 768",
        "True True right 1366 0 1920 1080",
        "True False left 0 0 1366 768",
    ], shown.stderr


@with_display
def test_a_public_screen_fills_a_display_without_a_window_manager() -> None:
    with virtual_screen() as display:
        shown = _run(FILL, QT_QPA_PLATFORM="xcb", DISPLAY=display)
    assert shown.stdout == "True True\n", shown.stderr


DESK = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.run import open_screen
def tell():
    window = QApplication.activeWindow() or QApplication.topLevelWidgets()[0]
    print(window.isMaximized(), *window.geometry().getRect())
    if window.isMaximized():
        window.showNormal()
        QTimer.singleShot(200, lambda: (print(*window.geometry().getRect()), QApplication.exit(0)))
    else:
        QApplication.exit(0)
open_screen("desk", "postgresql://127.0.0.1:9/hall", lambda: QTimer.singleShot(200, tell), **OPTIONS)
"""


def _desk(**options: str) -> str:
    return DESK.replace("OPTIONS", repr(options))


@with_display
def test_a_desk_opens_as_large_as_its_display_and_fits_when_it_is_made_smaller(tmp_path: Path) -> None:
    with virtual_screen() as display:
        shown = _run(_desk(), QT_QPA_PLATFORM="xcb", DISPLAY=display, COUNTER_APP_FOLDER=str(tmp_path))
    assert shown.stdout.splitlines() == ["True 0 0 1920 1080", "120 67 1680 946"], shown.stderr


def test_a_desk_of_the_demonstration_leaves_room_for_the_others(tmp_path: Path) -> None:
    shown = _run(_desk(windowed="1"), QT_QPA_PLATFORM="offscreen", COUNTER_APP_FOLDER=str(tmp_path))
    assert shown.stdout.split()[::3] == ["False", "1366"], shown.stderr
    assert all(options["windowed"] for _, options in SCREENS)
