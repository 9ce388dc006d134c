"""The table of the figures: its columns, sorted by a click on their heads."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from counter_app.services.queue_figures import By, FigureRow
from ui.figures import words
from ui.figures.presenter import VALUES, FiguresState
from ui.tables import Column, FrozenTableModel
from ui.widgets.data_table import DataTable
from ui.wording import said

_NARROW = 76
_WIDE = 88


class FiguresTable(DataTable):
    """Signals:
    sorting_wanted(str): the head of a column was clicked, by its key; "" for the name
    """

    sorting_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._by = By.WINDOW
        self._sort, self._descending = "", False
        self._keys: tuple[str, ...] = ("", "note", *VALUES)
        self._model = FrozenTableModel(self._columns(), key=lambda row: row.key)
        super().__init__(self._model, parent)
        self._model.setParent(self)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(40)
        header.sectionClicked.connect(self._on_clicked)

    def _columns(self) -> list[Column[FigureRow]]:
        return [
            Column(title=self._head(""), text=partial(words.name_of, self._by), bold=True),
            Column(title="", text=partial(words.note_of, self._by), muted=True),
            *(
                Column(
                    title=self._head(key),
                    text=_TEXTS.get(key, partial(_count, key)),
                    width=_width(key),
                    right=True,
                )
                for key in VALUES
            ),
        ]

    def _titles(self) -> dict[str, str]:
        return {
            "waiting": self.tr("等候中"),
            "serving": self.tr("办理中"),
            "taken": self.tr("取号"),
            "called": self.tr("呼叫"),
            "finished": self.tr("办结"),
            "waited": self.tr("平均等候"),
            "waited_within": self.tr("九成等候"),
            "served": self.tr("平均办理"),
            "served_within": self.tr("九成办理"),
            "missed": self.tr("过号"),
            "transferred": self.tr("转移"),
            "cancelled": self.tr("取消"),
        }

    def _head(self, key: str) -> str:
        """With an arrow in the text: Qt's own indicator is drawn over a title that stands at the right."""
        arrow = "" if key != self._sort else " ↓" if self._descending else " ↑"
        return self.title_of(key) + arrow

    def title_of(self, key: str) -> str:
        """The head of a column, for the bottom line."""
        return self._titles().get(key) or said(words.BY[self._by])

    def render_state(self, state: FiguresState) -> None:
        heads = (state.by, state.sort, state.descending)
        if heads != (self._by, self._sort, self._descending):
            self._by, self._sort, self._descending = heads
            self._model.columns = tuple(self._columns())
            self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._keys) - 1)
        self._model.set_rows(state.rows)
        for index, key in enumerate(self._keys[2:], start=2):
            self.setColumnHidden(index, key not in state.columns)
        self.setColumnHidden(1, state.by in {By.ZONE, By.HOUR, By.DAY})

    def _on_clicked(self, section: int) -> None:
        if self._keys[section] != "note":
            self.sorting_wanted.emit(self._keys[section])


_TEXTS: dict[str, Callable[[FigureRow], str]] = {
    "waited": lambda row: words.average(row.waited),
    "waited_within": lambda row: words.minutes(row.waited_within),
    "served": lambda row: words.average(row.served),
    "served_within": lambda row: words.minutes(row.served_within),
}


def _count(key: str, row: FigureRow) -> str:
    count = VALUES[key](row)
    return f"{count:,.0f}" if count else words.NONE


def _width(key: str) -> int:
    return _WIDE if key in _TEXTS else _NARROW
