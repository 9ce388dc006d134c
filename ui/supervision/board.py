"""The six figures and the table of windows."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter_app.domain.lamps import Lamp
from counter_app.services.supervision import Supervision, WindowRow
from ui.styles.tokens import Space, Tone
from ui.supervision.presenter import LAMP_COUNTS, BoardState, Order, SupervisionPresenter
from ui.supervision.words import (
    department_words,
    in_time_rate,
    lamp_pills,
    oldest_words,
    plate,
    state_pill,
)
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.chip_bar import ChipBar
from ui.widgets.data_table import DataTable
from ui.widgets.figure_tile import FigureTile
from ui.widgets.labels import label
from ui.widgets.list_state import ListState
from ui.widgets.search_box import SearchBox
from ui.wording import waited

_TICK_MS = 1_000
_GOOD_RATE = 95.0
_ALL = "all"


class BoardView(QWidget):
    """Signals:
    window_chosen(object): the WindowRow that was opened by Enter or a double click
    """

    window_chosen = Signal(object)

    def __init__(self, presenter: SupervisionPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._model = FrozenTableModel(self._columns(), key=lambda row: row.window_id, parent=self)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(self.tr("各窗口"))
        self.list = ListState(self.table)
        self.chips = ChipBar()
        self.search = SearchBox(self.tr("窗口、部门、人员 / 拼音"), "Ctrl+F")
        self.order = QPushButton()
        self.tiles = self._tiles()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._lay_out()
        self._connect()
        self.render_state(presenter.state)

    def _columns(self) -> list[Column[WindowRow]]:
        return [
            Column(title=self.tr("窗口"), text=plate, width=96, bold=True),
            Column(title=self.tr("部门"), text=department_words, width=148),
            Column(title=self.tr("人员"), text=lambda row: row.clerk_name or "–", width=80),
            Column(
                title=self.tr("状态"), pills=lambda row: (state_pill(row, self._presenter.now()),), width=172
            ),
            Column(title=self.tr("当前号"), text=lambda row: row.ticket or "–", width=72, bold=True),
            Column(title=self.tr("等候"), text=lambda row: str(row.waiting), width=56, right=True),
            Column(title=self.tr("超期与临期"), pills=lamp_pills, width=262),
            Column(title=self.tr("最久超期"), text=oldest_words),
            Column(title=self.tr("在办"), text=lambda row: str(row.open_count), width=72, right=True),
        ]

    def _tiles(self) -> dict[str, FigureTile]:
        return {
            Lamp.STATUTORY_OVERDUE: FigureTile(self.tr("法定超期"), Tone.SEVERE, clickable=True),
            Lamp.RED: FigureTile(self.tr("超承诺（红灯）"), Tone.BAD, clickable=True),
            Lamp.YELLOW: FigureTile(self.tr("临期（黄灯）"), Tone.WARN, clickable=True),
            "open": FigureTile(self.tr("在办")),
            "waiting": FigureTile(self.tr("等候 / 最久")),
            "rate": FigureTile(self.tr("今日按时办结率"), Tone.OK),
        }

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(Space.M)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        card = Card(padded=False)
        card.body.addLayout(self._bar())
        card.add(self.list, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addLayout(tiles)
        box.addWidget(card, 1)

    def _bar(self) -> QHBoxLayout:
        self.order.setProperty("role", "link")
        self.search.setFixedWidth(220)
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.S)
        bar.setSpacing(Space.L)
        bar.addWidget(label(self.tr("各窗口"), "strong"))
        bar.addWidget(self.chips, 1)
        bar.addWidget(self.order)
        bar.addWidget(self.search)
        return bar

    def _connect(self) -> None:
        self._presenter.state_changed.connect(self.render_state)
        self.table.row_activated.connect(self.window_chosen)
        self.table.left_upwards.connect(lambda: self.search.setFocus(Qt.FocusReason.OtherFocusReason))
        self.search.left_downwards.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.search.chosen.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.search.searched.connect(self._presenter.search)
        self.order.clicked.connect(self._presenter.reverse_order)
        self.chips.chosen.connect(lambda key: self._presenter.show_zone(None if key == _ALL else int(key)))
        for lamp in LAMP_COUNTS:
            self.tiles[lamp].clicked.connect(
                lambda checked, lamp=lamp: self._presenter.show_lamp(lamp if checked else None)
            )
        self._tick.timeout.connect(self._on_tick)

    def render_state(self, state: BoardState) -> None:
        by_problem = state.order is Order.PROBLEM
        self.order.setText(self.tr("按问题排序") if by_problem else self.tr("按窗口排序"))
        for lamp in LAMP_COUNTS:
            self.tiles[lamp].setChecked(lamp is state.lamp)
        if state.board is not None:
            self._render_figures(state.board)
            self._render_chips(state)
            self._model.set_rows(state.rows)
        self._render_list_state(state)

    def _render_figures(self, board: Supervision) -> None:
        for lamp, column in LAMP_COUNTS.items():
            self.tiles[lamp].set_figure(f"{board.total(column):,}")
        self.tiles["open"].set_figure(f"{board.total('open_count'):,}")
        self._render_waiting(board)
        rate = in_time_rate(board)
        good = rate == "–" or float(rate.rstrip("%")) >= _GOOD_RATE
        told = (
            self.tr("已办 {}").format(board.decided_today) if board.decided_today else self.tr("还没有办结")
        )
        tone = Tone.NEUTRAL if rate == "–" else Tone.OK if good else Tone.WARN
        self.tiles["rate"].set_figure(rate, told, tone)

    def _render_waiting(self, board: Supervision) -> None:
        oldest = board.oldest_waiting_at
        self.tiles["waiting"].set_figure(
            f"{board.waiting:,}", waited(oldest, self._presenter.now()) if oldest else ""
        )

    def _render_chips(self, state: BoardState) -> None:
        total = len(state.board.windows) if state.board else 0
        zones = [(str(zone), f"{name} {count}") for zone, name, count in state.zones()]
        self.chips.set_chips([(_ALL, self.tr("全部 {}").format(total)), *zones])
        self.chips.set_current(_ALL if state.zone_id is None else str(state.zone_id))

    def _render_list_state(self, state: BoardState) -> None:
        if state.failed:
            self.list.show_failed(state.failed, self._presenter.retry)
        elif state.board is None:
            self.list.show_loading()
        elif state.rows:
            self.list.show_rows()
        else:
            self.list.show_empty(
                self.tr("没有符合的窗口"), self.tr("换一个专区，或清空搜索、再点一次上方的数字。"), "search"
            )

    def _on_tick(self) -> None:
        """Durations go on between two readings."""
        board = self._presenter.state.board
        if board is not None:
            self._render_waiting(board)
            self.table.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
