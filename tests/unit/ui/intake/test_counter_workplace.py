"""The clerk's window by real keys, from the number called to the paper in hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.changes import Topic
from counter_app.domain.cases import CaseStatus, Verdict
from counter_app.domain.tickets import TicketAction
from counter_app.services.intake import Conclusion
from tests.database.hall import RESIDENT
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.intake.conftest import Room
from ui.intake.defect_editor import DefectEditor
from ui.intake.sheets import CaseListSheet, GuideSheet, ItemFinder
from ui.intake.state import Phase, Step
from ui.styles.theme import Theme, apply_theme
from ui.styles.tokens import ROW_HEIGHT, Tone
from ui.widgets.labels import ElidedLabel
from ui.widgets.overlay import Overlay
from ui.widgets.paper_sheet import PaperSheet

Key = Qt.Key
NO_KEYS = Qt.KeyboardModifier.NoModifier


def sheets(room: Room, kind: type[Overlay] = Overlay) -> list[Overlay]:
    return [sheet for sheet in room.frame.findChildren(kind) if sheet.isVisible()]


def scan(room: Room, code: str, *, apart_ms: int = 5) -> None:
    """The keys of a scanner, each with the moment at which it was pressed."""
    at = 1_000_000
    for key in (*code, "\r"):
        at += apart_ms
        event = QKeyEvent(QEvent.Type.KeyPress, ord(key) if key != "\r" else Key.Key_Return, NO_KEYS, key)
        event.setTimestamp(at)
        QApplication.sendEvent(room.focus(), event)


def test_one_visit_by_keys_alone(room: Room) -> None:
    room.sit_down()
    room.type_applicant()
    table = room.workplace.case_view.checklist
    assert room.focus() is table
    room.press(Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_1)
    room.press(Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Return)
    room.type("未标注与公路的距离")
    room.press(Key.Key_Return)
    assert room.focus() is table
    room.press(Key.Key_A)
    state = room.workplace.case_desk.state
    assert [line.verdict for line in state.lines[:6]] == [
        Verdict.OK,
        Verdict.OK,
        Verdict.MISSING,
        Verdict.OK,
        Verdict.WRONG,
        Verdict.OK,
    ]
    assert state.lines[4].defect == "未标注与公路的距离"
    room.press(Key.Key_P, control=True)
    (paper,) = sheets(room, PaperSheet)
    assert isinstance(paper, PaperSheet)
    assert paper.page_count() == 2  # one sheet for the applicant, one for the file
    assert room.seat.printed() == ["one_time_notice-九西补〔2026〕0001号.pdf"]
    room.press(Key.Key_Return)
    assert sheets(room) == []
    assert room.workplace.case_desk.state.status is CaseStatus.AWAITING_SUPPLEMENT
    assert room.hall.value("SELECT id_number FROM applicant") == RESIDENT.id_number


def test_what_is_no_permit_ends_in_a_result_and_in_no_certificate(room: Room) -> None:
    room.workplace.open_item(room.hall.item_id("MED-RESIDENT"))  # 公共服务
    room.seat.settle()
    room.type_applicant()
    room.press(Key.Key_A)
    room.press(Key.Key_Return, control=True)
    room.seat.settle()
    assert room.workplace.case_view.buttons[Step.ISSUE].text() == "打印办理结果"


def test_a_reprint_is_on_record_as_one(room: Room) -> None:
    room.workplace.open_item(room.hall.item_id("MED-RESIDENT"))
    room.seat.settle()
    room.type_applicant()
    room.press(Key.Key_A)
    room.press(Key.Key_Return, control=True)
    room.press(Key.Key_Right)
    room.seat.qtbot.wait(QApplication.doubleClickInterval() + 50)
    room.press(Key.Key_P, control=True)
    room.press(Key.Key_Escape)
    prints = room.hall.execute(
        "SELECT kind, is_reprint FROM print_job JOIN document USING (document_id) ORDER BY kind, is_reprint"
    )
    assert prints == [
        ("acceptance_notice", False),
        ("approval_decision", False),
        ("approval_decision", True),
    ]


def test_a_wrong_number_asks_before_it_is_kept(room: Room) -> None:
    room.sit_down()
    room.type("李国强")
    room.press(Key.Key_Return)
    room.type("110105194912310021")
    room.press(Key.Key_Return)
    number = room.workplace.case_view.applicant.fields["id_number"]
    assert room.focus() is number
    assert number.property("invalid") is True
    room.press(Key.Key_Return, control=True)
    assert number.mark() is Tone.WARN
    assert room.workplace.case_desk.state.applicant.id_check == "confirmed"
    room.press(Key.Key_Return)
    assert room.focus() is room.workplace.case_view.applicant.fields["phone"]


def test_the_number_is_masked_when_nobody_types_it(room: Room) -> None:
    room.sit_down()
    room.type_applicant()
    fields = room.workplace.case_view.applicant.fields
    assert fields["id_number"].text() == "110105********002X"
    assert fields["phone"].text() == "139 **** 2207"
    fields["id_number"].setFocus()
    assert fields["id_number"].text() == RESIDENT.id_number
    assert fields["id_number"].mark() is Tone.OK


def test_counts_are_changed_by_keys(room: Room) -> None:
    room.sit_down()
    table = room.workplace.case_view.checklist
    table.setFocus()
    table.select_key(3)
    room.press(Key.Key_Space, Key.Key_Right, Key.Key_Minus)
    line = room.workplace.case_desk.state.lines[2]
    assert (line.copies_received, line.verdict) == (0, Verdict.MISSING)
    room.press(Key.Key_4, control=True)
    assert room.workplace.case_desk.state.lines[2].copies_received == 4
    room.press(Key.Key_Backspace)
    assert room.workplace.case_desk.state.lines[2].verdict is Verdict.PENDING


def test_a_common_defect_is_taken_from_the_list(room: Room) -> None:
    room.sit_down()
    room.workplace.case_view.checklist.setFocus()
    room.press(Key.Key_Return)
    (editor,) = room.frame.findChildren(DefectEditor)
    room.type("有效期")
    assert editor.offered() == ["已过有效期"]
    room.press(Key.Key_Down, Key.Key_Return)
    line = room.workplace.case_desk.state.lines[0]
    assert (line.defect, line.verdict) == ("已过有效期", Verdict.WRONG)
    room.press(Key.Key_Return)
    room.type("不要这句")
    room.press(Key.Key_Escape)
    assert room.workplace.case_desk.state.lines[0].defect == "已过有效期"


def test_the_outcome_opens_its_button_and_says_why_the_others_are_shut(room: Room) -> None:
    room.sit_down()
    buttons = room.workplace.case_view.buttons
    assert buttons[Step.ACCEPT].toolTip() == "还有 6 项没有核对"
    assert not buttons[Step.NOTICE].isEnabled()
    room.workplace.case_view.checklist.setFocus()
    room.press(Key.Key_A)
    assert buttons[Step.ACCEPT].isEnabled()
    assert buttons[Step.NOTICE].toolTip() == "材料齐全，不需要告知补正"
    assert not buttons[Step.SUBMIT].isVisible()


def test_turning_away_states_the_reason_and_the_right_body(room: Room) -> None:
    room.sit_down()
    room.type_applicant()
    room.press(Key.Key_D, control=True)
    room.press(Key.Key_1)
    room.type("申请事项不属于本机关职权")
    room.press(Key.Key_Return, control=True)
    assert sheets(room)
    room.type("九龙坡区自然资源和规划局")
    room.press(Key.Key_Return)
    assert room.workplace.case_desk.state.status is CaseStatus.DECLINED
    data = room.hall.value("SELECT data FROM document WHERE kind = 'non_acceptance_decision'")
    assert (data["reason"], data["right_body"]) == ("申请事项不属于本机关职权", "九龙坡区自然资源和规划局")


def test_a_second_notice_asks_for_its_reason(room: Room) -> None:
    case = room.hall.receive()
    taken = room.hall.desk(case_id=case.head.case_id, applicant=None, findings={1: Verdict.MISSING})
    room.hall.conclude(taken, Conclusion.REQUEST_SUPPLEMENT)
    room.workplace.open_case(case.head.case_id)
    room.seat.settle()
    room.workplace.case_view.checklist.setFocus()
    room.press(Key.Key_2)
    notice = room.workplace.case_view.buttons[Step.NOTICE]
    assert notice.toolTip() == "还有判了不符的材料没有写明错在哪里"
    room.press(Key.Key_Return)
    room.type("未签名")
    room.press(Key.Key_Return)
    assert notice.isEnabled()
    room.press(Key.Key_P, control=True)
    room.press(Key.Key_Return, Key.Key_Return)
    assert room.hall.value("SELECT notice_count FROM service_case") == 2
    reason = room.hall.value(
        "SELECT payload ->> 'reason' FROM case_action WHERE action = 'request_supplement' ORDER BY seq DESC LIMIT 1"
    )
    assert reason == "补正的材料仍不符合法定形式"


def test_an_item_is_found_by_its_initials(room: Room) -> None:
    room.press(Key.Key_K, control=True)
    assert sheets(room, ItemFinder)
    room.type("cxjmylj")
    room.press(Key.Key_Escape)
    room.type("ncjf")
    room.seat.qtbot.wait(200)
    room.seat.settle()
    room.press(Key.Key_Escape, Key.Key_Escape)
    room.press(Key.Key_K, control=True)
    room.type("nccmzjd")
    room.seat.qtbot.wait(200)
    room.seat.settle()
    room.press(Key.Key_Down, Key.Key_Up, Key.Key_Return)
    guide = room.workplace.case_desk.state.guide
    assert guide is not None
    assert guide.code == "RURAL-HOMESTEAD"


def test_an_item_of_another_window_does_not_open(room: Room) -> None:
    room.press(Key.Key_K, control=True)
    room.type("夜间建筑施工")
    room.seat.qtbot.wait(200)
    room.seat.settle()
    room.press(Key.Key_Return)
    assert sheets(room, ItemFinder)
    assert room.workplace.case_desk.state.phase is Phase.EMPTY


def test_a_scanned_code_opens_its_case_and_leaves_no_digit_behind(room: Room) -> None:
    code = room.hall.accept().case.head.service_code
    room.sit_down()
    name = room.workplace.case_view.applicant.fields["name"]
    room.type("李国强")
    scan(room, code)
    room.seat.settle()
    assert name.value() == "李国强"
    room.press(Key.Key_2)  # give up what was typed
    case = room.workplace.case_desk.state.case
    assert case is not None
    assert case.head.service_code == code


def test_a_code_scanned_into_the_checklist_judges_nothing(room: Room) -> None:
    code = room.hall.accept().case.head.service_code
    room.sit_down()
    table = room.workplace.case_view.checklist
    table.setFocus()
    scan(room, code)
    assert not room.frame.findChildren(DefectEditor)
    room.seat.settle()
    assert sheets(room) == []
    case = room.workplace.case_desk.state.case
    assert case is not None
    assert case.head.service_code == code


def test_a_field_that_is_gone_is_listened_at_no_longer(room: Room) -> None:
    field = QLineEdit(room.frame)
    field.show()
    field.setFocus()
    scanner = room.workplace._scanner
    assert scanner._heard_at is field
    shiboken6.delete(field)  # Qt tells that the focus moved when the field is there no longer
    room.workplace.case_view.checklist.setFocus()
    assert scanner._heard_at is room.focus()


def test_slow_digits_are_no_scanner(room: Room) -> None:
    room.sit_down()
    field = room.workplace.case_view.applicant.fields["phone"]
    field.setFocus()
    code = room.hall.accept().case.head.service_code
    scan(room, code, apart_ms=120)
    assert field.value() == code
    assert room.workplace.case_desk.state.case is None


def test_a_code_is_typed_in_groups(room: Room) -> None:
    code = room.hall.accept().case.head.service_code
    room.press(Key.Key_F, control=True)
    field = room.focus()
    assert isinstance(field, QLineEdit)
    room.type("5001")
    room.press(Key.Key_Return)
    assert sheets(room)
    field.clear()
    room.type(" ".join(code[i : i + 4] for i in range(0, 24, 4)))
    room.press(Key.Key_Return)
    assert room.workplace.case_desk.state.status is CaseStatus.ACCEPTED


def finish_by(room: Room, way: str) -> None:
    """By each key that finishes whoever is in service, alone or with a call."""
    if way == "finish":
        room.press(Key.Key_F9)
    elif way == "next":
        room.press(Key.Key_F2)
    elif way == "list":
        room.workplace.queue_panel.lists.waiting.setFocus()
        room.press(Key.Key_Return)
    else:
        QTest.keyClick(room.focus(), Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
        room.type("2")
        room.press(Key.Key_Return)


def actions(room: Room) -> list[str]:
    rows = room.hall.execute("SELECT action FROM ticket_action WHERE action <> 'issue' ORDER BY at")
    return [str(action) for (action,) in rows]


@pytest.mark.parametrize("way", ["finish", "next", "list", "given"])
def test_who_is_finished_leaves_nothing_typed_on_the_screen(
    room: Room, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 0)  # each press here is one of its own
    room.sit_down()
    room.hall.issue()
    room.seat.hear(Topic.QUEUE)
    room.type_applicant()
    for _ in range(2):  # Esc does nothing at all, however often
        finish_by(room, way)
        assert len(sheets(room)) == 1
        room.press(Key.Key_Escape)
        assert room.workplace.case_desk.state.applicant.id_number == RESIDENT.id_number
        assert actions(room) == ["call", "start"]
    finish_by(room, way)
    room.press(Key.Key_1)
    assert room.hall.value("SELECT status FROM service_case") == "received"
    assert room.workplace.case_desk.state.phase is Phase.EMPTY
    called = {"finish": [], "next": ["call"]}.get(way, ["call_given"])
    assert actions(room) == ["call", "start", "finish", *called]


def test_given_up_is_gone_before_the_next_is_called(room: Room) -> None:
    room.sit_down()
    room.workplace.case_view.checklist.setFocus()
    room.press(Key.Key_Return)
    room.type("未签名")  # a finding under way counts as typed
    room.press(Key.Key_F9)
    (question,) = sheets(room)
    assert "农村村民宅基地用地审批" in question.accessibleName()
    room.press(Key.Key_2)
    assert actions(room)[-1] == "finish"
    assert room.workplace.case_desk.state.phase is Phase.EMPTY
    assert room.hall.value("SELECT count(*) FROM service_case") == 0
    room.sit_down("MED-RESIDENT")
    assert sheets(room) == []


def test_what_cannot_be_kept_yet_keeps_the_visitor_too(room: Room) -> None:
    room.sit_down()
    room.type("李国强")
    room.press(Key.Key_F9)
    room.press(Key.Key_1)
    assert room.workplace.queue.state.is_serving()
    assert room.workplace.case_desk.state.applicant.name == "李国强"
    assert room.focus() is room.workplace.case_view.applicant.fields["id_number"]


def test_the_next_visitor_does_not_wipe_what_is_not_saved(room: Room) -> None:
    room.sit_down()
    room.type("李国强")
    room.press(Key.Key_F6)
    room.press(Key.Key_1)
    assert room.workplace.case_desk.state.applicant.name == "李国强"
    room.sit_down("MED-RESIDENT")
    assert len(sheets(room)) == 1
    room.press(Key.Key_Escape)
    assert room.workplace.case_desk.state.applicant.name == "李国强"
    assert room.hall.value("SELECT count(*) FROM service_case") == 0


def test_a_notice_takes_no_room_from_the_queue_and_each_list_shows_a_row(room: Room) -> None:
    """A window that fills the smallest screen, less the bar with its title."""
    room.frame.setFixedSize(1366, 738)
    for action, facts in ((TicketAction.PARK, {"reason": "去缴费"}), (TicketAction.MARK_NO_SHOW, {})) * 2:
        room.hall.issue()
        ticket = room.hall.call()
        assert ticket is not None
        if action is TicketAction.PARK:
            room.hall.act(ticket.ticket_id, TicketAction.START)
        room.hall.act(ticket.ticket_id, action, **facts)
    for _ in range(3):
        room.hall.issue()
    room.sit_down()
    card, lists = room.workplace.queue_panel.current, room.workplace.queue_panel.lists
    before = card.geometry(), lists.geometry()
    room.frame.prompter.tell(Tone.WARN, "没有找到这个监管码的办件，或者它不属于您的部门。" * 6)
    room.seat.qtbot.waitUntil(lambda: room.frame.banner.height() > 2 * ROW_HEIGHT)
    assert (card.geometry(), lists.geometry()) == before
    assert card.height() == card.sizeHint().height()
    assert [table.height() // ROW_HEIGHT for table in (lists.waiting, lists.parked, lists.no_shows)] == [
        1
    ] * 3
    assert cut_texts(room.workplace) == []
    room.frame.setFixedSize(1366, 690)  # where not all have room, the numbers themselves still stand there
    assert card.height() == card.sizeHint().height()
    titles = [label.text() for label in lists.findChildren(ElidedLabel) if label.isVisible()]
    assert titles == ["挂起 2 · A001 A003", "过号 2 · A002 A004"]
    lists.no_shows.setFocus()
    assert lists.no_shows.height() == ROW_HEIGHT
    room.frame.grab()
    room.frame.setFixedSize(1920, 1050)
    room.frame.grab()
    assert [table.height() // ROW_HEIGHT for table in (lists.parked, lists.no_shows)] == [2, 2]
    shown = [label for label in lists.findChildren(ElidedLabel) if label.isVisible()]
    assert all(label.height() >= label.minimumSizeHint().height() for label in shown)


def test_kept_for_later_and_on_with_the_next(room: Room) -> None:
    room.sit_down()
    room.type_applicant()
    room.workplace.open_item(room.hall.item_id("MED-RESIDENT"))
    room.press(Key.Key_1)
    guide = room.workplace.case_desk.state.guide
    assert guide is not None
    assert guide.code == "MED-RESIDENT"
    assert room.hall.value("SELECT status FROM service_case") == "received"


def test_the_list_of_the_window_opens_a_case(room: Room) -> None:
    case = room.hall.accept().case
    room.press(Key.Key_F5)
    assert sheets(room, CaseListSheet)
    room.press(Key.Key_Return)
    assert room.workplace.case_desk.state.case_id == case.head.case_id


def test_the_whole_guide_opens_and_closes(room: Room) -> None:
    room.sit_down()
    room.press(Key.Key_F1)
    assert sheets(room, GuideSheet)
    room.press(Key.Key_Escape)
    assert sheets(room) == []


def test_the_bottom_line_is_true_where_the_focus_is(room: Room) -> None:
    room.sit_down()
    assert ("Ctrl+U", "个人、单位") in room.frame.hints()
    room.workplace.case_view.checklist.setFocus()
    assert ("Space", "合格") in room.frame.hints()
    room.press(Key.Key_Return)
    assert ("Escape", "不改") in room.frame.hints()


def test_a_person_becomes_an_organisation_by_a_key(room: Room) -> None:
    room.sit_down()
    room.press(Key.Key_U, control=True)
    applicant = room.workplace.case_desk.state.applicant
    assert (applicant.kind, applicant.id_kind) == ("organisation", "统一社会信用代码")
    room.press(Key.Key_M, control=True)
    assert room.focus() is room.workplace.case_view.applicant.fields["contact_name"]


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_nothing_is_cut_and_nothing_grows(
    room: Room, qapp: QApplication, size: tuple[int, int], theme: Theme
) -> None:
    apply_theme(qapp, theme)
    room.frame.resize(*size)
    case = room.hall.receive(
        findings={3: Verdict.MISSING, 6: "未标注与公路边沟外缘的距离（县道不少于 10 m）"}
    )
    taken = room.hall.desk(case_id=case.head.case_id, applicant=None, findings={3: Verdict.MISSING})
    room.hall.conclude(taken, Conclusion.REQUEST_SUPPLEMENT)
    for code in ("MED-RESIDENT", "RESIDENCE-PERMIT", "PENSION-RESIDENT"):
        room.hall.accept(code)
    room.sit_down()
    room.workplace.case_desk.open_case(case.head.case_id)
    room.seat.settle()
    assert (room.frame.width(), room.frame.height()) == size
    assert cut_texts(room.workplace) == []


def test_forty_materials_scroll_and_very_long_names_wrap(room: Room) -> None:
    room.sit_down()
    state = room.workplace.case_desk.state
    long = "家庭成员收入与财产状况声明及授权核查委托书（含共同生活的全部成员逐人签字）" * 4
    lines = tuple(
        replace(state.lines[0], position=place, name=long if place % 3 else "申请表", on_site_check=True)
        for place in range(1, 41)
    )
    room.workplace.case_desk.restore_lines(lines, dirty=True)
    table = room.workplace.case_view.checklist
    table.setFocus()
    room.press(*[Key.Key_Down] * 39)
    assert table.current_row().position == 40
    assert table.rowHeight(0) > table.rowHeight(2)
    needed = table.fontMetrics().horizontalAdvance(long) / table.columnWidth(1)
    assert table.rowHeight(0) >= 20 * needed, "the whole name can be read"
    assert room.frame.height() == 768


def test_a_rare_name_that_no_font_has_is_told(room: Room, qtbot_wait: Callable[[], None]) -> None:
    room.sit_down()
    room.type("𬭎\U000f0000强")
    room.press(Key.Key_Return)
    qtbot_wait()
    assert room.workplace.case_desk.state.unprintable == ("\U000f0000",)


@pytest.fixture
def qtbot_wait(room: Room) -> Callable[[], None]:
    return room.seat.settle
