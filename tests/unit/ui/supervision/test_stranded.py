"""The supervisor gives back what a dead window holds."""

from PySide6.QtCore import Qt

from tests.database.hall import Hall
from tests.unit.ui.rooms import Seat
from tests.unit.ui.supervision.offices import press
from ui.shell.frame import Frame


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
