"""The supervisor's board: read at most once a second, filtered and sorted here, its durations ticking."""

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from counter_app.domain.lamps import Lamp
from counter_app.services.cases import cases_of_window
from counter_app.services.name_search import search_texts
from counter_app.services.supervision import Supervision, WindowRow, window_board
from counter_app.services.supervision_export import export_board
from counter_app.settings import load_settings
from ui.cases.list_presenter import CaseListPresenter
from ui.desk import Desk
from ui.rereading import Rereading
from ui.wording import sentence_for

LAMP_COUNTS = {
    Lamp.STATUTORY_OVERDUE: "statutory_count",
    Lamp.RED: "red_count",
    Lamp.YELLOW: "yellow_count",
}


class Order(StrEnum):
    """The worst window first, or the windows in the order of the hall."""

    PROBLEM = "problem"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardState:
    """`board` is None until it was read once. A zone, a lamp and a query each let fewer windows through."""

    board: Supervision | None = None
    zone_id: int | None = None
    lamp: Lamp | None = None
    query: str = ""
    order: Order = Order.PROBLEM
    failed: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[WindowRow, ...]:
        """The windows to show, in order."""
        found = [row for row in self.board.windows if self._passes(row)] if self.board else []
        return tuple(sorted(found, key=_by_problem if self.order is Order.PROBLEM else _by_window))

    def zones(self) -> tuple[tuple[int, str, int], ...]:
        """Each zone with its name and how many windows it has, in the order of the hall."""
        windows = self.board.windows if self.board else ()
        names = {row.zone_id: row.zone_name for row in sorted(windows, key=_by_window)}
        return tuple(
            (zone, name, sum(row.zone_id == zone for row in windows)) for zone, name in names.items()
        )

    def _passes(self, row: WindowRow) -> bool:
        return (
            self.zone_id in (None, row.zone_id)
            and (self.lamp is None or getattr(row, LAMP_COUNTS[self.lamp]) > 0)
            and self._matches(row)
        )

    def _matches(self, row: WindowRow) -> bool:
        names = (row.department_name or "", row.clerk_name or "", row.zone_short_name)
        known = " ".join(self.texts.get(name, name.lower()) for name in names)
        place = f"{row.zone_short_name}{row.window_number} {row.zone_short_name} {row.window_number}"
        needle = self.query.lower()
        return all(word in f"{place} {known}" for word in needle.split())


def _by_window(row: WindowRow) -> tuple[int, str]:
    return row.zone_id, row.window_number


def _by_problem(row: WindowRow) -> tuple[int, int, int, bool, bool, int, str]:
    return (
        -row.statutory_count,
        -row.red_count,
        -row.yellow_count,
        row.state != "lost",
        row.state != "paused",
        *_by_window(row),
    )


class SupervisionPresenter(QObject):
    """Attributes:
        cases: the open cases of the window that was opened, and the chosen one whole.

    Signals:
        state_changed(object): a BoardState
        exported(str): where the workbook lies
    """

    state_changed = Signal(object)
    exported = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = BoardState()
        self.cases = CaseListPresenter(desk, cases_of_window, self, window_id=0)
        self._read_at = time.monotonic()
        self._reread = Rereading(self._read, self)
        # Whatever happens in the hall changes the board: a call, a case, a window that opens.
        desk.changed.connect(lambda _: self._reread.want())

    def set_shown(self, shown: bool) -> None:
        """Whether the supervisor looks at the board."""
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def now(self) -> dt.datetime:
        """The hall's time: that of the newest reading, gone on since."""
        assert self.state.board is not None
        return self.state.board.as_of + dt.timedelta(seconds=time.monotonic() - self._read_at)

    def show_zone(self, zone_id: int | None) -> None:
        """Only the windows of one zone, or all."""
        self._become(replace(self.state, zone_id=zone_id))

    def show_lamp(self, lamp: Lamp | None) -> None:
        """Only the windows with such cases, or all."""
        self._become(replace(self.state, lamp=lamp))

    def search(self, query: str) -> None:
        """Only the windows whose number, department or clerk matches, also by pinyin."""
        self._become(replace(self.state, query=query))

    def reverse_order(self) -> None:
        """From the worst first to the order of the hall, and back."""
        other = Order.WINDOW if self.state.order is Order.PROBLEM else Order.PROBLEM
        self._become(replace(self.state, order=other))

    def open_window(self, row: WindowRow) -> None:
        """Read the open cases of a window."""
        self.cases.list_from(cases_of_window, window_id=row.window_id)

    def export(self) -> None:
        """Write the windows that are shown into a workbook in this user's folder for papers."""
        if self.state.board is not None:
            self._desk.ask(
                self,
                lambda path: self.exported.emit(str(path)),
                export_board,
                as_of=self.state.board.as_of,
                rows=self.state.rows,
                folder=load_settings().paper_path,
            )

    def _read(self) -> None:
        self._desk.ask_quietly(self, self._on_read, self._on_failed, window_board)

    def _on_read(self, board: Supervision) -> None:
        self._reread.ended()
        self._read_at = time.monotonic()
        self._become(replace(self.state, board=board, failed=""))
        names = {name for row in board.windows for name in _names(row)} - set(self.state.texts)
        if names:
            self._desk.ask_quietly(self, self._on_texts, lambda _: None, search_texts, names=names)

    def _on_texts(self, texts: dict[str, str]) -> None:
        self._become(replace(self.state, texts={**self.state.texts, **texts}))

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _become(self, state: BoardState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _names(row: WindowRow) -> set[str]:
    return {name for name in (row.department_name, row.clerk_name, row.zone_short_name) if name}
