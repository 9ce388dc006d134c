"""The list of bookings: today's, or of a person who shows a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.appointments import AppointmentStatus
from counter_app.domain.people_names import mask_identity_number
from counter_app.domain.text_kinds import TextKind
from counter_app.exchange.identity import IdentityKind
from counter_app.services.appointments import Booking
from ui.booking.list_presenter import ListPresenter
from ui.booking.state import ListState
from ui.booking.wording import span, status_pill, when, whose
from ui.intake.masked_edit import MaskedEdit
from ui.prompter import Field, Option, Prompter
from ui.styles.tokens import Space
from ui.tables import Column, FrozenTableModel
from ui.terms import CANCEL_REASONS, term
from ui.widgets.card import Card
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.hint_bar import Hint
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import rule
from ui.widgets.list_state import ListState as ListShown


class BookingListView(QWidget):
    """A number (typed, or from a card reader that types) finds a person's bookings; F2 checks in, F3 takes back.

    Signals:
        hints_changed(): other keys work now
    """

    hints_changed = Signal()

    def __init__(self, presenter: ListPresenter, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._prompter = prompter
        self.id_kind = ChoiceBox()
        for kind in IdentityKind:
            self.id_kind.addItem(term(kind.value), kind.value)
        self.id_kind.setAccessibleName(self.tr("证件类型"))
        self.id_number = MaskedEdit(
            TextKind.IDENTITY, self.tr("证件号码，查本人的预约"), mask_identity_number
        )
        self._model = FrozenTableModel(self._columns(), key=lambda b: b.appointment_id, parent=self)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(self.tr("预约"))
        self.list = ListShown(self.table)
        self.check_in = KeyButton(self.tr("签到取号"), "F2", primary=True)
        self.cancel = KeyButton(self.tr("取消预约"), "F3")
        self.today = KeyButton(self.tr("今天全部"), "F4")
        self._card = Card(self.tr("今天的预约"), heading=True, padded=False)
        self._lay_out()
        self._connect()
        self._render(presenter.state)

    def _columns(self) -> list[Column[Booking]]:
        return [
            Column(title=self.tr("时段"), text=self._when, width=116, bold=True),
            Column(title=self.tr("预约人"), text=whose, width=150),
            Column(title=self.tr("事项"), text=lambda b: b.matter),
            Column(title=self.tr("号码"), text=lambda b: b.ticket, width=64, bold=True),
            Column(title=self.tr("状态"), pills=lambda b: (status_pill(b),), width=104),
        ]

    def _when(self, booking: Booking) -> str:
        """The day is said where there are several."""
        if self._presenter.state.is_person:
            return f"{booking.day:%m-%d} {booking.starts_at:%H:%M}"
        return span(booking.starts_at, booking.ends_at)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.L - 2, 0, Space.L - 2, Space.M)
        head.setSpacing(Space.S)
        head.addWidget(self.id_kind, 2)
        head.addWidget(self.id_number, 3)
        self._card.body.addLayout(head)
        self._card.add(self.list, 1)
        self._card.add(rule())
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.M)
        bar.setSpacing(Space.S)
        for button in (self.check_in, self.cancel, self.today):
            bar.addWidget(button)
        bar.addStretch(1)
        self._card.body.addLayout(bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card)

    def _connect(self) -> None:
        self._presenter.state_changed.connect(self._render)
        self.id_number.moved_on.connect(self._find)
        self.table.row_selected.connect(lambda _: self._render_buttons(self._presenter.state))
        self.check_in.clicked.connect(self._on_check_in)
        self.cancel.clicked.connect(self._on_cancel)
        self.today.clicked.connect(self._on_today)

    def hints(self) -> list[Hint]:
        return [
            (button.key(), button.text())
            for button in (self.check_in, self.cancel, self.today)
            if button.isEnabled()
        ]

    def _find(self) -> None:
        self._presenter.find(str(self.id_kind.currentData()), self.id_number.value())
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_today(self) -> None:
        self.id_number.set_value("")
        self._presenter.find("", "")

    def _on_check_in(self) -> None:
        booking: Booking | None = self.table.current_row()
        if booking is not None:
            self._presenter.check_in(booking)

    def _on_cancel(self) -> None:
        booking: Booking | None = self.table.current_row()
        if booking is None:
            return
        self._prompter.form(
            self.tr("取消预约"),
            (
                Field(
                    key="reason",
                    title=self.tr("原因"),
                    kind="choice",
                    options=tuple(Option(key=reason, title=term(reason)) for reason in CANCEL_REASONS),
                ),
            ),
            lambda _: {},
            lambda values: self._presenter.cancel(booking, values["reason"]),
            sentence=self.tr("取消后名额让给别人，本人信息随即清除：{who} {when}。").format(
                who=whose(booking), when=when(booking)
            ),
            confirm_text=self.tr("取消预约"),
        )

    # -- the state -------------------------------------------------------------------------------------------

    def _render(self, state: ListState) -> None:
        self._card.set_title(self.tr("本人的预约") if state.is_person else self.tr("今天的预约"))
        waiting = sum(each.status is AppointmentStatus.BOOKED for each in state.bookings)
        counted = self.tr("{count} 个，未到 {waiting}").format(count=len(state.bookings), waiting=waiting)
        self._card.set_aside(counted if state.bookings else "")
        self._model.set_rows(state.bookings)
        if state.failed:
            self.list.show_failed(state.failed, self._presenter.retry)
        elif not state.known:
            self.list.show_loading()
        elif state.bookings:
            self.list.show_rows()
        elif state.is_person:
            self.list.show_empty(
                self.tr("这个证件没有预约"), self.tr("请核对证件类型和号码；可以在右边新预约。"), "search"
            )
        else:
            self.list.show_empty(self.tr("今天没有预约"), self.tr("预约成功后会自动出现在这里。"), "ticket")
        self._render_buttons(state)

    def _render_buttons(self, state: ListState) -> None:
        booking: Booking | None = self.table.current_row()
        open_one = booking is not None and booking.status is AppointmentStatus.BOOKED
        self.check_in.setEnabled(open_one)
        self.check_in.set_busy(state.busy)
        self.cancel.setEnabled(open_one and not state.busy)
        self.today.setEnabled(state.is_person)
        self.hints_changed.emit()
