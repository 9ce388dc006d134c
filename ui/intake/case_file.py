"""What is on record of a case: its papers, to look at and to print again, and what was done when by whom."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.cases import CaseAction
from counter_app.services.cases import Case, CasePaper, CaseStep
from ui.paper_names import paper_name
from ui.styles.tokens import ROW_HEIGHT, Space
from ui.tables import Column, FrozenTableModel
from ui.widgets.data_table import DataTable
from ui.widgets.labels import label, rule
from ui.wording import CASE_ACTION, said, short_time

_MOST_ROWS = 3
_CAPTION = 30


class CaseFile(QWidget):
    """Two short lists side by side; Enter on a paper opens it.

    Signals:
        paper_wanted(object): the `CasePaper` to look at
    """

    paper_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers: FrozenTableModel[CasePaper] = FrozenTableModel(
            _paper_columns(), lambda paper: paper.document_id, parent=self
        )
        self._steps: FrozenTableModel[tuple[int, CaseStep]] = FrozenTableModel(
            _step_columns(), lambda numbered: numbered[0], parent=self
        )
        self.papers = DataTable(self._papers)
        self.steps = DataTable(self._steps)
        lists = QHBoxLayout()
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(0)
        lists.addLayout(_titled(self.tr("文书"), self.papers), 1)
        lists.addLayout(_titled(self.tr("办理经过"), self.steps), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(rule())
        box.addLayout(lists)
        for table in (self.papers, self.steps):
            table.horizontalHeader().hide()
        self.papers.setAccessibleName(self.tr("文书"))
        self.steps.setAccessibleName(self.tr("办理经过"))
        self.papers.row_activated.connect(self.paper_wanted)

    def show_case(self, case: Case) -> None:
        """Newest first: what was just printed is what is wanted again."""
        self._papers.set_rows(tuple(reversed(case.papers)))
        self._steps.set_rows(tuple(reversed(list(enumerate(case.steps)))))
        rows = min(_MOST_ROWS, max(1, len(case.papers), len(case.steps)))
        self.setFixedHeight(_CAPTION + rows * ROW_HEIGHT)


def _titled(title: str, table: DataTable) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    caption = label(title, "small")
    caption.setContentsMargins(Space.L - 2, Space.S, 0, Space.XS)
    box.addWidget(caption)
    box.addWidget(table, 1)
    return box


def _paper_columns() -> list[Column[CasePaper]]:
    return [
        Column(
            title=QCoreApplication.translate("CaseFile", "文书"),
            text=paper_name,
            tooltip=lambda paper: paper.number,
        ),
        Column(
            title=QCoreApplication.translate("CaseFile", "时间"),
            text=lambda paper: short_time(paper.issued_at),
            width=104,
            muted=True,
        ),
    ]


def _step_columns() -> list[Column[tuple[int, CaseStep]]]:
    return [
        Column(
            title=QCoreApplication.translate("CaseFile", "步骤"),
            text=lambda numbered: said(CASE_ACTION[CaseAction(numbered[1].action)]),
            width=110,
        ),
        Column(
            title=QCoreApplication.translate("CaseFile", "经办人"),
            text=lambda numbered: numbered[1].staff_name,
            tooltip=lambda numbered: numbered[1].reason,
        ),
        Column(
            title=QCoreApplication.translate("CaseFile", "时间"),
            text=lambda numbered: short_time(numbered[1].at),
            width=104,
            muted=True,
        ),
    ]
