"""The left column of the clerk's workplace: the visitor at the window, and everybody who waits."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.prompter import Prompter
from ui.queue.current_card import CurrentCard
from ui.queue.dialogs import QueueQuestions
from ui.queue.presenter import QueuePresenter
from ui.queue.state import QueueColumn
from ui.queue.waiting_card import WaitingCard
from ui.styles.tokens import Space
from ui.widgets.hint_bar import Hint

COLUMN_WIDTH = 256
_LISTS_KEY = "Ctrl+J"


class QueuePanel(QWidget):
    """Its keys work in the whole window, also while a field of another column has the focus.

    Signals:
        hints_changed(): ask `hints` again
    """

    hints_changed = Signal()

    def __init__(self, presenter: QueuePresenter, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.current = CurrentCard(presenter, QueueQuestions(presenter, prompter, self))
        self.lists = WaitingCard(presenter)
        self.setFixedWidth(COLUMN_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(self.current)
        box.addWidget(self.lists, 1)
        QShortcut(QKeySequence(_LISTS_KEY), self).activated.connect(self.lists.focus_next_list)
        self.lists.focus_moved.connect(self.hints_changed)
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._on_second)
        self._minute = -1
        presenter.state_changed.connect(self._render)
        self._render(presenter.state)

    def hints(self) -> tuple[Hint, ...]:
        """The keys of this column that work now."""
        shown: list[Hint] = []
        if self.lists.parked.hasFocus():
            shown.append(("Return", self.tr("回呼")))
        elif self.lists.no_shows.hasFocus():
            shown.append(("Return", self.tr("重新排队")))
        buttons = (self.current.primary, *self.current.buttons.values(), self.current.pause)
        shown += [(button.key(), button.text()) for button in buttons if button.isEnabled()]
        return (*shown, (_LISTS_KEY, self.tr("队列列表")))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._presenter.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
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
