"""Signing in, in the real window against a real hall: what goes wrong is said, and the next try works."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.place import Place
from counter_app.services.queue import stranded
from counter_app.services.sign_in import windows_open_to
from counter_app.services.staff import set_staff_active
from counter_app.settings import Settings, load_settings, settings_path
from db.embedded import EmbeddedServer
from tests.database.hall import PASSWORD, Hall, moment
from ui import hall_clock
from ui.filing.window import OfflineWindow
from ui.run import Session
from ui.sign_in import pause as pause_module
from ui.sign_in.view import SignInWindow
from ui.widgets.banner import Banner
from ui.widgets.option_list import OptionList
from ui.wording import ERRORS, clock

WAIT_MS = 20_000
DOUBLE_CLICK_MS = 80
NOBODY_LISTENS = "postgresql://127.0.0.1:9/hall"
Opening = Callable[..., "Door"]


class Door:
    """The first window of one start of the program."""

    def __init__(self, session: Session, qtbot: QtBot, login: str = "") -> None:
        self.session = session
        self.qtbot = qtbot
        session.open_sign_in(login)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def window(self) -> QWidget:
        assert self.session.window is not None
        return self.session.window

    @property
    def sentence(self) -> str:
        banner = self.window.findChild(Banner)
        return banner.text() if banner is not None and banner.isVisible() else ""

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def knock(self, login: str, password: str) -> None:
        """Type both from the first field on, and wait for what comes of it."""
        self.type(login)
        self.press(Qt.Key.Key_Return)
        self.retry(password)

    def retry(self, password: str) -> None:
        """Type over whatever is selected, as after a refusal."""
        self.qtbot.wait(QApplication.doubleClickInterval())
        self.type(password)
        presenter = self.session.presenter
        self.qtbot.waitUntil(lambda: presenter is None or not presenter.pause.seconds_left)
        self.press(Qt.Key.Key_Return)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(self.session._background.idle, timeout=WAIT_MS)

    def fields(self) -> list[str]:
        """Name and password; the fields of another step are their own test's."""
        window = self.window
        assert isinstance(window, SignInWindow)
        return [field.text() for field in (window._login, window._password)]

    def choices(self) -> list[str]:
        """The windows on offer, by number, in the order shown."""
        window = self.window
        assert isinstance(window, SignInWindow)
        return [choice.number for choice in window._choices] if self.offers_windows() else []

    def notes(self) -> list[str]:
        """What stands beside each of them."""
        options = self.window.findChild(OptionList)
        return [] if options is None else [note for _, note in options._options]

    def offers_windows(self) -> bool:
        options = self.window.findChild(OptionList)
        return options is not None and options.isVisible()

    def is_in(self) -> bool:
        return self.session.program is not None


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opening]:
    """Call it with an address: the program is started there; everything is left in order afterwards."""
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "desk"))
    patience = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(DOUBLE_CLICK_MS)  # every second try waits for it
    doors: list[Door] = []

    def start(address: str, login: str = "", *, fills_display: bool = False) -> Door:
        session = Session(Place(address), load_settings(), fills_display=fills_display)
        doors.append(Door(session, qtbot, login))
        return doors[-1]

    yield start
    for door in doors:
        door.window.close()
        door.session.end()
        shiboken6.delete(door.window)  # every widget that stays makes the next change of theme slower
        shiboken6.delete(door.session)
    QApplication.setDoubleClickInterval(patience)


@pytest.fixture
def quiet_door(quiet_hall: Hall, opened: Opening) -> Door:
    """To a hall in which nothing changes."""
    return opened(quiet_hall.database.url)


@pytest.fixture
def door(hall: Hall, opened: Opening) -> Door:
    return opened(hall.database.url)


def _connections(hall: Hall, login: str) -> int:
    return int(
        hall.value(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = %s AND datname = current_database()", login
        )
    )


def _sessions(hall: Hall) -> list[tuple[str, str]]:
    """Who holds which window."""
    return [
        (str(login), str(number))
        for login, number in hall.execute(
            """SELECT login, number FROM window_session JOIN staff USING (staff_id)
               JOIN service_window USING (window_id) WHERE closed_at IS NULL ORDER BY login"""
        )
    ]


