"""Another window at the counter for whoever is signed in, without signing in anew."""

import uuid

from PySide6.QtCore import QObject

from counter_app.services.sign_in import WindowChoice, windows_open_to
from counter_app.services.windows import open_window
from ui.desk import Desk, HeldWindow
from ui.prompter import Option, Prompter
from ui.sign_in.window_words import window_note, window_title
from ui.wording import sentence_for


class WindowChooser(QObject):
    """A sheet with the windows that are open to this person; the one that is chosen becomes the desk's.

    The database takes the window that was held before back in the same step.
    """

    def __init__(self, desk: Desk, prompter: Prompter, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompter = prompter
        self._asks = False

    def choose(self) -> None:
        """Show the windows as they are held now; once at a time."""
        self._ask("")

    def _ask(self, problem: str) -> None:
        if self._asks:
            return
        self._asks = True
        self._desk.ask(
            self,
            lambda windows: self._offer(windows, problem),
            windows_open_to,
            failed=lambda _: self._end(),
        )

    def _offer(self, windows: tuple[WindowChoice, ...], problem: str) -> None:
        by_key = {str(choice.window_id): choice for choice in windows}
        self._prompter.choose(
            self.tr("选择窗口"),
            [
                Option(key=key, title=window_title(choice), note=self._note(choice))
                for key, choice in by_key.items()
            ],
            lambda key: self._open(by_key[key]),
            sentence=problem or self.tr("↑↓ 移动，Enter 打开。原来打开的窗口随之关闭。"),
            on_cancel=self._end,
        )

    def _note(self, choice: WindowChoice) -> str:
        window = self._desk.window
        if window is not None and window.window_id == choice.window_id:
            return self.tr("您正在使用")
        return window_note(choice, self._desk.signed_in.covers)

    def _open(self, choice: WindowChoice) -> None:
        held = HeldWindow(
            window_id=choice.window_id,
            number=choice.number,
            zone_short_name=choice.zone_short_name,
            session_id=uuid.uuid4(),
        )
        self._desk.ask_quietly(
            self,
            lambda _: self._on_opened(held),
            self._on_not_opened,
            open_window,
            session_id=held.session_id,
            window_id=held.window_id,
        )

    def _on_opened(self, held: HeldWindow) -> None:
        self._end()
        self._desk.hold_window(held)
        self._desk.said.emit("ok", self.tr("已打开 {number} 号窗口").format(number=held.number))

    def _on_not_opened(self, error: Exception) -> None:
        """Somebody else was quicker, or the line is cut: say it where the next choice is made."""
        self._end()
        self._ask(sentence_for(error))

    def _end(self) -> None:
        self._asks = False
