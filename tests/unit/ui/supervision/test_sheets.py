"""What supervision sees of first contact, and the lines it puts up on the public screens."""

from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.changes import Topic
from counter_app.services import enquiries, hall_screens
from tests.database.hall import Hall
from tests.unit.ui.rooms import Seat
from tests.unit.ui.supervision.offices import focus, press
from ui.shell.frame import Frame
from ui.supervision.enquiry_sheet import EnquiryDaySheet
from ui.supervision.notice_sheet import NoticeSheet


def test_the_day_is_counted_by_topic_and_department_and_follows(
    hall: Hall, office: tuple[Seat, Frame]
) -> None:
    press(office, Qt.Key.Key_F6)
    (sheet,) = office[1].findChildren(EnquiryDaySheet)
    assert sheet.list.state() == "message"
    window_id = hall.open_window("zhoumin", "12")
    for topic in ("材料咨询", "材料咨询", "找窗口"):
        hall.app("zhoumin").run(enquiries.record_enquiry, action_id=uuid4(), window_id=window_id, topic=topic)
    office[0].qtbot.waitUntil(lambda: _reads(office, sheet) == 3, timeout=10_000)
    assert "今天 3 次，按类别：材料咨询 2、找窗口 1" in sheet._topics.text()
    assert "区行政服务中心 3" in sheet._departments.text()
    press(office, Qt.Key.Key_Escape)
    assert not sheet.is_open


def _reads(office: tuple[Seat, Frame], sheet: EnquiryDaySheet) -> int:
    office[0].desk.changed.emit(Topic.ENQUIRY)
    return sheet.table.model().rowCount()


def test_a_line_is_put_up_and_taken_down_by_keys(hall: Hall, office: tuple[Seat, Frame]) -> None:
    def running() -> tuple[str, ...]:
        return hall.app("board1").run(hall_screens.hall_board).notices

    press(office, Qt.Key.Key_F7)
    (sheet,) = office[1].findChildren(NoticeSheet)
    press(office, Qt.Key.Key_F2)
    commit = QInputMethodEvent()
    commit.setCommitString("下午三点系统升级")
    QApplication.sendEvent(focus(office), commit)
    press(office, *[Qt.Key.Key_Return] * 6)
    assert running() == ("下午三点系统升级",)
    assert sheet.table.model().rowCount() == 1
    assert ("ok", "通知已发布。") in office[0].said
    press(office, Qt.Key.Key_F3)
    press(office, Qt.Key.Key_Return)
    assert running() == ()
    assert not sheet.end.isEnabled()


def test_a_time_that_is_none_is_said_beside_the_field_and_nothing_typed_is_lost(
    hall: Hall, office: tuple[Seat, Frame]
) -> None:
    press(office, Qt.Key.Key_F7, Qt.Key.Key_F2)
    QTest.keyClicks(focus(office), "closed at noon")
    press(office, *[Qt.Key.Key_Return] * 5)
    focus(office).selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(focus(office), "25:00")
    press(office, Qt.Key.Key_Return)
    assert hall.value("SELECT count(*) FROM notice") == 0
    focus(office).selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(focus(office), "18:30")
    press(office, Qt.Key.Key_Return)
    ((words, until),) = hall.execute(
        "SELECT words, to_char(shown_until AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') FROM notice"
    )
    assert (words, until) == ("closed at noon", "18:30")