def test_a_wrong_password_is_said_and_the_next_try_works(quiet_hall: Hall, quiet_door: Door) -> None:
    door = quiet_door
    before = _connections(quiet_hall, "zhoumin")  # other tests of the same hall may hold some
    door.knock("zhoumin", "falsch")
    assert door.sentence == ERRORS["sign_in_failed"]
    assert door.fields() == ["zhoumin", "falsch"]
    door.retry(PASSWORD)  # typed over the old one, which is selected
    assert door.sentence == ""
    assert door.choices() == ["01", "11", "12"]
    assert door.fields() == ["zhoumin", ""]
    assert _connections(quiet_hall, "zhoumin") == before + 1


def test_each_wrong_password_waits_longer_in_words_and_holds_up_no_typing(
    quiet_door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = quiet_door
    asked: list[bool] = []
    said: list[int] = []
    presenter, window = door.session.presenter, door.window
    assert presenter is not None
    assert isinstance(window, SignInWindow)
    presenter.state_changed.connect(lambda state: asked.append(state.busy))
    presenter.pause.changed.connect(said.append)
    door.knock("zhoumin", "falsch")
    assert door.sentence == ERRORS["sign_in_failed"]
    assert window._wait.text() == "请等 1 秒再登录；可以先输入密码。"
    assert window._wait.isVisible()
    door.type("auch falsch")
    door.press(Qt.Key.Key_Return)  # nobody is asked
    assert asked.count(True) == 1
    door.qtbot.waitUntil(lambda: not presenter.pause.seconds_left)
    assert door.fields()[1] == "auch falsch"  # what was typed meanwhile stands
    assert not window._wait.isVisible()
    door.press(Qt.Key.Key_Return)
    door.settle()
    door.qtbot.waitUntil(lambda: said[-1:] == [0] and len(said) > 2, timeout=WAIT_MS)
    assert said == [1, 0, 2, 1, 0]
    door.retry(PASSWORD)
    assert door.offers_windows()


def test_nobody_waits_longer_than_half_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr(pause_module, "steady_seconds", lambda: now)
    pause, waits = pause_module.Pause(), []
    for _ in range(8):
        pause.begin()
        waits.append(pause.seconds_left)
        now += waits[-1]
        pause._tell()
        assert pause.seconds_left == 0
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]
    pause.end()
    pause.begin()
    assert pause.seconds_left == 1
    pause.end()


def test_an_unknown_login_sounds_like_a_wrong_password(quiet_door: Door) -> None:
    quiet_door.knock("nobody_here", PASSWORD)
    assert quiet_door.sentence == ERRORS["sign_in_failed"]


def test_a_disabled_login_is_sent_to_the_admin_and_let_in_when_enabled(hall: Hall, door: Door) -> None:
    hall.app("admin").run(set_staff_active, action_id=uuid4(), login="zhoumin", active=False)
    try:
        door.knock("zhoumin", PASSWORD)
        assert door.sentence == ERRORS["login_disabled"]
    finally:  # logins belong to the server, which outlives this hall
        hall.app("admin").run(set_staff_active, action_id=uuid4(), login="zhoumin", active=True)
    door.retry(PASSWORD)
    assert door.offers_windows()


def test_a_public_screens_login_is_not_a_person(quiet_door: Door) -> None:
    quiet_door.knock("kiosk1", PASSWORD)
    assert not quiet_door.is_in()
    assert quiet_door.sentence


@pytest.mark.parametrize(("login", "password"), [("", ""), ("zhoumin", ""), ("  ", PASSWORD)])
def test_an_empty_field_asks_nobody(opened: Opening, login: str, password: str) -> None:
    door = opened(NOBODY_LISTENS)
    door.knock(login, password)
    assert door.sentence in {"请输入用户名。", "请输入密码。"}


def test_a_dead_server_is_said_and_the_same_window_works_later(
    hall: Hall, hall_server: EmbeddedServer, door: Door
) -> None:
    hall.close()
    hall_server.stop()
    try:
        door.knock("zhoumin", PASSWORD)
        assert door.sentence == ERRORS["database_unreachable"]
        assert door.fields()[0] == "zhoumin"
    finally:
        hall_server.start()
    door.retry(PASSWORD)
    assert door.offers_windows()


def test_a_server_that_never_was_there_is_said(opened: Opening) -> None:
    door = opened(NOBODY_LISTENS)
    door.knock("zhoumin", PASSWORD)
    assert door.sentence == ERRORS["database_unreachable"]


