"""The first sign-in, with the password that somebody else chose: in the real window, on a real hall."""

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.application import Application
from counter_app.domain.roles import Role
from counter_app.errors import Refused
from counter_app.services import passwords
from counter_app.services.sign_in import sign_in
from tests.database.hall import PASSWORD, Hall
from tests.unit.ui.test_sign_in import Door, Opening, opened
from ui.sign_in.password_page import PasswordPage
from ui.sign_in.view import SignInWindow
from ui.widgets.form_row import FormRow
from ui.widgets.key_button import KeyButton

__all__ = ["opened"]

FIRST = PASSWORD
OWN = "Nur-fuer-mich-7"
LOGIN = "tanghuaxin"


@pytest.fixture
def door(hall: Hall, opened: Opening) -> Door:
    """Of a login whose first password the centre admin made."""
    unit = int(hall.value("SELECT org_unit_id FROM org_unit WHERE name = '区残联'"))
    made = {"login": LOGIN, "name": "唐华新", "org_unit_id": unit, "roles": (Role.CLERK,)}
    passwords.add_staff(hall.app("admin"), action_id=uuid4(), **made, password=FIRST)  # type: ignore[arg-type]
    return opened(hall.database.url)


def page(door: Door) -> PasswordPage:
    window = door.window
    assert isinstance(window, SignInWindow)
    found = window.findChild(PasswordPage)
    assert found is not None
    return found


def fields(door: Door) -> list[str]:
    """What stands in any field of the window, seen or not."""
    return [field.text() for field in door.window.findChildren(QLineEdit)]


def problems(door: Door) -> list[str]:
    """What is said under the fields, each where it belongs."""
    return [row.problem() for row in page(door).findChildren(FormRow)]


def choose(door: Door, new: str, again: str) -> None:
    """Type both, Enter after each, as one does; the first has the focus."""
    for field in page(door).findChildren(FormRow):
        field.editor.clear()  # type: ignore[attr-defined]
    page(door)._form.first().setFocus()
    door.type(new)
    door.press(Qt.Key.Key_Return)
    door.type(again)
    door.press(Qt.Key.Key_Return)
    door.settle()
    door.qtbot.wait(QApplication.doubleClickInterval() + 20)


def opens(hall: Hall, password: str) -> bool:
    application = Application.at(hall.url(LOGIN).replace(FIRST, password))
    try:
        application.run(sign_in)
    except Refused:
        return False
    finally:
        application.close()
    return True


def test_the_first_sign_in_goes_on_after_an_own_password_without_typing_again(hall: Hall, door: Door) -> None:
    door.knock(LOGIN, FIRST)
    assert page(door).isVisible()
    assert not door.is_in()
    presenter = door.session.presenter
    assert presenter is not None
    assert not presenter.pause.seconds_left  # the password was right
    assert FIRST not in fields(door)
    choose(door, OWN, OWN)
    assert door.choices()
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.is_in()
    assert opens(hall, OWN)
    assert not opens(hall, FIRST)


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_changed(hall: Hall, door: Door) -> None:
    door.knock(LOGIN, FIRST)
    for new, again, said in [
        ("kurz", "kurz", ["密码至少 8 位。", ""]),
        (LOGIN, LOGIN, ["密码不能和用户名一样，请换一个。", ""]),
        ("12345678", "12345678", ["这个密码太常见，很容易被猜到，请换一个。", ""]),
        (OWN, OWN + "8", ["", "两次输入不一样，请再输一遍。"]),
    ]:
        choose(door, new, again)
        assert problems(door) == said
    choose(door, FIRST, FIRST)
    assert problems(door) == ["", ""]
    assert door.sentence == "新密码与原密码相同，请换一个。"
    assert page(door).isVisible()
    choose(door, OWN, OWN)
    assert door.offers_windows()
    assert door.sentence == ""


def test_whoever_goes_back_has_changed_nothing_and_leaves_no_password_behind(hall: Hall, door: Door) -> None:
    door.knock(LOGIN, FIRST)
    door.type(OWN)
    door.press(Qt.Key.Key_Escape)
    assert not page(door).isVisible()
    assert OWN not in fields(door)
    assert hall.value("SELECT must_change_password FROM staff WHERE login = %s", LOGIN)
    door.retry(FIRST)
    assert page(door).isVisible()
    assert OWN not in fields(door)


def test_until_then_the_login_may_do_nothing_else(hall: Hall, door: Door) -> None:
    application = Application.at(hall.url(LOGIN))
    try:
        with pytest.raises(Refused, match="password_must_change"):
            application.run(sign_in)
        assert application.run(lambda work: work.value("SELECT count(*) FROM service_case")) == 0
    finally:
        application.close()


def test_the_command_without_a_screen_says_where_to_change_it(hall: Hall, door: Door, tmp_path: Path) -> None:
    from counter_app.offline.store import OfflineStore

    store = tmp_path / "agent.store"
    OfflineStore.create(store, "ein-langer-satz").close()
    done = subprocess.run(
        [sys.executable, "main.py", "sync", str(store), "--login", LOGIN, "--database", hall.database.url],
        input=f"ein-langer-satz\n{FIRST}\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() == "这个密码是别人设的，请先在登录窗口登录一次，换成自己的密码。"


def test_no_word_of_the_step_is_cut(door: Door) -> None:
    door.knock(LOGIN, FIRST)
    for button in page(door).findChildren(KeyButton):
        assert button.width() >= button.sizeHint().width()
