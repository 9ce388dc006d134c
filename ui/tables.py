"""Tables of frozen rows: columns are declared, rows are replaced whole, the selection survives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.styles.tokens import Tone
from ui.widgets.pill import Pill

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

PILLS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
TONE_ROLE = PILLS_ROLE + 1
BOLD_ROLE = PILLS_ROLE + 2
ATTENTION_ROLE = PILLS_ROLE + 3
VALUE_ROLE = PILLS_ROLE + 4
MUTED_ROLE = PILLS_ROLE + 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column: what a row says there.

    `pills` stand after the text. `width` is in logical pixels; a column without one shares the room that
    is left. `tooltip` defaults to the text when it is cut. `value` is the raw value under `VALUE_ROLE`.
    `muted` may depend on the row.
    """

    title: str
    text: Callable[[R], str] | None = None
    pills: Callable[[R], Sequence[Pill]] | None = None
    tone: Callable[[R], Tone] | None = None
    value: Callable[[R], object] | None = None
    tooltip: Callable[[R], str] | None = None
    width: int | None = None
    bold: bool = False
    right: bool = False
    muted: bool | Callable[[R], bool] = False


class FrozenTableModel(QAbstractTableModel, Generic[R]):
    """Rows of one frozen dataclass, in the order given; `key` tells which row is which across updates."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], object],
        attention: Callable[[R], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`attention` tints a whole row that needs a look."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._attention = attention
        self._rows: tuple[R, ...] = ()

    def rows(self) -> tuple[R, ...]:
        return self._rows

    def row_at(self, row: int) -> R:
        return self._rows[row]

    def key_at(self, row: int) -> object:
        return self._key(self._rows[row])

    def find_row(self, key: object) -> int | None:
        return next((i for i, row in enumerate(self._rows) if self._key(row) == key), None)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Replace the rows. Rows with the same keys in the same order only repaint where they differ."""
        fresh = tuple(rows)
        if [self._key(row) for row in fresh] == [self._key(row) for row in self._rows]:
            self._repaint(fresh)
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def _repaint(self, fresh: tuple[R, ...]) -> None:
        changed = [i for i, (old, new) in enumerate(zip(self._rows, fresh, strict=True)) if old != new]
        self._rows = fresh
        last = len(self.columns) - 1
        for i in changed:
            self.dataChanged.emit(self.index(i, 0), self.index(i, last))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == ATTENTION_ROLE:
            return self._attention is not None and self._attention(row)
        if role == BOLD_ROLE:
            return column.bold
        if role == MUTED_ROLE:
            return column.muted(row) if callable(column.muted) else column.muted
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            pills = [pill.text for pill in column.pills(row)] if column.pills else []
            return " ".join([column.text(row) if column.text else "", *pills]).strip()
        asked = self._asked(column, role)
        return asked(row) if asked else None

    def _asked(self, column: Column[R], role: int) -> Callable[[R], object] | None:
        by_role: dict[int, Callable[[R], object] | None] = {
            int(Qt.ItemDataRole.DisplayRole): column.text,
            int(Qt.ItemDataRole.ToolTipRole): column.tooltip,
            PILLS_ROLE: column.pills,
            TONE_ROLE: column.tone,
            VALUE_ROLE: column.value,
        }
        return by_role.get(role)


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
