"""The list of the staff with what the centre admin may do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.roles import Role
from counter_app.services.staff import Mandate, StaffMember
from ui.desk import Desk
from ui.prompter import Prompter
from ui.settings.change_words import duties
from ui.settings.entrusting import NewDuties, NewMandate
from ui.settings.entrusting_dialogs import EntrustingDialogs
from ui.settings.entrusting_presenter import EntrustingPresenter
from ui.settings.staff_dialogs import StaffDialogs
from ui.settings.staff_presenter import NewMember, StaffPresenter, StaffState
from ui.styles.tokens import Space, Tone
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.hint_bar import Hint
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import rule
from ui.widgets.list_state import ListState
from ui.widgets.pill import Pill
from ui.widgets.search_box import SearchBox
from ui.widgets.symbol import Symbol


class StaffView(QWidget):
    """F2 adds, F3 opens or closes a login, F4 gives a new password, F5 other duties, F6 a mandate."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = StaffPresenter(desk, self)
        self._desk = desk
        self.entrusting = EntrustingPresenter(desk, self)
        self._dialogs = StaffDialogs(prompter, self)
        self._entrusting_dialogs = EntrustingDialogs(prompter, self)
        self._entrusting_busy = False
        self._model = FrozenTableModel(self._columns(), key=lambda member: member.staff_id, parent=self)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(self.tr("工作人员"))
        self.list = ListState(self.table)
        self.search = SearchBox(self.tr("姓名、用户名、单位"), "Ctrl+F")
        self.add = KeyButton(self.tr("新增工作人员"), "F2", primary=True)
        self.toggle = KeyButton(self.tr("停用"), "F3")
        self.password = KeyButton(self.tr("重设密码"), "F4")
        self.duties = KeyButton(self.tr("改岗位"), "F5")
        self.mandate = KeyButton(self.tr("授权书"), "F6")
        self._lay_out()
        self._connect()
        self._render(self.presenter.state)

    def _columns(self) -> list[Column[StaffMember]]:
        return [
            Column(title=self.tr("姓名"), text=lambda member: member.name, width=150, bold=True),
            Column(title=self.tr("用户名"), text=lambda member: member.login, width=160),
            Column(title=self.tr("单位"), text=lambda member: member.unit_name),
            Column(title=self.tr("岗位"), text=lambda member: duties(member.roles)),
            Column(title=self.tr("状态"), pills=self._state_pills, width=110),
        ]

    def _state_pills(self, member: StaffMember) -> tuple[Pill, ...]:
        if member.is_active:
            return (Pill(self.tr("在用"), Tone.OK, Symbol.DOT),)
        return (Pill(self.tr("已停用"), Tone.NEUTRAL, Symbol.RING),)

    def _lay_out(self) -> None:
        card = Card(self.tr("工作人员"), heading=True, padded=False)
        self.search.setFixedWidth(240)
        card.header.addWidget(self.search)
        card.add(self.list, 1)
        card.add(rule())
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        bar.setSpacing(Space.S)
        for button in self._buttons():
            bar.addWidget(button)
        bar.addStretch(1)
        card.body.addLayout(bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def _buttons(self) -> tuple[KeyButton, ...]:
        return self.add, self.toggle, self.password, self.duties, self.mandate

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> list[Hint]:
        ready = [(button.key(), button.text()) for button in self._buttons() if button.isEnabled()]
        return [*ready, ("Ctrl+F", self.tr("搜索"))]

    def _connect(self) -> None:
        self.presenter.state_changed.connect(self._render)
        self.presenter.done.connect(self._on_done)
        self.presenter.refused.connect(self._ask_new)
        self.search.searched.connect(self.presenter.search)
        for leaves in (self.search.left_downwards, self.search.chosen):
            leaves.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.left_upwards.connect(lambda: self.search.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.row_selected.connect(lambda _: self._render_buttons(self.presenter.state))
        self.add.clicked.connect(lambda: self._ask_new(None))
        self.toggle.clicked.connect(self._on_toggle)
        self.password.clicked.connect(self._on_password)
        self.duties.clicked.connect(self._on_duties)
        self.mandate.clicked.connect(self._on_mandate)
        self.entrusting.busy_changed.connect(self._on_entrusting_busy)
        self.entrusting.mandate_read.connect(self._ask_mandate)
        self.entrusting.done.connect(self._on_entrusted)
        self.entrusting.refused.connect(self._on_not_entrusted)

    def _render(self, state: StaffState) -> None:
        self._model.set_rows(state.shown)
        if state.failed:
            self.list.show_failed(state.failed, self.presenter.retry)
        elif not state.known:
            self.list.show_loading()
        elif state.shown:
            self.list.show_rows()
        else:
            self.list.show_empty(
                self.tr("没有找到这个人"), self.tr("换一个姓名、用户名或单位再找。"), "people"
            )
        self._render_buttons(state)

    def _render_buttons(self, state: StaffState) -> None:
        member = self._chosen()
        ready = state.known and not state.busy and not self._entrusting_busy
        self.add.setEnabled(ready and bool(state.units))
        for button in (self.toggle, self.password, self.duties):
            button.setEnabled(ready and member is not None)
        own = member is not None and member.login == self._desk.signed_in.actor.login
        for button in (self.toggle, self.duties):
            button.setEnabled(button.isEnabled() and not own)
        self.toggle.setToolTip(self.tr("不能停用自己的账号。") if own else "")
        self.duties.setToolTip(self.tr("不能改自己的岗位，请由另一位管理员办理。") if own else "")
        signs = member is not None and Role.CHIEF_REPRESENTATIVE in member.roles
        self.mandate.setEnabled(ready and signs and not own)
        self.mandate.setToolTip("" if signs else self.tr("授权书只给首席代表，请先授予这个岗位。"))
        closed = member is not None and not member.is_active
        self.toggle.set_text(self.tr("启用") if closed else self.tr("停用"))

    def _chosen(self) -> StaffMember | None:
        member: StaffMember | None = self.table.current_row()
        return member

    def _ask_new(self, draft: NewMember | None) -> None:
        self._dialogs.ask_new(self.presenter.state.units, draft, self.presenter.add)

    def _on_toggle(self) -> None:
        member = self._chosen()
        if member is None:
            return
        if member.is_active:
            self._dialogs.ask_disable(member, lambda: self.presenter.set_active(member, active=False))
        else:
            self.presenter.set_active(member, active=True)

    def _on_password(self) -> None:
        member = self._chosen()
        if member is not None:
            self._dialogs.ask_password(member, lambda password: self.presenter.set_password(member, password))

    def _on_duties(self) -> None:
        member = self._chosen()
        if member is not None:
            self._entrusting_dialogs.ask_duties(member, None, self.entrusting.set_duties)

    def _on_mandate(self) -> None:
        member = self._chosen()
        if member is not None:
            self.entrusting.read_mandate(member)

    def _ask_mandate(self, member: StaffMember, mandate: Mandate, draft: NewMandate | None) -> None:
        self._entrusting_dialogs.ask_mandate(member, mandate, draft, self.entrusting.set_mandate)

    def _on_entrusting_busy(self, busy: bool) -> None:
        self._entrusting_busy = busy
        self._render_buttons(self.presenter.state)

    def _on_entrusted(self, what: str, login: str) -> None:
        self._on_done(what, login)
        self.presenter.retry()

    def _on_not_entrusted(self, draft: NewDuties | NewMandate) -> None:
        """What was chosen comes back, to be corrected."""
        if isinstance(draft, NewDuties):
            self._entrusting_dialogs.ask_duties(draft.member, draft, self.entrusting.set_duties)
        else:
            self.entrusting.read_mandate(draft.member, draft)

    def _on_done(self, what: str, login: str) -> None:
        told = {
            "added": self.tr("已新增账号 {}。"),
            "enabled": self.tr("已启用账号 {}。"),
            "disabled": self.tr("已停用账号 {}。"),
            "password": self.tr("已重设账号 {} 的密码。"),
            "duties": self.tr("已改账号 {} 的岗位。"),
            "mandate": self.tr("已登记账号 {} 的授权书。"),
        }
        self._desk.said.emit("ok", told[what].format(login))
