"""好差评 for the supervisor: bad ratings with their dates, all ratings, and the figures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.ratings import CLOSING, FollowUpAction
from counter_app.services.ratings import Wanted
from ui.desk import Desk
from ui.prompter import Prompter
from ui.rating.dialogs import FollowUpDialogs
from ui.rating.figures_presenter import FiguresPresenter
from ui.rating.figures_view import FiguresView
from ui.rating.list_view import RatingListView
from ui.rating.period import PERIOD, Period
from ui.rating.presenter import RatingsPresenter, RatingsState
from ui.rating.words import ACTION
from ui.shell.workplace import Workplace
from ui.styles.tokens import Space
from ui.widgets.chip_bar import ChipBar
from ui.widgets.hint_bar import Hint
from ui.wording import said

FIGURES = "figures"


class RatingWorkplace(Workplace):
    """F2 and F3 take the step that is due, F8 goes from page to page, Ctrl+E exports the figures."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = RatingsPresenter(desk, self)
        self.figures = FiguresPresenter(desk, self)
        self.dialogs = FollowUpDialogs(prompter, self.presenter.take, self)
        self.list_view = RatingListView(self.presenter)
        self.figures_view = FiguresView(self.figures)
        self.pages = ChipBar()
        self.periods = ChipBar()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list_view)
        self._stack.addWidget(self.figures_view)
        self._visible = False
        self._lay_out()
        self._connect()
        self._render(self.presenter.state)

    def _lay_out(self) -> None:
        self.pages.set_chips(
            [
                (Wanted.OPEN.value, self.tr("待处理差评")),
                (Wanted.CLOSED.value, self.tr("已办结差评")),
                (Wanted.ALL.value, self.tr("全部评价")),
                (FIGURES, self.tr("统计")),
            ]
        )
        self.periods.set_chips([(period.value, said(text)) for period, text in PERIOD.items()])
        self.periods.set_current(Period.MONTH.value)
        top = QHBoxLayout()
        top.addWidget(self.pages)
        top.addStretch(1)
        top.addWidget(self.periods)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.setSpacing(Space.S)
        box.addLayout(top)
        box.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.pages.chosen.connect(self.open_page)
        self.periods.chosen.connect(self._on_period)
        self.presenter.state_changed.connect(self._render)
        self.presenter.done.connect(self._on_done)
        self.presenter.refused.connect(self._on_refused)
        self.figures.exported.connect(
            lambda path: self._desk.said.emit("ok", self.tr("已导出到 {}").format(path))
        )
        self.list_view.sheet.contact.clicked.connect(lambda _: self._ask(FollowUpAction.CONTACT))
        self.list_view.sheet.result.clicked.connect(lambda _: self._ask(FollowUpAction.FIX))
        self._bind("F8", self, self._next_page)
        self._bind("Ctrl+E", self.figures_view, self.figures.export)

    def _bind(self, key: str, place: QWidget, act: object) -> None:
        shortcut = QShortcut(QKeySequence(key), place)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def open_page(self, key: str) -> None:
        """Open one of the lists, or the figures."""
        self.pages.set_current(key)
        is_figures = key == FIGURES
        self._stack.setCurrentWidget(self.figures_view if is_figures else self.list_view)
        if not is_figures:
            self.presenter.show(Wanted(key))
        self._look()
        self._render(self.presenter.state)

    def _next_page(self) -> None:
        keys = [*(wanted.value for wanted in Wanted), FIGURES]
        self.open_page(keys[(keys.index(self.pages.current()) + 1) % len(keys)])

    def _on_period(self, key: str) -> None:
        self.presenter.look_back(Period(key))
        self.figures.look_back(Period(key))

    def _look(self) -> None:
        """Only what is looked at is read."""
        on_figures = self._stack.currentWidget() is self.figures_view
        self.presenter.set_shown(self._visible and not on_figures)
        self.figures.set_shown(self._visible and on_figures)
        if self._visible:
            table = self.figures_view.table if on_figures else self.list_view.table
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, action: FollowUpAction, draft: str = "") -> None:
        chosen = self.presenter.state.chosen
        if chosen is None:
            return
        if action is FollowUpAction.CONTACT:
            self.dialogs.ask_contact(chosen, draft)
        else:
            self.dialogs.ask_result(chosen, action, draft)

    def _on_done(self, action: FollowUpAction) -> None:
        closed = self.tr("已登记“{action}”，这条差评办结。")
        open_still = self.tr("已登记“{action}”，请在整改期限前登记结果。")
        words = closed if action in CLOSING else open_still
        self._desk.said.emit("ok", words.format(action=said(ACTION[action])))

    def _on_refused(self, action: FollowUpAction, words: str) -> None:
        """What was typed comes back, where the step may still be taken."""
        if action in self.presenter.state.allowed():
            self._ask(action, words)

    def _render(self, _: RatingsState) -> None:
        # What waits to be dealt with is shown from any day.
        self.periods.setEnabled(self.pages.current() != Wanted.OPEN.value)
        self.hints_changed.emit(list(self.hints()))

    def hints(self) -> Sequence[Hint]:
        switch: Hint = ("F8", self.tr("换页"))
        if self._stack.currentWidget() is self.figures_view:
            return [("Ctrl+E", self.tr("导出")), switch]
        found: list[Hint] = []
        if self.presenter.state.seen and self.presenter.state.seen.ratings:
            found.append(("Up Down", self.tr("选评价")))
        allowed = self.presenter.state.allowed()
        if FollowUpAction.CONTACT in allowed:
            found.append(("F2", said(ACTION[FollowUpAction.CONTACT])))
        elif allowed:
            found.append(("F3", self.tr("登记结果")))
        return [*found, switch]

    def became_visible(self) -> None:
        self._visible = True
        self._look()

    def became_hidden(self) -> None:
        self._visible = False
        self._look()
