"""Covers a window while it is locked, and shows again what was there: nothing beneath can be seen or reached."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from shiboken6 import isValid

from ui.lock.idle import IdleWatch
from ui.lock.presenter import LockPresenter
from ui.lock.sheet import LockSheet
from ui.shell.frame import Frame
from ui.shell.workplace import Workplace
from ui.widgets.overlay import COVERED, LOCK_KEY, Overlay


class Cover(QObject):
    """The lock of one frame. A hidden widget has no focus, no shortcut, and is invisible to a screen reader.

    Attributes:
        sheet: what lies over the window while it is locked, else None.

    Signals:
        sign_out_wanted(): somebody else is to sign in
        lifted(): the person is back
    """

    sign_out_wanted = Signal()
    lifted = Signal()

    def __init__(
        self, frame: Frame, presenter: LockPresenter, seconds: float, parent: QObject | None = None
    ) -> None:
        """The window locks by the key and after `seconds` without a touch; never by itself with 0."""
        super().__init__(parent)
        self._frame = frame
        self._presenter = presenter
        self._hall = self._plate = self._person = self._title = ""
        self._sheets: list[Overlay] = []
        self._caret: _Caret | None = None
        self.sheet: LockSheet | None = None
        self.idle = IdleWatch(seconds, self)
        self.idle.idle.connect(presenter.lock)
        self._key = QShortcut(QKeySequence(LOCK_KEY), frame)
        self._key.setAutoRepeat(False)
        self._key.activated.connect(presenter.lock)
        frame.lock_wanted.connect(presenter.lock)
        presenter.locked.connect(self._fall)
        presenter.unlocked.connect(self._lift)

    def name(self, hall: str, plate: str, person: str) -> None:
        """What the sheet says about the place and who is signed in; `plate` is empty away from a window."""
        self._hall, self._plate, self._person = hall, plate, person

    def start(self) -> None:
        """Begin to count; the frame is shown."""
        handle = self._frame.windowHandle()
        if handle is not None:
            self.idle.watch(handle)

    def stop(self) -> None:
        """The person leaves."""
        self.idle.stop()
        self._presenter.stop()

    def _fall(self) -> None:
        frame = self._frame
        _close_popups()
        self._caret = _Caret.of(QApplication.focusWidget())
        self._sheets = [sheet for sheet in frame.findChildren(Overlay) if sheet.is_open]
        self._title = frame.windowTitle()
        sheet = LockSheet(self._presenter, hall=self._hall, plate=self._plate, person=self._person)
        sheet.sign_out_wanted.connect(self.sign_out_wanted)
        sheet.open_on(frame, sheet.opens_with())
        frame.setProperty(COVERED, True)
        for beneath in self._beneath():
            beneath.hide()
        sheet.opens_with().setFocus()
        frame.setWindowTitle(self._hall)
        self.sheet = sheet
        self._tell_workplace(is_seen=False)

    def _lift(self) -> None:
        frame, sheet = self._frame, self.sheet
        if sheet is None:
            return
        self.sheet = None
        frame.setProperty(COVERED, False)
        frame.setWindowTitle(self._title)
        for beneath in self._beneath():
            beneath.show()
        self._tell_workplace(is_seen=True)
        sheet.close_sheet()
        if self._caret is not None:
            self._caret.put_back()
        for waiting in frame.findChildren(Overlay):
            if waiting.waits:
                waiting.appear()
        self.lifted.emit()

    def _beneath(self) -> list[QWidget]:
        central = self._frame.centralWidget()
        assert central is not None
        return [central, *(sheet for sheet in self._sheets if isValid(sheet) and sheet.is_open)]

    def _tell_workplace(self, *, is_seen: bool) -> None:
        """A workplace that nobody sees reads nothing, and listens to no scanner."""
        workplace = self._frame.current_widget()
        if isinstance(workplace, Workplace):
            (workplace.became_visible if is_seen else workplace.became_hidden)()


@dataclass(frozen=True, slots=True)
class _Caret:
    """Where somebody was typing: a field that takes the focus may select all it holds, and the next key would
    write over it."""

    field: QLineEdit
    position: int
    start: int
    length: int

    @classmethod
    def of(cls, widget: QWidget | None) -> "_Caret | None":
        if not isinstance(widget, QLineEdit):
            return None
        return cls(widget, widget.cursorPosition(), widget.selectionStart(), widget.selectionLength())

    def put_back(self) -> None:
        if not isValid(self.field) or not self.field.hasFocus():
            return
        self.field.setCursorPosition(self.position)
        if self.length:
            self.field.setSelection(self.start, self.length)


def _close_popups() -> None:
    """A list that hangs open, a menu and a tooltip are windows of their own."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    QToolTip.hideText()
