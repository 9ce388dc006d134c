"""The form of a new booking: three lists from left to right, then the person."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.people_names import mask_identity_number, mask_phone
from counter_app.domain.text_kinds import TextKind
from counter_app.exchange.identity import IdentityKind
from counter_app.services.appointments import BookableMatter, BookingDay, Slot
from ui.booking.form_presenter import FormPresenter
from ui.booking.state import FormState
from ui.booking.wording import free_pill, slot_span
from ui.intake.masked_edit import MaskedEdit
from ui.prompter import Prompter
from ui.styles.tokens import Space, Tone
from ui.tables import Column, FrozenTableModel
from ui.terms import term
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.hint_bar import Hint
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import rule
from ui.widgets.list_state import ListState
from ui.widgets.pill import Pill
from ui.widgets.search_box import SearchBox
from ui.wording import short_day

_DAY_WIDTH, _SLOT_WIDTH = 154, 166
"""Room for a day or a span with its free places, also in the smallest window."""
_FIELDS = ("id_number", "name", "phone")


class BookingFormView(QWidget):
    """Enter leads on: matter, day, slot, number, name, telephone; F9 books, F10 empties the person.

    Signals:
        hints_changed(): other keys work now
    """

    hints_changed = Signal()

    def __init__(self, presenter: FormPresenter, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._prompter = prompter
        self._filling = False
        self.search = SearchBox(self.tr("事项名称、部门或拼音首字母"), "Ctrl+F")
        self._matter_rows = FrozenTableModel(self._matter_columns(), key=lambda m: m.item_id, parent=self)
        self._day_rows = FrozenTableModel(self._day_columns(), key=lambda d: d.day, parent=self)
        self._slot_rows = FrozenTableModel(self._slot_columns(), key=lambda s: s.starts_at, parent=self)
        self.matters, self.days, self.slots = (
            DataTable(rows) for rows in (self._matter_rows, self._day_rows, self._slot_rows)
        )
        self.matter_list, self.day_list, self.slot_list = (
            ListState(table) for table in (self.matters, self.days, self.slots)
        )
        self.id_kind = ChoiceBox()
        for kind in IdentityKind:
            self.id_kind.addItem(term(kind.value), kind.value)
        self.id_kind.setAccessibleName(self.tr("证件类型"))
        self.fields = {
            "id_number": MaskedEdit(TextKind.IDENTITY, self.tr("预约人证件号码"), mask_identity_number),
            "name": MaskedEdit(TextKind.NAME, self.tr("姓名")),
            "phone": MaskedEdit(TextKind.PHONE, self.tr("电话（可不填）"), mask_phone),
        }
        self.banner = Banner(flat=True)
        self.book = KeyButton(self.tr("预约"), "F9", primary=True)
        self.empty = KeyButton(self.tr("清空本人"), "F10")
        self._lay_out()
        self._connect()
        self._render(presenter.state)

    def _matter_columns(self) -> list[Column[BookableMatter]]:
        return [
            Column(
                title=self.tr("事项"),
                text=lambda m: m.name,
                tooltip=lambda m: f"{m.name} · {m.department_name}",
                bold=True,
            )
        ]

    def _day_columns(self) -> list[Column[BookingDay]]:
        return [Column(title=self.tr("日期"), text=lambda d: short_day(d.day), pills=self._day_pills)]

    def _day_pills(self, day: BookingDay) -> tuple[Pill, ...]:
        return (free_pill(day.free),)

    def _slot_columns(self) -> list[Column[Slot]]:
        return [Column(title=self.tr("时段"), text=slot_span, pills=lambda s: (free_pill(s.free),))]

    # -- the layout ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for table, name in (
            (self.matters, self.tr("事项")),
            (self.days, self.tr("日期")),
            (self.slots, self.tr("时段")),
        ):
            table.setAccessibleName(name)
        card = Card(self.tr("新预约"), heading=True, padded=False)
        card.header.insertWidget(1, self.search, 9)
        card.body.setSpacing(0)
        lists = QHBoxLayout()
        lists.setSpacing(0)
        self.day_list.setFixedWidth(_DAY_WIDTH)
        self.slot_list.setFixedWidth(_SLOT_WIDTH)
        lists.addWidget(self.matter_list, 1)
        lists.addWidget(self.day_list)
        lists.addWidget(self.slot_list)
        card.body.addLayout(lists, 1)
        card.add(rule())
        card.body.addLayout(self._person())
        card.add(self.banner)
        card.add(rule())
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.L - 2, Space.S, Space.L - 2, Space.M)
        bar.setSpacing(Space.S)
        bar.addWidget(self.book)
        bar.addWidget(self.empty)
        bar.addStretch(1)
        card.body.addLayout(bar)
        self.card = card
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def _person(self) -> QVBoxLayout:
        whole = QVBoxLayout()
        whole.setContentsMargins(Space.L - 2, Space.S, Space.L - 2, Space.S)
        whole.setSpacing(Space.S)
        fields = self.fields
        for left, right in ((self.id_kind, fields["id_number"]), (fields["name"], fields["phone"])):
            line = QHBoxLayout()
            line.setSpacing(Space.S)
            line.addWidget(left, 2)
            line.addWidget(right, 3)
            whole.addLayout(line)
        return whole

    # -- the way through -------------------------------------------------------------------------------------

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self._render)
        presenter.doubted.connect(self._ask_to_keep)
        presenter.booked.connect(lambda _: self.search.setFocus(Qt.FocusReason.OtherFocusReason))
        self.search.searched.connect(presenter.search)
        for leaves in (self.search.left_downwards, self.search.chosen):
            leaves.connect(partial(self._go, self.matters))
        self.matters.left_upwards.connect(partial(self._go, self.search))
        self.matters.row_selected.connect(self._on_matter)
        self.days.row_selected.connect(self._on_day)
        self.slots.row_selected.connect(self._on_slot)
        self.matters.row_activated.connect(self._from_matter)
        self.days.row_activated.connect(lambda _: self._go(self.slots))
        self.slots.row_activated.connect(self._from_slot)
        self.id_kind.activated.connect(self._on_id_kind)
        for key, editor in self.fields.items():
            editor.typed.connect(lambda text, key=key: presenter.type_person(**{key: text}))
            editor.moved_on.connect(partial(self._after, key))
        self.book.clicked.connect(self._on_book)
        self.empty.clicked.connect(self._on_empty)

    def _go(self, place: QWidget) -> None:
        place.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_matter(self, matter: BookableMatter | None) -> None:
        if matter is not None and not self._filling:
            self._presenter.choose_matter(matter)

    def _from_matter(self, matter: BookableMatter) -> None:
        self._presenter.choose_matter(matter)
        self._go(self.days)

    def _on_day(self, day: BookingDay | None) -> None:
        if day is not None and not self._filling:
            self._presenter.choose_day(day.day)

    def _on_slot(self, slot: Slot | None) -> None:
        if slot is not None and not self._filling:
            self._presenter.choose_slot(slot)

    def _from_slot(self, slot: Slot) -> None:
        self._presenter.choose_slot(slot)
        self._go(self.fields["id_number"])

    def _on_id_kind(self) -> None:
        self._presenter.type_person(id_kind=str(self.id_kind.currentData()))

    def _after(self, key: str) -> None:
        place = _FIELDS.index(key) + 1
        if place < len(_FIELDS):
            self._go(self.fields[_FIELDS[place]])
        elif self.book.isEnabled():
            self.book.click()

    def _on_book(self) -> None:
        self._presenter.book()

    def _on_empty(self) -> None:
        self._presenter.clear()
        self._go(self.fields["id_number"])

    def _ask_to_keep(self, sentence: str) -> None:
        self._prompter.ask(
            self.tr("证件号码没有通过校验"),
            sentence + self.tr("证件上确实是这个号码的，可以照样预约。"),
            self.tr("照证件预约"),
            lambda: self._presenter.book(kept=True),
            on_cancel=lambda: self._go(self.fields["id_number"]),
        )

    def hints(self) -> list[Hint]:
        keys = [("Ctrl+F", self.tr("选事项"))]
        return keys + [(b.key(), b.text()) for b in (self.book, self.empty) if b.isEnabled()]

    # -- the state -------------------------------------------------------------------------------------------

    def _render(self, state: FormState) -> None:
        self._fill(state)
        self._render_lists(state)
        self.id_kind.setCurrentIndex(self.id_kind.findData(state.person.id_kind))
        self._render_person(state)
        self.book.setEnabled(state.wish() is not None and bool(state.slot and state.slot.free))
        self.book.set_busy(state.busy)
        self.empty.setEnabled(not state.person.is_blank() and not state.busy)
        self.hints_changed.emit()

    def _render_person(self, state: FormState) -> None:
        """One sentence at a time: the first field that is wrong, or what the hall said."""
        for key, editor in self.fields.items():
            editor.set_value(getattr(state.person, key))
            editor.set_invalid(key in state.problems)
        wrong = next((key for key in _FIELDS if key in state.problems), None)
        sentence = state.problems[wrong] if wrong else state.refused
        if not sentence:
            self.banner.clear()
        elif sentence != self.banner.text():
            self.banner.show_message(Tone.WARN, sentence)
            if wrong is not None:
                self._go(self.fields[wrong])

    def _fill(self, state: FormState) -> None:
        """While rows are replaced the tables move their choice by themselves; the presenter's counts."""
        self._filling = True
        self._matter_rows.set_rows(state.shown)
        self._day_rows.set_rows(state.days or ())
        self._slot_rows.set_rows(state.slots or ())
        if state.matter is not None:
            self.matters.select_key(state.matter.item_id)
        if state.day is not None:
            self.days.select_key(state.day)
        if state.slot is not None:
            self.slots.select_key(state.slot.starts_at)
        else:
            self.slots.clearSelection()
        self._filling = False

    def _render_lists(self, state: FormState) -> None:
        if state.failed:
            self.matter_list.show_failed(state.failed, self._presenter.refresh)
        elif not state.known:
            self.matter_list.show_loading()
        elif state.shown:
            self.matter_list.show_rows()
        elif state.matters:
            self.matter_list.show_empty(
                self.tr("没有找到事项"), self.tr("换一个说法，或者输入拼音首字母。"), "search"
            )
        else:
            self.matter_list.show_empty(
                self.tr("没有可预约的事项"), self.tr("请中心管理员在大厅说明文件里为队列设预约时段。")
            )
        chosen = state.matter is not None
        _show(self.day_list, state.days, self.tr("没有可约的日期") if chosen else self.tr("先选事项"))
        _show(self.slot_list, state.slots, self.tr("没有可约的时段") if state.day else self.tr("先选日期"))


def _show(shown: ListState, rows: tuple[object, ...] | None, nothing: str) -> None:
    if rows:
        shown.show_rows()
    else:
        shown.show_empty(nothing)
