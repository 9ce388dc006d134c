"""The page that says who changed what about the staff, the newest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.staff import StaffChange
from ui.desk import Desk
from ui.settings.change_words import change_words
from ui.settings.changes_presenter import ChangesPresenter, ChangesState
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.hint_bar import Hint
from ui.widgets.list_state import ListState
from ui.wording import clock


class ChangesView(QWidget):
    """Nothing can be changed here: the log is append-only."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = ChangesPresenter(desk, self)
        self._model = FrozenTableModel(self._columns(), key=lambda change: change.action_id, parent=self)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(self.tr("账号变更记录"))
        self.list = ListState(self.table)
        card = Card(self.tr("账号变更记录"), heading=True, padded=False)
        card.set_aside(self.tr("最近 50 次"))
        card.add(self.list, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self.presenter.state_changed.connect(self._render)
        self._render(self.presenter.state)

    def _columns(self) -> list[Column[StaffChange]]:
        return [
            Column(title=self.tr("时间"), text=lambda change: clock(change.at), width=190, muted=True),
            Column(title=self.tr("经办人"), text=lambda change: change.actor_name, width=130),
            Column(
                title=self.tr("对象"),
                text=lambda change: f"{change.name}（{change.login}）",
                width=230,
                bold=True,
            ),
            Column(title=self.tr("内容"), text=change_words),
        ]

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> list[Hint]:
        return [("Up Down", self.tr("选记录"))] if self.presenter.state.changes else []

    def _render(self, state: ChangesState) -> None:
        self._model.set_rows(state.changes)
        if state.failed:
            self.list.show_failed(state.failed, self.presenter.retry)
        elif not state.known:
            self.list.show_loading()
        elif state.changes:
            self.list.show_rows()
        else:
            self.list.show_empty(
                self.tr("还没有变更记录"), self.tr("每次改动账号、岗位、代岗、授权都记在这里。")
            )
