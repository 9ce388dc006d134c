"""The house's table: calm rows, one current row, everything by keyboard."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.styles.tokens import ROW_HEIGHT
from ui.tables import FrozenTableModel
from ui.widgets.cell import CellDelegate


class DataTable(QTableView):
    """Shows a `FrozenTableModel`; one row is current, and stays so while rows come and go.

    A row that vanishes hands over to the one that takes its place.

    Signals:
        row_activated(object): Enter or a double click on a row
        row_selected(object): another row became current; None when there is none
        left_upwards(): the up arrow in the first row; a search box above may take the focus
    """

    row_activated = Signal(object)
    row_selected = Signal(object)
    left_upwards = Signal()

    def __init__(self, model: FrozenTableModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._current_key: object = None
        self._kept_row = 0
        self._kept_scroll = 0
        self._configure()
        model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        self.setModel(model)
        model.modelReset.connect(self._on_reset)
        self.setItemDelegate(CellDelegate(self))
        self._size_columns()
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    def _configure(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(ROW_HEIGHT)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        for i, column in enumerate(self._rows.columns):
            if column.width is None:
                header.setSectionResizeMode(i, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(i, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(i, column.width)

    def current_row(self) -> Any:
        """The current row's value, or None."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def select_key(self, key: object) -> bool:
        """Make the row with `key` current and visible; False when it is not there."""
        row = self._rows.find_row(key)
        if row is None:
            return False
        self._make_current(row)
        self.scrollTo(self._rows.index(row, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self.row_activated.emit(self.current_row())
            return
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters and digits are keys of the workplace here; they do not jump to a row."""

    def mouseDoubleClickEvent(self, event: Any) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.row_activated.emit(self.current_row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Before Qt's own handling, which makes the first row current without selecting it.
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self._make_current(0)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _on_about_to_be_reset(self) -> None:
        self._kept_row = max(0, self.currentIndex().row())
        self._kept_scroll = self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        if self._current_key is None:
            if self.hasFocus() and self._rows.rowCount():
                self._make_current(0)  # the rows came after the focus
            return
        row = self._rows.find_row(self._current_key)
        if row is None:
            row = min(self._kept_row, self._rows.rowCount() - 1)
        if row < 0:
            self._current_key = None
            self.row_selected.emit(None)
            return
        self._make_current(row)
        self.verticalScrollBar().setValue(self._kept_scroll)

    def _make_current(self, row: int) -> None:
        self.setCurrentIndex(self._rows.index(row, 0))

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = self._rows.key_at(current.row()) if current.isValid() else None
        if key != self._current_key:
            self._current_key = key
            self.row_selected.emit(self.current_row())
