"""Who waits, who was set aside, who missed the call."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.queue import QueuedTicket
from ui.queue.presenter import QueuePresenter
from ui.queue.state import QueueColumn
from ui.styles.fonts import metrics
from ui.styles.tokens import ROW_HEIGHT, Size, Space, Tone
from ui.tables import Column, FrozenTableModel
from ui.terms import term
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.labels import label, rule
from ui.widgets.list_state import ListState
from ui.widgets.pill import Pill, pill_width
from ui.wording import waited

_ASIDE_SHOWN = 2
_MARGINS = 3 * Space.S


class TicketList(DataTable):
    """Rows of number, matter and time; the outer columns are as wide as their widest words."""

    def __init__(self, name: str, matter: Callable[[QueuedTicket], str], presenter: QueuePresenter) -> None:
        self._presenter = presenter
        self._priority = Pill(self.tr("优"), Tone.WARN)  # the matter needs the room of a longer word
        self.model_of_rows = FrozenTableModel[QueuedTicket](
            [
                Column(
                    title=self.tr("号码"),
                    text=lambda row: row.label,
                    pills=self._pills,
                    tooltip=lambda row: self.tr("优先") if row.priority else "",
                    bold=True,
                    width=64,
                ),
                Column(title=self.tr("事项"), text=matter, tooltip=matter),
                Column(title=self.tr("已等"), text=self._waited, width=60, right=True, muted=True),
            ],
            key=lambda row: row.ticket_id,
        )
        super().__init__(self.model_of_rows)
        self.setAccessibleName(name)
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_tickets(self, tickets: Sequence[QueuedTicket]) -> None:
        self.model_of_rows.set_rows(tickets)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the matter all the room that number and time leave."""
        rows = self.model_of_rows.rows()
        bold, plain = metrics(Size.BODY, bold=True), metrics(Size.BODY)
        beside = Space.XS + 2 + pill_width(self._priority)
        numbers = [bold.horizontalAdvance(row.label) + (beside if row.priority else 0) for row in rows]
        times = [plain.horizontalAdvance(self._waited(row)) for row in rows]
        header = self.horizontalHeader()
        header.resizeSection(0, max(numbers, default=40) + _MARGINS)
        header.resizeSection(2, max(times, default=32) + _MARGINS)
        self.viewport().update()

    def _pills(self, ticket: QueuedTicket) -> tuple[Pill, ...]:
        return (self._priority,) if ticket.priority else ()

    def _waited(self, ticket: QueuedTicket) -> str:
        return waited(ticket.queued_at, self._presenter.now())


class _Aside(QWidget):
    """A small list under the waiting ones; away while it is empty."""

    def __init__(self, table: TicketList) -> None:
        super().__init__()
        self.table = table
        self._title = label("", "small")
        self._title.setContentsMargins(Space.L - 2, Space.S, Space.L - 2, Space.XS)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(rule())
        box.addWidget(self._title)
        box.addWidget(table)
        self.hide()

    def show_tickets(self, title: str, tickets: Sequence[QueuedTicket]) -> None:
        self._title.setText(title)
        self.table.set_tickets(tickets)
        self.table.setFixedHeight(ROW_HEIGHT * min(len(tickets), _ASIDE_SHOWN))
        self.setVisible(bool(tickets))


class WaitingCard(Card):
    """The lower card of the left column.

    Signals:
        focus_moved(): another list has the focus now, or none
    """

    focus_moved = Signal()

    def __init__(self, presenter: QueuePresenter, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, padded=False, parent=parent)
        self._presenter = presenter
        self.waiting = TicketList(self.tr("等候列表"), _matter, presenter)
        self.parked = TicketList(
            self.tr("挂起列表，按回车回呼"), lambda row: term(row.note) or _matter(row), presenter
        )
        self.no_shows = TicketList(self.tr("过号列表，按回车重新排队"), _matter, presenter)
        self.waiting.setMinimumHeight(ROW_HEIGHT)
        self.state = ListState(self.waiting)
        self._parked, self._no_shows = _Aside(self.parked), _Aside(self.no_shows)
        self.header.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.S)
        self.add(self.state, 1)
        self.add(self._parked)
        self.add(self._no_shows)
        self.body.setSpacing(0)
        self.parked.row_activated.connect(presenter.unpark)
        self.no_shows.row_activated.connect(presenter.requeue)
        for table in (self.waiting, self.parked, self.no_shows):
            table.installEventFilter(self)

    def render_state(self, state: QueueColumn) -> None:
        queue = state.queue
        self.set_title(
            self.tr("等候 {count} 人").format(count=queue.waiting_count) if queue else self.tr("等候")
        )
        self.waiting.set_tickets(queue.waiting if queue else ())
        parked, no_shows = (queue.parked, queue.no_shows) if queue else ((), ())
        self._parked.show_tickets(self.tr("挂起 {count}").format(count=len(parked)), parked)
        self._no_shows.show_tickets(self.tr("过号 {count}").format(count=len(no_shows)), no_shows)
        self._render_list(state)
        self.render_time()

    def render_time(self) -> None:
        """Waiting times grow; once a minute is enough."""
        queue = self._presenter.state.queue
        oldest = min((ticket.queued_at for ticket in queue.waiting), default=None) if queue else None
        longest = waited(oldest, self._presenter.now()) if oldest else ""
        self.set_aside(self.tr("最久 {time}").format(time=longest) if longest else "")
        for table in (self.waiting, self.parked, self.no_shows):
            table.fit_columns()

    def focus_next_list(self) -> None:
        """Go to the next list that has rows, and round again."""
        lists = [table for table in (self.waiting, self.parked, self.no_shows) if table.model_of_rows.rows()]
        here = next((i for i, table in enumerate(lists) if table.hasFocus()), -1)
        if lists:
            lists[(here + 1) % len(lists)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.focus_moved.emit()
        return False

    def _render_list(self, state: QueueColumn) -> None:
        if not state.holds_window:
            self.state.show_empty(
                self.tr("没有打开窗口"), self.tr("选择窗口后，这里显示等候的人。"), "window"
            )
        elif state.queue is None:
            if state.failure:
                self.state.show_failed(state.failure, self._presenter.refresh)
            else:
                self.state.show_loading()
        elif state.queue.waiting_count == 0 and not state.failure:
            self.state.show_empty(self.tr("没有人等候"), self.tr("有人取号后，会自动出现在这里。"), "people")
        elif state.failure:
            self.state.show_stale(self.tr("暂时读不到新数据。"), self._presenter.refresh)
            self.state.setToolTip(state.failure)
        else:
            self.state.show_rows()
            self.state.setToolTip("")


def _matter(ticket: QueuedTicket) -> str:
    return ticket.item_name or ticket.queue_name
