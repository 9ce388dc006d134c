"""What the hall's board shows, read again whenever somebody is called."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from counter_app.services import hall_screens
from counter_app.services.hall_screens import BoardCall, HallBoard
from ui.desk import PublicDesk
from ui.hall.screen_presenter import ScreenPresenter, ScreenState


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardState(ScreenState[HallBoard]):
    """The board, and how far it can be trusted."""

    @property
    def board(self) -> HallBoard | None:
        return self.answer

    @property
    def newest(self) -> BoardCall | None:
        return self.answer.calls[0] if self.answer and self.answer.calls else None


class BoardPresenter(ScreenPresenter):
    """Signals:
    called(object): a BoardCall is new on top: another ticket, or the same one called again
    """

    called = Signal(object)

    def __init__(self, desk: PublicDesk, zone: str = "", parent: QObject | None = None) -> None:
        """Without the name of a zone the whole hall is shown."""
        super().__init__(desk, hall_screens.hall_board, BoardState(), parent, zone=zone)
        self.state: BoardState

    def _on_read(self, answer: HallBoard) -> None:
        before, known = self.state.newest, self.state.board is not None
        super()._on_read(answer)
        after = self.state.newest
        if known and after is not None and _call(after) != _call(before):
            self.called.emit(after)


def _call(call: BoardCall | None) -> tuple[str, dt.datetime] | None:
    return (call.ticket, call.last_called_at) if call else None
