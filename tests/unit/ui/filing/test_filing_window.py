"""The agent's day by keyboard alone, in the windows: filing without a line, then carrying it to the hall."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_app.application import Application
from counter_app.devices.page_printer import FolderPrinter
from counter_app.errors import CounterError
from counter_app.offline.store import OfflineStore
from counter_app.offline.sync import synchronise
from counter_app.services.cases import cases_filed_below
from tests.database.hall import PASSWORD, Hall
from tests.unit.ui.filing.conftest import AGENT, WAIT_MS
from ui import hall_clock
from ui.background import Background
from ui.filing.start_presenter import store_path
from ui.filing.view import FilingWorkplace
from ui.filing.window import OfflineWindow
from ui.shell.frame import Frame
from ui.steady import steady_seconds
from ui.widgets.overlay import Overlay
from ui.wording import clock

TYPED = "yuanming-2026"
LONG_ADDRESS = "重庆市九龙坡区西彭镇元明村3社128号附1号"
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Hands:
    """Presses keys where the focus is, and waits for what they set off."""

    def __init__(self, window: QWidget, background: Background, qtbot: QtBot) -> None:
        self._window = window
        self._background = background
        self._qtbot = qtbot

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """An input method commits Chinese whole; the rest goes by keys."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        if text.isascii():
            QTest.keyClicks(field, text)
        else:
            field.insert(text)
            field.textEdited.emit(field.text())
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(self._background.idle, timeout=WAIT_MS)
        self._qtbot.wait(150)  # the search box's own pause
        self._qtbot.waitUntil(self._background.idle, timeout=WAIT_MS)


@pytest.fixture
def background() -> Iterator[Background]:
    bugs: list[Exception] = []
    made = Background(answers=(CounterError,), bug=bugs.append)
    yield made
    made.shutdown()
    assert not bugs


@pytest.fixture
def offline(
    hall: Hall, background: Background, shown: Callable[[OfflineWindow], OfflineWindow], tmp_path: Path
) -> OfflineWindow:
    """The window of an agent whose store was filled once."""
    store = OfflineStore.create(store_path(tmp_path, AGENT), TYPED)
    synchronise(store, hall.app(AGENT))
    store.close()
    return shown(
        OfflineWindow(
            background,
            lambda login, password: Application.at(hall.database.url_for(login, password)),
            printer=FolderPrinter(tmp_path / "papers"),
            login=AGENT,
            folder=tmp_path,
        )
    )


def test_a_villager_is_served_without_a_line_and_stands_in_the_township_list_once(
    offline: OfflineWindow, background: Background, hall: Hall, qtbot: QtBot, tmp_path: Path
) -> None:
    hands = Hands(offline, background, qtbot)
    assert offline.top_bar.connection_text() == "离线"
    hands.type("wrong-wrong")
    hands.press(Key.Key_Return)
    assert offline.workplace.start.state.problem == "口令不对，请重新输入。"
    hands.type(TYPED)
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    hands.press(Key.Key_Return)
    assert offline.workplace.desk.store is not None
    assert offline.top_bar.connection_text().startswith("离线办理")

    hands.press(Key.Key_N, Control)
    hands.type("nccmzjd")
    hands.press(Key.Key_Return)
    form = offline.workplace.form
    assert form.form.guide is not None
    assert form.form.guide.name == "农村村民宅基地用地审批"
    for text in ("李国强", "11010519491231002X", "13912342207", "西彭镇元明村3社"):
        hands.type(text)
        hands.press(Key.Key_Return)
    for _ in ("contact", "agent", "the agent's number"):
        hands.press(Key.Key_Return)
    assert form.form.applicant.agent_name == "刘桂芳"
    address = offline.workplace.form_view.applicant.fields["address"]
    assert address.width() > address.fontMetrics().horizontalAdvance(LONG_ADDRESS) + 24
    for line in form.form.lines:
        hands.press(Key.Key_1 if line.position == 2 else Key.Key_Space)
        hands.press(Key.Key_Down)
    assert form.form.can_finish
    assert form.form.tells_defects
    hands.press(Key.Key_Return, Control)
    hands.press(Key.Key_Return)
    qtbot.waitUntil(lambda: form.form.entry is not None, timeout=WAIT_MS)
    hands.settle()
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 1
    hands.press(Key.Key_Escape)
    assert not offline.findChildren(Overlay) or not offline.findChildren(Overlay)[0].isVisible()

    told = ""
    for _ in range(2):
        hands.press(Key.Key_F5)
        hands.type(PASSWORD)
        hands.press(Key.Key_Return)
        qtbot.waitUntil(lambda: not offline.workplace.register.state.syncing, timeout=WAIT_MS)
        hands.settle()
        told = offline.note()
        qtbot.wait(QApplication.doubleClickInterval() + 50)
        listed = hall.app("yangfan").run(cases_filed_below)
        assert [case.applicant_name for case in listed] == ["李国强"]
    assert told.startswith("✓ 已送出 0 件")
    hands.press(Key.Key_F4)
    hands.press(Key.Key_Return)
    assert offline.workplace.register_view.shown_list() == "sent"


def test_closing_the_window_keeps_the_last_key(
    offline: OfflineWindow, background: Background, hall: Hall, qtbot: QtBot, tmp_path: Path
) -> None:
    hands = Hands(offline, background, qtbot)
    hands.type(TYPED)
    hands.press(Key.Key_Return)
    offline.workplace.form.open_item(hall.item_id("RURAL-HOMESTEAD"))
    hands.settle()
    offline.workplace.form.edit_applicant("name", "李国强")
    offline.close()
    again = OfflineStore.open(store_path(tmp_path, AGENT), TYPED)
    from counter_app.offline.drafts import list_drafts

    assert [draft.applicant_name for draft in list_drafts(again)] == ["李国强"]
    again.close()


def test_what_is_shown_again_does_not_set_the_clock_back(
    offline: OfflineWindow, background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(offline, background, qtbot)
    hands.type(TYPED)
    hands.press(Key.Key_Return)
    register = offline.workplace.register
    read_at = register.state.now
    assert read_at is not None
    monkeypatch.setattr(hall_clock, "steady_seconds", lambda: steady_seconds() + 180)
    register.state_changed.emit(register.state)
    expected = {clock(read_at + dt.timedelta(seconds=seconds)) for seconds in (180, 190)}
    assert offline.top_bar._clock.text() in expected


def test_signed_in_the_store_is_made_and_filled_in_one_go(
    hall: Hall, background: Background, shown: Callable[[Frame], Frame], qtbot: QtBot, tmp_path: Path
) -> None:
    frame = Frame()
    place = FilingWorkplace(
        frame.prompter, background, application=hall.app(AGENT), login=AGENT, folder=tmp_path
    )
    frame.add_workplace("filing", "代办", "filing", place)
    shown(frame)
    place.start_page.take_focus()
    hands = Hands(frame, background, qtbot)
    for _ in range(2):
        hands.type(TYPED)
        hands.press(Key.Key_Return)
    qtbot.waitUntil(lambda: place.desk.store is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not place.register.state.syncing and background.idle(), timeout=WAIT_MS)
    hands.settle()
    assert "补领监管码 100 个" in frame.note()
    hands.press(Key.Key_F12)
    assert place.desk.store is None
    assert place.start_page.passphrase.text() == ""
    background.shutdown(finish=True)
    place.close_store()
