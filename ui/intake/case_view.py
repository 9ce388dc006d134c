"""The middle column: the case, its checklist, what the checklist allows, and the buttons for it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.checklist import Decision
from counter_app.domain.service_code import grouped
from ui.cases.words import status_pill
from ui.intake.applicant_view import ApplicantView
from ui.intake.case_file import CaseFile
from ui.intake.checklist_view import ChecklistView
from ui.intake.presenter import DeskPresenter
from ui.intake.state import DeskState, Phase, Step
from ui.intake.wording import banner, why_not
from ui.styles.fonts import metrics
from ui.styles.tokens import Size, Space, Tone
from ui.terms import term
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.keycap import key_label
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.list_state import ListState
from ui.widgets.pill import Pill, StatusPill

_PRIMARY = {
    Decision.REQUEST_SUPPLEMENT: Step.NOTICE,
    Decision.ACCEPT: Step.ACCEPT,
    Decision.ACCEPT_DEFERRED: Step.ACCEPT_DEFERRED,
}

UNDRAWN_KEYS = {Step.ACCEPT_DEFERRED: "Ctrl+R", Step.TURN_AWAY: "Ctrl+D"}
"""Keys that the bottom line names: five caps have no room side by side on the smallest screen."""


class CaseView(Card):
    """Signals:
    step_wanted(object): the `Step` of a button
    paper_wanted(object): a `CasePaper` of the case
    """

    step_wanted = Signal(object)
    paper_wanted = Signal(object)

    def __init__(self, presenter: DeskPresenter, parent: QWidget | None = None) -> None:
        super().__init__(padded=False, parent=parent)
        self._presenter = presenter
        self._shown_case: object = None
        self._grounds: object = None
        self._title = ElidedLabel("", "title")
        self._kind = StatusPill()
        self._status = StatusPill()
        self._code = label("", "muted")
        self.applicant = ApplicantView(presenter)
        self.checklist = ChecklistView(presenter)
        self.file = CaseFile()
        self._banner = Banner(flat=True)
        self._actions = QWidget()
        self.buttons = self._made_buttons()
        self.state_of_list = ListState(self._laid_out())
        self.add(self.state_of_list, 1)
        self.file.paper_wanted.connect(self.paper_wanted)
        self.applicant.completed.connect(self.checklist.setFocus)
        self.checklist.left_upwards.connect(self.applicant.take_focus)
        presenter.state_changed.connect(self.render_state)
        self.render_state(presenter.state)

    def _made_buttons(self) -> dict[Step, KeyButton]:
        made = {
            Step.NOTICE: KeyButton(self.tr("打印一次性告知单"), "Ctrl+P"),
            Step.ACCEPT: KeyButton(self.tr("受理"), "Ctrl+Return"),
            Step.ACCEPT_DEFERRED: KeyButton(self.tr("容缺受理")),
            Step.TURN_AWAY: KeyButton(self.tr("不予受理")),
            Step.KEEP: KeyButton(self.tr("暂存"), "Ctrl+S"),
            Step.SUBMIT: KeyButton(self.tr("送签批"), "Ctrl+Return", primary=True),
            Step.ISSUE: KeyButton(self.tr("制证打印"), "Ctrl+P", primary=True),
            Step.DELIVER: KeyButton(self.tr("送达"), "Ctrl+Return", primary=True),
        }
        for step, button in made.items():
            button.clicked.connect(partial(self._want, step))
        for step, key in UNDRAWN_KEYS.items():
            shortcut = QShortcut(QKeySequence(key), made[step])
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(made[step].click)
        return made

    def _laid_out(self) -> QWidget:
        head = QHBoxLayout()
        head.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.S)
        head.setSpacing(Space.S)
        head.addWidget(self._title, 1)
        for part in (self._kind, self._status):
            head.addWidget(part)
        head.addStretch(0)
        head.addWidget(self._code)
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.M)
        actions.setSpacing(Space.S)
        for button in self.buttons.values():
            actions.addWidget(button)
            button.hide()
        actions.addStretch(1)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.applicant)
        box.addWidget(self.checklist, 1)
        box.addWidget(self.file)
        box.addWidget(self._banner)
        box.addWidget(self._actions)
        return content

    def _want(self, step: Step) -> None:
        self.checklist.finish_editing()
        self.step_wanted.emit(step)

    # -- the state -------------------------------------------------------------------------------------------

    def render_state(self, state: DeskState) -> None:
        """Show the state; a case that comes onto the desk takes the focus to where work begins."""
        if not state.is_open:
            self._shown_case = self._grounds = None
            self._show_phase(state)
            return
        came = state.case_id != self._shown_case
        self._shown_case = state.case_id
        if came:
            self.applicant.fold()
        self._show_head(state)
        self.applicant.render_state(state)
        self.checklist.render_state(state)
        self._show_file(state)
        self._show_conclusions(state)
        self.state_of_list.show_rows()
        if came:
            self.checklist.begin(state)
            self._take_focus(state)

    def _take_focus(self, state: DeskState) -> None:
        if not self.isVisible():
            return
        if state.is_fresh:
            self.applicant.take_focus()
        else:
            self.checklist.setFocus()

    def _show_phase(self, state: DeskState) -> None:
        if state.phase is Phase.LOADING:
            self.state_of_list.show_loading()
        elif state.phase is Phase.FAILED:
            self.state_of_list.show_empty("", "")
            self.state_of_list.show_failed(state.failure, self._presenter.retry)
        elif state.ticket is not None:
            title = self.tr("这位办什么事？")
            self.state_of_list.show_empty(
                title, self.tr("按 Ctrl+K 找事项，按 Ctrl+F 或扫描条码打开办件。"), "search"
            )
        else:
            title = self.tr("等候办理")
            self.state_of_list.show_empty(
                title, self.tr("呼叫下一位后，办事指南在这里打开。扫描条码可直接打开办件。"), "window"
            )

    def _show_head(self, state: DeskState) -> None:
        assert state.guide is not None
        self._title.setText(state.guide.name)
        self._title.setMaximumWidth(metrics(Size.TITLE, bold=True).horizontalAdvance(state.guide.name) + 4)
        self._kind.set_pill(Pill(term(state.guide.case_type), Tone.INFO))
        if state.case is None:
            self._status.set_pill(Pill(self.tr("未收件")))
            self._code.setText("")
            return
        self._status.set_pill(status_pill(state.case.head.status))
        self._code.setText(grouped(state.case.head.service_code))

    def _show_file(self, state: DeskState) -> None:
        on_record = state.case is not None and (bool(state.case.papers) or not state.at_intake)
        self.file.setVisible(on_record)
        if state.case is not None and on_record:
            self.file.show_case(state.case)

    def _show_conclusions(self, state: DeskState) -> None:
        """The banner and the buttons; a key in the applicant's name changes neither."""
        grounds = (state.case, state.guide, state.lines, state.dirty, state.busy, state.intake_allowed)
        if grounds != self._grounds:
            self._grounds = grounds
            self._show_outcome(state)
            self._show_buttons(state)

    def _show_outcome(self, state: DeskState) -> None:
        message = banner(state)
        self._banner.show_message(message.tone, message.sentence, lead=message.lead, dismissable=False)

    def _key_tip(self, step: Step) -> str:
        key = UNDRAWN_KEYS.get(step)
        return f"{self.buttons[step].text()} {key_label(key)}" if key else ""

    def _show_buttons(self, state: DeskState) -> None:
        moves = {move.step: move for move in state.moves()}
        if not state.has_deferrable:
            moves.pop(Step.ACCEPT_DEFERRED, None)
        self._actions.setVisible(bool(moves))
        primary = _PRIMARY.get(state.outcome.decision)
        for step, button in self.buttons.items():
            move = moves.get(step)
            button.setVisible(move is not None)
            if move is None:
                continue
            button.setEnabled(move.is_open and state.busy in (None, step))
            button.set_busy(state.busy is step)
            button.setToolTip(why_not(move) or self._key_tip(step))
            if state.at_intake:
                button.set_primary(step is primary and move.is_open)
        accept = self.tr("受理并当场办结") if state.is_instant else self.tr("受理")
        self.buttons[Step.ACCEPT].set_text(accept)
        issue = self.tr("制证打印") if state.is_permit else self.tr("打印办理结果")
        self.buttons[Step.ISSUE].set_text(issue)
