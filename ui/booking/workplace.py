"""预约, the help desk's room: who comes today at the left, a new booking at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.appointments import BookingRules
from counter_app.services.appointments import Booking, booking_rules
from counter_app.services.hall_screens import IssuedTicket
from ui.booking.form_presenter import FormPresenter
from ui.booking.form_view import BookingFormView
from ui.booking.list_presenter import ListPresenter
from ui.booking.list_view import BookingListView
from ui.booking.wording import BOOKED, CANCELLED, CHECKED_IN, opens_at, span
from ui.desk import Desk
from ui.prompter import Prompter
from ui.shell.workplace import Workplace
from ui.styles.tokens import Space
from ui.widgets.hint_bar import Hint
from ui.wording import said, short_day


class BookingWorkplace(Workplace):
    """Attributes:
    form: a new booking.
    list: today's bookings, and those of a person.
    """

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rules = BookingRules()
        self.form_presenter = FormPresenter(desk, self)
        self.list_presenter = ListPresenter(desk, self)
        self.form = BookingFormView(self.form_presenter, prompter)
        self.list = BookingListView(self.list_presenter, prompter)
        box = QHBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.setSpacing(Space.M)
        box.addWidget(self.list, 5)
        box.addWidget(self.form, 6)
        for part in (self.form, self.list):
            part.hints_changed.connect(lambda: self.hints_changed.emit(list(self.hints())))
        self.form_presenter.booked.connect(self._on_booked)
        self.list_presenter.checked_in.connect(self._on_checked_in)
        self.list_presenter.cancelled.connect(self._on_cancelled)

    def hints(self) -> Sequence[Hint]:
        return [*self.list.hints(), *self.form.hints()]

    def left_behind(self) -> Sequence[str]:
        if self.form_presenter.state.person.is_blank():
            return ()
        return (self.tr("新预约填了一半，还没有预约。"),)

    def became_visible(self) -> None:
        self._desk.ask_quietly(self, self._on_rules, lambda _: None, booking_rules)
        self.form_presenter.set_shown(True)
        self.list_presenter.set_shown(True)
        self.list.id_number.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.form_presenter.set_shown(False)
        self.list_presenter.set_shown(False)

    def note(self) -> str:
        return self.tr("提前 {ahead} 天起，{days} 个工作日内，每人每天 {most} 次").format(
            ahead=self._rules.days_ahead, days=self._rules.working_days, most=self._rules.per_day
        )

    def _on_rules(self, rules: BookingRules) -> None:
        self._rules = rules
        self.hints_changed.emit(list(self.hints()))

    def _on_booked(self, booking: Booking) -> None:
        sentence = said(
            BOOKED,
            day=short_day(booking.day),
            span=span(booking.starts_at, booking.ends_at),
            matter=booking.matter,
            open=f"{opens_at(booking, self._rules):%H:%M}",
        )
        self._desk.said.emit("ok", sentence)

    def _on_checked_in(self, ticket: IssuedTicket) -> None:
        self._desk.said.emit("ok", said(CHECKED_IN, ticket=ticket.label, count=ticket.people_ahead))

    def _on_cancelled(self, booking: Booking) -> None:
        day, hours = short_day(booking.day), span(booking.starts_at, booking.ends_at)
        self._desk.said.emit("ok", said(CANCELLED, day=day, span=hours))
