"""What this desk remembers, and one's own password."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.devices.page_printer import printer_for
from counter_app.services.about import About, about
from counter_app.services.passwords import change_own_password
from counter_app.settings import Settings, load_settings, save_settings
from ui.desk import Desk
from ui.intention import Intention
from ui.rereading import Rereading
from ui.wording import ERRORS, said, sentence_for

OF_THE_SYSTEM = ("folder", "default", "none")
"""Settings of the printer that are no printer's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsState:
    """`language_waits` is true when another language was chosen than the one on the screen."""

    settings: Settings
    language_waits: bool = False
    changing_password: bool = False
    password_problem: str = ""
    about: About | None = None
    failed: str = ""

    @property
    def printer_name(self) -> str:
        """The printer of the system, where one is named."""
        return "" if self.settings.printer in OF_THE_SYSTEM else self.settings.printer


class SettingsPresenter(QObject):
    """Signals:
    state_changed(object): a SettingsState
    theme_chosen(str): dress the windows in this theme now
    password_changed(): the new one holds
    lock_chosen(float): lock after so many seconds from now on; 0 for never
    """

    state_changed = Signal(object)
    theme_chosen = Signal(str)
    password_changed = Signal()
    lock_chosen = Signal(float)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intention = Intention()
        settings = load_settings()
        self._started_in = settings.language
        self.state = SettingsState(settings=settings)
        self._reread = Rereading(self._read_about, self, pause_ms=0)

    def set_shown(self, shown: bool) -> None:
        """Whether somebody looks."""
        self._reread.set_shown(shown)

    @property
    def login(self) -> str:
        """Whose settings these are."""
        return self._desk.signed_in.actor.login

    def choose_theme(self, theme: str) -> None:
        """Light, dark or high contrast, at once."""
        if theme != self.state.settings.theme and self._keep(theme=theme):
            self.theme_chosen.emit(theme)

    def choose_language(self, language: str) -> None:
        """Chinese or English, from the next start on."""
        if self._keep(language=language):
            self._become(replace(self.state, language_waits=language != self._started_in))

    def choose_lock(self, minutes: str) -> None:
        """After how many minutes without a touch the window locks, at once."""
        if self._keep(lock_minutes=minutes):
            self.lock_chosen.emit(self.state.settings.lock_seconds)

    def choose_printer(self, printer: str) -> None:
        """`folder`, `default`, `none`, or the name of a printer; the next paper goes there."""
        if self._keep(printer=printer):
            self._take_printer()

    def choose_folder(self, folder: str) -> None:
        """Where papers go that are not printed; empty for the usual one."""
        if self._keep(papers_folder=folder):
            self._take_printer()

    def change_password(self, old: str, new: str) -> None:
        """Change one's own password; the answer is `password_changed` or a problem in the state."""
        if self.state.changing_password:
            return
        self._become(replace(self.state, changing_password=True, password_problem=""))
        self._desk.ask_application(
            self,
            lambda _: self._on_password(),
            self._on_no_password,
            change_own_password,
            action_id=self._intention.id_for(old, new),
            old=old,
            new=new,
        )

    def _on_password(self) -> None:
        self._intention.ended()
        self._become(replace(self.state, changing_password=False))
        self.password_changed.emit()

    def _on_no_password(self, error: Exception) -> None:
        self._intention.ended(error)
        self._become(replace(self.state, changing_password=False, password_problem=sentence_for(error)))

    def _take_printer(self) -> None:
        settings = self.state.settings
        self._desk.printer = printer_for(settings.printer, settings.paper_path)

    def _keep(self, **changes: str) -> bool:
        """Another window of this user may have saved meanwhile: only what was chosen here is changed."""
        settings = replace(load_settings(), **changes)
        try:
            save_settings(settings)
        except OSError as error:
            told = said(ERRORS["file_not_written"], path=error.filename or "", reason=error.strerror or "")
            self._desk.said.emit("warn", told)
            return False
        self._become(replace(self.state, settings=settings))
        return True

    def _read_about(self) -> None:
        self._desk.ask_quietly(self, self._on_about, self._on_about_failed, about)

    def _on_about(self, read: About) -> None:
        self._reread.ended()
        self._become(replace(self.state, about=read, failed=""))

    def _on_about_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _become(self, state: SettingsState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
