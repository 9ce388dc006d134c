"""The server goes away while the clerk types an applicant, and comes back: nothing is lost, nothing is doubled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.place import Place
from counter_app.settings import Settings
from db.embedded import EmbeddedServer
from tests.database.hall import PASSWORD, Hall
from ui import live as live_module
from ui.demo.hands import QtHands
from ui.intake.workplace import CounterWorkplace
from ui.program import Program
from ui.run import Session
from ui.wording import ERRORS

WAIT_MS = 20_000


@pytest.fixture
def session(
    hall_server: EmbeddedServer, hall: Hall, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """Zhou Min at window 12."""
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path))
    monkeypatch.setattr(live_module, "RETRY_MS", 200)
    made = Session(Place(hall.database.url), Settings(papers_folder=str(tmp_path)))
    made.open_sign_in("zhoumin", PASSWORD, "12")
    qtbot.waitUntil(lambda: made.program is not None and made.program.live.is_up, timeout=WAIT_MS)
    yield made
    hall_server.start()  # a test that failed in the dark leaves it to no other
    assert made.window is not None
    made.window.close()
    made.end()
    shiboken6.delete(made.window)
    shiboken6.delete(made)


@pytest.fixture
def hands(session: Session, tmp_path: Path) -> QtHands:
    made = QtHands(tmp_path)
    assert session.window is not None
    made.turn_to(session.window)
    return made


def _program(session: Session) -> Program:
    assert session.program is not None
    return session.program


def _counter(session: Session) -> CounterWorkplace:
    workplace = _program(session).workplaces["counter"]
    assert isinstance(workplace, CounterWorkplace)
    return workplace


def _line(session: Session) -> str:
    return _program(session).frame.top_bar.connection_text()


def _calls(hall: Hall) -> list[str]:
    return [
        str(label)
        for (label,) in hall.execute(
            "SELECT t.prefix || t.number FROM ticket_action JOIN ticket t USING (ticket_id)"
            " WHERE action = 'call' ORDER BY at"
        )
    ]


def _stop(hall: Hall, server: EmbeddedServer) -> None:
    """The tests of one process come one after the other: nobody else misses this server meanwhile."""
    hall.close()
    server.stop()


def _typing_an_applicant(hall: Hall, session: Session, hands: QtHands) -> None:
    """Two wait, and of somebody without a number the name is half typed.

    Of a visitor in service the next call would first ask what is to become of the form.
    """
    for _ in range(2):
        hall.issue()
    queue = _counter(session).queue_panel._presenter
    hands.wait("two who wait", lambda: queue.state.queue is not None and len(queue.state.queue.waiting) == 2)
    _counter(session).open_item(hall.item_id("RURAL-HOMESTEAD"))
    hands.wait("the case", lambda: _counter(session).case_desk.state.is_open)
    hands.wait("a field", lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    hands.write("李国")


def _typed() -> str:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field.text()


def _age(session: Session) -> int:
    return int("".join(character for character in _line(session) if character.isdigit()) or -1)


def test_a_stopped_server_costs_neither_a_letter_nor_a_call(
    hall_server: EmbeddedServer, hall: Hall, session: Session, hands: QtHands
) -> None:
    _typing_an_applicant(hall, session, hands)
    frame = _program(session).frame
    column = _counter(session).queue_panel
    _stop(hall, hall_server)

    hands.wait("the cut line to be said", lambda: "连接已断开" in _line(session))
    before = _age(session)
    hands.wait("the data to grow old", lambda: _age(session) > before)
    hands.write("强")
    assert _typed() == "李国强"

    hands.press("F2")
    hands.wait("the sentence", frame.banner.isVisible)
    assert frame.banner.text() == ERRORS["database_unreachable"]
    hands.wait("no more dots", lambda: not column.current.primary.is_busy())
    assert column.current.primary.text() == "没有回音，再问一次"
    hands.press("F2")  # impatience: the same action is asked again
    assert column._presenter.state.unanswered or column._presenter.state.busy
    assert _typed() == "李国强"

    hall_server.start()
    hands.wait("the line to come back by itself", lambda: "已连接" in _line(session))
    hands.wait("the next visitor", lambda: _called(session) == "A001")
    hands.press("F2")  # called, not started: there is nothing to call for
    hands.wait("quiet", lambda: not column._presenter.state.busy)
    assert _calls(hall) == ["A1"]
    assert _typed() == "李国强"


def _called(session: Session) -> str:
    state = _counter(session).queue_panel._presenter.state
    return state.current.label if state.current and not state.busy else ""


def test_what_was_asked_for_in_the_dark_is_asked_again_without_a_second_press(
    hall_server: EmbeddedServer, hall: Hall, session: Session, hands: QtHands
) -> None:
    hall.issue()
    hall.issue()
    queue = _counter(session).queue_panel._presenter
    hands.wait("two who wait", lambda: queue.state.queue is not None and len(queue.state.queue.waiting) == 2)
    _stop(hall, hall_server)
    hands.press("F2")
    hands.wait("no answer", lambda: queue.state.unanswered)
    assert queue._intentions._current is not None
    asked = queue._intentions._current.facts["action_id"]
    hall_server.start()
    hands.wait("the visitor", lambda: _called(session) == "A001")
    recorded = hall.execute("SELECT action_id FROM ticket_action WHERE action = 'call'")
    assert recorded == [(asked,)]
    banner = _program(session).frame.banner
    cut = ERRORS["database_unreachable"]
    hands.wait("the old sentence to go", lambda: not banner.isVisible() or banner.text() != cut)
