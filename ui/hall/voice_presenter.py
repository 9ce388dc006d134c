"""The voice of a hall or of one zone: hears of calls as the board does, and has them announced one by one."""

import logging

from PySide6.QtCore import QObject

from counter_app.services.announcing import SpokenBoard, spoken_board
from counter_app.voice.line import VoiceLine
from counter_app.voice.words import CannotSay, Sentence
from ui.desk import PublicDesk
from ui.hall.announcer import Announcer
from ui.hall.screen_presenter import ScreenPresenter, ScreenState

_log = logging.getLogger(__name__)


class VoicePresenter(ScreenPresenter):
    """A call that cannot be announced, or came to its turn too late, is left out and stands in the log.

    Attributes:
        announcer: what speaks.
    """

    def __init__(
        self,
        desk: PublicDesk,
        announcer: Announcer,
        zone: str = "",
        parent: QObject | None = None,
        *,
        says_yao: bool = True,
        tells_pauses: bool = False,
    ) -> None:
        """`tells_pauses`: a window that pauses or goes on is announced, too."""
        super().__init__(desk, spoken_board, ScreenState(), parent, zone=zone)
        self.announcer = announcer
        self._line = VoiceLine(tells_pauses=tells_pauses)
        self._says_yao = says_yao
        self._heard: SpokenBoard | None = None
        self.state_changed.connect(self._on_state)
        announcer.finished.connect(self._speak)

    def stop(self) -> None:
        """Be silent at once."""
        self.announcer.finished.disconnect(self._speak)
        self.announcer.stop()

    def _on_state(self, state: ScreenState[SpokenBoard]) -> None:
        if state.answer is not None and state.answer is not self._heard:
            self._heard = state.answer
            self._line.hear(state.answer)
            self._speak()

    def _speak(self) -> None:
        if self.announcer.is_speaking:
            return
        sentence = self._next()
        if sentence is not None:
            self.announcer.say(sentence)

    def _next(self) -> Sentence | None:
        """The next sentence that can be said."""
        now = self.now()
        while now is not None:
            each = self._line.take(now)
            for old in self._line.left_out:
                _log.warning("not announced, its turn came too late: %s", old)
            self._line.left_out.clear()
            if each is None:
                return None
            try:
                return each.sentence(says_yao=self._says_yao)
            except CannotSay as error:
                _log.warning("not announced, there is no word for %r: %s", error.what, error.sentence)
        return None