def test_a_window_of_a_colleague_is_refused_by_name_and_shown_as_taken(hall: Hall, door: Door) -> None:
    door.knock("zhoumin", PASSWORD)
    hall.open_window("heqing", "12")  # after the list was read
    door.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    door.settle()
    assert not door.is_in()
    assert door.sentence == "12号窗口正由何青使用，请选择别的窗口。"
    state = door.session.presenter
    assert state is not None
    assert state.state.signed_in is not None
    assert [each.held_by for each in state.state.signed_in.windows] == ["", "", "何青"]
    door.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    door.settle()
    assert door.is_in()
    assert _sessions(hall) == [("heqing", "12"), ("zhoumin", "11")]


def test_a_named_window_that_is_taken_is_tried_once(hall: Hall, opened: Opening) -> None:
    hall.open_window("heqing", "12")
    door = opened(hall.database.url)
    door.session.open_sign_in("zhoumin", PASSWORD, "12")
    door.settle()
    assert not door.is_in()
    assert "何青" in door.sentence
    assert door.choices() == ["12", "01", "11"]
    door.press(Qt.Key.Key_Return)  # the first that is free
    door.settle()
    assert _sessions(hall) == [("heqing", "12"), ("zhoumin", "01")]


def test_after_a_crash_one_enter_goes_on_at_the_own_window(hall: Hall, opened: Opening) -> None:
    served = hall.serve("RURAL-HOMESTEAD", "zhoumin", "12")  # and then the power went
    again = opened(hall.database.url)  # at another machine, which knows of no last window
    again.knock("zhoumin", PASSWORD)
    assert again.choices() == ["12", "01", "11"]
    assert again.notes()[0] == f"您的 {served.label} 号还没有办完"
    again.qtbot.wait(QApplication.doubleClickInterval())
    again.press(Qt.Key.Key_Return)
    again.settle()
    assert _sessions(hall) == [("zhoumin", "12")]
    assert hall.app("heqing").run(stranded) == ()


def test_the_own_window_comes_before_the_one_of_this_machine(hall: Hall, opened: Opening) -> None:
    hall.open_window("heqing", "11")
    hall.open_window("zhoumin", "12")
    door = opened(hall.database.url)
    door.session.open_sign_in("zhoumin", window="01")
    door.retry(PASSWORD)
    assert door.choices() == ["12", "01", "11"]
    assert [note.split(" · ")[-1] for note in door.notes()] == [
        "您还没有退出这个窗口",
        "综合窗口",
        "何青 正在使用",
    ]


