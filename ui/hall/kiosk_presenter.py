"""Taking a number: say who one is or not, say why one comes first, press once."""

import uuid
from typing import Any

from PySide6.QtCore import QObject, QTimer

from counter_app.devices.id_reader import IdCard, IdReader, NullIdReader
from counter_app.domain.tickets import PRIORITY_REASONS
from counter_app.errors import CounterError, Unavailable
from counter_app.exchange.identity import IdentityFault, IdentityKind, check_identity
from counter_app.services import hall_screens
from counter_app.services.hall_screens import IssuedTicket, Matter, Visitor
from ui.desk import PublicDesk
from ui.hall.kiosk_choosing import IDLE_MS
from ui.hall.kiosk_slips import KioskSlips, Visit
from ui.hall.kiosk_state import MOST_PEOPLE, OpenTicket, Page
from ui.wording import sentence_for

READER_MS = 300
"""How often the reader is asked whether a card lies on it."""
SENIOR, GREEN_CHANNEL = PRIORITY_REASONS[0], PRIORITY_REASONS[-1]


class KioskPresenter(KioskSlips):
    """What a visitor may say beside the matter, and the wish for a number."""

    def __init__(
        self, desk: PublicDesk, parent: QObject | None = None, reader: IdReader | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.reader = reader or NullIdReader()
        self._asked: dict[str, Any] | None = None
        self._look = QTimer(self, interval=READER_MS)
        self._look.timeout.connect(self.look_at_reader)

    def stop(self) -> None:
        super().stop()
        self._look.stop()

    def refresh(self) -> None:
        """Read what can be chosen; the reader is looked at from now on."""
        self._look.start()
        super().refresh()

    def start_over(self) -> None:
        """The next visitor begins; a wish that was never answered ends with the one who had it."""
        self._asked = None
        super().start_over()

    def choose(self, matter: Matter) -> None:
        """Show what to bring and how many wait; from here on one wish for one number begins."""
        self._new_visit()
        super().choose(matter)

    def _new_visit(self) -> None:
        self._visit = Visit(action_id=uuid.uuid4(), ticket_id=uuid.uuid4(), document_id=uuid.uuid4())

    # -- who, how many and why first -----------------------------------------------------------------------

    def look_at_reader(self) -> None:
        """Take the card that was laid on the reader, or the ticket that was scanned, on any page but the one with a
        number."""
        card, code = self.reader.next_card(), self.reader.next_ticket()
        if self.state.page is Page.RESULT or self.state.is_issuing:
            return
        if card is not None:
            self._take_identity(card)
        elif code:
            self.ask_place(code)

    def take_back(self, query: str) -> None:
        """The first keys of a card went into the search or the keypad, like a visitor's own: undo them."""
        if self.state.page is Page.CHOOSE:
            self._go(query=query)
        elif self.state.page in (Page.IDENTITY, Page.PEOPLE):
            self._go(typed="")

    def ask_identity(self) -> None:
        """Offer the keypad for an identity number; a card can be laid on at any time."""
        if self._may_ask():
            self._go(page=Page.IDENTITY, typed="", problem="")

    def ask_people(self) -> None:
        """Offer the keypad for how many applicants the number is."""
        if self._may_ask():
            self._go(page=Page.PEOPLE, typed="", problem="")

    def ask_priority(self) -> None:
        """Offer the reasons for being called first."""
        if self._may_ask():
            self._go(page=Page.PRIORITY, problem="")

    def _may_ask(self) -> bool:
        return self.state.page is Page.MATTER and not self.state.is_issuing

    def type_text(self, text: str) -> None:
        """What the keypad of this page has now."""
        longest = 18 if self.state.page is Page.IDENTITY else len(str(MOST_PEOPLE))
        self._go(typed=text.upper()[:longest], problem="")

    def confirm_typed(self) -> None:
        """Take what the keypad has, or say what is wrong with it."""
        if self.state.page is Page.IDENTITY:
            found = check_identity(IdentityKind.RESIDENT_ID, self.state.typed)
            if found.ok:
                self._take_identity(IdCard(id_kind=IdentityKind.RESIDENT_ID, id_number=found.number))
            else:
                empty = found.code is IdentityFault.EMPTY
                wrong = self.tr("证件号码不对，请核对后重新输入；也可以返回，不出示证件直接取号。")
                self._go(problem=self.tr("请输入证件号码。") if empty else wrong)
        elif self.state.page is Page.PEOPLE:
            count = int(self.state.typed or 0)
            if 1 <= count <= MOST_PEOPLE:
                self._go(page=Page.MATTER, people=count, typed="", problem="")
            else:
                self._go(problem=self.tr("请输入 1 到 {most} 之间的人数。").format(most=MOST_PEOPLE))

    def _take_identity(self, card: IdCard) -> None:
        page = self.state.page if self.state.page is Page.CHOOSE else Page.MATTER
        # Another person, another wish: what was asked for before was asked without this name.
        if self.state.matter is not None:
            self._new_visit()
        self._go(page=page, visitor=card, typed="", problem="", open_ticket=None)

    def forget_identity(self) -> None:
        """Take the number without a name after all."""
        self._go(visitor=None, problem="")

    # -- the number ----------------------------------------------------------------------------------------

    def take_number(self, priority_reason: str = "") -> None:
        """Give one number for this matter; pressed twice it is the same one. Whose card shows sixty years comes first
        without asking for it."""
        matter = self.state.matter
        if self._visit is None or matter is None or self.state.is_issuing or self.state.page is Page.RESULT:
            return
        if not self._may_come_first(priority_reason):
            return
        card = self.state.visitor
        self._asked = {
            "action_id": self._visit.action_id,
            "ticket_id": self._visit.ticket_id,
            "queue_id": matter.queue_id,
            "item_id": matter.item_id,
            "priority_reason": priority_reason or (SENIOR if self.state.is_senior() else ""),
            "people": self.state.people,
            "visitor": Visitor(id_kind=card.id_kind, id_number=card.id_number, name=card.name)
            if card
            else None,
        }
        self._return.start(IDLE_MS)
        self._issue()

    def _may_come_first(self, reason: str) -> bool:
        """An age that a card shows decides; the green channel is opened by the hall's own people."""
        if reason == GREEN_CHANNEL:
            self._go(problem=self.tr("绿色通道由工作人员确认：请到导办台，核实后直接为您取号。"))
        elif reason == SENIOR and self.state.is_senior() is False:
            self._go(problem=self.tr("证件显示未满 60 周岁，请选择其他理由，或返回普通取号。"))
        else:
            return True
        return False

    def _issue(self) -> None:
        assert self._asked is not None
        asked = self._asked
        self._show(is_issuing=True, problem="")
        self._desk.ask_quietly(
            self,
            lambda ticket: self._on_issued(asked, ticket),
            lambda error: self._on_not_issued(asked, error),
            hall_screens.issue_ticket,
            **asked,
        )

    def _on_line_back(self) -> None:
        if self._asked is not None and not self.state.is_issuing:
            self._issue()

    def _on_issued(self, asked: dict[str, Any], ticket: IssuedTicket) -> None:
        if self._asked is asked and self._visit is not None:
            self._asked = None
            self._show_number(ticket, is_reprint=False)

    def _on_not_issued(self, asked: dict[str, Any], error: Exception) -> None:
        if self._asked is not asked:
            return
        self._show(is_issuing=False)
        if isinstance(error, Unavailable):
            # Perhaps the number was given and only the answer lost: it is asked for again, by the same ids.
            self._show(line_down=True)
            return
        self._asked = None
        if isinstance(error, CounterError) and error.code == "ticket_open":
            held = OpenTicket(
                ticket_id=uuid.UUID(str(error.facts["ticket_id"])),
                label=str(error.facts["ticket"]),
                queue_name=str(error.facts["queue"]),
            )
            self._go(page=Page.REPRINT, open_ticket=held)
        else:
            self._go(page=Page.MATTER, problem=sentence_for(error))

    def reprint(self) -> None:
        """Print the number again that the visitor holds already."""
        held = self.state.open_ticket
        if held is None or self.state.is_issuing:
            return
        self._show(is_issuing=True)
        self._desk.ask_quietly(
            self,
            lambda ticket: self._show_number(ticket, is_reprint=True),
            self._on_not_found,
            hall_screens.get_issued_ticket,
            ticket_id=held.ticket_id,
        )

    def _on_not_found(self, error: Exception) -> None:
        self._show(is_issuing=False, line_down=isinstance(error, Unavailable))
        self._go(page=Page.MATTER, problem=sentence_for(error), open_ticket=None)
