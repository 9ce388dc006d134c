"""Unlocking the store, or making one: the passphrase, without widgets."""

import platform
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from counter_app.errors import Refused
from counter_app.offline.store import OfflineStore
from ui.filing.state import Door, StartState
from ui.filing.store_desk import StoreDesk
from ui.filing.wording import filing_sentence

SUFFIX = ".store"


def store_path(folder: Path, login: str) -> Path:
    """Where the store of an agent lies unless another file was chosen."""
    return folder / f"agent-{login}{SUFFIX}"


def stores_in(folder: Path) -> tuple[Path, ...]:
    """The stores of this machine, the one used last first."""
    found = folder.glob(f"agent-*{SUFFIX}") if folder.is_dir() else ()
    return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))


class StartPresenter(QObject):
    """Signals:
    state_changed(object): a StartState
    created(): a store was made just now and holds nothing yet
    """

    state_changed = Signal(object)
    created = Signal()

    def __init__(
        self, desk: StoreDesk, folder: Path, *, login: str, can_create: bool, parent: QObject | None = None
    ) -> None:
        """`login` names the store of whoever is signed in or was last; empty: the store used last."""
        super().__init__(parent)
        self._desk = desk
        self._folder = folder
        self._can_create = can_create
        own = store_path(folder, login) if login else None
        choices = stores_in(folder)
        path = own if own and (own.exists() or can_create or not choices) else next(iter(choices), None)
        self.state = self._at(path or store_path(folder, login or platform.node().lower() or "1"))
        desk.closed.connect(self._on_closed)

    def _at(self, path: Path) -> StartState:
        door = Door.UNLOCK if path.is_file() else Door.CREATE if self._can_create else Door.ABSENT
        choices = stores_in(self._folder)
        if path.is_file() and path not in choices:
            choices = (path, *choices)
        return StartState(path=path, choices=choices, door=door)

    def choose(self, path: Path) -> None:
        """Work with another file, for example on a USB stick."""
        if not self.state.busy:
            self._show(self._at(path))

    def unlock(self, passphrase: str) -> None:
        """Open the store; a wrong passphrase is said and changes nothing."""
        if not self.state.busy and self.state.door is Door.UNLOCK:
            path = self.state.path
            self._begin()
            self._desk.prepare(
                self,
                self._on_opened,
                lambda: OfflineStore.open(path, passphrase),
                failed=self._on_failed,
                lane="database",
            )

    def create(self, passphrase: str, again: str) -> None:
        """Make a new store; the first synchronisation fills it."""
        if self.state.busy or self.state.door is not Door.CREATE:
            return
        if passphrase != again:
            self._show(replace(self.state, problem=self.tr("两次输入的口令不一样，请重新输入。")))
            return
        path = self.state.path
        self._begin()
        self._desk.prepare(
            self,
            self._on_created,
            lambda: OfflineStore.create(path, passphrase),
            failed=self._on_failed,
            lane="database",
        )

    def _begin(self) -> None:
        self._show(replace(self.state, busy=True, problem=""))

    def _on_opened(self, store: OfflineStore) -> None:
        self._show(self._at(store.path))
        self._desk.hold(store)

    def _on_created(self, store: OfflineStore) -> None:
        self._on_opened(store)
        self.created.emit()

    def _on_failed(self, error: Exception) -> None:
        kept = self.state
        if isinstance(error, Refused) and error.code in {"store_exists", "store_missing"}:
            kept = self._at(self.state.path)
        self._show(replace(kept, busy=False, problem=filing_sentence(error)))

    def _on_closed(self) -> None:
        self._show(self._at(self.state.path))

    def _show(self, state: StartState) -> None:
        self.state = state
        self.state_changed.emit(state)
