from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.shell.frame import Frame
from ui.shell.top_bar import Connection
from ui.shell.workplace import Workplace
from ui.styles.tokens import Tone
from ui.widgets import banner as banners
from ui.widgets.hint_bar import Hint


class Desk(Workplace):
    def __init__(self, name: str, heard: list[str]) -> None:
        super().__init__()
        self.name = name
        self.heard = heard
        self.field = QLineEdit()
        box = QVBoxLayout(self)
        self.place = QVBoxLayout()
        box.addLayout(self.place)
        box.addWidget(self.field)

    def banner_place(self) -> QVBoxLayout | None:
        return self.place if self.name == "窗口" else None

    def hints(self) -> list[Hint]:
        return [("F2", self.name)]

    def note(self) -> str:
        return "扫描条码可直接打开办件"

    def became_visible(self) -> None:
        self.heard.append(f"+{self.name}")

    def became_hidden(self) -> None:
        self.heard.append(f"-{self.name}")


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def frame(shown: Callable[[Frame], Frame], heard: list[str]) -> Frame:
    made = Frame()
    made.set_place("九龙坡区行政服务中心", "民生 12 号窗口", "周敏", "A 岗")
    for key, title, icon in [("queue", "窗口", "window"), ("signoff", "签批", "sign-off")]:
        made.add_workplace(key, title, icon, Desk(title, heard))
    return shown(made)


def test_the_first_workplace_is_open(frame: Frame, heard: list[str]) -> None:
    assert frame.current_workplace() == "queue"
    assert heard == ["+窗口"]
    assert frame.hints() == (("F2", "窗口"),)


def test_alt_and_a_digit_open_a_workplace_also_while_typing(frame: Frame, heard: list[str]) -> None:
    desk = next(desk for desk in frame.findChildren(Desk) if desk.name == "窗口")
    desk.field.setFocus()
    QTest.keyClick(desk.field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert frame.current_workplace() == "signoff"
    assert heard == ["+窗口", "-窗口", "+签批"]
    assert frame.hints() == (("F2", "签批"),)
    assert frame.windowTitle() == "签批 – 九龙坡区行政服务中心"


def test_only_the_open_workplace_writes_the_bottom_line(frame: Frame) -> None:
    sign_off, queue = sorted(frame.findChildren(Desk), key=lambda desk: desk.name != "签批")
    sign_off.hints_changed.emit([("F9", "退回")])
    assert frame.hints() == (("F2", "窗口"),)
    queue.hints_changed.emit([("F3", "重呼")])
    assert frame.hints() == (("F3", "重呼"),)


def test_an_unknown_workplace_is_an_error(frame: Frame) -> None:
    with pytest.raises(KeyError):
        frame.open_workplace("kitchen")


@pytest.mark.parametrize(
    ("state", "age", "words"),
    [
        (Connection.CONNECTED, 0, "已连接 · 刚刚更新"),
        (Connection.CONNECTED, 2, "已连接 · 2 秒前更新"),
        (Connection.LOST, 35, "连接已断开，数据为 35 秒前"),
        (Connection.LOST, 150, "连接已断开，数据为 2 分钟前"),
        (Connection.OFFLINE, 2 * 86400, "离线办理 · 数据为 2 天前"),
    ],
)
def test_the_bar_says_how_old_the_data_is(frame: Frame, state: Connection, age: int, words: str) -> None:
    frame.set_connection(state, age)
    assert frame.top_bar.connection_text() == words


def test_what_needs_attention_is_said_in_the_banner(frame: Frame) -> None:
    assert frame.banner.isHidden()
    frame.prompter.tell(Tone.WARN, "刚刚呼叫过，请稍后再重呼。")
    assert frame.banner.isVisible()
    assert frame.banner.text() == "刚刚呼叫过，请稍后再重呼。"


def test_an_answer_to_one_press_goes_by_itself_and_what_must_be_seen_to_stays(
    frame: Frame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(banners, "PASSING_MS", 20)
    for tone in (Tone.INFO, Tone.WARN):
        frame.prompter.tell(tone, "刚刚呼叫过，请稍后再重呼。")
        qtbot.waitUntil(frame.banner.isHidden)
        assert frame.banner.text() == ""
    frame.prompter.tell(Tone.WARN, "刚刚呼叫过，请稍后再重呼。")
    frame.prompter.tell(Tone.BAD, "告知单没有打印出来。")
    qtbot.wait(60)  # nothing tells of a time that does not run
    assert frame.banner.isVisible()


def test_a_long_sentence_stays_longer_but_not_for_ever() -> None:
    times = [banners.passing_ms("字" * length) for length in (5, 15, 60, 500)]
    assert times[:2] == [8_000, 8_000]
    assert 8_000 < times[2] < times[3] == 20_000


@pytest.mark.parametrize(("tone", "goes_along"), [(Tone.WARN, False), (Tone.BAD, True)])
def test_elsewhere_only_what_must_be_seen_to_is_still_said(
    frame: Frame, tone: Tone, goes_along: bool
) -> None:
    queue, sign_off = sorted(frame.findChildren(Desk), key=lambda desk: desk.name != "窗口")
    frame.prompter.tell(tone, "告知单没有打印出来。")
    assert queue.isAncestorOf(frame.banner)
    frame.open_workplace("signoff")
    assert not queue.isAncestorOf(frame.banner)
    assert not sign_off.isAncestorOf(frame.banner)
    assert frame.banner.isVisible() is goes_along
    frame.open_workplace("queue")
    assert frame.banner.isVisible() is goes_along


def test_good_news_moves_nothing(frame: Frame) -> None:
    frame.prompter.tell(Tone.OK, "已发出督办单。")
    assert frame.banner.isHidden()
    assert "已发出督办单。" in frame.note()
    frame.set_hints((), "扫描条码可直接打开办件")
    assert "已发出督办单。" in frame.note()
    frame.end_quiet()
    assert frame.note() == "扫描条码可直接打开办件"


def test_the_frame_fits_the_smallest_screen(frame: Frame) -> None:
    least = frame.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 768
