"""首问负责 at the clerk's window, by real keys: F10 and a digit, whatever has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from counter_app.changes import Topic
from tests.unit.ui.intake.conftest import Room
from ui.queue.enquiry_sheet import EnquirySheet
from ui.terms import ENQUIRY_TOPICS


def sheets(room: Room) -> list[EnquirySheet]:
    return [sheet for sheet in room.frame.findChildren(EnquirySheet) if sheet.is_open]


def recorded(room: Room) -> list[tuple[object, ...]]:
    return room.hall.execute("SELECT topic, question, answer FROM enquiry ORDER BY at")


def test_two_keys_record_an_enquiry_also_from_a_field(room: Room) -> None:
    room.press(Qt.Key.Key_F10)
    room.press(Qt.Key.Key_3)
    assert recorded(room) == [("进度查询", "", "")]
    assert not sheets(room)
    room.sit_down()
    assert isinstance(room.focus(), QLineEdit)
    room.type("李国强")
    field = room.focus()
    room.press(Qt.Key.Key_F10, Qt.Key.Key_1)
    assert recorded(room)[1] == ("材料咨询", "", "")
    assert room.focus() is field  # typing goes on where it was
    ticket, item = room.hall.execute("SELECT ticket_id, item_id FROM enquiry ORDER BY at DESC LIMIT 1")[0]
    assert (ticket, item) == room.hall.execute("SELECT ticket_id, item_id FROM ticket")[0]


def test_question_and_answer_are_typed_after_the_kind_is_chosen(room: Room) -> None:
    room.press(Qt.Key.Key_F10)
    room.press(Qt.Key.Key_2, control=True)
    assert not recorded(room)
    room.type("先办哪个1")
    room.press(Qt.Key.Key_Tab)
    room.type("先办宅基地，再办规划许可")
    room.press(Qt.Key.Key_Return)
    assert recorded(room) == [("流程咨询", "先办哪个1", "先办宅基地，再办规划许可")]
    room.press(Qt.Key.Key_F10)
    (sheet,) = sheets(room)
    assert sheet.question.text() == ""
    assert sheet.table.model().rowCount() == 1


def test_what_was_typed_is_there_again_after_escape_and_after_a_cut(room: Room) -> None:
    room.press(Qt.Key.Key_F10)
    room.press(Qt.Key.Key_4, control=True)
    room.type("社保在哪里办")
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_F10)
    (sheet,) = sheets(room)
    assert (sheet.topics.current(), sheet.question.text()) == (3, "社保在哪里办")
    room.seat.application.cut = True
    room.press(Qt.Key.Key_Return)
    assert "还没有登记" in room.workplace.enquiries.state.failure
    assert sheets(room) == [sheet]
    assert sheet.question.text() == "社保在哪里办"
    room.seat.application.cut = False
    room.press(Qt.Key.Key_Return)
    assert recorded(room) == [("找窗口", "社保在哪里办", "")]  # once, though the first answer was lost


def test_a_visitor_is_sent_on_with_the_number_in_the_same_step(room: Room) -> None:
    room.hall.open_window("heqing", "11")
    room.sit_down()
    room.press(Qt.Key.Key_F10)
    (sheet,) = sheets(room)
    assert sheet.ticket.isVisible()
    assert not sheet.ticket.isEnabled()
    sheet.referral.setCurrentIndex(sheet.referral.findText("11号窗口", Qt.MatchFlag.MatchStartsWith))
    assert sheet.ticket.isEnabled()
    room.press(Qt.Key.Key_4)
    room.seat.hear(Topic.QUEUE)
    assert room.workplace.queue.state.current is None
    assert room.hall.execute("SELECT status, reserved_window_id FROM ticket") == [
        ("waiting", room.hall.window_id("11"))
    ]
    assert ("ok", "已登记找窗口，引导到11号窗口。") in room.seat.said


def test_to_a_closed_window_goes_the_visitor_without_the_number(room: Room) -> None:
    room.sit_down()
    room.press(Qt.Key.Key_F10)
    (sheet,) = sheets(room)
    sheet.referral.setCurrentIndex(sheet.referral.findText("13号窗口", Qt.MatchFlag.MatchStartsWith))
    assert not sheet.ticket.isEnabled()
    room.press(Qt.Key.Key_4)
    assert room.hall.value("SELECT status FROM ticket") == "serving"
    assert room.hall.value("SELECT referred_window_id FROM enquiry") == room.hall.window_id("13")


@pytest.mark.parametrize("height", [720, 768])
def test_the_sheet_fits_a_small_screen(room: Room, height: int) -> None:
    room.frame.resize(1280, height)
    room.press(Qt.Key.Key_F10)
    (sheet,) = sheets(room)
    assert len(ENQUIRY_TOPICS) <= 9
    assert sheet.sheet.height() <= height
    assert sheet.sheet.height() >= sheet.sheet.minimumSizeHint().height()
