"""The hall's board as a full-screen window."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.hall_screens import BoardCall
from ui.hall.board_face import BoardFace
from ui.hall.board_presenter import BoardPresenter, BoardState
from ui.hall.full_screen import toggle_full_screen


class BoardWindow(QWidget):
    """F11 enters and leaves full screen, Esc leaves it.

    The title carries the newest call, `A001 → 12号窗口`, for lists of windows and screen readers.
    """

    def __init__(self, presenter: BoardPresenter, advice: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.face = BoardFace(advice)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.face)
        self.setMinimumSize(640, 360)
        self.resize(1366, 768)
        QShortcut(QKeySequence("F11"), self).activated.connect(lambda: toggle_full_screen(self))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.showNormal)
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._on_second)
        presenter.state_changed.connect(self._render)
        presenter.called.connect(self._on_called)
        self._render(presenter.state)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._presenter.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self.face.stop()

    def _render(self, state: BoardState) -> None:
        self.face.show_state(state)
        self.face.show_time(self._presenter.now())
        newest = state.newest
        title = (
            self.tr("{ticket} → {window}号窗口").format(ticket=newest.ticket, window=newest.window_number)
            if newest
            else self.tr("大厅叫号屏")
        )
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def _on_called(self, _: BoardCall) -> None:
        if self.isVisible():
            self.face.pulse()

    def _on_second(self) -> None:
        self.face.show_time(self._presenter.now())
        self.setCursor(Qt.CursorShape.BlankCursor if self.isFullScreen() else Qt.CursorShape.ArrowCursor)
