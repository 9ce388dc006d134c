"""Settings of the desk, one's own password, and the staff, against a real server."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.application import Application
from counter_app.devices.page_printer import FolderPrinter, NullPrinter
from counter_app.domain.roles import Role
from counter_app.errors import Refused
from counter_app.services.passwords import add_staff, change_own_password
from counter_app.services.sign_in import sign_in
from counter_app.settings import load_settings, save_settings, settings_path
from tests.database.hall import PASSWORD, Hall
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.rooms import Seat, Seating
from ui.settings.presenter import SettingsPresenter
from ui.settings.staff_presenter import NewMember, StaffPresenter
from ui.settings.view import STAFF, SettingsWorkplace
from ui.shell.frame import Frame
from ui.styles.theme import Theme, active_theme
from ui.widgets.overlay import Overlay

Shown = Callable[[Frame], Frame]


@pytest.fixture(autouse=True)
def settings_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of this test alone."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return settings_path()


@pytest.fixture
def tanghua(hall: Hall) -> str:
    """A login of this test's own: those of the hall belong to all tests, and so do their passwords."""
    unit = int(hall.value("SELECT org_unit_id FROM org_unit WHERE name = '区残联'"))
    made = {"login": "tanghua", "name": "唐华", "org_unit_id": unit, "roles": (Role.CLERK,)}
    add_staff(hall.app("admin"), action_id=uuid4(), **made, password=PASSWORD)  # type: ignore[arg-type]
    hall.execute(
        "UPDATE staff SET must_change_password = false WHERE login = 'tanghua'"
    )  # as after the first day
    return "tanghua"


def own(seat: Seat) -> SettingsPresenter:
    presenter = SettingsPresenter(seat.desk, seat.desk)
    presenter.set_shown(True)
    seat.settle()
    return presenter


# -- what the desk remembers --------------------------------------------------------------------------------


def test_choices_are_kept_for_the_next_start(seat: Seating) -> None:
    presenter = own(seat("zhoumin"))
    presenter.choose_theme("dark")
    presenter.choose_language("en")
    presenter.choose_printer("窗口12打印机")
    kept = load_settings()
    assert (kept.theme, kept.language, kept.printer) == ("dark", "en", "窗口12打印机")
    assert presenter.state.language_waits


def test_what_another_window_saved_meanwhile_stays(seat: Seating) -> None:
    presenter = own(seat("zhoumin"))
    save_settings(replace(load_settings(), last_window="12"))
    presenter.choose_theme("high_contrast")
    assert load_settings().last_window == "12"


def test_the_next_paper_goes_where_it_was_chosen(seat: Seating, tmp_path: Path) -> None:
    clerk = seat("zhoumin")
    presenter = own(clerk)
    presenter.choose_printer("none")
    assert isinstance(clerk.desk.printer, NullPrinter)
    presenter.choose_printer("folder")
    presenter.choose_folder(str(tmp_path / "papers"))
    assert isinstance(clerk.desk.printer, FolderPrinter)
    assert clerk.desk.printer.folder == tmp_path / "papers"


def test_settings_that_cannot_be_saved_say_so(seat: Seating, settings_of_this_test: Path) -> None:
    clerk = seat("zhoumin")
    presenter = own(clerk)
    settings_of_this_test.parent.parent.mkdir(parents=True, exist_ok=True)
    settings_of_this_test.parent.write_text("in the way")
    presenter.choose_theme("dark")
    assert clerk.said[-1][0] == "warn"
    assert presenter.state.settings.theme == "light"


def test_it_says_what_runs_here(seat: Seating) -> None:
    about = own(seat("zhoumin")).state.about
    assert about is not None
    assert about.schema_revision == about.needed_revision
    assert all(part.licence for part in about.components)
    assert next(part for part in about.components if part.name == "SQLAlchemy").version


# -- one's own password -------------------------------------------------------------------------------------


def can_sign_in(hall: Hall, login: str, password: str) -> bool:
    application = Application.at(hall.database.url_for(login, password))
    try:
        application.run(sign_in)
    except Refused as refusal:
        return refusal.code != "sign_in_failed"
    finally:
        application.close()
    return True


def test_a_changed_password_holds_here_and_at_the_next_sign_in(
    hall: Hall, seat: Seating, tanghua: str
) -> None:
    clerk = seat(tanghua)
    presenter = own(clerk)
    presenter.change_password(PASSWORD, "xin-mima-2026")
    clerk.settle()
    assert presenter.state.password_problem == ""
    assert clerk.application.run(sign_in).actor.login == tanghua
    assert can_sign_in(hall, tanghua, "xin-mima-2026")
    assert not can_sign_in(hall, tanghua, PASSWORD)


def test_a_wrong_old_password_changes_nothing(hall: Hall, seat: Seating, tanghua: str) -> None:
    clerk = seat(tanghua)
    presenter = own(clerk)
    presenter.change_password("guess-2026", "xin-mima-2026")
    clerk.settle()
    assert presenter.state.password_problem == "原密码不对，请重新输入。"
    assert can_sign_in(hall, tanghua, PASSWORD)


