"""Windows under test wear the house style, in the light theme unless a test changes it."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.styles.theme import Theme, apply_theme
from ui.widgets.option_list import OptionList

W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def house_style(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Theme.LIGHT)
    yield
    apply_theme(qapp, Theme.LIGHT)


@pytest.fixture(autouse=True)
def digits_choose_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's keys come from no scanner, and a tenth of a second each would add up; `monkeypatch.undo()` waits."""
    monkeypatch.setattr(OptionList, "_await_next_key", OptionList._take_pressed)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[W], W]:
    """Shows a widget as an active window, so that focus and shortcuts work as at the counter."""
    kept: list[QWidget] = []  # qtbot itself holds windows by weak references only

    def show(widget: W) -> W:
        kept.append(widget)
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture
def stacked(shown: Callable[[QWidget], QWidget]) -> Callable[..., QWidget]:
    """Shows several widgets under each other in one window."""

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        box = QVBoxLayout(window)
        for widget in widgets:
            box.addWidget(widget)
        return shown(window)

    return show
