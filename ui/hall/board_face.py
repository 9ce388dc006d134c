"""The board as a picture: everything is a fraction of the screen, so any size reads the same from ten metres."""

import datetime as dt

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.tickets import TicketStatus
from counter_app.services.hall_screens import BoardCall
from ui.hall.board_presenter import BoardState
from ui.styles.fonts import font
from ui.styles.tokens import BOARD

_DESIGN = QSize(1920, 1080)
_SIDE = 56.0
_HEADER = 100.0
_NEWEST = QRectF(_SIDE, 104, 1808, 228)
_ROWS_TOP = 352.0
_ROW = 142.0
_GAP = 14.0
_BETWEEN = 28.0
_FOOTER = 82.0
_PULSE_MS = 1_400

_ROW_DIGITS = 128
"""Digits of 0.733 em: 94 of 1080, more than a twelfth of the height."""
_NEWEST_DIGITS = 200
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_HALF_CAPITAL = 0.367
"""Of an em: half the height of a capital in the house font."""


class BoardFace(QWidget):
    """Paints a `BoardState` in the measures of 1920 × 1080 and scales the whole."""

    def __init__(self, advice: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = BoardState()
        self._now: dt.datetime | None = None
        self._advice = advice or self.tr("取号后请留意屏幕与广播；过号请到导办台重新排队。")
        self._pulse = QVariantAnimation(self)
        self._pulse.setDuration(_PULSE_MS)
        self._pulse.setStartValue(QColor(BOARD.pulse))
        self._pulse.setEndValue(QColor(BOARD.newest))
        self._pulse.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._pulse.valueChanged.connect(self.update)

    def show_state(self, state: BoardState) -> None:
        self._state = state
        self.update()

    def show_time(self, now: dt.datetime | None) -> None:
        self._now = now
        self.update()

    def pulse(self) -> None:
        """Light the newest call up, once."""
        self._pulse.stop()
        self._pulse.start()

    def stop(self) -> None:
        self._pulse.stop()

    def is_pulsing(self) -> bool:
        return self._pulse.state() is QVariantAnimation.State.Running

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(BOARD.ground))
            scale = min(self.width() / _DESIGN.width(), self.height() / _DESIGN.height())
            painter.translate(
                (self.width() - scale * _DESIGN.width()) / 2, (self.height() - scale * _DESIGN.height()) / 2
            )
            painter.scale(scale, scale)
            self._paint_header(painter)
            self._paint_newest(painter)
            for i, call in enumerate(self._state.board.calls[1:9] if self._state.board else ()):
                self._paint_call(painter, self._place(i), call)
            self._paint_footer(painter)

    # -- parts ---------------------------------------------------------------------------------------------

    def _paint_header(self, painter: QPainter) -> None:
        board = self._state.board
        line = QRectF(_SIDE, 0, _DESIGN.width() - 2 * _SIDE, _HEADER)
        hall = board.hall_name if board else ""
        _write(painter, line, (board.zone_name or hall) if board else "", 46, BOARD.text, _LEFT, bold=True)
        clock = f"{self._now.astimezone(HALL_TIME):%H:%M}" if self._now else ""
        _write(painter, line, clock, 46, BOARD.text, _RIGHT, bold=True)
        if board and board.zone_name:
            _write(painter, line.adjusted(0, 0, -170, 0), hall, 36, BOARD.muted, _RIGHT)

    def _paint_newest(self, painter: QPainter) -> None:
        call = self._state.newest
        ground = QColor(self._pulse.currentValue()) if self.is_pulsing() else QColor(BOARD.newest)
        _fill(painter, _NEWEST, ground)
        if call is None:
            waiting = (
                self.tr("正在读取叫号信息…") if self._state.board is None else self.tr("请取号后在休息区等候")
            )
            _write(painter, _NEWEST, waiting, 72, BOARD.text, _MIDDLE)
            return
        words = self.tr("再次呼叫") if call.recall_count else self.tr("请到窗口办理")
        _write(painter, _NEWEST.adjusted(44, 0, 0, 0), words, 36, BOARD.muted, _LEFT)
        _write(
            painter, QRectF(300, 104, 700, 228), call.ticket, _NEWEST_DIGITS, BOARD.text, _MIDDLE, bold=True
        )
        _write(painter, QRectF(1000, 104, 150, 228), "→", 120, BOARD.text, _MIDDLE, bold=True)
        place = QRectF(1150, 104, 670, 228)
        self._paint_window(painter, place, call.window_number, _NEWEST_DIGITS, 80, BOARD.text)

    def _paint_call(self, painter: QPainter, place: QRectF, call: BoardCall) -> None:
        fresh = call.status == TicketStatus.CALLED.value
        _fill(painter, place, QColor(BOARD.fresh if fresh else BOARD.row))
        inner = place.adjusted(40, 0, -40, 0)
        left = QRectF(inner.left(), inner.top(), 420, inner.height())
        _write(painter, left, call.ticket, _ROW_DIGITS, BOARD.text, _LEFT, bold=True)
        right = QRectF(left.right(), inner.top(), inner.right() - left.right(), inner.height())
        self._paint_window(painter, right, call.window_number, _ROW_DIGITS, 60, BOARD.muted)

    def _paint_window(
        self, painter: QPainter, place: QRectF, number: str, digits: int, words: int, tint: str
    ) -> None:
        """`12 号窗口`, flush right, the digits as large as those of the ticket; `Window 12` in English."""
        head, _, tail = self.tr("{number} 号窗口").partition("{number}")
        after, before = _advance(tail, words, bold=False), _advance(head, words, bold=False)
        _write(painter, place, tail, words, tint, _RIGHT)
        middle = place.adjusted(before, 0, -after, 0)
        _write(painter, middle, number, digits, BOARD.text, _RIGHT, bold=True)
        wide = min(middle.width(), _advance(number, digits, bold=True))
        _write(painter, place.adjusted(0, 0, -after - wide, 0), head, words, tint, _RIGHT)

    def _paint_footer(self, painter: QPainter) -> None:
        top = _DESIGN.height() - _FOOTER
        _fill(
            painter, QRectF(-_DESIGN.width(), top, 3 * _DESIGN.width(), 2 * _FOOTER), QColor(BOARD.footer), 0
        )
        line = QRectF(_SIDE, top, _DESIGN.width() - 2 * _SIDE, _FOOTER)
        board = self._state.board
        waiting = self.tr("等候 {count} 人").format(count=board.waiting) if board else ""
        _write(painter, line, waiting, 40, BOARD.text, _LEFT, bold=True)
        start = _advance(waiting, 40, bold=True) + 64 if waiting else 0.0
        old = self._age()
        end = _advance(old, 34, bold=True) + 48 if old else 0.0
        _write(painter, line.adjusted(start, 0, -end, 0), self._advice, 34, BOARD.muted, _LEFT)
        _write(painter, line, old, 34, BOARD.warn, _RIGHT, bold=True)

    def _age(self) -> str:
        """The warning that what is shown may be old; never by colour alone."""
        if self._state.age_seconds:
            return self.tr("▲ 数据为 {seconds} 秒前").format(seconds=self._state.age_seconds)
        return self.tr("▲ 暂时读不到新数据") if self._state.failure else ""

    @staticmethod
    def _place(i: int) -> QRectF:
        """Newest first, from left to right and then down."""
        width = (_DESIGN.width() - 2 * _SIDE - _BETWEEN) / 2
        return QRectF(_SIDE + (i % 2) * (width + _BETWEEN), _ROWS_TOP + (i // 2) * (_ROW + _GAP), width, _ROW)


def _advance(text: str, pixels: int, *, bold: bool) -> float:
    return QFontMetricsF(font(pixels, bold=bold)).horizontalAdvance(text)


def _write(
    painter: QPainter,
    place: QRectF,
    text: str,
    pixels: int,
    tint: str,
    where: Qt.AlignmentFlag,
    *,
    bold: bool = False,
) -> None:
    """Write one line, capitals centred on the place; one that is too long becomes smaller, never cut."""
    wide = _advance(text, pixels, bold=bold)
    size = pixels if wide <= place.width() else max(1, int(pixels * place.width() / wide))
    room = max(0.0, place.width() - _advance(text, size, bold=bold))
    share = 0.0 if where == _LEFT else 1.0 if where == _RIGHT else 0.5
    painter.setFont(font(size, bold=bold))
    painter.setPen(QColor(tint))
    painter.drawText(QPointF(place.left() + share * room, place.center().y() + _HALF_CAPITAL * size), text)


def _fill(painter: QPainter, place: QRectF, tint: QColor, radius: float = 10) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(place, radius, radius)
