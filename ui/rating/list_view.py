"""The list of ratings and the chosen one beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.ratings import MOST_ROWS, SeenRating, Wanted
from ui.rating.presenter import RatingsPresenter, RatingsState
from ui.rating.sheet import RatingSheet
from ui.rating.words import due_pill, level_pill, status_pill
from ui.styles.tokens import Space
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.list_state import ListState
from ui.wording import short_time

_SHEET_WIDTH = 360


class RatingListView(QWidget):
    """Up and down choose; the sheet follows."""

    def __init__(self, presenter: RatingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.model = FrozenTableModel(self._columns(), key=lambda rating: rating.rating_id, parent=self)
        self.table = DataTable(self.model)
        self.table.setAccessibleName(self.tr("评价"))
        self.list = ListState(self.table)
        self.sheet = RatingSheet()
        card = Card(padded=False)
        card.add(self.list, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(card, 1)
        side = QVBoxLayout()
        side.addWidget(self.sheet)
        self.sheet.setFixedWidth(_SHEET_WIDTH)
        box.addLayout(side)
        self.table.row_selected.connect(presenter.choose)
        presenter.state_changed.connect(self.render_state)
        self.render_state(presenter.state)

    def _columns(self) -> list[Column[SeenRating]]:
        return [
            Column(title=self.tr("期限"), pills=due_pill, width=100),
            Column(title=self.tr("评价"), pills=lambda r: (level_pill(r.overall),), width=128),
            Column(title=self.tr("处理"), pills=status_pill, width=80),
            Column(title=self.tr("窗口"), text=lambda r: r.window_number, width=56, bold=True),
            Column(title=self.tr("人员"), text=lambda r: r.clerk_name, width=76),
            Column(title=self.tr("事项"), text=lambda r: r.item_name),
            Column(title=self.tr("意见"), text=lambda r: r.words.replace("\n", " ") or "–"),
            Column(title=self.tr("时间"), text=lambda r: short_time(r.rated_at), width=96, muted=True),
        ]

    def focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def render_state(self, state: RatingsState) -> None:
        ratings = state.seen.ratings if state.seen else ()
        self.model.set_rows(ratings)
        self.sheet.render_state(state)
        if state.failed:
            self.list.show_failed(state.failed, self._presenter.retry)
        elif state.seen is None:
            self.list.show_loading()
        elif len(ratings) >= MOST_ROWS:
            self.list.show_rows()
            words = self.tr("只显示最新的 {count} 条，请缩短时间范围。")
            self.list.show_stale(words.format(count=MOST_ROWS))
        elif ratings:
            self.list.show_rows()
        elif state.wanted is Wanted.OPEN:
            self.list.show_empty(
                self.tr("没有待处理的差评"),
                self.tr("群众评为“不满意”“非常不满意”时，会自动列在这里。"),
                "done",
            )
        else:
            self.list.show_empty(self.tr("这段时间没有评价"), self.tr("换一个时间范围再看。"), "star")
