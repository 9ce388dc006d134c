"""The lock: a real window in a real hall, worked by keys; the form comes back as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.place import Place
from counter_app.settings import Settings, load_settings
from db.embedded import EmbeddedServer
from tests.database.hall import PASSWORD, RESIDENT, Hall
from tests.unit.ui.fitting import cut_texts
from ui.intake.workplace import CounterWorkplace
from ui.lock import idle as idle_module
from ui.lock.sheet import LockSheet
from ui.program import Program
from ui.run import Session
from ui.settings.view import SettingsWorkplace
from ui.sign_in.view import SignInWindow
from ui.widgets.overlay import Overlay

WAIT_MS = 20_000
Key = Qt.Key


class Room:
    """Zhou Min at window 12 with a half-filled form."""

    def __init__(self, session: Session, hall: Hall, qtbot: QtBot) -> None:
        self.session = session
        self.hall = hall
        self.qtbot = qtbot
        session.open_sign_in("zhoumin", PASSWORD, "12")
        qtbot.waitUntil(lambda: session.program is not None, timeout=WAIT_MS)
        self.settle()
        self.frame.activateWindow()
        qtbot.waitUntil(self.frame.isActiveWindow)
        self.workplace.open_item(hall.item_id("RURAL-HOMESTEAD"))
        self.settle()
        self.fields["name"].setFocus()
        self.type(RESIDENT.name)

    @property
    def program(self) -> Program:
        assert self.session.program is not None
        return self.session.program

    @property
    def frame(self) -> QWidget:
        return self.program.frame

    @property
    def workplace(self) -> CounterWorkplace:
        found = self.program.workplaces["counter"]
        assert isinstance(found, CounterWorkplace)
        return found

    @property
    def fields(self) -> dict[str, QWidget]:
        return dict(self.workplace.case_view.applicant.fields)

    @property
    def sheet(self) -> LockSheet:
        found = self.program.cover.sheet
        assert found is not None
        return found

    def settle(self) -> None:
        self.qtbot.waitUntil(self.session._background.idle, timeout=WAIT_MS)

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.frame, key, modifier)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget() or self.frame
        if text.isascii():
            QTest.keyClicks(focus, text)
            return
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(focus, event)

    def lock(self) -> LockSheet:
        self.press(Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        return self.sheet

    def try_password(self, password: str) -> None:
        self.qtbot.waitUntil(lambda: not self.program.lock.pause.seconds_left, timeout=WAIT_MS)
        self.sheet.opens_with().setFocus()
        self.sheet._password.clear()
        self.qtbot.wait(QApplication.doubleClickInterval() + 20)
        self.type(password)
        self.press(Key.Key_Return)
        self.settle()

    def is_locked(self) -> bool:
        return self.program.lock.state.locked


@pytest.fixture
def room(hall: Hall, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "desk"))
    patience = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(80)
    session = Session(Place(hall.database.url), load_settings())
    made = Room(session, hall, qtbot)
    yield made
    QApplication.setDoubleClickInterval(patience)
    window = session.window
    assert window is not None
    window.close()
    session.end()
    shiboken6.delete(window)
    if session.program is not None:
        shiboken6.delete(session.program)
    shiboken6.delete(session)


def spoken(window: QWidget) -> list[str]:
    """Every text that a screen reader finds in the window, except what it is told is not there."""
    found: list[str] = []

    def walk(interface: QAccessibleInterface) -> None:
        if interface.state().invisible:
            return
        found.extend(interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
        for row in range(interface.childCount()):
            if (child := interface.child(row)) is not None:
                walk(child)

    walk(QAccessible.queryAccessibleInterface(window))
    return [text for text in found if text]


def test_the_lock_covers_everything_and_gives_it_back(room: Room) -> None:
    field, before = QApplication.focusWidget(), room.workplace.case_desk.state
    assert before.applicant.name == RESIDENT.name
    assert RESIDENT.name in " ".join(spoken(room.frame))
    picture = room.frame.grab().toImage()
    sheet = room.lock()
    assert sheet.isVisible()
    assert sheet.geometry() == room.frame.rect()
    assert not room.workplace.isVisible()
    assert RESIDENT.name not in " ".join(spoken(room.frame))
    assert "周敏 · 民生 12 号窗口" in spoken(room.frame)
    assert cut_texts(room.sheet) == []
    assert room.frame.windowTitle() == "九龙坡区行政服务中心（演练）"
    room.try_password(PASSWORD)
    assert not room.is_locked()
    assert QApplication.focusWidget() is field
    assert room.workplace.case_desk.state.applicant == before.applicant
    assert room.fields["name"].text() == RESIDENT.name  # type: ignore[attr-defined]
    assert room.frame.grab().toImage().size() == picture.size()
    room.type("之子")
    assert room.workplace.case_desk.state.applicant.name == RESIDENT.name + "之子"


def test_no_key_reaches_what_lies_beneath(room: Room) -> None:
    room.hall.issue("RURAL-HOMESTEAD")
    room.lock()
    before = room.workplace.case_desk.state
    keys = [Key.Key_F2, Key.Key_F5, Key.Key_F9, Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab, Key.Key_Down]
    with_control = [Key.Key_K, Key.Key_F, Key.Key_P, Key.Key_Return, Key.Key_L, Key.Key_J]
    for key in keys:
        room.press(key)
    for key in with_control:
        room.press(key, Qt.KeyboardModifier.ControlModifier)
    room.press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    room.settle()
    assert room.is_locked()
    assert room.program.frame.current_workplace() == "counter"
    assert room.workplace.case_desk.state == before
    assert [each for each in room.frame.findChildren(Overlay) if each is not room.sheet] == []
    assert room.hall.value("SELECT count(*) FROM ticket_action WHERE action = 'call'") == 0
    focus = QApplication.focusWidget()
    assert focus is not None
    assert room.sheet.isAncestorOf(focus)


def test_a_scanned_code_opens_no_case(room: Room) -> None:
    case = room.hall.receive("DISABLED-CARD", "zhoumin", "11").head
    room.lock()
    before = room.workplace.case_desk.state
    room.sheet.opens_with().setFocus()
    room.type(case.service_code)
    room.press(Key.Key_Return)
    room.settle()
    assert room.is_locked()
    assert room.workplace.case_desk.state == before


def test_wrong_passwords_are_said_and_wait_longer_also_for_whoever_locks_again(room: Room) -> None:
    waits: list[int] = []
    room.lock()
    room.program.lock.pause.changed.connect(waits.append)
    room.try_password("falsch")
    assert room.sheet._row.problem() == "密码不对，请重新输入。"
    assert room.sheet._wait.text() == "请等 1 秒再解锁；可以先输入密码。"
    room.try_password("auch falsch")
    assert max(waits) == 2
    room.press(Key.Key_Return)  # nobody is asked while it waits
    assert not room.program.lock.state.busy
    room.try_password(PASSWORD)
    assert not room.is_locked()


def test_without_a_line_the_password_of_the_sign_in_unlocks(room: Room, hall_server: EmbeddedServer) -> None:
    room.hall.close()
    room.lock()
    hall_server.stop()
    try:
        room.try_password("falsch")
        assert room.is_locked()
        room.try_password(PASSWORD)
        assert not room.is_locked()
        assert room.fields["name"].text() == RESIDENT.name  # type: ignore[attr-defined]
    finally:
        hall_server.start()
    room.qtbot.waitUntil(lambda: room.program.live.is_up, timeout=WAIT_MS)


def test_a_question_and_what_was_opened_meanwhile_are_there_afterwards(room: Room) -> None:
    prompter = room.program.frame.prompter
    answers: list[str] = []
    asked = prompter.ask("退回", "要退回吗？", "退回", lambda: answers.append("first"))
    room.press(Key.Key_L, Qt.KeyboardModifier.ControlModifier)  # from the sheet, too
    assert room.is_locked()
    assert not asked.isVisible()
    late = prompter.ask("补正", "要补正吗？", "补正", lambda: answers.append("late"))
    assert not late.isVisible()
    room.press(Key.Key_Return)
    assert answers == []
    focus = QApplication.focusWidget()
    assert focus is not None
    assert room.sheet.isAncestorOf(focus)
    room.try_password(PASSWORD)
    assert late.isVisible()
    assert asked.isVisible()
    room.qtbot.wait(QApplication.doubleClickInterval() + 20)
    room.press(Key.Key_Return)
    assert answers == ["late"]
    room.qtbot.wait(QApplication.doubleClickInterval() + 20)
    room.press(Key.Key_Return)
    assert answers == ["late", "first"]


def test_a_password_that_was_reset_meanwhile_unlocks_and_is_asked_for_once(room: Room) -> None:
    new = "Neu-gesetzt-2026"
    room.lock()
    room.hall.execute(f"ALTER ROLE zhoumin PASSWORD '{new}'")
    try:
        room.hall.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = 'zhoumin' AND datname = current_database()"
        )
        teller = room.program._line_teller
        room.qtbot.waitUntil(lambda: teller.lapse is not None, timeout=WAIT_MS)
        assert [each for each in room.frame.findChildren(Overlay) if each.isVisible()] == [room.sheet]
        room.try_password(PASSWORD)
        assert room.is_locked()
        room.try_password(new)
        assert not room.is_locked()
        assert [each for each in room.frame.findChildren(Overlay) if each.is_open] == []
        assert teller.lapse is None
        room.qtbot.waitUntil(lambda: room.program.live.is_up, timeout=WAIT_MS)
    finally:  # logins belong to the server, which outlives this hall
        room.hall.execute(f"ALTER ROLE zhoumin PASSWORD '{PASSWORD}'")
    assert room.fields["name"].text() == RESIDENT.name  # type: ignore[attr-defined]


def test_the_line_and_the_window_go_on_while_it_is_locked(room: Room) -> None:
    room.lock()
    heard: list[object] = []
    room.program.live.changed.connect(heard.append)
    room.hall.issue("RURAL-HOMESTEAD")
    room.qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    assert room.program.live.is_up
    room.hall.execute("UPDATE window_session SET heartbeat_at = heartbeat_at - interval '1 minute'")
    seen = room.hall.value("SELECT max(heartbeat_at) FROM window_session")
    room.workplace.queue_panel._presenter._keeper.touch()
    room.settle()
    assert room.hall.value("SELECT max(heartbeat_at) FROM window_session") > seen


def test_it_locks_when_nobody_touched_it_for_the_time_of_the_setting(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 10_000.0
    monkeypatch.setattr(idle_module, "steady_seconds", lambda: now)
    watch = room.program.cover.idle
    watch.touch()
    now += 599
    watch._on_tick()
    assert not room.is_locked()
    handle = room.frame.windowHandle()
    QTest.keyClick(handle, Key.Key_Shift)  # whoever only moves a finger is there
    now += 599
    watch._on_tick()
    assert not room.is_locked()
    now += 1
    watch._on_tick()
    assert room.is_locked()
    room.try_password(PASSWORD)
    room.program.frame.open_workplace("settings")
    settings = room.program.workplaces["settings"]
    assert isinstance(settings, SettingsWorkplace)
    settings.presenter.choose_lock("0")
    assert load_settings().lock_minutes == "0"
    now += 1_000_000
    watch._on_tick()
    assert not room.is_locked()
    settings.presenter.choose_lock("5")
    now += 300
    watch._on_tick()
    assert room.is_locked()


def test_another_person_signs_in_after_the_window_was_given_back(room: Room) -> None:
    room.lock()
    room.press(Key.Key_F8)
    assert room.session.program is not None  # asked first
    room.press(Key.Key_Escape)
    assert room.is_locked()
    room.qtbot.wait(QApplication.doubleClickInterval() + 20)
    room.press(Key.Key_F8)
    room.qtbot.wait(QApplication.doubleClickInterval() + 20)
    room.press(Key.Key_F8)
    assert room.session.program is None
    assert isinstance(room.session.window, SignInWindow)
    assert room.hall.value("SELECT count(*) FROM window_session WHERE closed_at IS NULL") == 0
    room.session.open_sign_in("heqing", PASSWORD, "12")
    room.qtbot.waitUntil(lambda: room.session.program is not None, timeout=WAIT_MS)
    room.settle()
    assert room.program.desk.signed_in.actor.login == "heqing"


@pytest.mark.parametrize(
    ("stored", "seconds"), [("10", 600.0), ("0", 0.0), ("", 600.0), ("-1", 600.0), ("²", 600.0), ("7", 420.0)]
)
def test_what_the_settings_say_about_the_lock(stored: str, seconds: float) -> None:
    assert Settings(lock_minutes=stored).lock_seconds == seconds
