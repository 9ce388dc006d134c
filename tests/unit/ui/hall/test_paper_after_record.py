"""A number is on record before it is on paper, and on paper once."""

from collections.abc import Callable, Iterator

import pytest

from tests.unit.ui.hall.conftest import Screen
from ui.hall.kiosk_presenter import KioskPresenter


@pytest.fixture
def kiosk(screen_of: Callable[[str], Screen]) -> Iterator[tuple[Screen, KioskPresenter]]:
    screen = screen_of("kiosk1")
    presenter = KioskPresenter(screen.desk)
    presenter.refresh()
    screen.settle()
    presenter.search("nccm")
    presenter.choose(presenter.state.shown_matters()[0])
    screen.settle()
    yield screen, presenter
    presenter.stop()


@pytest.mark.parametrize("is_recorded", [False, True], ids=["never asked", "answer lost"])
def test_nothing_is_printed_before_the_number_is_known_to_be_recorded_and_nothing_twice(
    kiosk: tuple[Screen, KioskPresenter], is_recorded: bool
) -> None:
    screen, presenter = kiosk
    screen.line.is_down, screen.line.lost_answers = not is_recorded, int(is_recorded)
    presenter.take_number()
    presenter.take_number()
    screen.settle()
    assert screen.hall.value("SELECT count(*) FROM ticket") == is_recorded
    assert screen.tray.papers == []
    screen.line.is_down = False
    for _ in range(2):
        presenter.set_line(True, 0)
        screen.settle()
    assert screen.hall.execute("SELECT ticket_label(prefix, number) FROM ticket") == [("A001",)]
    assert len(screen.tray.papers) == 1
