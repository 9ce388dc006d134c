"""预约取号 at the kiosk, for fingers and keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.appointments import AppointmentStatus, Arrival
from ui.booking.wording import FREE, FULL, slot_span, span, status_pill, when
from ui.hall.digit_pad import PAD_KEYS, DigitPad
from ui.hall.keypad import Keypad
from ui.hall.kiosk_booking_presenter import KioskBookingPresenter
from ui.hall.kiosk_booking_state import BookingPageState, Step
from ui.hall.kiosk_parts import Pager, TouchButton, keep_wide
from ui.hall.kiosk_room import CurrentPage
from ui.hall.tile_board import Tile, TileBoard
from ui.styles.tokens import KioskSize, Space
from ui.widgets.hint_bar import Hint
from ui.widgets.labels import label, paragraph
from ui.wording import said, short_day

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_TILE_HEIGHT = 104
_LISTS = (Step.MINE, Step.MATTER, Step.DAY, Step.SLOT)


class KioskBookingPage(QWidget):
    """One page with a heading, a problem line, and what this step needs. `begin` on the presenter opens it anew."""

    def __init__(self, presenter: KioskBookingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.heading = label("", "kiosk-title")
        self.problem = paragraph("", "kiosk-warn")
        self.typed = label("", "kiosk-title")
        self.board = TileBoard(2, _TILE_HEIGHT, title_size=KioskSize.KEY)
        self.words = paragraph("", "kiosk-strong")
        self.pad = DigitPad()
        self.letters = Keypad()
        self.next = TouchButton(self.tr("下一步"), "F2", primary=True)
        self.other = TouchButton(self.tr("取消这个预约"), "F3")
        self.back = TouchButton(self.tr("返回"), "Esc")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self._render(presenter.state)

    def _lay_out(self) -> None:
        number = QWidget()
        box = QVBoxLayout(number)
        box.setContentsMargins(0, 0, 0, 0)
        box.addStretch(1)
        box.addWidget(self.typed, 0, _CENTRE)
        box.addSpacing(Space.L)
        box.addWidget(self.pad, 0, _CENTRE)
        box.addStretch(2)
        rows = QWidget()
        box = QVBoxLayout(rows)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(self.board, 1)
        box.addWidget(Pager(self.board))
        told = QWidget()
        box = QVBoxLayout(told)
        box.addStretch(1)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self.words)
        box.addStretch(2)
        self.pages = CurrentPage()
        for page in (number, rows, told):
            self.pages.addWidget(page)
        self._number, self._rows, self._told = number, rows, told
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addWidget(self.heading)
        left.addWidget(self.problem)
        left.addWidget(self.pages, 1)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self.letters)
        right.addStretch(1)
        for button in (self.next, self.other, self.back):
            keep_wide(button)
            right.addWidget(button)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XL)
        whole.addLayout(left, 1)
        whole.addLayout(right)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self._render)
        self.pad.pressed.connect(presenter.type_digit)
        self.pad.erased.connect(presenter.erase)
        self.pad.cleared.connect(presenter.clear)
        self.letters.typed.connect(lambda letter: presenter.search(presenter.state.query + letter))
        self.letters.erased.connect(lambda: presenter.search(presenter.state.query[:-1]))
        self.letters.cleared.connect(lambda: presenter.search(""))
        self.board.chosen.connect(self._on_chosen)
        self.next.clicked.connect(self._on_next)
        self.other.clicked.connect(presenter.cancel)
        self.back.clicked.connect(presenter.back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A keyboard, and a card reader that types: digits and Enter while a number is asked for, else letters."""
        state, text = self._presenter.state, event.text().upper()
        if state.step is Step.IDENTIFY and text and text in PAD_KEYS:
            self._presenter.type_digit(text)
        elif state.step is Step.IDENTIFY and event.key() == Qt.Key.Key_Backspace:
            self._presenter.erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if state.step is Step.IDENTIFY:
                self._presenter.identify()
        elif state.step is Step.MATTER and text.isalpha() and text.isascii():
            self._presenter.search(state.query + text)
        elif state.step is Step.MATTER and event.key() == Qt.Key.Key_Backspace:
            self._presenter.search(state.query[:-1])
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, place: int) -> None:
        presenter, state = self._presenter, self._presenter.state
        if state.step is Step.MINE:
            presenter.look_at(state.bookings[place])
        elif state.step is Step.MATTER:
            presenter.choose_matter(state.shown_matters()[place])
        elif state.step is Step.DAY:
            presenter.choose_day(state.days[place])
        elif state.step is Step.SLOT:
            presenter.choose_slot(state.slots[place])

    def _on_next(self) -> None:
        presenter = self._presenter
        {
            Step.IDENTIFY: presenter.identify,
            Step.MINE: presenter.new_booking,
            Step.ONE: presenter.check_in,
            Step.CONFIRM: presenter.book,
        }.get(presenter.state.step, presenter.leave)()

    def hints(self) -> list[Hint]:
        """The keys that work now."""
        shown = (self.next, self.other, self.back)
        keys: list[Hint] = [(each.key(), each.text()) for each in shown if each.isVisibleTo(self)]
        if self._presenter.state.step in _LISTS and self.board.tiles():
            return [("Up Down Left Right", self.tr("选择")), ("Return", self.tr("打开")), *keys]
        return [("0–9", self.tr("输入")), ("Return", self.tr("下一步")), *keys] if self._asks() else keys

    def _asks(self) -> bool:
        return self._presenter.state.step is Step.IDENTIFY

    # -- the state -------------------------------------------------------------------------------------------

    def _render(self, state: BookingPageState) -> None:
        self.heading.setText(self._heading(state))
        self.problem.setText(state.problem)
        self.problem.setVisible(bool(state.problem))
        page = self._rows if state.step in _LISTS else self._number if self._asks() else self._told
        self.pages.setCurrentWidget(page)
        self.letters.setVisible(state.step is Step.MATTER)
        self.typed.setText(_spaced(state.typed) or self.tr("身份证号"))
        tiles = self._tiles(state)
        if tiles != list(self.board.tiles()):
            self.board.set_tiles(tiles)
        self.words.setText(self._words(state))
        self._render_buttons(state)
        self._hold_focus(page)

    def _hold_focus(self, page: QWidget) -> None:
        if self.isVisible():
            (self.board if page is self._rows else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_buttons(self, state: BookingPageState) -> None:
        booking = state.booking
        words = {
            Step.IDENTIFY: self.tr("下一步"),
            Step.MINE: self.tr("预约别的日子"),
            Step.ONE: self.tr("签到取号"),
            Step.CONFIRM: self.tr("预约"),
            Step.TOLD: self.tr("完成"),
        }
        self.next.set_text(words.get(state.step, ""))
        open_one = booking is not None and booking.status is AppointmentStatus.BOOKED
        may_come = open_one and booking is not None and booking.arrival in (Arrival.CHECKED_IN, Arrival.LATE)
        self.next.setVisible(state.step in words and (state.step is not Step.ONE or may_come))
        self.other.setVisible(state.step is Step.ONE and booking is not None and booking.may_cancel)
        self.back.setVisible(state.step is not Step.TOLD)
        for button in (self.next, self.other, self.back):
            button.set_busy(state.busy)
        self.board.setEnabled(not state.busy)

    def _heading(self, state: BookingPageState) -> str:
        nothing = self.tr("这个证件没有预约")
        return {
            Step.IDENTIFY: self.tr("请刷身份证，或者输入身份证号"),
            Step.MINE: self.tr("您的预约") if state.bookings else nothing,
            Step.ONE: self.tr("您的预约"),
            Step.MATTER: self.tr("请选要办的事项"),
            Step.DAY: self.tr("请选日期"),
            Step.SLOT: self.tr("请选时段"),
            Step.CONFIRM: self.tr("请核对后按“预约”"),
            Step.TOLD: self.tr("办好了"),
        }[state.step]

    def _tiles(self, state: BookingPageState) -> list[Tile]:
        match state.step:
            case Step.MINE:
                return [Tile(title=when(b), note=b.matter, aside=status_pill(b).text) for b in state.bookings]
            case Step.MATTER:
                return [Tile(title=m.name, note=m.department_name) for m in state.shown_matters()]
            case Step.DAY:
                return [Tile(title=short_day(d.day), aside=_free(d.free)) for d in state.days]
            case Step.SLOT:
                return [Tile(title=slot_span(s), aside=_free(s.free)) for s in state.slots]
            case _:
                return []

    def _words(self, state: BookingPageState) -> str:
        booking = state.booking
        if state.step is Step.CONFIRM and state.matter and state.day and state.slot:
            chosen = f"{short_day(state.day)} {span(state.slot.starts_at, state.slot.ends_at)}"
            tail = self.tr("证件尾号 {tail}").format(tail=state.typed[-4:])
            return f"{chosen}\n{state.matter.name}\n{tail}"
        if booking is None or state.step not in (Step.ONE, Step.TOLD):
            return ""
        return f"{when(booking)}\n{booking.matter}\n{self._told_of(state)}"

    def _told_of(self, state: BookingPageState) -> str:
        booking = state.booking
        assert booking is not None
        if state.step is Step.ONE and booking.status is AppointmentStatus.BOOKED:
            return {
                Arrival.TOO_EARLY: self.tr("还没有到签到时间，请到时再来。"),
                Arrival.CHECKED_IN: self.tr("现在可以签到取号。"),
                Arrival.LATE: self.tr("已过预约时段，签到后按普通号排队。"),
                Arrival.TOO_LATE: self.tr("预约的时段已经过了，请返回直接取号。"),
            }[booking.arrival]
        if booking.status is AppointmentStatus.CANCELLED:
            return self.tr("预约已取消。")
        if booking.status is AppointmentStatus.BOOKED:
            return self.tr("已预约，不出凭条。请当天凭身份证在取号机或导办台签到，过时作废。")
        return f"{status_pill(booking).text} {booking.ticket}".strip()


def _free(free: int) -> str:
    return said(FREE, free=free) if free else said(FULL)


def _spaced(number: str) -> str:
    """510213 19850312 4516, as it stands on the card."""
    return " ".join(part for part in (number[:6], number[6:14], number[14:]) if part)
