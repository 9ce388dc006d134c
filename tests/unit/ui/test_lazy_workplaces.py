"""Workplaces are made when they are first opened: nobody waits in the morning for what is opened at noon."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.program import Workplaces
from ui.shell.frame import Frame
from ui.shell.workplace import Workplace
from ui.widgets.hint_bar import Hint


class Place(Workplace):
    """A workplace that counts how often it came and went."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = 0
        self.hidden = 0

    def hints(self) -> tuple[Hint, ...]:
        return (("F2", "呼叫"),)

    def became_visible(self) -> None:
        self.shown += 1

    def became_hidden(self) -> None:
        self.hidden += 1


@pytest.fixture
def frame(qtbot: QtBot) -> Frame:
    made = Frame()
    qtbot.addWidget(made)
    return made


def counting(made: list[str], key: str) -> Callable[[], Place]:
    def make() -> Place:
        made.append(key)
        return Place()

    return make


def test_only_the_first_workplace_is_made_before_another_is_opened(frame: Frame) -> None:
    made: list[str] = []
    for key in ("counter", "catalogue", "settings"):
        frame.add_workplace(key, key, "window", counting(made, key))
    assert made == ["counter"]
    assert frame.current_workplace() == "counter"
    frame.open_workplace("settings")
    frame.open_workplace("counter")
    frame.open_workplace("settings")
    assert made == ["counter", "settings"]


def test_a_workplace_made_late_comes_and_goes_as_one_made_early(frame: Frame) -> None:
    early, late = Place(), Place()
    frame.add_workplace("early", "早", "window", early)
    frame.add_workplace("late", "晚", "window", lambda: late)
    frame.open_workplace("late")
    assert (early.shown, early.hidden, late.shown, late.hidden) == (1, 1, 1, 0)
    assert frame.windowTitle() == "晚"
    assert frame.hints() == late.hints()
    late.hints_changed.emit([("F4", "过号")])
    assert frame.hints() == (("F4", "过号"),)


def test_a_workplace_that_cannot_be_made_leaves_the_other_open(frame: Frame) -> None:
    attempts: list[str] = []

    def make() -> QWidget:
        attempts.append("made")
        if len(attempts) == 1:
            raise OSError("a file is missing")
        return Place()

    frame.add_workplace("counter", "窗口", "window", Place())
    frame.add_workplace("catalogue", "目录", "catalogue", make)
    with pytest.raises(OSError, match="missing"):
        frame.open_workplace("catalogue")
    assert frame.current_workplace() == "counter"
    frame.open_workplace("catalogue")
    assert frame.current_workplace() == "catalogue"


def test_all_that_are_offered_are_listed_and_each_is_made_once(qtbot: QtBot) -> None:
    made: list[str] = []
    places = Workplaces({key: counting(made, key) for key in ("counter", "settings")})
    assert list(places) == ["counter", "settings"]
    assert "settings" in list(places)
    assert made == []
    qtbot.addWidget(places["settings"])
    assert places["settings"] is places["settings"]
    assert made == ["settings"]
    assert len(places) == 2
    assert places.get("filing") is None
