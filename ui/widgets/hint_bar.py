"""The bottom line: which keys work now."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.styles.fonts import font, metrics
from ui.styles.theme import colours
from ui.styles.tokens import HINT_BAR_HEIGHT, Size, Space
from ui.widgets.keycap import CAP_HEIGHT, cap_width, key_label, paint_cap

_BETWEEN = 20

Hint = tuple[str, str]
"""(key sequence, what it does), for example ("Space", "合格"); several keys: ("Up Down", "选材料")."""


class KeyHintBar(QWidget):
    """Painted in one go: it changes with every move of the focus. What does not fit is left out whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[Hint, ...] = ()
        self._note = ""
        self.setFixedHeight(HINT_BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def hints(self) -> tuple[Hint, ...]:
        return self._hints

    def set_hints(self, hints: Sequence[Hint]) -> None:
        self._hints = tuple(hints)
        self._tell()

    def note(self) -> str:
        return self._note

    def set_note(self, note: str) -> None:
        self._note = note
        self._tell()

    def _tell(self) -> None:
        words = [f"{key_label(key)} {text}" for key, text in self._hints]
        self.setAccessibleName("，".join([*words, self._note]).strip("，"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HINT_BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = colours()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(ink.surface))
            painter.fillRect(0, 0, self.width(), 1, QColor(ink.line))
            painter.setFont(font(Size.SMALL))
            end = self.width() - Space.L - self._paint_note(painter, QColor(ink.muted))
            x = float(Space.L)
            for key, text in self._hints:
                width = self._width(key, text)
                if x + width > end:
                    break
                self._paint_hint(painter, x, key, text)
                x += width + _BETWEEN

    def _paint_note(self, painter: QPainter, ink: QColor) -> int:
        """Answers the room that the note takes at the right, with a gap before it."""
        if not self._note:
            return 0
        painter.setPen(ink)
        area = self.rect().adjusted(Space.L, 0, -Space.L, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._note)
        return metrics(Size.SMALL).horizontalAdvance(self._note) + Space.XL

    def _width(self, key: str, text: str) -> int:
        return cap_width(key_label(key)) + Space.XS + metrics(Size.SMALL).horizontalAdvance(text)

    def _paint_hint(self, painter: QPainter, x: float, key: str, text: str) -> None:
        ink = colours()
        label = key_label(key)
        box = QRectF(x, (self.height() - CAP_HEIGHT) / 2, cap_width(label), CAP_HEIGHT)
        paint_cap(
            painter,
            label,
            box,
            ink=QColor(ink.text),
            ground=QColor(ink.surface),
            edge=QColor(ink.line_strong),
        )
        painter.setPen(QPen(QColor(ink.muted)))
        area = QRectF(box.right() + Space.XS, 0, self.width(), self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
