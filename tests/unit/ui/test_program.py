"""The frame of one person's program: what each duty gets to see, and what is left when they leave."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.application import Application
from counter_app.domain.roles import DEVICE_ROLES, Role
from counter_app.errors import CounterError, Refused
from counter_app.place import Place
from counter_app.services.passwords import add_staff
from counter_app.services.sign_in import SignedIn, sign_in
from counter_app.services.windows import open_window
from counter_app.settings import Settings
from db.embedded import EmbeddedServer
from tests.database.hall import PASSWORD, Hall
from ui.background import Background
from ui.desk import HeldWindow
from ui.hall_clock import HallClock
from ui.intake.workplace import CounterWorkplace
from ui.program import Program
from ui.shell.top_bar import TopBar
from ui.sign_in.presenter import Entry
from ui.signoff.inbox_view import InboxWorkplace

WAIT_MS = 20_000
EVERYBODY = {"catalogue": "目录", "settings": "设置"}
AT_A_WINDOW = {"counter": "窗口"}
REVIEW = {"review": "审查"}
BOOKING = {"booking": "预约"}
OWN = {"figures": "数据"}
BY_ROLE: dict[Role, tuple[str, str, dict[str, str]]] = {
    Role.CLERK: ("zhoumin", "12", AT_A_WINDOW | REVIEW | BOOKING),
    Role.REVIEWER: ("yuxin", "", REVIEW),
    Role.CHIEF_REPRESENTATIVE: ("xujun", "12", AT_A_WINDOW | {"signoff": "签批"} | REVIEW | BOOKING),
    Role.LEADER: ("denghong", "", {"signoff": "签批"}),
    Role.TOWNSHIP_CLERK: ("yangfan", "12", AT_A_WINDOW | {"inbox": "初审"} | BOOKING),
    Role.SUPERVISOR: ("chenli", "", {"supervision": "督办", "figures": "数据", "ratings": "评价"}),
    Role.CENTRE_ADMIN: ("admin", "", {"supervision": "督办", "figures": "数据"}),
    Role.AGENT: ("liuguifang", "", {"filing": "代办"}),
}
"""Who has the role, at which window, and the workplaces of their own; `yuxin` is added by the test."""

Work = Callable[..., Program]


@pytest.fixture
def at_work(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Call it with a hall, a login and a window: that person is signed in and the frame is open."""
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path))
    programs: list[Program] = []

    def start(hall: Hall, login: str, number: str = "") -> Program:
        application = Application.at(hall.url(login))
        signed_in = application.run(sign_in)
        window = _opened(hall, application, signed_in, number) if number else None
        background = Background(answers=(CounterError,), bug=lambda _: None)
        entry = Entry(
            application=application, signed_in=signed_in, clock=HallClock(signed_in.now), window=window
        )
        program = Program(
            entry,
            Settings(papers_folder=str(tmp_path)),
            background,
            lambda who, password: Application.at(hall.database.url_for(who, password)),
        )
        programs.append(program)
        with qtbot.waitActive(program.frame):
            program.frame.show()
            program.frame.activateWindow()
        program.start()
        qtbot.waitUntil(lambda: background.idle() and program.live.is_up, timeout=WAIT_MS)
        return program

    yield start
    for program in programs:
        program.frame.close()
        program.leave()  # a frame with something unsaved in it asks, and stays
        shiboken6.delete(program.frame)
        shiboken6.delete(program)


def _add_reviewer(hall: Hall, login: str) -> None:
    add_staff(
        hall.app("admin"),
        action_id=uuid4(),
        login=login,
        name="余欣",
        org_unit_id=int(hall.value("SELECT org_unit_id FROM org_unit WHERE name = '西彭镇'")),
        roles=(Role.REVIEWER,),
        password=PASSWORD,
    )
    hall.execute("UPDATE staff SET must_change_password = false WHERE login = %s", login)


def _opened(hall: Hall, application: Application, person: SignedIn, number: str) -> HeldWindow:
    choice = next(choice for choice in person.windows if choice.number == number)
    session_id = application.run(open_window, session_id=uuid4(), window_id=choice.window_id)
    return HeldWindow(
        window_id=choice.window_id,
        number=number,
        zone_short_name=choice.zone_short_name,
        session_id=session_id,
    )


