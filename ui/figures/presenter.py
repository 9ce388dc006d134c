"""The hall's figures: read on change while they are today's, on demand for other days; sorted here."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from counter_app.changes import Topic
from counter_app.domain.periods import Period, Span
from counter_app.services.figures_export import export_figures
from counter_app.services.queue_figures import By, FigureRow, Figures, FigureScreen, read_screen
from counter_app.settings import load_settings
from ui.desk import Desk
from ui.rereading import Rereading
from ui.wording import sentence_for

VALUES: dict[str, Callable[[FigureRow], float | None]] = {
    "waiting": lambda row: row.waiting,
    "serving": lambda row: row.serving,
    "taken": lambda row: row.taken,
    "called": lambda row: row.called,
    "finished": lambda row: row.finished,
    "waited": lambda row: row.waited.total_seconds() if row.waited else None,
    "waited_within": lambda row: row.waited_within,
    "served": lambda row: row.served.total_seconds() if row.served else None,
    "served_within": lambda row: row.served_within,
    "missed": lambda row: row.missed,
    "transferred": lambda row: row.transferred,
    "cancelled": lambda row: row.cancelled,
}
"""By which columns the table can be sorted, beside the order of the hall."""
TODAY = Period(span=Span.DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresState:
    """`table` and `chart` are None until they were read for what is asked now. `sort` is a key of `VALUES`, or
    empty for the order of the hall."""

    by: By = By.WINDOW
    period: Period = TODAY
    table: Figures | None = None
    chart: Figures | None = None
    sort: str = ""
    descending: bool = False
    failed: str = ""

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The lines to show, in order; those without a value in the sorted column come last."""
        rows = self.table.rows if self.table else ()
        value = VALUES.get(self.sort)
        if value is None:
            return rows[::-1] if self.descending else rows
        known = [row for row in rows if value(row) is not None]
        known.sort(key=lambda row: value(row) or 0.0, reverse=self.descending)
        return (*known, *(row for row in rows if value(row) is None))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that say something about what is shown."""
        unsaid: set[str] = set() if self.chart and self.chart.is_live else {"waiting", "serving"}
        if self.by in {By.WINDOW, By.STAFF} or (self.chart and not self.chart.sees_all):
            unsaid |= {"taken", "cancelled"}
        return tuple(column for column in VALUES if column not in unsaid)


class FiguresPresenter(QObject):
    """Signals:
    state_changed(object): a FiguresState
    exported(str): where the workbook lies
    """

    state_changed = Signal(object)
    exported = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = FiguresState()
        self._read_at = time.monotonic()
        self._reread = Rereading(self._read, self)
        desk.changed.connect(self._on_changed)

    def set_shown(self, shown: bool) -> None:
        """Whether somebody looks at the figures."""
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def now(self) -> dt.datetime:
        """The hall's time: that of the newest reading, gone on since."""
        assert self.state.chart is not None
        return self.state.chart.as_of + dt.timedelta(seconds=time.monotonic() - self._read_at)

    def show_by(self, by: By) -> None:
        """Tell the figures for windows, clerks and so on."""
        if by is not self.state.by:
            sort = self.state.sort if self.state.sort in replace(self.state, by=by).columns else ""
            self._ask(replace(self.state, by=by, table=None, sort=sort, failed=""))

    def show_period(self, period: Period) -> None:
        """Tell the figures of other days."""
        if period != self.state.period:
            self._ask(replace(self.state, period=period, table=None, chart=None, failed=""))

    def go(self, steps: int) -> None:
        """So many days, weeks or months back (forward, where negative), never beyond the present one."""
        back = self.state.period.back + steps
        if back >= 0 or self.state.period.span is Span.DAYS:
            self.show_period(replace(self.state.period, back=back))

    def sort_by(self, column: str) -> None:
        """Numbers from the greatest down at first, the order of the hall ("") from its beginning; again turns it."""
        again = column == self.state.sort
        descending = not self.state.descending if again else column != ""
        self._become(replace(self.state, sort=column, descending=descending))

    def sort_by_next(self) -> None:
        """The next column, by key; after the last one the order of the hall."""
        columns = ("", *self.state.columns)
        self.sort_by(columns[(columns.index(self.state.sort) + 1) % len(columns)])

    def export(self) -> None:
        """Write every table of the period into a workbook in this user's folder for papers."""
        self._desk.ask(
            self,
            lambda path: self.exported.emit(str(path)),
            export_figures,
            period=self.state.period,
            folder=load_settings().paper_path,
        )

    def _ask(self, state: FiguresState) -> None:
        self._become(state)
        self._reread.want_at_once()

    def _on_changed(self, topic: Topic) -> None:
        # A month is read when somebody asks for it: it changes by a thousandth a minute and costs half a second.
        if self.state.period.is_today and topic in {Topic.QUEUE, Topic.WINDOW}:
            self._reread.want()

    def _read(self) -> None:
        by, period = self.state.by, self.state.period
        self._desk.ask_quietly(
            self, partial(self._on_read, by, period), self._on_failed, read_screen, by=by, period=period
        )

    def _on_read(self, by: By, period: Period, read: FigureScreen) -> None:
        self._reread.ended()
        if (by, period) != (self.state.by, self.state.period):
            return  # the answer to what was asked before; the next one is on its way
        self._read_at = time.monotonic()
        self._become(replace(self.state, table=read.table, chart=read.chart, failed=""))

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _become(self, state: FiguresState) -> None:
        self.state = state
        self.state_changed.emit(state)
