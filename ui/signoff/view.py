"""The signer's workplace: at the left what waits, at the right the whole case and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.cases import CaseAction
from counter_app.services.cases import CaseSummary
from counter_app.services.signoff import Decided
from ui.cases.browser import CaseBrowser, EmptyWords
from ui.cases.words import summary_pill
from ui.desk import Desk
from ui.prompter import Prompter
from ui.shell.workplace import Workplace
from ui.signoff.action_bar import CaseActionBar, outcome_sentence
from ui.signoff.dialogs import SignoffDialogs
from ui.signoff.presenter import SignoffPresenter
from ui.styles.tokens import Space
from ui.tables import Column
from ui.widgets.hint_bar import Hint
from ui.widgets.labels import rule

KEYS = {
    CaseAction.APPROVE: "F2",
    CaseAction.REFUSE: "F3",
    CaseAction.RETURN_TO_REVIEW: "F4",
    CaseAction.ESCALATE: "F6",
}


class SignoffWorkplace(Workplace):
    """F2 approves, F3 refuses, F4 sends back, F6 escalates; the arrows choose, PgUp and PgDn read on."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = SignoffPresenter(desk, self)
        self._desk = desk
        self._dialogs = SignoffDialogs(prompter, self.presenter.decide, self)
        empty = EmptyWords(
            title=self.tr("没有待签批的办件"),
            sentence=self.tr("审查人员送签批后，办件会自动出现在这里。"),
            icon="sign-off",
        )
        self.browser = CaseBrowser(desk, self.presenter.list, self._columns(), empty, may_print=True)
        titles = {
            CaseAction.APPROVE: self.tr("准予"),
            CaseAction.REFUSE: self.tr("不予办理"),
            CaseAction.RETURN_TO_REVIEW: self.tr("退回审查"),
            CaseAction.ESCALATE: self.tr("报负责人签发"),
        }
        self.action_bar = CaseActionBar(titles, KEYS)
        self.browser.footer.addWidget(rule())
        self.browser.footer.addWidget(self.action_bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.addWidget(self.browser)
        self._connect()
        self._render()

    def _columns(self) -> list[Column[CaseSummary]]:
        return [
            Column(title=self.tr("时限"), pills=lambda case: (summary_pill(case),), width=106),
            Column(title=self.tr("事项"), text=lambda case: case.item_name),
            Column(title=self.tr("申请人"), text=lambda case: case.applicant_name, width=80),
            Column(title=self.tr("受理人"), text=lambda case: case.clerk_name, width=68, muted=True),
        ]

    def _connect(self) -> None:
        self.action_bar.asked.connect(self._on_action)
        self.presenter.busy_changed.connect(self._render)
        self.presenter.decided.connect(self._on_decided)
        self.presenter.list.state_changed.connect(self._render)
        self.presenter.list.case.state_changed.connect(self._render)

    def hints(self) -> Sequence[Hint]:
        return self.action_bar.hints() if self.presenter.list.state.cases else ()

    def became_visible(self) -> None:
        self.presenter.list.set_shown(True)
        self.browser.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.list.set_shown(False)

    def _render(self) -> None:
        count = len(self.presenter.list.state.cases)
        self.browser.set_title(self.tr("待签批 {} 件").format(count) if count else self.tr("待签批"))
        self.action_bar.show_for(self.presenter.chosen_case(), self.presenter.allowed(), self.presenter.busy)
        self.hints_changed.emit(list(self.hints()))

    def _on_action(self, action: CaseAction) -> None:
        case = self.presenter.chosen_case()
        if case is not None:
            self._dialogs.ask(action, case.head, self.presenter.draft(action))

    def _on_decided(self, decided: Decided) -> None:
        self._desk.said.emit("ok", outcome_sentence(decided.case.head))