def _bar(program: Program) -> TopBar:
    return program.frame.top_bar


def _connections(hall: Hall, login: str) -> int:
    return int(
        hall.value(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = %s AND datname = current_database()", login
        )
    )


def test_every_role_of_a_person_is_in_the_table() -> None:
    assert set(BY_ROLE) == set(Role) - DEVICE_ROLES


@pytest.mark.parametrize("role", BY_ROLE, ids=str)
def test_each_role_has_its_workplaces_and_opens_them_by_number(
    hall: Hall, at_work: Work, qtbot: QtBot, role: Role
) -> None:
    login, number, own = BY_ROLE[role]
    if role is Role.REVIEWER:
        _add_reviewer(hall, login)
    program = at_work(hall, login, number)
    expected = own | EVERYBODY | (OWN if "booking" in own else {})
    assert program.desk.signed_in.roles == {role}
    assert list(program.workplaces) == list(expected)
    assert program.frame.current_workplace() == next(iter(own))
    for position, (key, title) in enumerate(expected.items()):
        QTest.keyClick(program.frame, Qt.Key(Qt.Key.Key_1 + position), Qt.KeyboardModifier.AltModifier)
        assert program.frame.current_workplace() == key
        assert program.frame.windowTitle() == f"{title} – 九龙坡区行政服务中心（演练）"
        assert program.workplaces[key].isVisible()


def test_a_clerk_without_a_window_is_told_so_and_finds_how_to_open_one(
    quiet_hall: Hall, at_work: Work
) -> None:
    program = at_work(quiet_hall, "zhoumin")
    assert list(program.workplaces) == ["counter", "review", "booking", *EVERYBODY, *OWN]
    program._open_case(uuid4())
    assert program.frame.banner.text() == "请先打开一个窗口，再办理这个办件。"
    assert _bar(program)._plate.isHidden()
    counter = program.workplaces["counter"]
    assert isinstance(counter, CounterWorkplace)
    counter.steps.open_paper(uuid4())  # the next action, whichever it is
    assert program.frame.banner.text() == ""


def test_a_case_of_the_inbox_comes_onto_the_desk(hall: Hall, at_work: Work, qtbot: QtBot) -> None:
    case = hall.receive("RURAL-HOMESTEAD", "zhoumin", "11").head
    program = at_work(hall, "yangfan", "12")
    inbox, counter = program.workplaces["inbox"], program.workplaces["counter"]
    assert isinstance(inbox, InboxWorkplace)
    assert isinstance(counter, CounterWorkplace)
    program.frame.open_workplace("inbox")
    inbox.open_case_requested.emit(case.case_id)
    assert program.frame.current_workplace() == "counter"
    qtbot.waitUntil(lambda: counter.case_desk.state.case_id == case.case_id, timeout=WAIT_MS)


def test_after_the_window_was_taken_over_no_case_is_put_on_its_desk(
    hall: Hall, at_work: Work, qtbot: QtBot
) -> None:
    program = at_work(hall, "yangfan", "12")
    program.frame.open_workplace("inbox")
    hall.app("yangfan").run(open_window, session_id=uuid4(), window_id=hall.window_id("11"))
    qtbot.waitUntil(lambda: program.desk.window is None, timeout=WAIT_MS)
    assert _bar(program)._plate.isHidden()
    program._open_case(uuid4())
    assert program.frame.current_workplace() == "inbox"
    assert program.frame.banner.text() == "请先打开一个窗口，再办理这个办件。"


def test_leaving_gives_everything_back(hall: Hall, at_work: Work, qtbot: QtBot) -> None:
    threads = set(threading.enumerate())
    program = at_work(hall, "zhoumin", "12")
    assert _bar(program)._plate.text() == "民生 12 号窗口"
    finished: list[bool] = []
    program.finished.connect(lambda: finished.append(True))
    program.frame.close()
    assert hall.value("SELECT count(*) FROM window_session WHERE closed_at IS NULL") == 0
    qtbot.waitUntil(lambda: _connections(hall, "zhoumin") == 0)
    assert set(threading.enumerate()) <= threads
    program.leave()
    assert finished == [True]


