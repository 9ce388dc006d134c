"""The supervisor's board against a real hall: order, filters, search, the cases behind a window, the export."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.changes import Topic
from counter_app.domain.lamps import Lamp
from counter_app.errors import Refused
from counter_app.services import windows
from counter_app.services.supervision import window_board
from counter_app.services.supervision_export import board_workbook, export_board
from tests.database.hall import FURNISHED_AT, Hall, moment
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.rooms import Seat, Seating
from ui.shell.frame import Frame
from ui.supervision.presenter import Order, SupervisionPresenter
from ui.supervision.view import SupervisionWorkplace
from ui.supervision.words import state_pill, stopwatch
from ui.widgets.paper_sheet import PaperSheet

UUID_PAUSE = UUID("00000000-0000-4000-8000-000000000007")
Shown = Callable[[Frame], Frame]


@pytest.fixture
def troubled(hall: Hall) -> Hall:
    """Window 12 is past the law's date, 01 past its promise, 11 serves, 07 pauses, 13 is quiet."""
    hall.set_clock(moment("2026-02-02"))
    hall.accept()
    hall.set_clock(moment("2026-02-24"))
    hall.accept("ROAD-FREIGHT", "sunli", "01")
    hall.set_clock(moment("2026-03-03 09:00"))
    hall.serve("MED-RESIDENT", "heqing", "11")
    session = hall.app("fengbo").run(
        windows.open_window, session_id=UUID_PAUSE, window_id=hall.window_id("07")
    )
    hall.app("fengbo").run(windows.pause_window, session_id=session, reason="=现场勘验")
    hall.set_clock(moment("2026-03-09 09:00"))
    hall.execute("UPDATE window_session SET heartbeat_at = app_now() WHERE closed_at IS NULL")
    return hall


def read(seat: Seat) -> SupervisionPresenter:
    presenter = SupervisionPresenter(seat.desk, seat.desk)
    presenter.set_shown(True)
    seat.settle()
    return presenter


def numbers(presenter: SupervisionPresenter) -> list[str]:
    return [row.window_number for row in presenter.state.rows]


def test_the_worst_window_comes_first(troubled: Hall, seat: Seating) -> None:
    presenter = read(seat("chenli"))
    assert numbers(presenter)[:2] == ["12", "01"]
    presenter.reverse_order()
    assert presenter.state.order is Order.WINDOW
    assert numbers(presenter)[:2] == ["01", "02"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zhoumin", ["12"]),
        ("zhoum", ["12"]),
        ("区残联", ["09"]),
        ("qcl", ["09"]),
        ("建设13", ["13"]),
        ("xyz", []),
    ],
)
def test_windows_are_found_by_name_number_and_pinyin(
    troubled: Hall, seat: Seating, query: str, found: list[str]
) -> None:
    presenter = read(seat("chenli"))
    presenter.search(query)
    assert numbers(presenter) == found


def test_zone_and_lamp_let_fewer_windows_through(troubled: Hall, seat: Seating) -> None:
    presenter = read(seat("chenli"))
    zone = next(zone for zone, name, _ in presenter.state.zones() if name == "建设领域区")
    presenter.show_zone(zone)
    assert numbers(presenter) == ["13", "14", "15", "16"]
    presenter.show_zone(None)
    presenter.show_lamp(Lamp.STATUTORY_OVERDUE)
    assert numbers(presenter) == ["12"]


def test_a_burst_of_changes_is_read_twice_not_each_time(troubled: Hall, seat: Seating) -> None:
    supervisor = seat("chenli")
    presenter = read(supervisor)
    readings: list[object] = []
    presenter.state_changed.connect(lambda state: readings.append(state.board))
    for _ in range(20):
        supervisor.desk.changed.emit(Topic.QUEUE)
    supervisor.qtbot.waitUntil(lambda: len(readings) >= 1, timeout=5_000)
    supervisor.settle()
    assert len(readings) == 1


def test_durations_go_on_between_readings(troubled: Hall, seat: Seating) -> None:
    presenter = read(seat("chenli"))
    row = next(row for row in presenter.state.rows if row.window_number == "11")
    assert row.state_since is not None
    assert state_pill(row, row.state_since + timedelta(seconds=372)).text == "办理中 06:12"
    assert presenter.now() >= presenter.state.board.as_of  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "00:00"), (372, "06:12"), (3972, "1:06:12"), (-5, "00:00")]
)
def test_a_stopwatch_never_runs_backwards(seconds: int, text: str) -> None:
    assert stopwatch(timedelta(seconds=seconds)) == text


def test_the_workbook_holds_what_is_shown_and_no_formula(
    troubled: Hall, seat: Seating, tmp_path: Path
) -> None:
    board = troubled.app("chenli").run(window_board)
    path = troubled.app("chenli").run(export_board, as_of=board.as_of, rows=board.windows, folder=tmp_path)
    sheet = openpyxl.load_workbook(path)["各窗口"]
    lines = list(sheet.iter_rows(min_row=3))
    assert len(lines) == len(board.windows)
    assert [cell.value for cell in lines[0]][:3] == ["12", "民生事项区", "综合窗口"]
    paused = next(line for line in lines if line[0].value == "07")
    assert paused[4].value == "暂停（=现场勘验）"
    assert all(cell.data_type != "f" for line in lines for cell in line)


