"""审查: at the left what was accepted, at the right the whole case and what a reviewer does with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.cases import CaseAction
from counter_app.services.cases import Case, CaseSummary
from ui.cases.browser import CaseBrowser, EmptyWords
from ui.cases.words import status_pill, summary_pill
from ui.desk import Desk
from ui.prompter import Prompter
from ui.shell.workplace import Workplace
from ui.signoff.action_bar import CaseActionBar, outcome_sentence
from ui.signoff.review_dialogs import ReviewDialogs
from ui.signoff.review_presenter import ReviewPresenter
from ui.styles.tokens import Space
from ui.tables import Column
from ui.widgets.hint_bar import Hint
from ui.widgets.labels import rule

KEYS = {
    CaseAction.SUBMIT: "F2",
    CaseAction.REVIEW: "F3",
    CaseAction.STOP_CLOCK: "F4",
    CaseAction.RESUME_CLOCK: "F6",
}


class ReviewWorkplace(Workplace):
    """F2 submits, F3 begins, F4 stops the clock, F6 lets it run; the arrows choose, PgUp and PgDn read on."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = ReviewPresenter(desk, self)
        self._desk = desk
        self._dialogs = ReviewDialogs(prompter, self.presenter, self)
        empty = EmptyWords(
            title=self.tr("没有待审查的办件"),
            sentence=self.tr("窗口受理后，本单位的办件会自动出现在这里。"),
            icon="checklist",
        )
        # Papers are printed where they are issued; a reviewer reads them.
        self.browser = CaseBrowser(desk, self.presenter.list, self._columns(), empty, may_print=False)
        titles = {
            CaseAction.SUBMIT: self.tr("送签批"),
            CaseAction.REVIEW: self.tr("开始审查"),
            CaseAction.STOP_CLOCK: self.tr("停钟"),
            CaseAction.RESUME_CLOCK: self.tr("恢复计时"),
        }
        self.action_bar = CaseActionBar(titles, KEYS)
        self.browser.footer.addWidget(rule())
        self.browser.footer.addWidget(self.action_bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.addWidget(self.browser)
        self.action_bar.asked.connect(self._on_action)
        self.presenter.busy_changed.connect(self._render)
        self.presenter.done.connect(self._on_done)
        self.presenter.list.state_changed.connect(self._render)
        self.presenter.list.case.state_changed.connect(self._render)
        self._render()

    def _columns(self) -> list[Column[CaseSummary]]:
        return [
            Column(title=self.tr("时限"), pills=lambda case: (summary_pill(case),), width=106),
            Column(title=self.tr("事项"), text=lambda case: case.item_name),
            Column(title=self.tr("申请人"), text=lambda case: case.applicant_name, width=80),
            Column(title=self.tr("状态"), pills=lambda case: (status_pill(case.status),), width=92),
        ]

    def hints(self) -> Sequence[Hint]:
        return self.action_bar.hints() if self.presenter.list.state.cases else ()

    def became_visible(self) -> None:
        self.presenter.list.set_shown(True)
        self.browser.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.list.set_shown(False)

    def _render(self) -> None:
        count = len(self.presenter.list.state.cases)
        self.browser.set_title(self.tr("待审查 {} 件").format(count) if count else self.tr("待审查"))
        self.action_bar.show_for(self.presenter.chosen_case(), self.presenter.allowed(), self.presenter.busy)
        self.hints_changed.emit(list(self.hints()))

    def _on_action(self, action: CaseAction) -> None:
        case = self.presenter.chosen_case()
        if case is not None:
            self._dialogs.ask(action, case.head)

    def _on_done(self, _action: CaseAction, case: Case) -> None:
        self._desk.said.emit("ok", outcome_sentence(case.head))
