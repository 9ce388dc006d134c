"""A public screen as a window of its own: full screen, without a pointer, with a clock."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.hall.full_screen import toggle_full_screen
from ui.hall.screen_face import ScreenFace
from ui.hall.screen_presenter import ScreenPresenter, ScreenState


class ScreenWindow(QWidget):
    """F11 enters and leaves full screen, Esc leaves it.

    The title carries the news of the screen, for lists of windows and screen readers.
    """

    def __init__(
        self, presenter: ScreenPresenter, face: ScreenFace, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title = title
        self.face = face
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(face)
        self.setMinimumSize(360, 360)
        QShortcut(QKeySequence("F11"), self).activated.connect(lambda: toggle_full_screen(self))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.showNormal)
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._on_second)
        presenter.state_changed.connect(self._render)
        self._render(presenter.state)

    def news(self, state: ScreenState[object]) -> str:
        """What the title says of this state; empty for the screen's own name."""
        return ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._presenter.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _render(self, state: ScreenState[object]) -> None:
        self.face.show_state(state)
        self.face.show_time(self._presenter.now())
        title = self.news(state) or self._title
        if title != self.windowTitle():
            self.setWindowTitle(title)
            self.setAccessibleName(title)

    def _on_second(self) -> None:
        self.face.show_time(self._presenter.now())
        self.setCursor(Qt.CursorShape.BlankCursor if self.isFullScreen() else Qt.CursorShape.ArrowCursor)
