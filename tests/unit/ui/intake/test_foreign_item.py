"""A queue may hold what a window may not take in: the clerk hears it, and where to, when the visitor sits down."""

import pytest

from tests.unit.ui.intake.conftest import Room

AWAY = "DELETE FROM window_item WHERE item_id = %s AND window_id = %s"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("MED-RESIDENT", "请按 F7 转到 06、07、08、09、10、11 号窗口"),
        ("RURAL-HOMESTEAD", "没有窗口在叫它的队列"),
    ],
)
def test_a_matter_of_another_window_is_said_at_once(room: Room, code: str, sentence: str) -> None:
    said: list[str] = []
    room.seat.desk.said.connect(lambda _, text: said.append(text))
    _serve(room, code)
    assert said == []
    room.workplace.queue.finish()
    room.seat.settle()
    room.hall.execute(AWAY, room.hall.item_id(code), room.hall.window_id("12"))
    _serve(room, code)
    assert [sentence in text for text in said] == [True]


def test_the_ticket_names_the_windows_that_may_take_the_matter_in(room: Room) -> None:
    assert room.hall.issue("MED-RESIDENT").window_numbers == "06、07、08、09、10、11、12"
    room.hall.execute(AWAY, room.hall.item_id("MED-RESIDENT"), room.hall.window_id("12"))
    assert room.hall.issue("MED-RESIDENT").window_numbers == "06、07、08、09、10、11"


def _serve(room: Room, code: str) -> None:
    room.hall.issue(code)
    queue = room.workplace.queue
    for step in (queue.refresh, queue.call_next, queue.start):
        step()
        room.seat.settle()
