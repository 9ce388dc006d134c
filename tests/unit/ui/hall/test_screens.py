"""The screen over a window, the waiting line and what all public screens have in common."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from bench.soak import CallingDesk
from counter_app.application import Application
from counter_app.changes import Topic
from counter_app.domain.tickets import TicketAction
from counter_app.errors import CounterError
from counter_app.services import windows
from db.embedded import OWNER, EmbeddedServer
from tests.database.hall import Hall
from tests.unit.ui.hall.conftest import Screen
from tests.unit.ui.hall.test_public_start import NoPrinter
from ui import live as live_module
from ui.background import Background
from ui.hall import screen_presenter as presenter_module
from ui.hall.board_presenter import BoardPresenter
from ui.hall.board_view import BoardWindow
from ui.hall.full_screen import Placement
from ui.hall.notice_strip import NoticeStrip
from ui.hall.screen_presenter import ScreenState
from ui.hall.screen_window import ScreenWindow
from ui.hall.waiting_line import WaitingLinePresenter, WaitingLineWindow
from ui.hall.window_screen import WindowScreenPresenter, WindowScreenWindow
from ui.public_screen import PublicScreen
from ui.steady import steady_seconds
from ui.styles.tokens import BOARD

Shown = Callable[[ScreenWindow], ScreenWindow]
ZONE = "民生事项区"
WAIT_MS = 20_000


def made(kind: str, desk: Any) -> tuple[Any, ScreenWindow]:
    """The presenter and the window of one kind of screen."""
    if kind == "board":
        board = BoardPresenter(desk, ZONE, desk)
        return board, BoardWindow(board)
    if kind == "window":
        over = WindowScreenPresenter(desk, "12", desk)
        return over, WindowScreenWindow(over, "12")
    line = WaitingLinePresenter(desk, ZONE, desk, pause_ms=0)
    return line, WaitingLineWindow(line)


def picture(window: ScreenWindow) -> QImage:
    return window.face.grab().toImage()


def height_of_white(image: QImage, left: float, right: float, top: float, bottom: float) -> int:
    """How high the white digits are within these shares of the picture."""
    white = QColor(BOARD.text)
    columns = range(round(left * image.width()), round(right * image.width()))
    rows = range(round(top * image.height()), round(bottom * image.height()))
    lit = [y for y in rows if any(image.pixelColor(x, y) == white for x in columns)]
    return max(lit) - min(lit) + 1


def has_colour(image: QImage, colour: str) -> bool:
    wanted = QColor(colour)
    return any(
        image.pixelColor(x, y) == wanted
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    )


@pytest.fixture
def screen(screen_of: Callable[[str], Screen]) -> Screen:
    return screen_of("board1")


def test_the_screen_over_a_window_follows_its_clerk(screen: Screen, shown: Shown) -> None:
    presenter = WindowScreenPresenter(screen.desk, "12")
    window = shown(WindowScreenWindow(presenter, "12"))
    screen.settle()
    assert presenter.state.answer is not None
    assert presenter.state.answer.state == "closed"
    screen.hall.issue()
    called = screen.hall.call()
    screen.change()
    assert called is not None
    assert window.windowTitle() == "A001 → 12号窗口"
    screen.hall.act(called.ticket_id, TicketAction.START)
    screen.hall.act(called.ticket_id, TicketAction.FINISH)
    session_id = screen.hall.value("SELECT session_id FROM window_session WHERE closed_at IS NULL")
    screen.hall.app("zhoumin").run(windows.pause_window, session_id=session_id, reason="午间休息")
    screen.change(Topic.WINDOW)
    answer = presenter.state.answer
    assert (answer.state, answer.pause_reason, answer.ticket) == ("paused", "午间休息", "")
    assert window.windowTitle() == "窗口屏"
    assert has_colour(picture(window), BOARD.warn)  # 暂停服务 in large letters


def test_the_waiting_line_reads_once_a_second_at_most(screen: Screen) -> None:
    presenter = WaitingLinePresenter(screen.desk, ZONE)
    presenter.refresh()
    screen.settle()
    screen.hall.issue("MED-RESIDENT")
    screen.change()
    assert presenter.state.answer is not None
    assert presenter.state.answer.queues == ()

    def answer() -> Any:
        return presenter.state.answer

    screen.qtbot.waitUntil(lambda: bool(answer().queues), timeout=WAIT_MS)
    assert answer().queues[0].next[0].ticket == "B001"


@pytest.mark.parametrize(
    ("kind", "size", "area"),
    [
        ("window", (1920, 1080), (0.2, 0.8, 0.45, 0.9)),
        ("window", (1366, 768), (0.2, 0.8, 0.45, 0.9)),
        ("line", (1920, 1080), (0.04, 0.08, 0.2, 0.34)),
        ("line", (1366, 768), (0.04, 0.08, 0.2, 0.34)),
        ("line", (1080, 1920), (0.06, 0.25, 0.09, 0.2)),
    ],
)
def test_digits_are_a_twelfth_of_the_height(
    qtbot: QtBot, shown: Shown, kind: str, size: tuple[int, int], area: tuple[float, float, float, float]
) -> None:
    desk = CallingDesk()
    presenter, window = made(kind, desk)
    for _ in range(700):
        desk._count += 1
    desk.call()
    window.resize(*size)
    shown(window)
    assert presenter.state.is_current
    assert height_of_white(picture(window), *area) >= size[1] / 12


@pytest.mark.parametrize("kind", ["board", "window", "line"])
def test_nothing_looks_current_once_the_line_is_cut_and_the_age_grows(
    qtbot: QtBot, shown: Shown, kind: str
) -> None:
    desk = CallingDesk()
    presenter, window = made(kind, desk)
    for _ in range(3):
        desk.call()
    shown(window)
    fresh = (BOARD.newest, BOARD.fresh)
    assert any(has_colour(picture(window), colour) for colour in fresh)
    for seconds in (1, 2, 37, 3_600):
        presenter.set_line(False, seconds)
        assert window.face.age_words() == f"▲ 数据为 {seconds} 秒前"
    old = picture(window).copy(0, window.height() // 3, window.width(), window.height() // 2)
    assert not any(has_colour(old, colour) for colour in fresh)
    presenter.set_line(True, 0)
    assert window.face.age_words() == ""


def test_a_reading_that_fails_is_as_old_as_the_last_answer_and_is_tried_again(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter = BoardPresenter(screen.desk)
    presenter.refresh()
    screen.settle()
    screen.line.is_down = True
    screen.change()
    assert not presenter.state.is_current
    monkeypatch.setattr(presenter_module, "steady_seconds", lambda: steady_seconds() + 45)
    presenter.set_line(True, 0)
    screen.settle()
    assert 45 <= presenter.state.age_seconds < 60
    screen.line.is_down = False
    presenter.set_line(True, 0)
    screen.settle()
    assert presenter.state.is_current


def test_a_server_that_was_gone_for_an_hour_is_found_again(
    hall: Hall, hall_server: EmbeddedServer, shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_module, "RETRY_MS", 100)
    monkeypatch.setattr(live_module, "CHECK_MS", 200)
    bugs: list[Exception] = []
    background = Background(answers=(CounterError,), bug=bugs.append)
    application = Application.at(hall.url("board1"))
    public = PublicScreen(application, background, NoPrinter(), "window", window="12")
    shown(public.window)  # type: ignore[arg-type]
    public.start()

    def state() -> ScreenState[Any]:
        assert isinstance(public.presenter.state, ScreenState)
        return public.presenter.state

    qtbot.waitUntil(lambda: public.live.is_up and state().is_current, timeout=WAIT_MS)
    hall.open_window("zhoumin", "12")
    hall.forget_connections()
    _close_database(hall_server, hall, closed=True)
    qtbot.waitUntil(lambda: not public.live.is_up, timeout=WAIT_MS)
    for module in (live_module, presenter_module):
        monkeypatch.setattr(module, "steady_seconds", lambda: steady_seconds() + 3_600)
    qtbot.waitUntil(lambda: state().age_seconds >= 3_600, timeout=WAIT_MS)
    _close_database(hall_server, hall, closed=False)
    qtbot.waitUntil(lambda: public.live.is_up and state().is_current, timeout=WAIT_MS)
    hall.issue()
    hall.call()
    qtbot.waitUntil(lambda: getattr(state().answer, "ticket", "") == "A001", timeout=WAIT_MS)
    qtbot.waitUntil(background.idle)
    public.stop()
    background.shutdown()
    assert not bugs


def _close_database(server: EmbeddedServer, hall: Hall, *, closed: bool) -> None:
    with psycopg.connect(server.url(OWNER).replace("+psycopg", ""), autocommit=True) as owner:
        name = hall.database.name
        owner.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {not closed}'.encode())
        if closed:
            owner.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


# -- the line of notices --------------------------------------------------------------------------------------

LONG = "今天下午三点起，市场准入区系统升级，请提前办理；需要帮助请到导办台。" * 4


def test_a_line_that_fits_stands_and_a_longer_one_runs(shown: Callable[[NoticeStrip], NoticeStrip]) -> None:
    strip = NoticeStrip()
    strip.resize(900, 60)
    shown(strip)
    strip.set_lines(("短通知",))
    assert not strip.is_running()
    strip.set_lines(("短通知", LONG))
    assert strip.is_running()
    before = strip._offset
    strip._on_time()
    assert strip._offset > before
    strip.hide()
    assert not strip.is_running()


def test_reduced_motion_turns_pages_and_loses_no_word(
    shown: Callable[[NoticeStrip], NoticeStrip], qtbot: QtBot
) -> None:
    strip = NoticeStrip(calm=True)
    strip.resize(900, 60)
    shown(strip)
    strip.set_lines((LONG,))
    pages = []
    while strip.shown_words() not in pages:
        pages.append(strip.shown_words())
        strip._on_time()
    assert len(pages) > 1
    assert strip._offset == 0.0
    assert LONG.startswith(pages[0])
    assert "".join(strip._pages()) == LONG
    desk = CallingDesk()
    presenter = BoardPresenter(desk, "", desk)  # type: ignore[arg-type]
    board = BoardWindow(presenter, calm=True)
    shown(board)  # type: ignore[arg-type]
    desk.call()
    desk.call()
    assert not board.face.is_pulsing()


def test_notices_take_the_place_of_the_advice_and_the_hall_says_who_pauses(
    qtbot: QtBot, shown: Shown
) -> None:
    desk = CallingDesk()
    presenter, window = made("board", desk)
    desk.call()
    assert window.face.strip.shown_words() == "今天下午三点系统升级，请提前办理。"
    desk._count = 1_049
    desk.call()
    assert window.face.strip.shown_words().startswith("取号后请留意")
    told = window.face._paused_words  # type: ignore[attr-defined]
    assert told(presenter.state.board, 1_600) == "21 个窗口，请留意各窗口屏"
    desk._count = 99
    desk.call()
    assert told(presenter.state.board, 1_600) == "00号窗口（午间休息）、01号窗口（午间休息）"
    assert told(presenter.state.board, 300) == "00、01号窗口"


def test_a_display_that_is_not_there_leaves_the_window_on_the_first(qtbot: QtBot) -> None:
    desk = CallingDesk()
    _, window = made("line", desk)
    qtbot.addWidget(window)
    placement = Placement(window, display=3)
    placement.place()
    assert window.isFullScreen()
    assert placement.screen() is QGuiApplication.screens()[0]
    window.showNormal()
    placement.place()
    assert not window.isFullScreen()  # somebody took it out of full screen to work at the machine
