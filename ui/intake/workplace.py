"""窗口: the queue, the case and the guide side by side, and the keys that hold them together."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.services.cases import CasePaper
from counter_app.services.papers import Paper
from counter_app.services.queue import QueuedTicket
from counter_app.settings import user_folder
from ui.desk import Desk
from ui.intake.case_view import CaseView
from ui.intake.code_scanner import CodeScanner
from ui.intake.dialogs import StepQuestions
from ui.intake.draft_keeper import DraftKeeper
from ui.intake.draft_offer import DraftOffer
from ui.intake.finding_presenter import FindingPresenter
from ui.intake.guide_view import GuideView
from ui.intake.hints import ISSUE_KEY, WINDOW_KEY, hints_for
from ui.intake.leaving import left_behind
from ui.intake.materials import Lines
from ui.intake.presenter import DeskPresenter
from ui.intake.sheets import CaseListSheet, GuideSheet, ItemFinder
from ui.intake.state import DeskState
from ui.intake.steps_presenter import StepsPresenter
from ui.prompter import Prompter
from ui.queue.enquiry_presenter import EnquiryPresenter
from ui.queue.enquiry_sheet import ENQUIRY_KEY, EnquirySheet
from ui.queue.issuing import DeskIssuing
from ui.queue.presenter import QueuePresenter
from ui.queue.view import QueuePanel
from ui.shell.workplace import Workplace
from ui.styles.tokens import Space
from ui.widgets.hint_bar import Hint
from ui.widgets.paper_sheet import PaperSheet


class CounterWorkplace(Workplace):
    """A clerk's window. `prompter` asks over the frame in which the workplace stands.

    Signals:
        window_wanted(): another window at the counter, or one at all
    """

    window_wanted = Signal()

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.queue = QueuePresenter(desk, self)
        self.enquiries = EnquiryPresenter(desk, self.queue, self)
        self.case_desk = DeskPresenter(desk, self)
        self.steps = StepsPresenter(desk, self.case_desk, self)
        self.finding = FindingPresenter(desk, self)
        self.queue_panel = QueuePanel(self.queue, prompter)
        self.case_view = CaseView(self.case_desk)
        self.guide_view = GuideView()
        self._questions = StepQuestions(self.case_desk, self.steps, self.finding, prompter, self)
        self.drafts = DraftKeeper(desk, self.case_desk, user_folder() / "drafts", self)
        self._draft_offer = DraftOffer(self.drafts, self.case_desk, prompter, self)
        self._issuing = DeskIssuing(desk, prompter, self)
        self._scanner = CodeScanner(self)
        self._before_burst: tuple[QWidget, str, Lines, bool] | None = None
        self._lay_out()
        self._connect()
        self._bind_keys()

    def _lay_out(self) -> None:
        case = QHBoxLayout()
        case.setSpacing(Space.M)
        case.addWidget(self.case_view, 100)
        case.addWidget(self.guide_view, 36)
        self._banner_place = QVBoxLayout()
        beside = QVBoxLayout()
        beside.setSpacing(Space.S)
        beside.addLayout(self._banner_place)
        beside.addLayout(case, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.setSpacing(Space.M)
        box.addWidget(self.queue_panel)
        box.addLayout(beside, 1)

    def _connect(self) -> None:
        self.queue.before_finish = self._before_finish
        self.queue.ticket_started.connect(self._on_ticket_started)
        self.queue.ticket_ended.connect(self.case_desk.release_ticket)
        self.queue_panel.hints_changed.connect(self._tell_hints)
        self.queue_panel.current.window_wanted.connect(self._want_window)
        self.case_desk.state_changed.connect(self._on_state_changed)
        self.case_view.step_wanted.connect(self._questions.take)
        self.case_view.paper_wanted.connect(self._on_paper_wanted)
        self.case_view.checklist.editing_changed.connect(self._tell_hints)
        self.guide_view.guide_wanted.connect(self._open_guide)
        self.guide_view.case_wanted.connect(self.open_case)
        self.steps.papers_issued.connect(self._on_papers_issued)
        self.steps.paper_opened.connect(lambda paper: self._show_papers((paper,), sent=False))
        self.finding.case_found.connect(self.open_case)
        self._scanner.burst_began.connect(self._on_burst_began)
        self._scanner.scanned.connect(self._on_scanned)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._tell_hints)
        self._on_state_changed(self.case_desk.state)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+K": self._open_finder,
            "Ctrl+F": self._questions.ask_code,
            "F5": self._open_list,
            ENQUIRY_KEY: self._open_enquiry,
            WINDOW_KEY: self._want_window,
            ISSUE_KEY: self._issuing.ask,
        }
        for key, slot in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

    # -- the frame -------------------------------------------------------------------------------------------

    def hints(self) -> Sequence[Hint]:
        return hints_for(self.case_desk.state, self.case_view, self.queue_panel)

    def note(self) -> str:
        return self.tr("扫描条码可直接打开办件")

    def banner_place(self) -> QBoxLayout:
        """Beside the queue: no button there moves under the clerk's hand when something is said."""
        return self._banner_place

    def left_behind(self) -> Sequence[str]:
        window = self._desk.window
        return left_behind(
            self.case_desk.state,
            self.queue.state,
            is_editing=self.case_view.checklist.is_editing(),
            is_kept=self.drafts.is_keeping,
            number=window.number if window else "",
        )

    def became_visible(self) -> None:
        self.steps.set_visible(True)
        self.drafts.start()
        self._scanner.start()

    def became_hidden(self) -> None:
        self.steps.set_visible(False)
        self.drafts.flush()
        self._scanner.stop()

    def _tell_hints(self, *_: object) -> None:
        if self.isVisible():
            self.hints_changed.emit(list(self.hints()))

    def _on_state_changed(self, state: DeskState) -> None:
        self.guide_view.render_state(state)
        self._tell_hints()

    # -- coming and going ------------------------------------------------------------------------------------

    def open_case(self, case_id: UUID) -> None:
        """Bring a case onto the desk; what is typed there and not saved is asked about first."""
        if self.case_desk.state.case_id != case_id or not self.case_desk.state.is_open:
            self._questions.leave_for(lambda: self.case_desk.open_case(case_id))

    def open_item(self, item_id: int) -> None:
        """Begin a fresh intake of an item."""
        self._questions.leave_for(lambda: self.case_desk.open_item(item_id))

    def _on_ticket_started(self, ticket: QueuedTicket) -> None:
        if self.case_desk.is_of(ticket) or self.case_desk.rejoin(ticket):
            return
        known = self.queue.state.at_window
        visitor = known.visitor if known else None
        self._questions.leave_for(lambda: self.case_desk.take_ticket(ticket, visitor))

    def _before_finish(self, ticket: QueuedTicket, go_on: Callable[[], None]) -> None:
        """What was typed for a visitor is seen to while they are there: nobody sits down before their form."""
        self.case_view.checklist.finish_editing()
        if self.case_desk.is_of(ticket):
            self._questions.leave_for(go_on)
        else:
            go_on()

    def _open_finder(self) -> None:
        sheet = ItemFinder(self.finding)
        sheet.item_wanted.connect(self.open_item)
        sheet.open_on(self.window(), sheet.opens_with())

    def _open_list(self) -> None:
        sheet = CaseListSheet(self.finding)
        sheet.case_wanted.connect(self.open_case)
        sheet.open_on(self.window(), sheet.opens_with())

    def _open_enquiry(self) -> None:
        if self.enquiries.open():
            sheet = EnquirySheet(self.enquiries)
            sheet.open_on(self.window(), sheet.opens_with())

    def _open_guide(self) -> None:
        if self.case_desk.state.guide is not None:
            sheet = GuideSheet(self.case_desk.state.guide)
            sheet.open_on(self.window(), sheet.opens_with())

    def _want_window(self) -> None:
        """A visitor stays at the window where they were called: first they are seen to."""
        column = self.queue.state
        if column.current is not None:
            self._desk.said.emit(
                "warn",
                self.tr("号码 {label} 还在这个窗口：请先办结、挂起、转移或者退回，再换窗口。").format(
                    label=column.current.label
                ),
            )
        elif not column.busy:
            self.window_wanted.emit()

    # -- papers ----------------------------------------------------------------------------------------------

    def _on_papers_issued(self, papers: tuple[Paper, ...]) -> None:
        self._desk.print_papers(papers)
        self._show_papers(papers, sent=True)

    def _on_paper_wanted(self, paper: CasePaper) -> None:
        self.steps.open_paper(paper.document_id)

    def _show_papers(self, papers: tuple[Paper, ...], *, sent: bool) -> None:
        sheet = PaperSheet(papers, self._desk.prepare, sent=sent)
        sheet.reprint_wanted.connect(lambda paper: self._desk.print_papers((paper,)))
        sheet.open_on(self.window(), sheet.opens_with())

    # -- the scanner -----------------------------------------------------------------------------------------

    def _on_burst_began(self, widget: QWidget) -> None:
        state = self.case_desk.state
        text = widget.text() if isinstance(widget, QLineEdit) else ""
        self._before_burst = (widget, text, state.lines, state.dirty)

    def _on_scanned(self, code: str) -> None:
        if self._before_burst is not None:
            widget, text, lines, dirty = self._before_burst
            self._before_burst = None
            if isinstance(widget, QLineEdit):
                widget.setText(text)
                widget.textEdited.emit(text)
            self.case_desk.restore_lines(lines, dirty=dirty)
        self.finding.find_code(code)
