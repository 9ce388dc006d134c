"""A list of cases at the left, the chosen one whole at the right."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.lamps import Lamp
from counter_app.services.cases import CaseSummary
from counter_app.services.papers import Paper
from ui.cases.list_presenter import CaseListPresenter, CaseListState
from ui.cases.presenter import CaseState
from ui.cases.sheet import CaseSheet
from ui.cases.words import summary_pill
from ui.desk import Desk
from ui.styles.tokens import Space
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.list_state import ListState
from ui.widgets.paper_sheet import PaperSheet

_LIST_WIDTH = 440


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyWords:
    """What the list says when nothing is in it."""

    title: str
    sentence: str
    icon: str = "empty"


class CaseBrowser(QWidget):
    """The arrows choose, Enter goes over to the page, PgUp and PgDn read on from anywhere.

    Attributes:
        footer: the layout under the page, for what the room does with the case.
    """

    def __init__(
        self,
        desk: Desk,
        presenter: CaseListPresenter,
        columns: Sequence[Column[CaseSummary]],
        empty: EmptyWords,
        *,
        may_print: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._presenter = presenter
        self._empty = empty
        self._may_print = may_print
        self._filling = False
        self._model = FrozenTableModel(columns, key=lambda case: case.case_id, parent=self)
        self.table = DataTable(self._model)
        self.list = ListState(self.table)
        self.list_card = Card(empty.title, heading=True, padded=False)
        self.sheet = CaseSheet()
        self._page = ListState(self.sheet)
        self.footer = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.set_title(empty.title)
        self.render_list(presenter.state)

    def set_title(self, title: str) -> None:
        self.list_card.set_title(title)
        self.table.setAccessibleName(title)

    def _lay_out(self) -> None:
        self.list_card.setFixedWidth(_LIST_WIDTH)
        self.list_card.add(self.list, 1)
        case_card = Card(padded=False)
        case_card.add(self._page, 1)
        case_card.body.addLayout(self.footer)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(self.list_card)
        box.addWidget(case_card, 1)

    def _connect(self) -> None:
        self._presenter.state_changed.connect(self.render_list)
        self._presenter.case.state_changed.connect(self.render_case)
        self._presenter.case.paper_read.connect(self._on_paper_read)
        self.table.row_selected.connect(self._on_row_selected)
        self.table.row_activated.connect(lambda _: self.sheet.setFocus(Qt.FocusReason.TabFocusReason))
        self.sheet.paper_chosen.connect(self._on_paper_chosen)
        for key, pages in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda pages=pages: self.sheet.read_on(pages))

    def render_list(self, state: CaseListState) -> None:
        self._fill(state)
        overdue = sum(case.lamp in (Lamp.RED, Lamp.STATUTORY_OVERDUE) for case in state.cases)
        self.list_card.set_aside(self.tr("超期 {} 件").format(overdue) if overdue else "")
        if state.failed:
            self.list.show_failed(state.failed, self._presenter.reread)
        elif not state.known:
            self.list.show_loading()
        elif state.cases:
            self.list.show_rows()
        else:
            self.list.show_empty(self._empty.title, self._empty.sentence, self._empty.icon)
        self.render_case(self._presenter.case.state)

    def _fill(self, state: CaseListState) -> None:
        """While rows are replaced the table moves its choice by itself; the presenter's counts."""
        self._filling = True
        self._model.set_rows(state.cases)
        if state.chosen is not None:
            self.table.select_key(state.chosen)
        self._filling = False

    def render_case(self, state: CaseState) -> None:
        if state.case is not None:
            summary = self._presenter.state.chosen_summary()
            self.sheet.show_case(state.case, summary_pill(summary) if summary else None)
            self._page.show_rows()
        elif state.case_id is None:
            self._page.show_empty(self.tr("没有选中的办件"), icon="case")
        elif not state.failed:
            self._page.show_loading()
        if state.failed:
            self._page.show_failed(state.failed, self._presenter.case.reread)

    def _on_row_selected(self, case: CaseSummary | None) -> None:
        if case is not None and not self._filling:
            self._presenter.choose(case.case_id)

    def _on_paper_chosen(self, document_id: uuid.UUID) -> None:
        self._presenter.case.open_paper(document_id)

    def _on_paper_read(self, paper: Paper) -> None:
        if self.isVisible():
            sheet = PaperSheet((paper,), self._desk.prepare, sent=False, may_print=self._may_print)
            sheet.reprint_wanted.connect(lambda paper: self._desk.print_papers((paper,)))
            sheet.open_on(self.window(), sheet.opens_with())
