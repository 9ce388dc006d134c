"""The workplace 数据: figures, their course, and a table of who did how much."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.periods import MOST_DAYS, Period, Span
from counter_app.services.queue_figures import By
from ui.desk import Desk
from ui.figures.course import CourseCard
from ui.figures.period_bar import PeriodBar
from ui.figures.presenter import FiguresPresenter, FiguresState
from ui.figures.table import FiguresTable
from ui.figures.tiles import FigureTiles
from ui.figures.words import BY
from ui.prompter import Field, Prompter, Values
from ui.shell.workplace import Workplace
from ui.styles.tokens import Space
from ui.widgets.card import Card
from ui.widgets.chip_bar import ChipBar
from ui.widgets.hint_bar import Hint
from ui.widgets.list_state import ListState
from ui.wording import said


class FiguresWorkplace(Workplace):
    """F2 to F4 choose today, the week or the month, F6 any days, Ctrl+Left goes back; F7 changes the table, F8 sorts,
    Ctrl+E exports."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompter = prompter
        self.presenter = FiguresPresenter(desk, self)
        self.bar = PeriodBar()
        self.tiles = FigureTiles(self.presenter)
        self.course = CourseCard()
        self.kinds = ChipBar()
        self.table = FiguresTable()
        self.list = ListState(self.table)
        self._lay_out()
        self._connect()
        self._render(self.presenter.state)

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("数据明细"))
        self.kinds.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.S)
        self.kinds.set_chips([(by.value, said(BY[by])) for by in By])
        card = Card(padded=False)
        card.add(self.kinds)
        card.add(self.list, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, Space.M)
        box.setSpacing(Space.M)
        box.addWidget(self.bar)
        box.addWidget(self.tiles)
        box.addWidget(self.course, 2)
        box.addWidget(card, 3)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self._render)
        presenter.exported.connect(
            lambda path: self._desk.said.emit("ok", self.tr("已导出到 {}").format(path))
        )
        self.bar.span_chosen.connect(self._on_span)
        self.bar.went.connect(presenter.go)
        self.bar.export.clicked.connect(presenter.export)
        self.bar.again.clicked.connect(presenter.retry)
        self.kinds.chosen.connect(lambda key: presenter.show_by(By(key)))
        self.table.sorting_wanted.connect(presenter.sort_by)
        for key, act in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "F2": lambda: self._on_span(Span.DAY),
            "F3": lambda: self._on_span(Span.WEEK),
            "F4": lambda: self._on_span(Span.MONTH),
            "F6": lambda: self._on_span(Span.DAYS),
            "Ctrl+Left": lambda: self.presenter.go(1),
            "Ctrl+Right": lambda: self.presenter.go(-1),
            "F5": self.presenter.retry,
            "F7": self._next_kind,
            "F8": self.presenter.sort_by_next,
            "Shift+F8": lambda: self.presenter.sort_by(self.presenter.state.sort),
            "Ctrl+E": self.presenter.export,
        }

    def _next_kind(self) -> None:
        kinds = list(By)
        self.presenter.show_by(kinds[(kinds.index(self.presenter.state.by) + 1) % len(kinds)])

    def _on_span(self, span: Span) -> None:
        if span is Span.DAYS:
            self._ask_days()
        else:
            self.presenter.show_period(Period(span=span))

    def _ask_days(self) -> None:
        shown = self.presenter.state.chart
        today = self._desk.signed_in.now.astimezone(HALL_TIME).date()
        first, last = (shown.from_day, shown.until_day) if shown else (today, today)
        self.bar.render_state(self.presenter.state)  # the chip of days is on when days were given
        self._prompter.form(
            self.tr("查看哪几天"),
            (
                Field(key="from_day", title=self.tr("第一天"), kind="date", value=first.isoformat()),
                Field(key="until_day", title=self.tr("最后一天"), kind="date", value=last.isoformat()),
            ),
            self._problems,
            self._on_days,
            sentence=self.tr("首尾两天都算，按大厅所在地的日期。"),
            confirm_text=self.tr("查看"),
        )

    def _problems(self, values: Values) -> dict[str, str]:
        first, last = (dt.date.fromisoformat(values[key]) for key in ("from_day", "until_day"))
        if last < first:
            return {"until_day": self.tr("最后一天不能早于第一天。")}
        if (last - first).days > MOST_DAYS:
            return {"until_day": self.tr("一次最多看 {} 天，请选得近一些。").format(MOST_DAYS)}
        return {}

    def _on_days(self, values: Values) -> None:
        first, last = (dt.date.fromisoformat(values[key]) for key in ("from_day", "until_day"))
        self.presenter.show_period(Period(span=Span.DAYS, from_day=first, until_day=last))

    def _render(self, state: FiguresState) -> None:
        self.bar.render_state(state)
        self.course.render_state(state)
        self.kinds.set_current(state.by.value)
        self.table.render_state(state)
        if state.failed:
            self.list.show_failed(state.failed, self.presenter.retry)
        elif state.table is None:
            self.list.show_loading()
        elif state.rows:
            self.list.show_rows()
        else:
            self.list.show_empty(
                self.tr("这段时间没有号码"),
                self.tr("取号、叫号之后这里自动有数据；也可以按 Ctrl+← 看前一段。"),
                "figures",
            )
        self.hints_changed.emit(list(self.hints()))

    def hints(self) -> Sequence[Hint]:
        spans = [
            ("F2 F3 F4", self.tr("今日、本周、本月")),
            ("F6", self.tr("起止日期")),
            ("Ctrl+Left", self.tr("前一段")),
        ]
        if self.presenter.state.period.back > 0:
            spans.append(("Ctrl+Right", self.tr("后一段")))
        if not self.presenter.state.rows:
            return [*spans, ("F7", self.tr("换表"))]
        sorted_by = self.tr("排序（{}）").format(self.table.title_of(self.presenter.state.sort))
        return [*spans, ("F7", self.tr("换表")), ("F8", sorted_by), ("Ctrl+E", self.tr("导出"))]

    def became_visible(self) -> None:
        self.presenter.set_shown(True)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.set_shown(False)
