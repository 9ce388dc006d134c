"""The screen over one window: whose turn it is here, who serves, what is done here."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from counter_app.domain.tickets import TicketStatus
from counter_app.services.public_screens import WindowScreen, window_screen
from ui.desk import PublicDesk
from ui.hall.painting import LEFT, MIDDLE, RIGHT, advance, fill, fitting, write, write_block
from ui.hall.screen_face import SIDE, ScreenFace
from ui.hall.screen_presenter import ScreenPresenter, ScreenState
from ui.hall.screen_window import ScreenWindow
from ui.hall.words import pause_words
from ui.styles.tokens import BOARD

_WIDE = 1920 - 2 * SIDE
_PLATE = QRectF(SIDE, 40, 470, 250)
_ABOUT = QRectF(SIDE + 500, 40, 870, 250)
_BADGE = QRectF(SIDE + 1400, 40, _WIDE - 1400, 250)
_MIDDLE = QRectF(SIDE, 320, _WIDE, 656)
_DIGITS = 480
"""Digits of 0.733 em: 352 of 1080, a third of the height."""
_SENTENCE = 190


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState(ScreenState[WindowScreen]):
    """One window, and how far it can be trusted."""


class WindowScreenPresenter(ScreenPresenter):
    """The window of this number."""

    def __init__(self, desk: PublicDesk, window: str, parent: QObject | None = None) -> None:
        super().__init__(desk, window_screen, WindowState(), parent, window=window)


class WindowScreenFace(ScreenFace):
    """The number at the window is as large as the screen allows; a window that does not serve says so as large."""

    def __init__(self, number: str, *, calm: bool = False, parent: QWidget | None = None) -> None:
        """`number` is the plate's before the first answer."""
        super().__init__("", calm=calm, parent=parent)
        self._advice = self.tr("请按叫号到窗口办理；排队号码请在取号机领取。")
        self._number = number
        self._state: WindowState = WindowState()

    def paint_middle(self, painter: QPainter) -> None:
        shown = self._state.answer
        self._paint_plate(painter, shown.window_number if shown else self._number)
        if shown is None:
            fill(painter, _MIDDLE, BOARD.row)
            write(painter, _MIDDLE, self.tr("正在读取窗口信息…"), 72, BOARD.text, MIDDLE)
            return
        self._paint_about(painter, shown)
        self._paint_badge(painter, shown)
        if not self._state.is_current:
            self._paint_old(painter, shown)
        elif shown.ticket:
            self._paint_number(painter, shown)
        else:
            self._paint_sentence(painter, *self._sentences(shown))

    # -- parts ---------------------------------------------------------------------------------------------

    def _paint_plate(self, painter: QPainter, number: str) -> None:
        fill(painter, _PLATE, BOARD.newest)
        words = self.tr("号窗口")
        room = _PLATE.adjusted(28, 0, -28, 0)
        size = fitting(number, 210, room.width() - advance(words, 52) - 20, bold=True)
        wide = advance(number, size, bold=True) + 20 + advance(words, 52)
        left = room.left() + (room.width() - wide) / 2
        place = QRectF(left, room.top(), room.width(), room.height())
        write(painter, place, number, size, BOARD.text, LEFT, bold=True)
        tail = place.adjusted(wide - advance(words, 52), 60, 0, 60)
        write(painter, tail, words, 52, BOARD.text, LEFT)

    def _paint_about(self, painter: QPainter, shown: WindowScreen) -> None:
        head = shown.department_name or self.tr("综合窗口")
        line = QRectF(_ABOUT.left(), _ABOUT.top(), _ABOUT.width(), 84)
        write(painter, line, head, 66, BOARD.text, LEFT, bold=True)
        zone = QRectF(line.left(), line.bottom(), line.width(), 52)
        write(painter, zone, shown.zone_name, 38, BOARD.muted, LEFT)
        if shown.handles:
            words = self.tr("办理：{items}").format(items=shown.handles)
            block = QRectF(line.left(), zone.bottom() + 8, line.width(), _ABOUT.bottom() - zone.bottom() - 8)
            write_block(painter, block, words, 40, BOARD.text, 32)

    def _paint_badge(self, painter: QPainter, shown: WindowScreen) -> None:
        fill(painter, _BADGE, BOARD.row)
        inner = _BADGE.adjusted(32, 0, -32, 0)
        if not shown.clerk_name:
            write(painter, inner, self.tr("无人值守"), 44, BOARD.muted, MIDDLE)
            return
        write(painter, inner.adjusted(0, 0, 0, -150), self.tr("工作人员"), 34, BOARD.muted, LEFT)
        write(painter, inner.adjusted(0, 40, 0, -20), shown.clerk_name, 76, BOARD.text, LEFT, bold=True)
        write(painter, inner.adjusted(0, 170, 0, 0), shown.clerk_unit, 34, BOARD.muted, LEFT)

    def _paint_number(self, painter: QPainter, shown: WindowScreen) -> None:
        called = shown.ticket_status == TicketStatus.CALLED.value
        fill(painter, _MIDDLE, BOARD.newest if called else BOARD.row)
        words = self.tr("请到本窗口办理") if called else self.tr("正在办理")
        if called and shown.recall_count:
            words = self.tr("再次呼叫，请到本窗口办理")
        top = QRectF(_MIDDLE.left(), _MIDDLE.top() + 26, _MIDDLE.width(), 96)
        self._paint_top(painter, top, words, shown.visitor)
        number = QRectF(
            _MIDDLE.left() + 40, top.bottom(), _MIDDLE.width() - 80, _MIDDLE.bottom() - top.bottom()
        )
        last_one = shown.state == "paused"
        if last_one:
            number.setBottom(number.bottom() - 90)
        digits = _DIGITS * 4 // 5 if last_one else _DIGITS
        write(painter, number, shown.ticket, digits, BOARD.text, MIDDLE, bold=True)
        if last_one:
            last = QRectF(_MIDDLE.left(), _MIDDLE.bottom() - 110, _MIDDLE.width(), 80)
            write(painter, last, self.tr("本窗口办完这一位后暂停服务"), 52, BOARD.warn, MIDDLE)

    def _paint_top(self, painter: QPainter, top: QRectF, words: str, visitor: str) -> None:
        if not visitor:
            write(painter, top, words, 72, BOARD.text, MIDDLE)
            return
        write(painter, top.adjusted(48, 0, 0, 0), words, 72, BOARD.text, LEFT)
        write(painter, top.adjusted(0, 0, -48, 0), visitor, 80, BOARD.text, RIGHT, bold=True)

    def _paint_old(self, painter: QPainter, shown: WindowScreen) -> None:
        """The line is cut: what was last known, and in no colour or word that calls somebody."""
        fill(painter, _MIDDLE, BOARD.row)
        write(painter, _MIDDLE, self.tr("叫号暂时中断"), 150, BOARD.warn, MIDDLE, bold=True)
        upper = QRectF(_MIDDLE.left(), _MIDDLE.top() + 40, _MIDDLE.width(), 120)
        if shown.ticket:
            words = self.tr("断线前的号码：{ticket}").format(ticket=shown.ticket)
            write(painter, upper, words, 96, BOARD.muted, MIDDLE)
        lower = QRectF(_MIDDLE.left(), _MIDDLE.bottom() - 170, _MIDDLE.width(), 120)
        write(painter, lower, self.tr("请听从窗口工作人员安排"), 64, BOARD.text, MIDDLE)

    def _sentences(self, shown: WindowScreen) -> tuple[str, str]:
        if shown.state == "paused":
            return self.tr("暂停服务"), pause_words(shown.pause_reason) or self.tr("请到其他窗口办理")
        if shown.state == "closed":
            return self.tr("窗口未开放"), self.tr("请到其他窗口办理")
        return self.tr("请稍候"), self.tr("请等候叫号")

    def _paint_sentence(self, painter: QPainter, head: str, words: str) -> None:
        fill(painter, _MIDDLE, BOARD.row)
        tint = BOARD.warn if self._state.answer and self._state.answer.state != "open" else BOARD.text
        room = _MIDDLE.adjusted(40, 0, -40, 0)
        write(painter, room.adjusted(0, 30, 0, -190), head, _SENTENCE, tint, MIDDLE, bold=True)
        write(painter, room.adjusted(0, 400, 0, -20), words, 72, BOARD.text, MIDDLE)


class WindowScreenWindow(ScreenWindow):
    """Its title is the number at the window."""

    def __init__(
        self,
        presenter: WindowScreenPresenter,
        number: str,
        parent: QWidget | None = None,
        *,
        calm: bool = False,
    ) -> None:
        super().__init__(presenter, WindowScreenFace(number, calm=calm), self.tr("窗口屏"), parent)
        self.resize(1366, 768)

    def news(self, state: WindowState) -> str:  # type: ignore[override]
        shown = state.answer
        if shown is None or not shown.ticket:
            return ""
        return self.tr("{ticket} → {window}号窗口").format(ticket=shown.ticket, window=shown.window_number)
