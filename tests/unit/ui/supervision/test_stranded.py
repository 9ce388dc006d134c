"""The supervisor gives back what a dead window holds."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.database.hall import Hall
from tests.unit.ui.rooms import Seat, Seating
from ui.shell.frame import Frame
from ui.supervision.view import SupervisionWorkplace


@pytest.fixture
def office(hall: Hall, seat: Seating, shown: Callable[[Frame], Frame]) -> Iterator[tuple[Seat, Frame]]:
    supervisor = seat("chenli")
    frame = Frame()
    frame.add_workplace(
        "supervision", "督办", "supervision", SupervisionWorkplace(supervisor.desk, frame.prompter)
    )
    shown(frame)
    supervisor.settle()
    yield supervisor, frame
    frame.close()
    frame.deleteLater()


def press(office: tuple[Seat, Frame], key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or office[1], key)
    office[0].settle()


def test_a_dead_window_s_visitor_goes_back_by_a_key_and_a_digit(
    hall: Hall, office: tuple[Seat, Frame]
) -> None:
    said: list[str] = []
    office[0].desk.said.connect(lambda _, sentence: said.append(sentence))
    hall.issue("MED-RESIDENT")
    hall.call("heqing", "11")
    press(office, Qt.Key.Key_F9)
    assert said == ["没有失联窗口留下的号码。"]
    hall.execute("UPDATE window_session SET heartbeat_at = heartbeat_at - interval '1 hour'")
    press(office, Qt.Key.Key_F9)
    press(office, Qt.Key.Key_1)
    assert said[-1] == "B001 已放回队列，排队先后不变。"
    assert hall.value("SELECT status FROM ticket") == "waiting"
