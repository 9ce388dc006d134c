"""What windows without a sign of life still hold, given back to the queue by one choice."""

import uuid

from PySide6.QtCore import QObject

from counter_app.services import queue
from counter_app.services.queue import QueuedTicket
from ui.desk import Desk
from ui.prompter import Option, Prompter


class StrandedTickets(QObject):
    """Asked anew each time: a window that came back to life holds its visitor again."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompter = prompter

    def ask(self) -> None:
        """Offer the numbers, the longest waiting first; none is an answer, too."""
        self._desk.ask(self, self._offer, queue.stranded)

    def _offer(self, tickets: tuple[QueuedTicket, ...]) -> None:
        if not tickets:
            self._desk.said.emit("info", self.tr("没有失联窗口留下的号码。"))
            return
        by_key = {str(ticket.ticket_id): ticket for ticket in tickets}
        note = self.tr("{number} 号窗口失联 · {queue}")
        self._prompter.choose(
            self.tr("放回失联窗口的号码"),
            [
                Option(
                    key=key,
                    title=ticket.label,
                    note=note.format(number=ticket.window_number, queue=ticket.queue_name),
                )
                for key, ticket in by_key.items()
            ],
            lambda key: self._release(by_key[key]),
            sentence=self.tr("放回后排队先后不变，由同一队列的窗口呼叫。"),
        )

    def _release(self, ticket: QueuedTicket) -> None:
        self._desk.ask(
            self, self._on_released, queue.release, action_id=uuid.uuid4(), ticket_id=ticket.ticket_id
        )

    def _on_released(self, ticket: QueuedTicket) -> None:
        sentence = self.tr("{label} 已放回队列，排队先后不变。")
        self._desk.said.emit("ok", sentence.format(label=ticket.label))
