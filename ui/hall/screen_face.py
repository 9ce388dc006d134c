"""A public screen as a picture: everything is a fraction of the screen, so any size reads the same from ten metres."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.hall_time import HALL_TIME
from ui.hall.notice_strip import NoticeStrip
from ui.hall.painting import LEFT, RIGHT, advance, fill, write
from ui.hall.screen_presenter import ScreenState
from ui.styles.tokens import BOARD

SIDE = 56.0
HEADER = 100.0
FOOTER = 82.0


class ScreenFace(QWidget):
    """Paints a state in the measures of its design and scales the whole.

    Attributes:
        strip: the line of notices, between what stands at both ends of the foot.
    """

    def __init__(self, advice: str, *, calm: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ScreenState[Any] = ScreenState()
        self._now: dt.datetime | None = None
        self._advice = advice
        self.strip = NoticeStrip(calm=calm, parent=self)

    def design(self) -> QSizeF:
        """The size that the places are given in: that of a screen that hangs as this one does."""
        return QSizeF(1920, 1080)

    def show_state(self, state: ScreenState[Any]) -> None:
        self._state = state
        notices = state.answer.notices if state.answer is not None else ()
        self.strip.set_lines(notices or (self._advice,))
        self._lay_strip()
        self.update()

    def show_time(self, now: dt.datetime | None) -> None:
        if _minute(now) != _minute(self._now):
            self._now = now
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_strip()

    def scale(self) -> float:
        """Pixels of the screen for one of the design."""
        size = self.design()
        return min(self.width() / size.width(), self.height() / size.height())

    def _origin(self) -> tuple[float, float]:
        size, scale = self.design(), self.scale()
        return (self.width() - scale * size.width()) / 2, (self.height() - scale * size.height()) / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(BOARD.ground))
            painter.translate(*self._origin())
            painter.scale(self.scale(), self.scale())
            self.paint_middle(painter)
            self._paint_footer(painter)

    def paint_middle(self, painter: QPainter) -> None:
        """Everything but the foot."""
        raise NotImplementedError

    def foot(self) -> str:
        """What stands at the left end of the foot."""
        return ""

    # -- parts ---------------------------------------------------------------------------------------------

    def paint_header(self, painter: QPainter, title: str, aside: str = "") -> None:
        """The place, the hall beside it, and the clock."""
        line = QRectF(SIDE, 0, self.design().width() - 2 * SIDE, HEADER)
        clock = f"{self._now.astimezone(HALL_TIME):%H:%M}" if self._now else ""
        wide = advance(clock, 46, bold=True) + 48
        half = (line.width() - wide) / (2 if aside else 1)
        write(painter, QRectF(line.left(), 0, half - 24, HEADER), title, 46, BOARD.text, LEFT, bold=True)
        write(painter, line, clock, 46, BOARD.text, RIGHT, bold=True)
        if aside:
            place = QRectF(line.left() + half, 0, half, HEADER)
            write(painter, place, aside, 36, BOARD.muted, RIGHT)

    def _footer_place(self) -> QRectF:
        size = self.design()
        return QRectF(SIDE, size.height() - FOOTER, size.width() - 2 * SIDE, FOOTER)

    def _paint_footer(self, painter: QPainter) -> None:
        line, wide = self._footer_place(), self.design().width()
        fill(painter, QRectF(-wide, line.top(), 3 * wide, 4 * FOOTER), BOARD.footer, 0)
        write(painter, line, self.foot(), 40, BOARD.text, LEFT, bold=True)
        write(painter, line, self.age_words(), 34, BOARD.warn, RIGHT, bold=True)

    def _lay_strip(self) -> None:
        line, scale = self._footer_place(), self.scale()
        foot, age = self.foot(), self.age_words()
        left = line.left() + (advance(foot, 40, bold=True) + 48 if foot else 0)
        right = line.right() - (advance(age, 34, bold=True) + 48 if age else 0)
        x, y = self._origin()
        self.strip.setGeometry(
            round(x + scale * left),
            round(y + scale * line.top()),
            max(1, round(scale * (right - left))),
            max(1, round(scale * FOOTER)),
        )

    def age_words(self) -> str:
        """The warning that what is shown may be old; never by colour alone."""
        if self._state.answer is not None and self._state.age_seconds:
            return self.tr("▲ 数据为 {seconds} 秒前").format(seconds=self._state.age_seconds)
        return self.tr("▲ 暂时读不到新数据") if self._state.failure or self._state.age_seconds else ""


def _minute(now: dt.datetime | None) -> dt.datetime | None:
    return now.replace(second=0, microsecond=0) if now else None
