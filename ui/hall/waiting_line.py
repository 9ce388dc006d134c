"""The line in a waiting area: who comes next in each queue and in how many minutes, and the last calls."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSizeF, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QWidget

from counter_app.services.hall_screens import BoardCall
from counter_app.services.public_screens import QueueLine, WaitingLine, waiting_line
from ui.desk import PublicDesk
from ui.hall.painting import LEFT, MIDDLE, RIGHT, fill, write, write_window
from ui.hall.screen_face import HEADER, SIDE, ScreenFace
from ui.hall.screen_presenter import ScreenPresenter, ScreenState
from ui.hall.screen_window import ScreenWindow
from ui.rereading import DASHBOARD_MS
from ui.styles.tokens import BOARD

_GAP = 14.0
PAGE_MS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState(ScreenState[WaitingLine]):
    """The line, and how far it can be trusted."""


class WaitingLinePresenter(ScreenPresenter):
    """The line of one zone, or of the hall."""

    def __init__(
        self,
        desk: PublicDesk,
        zone: str = "",
        parent: QObject | None = None,
        *,
        pause_ms: int = DASHBOARD_MS,
    ) -> None:
        super().__init__(desk, waiting_line, LineState(), parent, pause_ms=pause_ms, zone=zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Where things stand on a screen that hangs this way; `digits` make a twelfth of its height."""

    size: QSizeF
    digits: int
    calls: QRectF
    call_height: float
    call_count: int
    queues: QRectF
    queue_height: float
    numbers: int


_WIDE = _Plan(
    size=QSizeF(1920, 1080),
    digits=124,
    calls=QRectF(SIDE + 1130, HEADER + 62, 1920 - 2 * SIDE - 1130, 4 * 200),
    call_height=200,
    call_count=4,
    queues=QRectF(SIDE, HEADER + 62, 1100, 816),
    queue_height=272,
    numbers=3,
)
_TALL = _Plan(
    size=QSizeF(1080, 1920),
    digits=220,
    calls=QRectF(40, HEADER + 62, 1000, 2 * 232),
    call_height=232,
    call_count=2,
    queues=QRectF(40, HEADER + 62 + 2 * 232 + 72, 1000, 4 * 282),
    queue_height=282,
    numbers=1,
)


