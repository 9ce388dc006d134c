"""Duties, cover, mandates and the book of changes, by keyboard and against a real server."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.domain.roles import Role
from counter_app.services.passwords import add_staff
from counter_app.services.staff import mandate_of, set_cover, set_mandate, staff_changes
from tests.database.hall import PASSWORD, Hall
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.rooms import Seat, Seating
from ui.settings.change_words import change_words
from ui.settings.view import CHANGES, COVER, STAFF, SettingsWorkplace
from ui.shell.frame import Frame
from ui.widgets.overlay import Overlay
from ui.widgets.prompt_form import PromptForm
from ui.widgets.tick_list import TickList

Shown = Callable[[Frame], Frame]


@pytest.fixture
def people(hall: Hall) -> tuple[str, str]:
    """A representative of 西彭镇 and a clerk, of this test's own: what is given to them touches no other test."""
    unit = int(hall.value("SELECT org_unit_id FROM org_unit WHERE name = '西彭镇'"))
    for login, name, role in (("tanghua", "唐华", Role.CHIEF_REPRESENTATIVE), ("yuxin", "余欣", Role.CLERK)):
        add_staff(
            hall.app("admin"),
            action_id=uuid4(),
            login=login,
            name=name,
            org_unit_id=unit,
            roles=(role,),
            password=PASSWORD,
        )
    return "tanghua", "yuxin"


def opened(seat: Seat, shown: Shown, page: str) -> SettingsWorkplace:
    frame = Frame()
    place = SettingsWorkplace(seat.desk, frame.prompter)
    frame.add_workplace("settings", "设置", "settings", place)
    frame.resize(1366, 768)
    shown(frame)
    place.open_page(page)
    seat.settle()
    return place


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def form(place: SettingsWorkplace) -> PromptForm:
    found = place.window().findChildren(PromptForm)
    assert found
    return found[-1]


def roles_of(hall: Hall, login: str) -> list[str]:
    return list(hall.value("SELECT roles FROM staff WHERE login = %s", login))


def test_duties_are_ticked_by_keyboard_and_what_will_happen_is_said(
    hall: Hall, seat: Seating, shown: Shown, people: tuple[str, str]
) -> None:
    admin = seat("admin")
    place = opened(admin, shown, STAFF)
    assert place.staff is not None
    place.staff.table.select_key(hall.staff_id("yuxin"))
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_Space)  # 窗口岗, the first: no longer
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    sheet = place.window().findChildren(Overlay)[-1]
    assert "授予审查岗；收回窗口岗" in sheet.accessibleName()
    press(Qt.Key.Key_Return)
    admin.settle()
    assert roles_of(hall, "yuxin") == ["reviewer"]
    assert admin.said[-1] == ("ok", "已改账号 yuxin 的岗位。")


def test_no_duty_at_all_is_not_sent(hall: Hall, seat: Seating, shown: Shown, people: tuple[str, str]) -> None:
    place = opened(seat("admin"), shown, STAFF)
    assert place.staff is not None
    place.staff.table.select_key(hall.staff_id("yuxin"))
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert form(place).values() == {"roles": ""}
    assert roles_of(hall, "yuxin") == ["clerk"]


def test_duties_beyond_the_own_list_come_back_as_ticked(
    hall: Hall, seat: Seating, shown: Shown, people: tuple[str, str]
) -> None:
    admin = seat("admin")
    place = opened(admin, shown, STAFF)
    assert place.staff is not None
    place.staff.table.select_key(hall.staff_id("yuxin"))
    press(Qt.Key.Key_F5)
    ticks = form(place).editor("roles")
    assert isinstance(ticks, TickList)
    row = [role.value for role in Role].index("centre_admin")
    ticks.rows.setCurrentRow(row)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    admin.settle()
    assert admin.said[-1][1].startswith("您的授权名单里没有这些岗位")
    assert form(place).values() == {"roles": "clerk,centre_admin"}
    assert roles_of(hall, "yuxin") == ["clerk"]


def test_nobody_changes_the_own_duties(hall: Hall, seat: Seating, shown: Shown) -> None:
    place = opened(seat("admin"), shown, STAFF)
    assert place.staff is not None
    place.staff.table.select_key(hall.staff_id("admin"))
    assert not place.staff.duties.isEnabled()
    assert not place.staff.mandate.isEnabled()


