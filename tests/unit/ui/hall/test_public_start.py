"""A public screen that can never work says so and ends; one whose hall does not answer yet waits for it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.application import Application
from counter_app.domain.printing import PrintsOn
from counter_app.entrance import FAILED, run
from counter_app.errors import CounterError
from main import Screens
from tests.database.hall import PASSWORD, Hall
from tests.unit.ui.hall.conftest import FragileApplication
from ui import public_screen
from ui.background import Background
from ui.public_screen import PublicScreen

WAIT_MS = 20_000
SHOWN_MS = 3_000
"""A screen whose start is in order is closed by the test after this time."""

Start = Callable[..., tuple[int, str]]


@pytest.fixture
def start(
    hall: Hall, qapp: QApplication, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Start:
    """Runs `counter-app …` on the hall; gives the exit code and what it complained of."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    # A machine without a sound card has nothing to complain of then.
    monkeypatch.setenv("COUNTER_APP_VOICE", "none")

    def call(*words: str, patience: int = WAIT_MS) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["counter-app", *words, "--database", hall.database.url])
        closing.start(patience)
        code = run(Screens())
        closing.stop()
        return code, capsys.readouterr().err

    closing = QTimer()
    closing.setSingleShot(True)
    # Not quit(): that is delivered later, at times to the loop of the next test.
    closing.timeout.connect(lambda: qapp.exit(0))
    return call


@pytest.mark.parametrize(
    "words",
    [
        ("board",),
        ("board", "--zone", "民生事项区"),
        ("kiosk",),
        ("rating", "--window", "12"),
        ("board", "--voice"),
        ("window-screen", "--window", "12"),
        ("waiting-line", "--zone", "民生事项区"),
    ],
)
def test_a_screen_of_the_hall_stays(start: Start, words: tuple[str, ...]) -> None:
    assert start(*words, patience=SHOWN_MS) == (0, "")


def test_a_display_that_is_not_there_is_said_and_the_first_one_is_filled(
    start: Start, expect_log: Callable[[str], None]
) -> None:
    expect_log("没有第 2 块")
    code, said = start("kiosk", "--display", "2", patience=SHOWN_MS)
    assert code == 0
    assert "只有 1 块显示屏，没有第 2 块：先显示在第 1 块上" in said
    code, said = start("board", "--display", "0")
    assert code == FAILED
    assert "--display" in said


def test_an_unknown_zone_is_said_with_those_there_are(start: Start) -> None:
    sentence = "没有叫“民生区”的专区。本厅有：市场准入区、民生事项区、建设领域区。请改正 --zone。\n"
    assert start("board", "--zone", "民生区") == (FAILED, sentence)
    assert start("voice", "--zone", "民生区") == (FAILED, sentence)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("board", "--login", "nobody"), "数据库没有接受这个账号"),
        (("kiosk", "--login", "board1"), "账号 board1 不是这种画面的设备账号（岗位 kiosk）"),
        (("board", "--login", "zhoumin"), "账号 zhoumin 不是这种画面的设备账号（岗位 board）"),
        (("kiosk", "--zone", "民生事项区"), "--zone"),
        (("window-screen", "--window", "99"), "没有 99 号窗口。本厅有：01、02"),
        (("waiting-line", "--zone", "别处"), "没有叫“别处”的专区"),
        (
            ("rating", "--window", "12", "--login", "board1"),
            "账号 board1 不是这种画面的设备账号（岗位 rating_pad）",
        ),
        (("rating", "--window", "99", "--login", "pad12"), "没有 99 号窗口。本厅有：01、02"),
    ],
)
def test_a_wrong_login_is_said(start: Start, words: tuple[str, ...], sentence: str) -> None:
    code, said = start(*words)
    assert code == FAILED
    assert sentence in said


def test_a_hall_that_does_not_answer_yet_is_waited_for(
    hall: Hall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_screen, "ASK_AGAIN_MS", 50)
    bugs: list[Exception] = []
    background = Background(answers=(CounterError,), bug=bugs.append)
    line = FragileApplication(Application.at(hall.url("board1")).engine)
    line.is_down = True
    screen = PublicScreen(line, background, NoPrinter(), "board", "没有这个区")
    refused: list[Exception] = []
    screen.refused.connect(refused.append)
    screen.start()
    qtbot.wait(300)
    assert not refused
    line.is_down = False
    qtbot.waitUntil(lambda: bool(refused), timeout=WAIT_MS)
    assert not bugs
    assert isinstance(refused[0], CounterError)
    assert refused[0].code == "zone"
    qtbot.waitUntil(lambda: screen.live.is_up, timeout=WAIT_MS)
    qtbot.waitUntil(background.idle)
    screen.stop()
    background.shutdown()
    screen.window.close()


class NoPrinter:
    """A board prints nothing."""

    prints_on = PrintsOn.NOTHING

    def print_pdf(self, pdf: bytes, title: str) -> None:  # noqa: ARG002  (a printer's signature)
        raise AssertionError(title)
