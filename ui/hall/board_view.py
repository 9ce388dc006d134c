"""The hall's board as a full-screen window."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from counter_app.services.hall_screens import BoardCall
from ui.hall.board_face import BoardFace
from ui.hall.board_presenter import BoardPresenter, BoardState
from ui.hall.screen_window import ScreenWindow


class BoardWindow(ScreenWindow):
    """Its title is the newest call, `A001 → 12号窗口`."""

    face: BoardFace

    def __init__(
        self,
        presenter: BoardPresenter,
        advice: str = "",
        parent: QWidget | None = None,
        *,
        calm: bool = False,
    ) -> None:
        super().__init__(presenter, BoardFace(advice, calm=calm), self.tr("大厅叫号屏"), parent)
        self.resize(1366, 768)
        presenter.called.connect(self._on_called)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.face.stop()

    def news(self, state: BoardState) -> str:  # type: ignore[override]
        newest = state.newest
        if newest is None:
            return ""
        return self.tr("{ticket} → {window}号窗口").format(ticket=newest.ticket, window=newest.window_number)

    def _on_called(self, _: BoardCall) -> None:
        if self.isVisible():
            self.face.pulse()
