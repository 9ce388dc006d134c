"""Signing in, without widgets: try the password, then open the window that was chosen."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.application import Application
from counter_app.errors import CounterError, Refused
from counter_app.services.passwords import change_own_password
from counter_app.services.sign_in import SignedIn, WindowChoice, sign_in, windows_open_to
from counter_app.services.windows import open_window
from ui.background import Background
from ui.desk import HeldWindow
from ui.hall_clock import HallClock
from ui.intention import Intention
from ui.sign_in.pause import Pause
from ui.wording import sentence_for

MUST_CHANGE = "password_must_change"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInState:
    """What the window shows: `signed_in` with windows to choose from, the fields of a new password for
    `must_change`, the login that somebody else chose the present one for, or name and password; and a `problem`."""

    busy: bool = False
    problem: str = ""
    must_change: str = ""
    signed_in: SignedIn | None = None

    @property
    def chooses_window(self) -> bool:
        """Whether a window is still to be chosen."""
        return self.signed_in is not None and bool(self.signed_in.windows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finished sign-in: the connection, the person, and the window they hold, if any.

    `clock` goes by the answer of the sign-in, since which a window was chosen.
    """

    application: Application
    signed_in: SignedIn
    clock: HallClock
    window: HeldWindow | None


class SignInPresenter(QObject):
    """Signals:
    state_changed(object): a SignInState
    entered(object): an Entry; the caller opens the workplaces

    Attributes:
        pause: how long the next try has to wait after wrong ones.
    """

    state_changed = Signal(object)
    entered = Signal(object)

    def __init__(
        self,
        connect: Callable[[str, str], Application],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        """`connect(login, password)` makes an application; it is not asked anything before `sign_in` runs."""
        super().__init__(parent)
        self._connect = connect
        self._background = background
        self._application: Application | None = None
        self._clock: HallClock | None = None
        self._change = Intention()
        self.pause = Pause(self)
        self.state = SignInState()

    def sign_in(self, login: str, password: str) -> None:
        """Try to sign in; a wrong password is said in the window and changes nothing, but the next try waits."""
        if self.state.busy or self.pause.seconds_left:
            return
        self._show(SignInState(busy=True))

        def work() -> tuple[Application, SignedIn | None]:
            application = self._connect(login.strip(), password)
            try:
                return application, application.run(sign_in)
            except CounterError as error:
                if error.code == MUST_CHANGE:
                    return application, None
                application.close()
                raise

        self._background.submit(work, self._on_answer, self._on_not_let_in, self)

    def _on_answer(self, answer: tuple[Application, SignedIn | None]) -> None:
        self.pause.end()
        self._application, signed_in = answer
        if signed_in is None:
            self._show(SignInState(must_change=self._application.login))
        else:
            self._on_signed_in(signed_in)

    def change_password(self, new: str) -> None:
        """Put an own password in the place of the one that was typed, and go on as signed in with it."""
        application = self._application
        if application is None or not self.state.must_change or self.state.busy:
            return
        self._show(replace(self.state, busy=True, problem=""))
        action_id = self._change.id_for(new)

        def work() -> SignedIn:
            change_own_password(application, action_id=action_id, old=application.password, new=new)
            return application.run(sign_in)

        self._background.submit(work, self._on_signed_in, self._on_not_changed, self)

    def _on_not_changed(self, error: Exception) -> None:
        self._change.ended(error)
        self._on_failed(error)

    def _on_not_let_in(self, error: Exception) -> None:
        self._on_failed(error)
        if isinstance(error, Refused):
            self.pause.begin()

    def _on_signed_in(self, signed_in: SignedIn) -> None:
        self._change.ended()
        self._clock = HallClock(signed_in.now)
        self._show(SignInState(signed_in=signed_in))
        if not signed_in.windows:
            self._enter(signed_in, None)

    def _on_failed(self, error: Exception) -> None:
        self._show(replace(self.state, busy=False, problem=sentence_for(error)))

    def choose_window(self, choice: WindowChoice | None) -> None:
        """Open this window, or none for those who only want to look something up."""
        signed_in, application = self.state.signed_in, self._application
        if signed_in is None or application is None or self.state.busy:
            return
        if choice is None:
            self._enter(signed_in, None)
            return
        self._show(replace(self.state, busy=True, problem=""))
        session_id = uuid.uuid4()

        def work() -> HeldWindow:
            application.run(open_window, session_id=session_id, window_id=choice.window_id)
            return HeldWindow(
                window_id=choice.window_id,
                number=choice.number,
                zone_short_name=choice.zone_short_name,
                session_id=session_id,
            )

        self._background.submit(work, lambda held: self._enter(signed_in, held), self._on_not_opened, self)

    def _on_not_opened(self, error: Exception) -> None:
        """Say it, and show who holds which window by now."""
        self._on_failed(error)
        application = self._application
        if application is not None and isinstance(error, Refused):
            self._background.submit(
                lambda: application.run(windows_open_to), self._on_windows_read, lambda _: None, self
            )

    def _on_windows_read(self, windows: tuple[WindowChoice, ...]) -> None:
        if self.state.signed_in is not None and not self.state.busy:
            self._show(replace(self.state, signed_in=replace(self.state.signed_in, windows=windows)))

    def _enter(self, signed_in: SignedIn, window: HeldWindow | None) -> None:
        assert self._application is not None
        assert self._clock is not None
        entry = Entry(application=self._application, signed_in=signed_in, clock=self._clock, window=window)
        self._application = None  # it belongs to the workplaces now
        self.entered.emit(entry)

    def back(self) -> None:
        """Return to name and password; not while a window is being opened, which cannot be called back."""
        if not self.state.busy:
            self.close()
            self._show(SignInState())

    def close(self) -> None:
        """Give the connection of an unfinished sign-in back, and count no more."""
        self.pause.end()
        if self._application is not None:
            self._application.close()
            self._application = None

    def _show(self, state: SignInState) -> None:
        self.state = state
        self.state_changed.emit(state)
