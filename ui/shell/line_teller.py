"""What the frame says about the line to the database, and signing in again without leaving the window."""

from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from counter_app.application import Application
from counter_app.errors import CounterError, Refused, Unavailable
from ui.background import Background
from ui.live import LiveLine
from ui.prompter import Field, Problems, Values
from ui.shell.frame import Frame
from ui.shell.top_bar import Connection
from ui.sign_in.pause import Pause
from ui.styles.tokens import Tone
from ui.widgets.overlay import Overlay
from ui.wording import sentence_for

UNREACHABLE = "database_unreachable"


class LineTeller(QObject):
    """The bar above says whether the line stands and how old the data is; the banner, what a person can do.

    Attributes:
        lapse: why this login is let in no longer, until they have signed in again.
    """

    def __init__(
        self,
        frame: Frame,
        live: LiveLine,
        application: Application,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._live = live
        self._application = application
        self._background = background
        self._pause = Pause(self)
        self._said = sentence_for(Unavailable(UNREACHABLE))
        self._was_cut = False
        self._asks = False
        self._sheet: Overlay | None = None
        self.lapse: CounterError | None = None
        live.state_changed.connect(self._on_state)
        live.failed.connect(self._on_failed)
        live.lapsed.connect(self._on_lapsed)

    def tell(self, tone: Tone, sentence: str) -> None:
        """Say what a use case answered; for a lapsed login the way back in stays beside it."""
        if self.lapse is not None and sentence == sentence_for(self.lapse):
            self._show_lapse(self.lapse)
        else:
            self._frame.prompter.tell(tone, sentence)

    def stop(self) -> None:
        """Count no more seconds."""
        self._pause.end()

    def _on_state(self, is_up: bool, age_seconds: int) -> None:
        self._frame.set_connection(Connection.CONNECTED if is_up else Connection.LOST, age_seconds)
        if is_up and self._was_cut and self.lapse is None:
            self._take_back()
        self._was_cut = not is_up

    def _take_back(self) -> None:
        """The sentence about the cut line is true no longer; what else stands there is left alone."""
        banner = self._frame.banner
        if banner.isVisible() and banner.text() in {self._said, sentence_for(Unavailable(UNREACHABLE))}:
            banner.clear()

    def _on_failed(self, error: Exception) -> None:
        """A server that is merely away is said by the bar; what somebody has to see to is said in words."""
        sentence = sentence_for(error)
        if getattr(error, "code", "") != UNREACHABLE and sentence != self._frame.banner.text():
            self._said = sentence
            self._frame.prompter.tell(Tone.BAD, sentence)

    def _on_lapsed(self, error: CounterError) -> None:
        self.lapse = error
        self._show_lapse(error)
        self._ask(sentence_for(error))

    def _show_lapse(self, error: CounterError) -> None:
        self._said = sentence_for(error)
        self._frame.banner.show_message(
            Tone.BAD,
            self._said,
            action=self.tr("重新登录"),
            on_action=lambda: self._ask(self._said),
            dismissable=False,
        )

    def _ask(self, sentence: str) -> None:
        """A sheet over the window: what lies beneath stays as it is, and gets the focus back."""
        if self._asks or self.lapse is None:
            return
        self._asks = True
        self._sheet = self._frame.prompter.form(
            self.tr("重新登录"),
            [Field(key="password", title=self.tr("密码"), kind="secret")],
            self._problems,
            self._sign_in,
            sentence=sentence,
            confirm_text=self.tr("登录"),
            on_cancel=self._on_cancelled,
        )

    def _problems(self, values: Values) -> Problems:
        if not values["password"]:
            return {"password": self.tr("请输入密码。")}
        if self._pause.seconds_left:
            return {"password": self.tr("请等 {} 秒再登录。").format(self._pause.seconds_left)}
        return {}

    def _on_cancelled(self) -> None:
        self._asks = False

    def _sign_in(self, values: Values) -> None:
        again = partial(self._application.sign_in_again, values["password"])
        self._background.submit(again, lambda _: self._on_in(), self._on_not_in, self, "line")

    def signed_in_again(self) -> None:
        """They gave the password elsewhere, at the lock: nobody asks for it a second time."""
        if self.lapse is not None:
            if self._asks and self._sheet is not None and isValid(self._sheet) and self._sheet.is_open:
                self._sheet.close_sheet()
            self._on_in()

    def _on_in(self) -> None:
        self._asks, self.lapse = False, None
        self._pause.end()
        self._take_back()
        self._frame.say_quietly(self.tr("已重新登录"))
        self._live.resume()

    def _on_not_in(self, error: Exception) -> None:
        self._asks = False
        if isinstance(error, Refused):
            self._pause.begin()
        self._ask(sentence_for(error))
