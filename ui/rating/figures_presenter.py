"""The figures of ratings: one table at a time on the screen, all of them in the workbook."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.domain.hall_time import HALL_TIME
from counter_app.errors import NotFound
from counter_app.services.ratings import GroupedBy, RatingFigures, figures
from counter_app.services.ratings_export import export_all
from counter_app.settings import load_settings
from ui.desk import Desk
from ui.rating.period import Period, days_of, first_today
from ui.rereading import Rereading
from ui.wording import sentence_for

SHOWN = (GroupedBy.WINDOW, GroupedBy.CLERK, GroupedBy.ITEM, GroupedBy.DAY, GroupedBy.MONTH)
PAUSE_MS = 10_000
"""Figures of a month are no news of the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresState:
    """`figures` is None until it was read, and where nobody was served in the period (`is_empty`)."""

    grouped_by: GroupedBy = GroupedBy.WINDOW
    period: Period = Period.MONTH
    figures: RatingFigures | None = None
    is_empty: bool = False
    failed: str = ""


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
        self._today: dt.date = first_today(desk)
        self._reread = Rereading(self._read, self, pause_ms=PAUSE_MS)
        desk.changed.connect(lambda _: self._reread.want())

    def set_shown(self, shown: bool) -> None:
        """Whether the supervisor looks at the figures."""
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def group(self, by: GroupedBy) -> None:
        """By window, clerk, item, day or month."""
        self._become(grouped_by=by, figures=None, is_empty=False)
        self._reread.want_at_once()

    def look_back(self, period: Period) -> None:
        """Another period."""
        self._become(period=period, figures=None, is_empty=False)
        self._reread.want_at_once()

    def export(self) -> None:
        """Write the period, grouped in every way, into a workbook in this user's folder for papers."""
        first_day, last_day = days_of(self.state.period, self._today)
        self._desk.ask(
            self,
            lambda path: self.exported.emit(str(path)),
            export_all,
            grouped=SHOWN,
            first_day=first_day,
            last_day=last_day,
            folder=load_settings().paper_path,
        )

    def _read(self) -> None:
        asked = (self.state.grouped_by, self.state.period)
        first_day, last_day = days_of(self.state.period, self._today)
        self._desk.ask_quietly(
            self,
            lambda answer: self._on_read(asked, answer),
            self._on_failed,
            figures,
            grouped_by=self.state.grouped_by,
            first_day=first_day,
            last_day=last_day,
        )

    def _on_read(self, asked: tuple[GroupedBy, Period], answer: RatingFigures) -> None:
        self._reread.ended()
        if asked != (self.state.grouped_by, self.state.period):
            self._reread.want_at_once()
            return
        self._become(figures=answer, failed="", is_empty=False)
        today = answer.as_of.astimezone(HALL_TIME).date()
        if today != self._today:  # midnight has passed since somebody signed in
            self._today = today
            self._reread.want_at_once()

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        if isinstance(error, NotFound):
            self._become(figures=None, failed="", is_empty=True)
        else:
            self._become(failed=sentence_for(error))

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.state_changed.emit(self.state)
