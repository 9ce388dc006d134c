"""Whoever showed a card at the kiosk is not typed a second time at the window."""

from uuid import uuid4

from PySide6.QtCore import Qt

from counter_app.services import hall_screens
from counter_app.services.hall_screens import Visitor
from tests.database.hall import RESIDENT
from tests.unit.ui.intake.conftest import Room

CARD = Visitor(id_kind="居民身份证", id_number=RESIDENT.id_number, name=RESIDENT.name, phone=RESIDENT.phone)


def come(room: Room, visitor: Visitor | None, people: int = 1) -> None:
    item_id = room.hall.item_id("RURAL-HOMESTEAD")
    room.hall.app("kiosk1").run(
        hall_screens.issue_ticket,
        action_id=uuid4(),
        ticket_id=uuid4(),
        queue_id=room.hall.value("SELECT queue_id FROM queue_item WHERE item_id = %s", item_id),
        item_id=item_id,
        people=people,
        visitor=visitor,
    )
    room.workplace.queue.refresh()
    room.seat.settle()
    room.workplace.queue.call_next()
    room.seat.settle()
    room.workplace.queue.start()
    room.seat.settle()


def test_the_form_opens_with_who_it_is_checked_and_with_nothing_unsaved(room: Room) -> None:
    come(room, CARD)
    state = room.workplace.case_desk.state
    assert (state.applicant.name, state.applicant.id_number) == (RESIDENT.name, RESIDENT.id_number)
    assert (state.applicant.phone, state.applicant.id_check, state.dirty) == (RESIDENT.phone, "passed", False)
    assert room.workplace.case_view.applicant.fields["name"].value() == RESIDENT.name
    room.workplace.queue.finish()
    room.seat.settle()
    come(room, None)
    assert room.workplace.case_desk.state.applicant.name == ""


def test_an_agent_for_many_is_the_agent_and_not_the_applicant(room: Room) -> None:
    come(room, CARD, people=5)
    form = room.workplace.case_desk.state.applicant
    assert (form.name, form.agent_name, form.agent_id_number) == ("", RESIDENT.name, RESIDENT.id_number)


def test_what_the_clerk_types_stays(room: Room) -> None:
    come(room, CARD)
    room.workplace.case_view.applicant.fields["address"].setFocus()
    room.type("西彭镇元明村3社")
    room.press(Qt.Key.Key_Return)
    form = room.workplace.case_desk.state.applicant
    assert (form.name, form.address) == (RESIDENT.name, "西彭镇元明村3社")
