"""A clerk's program in a process of its own that types an intake when a test says so through a pipe.

In: `(word, …)`: sign in LOGIN WINDOW, open ITEM_ID, type, choose ROW (of an offered answer), accept, leave.
"""

import os
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counter_app.place import Place
from counter_app.settings import load_settings
from tests.database.hall import PASSWORD, RESIDENT
from ui.intake.workplace import CounterWorkplace
from ui.run import Session, make_qt_application
from ui.widgets.option_list import OptionList
from ui.widgets.overlay import Overlay

TELL_MS = 50


class TypingProcess:
    """One program; what is typed goes the way of the keys, through the fields."""

    def __init__(self, pipe: Connection, address: str) -> None:
        self._pipe = pipe
        settings = load_settings()
        self._app = make_qt_application(settings)
        self._session = Session(Place(address), settings)
        self._words = QSocketNotifier(pipe.fileno(), QSocketNotifier.Type.Read)
        self._words.activated.connect(self._on_word)
        self._telling = QTimer()
        self._telling.timeout.connect(self._tell)
        self._telling.start(TELL_MS)

    def run(self) -> None:
        self._app.exec()
        self._session.end()

    def _on_word(self) -> None:
        try:
            word, *facts = self._pipe.recv()
        except EOFError:  # the test itself is gone
            word, facts = "leave", []
        getattr(self, f"_do_{word.replace(' ', '_')}")(*facts)

    def _do_sign_in(self, login: str, window: str) -> None:
        self._session.open_sign_in(login, PASSWORD, window)

    def _do_open(self, item_id: int) -> None:
        self._workplace().open_item(item_id)

    def _do_type(self) -> None:
        window = self._session.window
        assert window is not None
        window.activateWindow()
        desk = self._workplace().case_desk
        for field in ("name", "id_number", "phone", "address"):
            desk.edit_applicant(field, getattr(RESIDENT, field))
            desk.leave_field(field)
        desk.accept_rest()

    def _do_choose(self, row: int) -> None:
        options = self._options()
        assert options is not None
        QTest.keyClick(options, Qt.Key(Qt.Key.Key_1 + row))

    def _do_accept(self) -> None:
        window = self._session.window
        assert window is not None
        self._workplace().case_view.checklist.setFocus()
        QTest.keyClick(self._workplace(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _do_leave(self) -> None:
        self._app.quit()

    def _workplace(self) -> CounterWorkplace:
        assert self._session.program is not None
        workplace = self._session.program.workplaces["counter"]
        assert isinstance(workplace, CounterWorkplace)
        return workplace

    def _options(self) -> OptionList | None:
        window = self._session.window
        sheets = window.findChildren(Overlay) if window is not None else []
        shown = [sheet.findChild(OptionList) for sheet in sheets if sheet.isVisible()]
        return next((options for options in shown if options is not None), None)

    def _sheet_text(self) -> str:
        window = self._session.window
        sheets = window.findChildren(Overlay) if window is not None else []
        return "\n".join(
            label.text() for sheet in sheets if sheet.isVisible() for label in sheet.findChildren(QLabel)
        )

    def _tell(self) -> None:
        told: dict[str, Any] = {"ready": True, "signed_in": self._session.program is not None}
        if told["signed_in"]:
            state = self._workplace().case_desk.state
            told |= {
                "phase": state.phase.value,
                "idle": self._session._background.idle(),
                "applicant": state.applicant,
                "verdicts": [line.verdict.value for line in state.lines],
                "status": state.status.value if state.status else "",
                "sheet": self._sheet_text(),
                "keeping": self._workplace().drafts.is_keeping,
            }
        self._pipe.send(told)


def type_as_clerk(pipe: Connection, address: str, folder: str) -> None:
    """The process's own function; `folder` keeps this machine's settings and drafts."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "COUNTER_APP_FOLDER": folder}
    TypingProcess(pipe, address).run()
