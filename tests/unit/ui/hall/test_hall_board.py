"""The hall's board: the newest call on top, and honest about its age."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from tests.unit.ui.hall.conftest import Screen
from ui.hall.board_presenter import BoardPresenter
from ui.hall.board_view import BoardWindow
from ui.styles.tokens import BOARD


class Board:
    def __init__(self, screen: Screen, zone: str = "") -> None:
        self.screen = screen
        self.presenter = BoardPresenter(screen.desk, zone)
        self.called: list[str] = []
        self.presenter.called.connect(lambda call: self.called.append(call.ticket))
        self.presenter.refresh()
        screen.settle()

    def calls(self) -> list[tuple[str, str]]:
        board = self.presenter.state.board
        assert board is not None
        return [(call.ticket, call.window_number) for call in board.calls]


@pytest.fixture
def screen(screen_of: Callable[[str], Screen]) -> Screen:
    return screen_of("board1")


def test_the_newest_call_stands_first_and_a_window_once(screen: Screen) -> None:
    board = Board(screen)
    screen.hall.issue("MED-RESIDENT")
    screen.hall.issue("MED-RESIDENT")
    screen.hall.call("heqing", "11")
    screen.hall.call("zhoumin", "12")
    screen.change()
    assert board.calls() == [("B002", "12"), ("B001", "11")]
    assert board.called == ["B002"]


def test_what_was_called_before_the_start_is_not_news(screen: Screen) -> None:
    screen.hall.issue()
    screen.hall.call()
    board = Board(screen)
    assert board.calls() == [("A001", "12")]
    screen.change()
    assert board.called == []


def test_a_board_of_one_zone_shows_only_that(screen: Screen) -> None:
    board = Board(screen, "市场准入区")
    screen.hall.issue()
    screen.hall.call()
    screen.change()
    assert board.calls() == []
    assert board.presenter.state.board is not None
    assert board.presenter.state.board.zone_name == "市场准入区"


def test_a_cut_line_keeps_the_calls_and_tells_their_age(screen: Screen) -> None:
    screen.hall.issue()
    screen.hall.call()
    board = Board(screen)
    screen.line.is_down = True
    screen.change()
    board.presenter.set_line(False, 37)
    assert board.calls() == [("A001", "12")]
    assert board.presenter.state.failure
    assert board.presenter.state.age_seconds == 37
    screen.line.is_down = False
    board.presenter.set_line(True, 0)
    screen.change()
    assert (board.presenter.state.failure, board.presenter.state.age_seconds) == ("", 0)


def test_the_title_names_the_call_and_the_face_pulses_once(
    screen: Screen, shown: Callable[[BoardWindow], BoardWindow]
) -> None:
    board = Board(screen)
    window = shown(BoardWindow(board.presenter))
    screen.settle()
    assert window.windowTitle() == "大厅叫号屏"
    screen.hall.issue()
    screen.hall.call()
    screen.change()
    assert window.windowTitle() == "A001 → 12号窗口"
    assert window.face.is_pulsing()
    screen.qtbot.waitUntil(lambda: not window.face.is_pulsing())


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_digits_are_a_twelfth_of_the_height(
    screen: Screen, shown: Callable[[BoardWindow], BoardWindow], size: tuple[int, int]
) -> None:
    for _ in range(2):
        screen.hall.issue("MED-RESIDENT")
    screen.hall.call("heqing", "11")
    screen.hall.call("zhoumin", "12")
    board = Board(screen)
    window = BoardWindow(board.presenter)
    window.resize(*size)
    shown(window)
    screen.settle()
    image = window.face.grab().toImage()
    column = range(round(0.05 * size[0]), round(0.1 * size[0]))  # the B of the first earlier call
    rows = range(round(0.33 * size[1]), round(0.455 * size[1]))
    white = QColor(BOARD.text)
    lit = [y for y in rows if any(image.pixelColor(x, y) == white for x in column)]
    assert max(lit) - min(lit) + 1 >= size[1] / 12


def test_full_screen_is_left_by_escape(screen: Screen, shown: Callable[[BoardWindow], BoardWindow]) -> None:
    window = shown(BoardWindow(Board(screen).presenter))
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    screen.settle()


def test_a_recall_is_news_again(screen: Screen) -> None:
    board = Board(screen)
    screen.hall.issue()
    screen.hall.call()
    screen.change()
    screen.hall.execute("UPDATE ticket SET last_called_at = last_called_at + interval '1 min'")
    screen.change()
    assert board.called == ["A001", "A001"]