def test_the_halls_clock_goes_on_while_a_window_is_chosen(
    hall: Hall, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    hesitated = dt.timedelta(minutes=3)
    monkeypatch.setattr(hall_clock, "steady_seconds", lambda: 1_000.0)
    door.knock("zhoumin", PASSWORD)
    monkeypatch.setattr(hall_clock, "steady_seconds", lambda: 1_000.0 + hesitated.total_seconds())
    door.qtbot.wait(QApplication.doubleClickInterval())
    door.press(Qt.Key.Key_Return)
    door.settle()
    program = door.session.program
    assert program is not None
    assert program.frame.top_bar._clock.text() == clock(program.desk.signed_in.now + hesitated)


def test_a_number_of_yesterday_is_left_to_nobody(hall: Hall) -> None:
    hall.serve("RURAL-HOMESTEAD", "zhoumin", "12")
    hall.set_clock(moment("2026-03-11 09:00"))
    first, *_ = hall.app("zhoumin").run(windows_open_to)
    assert (first.number, first.is_own, first.left_ticket) == ("12", True, "")


def test_whose_number_stands_at_a_colleagues_window_is_not_sent_there(hall: Hall) -> None:
    hall.serve("RURAL-HOMESTEAD", "zhoumin", "12")
    hall.execute("UPDATE window_session SET heartbeat_at = heartbeat_at - interval '1 hour'")
    hall.open_window("heqing", "12")
    windows = {each.number: each for each in hall.app("zhoumin").run(windows_open_to)}
    assert (windows["12"].held_by, windows["12"].is_own, windows["12"].left_ticket) == ("何青", False, "")


def test_a_double_enter_signs_in_once_and_opens_no_window(hall: Hall, door: Door) -> None:
    door.type("zhoumin")
    door.press(Qt.Key.Key_Return)
    door.type(PASSWORD)
    door.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    door.qtbot.waitUntil(door.offers_windows, timeout=WAIT_MS)
    door.window._since_enter.start()  # type: ignore[attr-defined]  # on a busy machine the answer is late
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert not door.is_in()
    assert _sessions(hall) == []
    assert _connections(hall, "zhoumin") == 1
    door.qtbot.wait(QApplication.doubleClickInterval() + 20)
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert _sessions(hall) == [("zhoumin", "01")]


@pytest.mark.parametrize("login", ["chenli", "admin", "denghong", "liuguifang"])
def test_who_works_at_no_window_goes_straight_in(quiet_door: Door, login: str) -> None:
    quiet_door.knock(login, PASSWORD)
    assert quiet_door.is_in()


def test_the_login_and_window_of_the_last_time_are_offered_again(hall: Hall, opened: Opening) -> None:
    first = opened(hall.database.url)
    first.knock("zhoumin", PASSWORD)
    first.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    first.settle()
    assert first.is_in()
    first.window.close()
    again = opened(hall.database.url)
    assert again.fields() == ["zhoumin", ""]
    again.retry(PASSWORD)  # the focus is in the password already
    assert again.choices() == ["12", "01", "11"]


def test_another_person_may_sign_in_instead(hall: Hall, door: Door) -> None:
    door.knock("zhoumin", PASSWORD)
    assert door.offers_windows()
    door.press(Qt.Key.Key_Escape)
    assert not door.offers_windows()
    door.qtbot.waitUntil(lambda: _connections(hall, "zhoumin") == 0)
    assert door.fields() == ["zhoumin", ""]


def test_going_back_while_a_window_opens_waits_for_the_window(hall: Hall, door: Door) -> None:
    door.knock("zhoumin", PASSWORD)
    door.qtbot.wait(QApplication.doubleClickInterval())
    door.press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    door.settle()
    assert door.is_in()
    assert _sessions(hall) == [("zhoumin", "01")]


def test_the_agent_goes_offline_by_a_key_and_never_amid_a_sign_in(quiet_door: Door) -> None:
    door = quiet_door
    door.type("liuguifang")
    door.press(Qt.Key.Key_Return)
    door.type(PASSWORD)
    door.press(Qt.Key.Key_Return, Qt.Key.Key_F10)
    assert isinstance(door.window, SignInWindow)
    door.settle()
    assert door.is_in()


def test_offline_needs_no_server(opened: Opening) -> None:
    door = opened(NOBODY_LISTENS)
    door.press(Qt.Key.Key_F10)
    assert isinstance(door.window, OfflineWindow)
    door.settle()


def test_each_window_of_staff_opens_maximised(quiet_hall: Hall, opened: Opening) -> None:
    online = opened(quiet_hall.database.url, fills_display=True)
    assert online.window.isMaximized()
    online.knock("chenli", PASSWORD)
    assert online.is_in()
    assert online.window.isMaximized()
    offline = opened(NOBODY_LISTENS, fills_display=True)
    offline.press(Qt.Key.Key_F10)
    assert isinstance(offline.window, OfflineWindow)
    assert offline.window.isMaximized()
    offline.settle()


def test_a_settings_file_that_cannot_be_written_lets_the_clerk_in_all_the_same(
    quiet_hall: Hall, opened: Opening, expect_log: Callable[[str], None]
) -> None:
    expect_log("the settings could not be kept")
    settings_path().parent.write_text("a file where the folder should be")
    door = opened(quiet_hall.database.url)
    door.knock("chenli", PASSWORD)
    assert door.is_in()


def test_a_password_is_nowhere_but_in_its_field(
    hall: Hall, opened: Opening, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = "Falsch-4711"
    with caplog.at_level(logging.DEBUG):
        door = opened(hall.database.url)
        door.knock("zhoumin", wrong)
        door.retry(PASSWORD)
        door.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        door.settle()
        assert door.is_in()
    kept = settings_path().read_text(encoding="utf-8")
    said = capfd.readouterr()
    titles = " ".join(window.windowTitle() for window in QApplication.topLevelWidgets())
    for secret in (wrong, PASSWORD):
        for place in (kept, caplog.text, said.out, said.err, titles):
            assert secret not in place
    assert Settings().last_login == ""  # it went to this desk's file, not into the environment
    assert load_settings().last_login == "zhoumin"


def test_closing_the_first_window_gives_the_connection_back(hall: Hall, door: Door) -> None:
    door.knock("zhoumin", PASSWORD)
    assert _connections(hall, "zhoumin") == 1
    door.window.close()
    door.session.end()
    door.qtbot.waitUntil(lambda: _connections(hall, "zhoumin") == 0)