def test_a_name_that_looks_like_a_formula_stays_text(troubled: Hall) -> None:
    board = troubled.app("chenli").run(window_board)
    troubled.execute("UPDATE staff SET name = '=1+1' WHERE login = 'zhoumin'")
    board = troubled.app("chenli").run(window_board)
    sheet = openpyxl.load_workbook(BytesIO(board_workbook(as_of=board.as_of, rows=board.windows)))["各窗口"]
    cell = sheet["D3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_folder_that_cannot_be_written_is_an_answer(troubled: Hall, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    supervisor = troubled.app("chenli")
    board = supervisor.run(window_board)
    with pytest.raises(Refused, match="file_not_written"):
        supervisor.run(export_board, as_of=board.as_of, rows=board.windows, folder=in_the_way)


# -- the screen ---------------------------------------------------------------------------------------------


def opened(seat: Seat, shown: Shown) -> SupervisionWorkplace:
    frame = Frame()
    place = SupervisionWorkplace(seat.desk, frame.prompter)
    frame.add_workplace("supervision", "督办", "supervision", place)
    shown(frame)
    seat.settle()
    place.board.table.setFocus()
    return place


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def test_enter_opens_the_cases_of_a_window_and_esc_comes_back(
    troubled: Hall, seat: Seating, shown: Shown
) -> None:
    supervisor = seat("chenli")
    place = opened(supervisor, shown)
    press(Qt.Key.Key_Return)
    supervisor.settle()
    assert place.is_window_open()
    case = place.presenter.cases.case.state.case
    assert case is not None
    assert case.head.window_number == "12"
    press(Qt.Key.Key_Escape)
    assert not place.is_window_open()
    assert place.board.table.hasFocus()


def test_the_supervisor_sees_which_papers_there_are_and_is_told_that_others_read_them(
    troubled: Hall, seat: Seating, shown: Shown
) -> None:
    """A paper bears the applicant's numbers and address, which are for those who handle the case."""
    supervisor = seat("chenli")
    place = opened(supervisor, shown)
    press(Qt.Key.Key_Return)
    supervisor.settle()
    case = place.presenter.cases.case.state.case
    assert case is not None
    place.browser.sheet.paper_chosen.emit(case.papers[0].document_id)
    supervisor.settle()
    assert place.window().findChild(PaperSheet) is None
    assert "没有这项权限" in supervisor.said[-1][1]
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    supervisor.settle()
    assert supervisor.printed() == []


def test_search_by_keyboard(troubled: Hall, seat: Seating, shown: Shown) -> None:
    place = opened(seat("chenli"), shown)
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(place.board.search, "sunli")
    press(Qt.Key.Key_Return)
    assert place.board.table.hasFocus()
    assert place.board.table.current_row().window_number == "01"


def test_a_figure_filters_and_the_figures_are_those_of_the_hall(
    troubled: Hall, seat: Seating, shown: Shown
) -> None:
    place = opened(seat("chenli"), shown)
    tile = place.board.tiles[Lamp.RED]
    assert tile.figure() == "1"
    QTest.keyClick(tile, Qt.Key.Key_Return)
    assert [row.window_number for row in place.presenter.state.rows] == ["01"]
    assert place.board.tiles["rate"].figure() == "–"


def test_whoever_comes_on_a_new_morning_closes_the_days_before(
    troubled: Hall, seat: Seating, shown: Shown
) -> None:
    supervisor = seat("chenli")
    place = opened(supervisor, shown)
    day, root = troubled.execute(
        "SELECT business_day, encode(root, 'hex') FROM bulletin ORDER BY business_day DESC LIMIT 1"
    )[0]
    assert str(day) == "2026-03-03"
    assert place.bulletin.isVisible()
    digits = " ".join(root[start : start + 4] for start in range(0, 16, 4))
    assert place.bulletin.words.text().startswith("日公报 2026-03-03 · 记录 ")
    assert place.bulletin.words.text().endswith(f" · 根 {digits}")
    place.bulletin.copy.click()
    assert QApplication.clipboard().text() == f"2026-03-03={root[:16]}"
    troubled.set_clock(moment("2026-03-10"))
    troubled.accept("MED-RESIDENT", "heqing", "11")
    troubled.set_clock(moment("2026-03-11 00:05"))
    place.became_visible()
    supervisor.settle()
    assert place.bulletin.words.text().startswith("日公报 2026-03-10 · 记录 5 步、1 件 · ")


def test_before_the_first_day_is_closed_there_is_no_line(hall: Hall, seat: Seating, shown: Shown) -> None:
    hall.set_clock(FURNISHED_AT)  # the logins were made this day, so nothing is over yet
    place = opened(seat("admin"), shown)
    assert not place.bulletin.isVisible()
    assert place.bulletins.closed is None


def test_a_lost_line_keeps_the_rows_and_says_so(troubled: Hall, seat: Seating, shown: Shown) -> None:
    supervisor = seat("chenli")
    place = opened(supervisor, shown)
    supervisor.application.cut = True
    place.presenter.retry()
    supervisor.settle()
    assert place.board.list.state() == "stale"
    assert place.presenter.state.rows


@pytest.mark.parametrize("width", [1366, 1920])
def test_no_words_are_cut(troubled: Hall, seat: Seating, shown: Shown, width: int) -> None:
    place = opened(seat("chenli"), shown)
    place.window().resize(width, 768)
    QTest.qWait(50)
    assert cut_texts(place.window()) == []