def test_a_mandate_for_items_found_by_their_pinyin(
    hall: Hall, seat: Seating, shown: Shown, people: tuple[str, str]
) -> None:
    admin = seat("admin")
    place = opened(admin, shown, STAFF)
    assert place.staff is not None
    place.staff.table.select_key(hall.staff_id("tanghua"))
    press(Qt.Key.Key_F6)
    admin.settle()
    item = next(
        item
        for item in hall.app("admin").run(mandate_of, login="tanghua").items
        if item.item_id == hall.item_id("RURAL-HOMESTEAD")
    )
    press(Qt.Key.Key_Down)  # from all of the unit to those that are chosen
    press(Qt.Key.Key_Return)
    initials = hall.value("SELECT initials FROM service_item WHERE item_id = %s", item.item_id)
    ticks = form(place).editor("items")
    assert isinstance(ticks, TickList)
    assert ticks.search.hasFocus()
    QTest.keyClicks(ticks.search, initials.split(" ")[0])
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    assert ticks.ticked() == (str(item.item_id),)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sheet = place.window().findChildren(Overlay)[-1]
    assert "只能签批选定的 1 项，长期有效" in sheet.accessibleName()
    press(Qt.Key.Key_Return)
    admin.settle()
    assert (
        hall.value("SELECT array_agg(item_id) FROM mandate WHERE staff_id = %s", hall.staff_id("tanghua"))
    ) == [item.item_id]
    assert admin.said[-1] == ("ok", "已登记账号 tanghua 的授权书。")


def test_a_cover_is_entered_and_ended_by_keyboard(
    hall: Hall, seat: Seating, shown: Shown, people: tuple[str, str]
) -> None:
    admin = seat("admin")
    place = opened(admin, shown, COVER)
    assert place.cover is not None
    assert place.cover.list.message().title() == "现在没有人代岗"
    press(Qt.Key.Key_F2)
    fields = form(place)
    for key, login in (("absent", "tanghua"), ("acting", "yuxin")):
        box = fields.editor(key)
        box.setCurrentIndex(box.findData(login))  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "余欣 可以办理 唐华" in place.window().findChildren(Overlay)[-1].accessibleName()
    press(Qt.Key.Key_Return)
    admin.settle()
    assert [each.acting for each in place.cover.presenter.state.covers] == ["yuxin"]
    place.cover.focus_first()
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return)
    admin.settle()
    assert hall.value("SELECT count(*) FROM cover") == 0
    assert place.cover.presenter.state.covers == ()


def test_nobody_covers_themselves(hall: Hall, seat: Seating, shown: Shown, people: tuple[str, str]) -> None:
    place = opened(seat("admin"), shown, COVER)
    press(Qt.Key.Key_F2)
    fields = form(place)
    for key in ("absent", "acting"):
        box = fields.editor(key)
        box.setCurrentIndex(box.findData("tanghua"))  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form(place) is fields
    assert hall.value("SELECT count(*) FROM cover") == 0


def test_the_book_says_every_change_in_words(
    hall: Hall, seat: Seating, shown: Shown, people: tuple[str, str]
) -> None:
    today = hall.app("admin").run(lambda work: work.today())
    hall.app("admin").run(
        set_mandate, action_id=uuid4(), login="tanghua", item_ids=[], starts_on=today, ends_on=None
    )
    hall.app("admin").run(
        set_cover, action_id=uuid4(), absent="tanghua", acting="yuxin", starts_on=today, ends_on=today
    )
    said = [change_words(each) for each in hall.app("admin").run(staff_changes, limit=4)]
    assert said == [
        f"代唐华办理：{today} 至 {today}",
        f"授权书：自 {today} 起不再签批任何事项",
        "新增账号，岗位：窗口岗",
        "新增账号，岗位：首席代表",
    ]
    place = opened(seat("admin"), shown, CHANGES)
    assert place.changes is not None
    assert place.changes.presenter.state.changes[0].actor_name == "王建国"


@pytest.mark.parametrize("page", [STAFF, COVER, CHANGES])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720)])
def test_no_words_are_cut(
    seat: Seating, shown: Shown, people: tuple[str, str], page: str, width: int, height: int
) -> None:
    place = opened(seat("admin"), shown, page)
    place.window().resize(width, height)
    QTest.qWait(50)
    assert cut_texts(place.window()) == []
