"""The hall's board: the newest call on top with its window, the earlier ones below, who pauses, who waits."""

from PySide6.QtCore import QEasingCurve, QRectF, QVariantAnimation
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from counter_app.domain.tickets import TicketStatus
from counter_app.services.hall_screens import BoardCall, HallBoard
from ui.hall.board_presenter import BoardState
from ui.hall.painting import LEFT, MIDDLE, advance, fill, write, write_window
from ui.hall.screen_face import SIDE, ScreenFace
from ui.hall.words import pause_words
from ui.styles.tokens import BOARD

_NEWEST = QRectF(SIDE, 104, 1808, 214)
_ROWS_TOP = 330.0
_ROW = 140.0
_GAP = 12.0
_BETWEEN = 28.0
_PAUSED = QRectF(SIDE, 934, 1808, 60)
_PULSE_MS = 1_400
_ROW_DIGITS = 128
"""Digits of 0.733 em: 94 of 1080, more than a twelfth of the height."""
_NEWEST_DIGITS = 190
_ROWS = 8


class BoardFace(ScreenFace):
    """Paints a `BoardState`: the last calls, never who is next."""

    def __init__(self, advice: str = "", *, calm: bool = False, parent: QWidget | None = None) -> None:
        """`calm` keeps the newest call from flashing."""
        super().__init__("", calm=calm, parent=parent)
        self._advice = advice or self.tr("取号后请留意屏幕与广播；过号请到导办台重新排队。")
        self._calm = calm
        self._state: BoardState = BoardState()
        self._pulse = QVariantAnimation(self)
        self._pulse.setDuration(_PULSE_MS)
        self._pulse.setStartValue(QColor(BOARD.pulse))
        self._pulse.setEndValue(QColor(BOARD.newest))
        self._pulse.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._pulse.valueChanged.connect(self.update)

    def pulse(self) -> None:
        """Light the newest call up, once."""
        self._pulse.stop()
        if not self._calm:
            self._pulse.start()

    def stop(self) -> None:
        self._pulse.stop()

    def is_pulsing(self) -> bool:
        return self._pulse.state() is QVariantAnimation.State.Running

    def paint_middle(self, painter: QPainter) -> None:
        board = self._state.board
        title = (board.zone_name or board.hall_name) if board else ""
        self.paint_header(painter, title, board.hall_name if board and board.zone_name else "")
        self._paint_newest(painter)
        if board is not None:
            for i, call in enumerate(board.calls[1 : _ROWS + 1]):
                self._paint_call(painter, self._place(i), call)
            self._paint_paused(painter, board)

    def foot(self) -> str:
        board = self._state.board
        if board is None or not self._state.is_current:
            return ""  # how many wait changes by the minute: nobody is told an old count
        return self.tr("等候 {count} 人").format(count=board.waiting)

    # -- parts ---------------------------------------------------------------------------------------------

    def _paint_newest(self, painter: QPainter) -> None:
        call, current = self._state.newest, self._state.is_current
        ground = self._pulse.currentValue() if self.is_pulsing() else QColor(BOARD.newest)
        fill(painter, _NEWEST, ground if current or call is None else BOARD.row)
        if call is None:
            waiting = self.tr("请取号后在休息区等候")
            reading = self.tr("正在读取叫号信息…")
            write(painter, _NEWEST, reading if self._state.board is None else waiting, 72, BOARD.text, MIDDLE)
            return
        ink = BOARD.text if current else BOARD.muted
        words = self._words(call) if current else self.tr("断线前的叫号")
        place = QRectF(_NEWEST.left() + 44, _NEWEST.top(), 250, _NEWEST.height())
        if call.visitor and current:
            lower = place.adjusted(0, 96, 0, -28)
            write(painter, place.adjusted(0, 28, 0, -96), words, 36, BOARD.muted, LEFT)
            write(painter, lower, call.visitor, 52, ink, LEFT, bold=True)
        else:
            write(painter, place, words, 36, BOARD.muted if current else BOARD.warn, LEFT)
        middle = QRectF(360, _NEWEST.top(), 660, _NEWEST.height())
        write(painter, middle, call.ticket, _NEWEST_DIGITS, ink, MIDDLE, bold=True)
        write(painter, QRectF(1020, middle.top(), 130, middle.height()), "→", 120, ink, MIDDLE, bold=True)
        window = QRectF(1150, middle.top(), 670, middle.height())
        write_window(
            painter, window, self.tr("{number} 号窗口"), call.window_number, _NEWEST_DIGITS, 80, ink, ink
        )

    def _words(self, call: BoardCall) -> str:
        return self.tr("再次呼叫") if call.recall_count else self.tr("请到窗口办理")

    def _paint_call(self, painter: QPainter, place: QRectF, call: BoardCall) -> None:
        current = self._state.is_current
        fresh = call.status == TicketStatus.CALLED.value and current
        fill(painter, place, BOARD.fresh if fresh else BOARD.row)
        ink = BOARD.text if current else BOARD.muted
        inner = place.adjusted(40, 0, -40, 0)
        named = bool(call.visitor) and current
        number = QRectF(inner.left(), inner.top(), 316 if named else 400, inner.height())
        write(painter, number, call.ticket, _ROW_DIGITS, ink, LEFT, bold=True)
        window = QRectF(number.right(), inner.top(), inner.right() - number.right(), inner.height())
        if named:
            name = QRectF(window.left() + 12, inner.top(), 130, inner.height())
            write(painter, name, call.visitor, 40, BOARD.text, LEFT)
            window.setLeft(name.right() + 12)
        write_window(
            painter,
            window,
            self.tr("{number} 号窗口"),
            call.window_number,
            _ROW_DIGITS,
            52,
            BOARD.muted,
            ink,
        )

    def _paint_paused(self, painter: QPainter, board: HallBoard) -> None:
        if not board.paused or not self._state.is_current:
            return
        head = self.tr("暂停服务")
        fill(painter, _PAUSED, BOARD.footer)
        inner = _PAUSED.adjusted(24, 0, -24, 0)
        write(painter, inner, head, 36, BOARD.warn, LEFT, bold=True)
        inner.setLeft(inner.left() + advance(head, 36, bold=True) + 32)
        write(painter, inner, self._paused_words(board, inner.width()), 36, BOARD.text, LEFT)

    def _paused_words(self, board: HallBoard, room: float) -> str:
        """Each window with its reason; without the reasons, or only counted, where there is no room for them."""
        numbers = [self.tr("{number}号窗口").format(number=each.window_number) for each in board.paused]
        told = [
            self.tr("{window}（{reason}）").format(window=number, reason=pause_words(each.reason))
            if each.reason
            else number
            for number, each in zip(numbers, board.paused, strict=True)
        ]
        bare = self.tr("、").join(each.window_number for each in board.paused)
        choices = (
            self.tr("、").join(told),
            self.tr("、").join(numbers),
            self.tr("{numbers}号窗口").format(numbers=bare),
        )
        for line in choices:
            if advance(line, 36) <= room:
                return line
        return self.tr("{count} 个窗口，请留意各窗口屏").format(count=len(board.paused))

    def _place(self, i: int) -> QRectF:
        """Newest first, from left to right and then down."""
        width = (self.design().width() - 2 * SIDE - _BETWEEN) / 2
        return QRectF(SIDE + (i % 2) * (width + _BETWEEN), _ROWS_TOP + (i // 2) * (_ROW + _GAP), width, _ROW)
