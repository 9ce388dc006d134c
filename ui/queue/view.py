"""The left column of the clerk's workplace: the visitor at the window, and everybody who waits."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.tickets import TicketAction
from counter_app.services.queue import QueuedTicket
from counter_app.settings import load_settings
from ui.prompter import Prompter
from ui.queue.current_card import CurrentCard
from ui.queue.dialogs import QueueQuestions
from ui.queue.keypad import QueueKey, read_keypad, said_of_keypad
from ui.queue.keys import QueueKeys
from ui.queue.presenter import QueuePresenter
from ui.queue.state import QueueColumn
from ui.queue.waiting_card import WaitingCard
from ui.styles.tokens import Space
from ui.widgets.hint_bar import Hint
from ui.widgets.key_button import KeyButton
from ui.widgets.keycap import key_label
from ui.widgets.overlay import Overlay

COLUMN_WIDTH = 256
_LISTS_KEY = "Ctrl+J"
_RATING_KEY = "Shift+F9"


class QueuePanel(QWidget):
    """Its keys work in the whole window, also while a field of another column has the focus.

    Signals:
        hints_changed(): ask `hints` again
    """

    hints_changed = Signal()

    def __init__(self, presenter: QueuePresenter, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        questions = QueueQuestions(presenter, prompter, self)
        self.current = CurrentCard(presenter, questions)
        self.lists = WaitingCard(presenter, questions)
        keypad = read_keypad(load_settings().keypad)
        self._keypad_problems = keypad.problems
        self._keys = QueueKeys(self, self._buttons(), keypad)
        self._keys.refused.connect(self._on_key_refused)
        self.setFixedWidth(COLUMN_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(self.current)
        box.addWidget(self.lists, 1)
        QShortcut(QKeySequence(_LISTS_KEY), self).activated.connect(self.lists.focus_next_list)
        QShortcut(QKeySequence(_RATING_KEY), self).activated.connect(presenter.invite_rating)
        self.lists.focus_moved.connect(self.hints_changed)
        self.lists.number_wanted.connect(self._on_number_wanted)
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._on_second)
        self._minute = -1
        presenter.state_changed.connect(self._render)
        self._render(presenter.state)

    def hints(self) -> tuple[Hint, ...]:
        """The keys of this column that work now."""
        shown: list[Hint] = []
        is_serving = self._presenter.state.is_serving()
        verbs = {
            self.lists.waiting: self.tr("办结并呼叫这个号码") if is_serving else self.tr("呼叫这个号码"),
            self.lists.stranded: self.tr("放回队列"),
            self.lists.parked: self.tr("回呼"),
            self.lists.no_shows: self.tr("重新排队"),
        }
        shown += [("Return", verb) for table, verb in verbs.items() if table.hasFocus()]
        buttons = [button for button in self._buttons().values() if button.isEnabled()]
        shown += [(button.key(), button.text()) for button in buttons]
        if self._presenter.state.holds_window:
            shown.append((_RATING_KEY, self.tr("邀请评价")))
        return (*shown, (_LISTS_KEY, self.tr("队列列表")))

    def _buttons(self) -> dict[QueueKey, KeyButton]:
        """What can be pressed, by the names that a keypad has for it."""
        actions = self.current.buttons
        return {
            QueueKey.NEXT: self.current.primary,
            QueueKey.GIVEN: self.current.given,
            QueueKey.RECALL: actions[TicketAction.RECALL],
            QueueKey.START: actions[TicketAction.START],
            QueueKey.PARK: actions[TicketAction.PARK],
            QueueKey.UNPARK: self.lists.unpark,
            QueueKey.TRANSFER: actions[TicketAction.TRANSFER],
            QueueKey.NO_SHOW: actions[TicketAction.MARK_NO_SHOW],
            QueueKey.REQUEUE: self.lists.requeue,
            QueueKey.RELEASE: self.lists.release,
            QueueKey.FINISH: actions[TicketAction.FINISH],
            QueueKey.RETURN: actions[TicketAction.RETURN],
            QueueKey.PAUSE: self.current.pause,
        }

    def _on_number_wanted(self, ticket: QueuedTicket) -> None:
        """As with the key for a given number, which says why where it cannot act."""
        if self._presenter.state.may_call():
            self._presenter.call_given(ticket)
        else:
            self._presenter.tell(self.current.given.toolTip())

    def _on_key_refused(self, button: KeyButton, sheet: Overlay | None) -> None:
        if sheet is None:
            self._presenter.tell(button.toolTip())
        else:
            sentence = self.tr("先答完这里，或按 Esc 取消，再按 {key}（{verb}）。")
            sheet.say_why_not(sentence.format(key=key_label(button.key()), verb=button.text()))

    def _tell_keypad_problems(self) -> None:
        """Once: an entry that cannot be used does nothing, and whoever set the keypad up learns why."""
        problems, self._keypad_problems = self._keypad_problems, ()
        if problems:
            entries = "；".join(f"“{entry}”{said_of_keypad(problem)}" for entry, problem in problems)
            self._presenter.tell(
                self.tr("键盘设置 keypad 有误：{entries}。其余照常可用。").format(entries=entries)
            )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._keys.start()
        self._presenter.set_visible(True)
        self._tell_keypad_problems()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self._keys.stop()
        self._presenter.set_visible(False)

    def _render(self, state: QueueColumn) -> None:
        self.current.render_state(state)
        self.lists.render_state(state)
        self.hints_changed.emit()

    def _on_second(self) -> None:
        self.current.render_time()
        minute = self._presenter.now().minute
        if minute != self._minute:
            self._minute = minute
            self.lists.render_time()
