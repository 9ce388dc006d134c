"""The signer's workplace: at the left what waits, at the right the whole case and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.cases import CaseAction
from counter_app.services.cases import CaseSummary
from counter_app.services.signoff import Decided
from ui.cases.browser import CaseBrowser, EmptyWords
from ui.cases.words import summary_pill
from ui.desk import Desk
from ui.prompter import Prompter
from ui.shell.workplace import Workplace
from ui.signoff.dialogs import SignoffDialogs
from ui.signoff.presenter import SignoffPresenter
from ui.styles.tokens import Space
from ui.tables import Column
from ui.widgets.hint_bar import Hint
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import rule
from ui.wording import CASE_STATUS, said

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
        self.buttons = {
            CaseAction.APPROVE: self._button(CaseAction.APPROVE, self.tr("准予")),
            CaseAction.REFUSE: self._button(CaseAction.REFUSE, self.tr("不予办理")),
            CaseAction.RETURN_TO_REVIEW: self._button(CaseAction.RETURN_TO_REVIEW, self.tr("退回审查")),
            CaseAction.ESCALATE: self._button(CaseAction.ESCALATE, self.tr("报负责人签发")),
        }
        self.browser.footer.addWidget(rule())
        self.browser.footer.addLayout(self._action_bar())
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

    def _button(self, action: CaseAction, title: str) -> KeyButton:
        button = KeyButton(title, KEYS[action], primary=action is CaseAction.APPROVE)
        button.clicked.connect(lambda: self._on_action(action))
        return button

    def _action_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        bar.setSpacing(Space.S)
        for action, button in self.buttons.items():
            bar.addWidget(button, 2 if action is CaseAction.APPROVE else 1)
        return bar

    def _connect(self) -> None:
        self.presenter.busy_changed.connect(self._render)
        self.presenter.decided.connect(self._on_decided)
        self.presenter.list.state_changed.connect(self._render)
        self.presenter.list.case.state_changed.connect(self._render)

    def hints(self) -> Sequence[Hint]:
        if not self.presenter.list.state.cases:
            return ()
        ready = [
            (KEYS[action], button.text()) for action, button in self.buttons.items() if button.isEnabled()
        ]
        return [
            ("Up Down", self.tr("选办件")),
            ("PgUp PgDown", self.tr("翻阅")),
            *ready,
            ("Tab", self.tr("文书")),
        ]

    def became_visible(self) -> None:
        self.presenter.list.set_shown(True)
        self.browser.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.list.set_shown(False)

    def _render(self) -> None:
        count = len(self.presenter.list.state.cases)
        self.browser.set_title(self.tr("待签批 {} 件").format(count) if count else self.tr("待签批"))
        allowed, busy = self.presenter.allowed(), self.presenter.busy
        for action, button in self.buttons.items():
            button.setEnabled(action in allowed or action is busy)
            button.set_busy(action is busy)
            button.setToolTip("" if button.isEnabled() else self._why_not(action))
        self.hints_changed.emit(list(self.hints()))

    def _why_not(self, action: CaseAction) -> str:
        case = self.presenter.chosen_case()
        if case is None:
            return self.tr("先选一个办件。")
        return self.tr("本件现为“{status}”，按您的岗位不能在这一步“{action}”。").format(
            status=said(CASE_STATUS[case.head.status]), action=self.buttons[action].text()
        )

    def _on_action(self, action: CaseAction) -> None:
        case = self.presenter.chosen_case()
        if case is not None:
            self._dialogs.ask(action, case.head, self.presenter.draft(action))

    def _on_decided(self, decided: Decided) -> None:
        head = decided.case.head
        sentence = self.tr("{name}的“{item}”：{status}。").format(
            name=head.applicant_name, item=head.item_name, status=said(CASE_STATUS[head.status])
        )
        self._desk.said.emit("ok", sentence)