def test_leaving_a_dead_server_does_not_hang(hall: Hall, at_work: Work) -> None:
    program = at_work(hall, "zhoumin", "12")
    hall.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE usename = 'zhoumin' AND datname = current_database()"
    )
    began = dt.datetime.now(dt.UTC)
    program.frame.close()
    assert dt.datetime.now(dt.UTC) - began < dt.timedelta(seconds=5)


def test_who_covers_a_colleague_sees_their_workplace_and_is_shown_as_such(hall: Hall, at_work: Work) -> None:
    hall.execute(
        "INSERT INTO cover (staff_id, cover_staff_id, starts_on, ends_on) VALUES (%s, %s, %s, %s)",
        hall.staff_id("xujun"),
        hall.staff_id("yangfan"),
        dt.date(2026, 3, 10),
        dt.date(2026, 3, 10),
    )
    program = at_work(hall, "yangfan", "12")
    assert list(program.workplaces) == ["counter", "signoff", "inbox", "review", "booking", *EVERYBODY, *OWN]
    assert _bar(program)._post.text() == "· 首席代表、镇街初审岗（代 徐军）"
    hall.set_clock(dt.datetime(2026, 3, 11, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8))))
    assert "signoff" not in at_work(hall, "yangfan").workplaces


def test_the_clock_is_the_halls(quiet_hall: Hall, at_work: Work) -> None:
    program = at_work(quiet_hall, "chenli")
    assert _bar(program)._clock.text().startswith("2026-03-10 周二 09:")


def test_the_clock_goes_on_from_what_it_was_told() -> None:
    told = dt.datetime(2026, 3, 10, 1, 0, tzinfo=dt.UTC)
    clock = HallClock(told)
    first = clock.now()
    assert told <= first <= clock.now() < told + dt.timedelta(minutes=1)


class TestPlace:
    """Where the database is, and as whom it is asked."""

    @pytest.mark.parametrize(("address", "name"), [("", "hall"), ("embedded:demo", "demo")])
    def test_the_embedded_servers_databases_have_names(
        self, hall_server: EmbeddedServer, address: str, name: str
    ) -> None:
        with Place(address, data_dir=hall_server.data_dir) as place:
            assert place.is_embedded
            url = place.login_url("zhoumin", "ge:heim@1")
        assert (url.username, url.password, url.database) == ("zhoumin", "ge:heim@1", name)

    @pytest.mark.parametrize(
        "address",
        [
            "postgresql://owner:secret@db.example:6432/hall?sslmode=require",
            "postgresql+psycopg://db.example:6432/hall?sslmode=require",
            "postgresql://db.example:6432/hall?sslmode=require&user=owner&password=secret",
        ],
    )
    def test_nobody_signs_in_with_the_owners_password(self, address: str) -> None:
        place = Place(address)
        assert not place.is_embedded
        assert place.data_dir is None
        device, person = place.login_url("kiosk1"), place.login_url("zhoumin", PASSWORD)
        assert (device.username, device.password) == ("kiosk1", None)
        assert (person.username, person.password) == ("zhoumin", PASSWORD)
        for url in (device, person):
            assert (url.host, url.port, url.database) == ("db.example", 6432, "hall")
            assert dict(url.query) == {"sslmode": "require"}

    def test_the_owner_keeps_the_address_as_given(self) -> None:
        url = Place("postgresql://owner:secret@db.example/hall").owner_url()
        assert (
            url.render_as_string(hide_password=False) == "postgresql+psycopg://owner:secret@db.example/hall"
        )

    def test_an_address_by_name_and_password_reaches_the_hall(self, quiet_hall: Hall) -> None:
        application = Application.at(Place(quiet_hall.url("chenli")).login_url("zhoumin", PASSWORD))
        try:
            assert application.run(sign_in).actor.login == "zhoumin"
        finally:
            application.close()

    @pytest.mark.parametrize(
        "address", ["sqlite:///hall", "hall", "postgresql://h:port/x", "http://h/x", " "]
    )
    def test_anything_else_is_refused(self, address: str) -> None:
        with pytest.raises(Refused) as refused:
            Place(address)
        assert refused.value.code == "address_invalid"
