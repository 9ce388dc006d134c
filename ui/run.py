"""Opening windows: the one place with an event loop."""

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.application import Application
from counter_app.devices.page_printer import printer_for
from counter_app.devices.ticket_printer import ticket_printer_for
from counter_app.errors import CounterError
from counter_app.place import Place
from counter_app.settings import Settings, load_settings, save_settings
from ui.background import Background
from ui.command_wording import NO_DISPLAY
from ui.hall.full_screen import Placement
from ui.hall.voice import voice_of
from ui.hall.voice_device import VoiceDevice
from ui.hall.voice_presenter import VoicePresenter
from ui.program import Program
from ui.public_screen import PublicScreen
from ui.shell.filling import open_maximised
from ui.sign_in.presenter import Entry, SignInPresenter, SignInState
from ui.sign_in.view import SignInWindow
from ui.styles.fonts import load_fonts
from ui.styles.theme import Theme, apply_theme
from ui.termination import Termination
from ui.wording import said

TRANSLATIONS = Path(__file__).resolve().parents[1] / "resources" / "translations"

_log = logging.getLogger(__name__)


def open_screen(
    screen: str, database: str, shown: Callable[[], None] | None = None, /, **options: str
) -> int:
    """Open `desk`, `demo`, `voice` or a public screen (`ui.public_screen.ROLES`) and stay until it is closed.

    Answers with the exit code.

    `shown` hears once when the window stands.
    Raises the answer by which the hall tells a public screen that its login, zone or window is wrong.
    """
    if screen == "demo":
        from ui.demo import run_demo

        return run_demo(**options)
    settings = load_settings()
    app = make_voice_application() if screen == "voice" else make_qt_application(settings)
    data_dir = options.pop("data_dir", "")
    with Place(database or settings.database, data_dir=Path(data_dir) if data_dir else None) as place:
        # Beside others (demonstration) a desk stays in a window.
        fills = screen == "desk" and not options.pop("windowed", "")
        session = Session(place, settings, fills_display=fills)
        if screen == "desk":
            session.open_sign_in(**options)
        elif screen == "voice":
            session.open_voice(**options)
        else:
            session.open_public_screen(screen, **options)
        if shown is not None:
            QTimer.singleShot(0, shown)
        termination = Termination(app)
        code = app.exec()
        if session.window is not None:  # still there when it was not the window that ended the loop
            session.window.hide()
        session.end()
        termination.stop()
        if session.refused is not None:
            raise session.refused
    return code


def make_qt_application(settings: Settings) -> QApplication:
    """Qt with the house's fonts, style and language."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("counter-app")
    load_fonts()
    apply_theme(app, Theme(settings.theme))
    set_language(app, settings.language)
    sys.excepthook = _on_unexpected
    return app


def make_voice_application() -> QCoreApplication:
    """Qt without a display: a voice needs none."""
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    app.setApplicationName("counter-app")
    sys.excepthook = _on_unexpected
    return app


def set_language(app: QApplication, language: str) -> None:
    """Chinese is the language of the source; another one, and Qt's own words, come from translations."""
    QLocale.setDefault(QLocale(language))
    for name, folder in (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"counter_app_{language}", str(TRANSLATIONS)),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)


def _on_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug in a slot: into the log, never at a user; the window stays open."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    _log.critical("unexpected failure", exc_info=(kind, error, trace))


