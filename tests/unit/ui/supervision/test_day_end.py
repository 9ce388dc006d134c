"""The supervisor ends the day by a key: what is open is told first, and what earlier days left behind."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.changes import Topic
from tests.database.hall import Hall, moment
from tests.unit.ui.rooms import Seat
from tests.unit.ui.supervision.offices import focus, press
from ui.shell.frame import Frame
from ui.widgets.overlay import Overlay


def open_from(hall: Hall, opens: str, closes: str) -> None:
    hall.execute(
        """INSERT INTO opening_hours (hall_id, weekday, opens_at, closes_at)
           SELECT hall_id, extract(isodow FROM today()), %s, %s FROM hall""",
        opens,
        closes,
    )


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
    office[1].banner.end_passing()  # another press ends what may go by itself
    assert "A001（03-10 等候）" in office[1].banner.text()
    hall.issue("MED-RESIDENT")
    hall.call("heqing", "11")
    hall.issue()
    open_from(hall, "08:00", "08:30")  # it is nine
    press(office, Qt.Key.Key_F10)
    sheet = office[1].findChild(Overlay)
    assert sheet
    told = sheet.accessibleName()
    assert "还有 1 个号码没有办完" in told
    assert "窗口上正在办理的 1 位不受影响" in told
    assert "A001（03-10 等候）" in told
    assert "取号机" not in told
    press(office, Qt.Key.Key_Return)
    assert said[-1] == "今天的排队已结束，作废 1 个号码。窗口上还有：B001。"
    assert (
        hall.value("SELECT status FROM ticket WHERE prefix = 'A' AND business_day = today()") == "cancelled"
    )
    assert (
        hall.value("SELECT payload ->> 'reason' FROM ticket_action WHERE actor = 'chenli'")
        == "今天的办理时间已结束"
    )


def test_a_day_that_is_not_over_is_told_so_and_does_not_end_by_enter_alone(
    hall: Hall, office: tuple[Seat, Frame]
) -> None:
    hall.issue()
    open_from(hall, "08:00", "08:30")
    open_from(hall, "13:30", "17:30")  # it is nine: a break, after which numbers are given again
    press(office, Qt.Key.Key_F10, Qt.Key.Key_Return)
    sheet = office[1].findChild(Overlay)
    assert sheet is not None
    assert sheet.is_open
    assert "大厅今天办理到 17:30，取号机还会出号。现在结束，1 个号码作废" in sheet.accessibleName()
    assert hall.value("SELECT status FROM ticket") == "waiting"
    QTest.keyClicks(focus(office), "power cut")
    press(office, Qt.Key.Key_Return)
    assert hall.value("SELECT status FROM ticket") == "cancelled"
    assert hall.value("SELECT payload ->> 'reason' FROM ticket_action WHERE actor = 'chenli'") == "power cut"
