"""Closing the frame over something unsaved, and another window at the counter without signing in anew."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.services.windows import open_window
from tests.database.hall import Hall
from tests.unit.ui.test_program import WAIT_MS, Work, at_work
from ui.intake.workplace import CounterWorkplace
from ui.program import Program
from ui.widgets.option_list import OptionList
from ui.widgets.overlay import Overlay

__all__ = ["at_work"]

OPEN_SESSIONS = "SELECT count(*) FROM window_session WHERE closed_at IS NULL"


def counter_of(program: Program) -> CounterWorkplace:
    counter = program.workplaces["counter"]
    assert isinstance(counter, CounterWorkplace)
    return counter


def sheets(program: Program) -> list[Overlay]:
    return [sheet for sheet in program.frame.findChildren(Overlay) if sheet.isVisible()]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def typed(program: Program, hall: Hall, qtbot: QtBot) -> CounterWorkplace:
    """An applicant's name stands in a fresh form."""
    counter = counter_of(program)
    counter.open_item(hall.item_id("RURAL-HOMESTEAD"))
    qtbot.waitUntil(lambda: counter.case_desk.state.is_fresh, timeout=WAIT_MS)
    counter.case_desk.edit_applicant("name", "李国强")
    return counter


def call(program: Program, hall: Hall, qtbot: QtBot) -> None:
    """A visitor of the queue A is called to the window."""
    hall.issue("RURAL-HOMESTEAD")
    counter = counter_of(program)
    qtbot.waitUntil(lambda: counter.queue.state.queue is not None, timeout=WAIT_MS)
    counter.queue.call_next()
    qtbot.waitUntil(lambda: counter.queue.state.current is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not counter.queue.state.busy, timeout=WAIT_MS)


def test_closing_over_what_is_typed_asks_once_and_no_keeps_it(
    hall: Hall, at_work: Work, qtbot: QtBot
) -> None:
    program = at_work(hall, "zhoumin", "12")
    counter = typed(program, hall, qtbot)
    program.frame.open_workplace("catalogue")  # it is asked about wherever the clerk is now
    assert not program.frame.close()
    assert not program.frame.close()
    (sheet,) = sheets(program)
    assert "李国强的“" in sheet.accessibleName()
    assert ("草稿留在这台电脑上" in sheet.accessibleName()) == counter.drafts.is_keeping
    press(Qt.Key.Key_Escape)
    assert program.frame.isVisible()
    assert counter.case_desk.state.applicant.name == "李国强"
    assert hall.value(OPEN_SESSIONS) == 1
    assert not program.frame.close()
    assert len(sheets(program)) == 1


def test_yes_closes_in_order(hall: Hall, at_work: Work, qtbot: QtBot) -> None:
    program = at_work(hall, "zhoumin", "12")
    typed(program, hall, qtbot)
    program.frame.close()
    press(Qt.Key.Key_Return)
    assert not program.frame.isVisible()
    assert hall.value(OPEN_SESSIONS) == 0


def test_a_visitor_is_named_and_stays_at_the_window(hall: Hall, at_work: Work, qtbot: QtBot) -> None:
    program = at_work(hall, "zhoumin", "12")
    call(program, hall, qtbot)
    program.frame.close()
    (sheet,) = sheets(program)
    assert "号码 A001 已呼叫，还没有开始办理：关闭后留在 12 号窗口" in sheet.accessibleName()
    press(Qt.Key.Key_Return)
    assert not program.frame.isVisible()
    assert hall.value("SELECT status FROM ticket") == "called"
    again = at_work(hall, "zhoumin", "12")
    qtbot.waitUntil(lambda: counter_of(again).queue.state.current is not None, timeout=WAIT_MS)


def test_with_nothing_unsaved_the_frame_closes_at_once(hall: Hall, at_work: Work, qtbot: QtBot) -> None:
    program = at_work(hall, "zhoumin", "12")
    counter_of(program).open_item(hall.item_id("RURAL-HOMESTEAD"))
    qtbot.waitUntil(lambda: counter_of(program).case_desk.state.is_fresh, timeout=WAIT_MS)
    assert program.frame.close()


def choose(program: Program, number: str, qtbot: QtBot) -> None:
    """Take the window `number` from the sheet, by the digit before it or by the arrows."""
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), OptionList), timeout=WAIT_MS)
    options = QApplication.focusWidget()
    assert isinstance(options, OptionList)
    while f" {number} 号窗口" not in options.accessibleName():
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)


def plate(program: Program) -> str:
    return program.frame.top_bar._plate.text()


def link(program: Program) -> QPushButton:
    return program.frame.banner._action


def test_a_window_that_was_taken_over_is_opened_again_from_the_banner(
    hall: Hall, at_work: Work, qtbot: QtBot
) -> None:
    program = at_work(hall, "zhoumin", "12")
    hall.app("zhoumin").run(open_window, session_id=uuid4(), window_id=hall.window_id("11"))
    qtbot.waitUntil(lambda: program.frame.banner.text() != "", timeout=WAIT_MS)
    assert program.frame.banner.text() == "这个窗口已由别处接管，请重新选择窗口。"
    assert link(program).text() == "选择窗口"
    assert program.desk.window is None
    link(program).click()
    choose(program, "12", qtbot)
    qtbot.waitUntil(lambda: program.desk.window is not None, timeout=WAIT_MS)
    assert plate(program) == "民生 12 号窗口"
    assert program.frame.banner.text() == ""
    assert hall.value(OPEN_SESSIONS) == 1
    call(program, hall, qtbot)


def test_who_signed_in_without_a_window_opens_one_by_the_large_button(
    hall: Hall, at_work: Work, qtbot: QtBot
) -> None:
    program = at_work(hall, "zhoumin")
    button = counter_of(program).queue_panel.current.primary
    assert (button.text(), button.isEnabled()) == ("打开窗口", True)
    QTest.keyClick(program.frame, Qt.Key.Key_F2)
    choose(program, "12", qtbot)
    qtbot.waitUntil(lambda: plate(program) == "民生 12 号窗口", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: button.text() == "呼叫下一位", timeout=WAIT_MS)


def test_a_window_that_somebody_has_is_refused_where_the_next_is_chosen(
    hall: Hall, at_work: Work, qtbot: QtBot
) -> None:
    hall.open_window("yangfan", "11")
    program = at_work(hall, "zhoumin", "12")
    QTest.keyClick(program.frame, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    choose(program, "11", qtbot)
    qtbot.waitUntil(
        lambda: any("请选择别的窗口" in sheet.accessibleName() for sheet in sheets(program)), timeout=WAIT_MS
    )
    press(Qt.Key.Key_Escape)
    assert plate(program) == "民生 12 号窗口"
    assert hall.value(OPEN_SESSIONS) == 2


@pytest.mark.parametrize("begun", [False, True])
def test_with_a_visitor_there_is_no_other_window(
    hall: Hall, at_work: Work, qtbot: QtBot, begun: bool
) -> None:
    program = at_work(hall, "zhoumin", "12")
    call(program, hall, qtbot)
    if begun:
        counter_of(program).queue.start()
        waiting = counter_of(program).queue
        qtbot.waitUntil(lambda: not waiting.state.busy and waiting.state.is_serving(), timeout=WAIT_MS)
    QTest.keyClick(program.frame, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert program.frame.banner.text().startswith("号码 A001 还在这个窗口")
    assert sheets(program) == []
