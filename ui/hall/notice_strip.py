"""The line that runs along the foot of a public screen."""

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.hall.painting import MIDDLE, write
from ui.styles.fonts import font
from ui.styles.tokens import BOARD

_FRAME_MS = 33
_PAGE_MS = 8_000
_PER_SECOND = 3.2
"""Heights of the strip that the words move in a second: a reader of ten metres follows without hurry."""
_BETWEEN = "　　　"
_TEXT = 0.42
"""Of the height: how large the words are."""
_HALF_CAPITAL = 0.367


class NoticeStrip(QWidget):
    """What fits stands still. What does not runs from right to left, or, where motion is reduced, turns its pages."""

    def __init__(self, *, calm: bool = False, parent: QWidget | None = None) -> None:
        """`calm` is the machine's setting of reduced motion."""
        super().__init__(parent)
        self._calm = calm
        self._lines: tuple[str, ...] = ()
        self._offset = 0.0
        self._page = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)

    def set_lines(self, lines: tuple[str, ...]) -> None:
        """Show these lines one after the other; the same ones again do not begin anew."""
        if lines != self._lines:
            self._lines, self._offset, self._page = lines, 0.0, 0
            self.setAccessibleName(_BETWEEN.join(lines))
            self._arrange()

    def is_running(self) -> bool:
        """Whether anything moves or turns."""
        return self._timer.isActive()

    def shown_words(self) -> str:
        """What can be read: all of it where it runs, a page where motion is reduced."""
        return self._pages()[self._page % len(self._pages())] if self._is_paged() else self._text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: object) -> None:
        self._arrange()

    # -- moving --------------------------------------------------------------------------------------------

    def _text(self) -> str:
        return _BETWEEN.join(self._lines)

    def _size(self) -> int:
        return max(1, round(_TEXT * self.height()))

    def _advance(self, text: str) -> float:
        return QFontMetricsF(font(self._size())).horizontalAdvance(text)

    def _fits(self) -> bool:
        return self._advance(self._text()) <= self.width()

    def _is_paged(self) -> bool:
        return self._calm and not self._fits()

    def _pages(self) -> list[str]:
        """Every line cut where it leaves the strip, so that each page can be read standing still."""
        pages: list[str] = []
        for line in self._lines:
            page = ""
            for letter in line:
                if page and self._advance(page + letter) > self.width():
                    pages.append(page)
                    page = ""
                page += letter
            pages.append(page)
        return pages or [""]

    def _arrange(self) -> None:
        moves = bool(self._lines) and self.isVisible() and not self._fits()
        if not moves:
            self._timer.stop()
        else:
            self._timer.start(_PAGE_MS if self._calm else _FRAME_MS)
        self.update()

    def _on_time(self) -> None:
        if self._calm:
            self._page += 1
        else:
            whole = self._advance(self._text() + _BETWEEN)
            step = _PER_SECOND * self.height() * _FRAME_MS / 1000
            self._offset = (self._offset + step) % max(1.0, whole)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            place = QRectF(self.rect())
            if self._fits() or self._calm:
                write(painter, place, self.shown_words(), self._size(), BOARD.muted, MIDDLE)
                return
            painter.setFont(font(self._size()))
            painter.setPen(QColor(BOARD.text))
            text, whole = self._text() + _BETWEEN, self._advance(self._text() + _BETWEEN)
            base = place.center().y() + _HALF_CAPITAL * self._size()
            left = -self._offset
            while left < place.width():
                painter.drawText(QPointF(left, base), text)
                left += whole
