"""初审: what a village filed stands in the township's list and opens by Enter."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.database.hall import Hall
from tests.unit.ui.rooms import Seat, Seating
from ui.shell.frame import Frame
from ui.signoff.inbox_view import InboxWorkplace

Shown = Callable[[Frame], Frame]


def filed(hall: Hall) -> UUID:
    """A case at the township that the village filed."""
    case_id = hall.receive().head.case_id
    hall.execute(
        """UPDATE service_case SET filed_unit_id = (SELECT org_unit_id FROM org_unit WHERE name = '元明村')
           WHERE case_id = %s""",
        case_id,
    )
    return case_id


def opened(seat: Seat, shown: Shown) -> InboxWorkplace:
    frame = Frame()
    place = InboxWorkplace(seat.desk, frame.prompter)
    frame.add_workplace("inbox", "初审", "filing", place)
    shown(frame)
    seat.settle()
    return place


def test_a_filing_opens_by_enter(hall: Hall, seat: Seating, shown: Shown) -> None:
    case_id = filed(hall)
    hall.receive()
    place = opened(seat("yangfan"), shown)
    asked: list[object] = []
    place.open_case_requested.connect(asked.append)
    place.table.setFocus()
    QTest.keyClick(place.table, Qt.Key.Key_Return)
    assert asked == [case_id]
    assert [case.case_id for case in place.presenter.state.cases] == [case_id]


def test_an_empty_list_says_why(seat: Seating, shown: Shown) -> None:
    place = opened(seat("yangfan"), shown)
    assert place._list.message().title() == "没有待初审的送件"
    assert place.hints() == ()


def test_a_filter_that_matches_nothing_any_more_is_lifted(hall: Hall, seat: Seating, shown: Shown) -> None:
    filed(hall)
    township = seat("yangfan")
    place = opened(township, shown)
    place.presenter.filter_by("received")
    hall.execute("UPDATE service_case SET status = 'withdrawn'")
    place.presenter.retry()
    township.settle()
    assert place.presenter.state.status == ""