def test_a_short_password_is_refused_below_the_screen_too(hall: Hall, tanghua: str) -> None:
    with pytest.raises(Refused, match="password_too_short"):
        change_own_password(hall.app(tanghua), action_id=uuid4(), old=PASSWORD, new="kurz")


# -- the staff ----------------------------------------------------------------------------------------------


def staff(seat: Seat) -> StaffPresenter:
    presenter = StaffPresenter(seat.desk, seat.desk)
    presenter.set_shown(True)
    seat.settle()
    return presenter


def newcomer(presenter: StaffPresenter, login: str = "yuxin") -> NewMember:
    unit = next(unit for unit in presenter.state.units if unit.name == "区残联")
    return NewMember(
        login=login, name="余欣", org_unit_id=unit.org_unit_id, roles=(Role.CLERK,), password="shouci-2026"
    )


def test_a_new_member_can_sign_in_be_disabled_and_enabled(hall: Hall, seat: Seating) -> None:
    admin = seat("admin")
    presenter = staff(admin)
    presenter.add(newcomer(presenter))
    admin.settle()
    member = next(member for member in presenter.state.members if member.login == "yuxin")
    assert (member.name, member.unit_name, member.roles) == ("余欣", "区残联", (Role.CLERK,))
    assert can_sign_in(hall, "yuxin", "shouci-2026")
    presenter.set_password(member, "linshi-2026")
    admin.settle()
    assert can_sign_in(hall, "yuxin", "linshi-2026")
    presenter.set_active(member, active=False)
    admin.settle()
    assert hall.value("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'yuxin'") is False
    presenter.set_active(member, active=True)
    admin.settle()
    assert can_sign_in(hall, "yuxin", "linshi-2026")


def test_a_taken_login_is_refused_and_comes_back_as_typed(seat: Seating) -> None:
    admin = seat("admin")
    presenter = staff(admin)
    back: list[object] = []
    presenter.refused.connect(back.append)
    wanted = newcomer(presenter, "zhoumin")
    presenter.add(wanted)
    admin.settle()
    assert admin.said[-1] == ("warn", "用户名zhoumin已有人使用，请换一个。")
    assert back == [wanted]
    assert not presenter.state.busy


def test_only_the_centre_admin_makes_staff(seat: Seating) -> None:
    supervisor = seat("chenli")
    presenter = staff(supervisor)
    presenter.add(newcomer(presenter))
    supervisor.settle()
    assert supervisor.said[-1][0] == "warn"
    assert "yuxin" not in [member.login for member in presenter.state.members]


# -- the screen ---------------------------------------------------------------------------------------------


def opened(seat: Seat, shown: Shown) -> SettingsWorkplace:
    frame = Frame()
    place = SettingsWorkplace(seat.desk, frame.prompter)
    frame.add_workplace("settings", "设置", "settings", place)
    shown(frame)
    seat.settle()
    return place


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def test_the_theme_changes_at_once_by_keyboard(seat: Seating, shown: Shown) -> None:
    place = opened(seat("zhoumin"), shown)
    place.look.theme.setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert active_theme() is Theme.DARK


def test_a_refused_password_leaves_the_fields_as_they_are(seat: Seating, shown: Shown) -> None:
    clerk = seat("zhoumin")
    place = opened(clerk, shown)
    place.password.form.editor("old").setFocus()
    for text in ("guess-2026", "xin-mima-2026", "xin-mima-2026"):
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, text)
        press(Qt.Key.Key_Return)
    clerk.settle()
    assert place.presenter.state.password_problem
    assert place.password.form.values()["new"] == "xin-mima-2026"


def test_two_different_new_passwords_are_not_sent(seat: Seating, shown: Shown) -> None:
    clerk = seat("zhoumin")
    place = opened(clerk, shown)
    for key, text in (("old", PASSWORD), ("new", "xin-mima-2026"), ("again", "xin-mima-2027")):
        QTest.keyClicks(place.password.form.editor(key), text)
    place.password.button.click()
    assert not place.presenter.state.changing_password


def test_a_clerk_sees_no_staff(seat: Seating, shown: Shown) -> None:
    place = opened(seat("zhoumin"), shown)
    assert place.staff is None
    assert not place.chips.isVisible()


def test_the_admin_disables_by_keyboard_and_never_themselves(
    hall: Hall, seat: Seating, shown: Shown, tanghua: str
) -> None:
    admin = seat("admin")
    place = opened(admin, shown)
    place.open_page(STAFF)
    admin.settle()
    assert place.staff is not None
    place.staff.table.select_key(hall.staff_id(tanghua))
    press(Qt.Key.Key_F3)
    assert place.window().findChild(Overlay) is not None
    press(Qt.Key.Key_Return)
    admin.settle()
    assert hall.value("SELECT is_active FROM staff WHERE login = 'tanghua'") is False
    place.staff.table.select_key(hall.staff_id("admin"))
    assert not place.staff.toggle.isEnabled()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720), (1920, 1080)])
def test_no_words_are_cut(seat: Seating, shown: Shown, width: int, height: int) -> None:
    place = opened(seat("admin"), shown)
    place.window().resize(width, height)
    QTest.qWait(50)
    assert cut_texts(place.window()) == []
    assert (place.window().width(), place.window().height()) == (width, height)
