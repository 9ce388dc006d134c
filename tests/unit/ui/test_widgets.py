from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.styles.tokens import Tone
from ui.widgets.banner import Banner
from ui.widgets.chip_bar import ChipBar
from ui.widgets.figure_tile import FigureTile
from ui.widgets.form_row import FormRow
from ui.widgets.hint_bar import KeyHintBar
from ui.widgets.labels import ElidedLabel
from ui.widgets.lamp import LampPill, lamp_pill
from ui.widgets.list_state import ListState
from ui.widgets.number_plate import NumberPlate
from ui.widgets.option_list import OptionList
from ui.widgets.pill import Pill, StatusPill, pill_width
from ui.widgets.search_box import SearchBox
from ui.widgets.symbol import Symbol

Stacked = Callable[..., QWidget]
LAMPS = ("green", "yellow", "red", "statutory_overdue", "stopped")


def test_every_lamp_has_its_own_word_shape_and_colour() -> None:
    pills = [lamp_pill(lamp) for lamp in LAMPS]
    assert [pill.text for pill in pills] == ["正常", "临期", "超承诺", "超法定", "停钟"]
    assert len({pill.symbol for pill in pills}) == len(pills)
    assert len({pill.tone for pill in pills}) == len(pills)
    assert Symbol.NONE not in {pill.symbol for pill in pills}


def test_a_lamp_with_a_fact_still_names_itself(qtbot: QtBot) -> None:
    lamp = LampPill("yellow", "剩 1 日")
    qtbot.addWidget(lamp)
    assert lamp.pill().text == "剩 1 日"
    assert lamp.accessibleName() == "临期 剩 1 日"


def test_an_unknown_lamp_is_an_error() -> None:
    with pytest.raises(KeyError):
        lamp_pill("blue")


def test_a_pill_is_as_wide_as_its_words(qtbot: QtBot) -> None:
    pill = StatusPill("缺", Tone.BAD, Symbol.CROSS)
    qtbot.addWidget(pill)
    narrow = pill.sizeHint().width()
    pill.set_pill(Pill("现场核验原件", Tone.BAD, Symbol.CROSS))
    assert pill.sizeHint().width() == pill_width(pill.pill()) > narrow


def test_the_plate_keeps_its_height_without_a_number(stacked: Stacked) -> None:
    plate = NumberPlate("正在办理")
    stacked(plate)
    empty = plate.sizeHint().height()
    plate.set_number("B036")
    plate.set_detail("农村建房 · 已办理 06:12")
    assert plate.sizeHint().height() == empty
    assert plate.number() == "B036"
    plate.set_number("")
    assert plate.number() == ""


def test_hints_are_read_out_in_order(qtbot: QtBot) -> None:
    bar = KeyHintBar()
    qtbot.addWidget(bar)
    bar.set_hints([("Space", "合格"), ("1", "缺")])
    bar.set_note("扫描条码可直接打开办件")
    assert bar.accessibleName() == "空格 合格，1 缺，扫描条码可直接打开办件"


