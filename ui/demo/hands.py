"""Hands that work the windows: keys, waiting, pictures."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_SECONDS = 20.0


class Stuck(RuntimeError):
    """The windows did not come to where they should have been."""


class Hands(Protocol):
    """Whoever presses the keys. Every key goes to the window that was last turned to."""

    def turn_to(self, window: QWidget) -> None:
        """Make this window the one that gets the keys."""

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as `F2`, `Ctrl+P`, `Down`."""

    def write(self, text: str) -> None:
        """Type a text into whatever has the focus."""

    def wait(self, what: str, condition: Callable[[], bool]) -> None:
        """Wait until `condition` holds. Raises Stuck, naming `what`."""

    def picture(self, window: QWidget, name: str) -> None:
        """Keep a picture of the window as it is now."""


class QtHands:
    """Keys through Qt's own event path, for a screen that nobody sees.

    Attributes:
        pictures: where pictures go, in the order in which they were taken.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._window: QWidget | None = None
        self.pictures: list[Path] = []

    def turn_to(self, window: QWidget) -> None:
        """Make this window the active one."""
        self._window = window
        window.raise_()
        window.activateWindow()
        self.wait("an active window", window.isActiveWindow)

    def press(self, *keys: str) -> None:
        """Each key to the widget that has the focus, with its shortcuts tried first, as Qt does."""
        for key in keys:
            combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # Qt's stub forgets it
            QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())
            self._settle()

    def write(self, text: str) -> None:
        """Character by character; Chinese arrives as an input method would commit it."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(self._target(), character)
            else:
                _commit(self._target(), character)
        self._settle()

    def wait(self, what: str, condition: Callable[[], bool]) -> None:
        """Let the windows work until the condition holds."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                if self._window is not None:
                    self.picture(self._window, "stuck")
                raise Stuck(what)
            QTest.qWait(10)

    def picture(self, window: QWidget, name: str) -> None:
        """A PNG, numbered in order."""
        self._settle()
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        window.grab().save(str(path))
        self.pictures.append(path)

    def _target(self) -> QWidget:
        window = self._window
        if window is None:
            raise Stuck("no window was turned to")
        return QApplication.focusWidget() or window

    def _settle(self) -> None:
        QTest.qWait(20)


def _commit(widget: QWidget, text: str) -> None:
    from PySide6.QtGui import QInputMethodEvent

    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
