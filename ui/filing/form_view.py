"""The middle column: the form as at a window, what it allows, and what became of it once it was sent."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.service_code import grouped
from ui.cases.words import status_pill
from ui.filing.form_presenter import FilingPresenter
from ui.filing.state import FilingForm
from ui.filing.wording import entrusted, form_message
from ui.intake.applicant_view import ApplicantView
from ui.intake.checklist_view import ChecklistView
from ui.intake.state import DeskState, Phase
from ui.styles.fonts import metrics
from ui.styles.tokens import Size, Space, Tone
from ui.terms import term
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.list_state import ListState
from ui.widgets.pill import Pill, StatusPill
from ui.widgets.symbol import Symbol


class FilingView(Card):
    """Signals:
    finish_wanted(): 完成收件, with its slip where something is missing
    discard_wanted(): 删除草稿
    """

    finish_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, presenter: FilingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(padded=False, parent=parent)
        self._presenter = presenter
        self._shown: tuple[UUID | None, bool, str] | None = None
        self._title = ElidedLabel("", "title")
        self._kind = StatusPill()
        self._status = StatusPill()
        self._aside = label("", "muted")
        self._entrusted = label("", "small")
        self.applicant = ApplicantView(presenter, address_below=True)
        self.checklist = ChecklistView(presenter)
        self._banner = Banner(flat=True)
        self.slip = KeyButton(self.tr("打印一次性告知单"), "Ctrl+P")
        self.finish = KeyButton(self.tr("完成收件"), "Ctrl+Return")
        self.take_back = KeyButton(self.tr("取回修改"), "F8", primary=True)
        self.discard = KeyButton(self.tr("删除草稿"), "Ctrl+D")
        self._list = ListState(self._laid_out())
        self.add(self._list, 1)
        self._connect()
        self.render_state(presenter.state)

    def _laid_out(self) -> QWidget:
        head = QHBoxLayout()
        head.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.S)
        head.setSpacing(Space.S)
        head.addWidget(self._title, 1)
        for part in (self._kind, self._status):
            head.addWidget(part)
        head.addStretch(0)
        head.addWidget(self._aside)
        trust = QHBoxLayout()
        trust.setContentsMargins(Space.L - 2, 0, Space.L - 2, Space.M)
        trust.setSpacing(Space.XS + 2)
        trust.addWidget(IconLabel("people", 16))
        trust.addWidget(self._entrusted, 1)
        actions = QHBoxLayout()
        actions.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.M)
        actions.setSpacing(Space.S)
        for button in (self.take_back, self.slip, self.finish):
            actions.addWidget(button)
        actions.addStretch(1)
        actions.addWidget(self.discard)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.applicant)
        box.addLayout(trust)
        box.addWidget(self.checklist, 1)
        box.addWidget(self._banner)
        box.addLayout(actions)
        return content

    def _connect(self) -> None:
        self.applicant.completed.connect(self.checklist.setFocus)
        self.checklist.left_upwards.connect(self.applicant.take_focus)
        self.finish.clicked.connect(self.finish_wanted)
        self.slip.clicked.connect(self._on_slip)
        self.take_back.clicked.connect(self._presenter.take_back)
        self.discard.clicked.connect(self.discard_wanted)
        self._presenter.state_changed.connect(self.render_state)

    def _on_slip(self) -> None:
        if self._presenter.form.entry is not None:
            self._presenter.print_slip()
        else:
            self.finish_wanted.emit()

    # -- the state -------------------------------------------------------------------------------------------

    def render_state(self, _: DeskState) -> None:
        """Show the form; one that comes onto the desk takes the focus to where work begins."""
        form = self._presenter.form
        self._show_buttons(form)
        if form.phase is not Phase.OPEN:
            self._shown = None
            self._show_phase(form)
            return
        here = (form.case_id, form.entry is None, form.guide.code if form.guide else "")
        came = here != self._shown
        if came:
            self.applicant.fold()
        self._shown = here
        self._show_head(form)
        self.applicant.render_state(form)
        self.checklist.render_state(form)
        message = form_message(form)
        self._banner.show_message(message.tone, message.sentence, lead=message.lead, dismissable=False)
        self._list.show_rows()
        if came and self.isVisible():
            self._begin(form)

    def _begin(self, form: FilingForm) -> None:
        if form.entry is not None:
            return  # read from the list, where the arrows go on
        if form.applicant.name:
            self.checklist.setFocus()
        else:
            self.applicant.take_focus()

    def _show_phase(self, form: FilingForm) -> None:
        if form.phase is Phase.FAILED:
            name = form.left_catalogue.applicant.name if form.left_catalogue else ""
            self._list.show_empty(name or self.tr("这份草稿"), form.failure, "catalogue")
            return
        self._list.show_empty(
            self.tr("没有打开的表格"),
            self.tr("按 Ctrl N 新收件；左边的草稿和已收的件，按 Enter 打开。"),
            "filing",
        )

    def _show_head(self, form: FilingForm) -> None:
        name = form.guide.name if form.guide else form.entry.item_name if form.entry else ""
        self._title.setText(name)
        self._title.setMaximumWidth(metrics(Size.TITLE, bold=True).horizontalAdvance(name) + 4)
        self._kind.setVisible(form.guide is not None)
        if form.guide is not None:
            self._kind.set_pill(Pill(term(form.guide.case_type), Tone.INFO))
        self._status.set_pill(self._status_pill(form))
        if form.point is not None:
            self._entrusted.setText(entrusted(form.point, form.applicant.name))
        if form.entry is not None:
            self._aside.setText(grouped(form.entry.service_code))
        elif not form.dirty:
            self._aside.setText("")
        else:
            self._aside.setText(self.tr("已存草稿") if form.is_saved else self.tr("正在保存…"))

    def _status_pill(self, form: FilingForm) -> Pill:
        if form.entry is None:
            return Pill(self.tr("草稿"))
        if form.progress is not None:
            return status_pill(form.progress.status)
        return {
            "waiting": Pill(self.tr("待同步"), Tone.NEUTRAL, Symbol.RING),
            "sending": Pill(self.tr("待核对"), Tone.WARN, Symbol.BANG),
            "refused": Pill(self.tr("退回"), Tone.BAD, Symbol.TRIANGLE),
        }.get(form.entry.state, Pill(self.tr("已送出"), Tone.INFO))

    def _show_buttons(self, form: FilingForm) -> None:
        refused = form.entry is not None and form.entry.state == "refused"
        has_slip = form.tells_defects and (form.entry is not None or form.can_finish)
        self.take_back.setVisible(refused)
        self.discard.setVisible(form.entry is None)
        self.discard.setEnabled(form.left_catalogue is not None or (form.at_intake and form.dirty))
        self.slip.setEnabled(has_slip)
        self.slip.set_text(self.tr("补打一次性告知单") if form.entry else self.tr("打印一次性告知单"))
        self.slip.set_primary(form.at_intake and has_slip)
        self.slip.setToolTip("" if has_slip else self._why_no_slip(form))
        self.finish.setVisible(form.entry is None)
        self.finish.setEnabled(form.can_finish)
        self.finish.set_busy(form.busy is not None)
        self.finish.set_primary(form.can_finish and not form.tells_defects)
        self.finish.setToolTip("" if form.can_finish else self.tr("请先核对完全部材料。"))

    def _why_no_slip(self, form: FilingForm) -> str:
        if form.at_intake and not form.can_finish:
            return self.tr("全部核对后，一次告知。")
        return self.tr("材料齐全，没有需要告知的。")
