"""The catalogue: search while typing at the left, the guide at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.items import ItemHit
from ui.catalogue.guide_sheet import GuideSheet
from ui.catalogue.presenter import CataloguePresenter, CatalogueState, Kind
from ui.desk import Desk
from ui.prompter import Prompter
from ui.shell.workplace import Workplace
from ui.styles.tokens import Space, Tone
from ui.tables import Column, FrozenTableModel
from ui.terms import term
from ui.widgets.card import Card
from ui.widgets.chip_bar import ChipBar
from ui.widgets.data_table import DataTable
from ui.widgets.hint_bar import Hint
from ui.widgets.list_state import ListState
from ui.widgets.pill import Pill
from ui.widgets.search_box import SearchBox

_LIST_WIDTH = 520


class CatalogueWorkplace(Workplace):
    """Ctrl+F searches by name, code or pinyin; the arrows choose; PgUp and PgDn read on."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = CataloguePresenter(desk, self)
        self._filling = False
        self._model = FrozenTableModel(self._columns(), key=lambda hit: hit.item_id, parent=self)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(self.tr("事项"))
        self.list = ListState(self.table)
        self.search = SearchBox(self.tr("事项名称、编码或拼音首字母"), "Ctrl+F")
        self.chips = ChipBar()
        self.sheet = GuideSheet()
        self.page = ListState(self.sheet)
        self._lay_out()
        self._connect()
        self._render(self.presenter.state)

    def _columns(self) -> list[Column[ItemHit]]:
        return [
            Column(title=self.tr("事项"), text=lambda hit: hit.name, pills=self._pills),
            Column(title=self.tr("实施机关"), text=lambda hit: hit.department_name, width=144, muted=True),
            Column(title=self.tr("类型"), text=lambda hit: term(hit.task_type), width=86, muted=True),
        ]

    def _pills(self, hit: ItemHit) -> Sequence[Pill]:
        return () if hit.has_guide else (Pill(self.tr("无指南"), Tone.NEUTRAL),)

    def _lay_out(self) -> None:
        card = Card(padded=False)
        card.setFixedWidth(_LIST_WIDTH)
        head = QVBoxLayout()
        head.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.M)
        head.setSpacing(Space.S)
        head.addWidget(self.search)
        head.addWidget(self.chips)
        card.body.addLayout(head)
        card.add(self.list, 1)
        guide_card = Card(padded=False)
        guide_card.add(self.page, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.setSpacing(Space.M)
        box.addWidget(card)
        box.addWidget(guide_card, 1)

    def _connect(self) -> None:
        self.presenter.state_changed.connect(self._render)
        self.search.searched.connect(self.presenter.search)
        for leaves in (self.search.left_downwards, self.search.chosen):
            leaves.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.left_upwards.connect(lambda: self.search.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.row_selected.connect(self._on_row_selected)
        self.table.row_activated.connect(lambda _: self.sheet.setFocus(Qt.FocusReason.TabFocusReason))
        self.chips.chosen.connect(lambda key: self.presenter.show_kind(Kind(key)))
        for key, pages in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda pages=pages: self.sheet.read_on(pages))

    def hints(self) -> Sequence[Hint]:
        moves = [("Up Down", self.tr("选事项")), ("PgUp PgDown", self.tr("翻阅"))]
        return [("Ctrl+F", self.tr("搜索")), *(moves if self.presenter.state.hits else [])]

    def became_visible(self) -> None:
        self.presenter.set_shown(True)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.set_shown(False)

    def _render(self, state: CatalogueState) -> None:
        words = {
            Kind.ALL: self.tr("全部 {}"),
            Kind.GUIDED: self.tr("有指南 {}"),
            Kind.BARE: self.tr("待补指南 {}"),
        }
        self.chips.set_chips(
            [(kind.value, text.format(f"{state.count(kind):,}")) for kind, text in words.items()]
        )
        self.chips.set_current(state.kind.value)
        self._fill(state)
        if state.failed:
            self.list.show_failed(state.failed, self.presenter.retry)
        elif not state.known:
            self.list.show_loading()
        elif state.hits:
            self.list.show_rows()
        else:
            self.list.show_empty(
                self.tr("没有找到事项"), self.tr("换一个说法，或者只输入两三个字的拼音首字母。"), "search"
            )
        self._render_guide(state)
        self.hints_changed.emit(list(self.hints()))

    def _fill(self, state: CatalogueState) -> None:
        """While rows are replaced the table moves its choice by itself; the presenter's counts."""
        self._filling = True
        self._model.set_rows(state.hits)
        if state.chosen is not None:
            self.table.select_key(state.chosen.item_id)
        self._filling = False

    def _render_guide(self, state: CatalogueState) -> None:
        if state.guide is not None:
            self.sheet.show_guide(state.guide)
            self.page.show_rows()
        elif state.chosen is None:
            self.page.show_empty(self.tr("没有选中的事项"), icon="catalogue")
        elif not state.chosen.has_guide:
            self.sheet.show_bare(state.chosen)
            self.page.show_rows()
        elif not state.guide_failed:
            self.page.show_loading()
        if state.guide_failed:
            self.page.show_failed(state.guide_failed, self.presenter.read_guide)

    def _on_row_selected(self, hit: ItemHit | None) -> None:
        if hit is not None and not self._filling:
            self.presenter.choose(hit)
