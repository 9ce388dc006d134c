"""Several answers out of many: each row is ticked or not."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.styles.theme import colour
from ui.styles.tokens import Space
from ui.widgets.labels import label
from ui.widgets.search_box import SearchBox

_ROW = 28
_SHOWN_ROWS = 6
_KEY = int(Qt.ItemDataRole.UserRole)


class TickList(QWidget):
    """The arrows move, Space ticks, Enter is the sheet's. With many rows a search above hides the others.

    What is ticked stays ticked while the search hides it; the line below counts all of it.

    Signals:
        changed(): another row was ticked, or one no more
    """

    changed = Signal()

    def __init__(
        self, options: Sequence[tuple[str, str, str]], ticked: Collection[str], parent: QWidget | None = None
    ) -> None:
        """`options` are (key, title, text to search in), in order; without texts there is no search."""
        super().__init__(parent)
        self._texts = [text for _, _, text in options]
        self.search = SearchBox(self.tr("名称、编码或拼音"))
        self.rows = _Rows()
        self._count = label("", "small")
        for key, title, _ in options:
            item = QListWidgetItem(title)
            item.setData(_KEY, key)
            item.setToolTip(title)
            item.setSizeHint(QSize(0, _ROW))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
            self.rows.addItem(item)
        self.rows.setFixedHeight(
            _ROW * min(len(options), _SHOWN_ROWS if any(self._texts) else len(options)) + 6
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        for part in (self.search, self.rows, self._count):
            box.addWidget(part)
        # Not earlier: shown without a parent, a field is a window of its own and takes the focus away.
        self.search.setVisible(any(self._texts))
        self.search.searched.connect(self._filter)
        for leaves in (self.search.left_downwards, self.search.chosen):
            leaves.connect(lambda: self.rows.setFocus(Qt.FocusReason.OtherFocusReason))
        self.rows.itemChanged.connect(self._on_changed)
        self.rows.left_upwards.connect(self._on_left_upwards)
        self.setFocusProxy(self.search if any(self._texts) else self.rows)
        self._tell()

    def ticked(self) -> tuple[str, ...]:
        """The keys, in the order of the rows."""
        items = (self.rows.item(row) for row in range(self.rows.count()))
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.rows.setAccessibleName(name)

    def _filter(self, query: str) -> None:
        needle = query.lower().replace(" ", "")
        for row, text in enumerate(self._texts):
            self.rows.item(row).setHidden(needle not in text)
        self.rows.go_to_first()
        self._tell()

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _on_left_upwards(self) -> None:
        if self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        shown = sum(not self.rows.item(row).isHidden() for row in range(self.rows.count()))
        told = self.tr("已选 {} 项，空格键选或不选。") if shown else self.tr("没有找到；已选 {} 项。")
        self._count.setText(told.format(len(self.ticked())))


class _Rows(QListWidget):
    """Signals:
    left_upwards(): the up arrow in the first row that is shown
    """

    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        dress = self.palette()  # as the rows of tables: the words stay dark on the current one
        dress.setColor(QPalette.ColorRole.Highlight, colour("selection"))
        dress.setColor(QPalette.ColorRole.HighlightedText, colour("text"))
        self.setPalette(dress)

    def go_to_first(self) -> None:
        """The first row that is shown becomes current."""
        first = next((row for row in range(self.count()) if not self.item(row).isHidden()), -1)
        self.setCurrentRow(first)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.currentRow() < 0:
            self.go_to_first()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentRow()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Up and self.currentRow() == before:
            self.left_upwards.emit()
