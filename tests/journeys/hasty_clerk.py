"""A clerk with hasty fingers at a real keyboard; run as a program of its own, so that a crash is seen as one.

Answers with one line of JSON: what lay on the screen, for the test to hold against the database and the printer.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counter_app.demo.people import FINDING
from counter_app.place import Place
from counter_app.settings import Settings
from tests.journeys.nine_steps import XHands
from tests.journeys.x_keys import XKeyboard
from ui.demo.people_path import PeoplePath
from ui.intake.state import Step
from ui.intake.workplace import CounterWorkplace
from ui.run import make_qt_application
from ui.widgets.overlay import Overlay
from ui.widgets.paper_sheet import PaperSheet

AGAIN_MS = 400
SLOW_MACHINE_MS = 3_000
"""Within it two presses are one intention, also where the second is delivered late."""
TICKET = "A001"


def _sheets(window: QWidget) -> list[Overlay]:
    return [sheet for sheet in window.findChildren(Overlay) if sheet.isVisible()]


def _press_hastily(path: PeoplePath, hands: XHands) -> dict[str, object]:
    clerk = path.sign_in("zhoumin", "12")
    window, program = clerk.window, clerk.program
    assert window is not None
    assert program is not None
    counter = program.workplaces["counter"]
    assert isinstance(counter, CounterWorkplace)
    path.walk.ticket = TICKET
    path.call(clerk)
    path.type_applicant(counter)
    checklist = counter.case_view.checklist
    hands.press("1", "A", "Return")
    hands.wait("the finding", checklist.is_editing)
    hands.write(FINDING)
    hands.wait("a way to the slip", counter.case_view.buttons[Step.NOTICE].isEnabled)
    hands.press("Ctrl+P")  # from out of the editor, and again before anything seems to happen
    QTest.qWait(AGAIN_MS)
    hands.press("Ctrl+P")
    hands.wait("the slip", lambda: window.findChild(PaperSheet) is not None)
    hands.press("Ctrl+P")
    QTest.qWait(AGAIN_MS)
    sheets = len(_sheets(window))
    hands.press("Escape")
    hands.wait("the sheet gone", lambda: not _sheets(window))
    QTest.qWait(AGAIN_MS)
    return {"sheets": sheets, "at_checklist": checklist.hasFocus()}


def work(address: str, password: str, folder: Path) -> dict[str, object]:
    """One visit, with every key pressed twice that prints."""
    settings = Settings(printer="folder", papers_folder=str(folder / "papers"))
    app = make_qt_application(settings)
    app.setDoubleClickInterval(SLOW_MACHINE_MS)
    keyboard = XKeyboard(os.environ["DISPLAY"])
    hands = XHands(keyboard, folder)
    try:
        with Place(address) as place:
            path = PeoplePath(place, settings, hands, password, lambda _: None)
            try:
                return _press_hastily(path, hands)
            finally:
                path.close()
                app.processEvents()
    finally:
        keyboard.close()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(work(sys.argv[1], sys.argv[2], Path(sys.argv[3]))) + "\n")
