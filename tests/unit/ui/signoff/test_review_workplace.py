"""审查岗 at work: by keyboard, for the own department's cases, against a real server."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.domain.roles import Role
from counter_app.services.passwords import add_staff
from counter_app.services.review import SPECIAL_PROCEDURES, resume_clock, stop_clock
from tests.database.hall import PASSWORD, Hall
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.rooms import Seat, Seating
from ui.shell.frame import Frame
from ui.signoff.review_view import ReviewWorkplace
from ui.widgets.overlay import Overlay
from ui.widgets.prompt_form import PromptForm

Shown = Callable[[Frame], Frame]


@pytest.fixture
def reviewer(hall: Hall) -> str:
    """审查岗 of 西彭镇, with a password of their own."""
    return added(hall, "yuxin", "西彭镇")


def added(hall: Hall, login: str, unit: str) -> str:
    add_staff(
        hall.app("admin"),
        action_id=uuid4(),
        login=login,
        name="余欣",
        org_unit_id=int(hall.value("SELECT org_unit_id FROM org_unit WHERE name = %s", unit)),
        roles=(Role.REVIEWER,),
        password=PASSWORD,
    )
    hall.execute("UPDATE staff SET must_change_password = false WHERE login = %s", login)
    return login


def opened(seat: Seat, shown: Shown) -> ReviewWorkplace:
    frame = Frame()
    place = ReviewWorkplace(seat.desk, frame.prompter)
    frame.add_workplace("review", "审查", "checklist", place)
    frame.resize(1366, 768)
    shown(frame)
    seat.settle()
    place.browser.table.setFocus()
    return place


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def status(hall: Hall, case_id: UUID) -> str:
    return str(hall.value("SELECT status FROM service_case WHERE case_id = %s", case_id))


def test_a_case_is_begun_and_submitted_by_keyboard(
    hall: Hall, seat: Seating, shown: Shown, reviewer: str
) -> None:
    case_id = hall.accept().case.head.case_id
    desk = seat(reviewer)
    place = opened(desk, shown)
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return)
    desk.settle()
    assert status(hall, case_id) == "under_review"
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert status(hall, case_id) == "pending_sign_off"
    assert place.presenter.list.state.cases == ()
    assert place.browser.list.message().title() == "没有待审查的办件"
    assert place.hints() == ()


def test_the_clock_is_stopped_and_runs_again(hall: Hall, seat: Seating, shown: Shown, reviewer: str) -> None:
    case_id = hall.accept().case.head.case_id
    desk = seat(reviewer)
    place = opened(desk, shown)
    press(Qt.Key.Key_F4)
    form = place.window().findChild(PromptForm)
    assert isinstance(form, PromptForm)
    press(Qt.Key.Key_Down)  # 招标
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # without days
    assert status(hall, case_id) == "accepted"
    QTest.keyClicks(form.editor("working_days"), "10")
    press(Qt.Key.Key_Return)
    desk.settle()
    assert status(hall, case_id) == "suspended"
    assert hall.value("SELECT kind || expected_working_days FROM clock_stop") == "招标10"
    assert not place.action_bar.buttons["submit"].isEnabled()  # type: ignore[index]
    press(Qt.Key.Key_F6)
    assert "期限按停钟的工作日顺延" in place.window().findChildren(Overlay)[-1].accessibleName()
    press(Qt.Key.Key_Return)
    desk.settle()
    assert status(hall, case_id) == "under_review"


def test_cases_of_another_department_are_not_in_the_list(hall: Hall, seat: Seating, shown: Shown) -> None:
    hall.accept()
    place = opened(seat(added(hall, "tanghua", "区残联")), shown)
    assert place.presenter.list.state.cases == ()
    assert not any(button.isEnabled() for button in place.action_bar.buttons.values())


def test_the_database_knows_every_procedure_that_is_offered(hall: Hall) -> None:
    clerk = hall.app("zhoumin")
    case_id = hall.accept().case.head.case_id
    for word in SPECIAL_PROCEDURES:
        stop = uuid4()
        for _ in range(2):  # said twice, it is done once
            clerk.run(stop_clock, action_id=stop, case_id=case_id, procedure=word, working_days=3)
        clerk.run(resume_clock, action_id=uuid4(), case_id=case_id)
    assert hall.value("SELECT count(*) FROM clock_stop") == len(SPECIAL_PROCEDURES)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720)])
def test_no_words_are_cut(
    hall: Hall, seat: Seating, shown: Shown, reviewer: str, width: int, height: int
) -> None:
    hall.accept()
    place = opened(seat(reviewer), shown)
    place.window().resize(width, height)
    QTest.qWait(50)
    assert cut_texts(place.window()) == []
