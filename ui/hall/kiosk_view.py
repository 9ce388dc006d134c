"""The kiosk as a full-screen window for fingers, and for keys."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.hall_screens import IssuedTicket
from ui.hall.full_screen import toggle_full_screen
from ui.hall.kiosk_ask import IdentityPage, PeoplePage, PriorityPage, ReprintPage
from ui.hall.kiosk_booking import KioskBookingPage
from ui.hall.kiosk_booking_presenter import KioskBookingPresenter
from ui.hall.kiosk_card import CardListener
from ui.hall.kiosk_choose import ChoosePage
from ui.hall.kiosk_matter import MatterPage
from ui.hall.kiosk_pages import DownPage, ResultPage
from ui.hall.kiosk_parts import TouchButton
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_room import LEAST, CurrentPage, PageRoom, set_room
from ui.hall.kiosk_slips import Visit
from ui.hall.kiosk_state import KioskState, Page
from ui.styles.tokens import Space
from ui.widgets.hint_bar import Hint, KeyHintBar
from ui.widgets.labels import label
from ui.wording import clock


class KioskWindow(QWidget):
    """F11 enters and leaves full screen; Esc is a step back and never leaves the program."""

    def __init__(self, presenter: KioskPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("自助取号"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._hall = label("", "kiosk-strong")
        self._time = label("", "kiosk-muted")
        self.choose = ChoosePage(presenter)
        self.matter = MatterPage(presenter)
        self.identity = IdentityPage(presenter)
        self.people = PeoplePage(presenter)
        self.priority = PriorityPage(presenter)
        self.reprint = ReprintPage(presenter)
        self.result = ResultPage(presenter)
        self.down = DownPage()
        self._rendered = (
            self.choose,
            self.matter,
            self.identity,
            self.people,
            self.priority,
            self.reprint,
            self.result,
        )
        self._bookings = KioskBookingPresenter(presenter.desk, self)
        self._books = False
        self._card = presenter.state.visitor
        self.booking = KioskBookingPage(self._bookings)
        self.book = TouchButton(self.tr("预约取号"), "F7")
        self.choose.services.addWidget(self.book)
        self.pages = CurrentPage()
        for page in (*self._rendered, self.booking, self.down):
            self.pages.addWidget(page)
        self._cards = CardListener(self, presenter)
        self.hint_bar = KeyHintBar()
        self._lay_out()
        QShortcut(QKeySequence("F11"), self).activated.connect(lambda: toggle_full_screen(self))
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._on_second)
        presenter.state_changed.connect(self._render)
        presenter.state_changed.connect(self._on_card)
        self.book.clicked.connect(self._on_book)
        self._bookings.left.connect(self._on_booked)
        self._bookings.checked_in.connect(self._on_checked_in)
        self._bookings.state_changed.connect(lambda _: self.hint_bar.set_hints(self._hints(presenter.state)))
        self._render(presenter.state)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        header.addWidget(self._hall)
        header.addStretch(1)
        header.addWidget(self._time)
        body = QHBoxLayout()
        body.setContentsMargins(Space.XL, 0, Space.XL, Space.M)
        body.addWidget(PageRoom(self.pages))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(header)
        box.addLayout(body, 1)
        box.addWidget(self.hint_bar)
        self.resize(1366, 768)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        set_room(self, small=self.width() < LEAST.width() or self.height() < LEAST.height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._cards.start()
        self._presenter.refresh()
        self.choose.board.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self._cards.stop()
        self._presenter.stop()
        self._bookings.stop()

    def _render(self, state: KioskState) -> None:
        hall = self.tr("{hall} 自助取号").format(hall=state.hall_name).strip()
        self._hall.setText(hall)
        for page in self._rendered:
            page.render_state(state)
        self.book.setVisible(state.takes_bookings)
        self._open(self._page(state))
        self.hint_bar.set_hints(self._hints(state))
        self._on_second()

    # -- bookings ------------------------------------------------------------------------------------------

    def _on_book(self) -> None:
        self._books = True
        self._begin_booking(self._presenter.state)
        self._render(self._presenter.state)

    def _on_booked(self) -> None:
        self._books = False
        self._presenter.start_over()
        self._render(self._presenter.state)

    def _on_checked_in(self, visit: Visit, ticket: IssuedTicket) -> None:
        self._books = False
        self._presenter.show_checked_in(visit, ticket)

    def _on_card(self, state: KioskState) -> None:
        """A card that is laid on while bookings are asked for is that visitor's."""
        if state.visitor != self._card:
            self._card = state.visitor
            if self._books and state.visitor is not None:
                self._begin_booking(state)
        if self._books and state.page is Page.RESULT:  # a ticket was scanned: that is another wish
            self._books = False
            self._bookings.stop()

    def _begin_booking(self, state: KioskState) -> None:
        self._bookings.begin(state.visitor.id_number if state.visitor is not None else "")

    # -- the pages -----------------------------------------------------------------------------------------

    def _page(self, state: KioskState) -> QWidget:
        if state.line_down and state.page is not Page.RESULT:
            return self.down
        if self._books and state.page is not Page.RESULT:
            return self.booking
        return {
            Page.CHOOSE: self.choose,
            Page.MATTER: self.matter,
            Page.IDENTITY: self.identity,
            Page.PEOPLE: self.people,
            Page.PRIORITY: self.priority,
            Page.REPRINT: self.reprint,
            Page.RESULT: self.result,
        }[state.page]

    def _open(self, page: QWidget) -> None:
        if self.pages.currentWidget() is page:
            return
        self.pages.setCurrentWidget(page)
        if isinstance(page, ChoosePage | MatterPage | PriorityPage):
            page.board.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(page, IdentityPage | PeoplePage | KioskBookingPage):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hints(self, state: KioskState) -> list[Hint]:
        page = self._page(state)
        if page is self.booking:
            return self.booking.hints()
        arrows: Hint = ("Up Down Left Right", self.tr("选择"))
        back: Hint = ("Esc", self.tr("返回"))
        if page is self.choose:
            letters: Hint = ("A–Z", self.tr("查找"))
            listed = [arrows, ("Return", self.tr("打开"))] if self.choose.board.tiles() else []
            return [*listed, letters, back] if state.may_go_back() else [*listed, letters]
        if page is self.matter:
            pressed = (self.matter.take, self.matter.priority, self.matter.identity, self.matter.people)
            return [*((button.key(), button.text()) for button in pressed), back]
        if page is self.priority:
            return [arrows, ("Return", self.tr("取号")), back]
        if page in (self.identity, self.people):
            return [("0–9", self.tr("输入")), ("Return", self.tr("确定")), back]
        if page is self.reprint:
            return [("Return", self.tr("补打号码")), back]
        if page is not self.result:
            return []
        done: Hint = ("Esc", self.tr("完成"))
        return [("F3", self.tr("补打凭条")), done] if state.may_print_again() else [done]

    def _on_second(self) -> None:
        now = self._presenter.now()
        self._time.setText(clock(now) if now else "")
        if self._presenter.state.page is Page.RESULT:
            self.result.render_time()
