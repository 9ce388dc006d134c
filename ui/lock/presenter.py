"""Locking and unlocking, without widgets."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from counter_app.application import Application
from counter_app.errors import Refused
from counter_app.services.unlocking import PasswordSeal, unlock
from ui.background import Background
from ui.sign_in.pause import Pause
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class LockState:
    """`wrong`: the password that was typed is not the one; `problem` says what else stands in the way."""

    locked: bool = False
    busy: bool = False
    wrong: bool = False
    problem: str = ""


class LockPresenter(QObject):
    """Signals:
    state_changed(object): a LockState
    locked(): the window is to be covered
    unlocked(): it was the right password

    Attributes:
        pause: how long the next try has to wait after wrong ones; it goes on counting when the lock falls again.
    """

    state_changed = Signal(object)
    locked = Signal()
    unlocked = Signal()

    def __init__(
        self, application: Application, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._background = background
        self._seal: PasswordSeal | None = None
        self.pause = Pause(self)
        self.state = LockState()

    def lock(self) -> None:
        """Lock now; a second time changes nothing."""
        if self.state.locked:
            return
        # Of the password that holds now: it may have been changed since sign-in.
        self._seal = PasswordSeal.of(self._application.password)
        self._show(LockState(locked=True))
        self.locked.emit()

    def unlock(self, password: str) -> None:
        """Try a password; a wrong one is said, and the next try waits."""
        if not self.state.locked or self.state.busy or self.pause.seconds_left or self._seal is None:
            return
        self._show(LockState(locked=True, busy=True))
        attempt = partial(unlock, self._application, seal=self._seal, password=password)
        # On the live line's lane: a clerk's own step may still be waiting for its answer on the other one.
        self._background.submit(attempt, lambda _: self._on_unlocked(), self._on_not_unlocked, self, "line")

    def stop(self) -> None:
        """Count no more."""
        self.pause.end()

    def _on_unlocked(self) -> None:
        self.pause.end()
        self._seal = None
        self._show(LockState())
        self.unlocked.emit()

    def _on_not_unlocked(self, error: Exception) -> None:
        wrong = isinstance(error, Refused) and error.code == "sign_in_failed"
        self._show(replace(self.state, busy=False, wrong=wrong, problem="" if wrong else sentence_for(error)))
        if isinstance(error, Refused):
            self.pause.begin()

    def _show(self, state: LockState) -> None:
        self.state = state
        self.state_changed.emit(state)
