"""The checklist: a table that is ticked with the keyboard."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from counter_app.domain.cases import Verdict
from counter_app.services.cases import CaseMaterialLine
from ui.cases.words import material_pills, received_of, verdict_pill
from ui.intake.defect_editor import DefectEditor
from ui.intake.form_presenter import FormPresenter
from ui.intake.materials import Pieces
from ui.intake.state import DeskState
from ui.intake.wording import shortage
from ui.styles.fonts import font
from ui.styles.theme import colours
from ui.styles.tokens import RADIUS_SMALL, ROW_HEIGHT, Size, Space
from ui.tables import PILLS_ROLE, Column, FrozenTableModel
from ui.widgets.cell import CellDelegate, content_room
from ui.widgets.data_table import DataTable
from ui.widgets.pill import Pill, paint_pill, pills_width
from ui.wording import VERDICT, said

NAME, ORIGINALS, COPIES, DEFECT = 1, 2, 3, 5
_LINE = 20
_WRAPPED = (NAME, DEFECT)
_KEYS = {
    Qt.Key.Key_Space: Verdict.OK,
    Qt.Key.Key_1: Verdict.MISSING,
    Qt.Key.Key_2: Verdict.WRONG,
    Qt.Key.Key_3: Verdict.NOT_APPLICABLE,
    Qt.Key.Key_Backspace: Verdict.PENDING,
    Qt.Key.Key_Delete: Verdict.PENDING,
}


@lru_cache(maxsize=512)
def _broken(text: str, width: int) -> tuple[str, ...]:
    """The lines of the text in a column of this width, broken as Qt breaks them."""
    layout = QTextLayout(text, QFont(font(Size.BODY)))
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, Size.BODY))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return tuple(lines) or ("",)


class ChecklistDelegate(CellDelegate):
    """Names and findings take as many lines as they need: a clerk reads them out, whole. The count that + and −
    change is framed.
    """

    def __init__(self, table: "ChecklistView") -> None:
        super().__init__(table)
        self._checklist = table

    def lines_needed(self, index: QModelIndex, width: int) -> int:
        """How many lines the cell needs; the pills stand after the last words if they fit there."""
        text = str(index.data() or "")
        room = content_room(QRect(0, 0, width, ROW_HEIGHT), index).width()
        broken = _broken(text, room)
        pills = pills_width(index.data(PILLS_ROLE) or ())
        last = self._checklist.fontMetrics().horizontalAdvance(broken[-1])
        return len(broken) + (1 if pills and last + Space.XS + 2 + pills > room else 0)

    def _paint_content(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        first = QRect(room.left(), room.top(), room.width(), ROW_HEIGHT)
        if index.column() not in _WRAPPED or room.height() <= ROW_HEIGHT:
            super()._paint_content(painter, first, index)
            self._paint_chosen(painter, first, index)
            return
        broken = _broken(str(index.data() or ""), room.width())
        self._paint_lines(painter, room, broken)
        pills: tuple[Pill, ...] = tuple(index.data(PILLS_ROLE) or ())
        last = self._checklist.fontMetrics().horizontalAdvance(broken[-1])
        row, left = len(broken) - 1, room.left() + last + Space.XS + 2
        if left + pills_width(pills) > room.right() + 1:
            row, left = row + 1, room.left()
        for pill in pills:
            middle = QPoint(int(left), room.top() + ROW_HEIGHT // 2 + row * _LINE)
            left = int(paint_pill(painter, pill, middle.toPointF())) + Space.XS

    def _paint_lines(self, painter: QPainter, room: QRect, broken: tuple[str, ...]) -> None:
        painter.setFont(font(Size.BODY))
        painter.setPen(QColor(colours().text))
        for row, words in enumerate(broken):
            line = QRect(room.left(), room.top() + row * _LINE, room.width(), ROW_HEIGHT)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words.rstrip())

    def _paint_chosen(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.row() != self._checklist.currentIndex().row() or not self._checklist.hasFocus():
            return
        if index.column() != self._checklist.chosen_column():
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().accent), 1))
        width = self._checklist.fontMetrics().horizontalAdvance(str(index.data()))
        frame = QRectF(room.left() - 5.5, room.center().y() - 10.5, width + 11, 22)
        painter.drawRoundedRect(frame, RADIUS_SMALL, RADIUS_SMALL)
        painter.restore()


class ChecklistView(DataTable):
    """↑↓ choose a material, Space and 1 2 3 judge it, Backspace takes the verdict back, A judges the rest in
    order, ← → choose originals or copies, + − and Ctrl with a digit count them, Enter writes the finding.

    Signals:
        editing_changed(): the finding is being written, or no longer
    """

    editing_changed = Signal()

    def __init__(self, presenter: FormPresenter, parent: QWidget | None = None) -> None:
        self._model: FrozenTableModel[CaseMaterialLine] = FrozenTableModel(
            _columns(), lambda line: line.position, _needs_attention
        )
        super().__init__(self._model, parent)
        self._model.setParent(self)
        self._presenter = presenter
        self._pieces = Pieces.ORIGINALS
        self._delegate = ChecklistDelegate(self)
        self._editor: DefectEditor | None = None
        self._live = False
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)  # a row may be higher than half the table
        self.setAccessibleName(self.tr("申报材料"))
        self.row_activated.connect(self._edit_defect)
        self._model.dataChanged.connect(self._fit_rows)
        self._model.modelReset.connect(self._fit_rows)
        self.horizontalHeader().sectionResized.connect(self._fit_rows)

    # -- the state -------------------------------------------------------------------------------------------

    def render_state(self, state: DeskState) -> None:
        """Show the lines; the current one stays current."""
        self._live = state.at_intake
        self._model.set_rows(state.lines)

    def begin(self, state: DeskState) -> None:
        """Make current where work begins: the first line with a fault, or else the first."""
        if state.lines:
            faulty = next((line for line in state.lines if _needs_attention(line)), state.lines[0])
            self.select_key(faulty.position)

    def is_editing(self) -> bool:
        """Whether a finding is being written."""
        return self._editor is not None

    def finish_editing(self) -> None:
        """Write the finding as it is typed so far: what is printed now must hold it."""
        if self._editor is not None:
            self._editor.finish()

    def chosen_column(self) -> int:
        """The column of the count that + and − change; -1 where there is none."""
        if not self._live:
            return -1
        return ORIGINALS if self._pieces is Pieces.ORIGINALS else COPIES

    # -- keys ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._live and not event.isAutoRepeat() and self._take_key(event):
            return
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
            return
        super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        line: CaseMaterialLine | None = self.current_row()
        key = Qt.Key(event.key())
        if line is None:
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._presenter.count(line.position, self._pieces, key - Qt.Key.Key_0)
        elif event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        elif key in _KEYS:
            self._presenter.judge(line.position, _KEYS[key])
        elif key == Qt.Key.Key_A:
            self._presenter.accept_rest()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._pieces = Pieces.ORIGINALS if key == Qt.Key.Key_Left else Pieces.COPIES
            self.viewport().update()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._count(line, -1 if key == Qt.Key.Key_Minus else 1)
        else:
            return False
        return True

    def _count(self, line: CaseMaterialLine, step: int) -> None:
        here = line.original_received if self._pieces is Pieces.ORIGINALS else line.copies_received
        self._presenter.count(line.position, self._pieces, here + step)

    def _edit_defect(self, line: CaseMaterialLine) -> None:
        if not self._live or self._editor is not None:
            return
        cell = self.visualRect(self._model.index(self.currentIndex().row(), DEFECT))
        place = QRect(self.viewport().mapTo(self.window(), cell.topLeft()), cell.size())
        editor = DefectEditor(self.window(), place, line.defect)
        self._editor = editor
        editor.accepted.connect(lambda text: self._presenter.explain(line.position, text))
        editor.closed.connect(self._on_editor_closed)
        self.editing_changed.emit()

    def _on_editor_closed(self) -> None:
        self._editor = None
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.editing_changed.emit()

    # -- sizes -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fixed = sum(self.columnWidth(column) for column in (0, ORIGINALS, COPIES, 4))
        self.setColumnWidth(NAME, max(180, round((self.viewport().width() - fixed) * 0.61)))
        self._fit_rows()

    def _fit_rows(self, *_: Any) -> None:
        for row in range(self._model.rowCount()):
            lines = max(
                self._delegate.lines_needed(self._model.index(row, column), self.columnWidth(column))
                for column in _WRAPPED
            )
            height = ROW_HEIGHT + (lines - 1) * _LINE
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)


def _columns() -> list[Column[CaseMaterialLine]]:
    return [
        Column(title="#", text=lambda line: str(line.position), width=38, muted=True),
        Column(
            title=QCoreApplication.translate("ChecklistView", "申报材料"),
            text=lambda line: line.name,
            pills=material_pills,
            tooltip=lambda line: line.note,
            width=280,
        ),
        Column(
            title=QCoreApplication.translate("ChecklistView", "原件"),
            text=lambda line: _counts(line, line.original_received, line.original_required),
            width=64,
        ),
        Column(
            title=QCoreApplication.translate("ChecklistView", "复印件"),
            text=lambda line: _counts(line, line.copies_received, line.copies_required),
            width=64,
        ),
        Column(
            title=QCoreApplication.translate("ChecklistView", "结论"),
            text=lambda line: said(VERDICT[line.verdict]) if line.verdict is Verdict.PENDING else "",
            pills=_verdict_pills,
            width=92,
            muted=True,
        ),
        Column(title=QCoreApplication.translate("ChecklistView", "缺陷"), text=_finding),
    ]


def _needs_attention(line: CaseMaterialLine) -> bool:
    return line.verdict in {Verdict.MISSING, Verdict.WRONG}


def _counts(line: CaseMaterialLine, received: int, required: int) -> str:
    return "–" if line.verdict is Verdict.NOT_APPLICABLE else received_of(received, required)


def _verdict_pills(line: CaseMaterialLine) -> tuple[Pill, ...]:
    return () if line.verdict is Verdict.PENDING else (verdict_pill(line.verdict),)


def _finding(line: CaseMaterialLine) -> str:
    """The clerk's words; without them, what is short by the counts."""
    return line.defect or (shortage(line) if line.verdict is Verdict.MISSING else "")
