"""How a cell of a `DataTable` looks: words, then pills, on a row that is calm unless it is current."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui.styles.fonts import font, metrics
from ui.styles.theme import colours
from ui.styles.tokens import ROW_HEIGHT, Size, Space, Tone
from ui.tables import ATTENTION_ROLE, BOLD_ROLE, MUTED_ROLE, PILLS_ROLE, TONE_ROLE
from ui.widgets.pill import Pill, paint_pill, pills_width

Index = QModelIndex | QPersistentModelIndex

_EDGE = 6


class CellDelegate(QStyledItemDelegate):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        bold = bool(index.data(BOLD_ROLE))
        words = metrics(Size.BODY, bold=bold).horizontalAdvance(index.data() or "")
        pills = index.data(PILLS_ROLE) or ()
        gap = Space.XS if words and pills else 0
        margins = 2 * Space.S + sum(_EDGE for at_edge in _edges(index) if at_edge)
        return QSize(margins + words + gap + pills_width(pills), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect, state = _facts(option)
        self._paint_ground(painter, rect, state, index)
        self._paint_content(painter, content_room(rect, index), index)
        if index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            self._paint_focus(painter, rect, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index) -> None:
        ink = colours()
        ground = ink.surface
        if state & QStyle.StateFlag.State_Selected:
            ground = ink.selection
        elif index.data(ATTENTION_ROLE):
            ground = ink.attention
        painter.fillRect(rect, QColor(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(ink.line))

    def _paint_content(self, painter: QPainter, room: QRect, index: Index) -> None:
        text: str = index.data() or ""
        pills: tuple[Pill, ...] = tuple(index.data(PILLS_ROLE) or ())
        bold = bool(index.data(BOLD_ROLE))
        measure = metrics(Size.BODY, bold=bold)
        beside = pills_width(pills) + (Space.XS + 2 if text else 0) if pills else 0
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width() - beside))
        painter.setFont(font(Size.BODY, bold=bold))
        painter.setPen(QColor(_ink(index)))
        flags = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(room, flags, shown)
        x = float(room.left() + measure.horizontalAdvance(shown) + (Space.XS + 2 if shown else 0))
        painter.setClipRect(room.adjusted(0, 0, Space.XS, 0))
        for pill in pills:
            x = paint_pill(painter, pill, QPointF(x, room.center().y() + 0.5)) + Space.XS
        painter.setClipping(False)

    def _paint_focus(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The current row of the table that has the focus is framed as one."""
        painter.setPen(QPen(QColor(colours().accent), 2))
        painter.drawLine(rect.left(), rect.top() + 1, rect.right() + 1, rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom())
        first, last = _edges(index)
        if first:
            painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
        if last:
            painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        told = index.data(Qt.ItemDataRole.ToolTipRole)
        cut = self.sizeHint(option, index).width() > _facts(option)[0].width()
        whole = index.data(Qt.ItemDataRole.AccessibleTextRole) if cut else ""
        QToolTip.showText(event.globalPos(), told or whole, view)
        return True


def _edges(index: Index) -> tuple[bool, bool]:
    return index.column() == 0, index.column() == index.model().columnCount() - 1


def content_room(rect: QRect, index: Index) -> QRect:
    """Where the content goes: the outer columns keep in line with the card's title."""
    first, last = _edges(index)
    left = Space.S + (_EDGE if first else 0)
    return rect.adjusted(left, 0, -(Space.S + (_EDGE if last else 0)), 0)


def _ink(index: Index) -> str:
    tone = index.data(TONE_ROLE)
    ink = colours()
    if tone:  # a StrEnum comes back from Qt as a plain string
        return ink.on_surface(Tone(tone))
    return ink.muted if index.data(MUTED_ROLE) else ink.text


def _facts(option: Any) -> tuple[QRect, QStyle.StateFlag]:
    """`rect` and `state` exist on the option; PySide6's stubs leave them out of its type."""
    return option.rect, option.state
