"""The supervisor ends the day by a key: what is open is told first, and what earlier days left behind."""

from PySide6.QtCore import Qt

from counter_app.changes import Topic
from tests.database.hall import Hall, moment
from tests.unit.ui.rooms import Seat
from tests.unit.ui.supervision.offices import press
from ui.shell.frame import Frame
from ui.widgets.overlay import Overlay


def test_the_day_ends_by_a_key_and_a_reason_and_names_what_was_left_behind(
    hall: Hall, office: tuple[Seat, Frame]
) -> None:
    said: list[str] = []
    office[0].desk.said.connect(lambda _, sentence: said.append(sentence))
    press(office, Qt.Key.Key_F10)
    assert said == ["没有要结束的号码。"]
    hall.issue()
    hall.set_clock(moment("2026-03-11"))
    hall.open_window("heqing", "11")  # closes out yesterday's
    office[0].desk.changed.emit(Topic.WINDOW)
    office[0].settle()
    assert said[1:] == ["以前遗留的号码 1 个，已作废或将作废：A001（03-10 等候）。"]
    office[0].desk.changed.emit(Topic.WINDOW)
    office[0].settle()
    assert len(said) == 2  # told once
    hall.issue("MED-RESIDENT")
    hall.call("heqing", "11")
    hall.issue()
    press(office, Qt.Key.Key_F10)
    sheet = office[1].findChild(Overlay)
    assert sheet
    told = sheet.accessibleName()
    assert "还有 1 个号码没有办完" in told
    assert "窗口上正在办理的 1 位不受影响" in told
    assert "A001（03-10 等候）" in told
    press(office, Qt.Key.Key_Return)
    assert said[-1] == "今天的排队已结束，作废 1 个号码。窗口上还有：B001。"
    assert (
        hall.value("SELECT status FROM ticket WHERE prefix = 'A' AND business_day = today()") == "cancelled"
    )
    assert (
        hall.value("SELECT payload ->> 'reason' FROM ticket_action WHERE actor = 'chenli'")
        == "今天的办理时间已结束"
    )