class Session(QObject):
    """The windows of one start of the program.

    Attributes:
        window: the window that is open now.
        program: the signed-in person's, from entering on.
        public: the kiosk or another public screen.
        voice: a board's, where it has one, or the voice alone.
        refused: why the public screen can never work here; None while it can.
    """

    def __init__(self, place: Place, settings: Settings, *, fills_display: bool = False) -> None:
        """`fills_display`: windows of staff open maximised."""
        super().__init__()
        self._place = place
        self._fills_display = fills_display
        self._settings = settings
        self._background = self._new_background()
        self.window: QWidget | None = None
        self.program: Program | None = None
        self.presenter: SignInPresenter | None = None
        self.public: PublicScreen | None = None
        self.voice: VoicePresenter | VoiceDevice | None = None
        self.refused: Exception | None = None
        self._wanted_window: str | None = None

    def _new_background(self) -> Background:
        return Background(answers=(CounterError,), bug=lambda _: None, parent=self)

    def open_sign_in(self, login: str = "", password: str = "", window: str = "") -> None:
        """Ask for name and password; with a password given (demonstration) sign in at once."""
        self.presenter = SignInPresenter(self._connect_as, self._background, self)
        self.presenter.entered.connect(self._on_entered)
        shown = SignInWindow(
            self.presenter,
            login=login or self._settings.last_login,
            window_number=window or self._settings.last_window,
        )
        shown.offline_requested.connect(self._on_offline)
        self._show(shown)
        if password:
            self._wanted_window = window
            self.presenter.state_changed.connect(self._choose)
            self.presenter.sign_in(login, password)

    def _choose(self, state: SignInState) -> None:
        """Open the window that was named, once: where that fails, the person chooses."""
        number = self._wanted_window
        if self.presenter is None or state.signed_in is None or not state.chooses_window or number is None:
            return
        self._wanted_window = None
        self.presenter.choose_window(
            next((each for each in state.signed_in.windows if each.number == number), None)
        )

    def _connect_as(self, login: str, password: str) -> Application:
        return Application.at(self._place.login_url(login, password), at_desk=True)

    def _on_entered(self, entry: Entry) -> None:
        last = {
            "last_login": entry.signed_in.actor.login,
            "last_window": entry.window.number if entry.window else "",
        }
        self._settings = replace(self._settings, **last)
        try:
            save_settings(replace(load_settings(), **last))
        except OSError as error:  # a full disk must not keep a clerk from the window
            _log.warning("the settings could not be kept: %s", error)
        self.program = Program(entry, self._settings, self._background, self._connect_as)
        self.program.sign_out_wanted.connect(self._on_sign_out)
        self._show(self.program.frame)
        self.program.start()

    def _on_sign_out(self) -> None:
        """Give everything back as when the window is closed, and begin again at the first window."""
        left, self.program = self.program, None
        if left is None:
            return
        left.leave()
        self._background = self._new_background()
        if self.presenter is not None:
            self.presenter.deleteLater()
        self.open_sign_in()
        left.deleteLater()

    def _on_offline(self) -> None:
        from ui.filing.window import OfflineWindow

        printer = printer_for(self._settings.printer, self._settings.paper_path)
        self._show(
            OfflineWindow(
                self._background, self._connect_as, printer=printer, login=self._settings.last_login
            )
        )

    def open_public_screen(
        self,
        screen: str,
        login: str,
        zone: str = "",
        window: str = "",
        display: str = "1",
        windowed: str = "",
        voice: str = "",
    ) -> None:
        """A public screen, signed in as a device; its password comes from libpq's password file.

        It fills `display`, the first being 1. `windowed` keeps it in a window beside others (demonstration).
        With `voice` a board also speaks.
        """
        application = Application.at(
            self._place.login_url(login), application_name=f"counter-app {screen}", at_desk=True
        )
        printer = printer_for(self._settings.printer, self._settings.paper_path)
        self.public = shown = PublicScreen(
            application,
            self._background,
            printer,
            screen,
            zone,
            window,
            calm=self._settings.is_calm,
            tickets=ticket_printer_for(self._settings),
        )
        self.window = shown.window
        if windowed:
            self.window.resize(960, 540)
            self.window.show()
        else:
            self._place_on(self.window, int(display))
        if voice:
            self.voice = voice_of(self._settings, shown.desk, zone, shown)
            shown.live.state_changed.connect(self.voice.set_line)
        self.public.refused.connect(self._on_refused)
        self.public.start()

    def _place_on(self, window: QWidget, display: int) -> None:
        placement = Placement(window, display)
        placement.place()
        if not placement.is_there():
            count = len(QGuiApplication.screens())
            _log.warning("%s", said(NO_DISPLAY, display=display, count=count))

    def open_voice(self, login: str, zone: str = "") -> None:
        """The voice alone, signed in as a board."""
        application = Application.at(
            self._place.login_url(login), application_name="counter-app voice", at_desk=True
        )
        self.voice = device = VoiceDevice(application, self._background, self._settings, zone)
        device.refused.connect(self._on_refused)
        device.start()

    def _on_refused(self, error: Exception) -> None:
        self.refused = error
        QApplication.exit(0)

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        if self._fills_display:
            open_maximised(window, (before or window).screen())
        else:
            window.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def end(self) -> None:
        """Stop threads and lines before the windows go."""
        if self.program is not None:
            self.program.leave()
        if self.presenter is not None:
            self.presenter.close()
        if self.voice is not None:
            self.voice.stop()
        if self.public is not None:
            self.public.stop()
        self._background.shutdown()
