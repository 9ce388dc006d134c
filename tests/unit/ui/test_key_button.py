from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.key_button import KeyButton
from ui.widgets.keycap import key_label

Stacked = Callable[..., QWidget]


@pytest.fixture
def presses() -> list[str]:
    return []


@pytest.fixture
def slow_machine() -> Iterator[None]:
    """Two presses are in haste, also where the machine takes half a second from one to the other."""
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(60_000)
    yield
    QApplication.setDoubleClickInterval(usual)


def made(presses: list[str], text: str = "呼叫下一位", key: str = "F2") -> KeyButton:
    button = KeyButton(text, key)
    button.clicked.connect(lambda: presses.append(key))
    return button


@pytest.mark.parametrize("editor", [QLineEdit, QPlainTextEdit])
def test_its_key_works_while_text_is_typed(
    stacked: Stacked, presses: list[str], editor: type[QWidget]
) -> None:
    field = editor()
    stacked(made(presses), field)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F2)
    assert presses == ["F2"]
    assert field.hasFocus()


@pytest.mark.usefixtures("slow_machine")
def test_a_double_click_fires_once(stacked: Stacked, presses: list[str]) -> None:
    button = made(presses)
    stacked(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert presses == ["F2"]


@pytest.mark.usefixtures("slow_machine")
def test_the_key_pressed_twice_in_haste_fires_once(stacked: Stacked, presses: list[str]) -> None:
    window = stacked(made(presses))
    QTest.keyClick(window, Qt.Key.Key_F2)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert presses == ["F2"]


def test_a_second_press_after_a_moment_is_meant(qtbot: QtBot, stacked: Stacked, presses: list[str]) -> None:
    window = stacked(made(presses))
    QTest.keyClick(window, Qt.Key.Key_F2)
    qtbot.wait(QApplication.doubleClickInterval() + 30)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert presses == ["F2", "F2"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_focused_button(stacked: Stacked, presses: list[str], key: Qt.Key) -> None:
    button = made(presses)
    stacked(button)
    button.setFocus()
    QTest.keyClick(button, key)
    assert presses == ["F2"]


def test_while_busy_nothing_fires(stacked: Stacked, presses: list[str]) -> None:
    button = made(presses)
    window = stacked(button)
    button.set_busy(True)
    QTest.keyClick(window, Qt.Key.Key_F2)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert presses == []
    button.set_busy(False)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert presses == ["F2"]


@pytest.mark.parametrize("hide", [QWidget.hide, lambda button: button.setEnabled(False)])
def test_the_key_of_a_button_that_is_not_offered_is_dead(
    stacked: Stacked, presses: list[str], hide: Callable[[QWidget], None]
) -> None:
    button = made(presses)
    window = stacked(button)
    hide(button)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert presses == []


def test_screen_readers_hear_word_and_key() -> None:
    assert KeyButton("受理", "Ctrl+Return").accessibleName() == "受理 Ctrl Enter"


@pytest.mark.parametrize(
    ("key", "label"),
    [("F2", "F2"), ("Ctrl+P", "Ctrl P"), ("Space", "空格"), ("Up Down", "↑ ↓"), ("Escape", "Esc")],
)
def test_keys_are_named_as_on_the_keyboard(key: str, label: str) -> None:
    assert key_label(key) == label
