"""A pad with its real live line: it lights up when a service at its own window ends, and sleeps through the others."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from counter_app.application import Application
from counter_app.devices.page_printer import FolderPrinter
from counter_app.domain.ratings import Level
from counter_app.domain.tickets import TicketAction
from counter_app.errors import CounterError
from tests.database.hall import Hall
from ui.background import Background
from ui.hall.full_screen import fill_screen
from ui.public_screen import PublicScreen
from ui.rating.pad_presenter import PadPresenter
from ui.rating.pad_state import Page

WAIT_MS = 20_000


def test_a_pad_lights_up_by_itself_for_its_own_window(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    bugs: list[Exception] = []
    background = Background(answers=(CounterError,), bug=bugs.append)
    printer = FolderPrinter(tmp_path)
    pad = PublicScreen(Application.at(hall.url("pad12")), background, printer, "rating", "", "12")
    woken: list[object] = []
    pad.live.changed.connect(woken.append)
    presenter = pad.presenter
    assert isinstance(presenter, PadPresenter)
    fill_screen(pad.window)
    pad.start()
    try:
        qtbot.waitUntil(lambda: pad.live.is_up and background.idle(), timeout=WAIT_MS)
        pad.live._poll.stop()  # its regular look would count as waking
        woken.clear()
        elsewhere = hall.serve("MED-RESIDENT", "heqing", "11")
        hall.act(elsewhere.ticket_id, TicketAction.FINISH, "heqing", "11")
        here = hall.serve()
        hall.act(here.ticket_id, TicketAction.FINISH)
        qtbot.waitUntil(lambda: presenter.state.page is Page.ASK, timeout=WAIT_MS)
        assert len(woken) == 1
        presenter.choose(Level.SATISFIED)
        presenter.submit()
        qtbot.waitUntil(lambda: presenter.state.page is Page.THANKS, timeout=WAIT_MS)
        assert hall.value("SELECT window_id FROM rating JOIN rating_invitation USING (invitation_id)") == (
            hall.window_id("12")
        )
    finally:
        pad.window.hide()
        pad.stop()
        background.shutdown()
    assert bugs == []


def test_how_long_a_pad_waits_is_the_halls_own_rule(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    hall.execute("UPDATE setting SET value = '120' WHERE name = 'rating_pad_seconds'")
    hall.act(hall.serve().ticket_id, TicketAction.FINISH)
    background = Background(answers=(CounterError,), bug=lambda _: None)
    pad = PublicScreen(
        Application.at(hall.url("pad12")), background, FolderPrinter(tmp_path), "rating", "", "12"
    )
    presenter = pad.presenter
    assert isinstance(presenter, PadPresenter)
    presenter.refresh()
    qtbot.waitUntil(lambda: presenter.state.page is Page.ASK, timeout=WAIT_MS)
    assert 60 < presenter.seconds_left() <= 120
    presenter.stop()
    pad.stop()
    background.shutdown()
