"""AB角: whoever covers the clerk at a window takes it over by choosing it, with whoever stands there."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.services import sign_in
from tests.database.hall import ORDINARY_DAY
from tests.unit.ui.queue.conftest import Post
from ui.desk import Desk
from ui.shell.frame import Frame
from ui.sign_in.window_chooser import WindowChooser
from ui.sign_in.window_words import window_note
from ui.widgets.option_list import OptionList


def cover(post: Post) -> None:
    today = ORDINARY_DAY.date()
    post.hall.execute(
        "INSERT INTO cover (staff_id, cover_staff_id, starts_on, ends_on) VALUES (%s, %s, %s, %s)",
        post.hall.staff_id("heqing"),
        post.hall.staff_id("zhoumin"),
        today,
        today + dt.timedelta(days=3),
    )


def test_one_choice_takes_the_window_with_its_visitor(post: Post, shown: Callable[[Frame], Frame]) -> None:
    post.hall.issue("MED-RESIDENT")
    post.hall.call("heqing", "11")
    cover(post)
    post.desk.signed_in = post.line.run(sign_in.sign_in)
    frame = shown(Frame())
    WindowChooser(post.desk, frame.prompter, frame).choose()
    post.settle()
    choices = post.desk.signed_in.windows
    sheet = frame.findChild(OptionList)
    assert sheet is not None
    assert sheet._options[0] == ("民生 12 号窗口", "您正在使用")
    row = next(i for i, choice in enumerate(choices) if choice.number == "11")
    assert "您是其 B 角，选中即接管" in window_note(choices[row], post.desk.signed_in.covers)
    for _ in range(row):
        QTest.keyClick(QApplication.focusWidget() or frame, Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget() or frame, Qt.Key.Key_Return)
    post.settle()
    assert held(post.desk) == "11"
    post.presenter.refresh()
    post.settle()
    current = post.presenter.state.current
    assert current is not None
    assert (current.label, current.window_number) == ("B001", "11")
    post.presenter.start()
    post.settle()
    assert post.presenter.state.is_serving()


def held(desk: Desk) -> str:
    return desk.window.number if desk.window else ""
