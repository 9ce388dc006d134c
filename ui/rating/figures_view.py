"""The figures of a period: four on top, and a table grouped as chosen."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.ratings import GroupedBy, RatingLine
from ui.rating.figures_presenter import SHOWN, FiguresPresenter, FiguresState
from ui.rating.words import GROUPED
from ui.styles.tokens import Space, Tone
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.chip_bar import ChipBar
from ui.widgets.data_table import DataTable
from ui.widgets.figure_tile import FigureTile
from ui.widgets.labels import label
from ui.widgets.list_state import ListState
from ui.wording import said

_GOOD_SHARE = 0.95
"""群众评价满意率达95%以上 (渝委办发〔2012〕20号)."""


class FiguresView(QWidget):
    """Grouped by window, clerk, item, day or month."""

    def __init__(self, presenter: FiguresPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.tiles = {
            "invited": FigureTile(self.tr("办结（邀请评价）")),
            "rated": FigureTile(self.tr("已评价 / 评价率")),
            "satisfied": FigureTile(self.tr("满意率"), Tone.OK),
            "bad": FigureTile(self.tr("差评"), Tone.BAD),
        }
        self.chips = ChipBar()
        self.chips.set_chips([(by.value, said(GROUPED[by])) for by in SHOWN])
        self.model = FrozenTableModel(self._columns(), key=lambda line: line.label, parent=self)
        self.table = DataTable(self.model)
        self.table.setAccessibleName(self.tr("好差评统计"))
        self.list = ListState(self.table)
        self._lay_out()
        self.chips.chosen.connect(lambda key: presenter.group(GroupedBy(key)))
        presenter.state_changed.connect(self.render_state)
        self.render_state(presenter.state)

    def _columns(self) -> list[Column[RatingLine]]:
        def count(title: str, name: str, width: int = 84) -> Column[RatingLine]:
            return Column(title=title, text=lambda line: f"{getattr(line, name):,}", width=width, right=True)

        return [
            Column(title=self.tr("名称"), text=lambda line: line.label, bold=True),
            count(self.tr("邀请"), "invited", 68),
            count(self.tr("已评"), "rated", 68),
            Column(title=self.tr("评价率"), text=lambda x: _share(x.rated_share), width=72, right=True),
            count(self.tr("非常满意"), "very_satisfied"),
            count(self.tr("满意"), "satisfied", 64),
            count(self.tr("基本满意"), "basically_satisfied"),
            count(self.tr("不满意"), "dissatisfied", 72),
            count(self.tr("非常不满意"), "very_dissatisfied", 92),
            count(self.tr("默认"), "by_default", 64),
            count(self.tr("不评价"), "put_aside", 72),
            count(self.tr("未到期"), "pending", 72),
            Column(title=self.tr("满意率"), text=lambda x: _share(x.satisfied_share), width=72, right=True),
        ]

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(Space.M)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        bar.addWidget(self.chips)
        bar.addStretch(1)
        note = self.tr("“默认”为期限内未评价的，按基本满意统计，不是群众作出的评价")
        bar.addWidget(label(note, "muted"))
        card = Card(padded=False)
        card.body.addLayout(bar)
        card.add(self.list, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addLayout(tiles)
        box.addWidget(card, 1)

    def render_state(self, state: FiguresState) -> None:
        self.chips.set_current(state.grouped_by.value)
        shown = state.figures
        self.model.set_rows(shown.lines if shown else ())
        self._render_tiles(shown.total if shown else None)
        if state.failed:
            self.list.show_failed(state.failed, self._presenter.retry)
        elif state.is_empty:
            self.list.show_empty(
                self.tr("这段时间没有办结的服务"), self.tr("窗口办结后，评价情况会自动统计在这里。"), "star"
            )
        elif shown is None:
            self.list.show_loading()
        else:
            self.list.show_rows()

    def _render_tiles(self, total: RatingLine | None) -> None:
        if total is None:
            for tile in self.tiles.values():
                tile.set_figure("–")
            return
        self.tiles["invited"].set_figure(f"{total.invited:,}")
        self.tiles["rated"].set_figure(f"{total.rated:,}", _share(total.rated_share))
        share = total.satisfied_share
        tone = Tone.NEUTRAL if share is None else Tone.OK if share >= _GOOD_SHARE else Tone.WARN
        self.tiles["satisfied"].set_figure(_share(share), "", tone)
        self.tiles["bad"].set_figure(f"{total.bad:,}", "", Tone.BAD if total.bad else Tone.NEUTRAL)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}%"
