"""Sheets over the workplace: finding an item, the window's cases, the whole guide."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from counter_app.domain.service_code import grouped
from counter_app.services.cases import CaseSummary
from counter_app.services.items import Guide
from ui.cases.words import summary_pill
from ui.intake.finding_presenter import FindingPresenter, FoundItem, ItemSearch
from ui.intake.guide_text import guide_sections
from ui.styles.tokens import Space
from ui.tables import Column, FrozenTableModel
from ui.terms import term
from ui.widgets.data_table import DataTable
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label, paragraph
from ui.widgets.list_state import ListState
from ui.widgets.overlay import Overlay
from ui.widgets.pill import Pill
from ui.widgets.search_box import SearchBox
from ui.wording import CASE_STATUS, said, short_time

_WIDTH = 860
_HEIGHT = 392


class ItemFinder(Overlay):
    """Type a name, a code or pinyin initials; ↑↓ choose below while the typing goes on, Enter opens.

    Signals:
        item_wanted(int): the id of an item that this window handles
    """

    item_wanted = Signal(int)

    def __init__(self, finding: ItemSearch) -> None:
        super().__init__(self.tr("找事项"), width=_WIDTH)
        self._finding = finding
        self._box = SearchBox(self.tr("事项名称、编码或者拼音首字母，如 ncjf"))
        self._model: FrozenTableModel[FoundItem] = FrozenTableModel(
            _item_columns(), lambda found: found.hit.item_id, parent=self
        )
        self.table = DataTable(self._model)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setFixedHeight(_HEIGHT)
        self._list = ListState(self.table)
        self._note = label("", "problem")
        self.content.addWidget(self._box)
        self.content.addWidget(self._list)
        self.buttons.insertWidget(0, self._note)
        close = KeyButton(self.tr("取消"), "Esc", bind=False)
        close.clicked.connect(self.cancel)
        self.buttons.addWidget(close)
        self._box.installEventFilter(self)
        self._box.searched.connect(finding.search)
        self.table.row_activated.connect(self._take)
        self.table.clicked.connect(lambda _: self._take(self.table.current_row()))
        finding.items_found.connect(self._on_found)
        finding.failed.connect(lambda sentence: self._list.show_failed(sentence, self._search))
        self._list.show_loading()
        self._search()

    def opens_with(self) -> QWidget:
        return self._box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._box and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.table.current_row())
                return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        self._finding.search(self._box.text().strip())

    def _on_found(self, items: tuple[FoundItem, ...]) -> None:
        self._note.clear()
        self._model.set_rows(items)
        if not items:
            self._list.show_empty(
                self.tr("没有找到事项"), self.tr("换个说法，或者输入拼音首字母试试。"), "search"
            )
            return
        self._list.show_rows()
        self.table.select_key(items[0].hit.item_id)

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if count:
            row = min(max(self.table.currentIndex().row() + step, 0), count - 1)
            self.table.select_key(self._model.key_at(row))

    def _take(self, found: FoundItem | None) -> None:
        if found is None:
            return
        if not found.here:
            self._note.setText(
                self.tr("“{item}”不在本窗口，请引导到{department}的窗口。").format(
                    item=found.hit.name, department=found.hit.department_name
                )
            )
        elif not found.hit.has_guide:
            self._note.setText(self.tr("这个事项还没有办事指南，请管理员先补全目录。"))
        else:
            self.close_sheet()
            self.item_wanted.emit(found.hit.item_id)


def _item_columns() -> list[Column[FoundItem]]:
    return [
        Column(
            title=QCoreApplication.translate("ItemFinder", "事项"),
            text=lambda found: found.hit.name,
            pills=_item_marks,
            muted=lambda found: not found.here or not found.hit.has_guide,
        ),
        Column(
            title=QCoreApplication.translate("ItemFinder", "部门"),
            text=lambda found: found.hit.department_name,
            width=170,
            muted=True,
        ),
        Column(
            title=QCoreApplication.translate("ItemFinder", "类型"),
            text=lambda found: term(found.hit.case_type or found.hit.task_type),
            width=96,
            muted=True,
        ),
    ]


def _item_marks(found: FoundItem) -> tuple[Pill, ...]:
    if not found.here:
        return (Pill(QCoreApplication.translate("ItemFinder", "不在本窗口")),)
    if not found.hit.has_guide:
        return (Pill(QCoreApplication.translate("ItemFinder", "无办事指南")),)
    return ()


class CaseListSheet(Overlay):
    """Every open case of this window, overdue first; Enter opens one.

    Signals:
        case_wanted(object): its id
    """

    case_wanted = Signal(object)

    def __init__(self, finding: FindingPresenter) -> None:
        super().__init__(self.tr("本窗口在办"), width=_WIDTH)
        self._finding = finding
        self._model: FrozenTableModel[CaseSummary] = FrozenTableModel(
            _case_columns(), lambda case: case.case_id, parent=self
        )
        self.table = DataTable(self._model)
        self.table.setFixedHeight(_HEIGHT)
        self._list = ListState(self.table)
        self._count = label("", "muted")
        self.content.addWidget(self._list)
        self.buttons.insertWidget(0, self._count)
        close = KeyButton(self.tr("关闭"), "Esc", bind=False)
        close.clicked.connect(self.cancel)
        self.buttons.addWidget(close)
        self.table.row_activated.connect(self._take)
        finding.cases_listed.connect(self._on_listed)
        finding.failed.connect(lambda sentence: self._list.show_failed(sentence, finding.list_cases))
        self._list.show_loading()
        finding.list_cases()

    def opens_with(self) -> QWidget:
        return self.table

    def _on_listed(self, cases: tuple[CaseSummary, ...]) -> None:
        self._model.set_rows(cases)
        self._count.setText(self.tr("共 {count} 件").format(count=len(cases)))
        if not cases:
            self._list.show_empty(self.tr("没有在办的办件"), self.tr("本窗口收的件都已办结。"), "done")
            return
        self._list.show_rows()
        if not self.table.currentIndex().isValid():
            self.table.select_key(cases[0].case_id)

    def _take(self, case: CaseSummary) -> None:
        self.close_sheet()
        self.case_wanted.emit(case.case_id)


def _case_columns() -> list[Column[CaseSummary]]:
    return [
        Column(
            title=QCoreApplication.translate("CaseListSheet", "期限"),
            pills=lambda case: (summary_pill(case),),
            width=104,
        ),
        Column(
            title=QCoreApplication.translate("CaseListSheet", "申请人"),
            text=lambda case: case.applicant_name,
            width=120,
            bold=True,
        ),
        Column(title=QCoreApplication.translate("CaseListSheet", "事项"), text=lambda case: case.item_name),
        Column(
            title=QCoreApplication.translate("CaseListSheet", "状态"),
            text=lambda case: said(CASE_STATUS[case.status]),
            width=104,
        ),
        Column(
            title=QCoreApplication.translate("CaseListSheet", "收件"),
            text=lambda case: short_time(case.received_at),
            tooltip=lambda case: grouped(case.service_code),
            width=104,
            muted=True,
        ),
    ]


class GuideSheet(Overlay):
    """The ten elements of an item, to read out or to show."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide.name, width=_WIDTH)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, Space.M, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(1, 1)
        sections = guide_sections(guide)
        for row, (title, lines) in enumerate(sections):
            grid.addWidget(label(title, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(paragraph("\n".join(lines)), row, 1)
        grid.setRowStretch(len(sections), 1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFixedHeight(_HEIGHT + 60)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.content.addWidget(self._scroll)
        close = KeyButton(self.tr("关闭"), "Esc", bind=False)
        close.clicked.connect(self.cancel)
        self.buttons.addWidget(close)
        self.confirmed.connect(self.close_sheet)

    def opens_with(self) -> QWidget:
        return self._scroll
