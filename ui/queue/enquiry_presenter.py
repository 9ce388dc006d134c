"""首问负责 at the window: what is asked, what is said, and where the visitor is sent."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.errors import Unavailable
from counter_app.services import enquiries
from counter_app.services.enquiries import EnquiryDesk, EnquiryLine, Referral
from counter_app.services.queue import QueuedTicket
from ui.desk import Desk
from ui.intention import Intention
from ui.queue.presenter import QueuePresenter
from ui.terms import ENQUIRY_TOPICS, term
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryDraft:
    """What is typed and chosen and not on record yet. `takes_ticket` sends the visitor's number along."""

    topic: str = ENQUIRY_TOPICS[0]
    question: str = ""
    answer: str = ""
    referral: Referral | None = None
    takes_ticket: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryState:
    """What the sheet shows.

    Attributes:
        ticket: the visitor at the window, whose matter the enquiry is about; None for somebody who just asks.
        referrals, today: None until they are read.
        busy: the enquiry is on its way.
        failure: why it is not on record; empty when it is or was not sent.
    """

    ticket: QueuedTicket | None = None
    referrals: tuple[Referral, ...] | None = None
    today: tuple[EnquiryLine, ...] | None = None
    busy: bool = False
    failure: str = ""


class EnquiryPresenter(QObject):
    """Keeps the draft while the sheet is closed: nothing that was typed is lost.

    Signals:
        state_changed(object): an EnquiryState
        recorded(): it is on record, and the sheet can go
    """

    state_changed = Signal(object)
    recorded = Signal()

    def __init__(self, desk: Desk, queue: QueuePresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._queue = queue
        self._intention = Intention()
        self.draft = EnquiryDraft()
        self.state = EnquiryState()

    def open(self) -> bool:
        """Begin, or go on with what was typed; False away from a window."""
        window = self._desk.window
        if window is None:
            self._desk.said.emit("info", self.tr("请先打开一个窗口，再登记咨询。"))
            return False
        self._become(
            EnquiryState(ticket=self._queue.state.current, busy=self.state.busy, today=self.state.today)
        )
        self._desk.ask_quietly(
            self, self._on_desk, self._on_desk_failed, enquiries.enquiry_desk, window_id=window.window_id
        )
        return True

    def keep(self, draft: EnquiryDraft) -> None:
        """What is typed now."""
        self.draft = draft

    def record(self, draft: EnquiryDraft) -> None:
        """Put it on record; once, however often it has to be asked for."""
        window, ticket = self._desk.window, self.state.ticket
        if window is None or self.state.busy:
            return
        self.draft = draft
        facts: dict[str, Any] = {
            "window_id": window.window_id,
            "topic": draft.topic,
            "question": draft.question,
            "answer": draft.answer,
            "item_id": ticket.item_id if ticket else None,
            "ticket_id": ticket.ticket_id if ticket else None,
            "referral": draft.referral,
            "takes_ticket": draft.takes_ticket and ticket is not None,
        }
        self._become(replace(self.state, busy=True, failure=""))
        self._desk.ask_quietly(
            self,
            lambda _: self._on_recorded(draft),
            self._on_failed,
            enquiries.record_enquiry,
            action_id=self._intention.id_for(tuple(facts.items())),
            **facts,
        )

    def _on_recorded(self, draft: EnquiryDraft) -> None:
        self._intention.ended()
        sent_on = draft.referral.name if draft.referral else ""
        self.draft = EnquiryDraft()
        self._become(replace(self.state, busy=False))
        sentence = self.tr("已登记{topic}，引导到{place}。") if sent_on else self.tr("已登记{topic}。")
        self._desk.said.emit("ok", sentence.format(topic=term(draft.topic), place=sent_on))
        self.recorded.emit()
        self._queue.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._intention.ended(error)
        failure = sentence_for(error)
        if isinstance(error, Unavailable):
            failure = self.tr("连不上数据库，这一条还没有登记。写的都在，线路恢复后再按一次。")
        self._become(replace(self.state, busy=False, failure=failure))

    def _on_desk(self, desk: EnquiryDesk) -> None:
        self._become(replace(self.state, referrals=desk.referrals, today=desk.today))

    def _on_desk_failed(self, error: Exception) -> None:
        """Recording may work all the same; it says so itself where it does not."""
        self._become(replace(self.state, referrals=(), failure=sentence_for(error)))

    def _become(self, state: EnquiryState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
