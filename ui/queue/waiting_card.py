"""Who waits, who was set aside, who missed the call, and whom a dead window still holds."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter_app.services.queue import QueuedTicket
from ui.queue.dialogs import QueueQuestions
from ui.queue.presenter import QueuePresenter
from ui.queue.state import QueueColumn
from ui.queue.ticket_list import Aside, SmallButton, TicketList
from ui.styles.tokens import ROW_HEIGHT, Space
from ui.terms import term
from ui.widgets.card import Card
from ui.widgets.list_state import ListState
from ui.wording import waited

_MOST_ROWS = 2
_LEAST_LIST = 2 * ROW_HEIGHT - Space.L
"""Of the waiting: room for a row, or for a line that says why there is none."""


class WaitingCard(Card):
    """The lower card of the left column.

    Signals:
        focus_moved(): another list has the focus now, or none
        number_wanted(object): the waiting QueuedTicket that was chosen to be called
    """

    focus_moved = Signal()
    number_wanted = Signal(object)

    def __init__(
        self, presenter: QueuePresenter, questions: QueueQuestions, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading=True, padded=False, parent=parent)
        self._presenter = presenter
        self.waiting = TicketList(self.tr("等候列表，按回车呼叫这个号码"), _matter, presenter)
        self.parked = TicketList(
            self.tr("挂起列表，按回车回呼"), lambda row: term(row.note) or _matter(row), presenter
        )
        self.no_shows = TicketList(self.tr("过号列表，按回车重新排队"), _matter, presenter)
        self.stranded = TicketList(self.tr("失联窗口留下的号码，按回车放回队列"), self._holder, presenter)
        self.unpark = SmallButton(self.tr("回呼"), "Shift+F6")
        self.requeue = SmallButton(self.tr("重排"), "Shift+F8")
        self.release = SmallButton(self.tr("放回"), "Shift+F7")
        self.waiting.setMinimumHeight(ROW_HEIGHT)
        self.state = ListState(self.waiting)
        self._stranded = Aside(self.stranded, self.release)
        self._parked, self._no_shows = Aside(self.parked, self.unpark), Aside(self.no_shows, self.requeue)
        self._asides = (self._stranded, self._parked, self._no_shows)
        self.header.setContentsMargins(Space.L - 2, Space.M, Space.L - 2, Space.S)
        self.add(self.state, 1)
        for aside in self._asides:
            self.add(aside)
        self.body.setSpacing(0)
        self._connect(questions)

    def _connect(self, questions: QueueQuestions) -> None:
        self.waiting.row_activated.connect(self.number_wanted)
        self.parked.row_activated.connect(self._presenter.unpark)
        self.no_shows.row_activated.connect(self._presenter.requeue)
        self.stranded.row_activated.connect(self._presenter.release)
        self.unpark.clicked.connect(questions.unpark)
        self.requeue.clicked.connect(questions.requeue)
        self.release.clicked.connect(questions.release)
        for table in self.lists():
            table.installEventFilter(self)

    def lists(self) -> tuple[TicketList, ...]:
        """All lists, from top to bottom."""
        return (self.waiting, self.stranded, self.parked, self.no_shows)

    def render_state(self, state: QueueColumn) -> None:
        queue = state.queue
        self.set_title(
            self.tr("等候 {count} 人").format(count=queue.waiting_count) if queue else self.tr("等候")
        )
        self.waiting.set_tickets(queue.waiting if queue else ())
        parked, no_shows = (queue.parked, queue.no_shows) if queue else ((), ())
        stranded = state.stranded
        busy = "" if state.may_act() else self.tr("正在等候上一步的结果。")
        held = (
            "" if state.current is None else self.tr("窗口还有号码：先办结、挂起、转移、过号或退回，再回呼。")
        )
        self._stranded.show_tickets(
            self.tr("失联窗口 {count}").format(count=len(stranded)),
            stranded,
            busy if stranded else self.tr("没有失联窗口留下的号码。"),
        )
        self._parked.show_tickets(
            self.tr("挂起 {count}").format(count=len(parked)),
            parked,
            (busy or held) if parked else self.tr("没有挂起的号码。"),
        )
        self._no_shows.show_tickets(
            self.tr("过号 {count}").format(count=len(no_shows)),
            no_shows,
            busy if no_shows else self.tr("没有过号的号码。"),
        )
        self._share_room()
        self._render_list(state)
        self.render_time()

    def _share_room(self) -> None:
        """A row for each small list, and then a second, as far as there is room; the one with the focus comes first.

        720 pixels, 1080 at 150 %, hold all lists, if not a row of each: what has none is named in its title.
        """
        shown = [aside for aside in self._asides if not aside.isHidden()]
        shown.sort(key=lambda aside: not aside.table.hasFocus())
        has_focus = bool(shown) and shown[0].table.hasFocus()
        self.state.setMinimumHeight(ROW_HEIGHT if has_focus else _LEAST_LIST)
        taken = self.header.sizeHint().height() + self.state.minimumHeight()
        room = self.height() - taken - sum(aside.title_height() for aside in shown)
        rows = {aside: int(has_focus and aside is shown[0]) for aside in shown}
        for aside in shown * _MOST_ROWS:
            fits = sum(rows.values()) < room // ROW_HEIGHT
            rows[aside] += fits and rows[aside] < aside.table.model_of_rows.rowCount()
        for aside, count in rows.items():
            aside.show_rows(count)

    def minimumSizeHint(self) -> QSize:
        """Less than its lists would like: they share what is there, and the card above keeps its height."""
        least = self.header.sizeHint().height() + 2 * ROW_HEIGHT
        return QSize(super().minimumSizeHint().width(), least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
        # What is asked for while a layout is being carried out may be laid out with the next change only.
        if layout := self.layout():
            layout.invalidate()
            layout.activate()

    def render_time(self) -> None:
        """Waiting times grow; once a minute is enough."""
        queue = self._presenter.state.queue
        oldest = min((ticket.queued_at for ticket in queue.waiting), default=None) if queue else None
        longest = waited(oldest, self._presenter.now()) if oldest else ""
        self.set_aside(self.tr("最久 {time}").format(time=longest) if longest else "")
        for table in self.lists():
            table.fit_columns()

    def focus_next_list(self) -> None:
        """Go to the next list that has rows, and round again."""
        lists = [table for table in self.lists() if table.model_of_rows.rows()]
        here = next((i for i, table in enumerate(lists) if table.hasFocus()), -1)
        if lists:
            lists[(here + 1) % len(lists)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._share_room()
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.focus_moved.emit()
        return False

    def _holder(self, ticket: QueuedTicket) -> str:
        return self.tr("{number} 号窗口失联").format(number=ticket.window_number)

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
