"""The small lists of the queue column."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.queue import QueuedTicket
from ui.queue.presenter import QueuePresenter
from ui.styles.fonts import metrics
from ui.styles.tokens import CONTROL_HEIGHT, ROW_HEIGHT, Size, Space, Tone
from ui.tables import Column, FrozenTableModel
from ui.terms import term
from ui.widgets.data_table import DataTable
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import ElidedLabel, rule
from ui.widgets.pill import Pill, pill_width

_MARGINS = 3 * Space.S


class TicketList(DataTable):
    """Rows of number, matter and time; the outer columns are as wide as their widest words."""

    def __init__(self, name: str, matter: Callable[[QueuedTicket], str], presenter: QueuePresenter) -> None:
        self._presenter = presenter
        # The matter needs the room of longer words.
        self._priority, self._green = Pill(self.tr("优"), Tone.WARN), Pill(self.tr("绿"), Tone.OK)
        self.model_of_rows = FrozenTableModel[QueuedTicket](
            [
                Column(
                    title=self.tr("号码"),
                    text=lambda row: row.label,
                    pills=self._pills,
                    tooltip=self._why_first,
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
        if not ticket.priority:
            return ()
        return (self._green if ticket.priority > 1 else self._priority,)

    def _why_first(self, ticket: QueuedTicket) -> str:
        words = [term(ticket.priority_reason)] if ticket.priority_reason else []
        if ticket.people > 1:
            words.append(self.tr("代 {count} 人办理").format(count=ticket.people))
        return "，".join(words)

    def _waited(self, ticket: QueuedTicket) -> str:
        minutes = int((self._presenter.now() - ticket.queued_at).total_seconds() // 60)
        return self.tr("{minutes} 分").format(
            minutes=max(0, minutes)
        )  # hours and minutes leave the matter no room


class SmallButton(KeyButton):
    """For the title of a small list."""

    TEXT = Size.SMALL
    HEIGHT = CONTROL_HEIGHT - Space.M

    def __init__(self, text: str, key: str) -> None:
        super().__init__(text, key)
        self.setProperty("role", "chip")  # a button's own least height is a finger's


class Aside(QWidget):
    """A small list under the waiting ones with the button for its rows; away while it is empty."""

    def __init__(self, table: TicketList, button: KeyButton) -> None:
        super().__init__()
        self.table, self.button = table, button
        self._title = ElidedLabel("", "small")
        self._about = ""
        top = QHBoxLayout()
        top.setContentsMargins(Space.L - 2, 2, Space.L - 2, 2)
        top.addWidget(self._title, 1)
        top.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(rule())
        box.addLayout(top)
        box.addWidget(table)
        self.hide()

    def show_tickets(self, title: str, tickets: Sequence[QueuedTicket], why_not: str) -> None:
        """`why_not` says why the button is off; empty when it is on."""
        self._about = title
        self.table.set_tickets(tickets)
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not)
        if not self.isVisible():
            self.show_rows(0)  # what appears asks for its room at once, and a window that grew stays so
        self.setVisible(bool(tickets))

    def show_rows(self, count: int) -> None:
        """Make room for at most `count` rows; the others are scrolled to. Without any the title names them."""
        numbers = "" if count else " · " + " ".join(row.label for row in self.table.model_of_rows.rows())
        self._title.setText(self._about + numbers)
        self.table.setFixedHeight(ROW_HEIGHT * min(self.table.model_of_rows.rowCount(), count))

    def title_height(self) -> int:
        """What it needs without any row."""
        return self.minimumSizeHint().height() - self.table.minimumHeight()
