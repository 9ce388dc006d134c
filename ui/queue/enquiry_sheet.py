"""The sheet of 首问负责: F10 and a digit put an enquiry on record."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.text_kinds import TextKind, recorded
from counter_app.domain.text_rules import InvalidText
from counter_app.services.enquiries import EnquiryLine, Referral
from ui.queue.enquiry_presenter import EnquiryDraft, EnquiryPresenter, EnquiryState
from ui.styles.tokens import Space
from ui.tables import Column, FrozenTableModel
from ui.terms import ENQUIRY_TOPICS, term
from ui.text_wording import text_problem
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.form_row import FormRow
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label, paragraph
from ui.widgets.list_state import ListState
from ui.widgets.option_list import OptionList
from ui.widgets.overlay import Overlay
from ui.widgets.text_field import LineField
from ui.wording import short_time

ENQUIRY_KEY = "F10"
_WIDTH = 900
_TODAY_HEIGHT = 102
_CONTROL = Qt.KeyboardModifier.ControlModifier


class EnquirySheet(Overlay):
    """A digit records at once. Whoever wants to write more goes on with Tab, or chooses with Ctrl and the digit."""

    def __init__(self, presenter: EnquiryPresenter) -> None:
        super().__init__(QCoreApplication.translate("EnquirySheet", "首问登记"), width=_WIDTH)
        self._presenter = presenter
        self._referrals: tuple[Referral, ...] = ()
        draft = presenter.draft
        self.topics = OptionList([(term(topic), "") for topic in ENQUIRY_TOPICS])
        self.topics.set_current(ENQUIRY_TOPICS.index(draft.topic))
        self.question = LineField(TextKind.REASON, draft.question)
        self.answer = LineField(TextKind.REASON, draft.answer)
        self.referral = ChoiceBox()
        self.ticket = ChoiceBox()
        self._wanted = draft.referral
        self._about = paragraph("", "muted")
        self._problem = paragraph("", "problem")
        self.confirm = KeyButton(self.tr("登记"), "Enter", primary=True, bind=False)
        self._lay_out()
        self._connect()
        self._render(presenter.state)

    def opens_with(self) -> QWidget:
        """The list of topics, where a digit is enough."""
        return self.topics

    def _lay_out(self) -> None:
        hint = self.tr("按数字立即登记；Ctrl+数字先选类别再写内容。")
        self.content.addWidget(self._about)
        fields = QVBoxLayout()
        fields.setSpacing(Space.M)
        self._rows = {
            "question": FormRow(self.tr("问（可不填）"), self.question),
            "answer": FormRow(self.tr("答（可不填）"), self.answer),
            "referral": FormRow(self.tr("引导到"), self.referral),
            "ticket": FormRow(self.tr("号码"), self.ticket),
        }
        for row in self._rows.values():
            fields.addWidget(row)
        fields.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.topics)
        left.addWidget(label(hint, "small"))
        left.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(Space.L)
        both.addLayout(left, 2)
        both.addLayout(fields, 3)
        self.content.addLayout(both)
        self.content.addWidget(self._problem)
        self.content.addWidget(label(self.tr("我今天的登记"), "small"))
        self.content.addWidget(self._made_today())
        cancel = KeyButton(self.tr("取消"), "Esc", bind=False)
        cancel.clicked.connect(self.cancel)
        self.confirm.clicked.connect(self._record)
        self.buttons.addWidget(cancel)
        self.buttons.addWidget(self.confirm)

    def _made_today(self) -> QWidget:
        self._model: FrozenTableModel[EnquiryLine] = FrozenTableModel(
            enquiry_columns(), lambda line: line.enquiry_id, parent=self
        )
        self.table = DataTable(self._model)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setFixedHeight(_TODAY_HEIGHT)
        self._list = ListState(self.table)
        self._list.setFixedHeight(_TODAY_HEIGHT)
        return self._list

    def _connect(self) -> None:
        self._presenter.state_changed.connect(self._render)
        self._presenter.recorded.connect(self._on_recorded)
        self.topics.chosen.connect(self._on_digit)
        self.confirmed.connect(self._record)
        self.cancelled.connect(lambda: self._presenter.keep(self.draft()))
        self.referral.currentIndexChanged.connect(lambda _: self._on_referral())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        if event.modifiers() & _CONTROL and 0 <= digit < len(ENQUIRY_TOPICS):
            self.topics.set_current(digit)
            self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    # -- what is chosen ------------------------------------------------------------------------------------

    def draft(self) -> EnquiryDraft:
        """What stands in the sheet now."""
        return EnquiryDraft(
            topic=ENQUIRY_TOPICS[self.topics.current()],
            question=self.question.text().strip(),
            answer=self.answer.text().strip(),
            referral=self._referral(),
            takes_ticket=self._takes_ticket(),
        )

    def _referral(self) -> Referral | None:
        return self.referral.currentData() if self.referral.count() else self._wanted

    def _takes_ticket(self) -> bool:
        return self.ticket.isEnabled() and self.ticket.currentIndex() == 0

    def _on_digit(self, row: int) -> None:
        self.topics.set_current(row)
        self._record()

    def _record(self) -> None:
        if not self._show_problems():
            self._presenter.record(self.draft())

    def _show_problems(self) -> bool:
        wrong: list[LineField] = []
        for key, field in (("question", self.question), ("answer", self.answer)):
            problem = _problem_of(field)
            self._rows[key].set_problem(problem)
            wrong += [field] if problem else []
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(wrong)

    # -- showing -------------------------------------------------------------------------------------------

    def _render(self, state: EnquiryState) -> None:
        self._about.setText(self._about_words(state))
        self._problem.setText(state.failure)
        self._problem.setVisible(bool(state.failure))
        self.confirm.set_busy(state.busy)
        if state.referrals is not None and (not self.referral.count() or state.referrals != self._referrals):
            self._fill(state.referrals)
        self._rows["ticket"].setVisible(state.ticket is not None)
        self._on_referral()
        self._render_today(state)

    def _about_words(self, state: EnquiryState) -> str:
        if state.ticket is None:
            return self.tr("您是首问责任人：当场答复，或者引导到能办的地方。不需要号码，也不建办件。")
        name = state.ticket.item_name or state.ticket.queue_name
        return self.tr("您是首问责任人。当前号码 {ticket}，事项：{item}。").format(
            ticket=state.ticket.label, item=name
        )

    def _fill(self, referrals: tuple[Referral, ...]) -> None:
        """The choice that stands is kept while the list is read again."""
        chosen = self._referral()
        self._referrals = referrals
        self.referral.blockSignals(True)
        self.referral.clear()
        self.referral.addItem(self.tr("当场答复，不引导"), None)
        for each in referrals:
            self.referral.addItem(f"{each.name}　{each.note}" if each.note else each.name, each)
        self.referral.setCurrentIndex(1 + _place_of(chosen, referrals) if chosen else 0)
        self.referral.blockSignals(False)

    def _on_referral(self) -> None:
        """Say what becomes of the visitor's number where they are sent."""
        ticket, referral = self._presenter.state.ticket, self._referral()
        if ticket is None:
            return
        can_go = referral is not None and referral.queue_id is not None
        if self.ticket.count() and self.ticket.isEnabled() == can_go:
            return
        self.ticket.clear()
        if can_go:
            self.ticket.addItem(self.tr("{ticket} 一并转过去，排队先后不变").format(ticket=ticket.label))
            self.ticket.addItem(self.tr("{ticket} 留在本窗口").format(ticket=ticket.label))
            self.ticket.setCurrentIndex(0 if self._presenter.draft.takes_ticket else 1)
        elif referral is None:
            self.ticket.addItem(self.tr("{ticket} 留在本窗口").format(ticket=ticket.label))
        else:
            self.ticket.addItem(self.tr("那里没有开着的窗口，号码不能转"))
        self.ticket.setEnabled(can_go)

    def _render_today(self, state: EnquiryState) -> None:
        if state.today is None:
            self._list.show_loading()
        elif state.today:
            self._model.set_rows(state.today)
            self._list.show_rows()
        else:
            self._list.show_empty(self.tr("今天还没有登记"))

    def _on_recorded(self) -> None:
        if self.is_open:
            self.close_sheet()


