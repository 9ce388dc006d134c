"""The supervisor's ratings: the list of bad ones, the steps about them, the figures and the workbook."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from counter_app.domain.ratings import FollowUpAction, Level
from counter_app.domain.tickets import TicketAction
from counter_app.services import rating_pad
from counter_app.services.ratings import GroupedBy, Wanted
from counter_app.settings import PREFIX
from tests.database.hall import Hall, moment
from tests.unit.ui.rooms import Seat, Seating
from ui.rating.view import FIGURES, RatingWorkplace
from ui.settings.view import SettingsWorkplace
from ui.shell.frame import Frame
from ui.widgets.prompt_form import PromptForm
from ui.widgets.text_field import TextArea

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def chenli(seat: Seating) -> Seat:
    return seat("chenli")


def rate(hall: Hall, level: Level, words: str = "") -> None:
    """Somebody is served at window 12 and rates."""
    hall.act(hall.serve().ticket_id, TicketAction.FINISH)
    pad = hall.app("pad12")
    invitation_id = pad.run(rating_pad.pad_face, window="12").invitation_id
    assert invitation_id is not None
    answer = rating_pad.Answer(rating_id=uuid4(), invitation_id=invitation_id, overall=level, words=words)
    pad.run(rating_pad.rate, answer=answer)


def workplace(chenli: Seat, shown: Shown) -> tuple[RatingWorkplace, Frame]:
    frame = Frame()
    made = RatingWorkplace(chenli.desk, frame.prompter)
    frame.add_workplace("ratings", "评价", "star", lambda: made)
    shown(frame)
    chenli.settle()
    return made, frame


def fill(frame: Frame, words: str) -> None:
    form = frame.findChildren(PromptForm)[-1]
    editor = form.editor("words")
    assert isinstance(editor, TextArea)
    editor.setPlainText(words)
    form.completed.emit()


def test_a_bad_rating_is_contacted_and_closed_by_keys(hall: Hall, chenli: Seat, shown: Shown) -> None:
    rate(hall, Level.SATISFIED)
    rate(hall, Level.DISSATISFIED, "等候时间太长")
    place, frame = workplace(chenli, shown)
    (row,) = place.list_view.model.rows()
    assert row.words == "等候时间太长"
    assert place.presenter.state.allowed() == (FollowUpAction.CONTACT,)
    QTest.keyClick(frame, Qt.Key.Key_F2)
    fill(frame, "  ")  # asked for again, in place
    assert hall.value("SELECT count(*) FROM rating_step") == 0
    fill(frame, "电话核实，属实")
    chenli.settle()
    assert hall.value("SELECT status FROM rating_follow_up") == "contacted"
    QTest.keyClick(frame, Qt.Key.Key_F3)
    fill(frame, "增开窗口")
    chenli.settle()
    assert hall.execute("SELECT status, outcome FROM rating_follow_up") == [("fixed", "增开窗口")]
    assert place.list_view.list.message().isVisible()
    place.open_page(Wanted.CLOSED.value)
    chenli.settle()
    QTest.keyClick(place.list_view.table, Qt.Key.Key_Down)
    chenli.settle()
    steps = place.presenter.state.steps
    assert steps is not None
    assert [step.words for step in steps] == ["电话核实，属实", "增开窗口"]
    place.open_page(Wanted.ALL.value)
    chenli.settle()
    assert len(place.list_view.model.rows()) == 2
    place.became_hidden()


def test_what_was_typed_comes_back_when_the_line_was_cut_and_is_recorded_once(
    hall: Hall, chenli: Seat, shown: Shown
) -> None:
    rate(hall, Level.VERY_DISSATISFIED)
    place, frame = workplace(chenli, shown)
    chenli.application.cut = True  # the answer is lost after the work was done
    QTest.keyClick(frame, Qt.Key.Key_F2)
    fill(frame, "向窗口核实")
    chenli.settle()
    assert chenli.said[-1][0] == "bad"
    editor = frame.findChildren(PromptForm)[-1].editor("words")
    assert isinstance(editor, TextArea)
    assert editor.toPlainText() == "向窗口核实"
    chenli.application.cut = False
    fill(frame, "向窗口核实")
    chenli.settle()
    assert hall.execute("SELECT action, words FROM rating_step") == [("contact", "向窗口核实")]
    place.became_hidden()


def test_the_lamp_tells_what_is_due(hall: Hall, chenli: Seat, shown: Shown) -> None:
    rate(hall, Level.VERY_DISSATISFIED)
    hall.set_clock(moment("2026-03-12 09:00"))
    rate(hall, Level.DISSATISFIED)
    place, _ = workplace(chenli, shown)
    pills = place.list_view.model.columns[0].pills
    assert pills is not None
    shown_pills = [pills(row)[0].text for row in place.list_view.model.rows()]
    assert shown_pills == ["超 1 日", "剩 1 日"]
    place.became_hidden()


def test_figures_are_shown_and_written(
    hall: Hall, chenli: Seat, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{PREFIX}PAPERS_FOLDER", str(tmp_path))
    place, frame = workplace(chenli, shown)
    place.open_page(FIGURES)
    chenli.settle()
    assert place.figures_view.list.message().isVisible()
    rate(hall, Level.SATISFIED)
    rate(hall, Level.VERY_DISSATISFIED)
    place.figures.group(GroupedBy.CLERK)
    chenli.settle()
    (line,) = place.figures_view.model.rows()
    assert (line.label, line.invited, line.rated, line.bad) == ("周敏", 2, 2, 1)
    QTest.keyClick(frame, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    chenli.settle()
    (file,) = tmp_path.glob("好差评_*.xlsx")
    book = openpyxl.load_workbook(BytesIO(file.read_bytes()))
    assert book.sheetnames == ["窗口", "人员", "事项", "日期", "月份"]
    rows = [[cell.value for cell in row] for row in book["人员"].iter_rows(min_row=2, max_row=4)]
    by_name = dict(zip(rows[0], rows[1], strict=True))
    assert (by_name["人员"], by_name["邀请"], by_name["满意"], by_name["非常不满意"]) == ("周敏", 2, 1, 1)
    assert by_name["满意率"] == 0.5
    assert rows[2][:3] == ["合计", 2, 2]
    place.became_hidden()


def test_a_list_that_cannot_be_read_says_so(hall: Hall, chenli: Seat, shown: Shown) -> None:
    place, _ = workplace(chenli, shown)
    assert place.list_view.list.message().isVisible()
    chenli.application.cut = True
    place.presenter.retry()
    chenli.settle()
    assert place.presenter.state.failed
    chenli.application.cut = False
    place.presenter.retry()
    chenli.settle()
    assert not place.presenter.state.failed
    place.became_hidden()


def test_a_clerk_sees_own_weeks_and_no_rating(hall: Hall, seat: Seating, shown: Shown) -> None:
    for _ in range(5):
        rate(hall, Level.SATISFIED)
    zhoumin = seat("zhoumin")
    frame = Frame()
    settings = SettingsWorkplace(zhoumin.desk, frame.prompter)
    frame.add_workplace("settings", "设置", "settings", lambda: settings)
    shown(frame)
    zhoumin.settle()
    assert "还没有可以显示的周" in settings.own_ratings.note.text()
    hall.set_clock(moment("2026-03-23 09:00"))
    settings.became_visible()
    zhoumin.settle()
    words = [each.text() for each in settings.own_ratings.findChildren(QLabel)]
    assert {"2026-03-09 – 03-15", "5 条评价", "平均 4.0 星"} <= set(words)
    settings.became_hidden()
