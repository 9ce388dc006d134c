"""A sheet over the window: it dims what lies beneath, keeps the focus and gives it back."""

from typing import TypeGuard

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.styles.theme import colour
from ui.styles.tokens import Space
from ui.widgets.labels import label, paragraph

SHEET_WIDTH = 520
COVERED = "covered"
"""A window's property while a lock lies over it: a sheet that is opened then waits beneath until it is lifted."""
LOCK_KEY = "Ctrl+L"
"""The one shortcut that a sheet lets through."""


_LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)


class Overlay(QWidget):
    """An in-window sheet instead of a dialog window: no second window can get lost behind a kiosk's screen.

    While it is open no shortcut of the window beneath fires. Enter confirms (in a text of several lines
    Ctrl+Enter), Esc cancels, Tab stays inside. The owner fills `content` and `buttons`, then calls
    `open_on`. It deletes itself when closed.

    Attributes:
        is_open: opened, and not closed yet; a lock over the window hides it all the same.
        waits: opened beneath a lock; whoever lifts that calls `appear`.

    Signals:
        confirmed(): Enter, or the owner's confirm button; the owner closes the sheet
        cancelled(): Esc or cancel; the sheet is closed already
    """

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, title: str, sentence: str = "", *, width: int = SHEET_WIDTH) -> None:
        super().__init__()
        self._before: QWidget | None = None
        self._first: QWidget | None = None
        self.is_open = False
        self.waits = False
        self.setAccessibleName(f"{title} {sentence}".strip())
        self.sheet = QFrame(self)
        self.sheet.setProperty("role", "sheet")
        self.sheet.setFixedWidth(width)
        self.content = QVBoxLayout()
        self.content.setSpacing(Space.M)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.S)
        self.buttons.addStretch(1)
        inner = QVBoxLayout(self.sheet)
        inner.setContentsMargins(Space.XL, Space.L + 2, Space.XL, Space.XL)
        inner.setSpacing(Space.M)
        inner.addWidget(label(title, "title"))
        if sentence:
            inner.addWidget(paragraph(sentence))
        inner.addLayout(self.content)
        self._why_not = paragraph("", "problem")
        self._why_not.hide()
        inner.addWidget(self._why_not)
        inner.addSpacing(Space.XS)
        inner.addLayout(self.buttons)
        # Stretches, not an alignment: an aligned widget is not asked how high its wrapped text is.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.sheet)
        middle.addStretch(1)
        around = QVBoxLayout(self)
        around.addStretch(2)
        around.addLayout(middle)
        around.addStretch(3)

    def open_on(self, window: QWidget, first: QWidget) -> None:
        """Cover `window` and put the focus on `first`."""
        self._first, self.is_open, self.waits = first, True, bool(window.property(COVERED))
        if not self.waits:
            self._before = _focus_left(window)
        self.setParent(window)
        self.setGeometry(window.rect())
        # A filter and no `event` of its own: an exception in a handler called through a Python `event` ends
        # the program in Shiboken 6.11 instead of being logged.
        self.installEventFilter(self)
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        if not self.waits:
            self._rise()

    def say_why_not(self, sentence: str) -> None:
        """Tell that a key of the window beneath does nothing while the sheet is open."""
        self._why_not.setText(sentence)
        self._why_not.show()

    def appear(self) -> None:
        """The lock that it waited under is lifted."""
        self.waits = False
        self._before = _focus_left(self.window())
        self._rise()

    def _rise(self) -> None:
        self.show()
        self.raise_()
        if self._first is not None and isValid(self._first):
            self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_sheet(self) -> None:
        """Take the sheet away and return the focus to where it was."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._on_focus_changed)
        self.is_open = self.waits = False
        self.hide()
        window = self.parentWidget()
        if window:
            window.removeEventFilter(self)
            for sheet in window.findChildren(Overlay):
                sheet.return_instead(self, self._before)
        if _is_there(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def return_instead(self, closing: "Overlay", place: QWidget | None) -> None:
        """The sheet beneath closes first: return the focus to `place` instead of to that sheet."""
        if self._before is not None and isValid(self._before) and closing.isAncestorOf(self._before):
            self._before = place

    def cancel(self) -> None:
        self.close_sheet()
        self.cancelled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A shortcut is first offered to the focus widget and its parents as an override. Taking it here
        # keeps F2 and its like from acting on what lies beneath; the key then arrives as a plain key.
        if watched is self and isinstance(event, QKeyEvent):
            if event.type() != QEvent.Type.ShortcutOverride or event.keyCombination() == _LOCK:
                return False
            event.accept()
            return True
        window = self.parentWidget()
        if event.type() == QEvent.Type.Resize and window is not None and watched is window:
            self.setGeometry(window.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        places = [w for w in self.sheet.findChildren(QWidget) if _takes_tab(w)]
        focus = QApplication.focusWidget()
        if not places:
            return True
        ring = _in_tab_order(self.sheet, places)
        here = ring.index(focus) if focus in ring else -1
        step = ring[(here + (1 if forward else -1)) % len(ring)]
        step.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        # Only the uppermost sheet holds on to the focus; popups of its own fields are windows of their own.
        if new is None or new.window() is not self.window() or self.isAncestorOf(new):
            return
        if any(sheet.isAncestorOf(new) for sheet in self.window().findChildren(Overlay)):
            return
        if old and self.isAncestorOf(old):
            old.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("scrim"))


def _focus_left(window: QWidget) -> QWidget | None:
    """Where the focus is to return to. Who has it gives it up first: an editor over a cell then writes its
    text, hands the focus on and is gone."""
    beneath = QApplication.focusWidget()
    if beneath is not None and window.isAncestorOf(beneath):
        beneath.clearFocus()
    return QApplication.focusWidget() or beneath


def _is_there(widget: QWidget | None) -> TypeGuard[QWidget]:
    """A field that wrote its text and left while the sheet was open is there no more."""
    return widget is not None and isValid(widget) and widget.isVisible()


def _takes_tab(widget: QWidget) -> bool:
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return reachable and widget.isVisible() and widget.isEnabled()


def _in_tab_order(start: QWidget, places: list[QWidget]) -> list[QWidget]:
    ring: list[QWidget] = []
    step = start.nextInFocusChain()
    while step is not None and step is not start:
        if step in places:
            ring.append(step)
        step = step.nextInFocusChain()
    return ring
