"""A clerk's program in a process of its own, worked and watched by a test through a pipe.

In: `sign in`, `F2`, `F2 unsent` (it halts at the moment before anything is sent), `leave`.
Out: one dictionary for each state of the queue column.
"""

import os
import signal
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.place import Place
from counter_app.settings import load_settings
from tests.database.hall import PASSWORD
from ui.intake.workplace import CounterWorkplace
from ui.queue.state import QueueColumn
from ui.run import Session, make_qt_application
from ui.widgets.number_plate import NumberPlate

LOGIN, WINDOW = "zhoumin", "12"


class ClerkProcess:
    """Qt is up before the first word comes, so that a round does not wait for it."""

    def __init__(self, pipe: Connection, address: str) -> None:
        self._pipe = pipe
        settings = load_settings()
        self._app = make_qt_application(settings)
        self._place = Place(address)
        self._session = Session(self._place, settings)
        self._halts = False
        self._words = QSocketNotifier(pipe.fileno(), QSocketNotifier.Type.Read)
        self._words.activated.connect(self._on_word)
        self._watch = QTimer()
        self._watch.timeout.connect(self._find_workplace)

    def run(self) -> None:
        self._tell(ready=True)
        self._app.exec()
        self._session.end()

    def _on_word(self) -> None:
        try:
            said = self._pipe.recv()
        except EOFError:  # the test itself is gone
            said = "leave"
        window = self._session.window
        if said == "sign in":
            self._session.open_sign_in(LOGIN, PASSWORD, WINDOW)
            self._watch.start(10)
        elif said.startswith("F2"):
            self._halts = said == "F2 unsent"
            target = QApplication.focusWidget() or window
            assert target is not None
            QTest.keyClick(target, Qt.Key.Key_F2)
        else:
            if window is not None:
                window.close()
            self._app.exit()  # quit() would ask the window first, which asks back while a visitor is there

    def _find_workplace(self) -> None:
        if self._session.program is None:
            return
        self._watch.stop()
        assert self._session.window is not None
        self._session.window.activateWindow()
        workplace = self._session.program.workplaces["counter"]
        assert isinstance(workplace, CounterWorkplace)
        plate = workplace.queue_panel.findChild(NumberPlate)
        assert plate is not None
        self._plate = plate
        self._presenter = workplace.queue_panel._presenter
        self._presenter.state_changed.connect(self._on_state)
        self._on_state(self._presenter.state)

    def _on_state(self, state: QueueColumn) -> None:
        asked = self._presenter._intentions._current
        self._tell(
            busy=state.busy,
            read=state.queue is not None,
            plate=self._plate.number(),
            waiting=[ticket.label for ticket in state.queue.waiting] if state.queue else [],
            action_id=str(asked.facts["action_id"]) if asked else "",
        )
        if self._halts and state.busy:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _tell(self, **facts: Any) -> None:
        self._pipe.send(facts)


def work_as_clerk(pipe: Connection, address: str, folder: str) -> None:
    """The process's own function; `folder` keeps this desk's settings."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "COUNTER_APP_FOLDER": folder}
    ClerkProcess(pipe, address).run()
