"""The signer's workplace: at the left what waits, at the right the whole case and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.cases import CaseAction
from counter_app.domain.lamps import Lamp
from counter_app.services.cases import CaseSummary
from counter_app.services.paper_pages import PaperPages
from counter_app.services.signoff import Decided
from ui.cases.paper_sheet import open_paper_sheet
from ui.cases.presenter import CaseState
from ui.cases.sheet import CaseSheet
from ui.cases.words import summary_pill
from ui.desk import Desk
from ui.prompter import Prompter
from ui.shell.workplace import Workplace
from ui.signoff.dialogs import SignoffDialogs
from ui.signoff.presenter import SignoffPresenter, SignoffState
from ui.styles.tokens import Space
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.hint_bar import Hint
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import rule
from ui.widgets.list_state import ListState
from ui.wording import CASE_ACTION, CASE_STATUS, said

_LIST_WIDTH = 440
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
        self._model = FrozenTableModel(self._columns(), key=lambda case: case.case_id, parent=self)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(self.tr("待签批的办件"))
        self._list = ListState(self.table)
        self._list_card = Card(self.tr("待签批"), heading=True, padded=False)
        self.sheet = CaseSheet()
        self._page = ListState(self.sheet)
        self.buttons = {action: self._button(action) for action in KEYS}
        self._lay_out()
        self._connect()
        self._render(self.presenter.state)

    def _columns(self) -> list[Column[CaseSummary]]:
        return [
            Column(title=self.tr("时限"), pills=lambda case: (summary_pill(case),), width=106),
            Column(title=self.tr("事项"), text=lambda case: case.item_name),
            Column(title=self.tr("申请人"), text=lambda case: case.applicant_name, width=80),
            Column(title=self.tr("受理人"), text=lambda case: case.clerk_name, width=68, muted=True),
        ]

    def _button(self, action: CaseAction) -> KeyButton:
        approves = action is CaseAction.APPROVE
        button = KeyButton(said(CASE_ACTION[action]), KEYS[action], primary=approves)
        button.clicked.connect(lambda: self._on_action(action))
        return button

    def _lay_out(self) -> None:
        self._list_card.setFixedWidth(_LIST_WIDTH)
        self._list_card.add(self._list, 1)
        case_card = Card(padded=False)
        case_card.add(self._page, 1)
        case_card.add(rule())
        case_card.body.addLayout(self._action_bar())
        box = QHBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.setSpacing(Space.M)
        box.addWidget(self._list_card)
        box.addWidget(case_card, 1)

    def _action_bar(self) -> QVBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        bar.setSpacing(Space.S)
        for action, button in self.buttons.items():
            bar.addWidget(button, 2 if action is CaseAction.APPROVE else 1)
        whole = QVBoxLayout()
        whole.addLayout(bar)
        return whole

    def _connect(self) -> None:
        self.presenter.state_changed.connect(self._render)
        self.presenter.decided.connect(self._on_decided)
        self.presenter.case.state_changed.connect(self._render_case)
        self.presenter.case.pages_read.connect(self._on_pages)
        self.table.row_selected.connect(self._on_row_selected)
        self.table.row_activated.connect(lambda _: self.sheet.setFocus(Qt.FocusReason.TabFocusReason))
        self.sheet.paper_chosen.connect(self._on_paper_chosen)
        for key, pages in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda pages=pages: self.sheet.read_on(pages))

    def hints(self) -> Sequence[Hint]:
        ready = [
            (KEYS[action], button.text()) for action, button in self.buttons.items() if button.isEnabled()
        ]
        if not self.presenter.state.cases:
            return ()
        return [
            ("Up Down", self.tr("选办件")),
            ("PgUp PgDown", self.tr("翻阅")),
            *ready,
            ("Tab", self.tr("文书")),
        ]

    def became_visible(self) -> None:
        self.presenter.set_shown(True)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.set_shown(False)

    def _render(self, state: SignoffState) -> None:
        self._model.set_rows(state.cases)
        self._list_card.set_title(
            self.tr("待签批 {} 件").format(len(state.cases)) if state.cases else self.tr("待签批")
        )
        overdue = sum(case.lamp in (Lamp.RED, Lamp.STATUTORY_OVERDUE) for case in state.cases)
        self._list_card.set_aside(self.tr("超期 {} 件").format(overdue) if overdue else "")
        self._render_list_state(state)
        if state.chosen is not None:
            self.table.select_key(state.chosen)
        self._render_case(self.presenter.case.state)

    def _render_list_state(self, state: SignoffState) -> None:
        if state.failed:
            self._list.show_failed(state.failed, self.presenter.retry)
        elif not state.known:
            self._list.show_loading()
        elif state.cases:
            self._list.show_rows()
        else:
            self._list.show_empty(
                self.tr("没有待签批的办件"), self.tr("审查人员送签批后，办件会自动出现在这里。"), "sign-off"
            )

    def _render_case(self, state: CaseState) -> None:
        if state.case is not None:
            summary = next((c for c in self.presenter.state.cases if c.case_id == state.case_id), None)
            self.sheet.show_case(state.case, summary_pill(summary) if summary else None)
            self._page.show_rows()
        elif state.case_id is None:
            self._page.show_empty(self.tr("没有选中的办件"), icon="case")
        elif not state.failed:
            self._page.show_loading()
        if state.failed:
            self._page.show_failed(state.failed, self.presenter.case.reread)
        self._render_buttons()

    def _render_buttons(self) -> None:
        allowed, busy = self.presenter.allowed(), self.presenter.state.busy
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
            status=said(CASE_STATUS[case.head.status]), action=said(CASE_ACTION[action])
        )

    def _on_row_selected(self, case: CaseSummary | None) -> None:
        if case is not None:
            self.presenter.choose(case.case_id)

    def _on_action(self, action: CaseAction) -> None:
        case = self.presenter.chosen_case()
        if case is not None:
            self._dialogs.ask(action, case.head, self.presenter.draft(action))

    def _on_decided(self, decided: Decided) -> None:
        head = decided.case.head
        self._desk.said.emit(
            "ok",
            self.tr("{name}的“{item}”：{status}。").format(
                name=head.applicant_name, item=head.item_name, status=said(CASE_STATUS[head.status])
            ),
        )

    def _on_paper_chosen(self, document_id: object) -> None:
        self.presenter.case.open_paper(document_id, 96 * self.devicePixelRatioF())  # type: ignore[arg-type]

    def _on_pages(self, pages: PaperPages) -> None:
        if self.isVisible():
            open_paper_sheet(self.window(), pages, self.presenter.case.print_again)