def _place_of(chosen: Referral, referrals: tuple[Referral, ...]) -> int:
    """Where the same place stands in the list; -1 when it is gone, which chooses none."""
    same = (
        i
        for i, each in enumerate(referrals)
        if (each.unit_id, each.window_id) == (chosen.unit_id, chosen.window_id)
    )
    return next(same, -1)


def _problem_of(field: LineField) -> str:
    try:
        recorded(field.kind, field.text())
    except InvalidText as fault:
        return text_problem(fault)
    return ""


def enquiry_columns() -> list[Column[EnquiryLine]]:
    """What a list of enquiries shows of each."""
    return [
        Column(
            title=QCoreApplication.translate("EnquirySheet", "时间"),
            text=lambda line: short_time(line.at),
            width=96,
            muted=True,
        ),
        Column(
            title=QCoreApplication.translate("EnquirySheet", "类别"),
            text=lambda line: term(line.topic),
            width=96,
            bold=True,
        ),
        Column(
            title=QCoreApplication.translate("EnquirySheet", "问"),
            text=lambda line: line.question or line.item_name,
            tooltip=lambda line: line.question or line.item_name,
        ),
        Column(
            title=QCoreApplication.translate("EnquirySheet", "答"),
            text=lambda line: line.answer,
            tooltip=lambda line: line.answer,
        ),
        Column(
            title=QCoreApplication.translate("EnquirySheet", "引导到"),
            text=lambda line: line.referred_to,
            width=150,
        ),
    ]
