"""A short list of answers, each with its digit."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.styles.fonts import font, metrics
from ui.styles.theme import colours
from ui.styles.tokens import RADIUS, Size, Space
from ui.widgets.focus_listener import KEY_SECONDS, moment_of
from ui.widgets.keycap import CAP_HEIGHT, paint_cap

_ROW = 38
_CAP = 22
_LEFT_TO_THE_SHEET = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
DIGIT_MS = int(KEY_SECONDS * 1_000)
"""So long a digit waits for the next key, which tells a scanner from a hand."""


class OptionList(QWidget):
    """Digits 1–9 choose, the arrows move, Enter or a click takes. A scanned code chooses nothing.

    Signals:
        chosen(int): the row that was taken
    """

    chosen = Signal(int)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`options` are (title, note) in order."""
        super().__init__(parent)
        self._options = tuple(options)
        self._current = 0
        self._pressed = 0
        self._last_letter = 0.0
        self._digit_wait = QTimer(self, singleShot=True)
        self._digit_wait.timeout.connect(self._take_pressed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._tell()

    def current(self) -> int:
        return self._current

    def set_current(self, row: int) -> None:
        """Choose beforehand what Enter takes."""
        self._go(row)

    def sizeHint(self) -> QSize:
        return QSize(300, _ROW * len(self._options))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        if self._is_scanned(event):
            self._digit_wait.stop()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.isAutoRepeat():
            event.ignore()
        elif 0 <= digit < min(9, len(self._options)) and not event.modifiers() & _LEFT_TO_THE_SHEET:
            self._pressed = digit
            self._await_next_key()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._current)
        else:
            event.ignore()

    def _is_scanned(self, event: QKeyEvent) -> bool:
        """Whether a letter, or Enter, follows a letter faster than by hand."""
        is_letter = bool(event.text().strip()) and event.text().isprintable()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_letter or is_enter) or event.isAutoRepeat():
            return False
        now = moment_of(event)
        quick = 0 <= now - self._last_letter < KEY_SECONDS
        if is_letter:
            self._last_letter = now
        return quick

    def _await_next_key(self) -> None:
        self._digit_wait.start(DIGIT_MS)

    def _take_pressed(self) -> None:
        if self.isVisible():
            self.chosen.emit(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(self._row_at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event)
        if 0 <= row < len(self._options):
            self.chosen.emit(row)

    def _row_at(self, event: QMouseEvent) -> int:
        return int(event.position().y()) // _ROW

    def _move(self, step: int) -> None:
        self._go((self._current + step) % len(self._options))
        self._scroll_to_current()

    def _scroll_to_current(self) -> None:
        """In a scrolled sheet the current row comes into view."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None:
            middle = self.mapTo(inside, QPoint(0, self._current * _ROW + _ROW // 2))
            area.ensureVisible(middle.x(), middle.y(), 0, _ROW)

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._options):
            self._current = row
            self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(" ".join(self._options[self._current]).strip() if self._options else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row in range(len(self._options)):
                self._paint_row(painter, row, QRectF(0, row * _ROW, self.width(), _ROW - 4))

    def _paint_row(self, painter: QPainter, row: int, box: QRectF) -> None:
        ink = colours()
        title, note = self._options[row]
        current = row == self._current
        painter.setPen(QPen(QColor(ink.accent if current else ink.line), 2 if current else 1))
        painter.setBrush(QColor(ink.selection if current else ink.surface))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        cap = QRectF(box.left() + Space.M, box.center().y() - CAP_HEIGHT / 2, _CAP, CAP_HEIGHT)
        if row < 9:
            surface, edge = QColor(ink.surface), QColor(ink.line_strong)
            paint_cap(painter, str(row + 1), cap, ink=QColor(ink.text), ground=surface, edge=edge)
        words = box.adjusted(Space.M + _CAP + Space.M, 0, -Space.M, -1)
        painter.setFont(font(Size.BODY))
        painter.setPen(QColor(ink.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        rest = int(words.width()) - metrics(Size.BODY).horizontalAdvance(title) - Space.M
        shown = metrics(Size.SMALL).elidedText(note, Qt.TextElideMode.ElideRight, rest)
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(ink.muted))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
