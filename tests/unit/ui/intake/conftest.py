"""The clerk Zhou Min at window 12 of a furnished hall."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.changes import Topic
from counter_app.services.windows import open_window
from tests.database.hall import RESIDENT, Hall
from tests.unit.ui.rooms import Seat, Seating, seat
from ui.desk import HeldWindow
from ui.intake.presenter import DeskPresenter
from ui.intake.steps_presenter import StepsPresenter
from ui.intake.workplace import CounterWorkplace
from ui.shell.frame import Frame
from ui.styles.tokens import Tone

__all__ = ["seat"]


def at_window(hall: Hall, seat: Seating) -> Seat:
    clerk = seat("zhoumin")
    window_id = hall.window_id("12")
    session_id = clerk.application.run(open_window, session_id=uuid4(), window_id=window_id)
    clerk.desk.hold_window(
        HeldWindow(window_id=window_id, number="12", zone_short_name="民生", session_id=session_id)
    )
    return clerk


@dataclass
class Counter:
    """The presenters of the desk, without a widget."""

    hall: Hall
    seat: Seat
    case_desk: DeskPresenter
    steps: StepsPresenter
    papers: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def open(self, code: str = "RURAL-HOMESTEAD") -> None:
        self.case_desk.open_item(self.hall.item_id(code))
        self.seat.settle()

    def fill_in(self) -> None:
        for name in ("name", "id_number", "phone", "address"):
            self.case_desk.edit_applicant(name, getattr(RESIDENT, name))
            self.case_desk.leave_field(name)
        self.seat.settle()

    def cases(self) -> int:
        return int(self.hall.value("SELECT count(*) FROM service_case"))

    def documents(self) -> list[str]:
        return [
            str(kind) for (kind,) in self.hall.execute("SELECT kind FROM document ORDER BY issued_at, number")
        ]


@pytest.fixture
def counter(hall: Hall, seat: Seating) -> Counter:
    clerk = at_window(hall, seat)
    case_desk = DeskPresenter(clerk.desk, clerk.desk)
    made = Counter(hall, clerk, case_desk, StepsPresenter(clerk.desk, case_desk, clerk.desk))
    made.steps.papers_issued.connect(lambda papers: made.papers.extend(paper.kind for paper in papers))
    case_desk.field_refused.connect(lambda problem: made.refused.append(f"{problem.field} {problem.code}"))
    return made


@dataclass
class Room:
    """The whole workplace in its frame, worked by keys."""

    hall: Hall
    seat: Seat
    frame: Frame
    workplace: CounterWorkplace

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(self.focus(), key, modifier)
            self.seat.settle()

    def type(self, text: str) -> None:
        """As an input method commits it; plain keys where there are keys for it."""
        if text.isascii():
            QTest.keyClicks(self.focus(), text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.focus(), event)
        self.seat.settle()

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.frame

    def sit_down(self, code: str = "RURAL-HOMESTEAD") -> UUID:
        """A visitor takes a number, is called and served; everything by the queue's own keys."""
        ticket_id = self.hall.issue(code).ticket_id
        self.seat.hear(Topic.QUEUE)
        # Two visitors in one test may come faster than a button takes two presses for two intentions.
        usual = QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)
        self.press(Qt.Key.Key_F2)
        self.press(Qt.Key.Key_F4)
        QApplication.setDoubleClickInterval(usual)
        return ticket_id

    def type_applicant(self) -> None:
        for text in (RESIDENT.name, RESIDENT.id_number.lower(), RESIDENT.phone, RESIDENT.address):
            self.type(text)
            self.press(Qt.Key.Key_Return)


@pytest.fixture
def room(hall: Hall, seat: Seating, shown: Callable[[Frame], Frame]) -> Iterator[Room]:
    clerk = at_window(hall, seat)
    frame = Frame()
    clerk.desk.said.connect(lambda tone, text: frame.prompter.tell(Tone(tone), text))
    workplace = CounterWorkplace(clerk.desk, frame.prompter)
    frame.add_workplace("counter", "窗口", "window", workplace)
    frame.resize(1366, 768)
    shown(frame)
    clerk.settle()
    yield Room(hall, clerk, frame, workplace)
    frame.close()
    frame.deleteLater()