class WaitingLineFace(ScreenFace):
    """More queues than fit turn their pages."""

    def __init__(self, *, calm: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", calm=calm, parent=parent)
        self._advice = self.tr("请在叫到号码后再到窗口；等候时间为估计。")
        self._state: LineState = LineState()
        self._page = 0
        self._turning = QTimer(self)
        self._turning.setInterval(PAGE_MS)
        self._turning.timeout.connect(self.turn)

    def design(self) -> QSizeF:
        return self._plan().size

    def _plan(self) -> _Plan:
        return _TALL if self.height() > self.width() else _WIDE

    def page_count(self) -> int:
        """Pages of queues; one at least."""
        answer, plan = self._state.answer, self._plan()
        per_page = int(plan.queues.height() // plan.queue_height)
        return max(1, -(-len(answer.queues) // per_page)) if answer else 1

    def turn(self) -> None:
        """Show the next page; after the last one the first."""
        self._page = (self._page + 1) % self.page_count()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turning.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turning.stop()

    def shown_queues(self) -> tuple[QueueLine, ...]:
        """Those of the page."""
        answer, plan = self._state.answer, self._plan()
        if answer is None:
            return ()
        per_page = int(plan.queues.height() // plan.queue_height)
        page = self._page % self.page_count()
        return answer.queues[page * per_page : (page + 1) * per_page]

    # -- parts ---------------------------------------------------------------------------------------------

    def paint_middle(self, painter: QPainter) -> None:
        answer, plan = self._state.answer, self._plan()
        title = (answer.zone_name or answer.hall_name) if answer else ""
        self.paint_header(painter, title, answer.hall_name if answer and answer.zone_name else "")
        self._paint_heads(painter, plan)
        if answer is None:
            write(painter, plan.queues, self.tr("正在读取等候信息…"), 60, BOARD.text, MIDDLE)
            return
        for i, call in enumerate(answer.calls[: plan.call_count]):
            self._paint_call(painter, _slot(plan.calls, plan.call_height, i), call)
        for i, line in enumerate(self.shown_queues()):
            self._paint_queue(painter, _slot(plan.queues, plan.queue_height, i), line)
        if not answer.queues and self._state.is_current:
            write(painter, plan.queues, self.tr("现在没有人等候"), 60, BOARD.text, MIDDLE)
        if not answer.calls:
            write(painter, plan.calls, self.tr("还没有叫号"), 48, BOARD.muted, MIDDLE)

    def _paint_heads(self, painter: QPainter, plan: _Plan) -> None:
        current = self._state.is_current or self._state.answer is None
        tint = BOARD.muted if current else BOARD.warn
        calls = self.tr("最近叫号") if current else self.tr("断线前的叫号")
        queues = self.tr("即将叫到") if current else self.tr("断线前的等候情况")
        for words, place in ((calls, plan.calls), (queues, plan.queues)):
            write(painter, QRectF(place.left(), place.top() - 62, place.width(), 62), words, 38, tint, LEFT)
        if self.page_count() > 1:
            page = self.tr("{page} / {pages} 页").format(
                page=self._page % self.page_count() + 1, pages=self.page_count()
            )
            head = QRectF(plan.queues.left(), plan.queues.top() - 62, plan.queues.width(), 62)
            write(painter, head, page, 38, BOARD.muted, RIGHT)

    def _paint_call(self, painter: QPainter, place: QRectF, call: BoardCall) -> None:
        ink = BOARD.text if self._state.is_current else BOARD.muted
        fill(painter, place, BOARD.newest if self._state.is_current else BOARD.row)
        inner = place.adjusted(28, 0, -28, 0)
        digits = self._plan().digits
        if self._plan() is _TALL:
            number = QRectF(inner.left(), inner.top(), 560, inner.height())
        else:
            number = QRectF(inner.left(), inner.top(), 320, inner.height())
        write(painter, number, call.ticket, digits, ink, LEFT, bold=True)
        window = QRectF(number.right() + 16, inner.top(), inner.right() - number.right() - 16, inner.height())
        write_window(
            painter, window, self.tr("{number} 号窗口"), call.window_number, digits, 36, BOARD.muted, ink
        )

    def _paint_queue(self, painter: QPainter, place: QRectF, line: QueueLine) -> None:
        current, plan = self._state.is_current, self._plan()
        fill(painter, place, BOARD.row)
        inner = place.adjusted(28, 0, -28, 0)
        head = QRectF(inner.left(), inner.top() + 6, inner.width(), 54 if plan is _WIDE else 72)
        size = 34 if plan is _WIDE else 46
        half = head.adjusted(0, 0, -head.width() * 0.4, 0)
        write(painter, half, f"{line.prefix}　{line.name}", size, BOARD.text, LEFT, bold=True)
        waiting = self.tr("等候 {count} 人").format(count=line.waiting) if current else ""
        rest = head.adjusted(head.width() * 0.6, 0, 0, 0)
        write(painter, rest, waiting, size, BOARD.muted, RIGHT)
        below = QRectF(inner.left(), head.bottom(), inner.width(), place.bottom() - head.bottom() - 6)
        if plan is _TALL:
            self._paint_first(painter, below, line)
        else:
            self._paint_numbers(painter, below, line)

    def _paint_numbers(self, painter: QPainter, place: QRectF, line: QueueLine) -> None:
        plan, wide = self._plan(), place.width() / self._plan().numbers
        ink = BOARD.text if self._state.is_current else BOARD.muted
        for i, number in enumerate(line.next[: plan.numbers]):
            slot = QRectF(place.left() + i * wide, place.top(), wide - 20, place.height())
            write(painter, slot.adjusted(0, 8, 0, -64), number.ticket, plan.digits, ink, LEFT, bold=True)
            words = slot.adjusted(0, slot.height() - 62, 0, -8)
            write(painter, words, self.estimate(number.minutes), 40, BOARD.muted, LEFT)

    def _paint_first(self, painter: QPainter, place: QRectF, line: QueueLine) -> None:
        """Upright there is room for one number in large digits; those behind it stand beside."""
        first, *others = line.next
        ink = BOARD.text if self._state.is_current else BOARD.muted
        number = QRectF(place.left(), place.top(), 520, place.height())
        write(painter, number, first.ticket, self._plan().digits, ink, LEFT, bold=True)
        beside = QRectF(number.right() + 20, place.top(), place.right() - number.right() - 20, place.height())
        upper = beside.adjusted(0, 16, 0, -beside.height() / 2)
        write(painter, upper, self.estimate(first.minutes), 64, BOARD.text, RIGHT)
        if others:
            after = self.tr("其后 {numbers}").format(
                numbers=self.tr("、").join(each.ticket for each in others)
            )
            lower = beside.adjusted(0, beside.height() / 2, 0, -16)
            write(painter, lower, after, 46, BOARD.muted, RIGHT)

    def estimate(self, minutes: int | None) -> str:
        """In words; nothing where nobody serves, or where the line is cut and time goes on."""
        if minutes is None or not self._state.is_current:
            return ""
        return self.tr("约 {minutes} 分钟").format(minutes=minutes) if minutes > 0 else self.tr("马上")


def _slot(place: QRectF, height: float, i: int) -> QRectF:
    return QRectF(place.left(), place.top() + i * height, place.width(), height - _GAP)


class WaitingLineWindow(ScreenWindow):
    """Hangs upright or across; the picture follows the screen."""

    def __init__(
        self, presenter: WaitingLinePresenter, parent: QWidget | None = None, *, calm: bool = False
    ) -> None:
        super().__init__(presenter, WaitingLineFace(calm=calm), self.tr("等候区叫号屏"), parent)
        self.resize(540, 960)
