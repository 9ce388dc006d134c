"""The desks' room of bookings, by keyboard, on a real hall."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.changes import Topic
from counter_app.services.appointments import Slot
from tests.database.bookings import GUO, TOMORROW, WANG, add_slots, book, person
from tests.database.hall import Hall, moment
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.rooms import Seat, Seating
from ui.booking.form_presenter import FormPresenter
from ui.booking.state import found
from ui.booking.workplace import BookingWorkplace
from ui.shell.frame import Frame

Shown = Callable[[Frame], Frame]


def opened(seat: Seat, shown: Shown) -> BookingWorkplace:
    frame = Frame()
    place = BookingWorkplace(seat.desk, frame.prompter)
    frame.add_workplace("booking", "预约", "ticket", place)
    shown(frame)
    seat.settle()
    return place


def chosen(seat: Seat, form: FormPresenter) -> tuple[Slot, ...]:
    """The slots of tomorrow for what the queue A does."""
    form.choose_matter(found(form.state.matters, "zjd")[0])
    seat.settle()
    seat.settle()
    assert form.state.slots is not None
    return form.state.slots


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def type_words(words: str) -> None:
    """Letters and digits by keys, Chinese as an input method gives it."""
    focus = QApplication.focusWidget()
    assert focus is not None
    if words.isascii():
        QTest.keyClicks(focus, words)
        return
    QApplication.clipboard().setText(words)
    QTest.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_booking_is_made_by_keyboard_alone(booked_hall: Hall, seat: Seating, shown: Shown) -> None:
    clerk = seat("zhoumin")
    place = opened(clerk, shown)
    place.form.search.setFocus()
    type_words("zjd")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    clerk.settle()
    clerk.settle()
    press(Qt.Key.Key_Return)  # the first day
    press(Qt.Key.Key_Down)  # ten
    press(Qt.Key.Key_Return)
    for words in (GUO.id_number, GUO.name, GUO.phone):
        type_words(words)
        press(Qt.Key.Key_Return)
    clerk.settle()
    rows = booked_hall.execute("SELECT day, starts_at, id_number, name, phone, booked_by FROM appointment")
    assert rows == [(TOMORROW, dt.time(10), GUO.id_number, "李国强", "13912342207", "zhoumin")]
    assert (
        "ok",
        "已预约 03-11 周三 10:00–11:00 农村村民宅基地用地审批。请当天 09:30 起凭证件签到取号，过时作废。",
    ) in clerk.said
    assert place.form_presenter.state.person.is_blank()
    assert place.form_presenter.state.slots is not None
    assert [slot.free for slot in place.form_presenter.state.slots] == [2, 1, 2]


def test_what_was_typed_stays_when_the_place_is_gone(booked_hall: Hall, seat: Seating, shown: Shown) -> None:
    add_slots(booked_hall, quota=1)
    clerk = seat("zhoumin")
    place = opened(clerk, shown)
    form = place.form_presenter
    slots = chosen(clerk, form)
    form.choose_slot(slots[1])
    form.type_person(id_number=GUO.id_number, name=GUO.name)
    book(booked_hall, WANG, "kiosk1")
    place.form.book.click()
    clerk.settle()
    clerk.settle()
    assert form.state.refused == "10:00–11:00 刚刚约满，请改选别的时段。"
    assert form.state.slots is not None
    assert (form.state.person.name, form.state.slots[1].free) == (GUO.name, 0)
    assert not place.form.book.isEnabled()
    assert place.left_behind() == ("新预约填了一半，还没有预约。",)


def test_a_number_that_fails_its_check_is_asked_about_and_kept(
    booked_hall: Hall, seat: Seating, shown: Shown
) -> None:
    clerk = seat("zhoumin")
    place = opened(clerk, shown)
    form = place.form_presenter
    slots = chosen(clerk, form)
    form.choose_slot(slots[0])
    form.book()
    assert set(form.state.problems) == {"id_number", "name"}
    form.type_person(id_number="110105194912310021", name="李国强", phone="123")
    form.book()
    assert set(form.state.problems) == {"phone"}
    form.type_person(phone="")
    form.book()
    clerk.settle()
    assert booked_hall.value("SELECT count(*) FROM appointment") == 0
    press(Qt.Key.Key_Return)  # 照证件预约
    clerk.settle()
    assert booked_hall.value("SELECT id_number FROM appointment") == "110105194912310021"


def test_an_answer_that_was_lost_books_once(booked_hall: Hall, seat: Seating, shown: Shown) -> None:
    clerk = seat("zhoumin")
    form = opened(clerk, shown).form_presenter
    slots = chosen(clerk, form)
    form.choose_slot(slots[0])
    form.type_person(id_number=GUO.id_number, name=GUO.name)
    clerk.application.cut = True
    form.book()
    clerk.settle()
    assert form.state.refused.startswith("连不上数据库")
    clerk.application.cut = False
    form.book()
    clerk.settle()
    assert (form.state.refused, form.state.person.is_blank()) == ("", True)
    assert booked_hall.value("SELECT count(*) FROM appointment") == 1


def test_who_comes_is_checked_in_and_gets_a_paper(booked_hall: Hall, seat: Seating, shown: Shown) -> None:
    book(booked_hall)
    book(booked_hall, WANG)
    booked_hall.set_clock(moment("2026-03-11 09:40"))
    clerk = seat("zhoumin")
    place = opened(clerk, shown)
    assert [each.holder for each in place.list_presenter.state.bookings] == ["李*强", "王*"]
    type_words(WANG.id_number)  # a card reader types into the field that has the focus
    press(Qt.Key.Key_Return)
    clerk.settle()
    clerk.settle()
    assert [each.number_tail for each in place.list_presenter.state.bookings] == ["4516"]
    press(Qt.Key.Key_F2)
    clerk.settle()
    clerk.settle()
    clerk.settle()
    assert ("ok", "已签到，号码 A001，前面还有 0 人。") in clerk.said
    assert len(clerk.printed()) == 1
    (checked,) = place.list_presenter.state.bookings
    assert (checked.ticket, checked.status) == ("A001", "checked_in")
    assert not place.list.check_in.isEnabled()
    press(Qt.Key.Key_F4)
    clerk.settle()
    assert len(place.list_presenter.state.bookings) == 2


def test_a_booking_is_taken_back_with_a_reason(booked_hall: Hall, seat: Seating, shown: Shown) -> None:
    booking = book(booked_hall, GUO, "kiosk1")
    clerk = seat("zhoumin")
    place = opened(clerk, shown)
    place.list_presenter.find(GUO.id_kind, GUO.id_number)
    place.list.table.setFocus()
    clerk.settle()
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return)
    clerk.settle()
    clerk.settle()
    rows = booked_hall.execute("SELECT appointment_id, status, reason, name FROM appointment")
    assert rows == [(booking.appointment_id, "cancelled", "本人改期", "")]
    assert ("ok", "已取消 03-11 周三 10:00–11:00 的预约。") in clerk.said


def test_a_booking_made_elsewhere_appears_and_a_lost_line_keeps_what_is_shown(
    booked_hall: Hall, seat: Seating, shown: Shown
) -> None:
    clerk = seat("zhoumin")
    place = opened(clerk, shown)
    assert place.list.list.message().title() == "今天没有预约"
    book(booked_hall)
    booked_hall.execute("UPDATE appointment SET day = today()")
    place.list_presenter.retry()
    clerk.settle()
    assert len(place.list_presenter.state.bookings) == 1
    clerk.application.cut = True
    place.list_presenter.retry()
    clerk.hear(Topic.BOOKING)
    assert place.list.list.state() == "stale"


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_no_words_are_cut(booked_hall: Hall, seat: Seating, shown: Shown, size: tuple[int, int]) -> None:
    """The smaller one is a screen of 1366 × 768 at 150 %."""
    add_slots(booked_hall, quota=5, hours=(9, 10, 11, 13, 14, 15, 16))
    for i in range(4):
        book(booked_hall, person(i))
    booked_hall.set_clock(moment("2026-03-11 10:05"))
    clerk = seat("zhoumin")
    place = opened(clerk, shown)
    form = place.form_presenter
    slots = chosen(clerk, form)
    form.choose_slot(slots[0])
    form.type_person(id_number=GUO.id_number, name="买买提·吐尔逊·阿不都热西提", phone="12")
    form.book()
    place.window().resize(*size)
    clerk.qtbot.waitUntil(lambda: cut_texts(place.window()) == [])
