"""代办: the register, the form and the guide side by side, behind the passphrase of the store."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.application import Application
from counter_app.devices.page_printer import NullPrinter, PagePrinter
from counter_app.services.papers import Paper
from counter_app.settings import user_folder
from ui.background import Background
from ui.filing.dialogs import FilingQuestions
from ui.filing.form_presenter import FilingPresenter
from ui.filing.form_view import FilingView
from ui.filing.progress_card import ProgressCard
from ui.filing.register_presenter import RegisterPresenter
from ui.filing.register_view import LIST_KEYS, RegisterView
from ui.filing.search_presenter import SnapshotSearch
from ui.filing.start_page import StartPage
from ui.filing.start_presenter import StartPresenter
from ui.filing.store_desk import StoreDesk
from ui.intake.guide_view import WIDEST, GuideView
from ui.intake.hints import form_hints
from ui.intake.sheets import GuideSheet, ItemFinder
from ui.prompter import Prompter
from ui.shell.workplace import Workplace
from ui.styles.tokens import Space, Tone
from ui.widgets.hint_bar import Hint
from ui.widgets.paper_sheet import PaperSheet

Connect = Callable[[str, str], Application]


def store_folder() -> Path:
    """Where this user's stores lie."""
    return user_folder()


class FilingWorkplace(Workplace):
    """An agent's desk. With an `application` the agent is signed in and F5 needs no password; without one
    `connect_as(login, password)` makes the connection that F5 asks for.

    Attributes:
        desk, start, register, form: the presenters, without widgets.

    Signals:
        store_opened(): the lists and the form are there
    """

    store_opened = Signal()

    def __init__(
        self,
        prompter: Prompter,
        background: Background,
        *,
        application: Application | None = None,
        connect_as: Connect | None = None,
        printer: PagePrinter | None = None,
        login: str = "",
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`login` is whose store is looked for in `folder`, by default the user's own data folder."""
        super().__init__(parent)
        self._application = application
        self._connect_as = connect_as
        self.desk = StoreDesk(background, printer or NullPrinter(), self)
        self.start = StartPresenter(
            self.desk, folder or store_folder(), login=login, can_create=application is not None, parent=self
        )
        self.register = RegisterPresenter(self.desk, self)
        self.form = FilingPresenter(self.desk, self)
        self._search = SnapshotSearch(self.desk, self)
        self._questions = FilingQuestions(self.form, prompter, self)
        self._prompter = prompter
        self.start_page = StartPage(self.start, prompter)
        self.register_view = RegisterView(self.register)
        self.form_view = FilingView(self.form)
        self._progress = ProgressCard()
        self.guide_view = GuideView(knows_others=False)
        self._aside = QStackedWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._bind_keys()

    def _lay_out(self) -> None:
        desk = QWidget()
        columns = QHBoxLayout(desk)
        columns.setContentsMargins(Space.M, 0, Space.M, 0)
        columns.setSpacing(Space.M)
        columns.addWidget(self.register_view)
        columns.addWidget(self.form_view, 100)
        self._aside.setFixedWidth(WIDEST)
        self._aside.addWidget(self.guide_view)
        self._aside.addWidget(self._progress)
        columns.addWidget(self._aside)
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(desk)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)

    def _connect(self) -> None:
        self.desk.said.connect(lambda tone, sentence: self._prompter.tell(Tone(tone), sentence))
        self.desk.opened.connect(self._on_opened)
        self.desk.closed.connect(self._on_closed)
        self.start.created.connect(self.synchronise)
        self.start.state_changed.connect(self._tell_hints)
        self.register.synchronised.connect(lambda _: self.form.reread())
        self.register.state_changed.connect(self._tell_hints)
        self.register_view.draft_wanted.connect(self.form.open_draft)
        self.register_view.entry_wanted.connect(self.form.open_entry)
        self.register_view.focus_moved.connect(self._tell_hints)
        self.register_view.new.clicked.connect(self._on_new)
        self.register_view.sync.clicked.connect(self.synchronise)
        self.register_view.lock.clicked.connect(self.desk.lock)
        self.form.state_changed.connect(self._on_form_changed)
        self.form.slip_sent.connect(self._show_slip)
        self.form_view.finish_wanted.connect(self._questions.finish)
        self.form_view.discard_wanted.connect(self._questions.discard)
        self.form_view.checklist.editing_changed.connect(self._tell_hints)
        self.guide_view.guide_wanted.connect(self._open_guide)
        self._on_form_changed(self.form.state)

    def _bind_keys(self) -> None:
        shortcut = QShortcut(QKeySequence("Ctrl+K"), self.form_view)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self._open_finder)

    # -- the frame -------------------------------------------------------------------------------------------

    def hints(self) -> Sequence[Hint]:
        if self.desk.store is None:
            return self.start_page.hints()
        view, register = self.form_view, self.register_view
        own = form_hints(self.form.state, view.applicant, view.checklist)
        if view.checklist.is_editing():
            return own
        if register.table.hasFocus():
            own = (("Up Down", self.tr("选件")), ("Return", self.tr("打开")))
        buttons = (view.take_back, view.slip, view.finish)
        steps = tuple((each.key(), each.text()) for each in buttons if each.isVisible() and each.isEnabled())
        lists = (" ".join(LIST_KEYS.values()), self.tr("草稿、待同步、已同步"))
        return (*own, *steps, ("Ctrl+K", self.tr("找事项")), ("Ctrl+N", self.tr("新收件")), lists)

    def note(self) -> str:
        return self.tr("每次改动自动存入加密离线库")

    def became_visible(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._tell_hints, Qt.ConnectionType.UniqueConnection)
        if self.desk.store is None:
            self.start_page.take_focus()

    def _tell_hints(self, *_: object) -> None:
        if self.isVisible():
            self.hints_changed.emit(list(self.hints()))

    # -- opening and closing ---------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        self.start_page.forget()
        self._pages.setCurrentIndex(1)
        self.register_view.new.setFocus(Qt.FocusReason.OtherFocusReason)
        self.store_opened.emit()
        self._tell_hints()

    def _on_closed(self) -> None:
        self._pages.setCurrentIndex(0)
        self.start_page.take_focus()
        self._tell_hints()

    def close_store(self) -> None:
        """Forget the key; call when the background has ended its jobs."""
        self.desk.close()

    # -- verbs -----------------------------------------------------------------------------------------------

    def synchronise(self) -> None:
        """Send and fetch; without a person signed in, ask who connects."""
        if self.desk.store is None or self.register.state.syncing:
            return
        application, connect_as = self._application, self._connect_as
        if application is not None:
            self.register.synchronise(lambda: application, keep_open=True)
        elif connect_as is not None:
            status = self.register.state.status
            login = status.point.login if status and status.point else ""
            self._questions.sign_in(
                login, lambda who, password: self.register.synchronise(lambda: connect_as(who, password))
            )

    def _on_new(self) -> None:
        self.form.begin()
        self._open_finder()

    def _open_finder(self) -> None:
        finder = ItemFinder(self._search)
        finder.item_wanted.connect(self._questions.open_item)
        finder.open_on(self.window(), finder.opens_with())

    def _open_guide(self) -> None:
        if self.form.state.guide is not None:
            sheet = GuideSheet(self.form.state.guide)
            sheet.open_on(self.window(), sheet.opens_with())

    def _show_slip(self, paper: Paper) -> None:
        sheet = PaperSheet((paper,), self.desk.prepare, sent=True)
        sheet.reprint_wanted.connect(self.desk.print_paper)
        sheet.open_on(self.window(), sheet.opens_with())

    def _on_form_changed(self, _: object) -> None:
        form = self.form.form
        self.guide_view.render_state(form)
        self._progress.render_state(form)
        self._aside.setCurrentIndex(0 if form.entry is None else 1)
        self.register_view.mark(form.case_id)
        self._tell_hints()
