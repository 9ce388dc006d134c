"""A public screen fills a display on which no window manager runs, as on a bare kiosk."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.x_keys import virtual_screen

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

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(
        shutil.which("Xvfb") is None, reason="no Xvfb: the bootstrap of `make test` installs it"
    ),
]


def test_a_public_screen_fills_a_display_without_a_window_manager() -> None:
    with virtual_screen() as display:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        shown = subprocess.run(
            [sys.executable, "-c", FILL],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert shown.stdout == "True True\n", shown.stderr
