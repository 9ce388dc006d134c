"""初审: the list of what agents filed; the deciding happens at the clerk's own desk."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.service_code import grouped
from counter_app.services.cases import CaseSummary
from ui.cases.words import status_pill, summary_pill
from ui.desk import Desk
from ui.prompter import Prompter
from ui.shell.workplace import Workplace
from ui.signoff.inbox_presenter import InboxPresenter, InboxState
from ui.styles.tokens import Space
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.chip_bar import ChipBar
from ui.widgets.data_table import DataTable
from ui.widgets.hint_bar import Hint
from ui.widgets.list_state import ListState
from ui.wording import CASE_STATUS, said, short_time

ALL = "all"


class InboxWorkplace(Workplace):
    """Signals:
    open_case_requested(object): the case id that the township clerk wants on their desk
    """

    open_case_requested = Signal(object)

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = InboxPresenter(desk, self)
        self._model = FrozenTableModel(self._columns(), key=lambda case: case.case_id, parent=self)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(self.tr("代办员送来的办件"))
        self._list = ListState(self.table)
        self._chips = ChipBar()
        self._card = Card(self.tr("村（社区）代办送件"), heading=True, padded=False)
        self._lay_out()
        self.presenter.state_changed.connect(self._render)
        self.table.row_activated.connect(lambda case: self.open_case_requested.emit(case.case_id))
        self._chips.chosen.connect(lambda key: self.presenter.filter_by("" if key == ALL else key))
        self._render(self.presenter.state)

    def _columns(self) -> list[Column[CaseSummary]]:
        return [
            Column(title=self.tr("时限"), pills=lambda case: (summary_pill(case),), width=112),
            Column(title=self.tr("事项"), text=lambda case: case.item_name),
            Column(title=self.tr("申请人"), text=lambda case: case.applicant_name, width=140, bold=True),
            Column(title=self.tr("送件村（社区）"), text=lambda case: case.filed_unit_name, width=140),
            Column(title=self.tr("代办员"), text=lambda case: case.clerk_name, width=96),
            Column(
                title=self.tr("收件"), text=lambda case: short_time(case.received_at), width=110, muted=True
            ),
            Column(title=self.tr("状态"), pills=lambda case: (status_pill(case.status),), width=120),
            Column(
                title=self.tr("监管码"), text=lambda case: grouped(case.service_code), width=256, muted=True
            ),
        ]

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(Space.L - 2, 0, Space.L - 2, Space.S)
        filters.addWidget(self._chips)
        self._card.body.addLayout(filters)
        self._card.add(self._list, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.addWidget(self._card)

    def hints(self) -> Sequence[Hint]:
        if not self.presenter.state.shown:
            return ()
        return [("Up Down", self.tr("选办件")), ("Enter", self.tr("初审"))]

    def became_visible(self) -> None:
        self.presenter.set_shown(True)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.set_shown(False)

    def _render(self, state: InboxState) -> None:
        chips = [(status.value, f"{said(CASE_STATUS[status])} {count}") for status, count in state.counts()]
        self._chips.set_chips([(ALL, self.tr("全部 {}").format(len(state.cases))), *chips])
        self._chips.set_current(state.status or ALL)
        self._model.set_rows(state.shown)
        if state.failed:
            self._list.show_failed(state.failed, self.presenter.retry)
        elif not state.known:
            self._list.show_loading()
        elif state.shown:
            self._list.show_rows()
        else:
            self._list.show_empty(
                self.tr("没有待初审的送件"), self.tr("代办员联网同步后，送件会自动出现在这里。"), "filing"
            )
        self.hints_changed.emit(list(self.hints()))
