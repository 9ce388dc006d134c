"""The figures on the screen, against a real hall: live, by period, sorted, exported, empty, failed."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from counter_app.changes import Topic
from counter_app.domain.periods import Period, Span
from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services.figures_export import export_figures, figures_workbook
from counter_app.services.queue_figures import By, read_figures
from db.embedded import EmbeddedServer
from tests.database.hall import Hall, furnished_hall, moment
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.rooms import Seat, Seating
from ui.figures.view import FiguresWorkplace
from ui.shell.frame import Frame
from ui.widgets.prompt_form import PromptForm

Shown = Callable[[Frame], Frame]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def hall(hall_server: EmbeddedServer) -> Iterator[Hall]:
    """One hall for these tests, which only read. Yesterday one was served at window 12; today one was served there,
    one at 11 by a clerk with a strange name, and two wait for B since 09:00."""
    with furnished_hall(hall_server) as made:
        made.execute("UPDATE staff SET name = '=1+1' WHERE login = 'heqing'")
        made.set_clock(moment("2026-03-09 10:00"))
        made.act(made.serve().ticket_id, TicketAction.FINISH)
        made.set_clock(moment("2026-03-10 09:00"))
        for item in ("RURAL-HOMESTEAD", "MED-RESIDENT", "MED-RESIDENT", "MED-RESIDENT"):
            made.issue(item)
        for instant, login, number in (("09:06:30", "zhoumin", "12"), ("09:21:30", "heqing", "11")):
            made.set_clock(moment(f"2026-03-10 {instant}"))
            called = made.call(login, number)
            assert called is not None
            made.act(called.ticket_id, TicketAction.START, login, number)
            made.set_clock(moment(f"2026-03-10 {instant}") + dt.timedelta(minutes=4, seconds=30))
            made.act(called.ticket_id, TicketAction.FINISH, login, number)
        made.set_clock(moment("2026-03-10 09:40"))
        yield made


@pytest.fixture
def morning(hall: Hall) -> Hall:
    """The same, its clock set back to where the tests look at it."""
    hall.set_clock(moment("2026-03-10 09:40:30"))
    return hall


def opened(seat: Seat, shown: Shown) -> FiguresWorkplace:
    frame = Frame()
    place = FiguresWorkplace(seat.desk, frame.prompter)
    frame.add_workplace("figures", "数据", "figures", place)
    shown(frame)
    seat.settle()
    place.table.setFocus()
    return place


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def tile(place: FiguresWorkplace, name: str) -> str:
    return place.tiles.tiles[name].accessibleName()


def names(place: FiguresWorkplace) -> list[str]:
    model = place.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def column(place: FiguresWorkplace, title: str) -> list[str]:
    """The cells of a visible column, from the top."""
    model = place.table.model()
    heads = [str(model.headerData(i, Qt.Orientation.Horizontal)) for i in range(model.columnCount())]
    index = next(i for i, head in enumerate(heads) if head.split(" ")[0] == title)
    assert not place.table.isColumnHidden(index)
    return [str(model.index(row, index).data()) for row in range(model.rowCount())]


def test_today_at_a_glance(morning: Hall, seat: Seating, shown: Shown) -> None:
    place = opened(seat("chenli"), shown)
    assert tile(place, "waiting") == "等候中 / 最久 2 40 分"
    assert tile(place, "taken") == "取号 4"
    assert re.fullmatch(r"等候平均/九成 1[34]\.\d / 22 分", tile(place, "waited"))
    assert re.fullmatch(r"办理平均/九成 4\.\d / 5 分", tile(place, "served"))
    points = place.course.chart.points()
    assert [(point.label, point.count, point.within) for point in points] == [("9:00", 4, 22)]
    assert re.fullmatch(
        r"9 时：取号 4 个，平均等候 1[34]\.\d 分，九成不超过 22 分", place.course.chart.accessibleName()
    )
    assert len(names(place)) == 16
    by_window = dict(zip(names(place), column(place, "办结"), strict=True))
    assert (by_window["民生 12"], by_window["民生 11"], by_window["准入 01"]) == ("1", "1", "–")


def test_other_days_rest(morning: Hall, seat: Seating, shown: Shown) -> None:
    supervisor = seat("chenli")
    place = opened(supervisor, shown)
    press(Qt.Key.Key_Left, CONTROL)
    supervisor.settle()
    assert place.bar.days.text() == "2026-03-09 周一"
    assert (tile(place, "taken"), place.tiles.tiles["waiting"].isVisible()) == ("取号 1", False)
    before = place.presenter.state.table
    supervisor.hear(Topic.QUEUE)
    assert place.presenter.state.table is before
    press(Qt.Key.Key_Right, CONTROL)
    supervisor.settle()
    assert tile(place, "taken") == "取号 4"
    press(Qt.Key.Key_Right, CONTROL)
    assert place.presenter.state.period == Period(span=Span.DAY)  # not beyond the present day


def test_week_month_and_days_of_ones_own(morning: Hall, seat: Seating, shown: Shown) -> None:
    supervisor = seat("chenli")
    place = opened(supervisor, shown)
    press(Qt.Key.Key_F3)
    supervisor.settle()
    assert place.bar.days.text() == "2026-03-09 至 2026-03-10"
    assert [point.label for point in place.course.chart.points()] == ["03-09", "03-10"]
    assert tile(place, "taken") == "取号 5"
    press(Qt.Key.Key_F6)
    form = place.window().findChild(PromptForm)
    assert form is not None
    for key, day in (("from_day", 8), ("until_day", 7)):
        form.editor(key).setDate(dt.date(2026, 3, day))  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return, CONTROL)
    assert form.isVisible()  # the last day lies before the first one
    form.editor("until_day").setDate(dt.date(2026, 3, 9))  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return, CONTROL)
    supervisor.settle()
    assert (place.bar.days.text(), tile(place, "taken")) == ("2026-03-08 至 2026-03-09", "取号 1")
    assert place.bar.spans.current() == Span.DAYS


def test_a_click_on_a_head_sorts_and_a_second_one_turns(morning: Hall, seat: Seating, shown: Shown) -> None:
    place = opened(seat("chenli"), shown)
    header = place.table.horizontalHeader()

    def click(key: str) -> None:
        section = place.table._keys.index(key)
        at = QPoint(header.sectionViewportPosition(section) + 10, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    assert names(place)[:2] == ["准入 01", "准入 02"]
    click("waited")
    assert names(place)[:3] == ["民生 11", "民生 12", "准入 01"]
    assert column(place, "九成等候")[:3] == ["22 分", "7 分", "–"]
    click("waited")
    assert names(place)[:3] == ["民生 12", "民生 11", "准入 01"]  # without a value: last in both directions
    press(Qt.Key.Key_F8)
    assert place.presenter.state.sort == "waited_within"
    click("")
    assert names(place)[0] == "准入 01"


def test_each_table_tells_what_it_can(morning: Hall, seat: Seating, shown: Shown) -> None:
    supervisor = seat("chenli")
    place = opened(supervisor, shown)
    seen = {}
    for _ in By:
        seen[place.presenter.state.by] = names(place)
        press(Qt.Key.Key_F7)
        supervisor.settle()
    assert seen[By.STAFF] == ["=1+1", "周敏"]
    assert seen[By.QUEUE] == ["A 农村建房", "B 民生事项", "C 市场准入", "D 建设领域"]
    assert seen[By.HOUR] == ["9 时"]
    assert seen[By.DAY] == ["03-10 周二"]
    assert len(seen[By.ITEM]) == 2
    place.presenter.show_by(By.QUEUE)
    supervisor.settle()
    assert column(place, "取号") == ["1", "3", "–", "–"]
    assert column(place, "等候中") == ["–", "2", "–", "–"]


def test_an_empty_day_says_so(hall: Hall, seat: Seating, shown: Shown) -> None:
    hall.set_clock(moment("2026-03-12 08:00"))
    place = opened(seat("admin"), shown)
    assert place.list.state() == "message"
    assert "没有号码" in " ".join(each.text() for each in place.list.message().findChildren(QLabel))
    assert (tile(place, "taken"), tile(place, "waited")) == ("取号 0", "等候平均/九成 –")
    assert place.course.chart.points() == ()


def test_a_lost_line_keeps_the_figures_and_says_so(morning: Hall, seat: Seating, shown: Shown) -> None:
    supervisor = seat("chenli")
    place = opened(supervisor, shown)
    supervisor.application.cut = True
    press(Qt.Key.Key_F5)
    supervisor.settle()
    assert place.list.state() == "stale"
    assert tile(place, "taken") == "取号 4"
    supervisor.application.cut = False
    press(Qt.Key.Key_F5)
    supervisor.settle()
    assert place.list.state() == "rows"


def test_the_answer_to_an_earlier_question_is_not_shown(morning: Hall, seat: Seating, shown: Shown) -> None:
    supervisor = seat("chenli")
    place = opened(supervisor, shown)
    place.presenter.show_period(Period(span=Span.MONTH))
    place.presenter.show_by(By.QUEUE)
    place.presenter.show_period(Period(span=Span.DAY, back=1))
    supervisor.settle()
    table = place.presenter.state.table
    assert table is not None
    assert (table.by, table.from_day, table.until_day) == (By.QUEUE, dt.date(2026, 3, 9), dt.date(2026, 3, 9))


def test_every_table_is_exported_and_no_name_is_a_formula(morning: Hall, tmp_path: Path) -> None:
    path = morning.app("chenli").run(export_figures, period=Period(span=Span.DAY), folder=tmp_path)
    assert path.name.startswith("大厅数据_2026-03-10_")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["按窗口", "按人员", "按事项", "按队列", "按专区", "按时段", "按日期"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    clerk = next(row for row in book["按人员"].iter_rows() if row[0].value == "=1+1")
    assert (clerk[0].quotePrefix, clerk[2].value, clerk[4].value, clerk[6].value) == (True, None, 1, 22)
    assert 21 <= float(str(clerk[5].value)) <= 21.5
    totals = [[cell.value for cell in sheet[sheet.max_row]][2:] for sheet in book]
    assert totals == [totals[0]] * 7
    assert [totals[0][i] for i in (0, 1, 2, 4, 6, 7, 8, 9)] == [4, 2, 2, 22, 5, 0, 0, 0]


def test_ctrl_e_exports_and_says_where(
    morning: Hall, seat: Seating, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path))
    supervisor = seat("chenli")
    opened(supervisor, shown)
    press(Qt.Key.Key_E, CONTROL)
    supervisor.settle()
    assert supervisor.said[-1][0] == "ok"
    assert Path(supervisor.said[-1][1].removeprefix("已导出到 ")).exists()


def test_a_folder_that_cannot_be_written_is_an_answer(quiet_hall: Hall, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(Refused, match="file_not_written"):
        quiet_hall.app("chenli").run(export_figures, period=Period(span=Span.DAY), folder=in_the_way)


def test_a_clerk_sees_the_own_figures(morning: Hall, seat: Seating, shown: Shown) -> None:
    """Window 12 calls A and B, so both who wait for B could come to it; numbers taken are the hall's."""
    place = opened(seat("zhoumin"), shown)
    assert names(place) == ["民生 12"]
    assert (tile(place, "called"), tile(place, "finished")) == ("呼叫 1", "办结 1")
    assert not place.tiles.tiles["taken"].isVisible()
    assert not place.tiles.tiles["cancelled"].isVisible()
    assert [(point.count, point.within) for point in place.course.chart.points()] == [(1, 7)]


def test_a_desks_own_workbook_says_whose_it_is(morning: Hall) -> None:
    own = morning.app("zhoumin").run(read_figures, by=By.STAFF, period=Period(span=Span.DAY))
    sheet = openpyxl.load_workbook(BytesIO(figures_workbook([own])))["按人员"]
    assert "本人及本窗口" in str(sheet["A1"].value)
    assert [row[0].value for row in sheet.iter_rows(min_row=3)] == ["周敏", "合计"]


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1920, 1080)])
def test_no_words_are_cut(morning: Hall, seat: Seating, shown: Shown, size: tuple[int, int]) -> None:
    """1280 × 720 is what 1920 × 1080 has room for at 150 %."""
    place = opened(seat("chenli"), shown)
    place.window().resize(*size)
    QApplication.processEvents()
    assert cut_texts(place.window()) == []
    assert (place.window().width(), place.window().height()) == size
