"""The supervisor's workplace in a window, and the keys that are pressed there."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.database.hall import Hall
from tests.unit.ui.rooms import Seat, Seating
from ui.shell.frame import Frame
from ui.styles.tokens import Tone
from ui.supervision.view import SupervisionWorkplace


@pytest.fixture
def office(hall: Hall, seat: Seating, shown: Callable[[Frame], Frame]) -> Iterator[tuple[Seat, Frame]]:
    supervisor = seat("chenli")
    frame = Frame()
    supervisor.desk.said.connect(lambda tone, text: frame.prompter.tell(Tone(tone), text))
    workplace = SupervisionWorkplace(supervisor.desk, frame.prompter)
    frame.add_workplace("supervision", "督办", "supervision", workplace)
    frame.resize(1366, 768)
    shown(frame)
    supervisor.settle()
    yield supervisor, frame
    frame.close()
    frame.deleteLater()


def press(office: tuple[Seat, Frame], *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focus(office), key)
        office[0].settle()


def focus(office: tuple[Seat, Frame]) -> QWidget:
    return QApplication.focusWidget() or office[1]
