"""The people's path under a real X server, by real key events, in real windows; run as a program of its own.

The windows of people open here, the hall's board in a process of its own, as in a hall. Answers with one line
of JSON: what the walk saw, for the test to hold against the database and the papers.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counter_app.place import Place
from counter_app.settings import Settings
from tests.journeys.x_keys import XKeyboard
from ui.demo.hands import Stuck
from ui.demo.people_path import PeoplePath
from ui.run import make_qt_application

PATIENCE_SECONDS = 40.0
SETTLE_MS = 60
ROOT = Path(__file__).parents[2]


class XHands:
    """Hands on the X server's keyboard. Pictures are what the windows show."""

    def __init__(self, keyboard: XKeyboard, folder: Path) -> None:
        self._keyboard = keyboard
        self._folder = folder
        self._count = 0

    def turn_to(self, window: QWidget) -> None:
        window.raise_()
        window.activateWindow()
        self.wait("an active window", window.isActiveWindow)
        QTest.qWait(SETTLE_MS)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._keyboard.press(key)
            QTest.qWait(SETTLE_MS)

    def write(self, text: str) -> None:
        for character in text:
            self._keyboard.write(character)
            QTest.qWait(15)
        QTest.qWait(SETTLE_MS)

    def wait(self, what: str, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                raise Stuck(what)
            QTest.qWait(10)

    def picture(self, window: QWidget, name: str) -> None:
        self._count += 1
        window.grab().save(str(self._folder / f"{self._count:02d}-{name}.png"))


def _tell(what: str) -> None:
    sys.stderr.write(f"{what}\n")


def walk(address: str, password: str, folder: Path) -> dict[str, Any]:
    """All nine steps; the board's title is read from the X server, out of another process."""
    settings = Settings(printer="folder", papers_folder=str(folder / "papers"))
    app = make_qt_application(settings)
    keyboard = XKeyboard(os.environ["DISPLAY"])
    hands = XHands(keyboard, folder)
    board = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "board", "--database", address, "--login", "board1"]
    )
    try:
        with Place(address) as place:
            path = PeoplePath(place, settings, hands, password, _tell)
            try:
                return _walk(path, hands, keyboard)
            finally:
                path.close()
                app.processEvents()
    finally:
        board.terminate()
        board.wait(10)
        keyboard.close()


def _walk(path: PeoplePath, hands: XHands, keyboard: XKeyboard) -> dict[str, Any]:
    # First of all: a window that opens takes the keyboard, whichever process it belongs to.
    hands.wait("the board in its own process", lambda: "大厅叫号屏" in keyboard.titles())
    QTest.qWait(500)
    kiosk = path.open_public("kiosk", "kiosk1")
    path.take_number(kiosk)
    clerk = path.sign_in("zhoumin", "12")
    called = f"{path.walk.ticket} → 12号窗口"
    waited: list[float] = []

    def watch_board() -> None:
        began = time.monotonic()
        hands.wait("the call on the board", lambda: called in keyboard.titles())
        waited.append(time.monotonic() - began)

    path.call(clerk, watch_board)
    path.tell_once(clerk)
    path.accept(clerk)
    path.sign(path.sign_in("xujun"))
    path.hand_over(clerk)
    path.decide_at_once(clerk)
    path.supervise(path.sign_in("chenli"))
    agent = path.sign_in("liuguifang")
    path.prepare_store(agent)
    path.leave(agent)
    path.synchronise(path.file_offline())
    path.review_township(path.sign_in("yangfan"))
    return {
        "ticket": path.walk.ticket,
        "case_id": str(path.walk.case_id),
        "service_code": path.walk.service_code,
        "instant_case_id": str(path.walk.instant_case_id),
        "filed_code": path.walk.filed_code,
        "board_waited": waited[0],
        "steps": len(path.walk.done),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(walk(sys.argv[1], sys.argv[2], Path(sys.argv[3]))) + "\n")