def test_a_banner_acts_and_can_be_closed(stacked: Stacked) -> None:
    banner, heard = Banner(), list[str]()
    stacked(banner)
    assert banner.isHidden()
    banner.show_message(
        Tone.OK, "已挂起 B036。", action="撤回", on_action=lambda: heard.append("undo"), lead="完成。"
    )
    assert banner.text() == "完成。已挂起 B036。"
    QTest.mouseClick(banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert heard == ["undo"]
    dismissed = QSignalSpy(banner.dismissed)
    QTest.mouseClick(banner.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert banner.isHidden()
    assert dismissed.count() == 1


def test_a_banner_shows_markup_as_text(stacked: Stacked) -> None:
    banner = Banner()
    stacked(banner)
    banner.show_message(Tone.INFO, "<b>李国强</b> & 王芳")
    words = next(label for label in banner.findChildren(QLabel) if label.text())
    assert words.text() == "&lt;b&gt;李国强&lt;/b&gt; &amp; 王芳"


class TestListState:
    def made(self, stacked: Stacked) -> ListState:
        state = ListState(QLineEdit())
        stacked(state)
        return state

    def test_loading_is_said_after_a_moment(self, stacked: Stacked, qtbot: QtBot) -> None:
        state = self.made(stacked)
        state.show_loading()
        assert state.state() == "rows"
        qtbot.waitUntil(lambda: state.message().title() == "正在读取…")

    def test_rows_that_came_are_not_covered_by_loading(self, stacked: Stacked, qtbot: QtBot) -> None:
        state = self.made(stacked)
        state.show_rows()
        state.show_loading()
        qtbot.wait(250)
        assert state.state() == "rows"

    def test_a_quick_answer_never_flickers(self, stacked: Stacked, qtbot: QtBot) -> None:
        state = self.made(stacked)
        state.show_loading()
        state.show_rows()
        qtbot.wait(250)
        assert state.state() == "rows"

    def test_empty_says_why(self, stacked: Stacked) -> None:
        state = self.made(stacked)
        state.show_empty("暂无等候", "取号后自动出现在这里。")
        assert state.state() == "message"
        assert state.message().accessibleName() == "暂无等候 取号后自动出现在这里。"
        assert state.message().button.isHidden()

    def test_failed_offers_to_try_again(self, stacked: Stacked) -> None:
        state, heard = self.made(stacked), list[str]()
        state.show_failed("数据库没有应答。", lambda: heard.append("again"))
        assert state.message().title() == "读取失败"
        QTest.mouseClick(state.message().button, Qt.MouseButton.LeftButton)
        assert heard == ["again"]

    def test_a_failure_over_rows_keeps_them_and_says_so(self, stacked: Stacked) -> None:
        state = self.made(stacked)
        state.show_rows()
        state.show_failed("连接已断开。")
        assert state.state() == "stale"
        state.show_rows()
        assert state.state() == "rows"


class TestSearchBox:
    def test_it_searches_shortly_after_the_last_key(self, stacked: Stacked, qtbot: QtBot) -> None:
        box = SearchBox("事项、编码、拼音首字母")
        stacked(box)
        searched = QSignalSpy(box.searched)
        QTest.keyClicks(box, " sgxk ")
        assert searched.count() == 0
        qtbot.waitUntil(lambda: searched.count() == 1)
        assert searched.at(0) == ["sgxk"]

    def test_enter_searches_at_once_and_chooses(self, stacked: Stacked) -> None:
        box = SearchBox("事项")
        stacked(box)
        searched, chosen = QSignalSpy(box.searched), QSignalSpy(box.chosen)
        QTest.keyClicks(box, "zjd")
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert searched.at(0) == ["zjd"]
        assert (searched.count(), chosen.count()) == (1, 1)

    def test_escape_empties_it_and_down_leaves(self, stacked: Stacked) -> None:
        box = SearchBox("事项")
        stacked(box)
        left = QSignalSpy(box.left_downwards)
        QTest.keyClicks(box, "zjd")
        QTest.keyClick(box, Qt.Key.Key_Escape)
        assert box.text() == ""
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert left.count() == 1

    def test_its_key_finds_it_from_another_field(self, stacked: Stacked) -> None:
        box, field = SearchBox("事项", "Ctrl+K"), QLineEdit()
        stacked(box, field)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert box.hasFocus()


def test_a_field_says_what_is_wrong_under_itself(stacked: Stacked) -> None:
    row = FormRow("身份证号", QLineEdit(), hint="18 位，末位可为 X")
    stacked(row)
    row.set_problem("校验码不符。")
    assert row.problem() == "校验码不符。"
    assert row.editor.property("invalid") is True
    assert row.editor.accessibleDescription() == "校验码不符。"
    row.set_problem("")
    assert row.problem() == ""
    assert row.editor.property("invalid") is False
    assert row.editor.accessibleName() == "身份证号"


def test_a_tile_filters_by_mouse_and_keyboard(stacked: Stacked) -> None:
    tile = FigureTile("超承诺（红灯）", Tone.BAD, clickable=True)
    stacked(tile)
    tile.set_figure("17")
    clicked = QSignalSpy(tile.clicked)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert tile.isChecked()
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    assert clicked.count() == 2
    assert not tile.isChecked()
    assert tile.accessibleName() == "超承诺（红灯） 17"


def test_a_plain_tile_takes_no_focus(stacked: Stacked) -> None:
    tile, field = FigureTile("在办"), QLineEdit()
    stacked(tile, field)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.hasFocus()


def test_one_chip_is_on_and_stays_on_when_figures_change(stacked: Stacked) -> None:
    chips = ChipBar()
    stacked(chips)
    chosen = QSignalSpy(chips.chosen)
    chips.set_chips([("all", "全部 157"), ("market", "市场准入 46")])
    assert chips.current() == "all"
    QTest.mouseClick(chips.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert chosen.at(0) == ["market"]
    chips.set_chips([("all", "全部 158"), ("market", "市场准入 47")])
    assert chips.current() == "market"
    chips.set_chips([("all", "全部 158")])
    assert chips.current() == "all"


def test_a_line_without_room_tells_the_whole_in_its_tooltip(stacked: Stacked) -> None:
    line = ElidedLabel("农村村民宅基地用地审批")
    stacked(line)
    line.setFixedWidth(60)
    QApplication.processEvents()
    assert line.toolTip() == "农村村民宅基地用地审批"
    line.setFixedWidth(400)
    QApplication.processEvents()
    assert line.toolTip() == ""


def test_the_current_option_comes_into_view(shown: Callable[[QWidget], QWidget]) -> None:
    area = QScrollArea()
    options = OptionList([(f"{number} 号窗口", "") for number in range(1, 31)])
    area.setWidget(options)
    area.setWidgetResizable(True)
    area.resize(400, 200)
    shown(area)
    options.setFocus()
    for _ in range(20):
        QTest.keyClick(options, Qt.Key.Key_Down)
    assert not options.visibleRegion().intersected(QRect(0, 20 * 38 + 8, 50, 20)).isEmpty()
    QTest.keyClick(options, Qt.Key.Key_Up)
    for _ in range(20):
        QTest.keyClick(options, Qt.Key.Key_Up)
    assert options.current() == 29
    assert not options.visibleRegion().intersected(QRect(0, 29 * 38 + 8, 50, 20)).isEmpty()


def test_a_cleared_banner_says_nothing(stacked: Callable[..., QWidget]) -> None:
    banner = Banner()
    stacked(banner)
    banner.show_message(Tone.WARN, "连接已断开。")
    banner.clear()
    assert banner.text() == ""
