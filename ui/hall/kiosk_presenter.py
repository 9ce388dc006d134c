"""Taking a number: choose, read what to bring, press once."""

import datetime as dt
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.changes import Topic
from counter_app.errors import Unavailable
from counter_app.services import hall_screens
from counter_app.services.hall_screens import HallFace, IssuedTicket, Matter, MatterMaterial
from counter_app.services.papers import Paper
from counter_app.services.ticket_papers import reprint_ticket
from ui.desk import PublicDesk
from ui.hall.kiosk_state import PRINTING, GroupBy, KioskState, Page, Printing
from ui.print_notes import TicketPrint

RESULT_MS = 8_000
NOTE_NUMBER_MS = 25_000
"""How long the number stays when there is no paper to take away."""
IDLE_MS = 60_000
REREAD_MS = 2_000
"""The numbers of waiting people change all the time; nobody reads them faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visit:
    """One visitor's wish for one matter: however often it is asked, it is one number and one paper."""

    action_id: uuid.UUID
    ticket_id: uuid.UUID
    document_id: uuid.UUID


class KioskPresenter(QObject):
    """Connect the live line's `state_changed` to `set_line`.

    After a while without a touch the start comes back, and so it does some seconds after a number was given.

    Signals:
        state_changed(object): the KioskState to show
    """

    state_changed = Signal(object)

    def __init__(self, desk: PublicDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = KioskState()
        self._visit: _Visit | None = None
        self._asked: dict[str, Any] | None = None
        self._in_print: uuid.UUID | None = None
        self._reading = False
        self._answered_at = time.monotonic()
        self._as_of: dt.datetime | None = None
        self._return = self._timer(IDLE_MS, self.start_over)
        self._reread = self._timer(REREAD_MS, self.refresh)
        desk.changed.connect(self._on_changed)
        desk.ticket_printed.connect(self._on_printed)
        desk.print_failed.connect(self._on_print_failed)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def now(self) -> dt.datetime | None:
        """The database's time as far as is known; None before the first answer, for this machine's may be wrong."""
        if self._as_of is None:
            return None
        return self._as_of + dt.timedelta(seconds=time.monotonic() - self._answered_at)

    def stop(self) -> None:
        """Nothing comes back by itself any more; the window is closing."""
        self._return.stop()
        self._reread.stop()

    # -- reading -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the matters and who waits; never two readings at a time."""
        if not self._reading:
            self._reading = True
            self._desk.ask_quietly(self, self._on_matters, self._on_unread, hall_screens.matters)
            if not self.state.hall_name:
                self._desk.ask_quietly(self, self._on_hall, self._on_unread, hall_screens.hall_face)

    def _on_hall(self, face: HallFace) -> None:
        self._as_of, self._answered_at = face.as_of, time.monotonic()
        self._show(hall_name=face.hall_name)

    def _on_matters(self, matters: tuple[Matter, ...]) -> None:
        self._reading = False
        chosen = self.state.matter
        if chosen is not None:
            chosen = next((m for m in matters if _key(m) == _key(chosen)), chosen)
        self._show(matters=matters, matter=chosen, line_down=False)
        if self._asked is not None and not self.state.is_issuing:
            self._issue()

    def _on_unread(self, error: Exception) -> None:
        self._reading = False
        self._show(line_down=self.state.line_down or isinstance(error, Unavailable))

    def set_line(self, is_up: bool, _age_seconds: int) -> None:
        """The live line tells its state; while it is cut nobody is left waiting for nothing."""
        if not is_up:
            self._show(line_down=True)
        elif self.state.line_down:
            self.refresh()

    def _on_changed(self, topic: Topic) -> None:
        if topic is not Topic.QUEUE:
            return
        if self.state.line_down or not self.state.matters:
            self.refresh()
        elif self.state.page is not Page.RESULT and not self._reread.isActive():
            self._reread.start()

    # -- choosing ------------------------------------------------------------------------------------------

    def group_by(self, by: GroupBy) -> None:
        """Offer zones, or departments."""
        self._go(page=Page.CHOOSE, group_by=by, group="", query="")

    def open_group(self, name: str) -> None:
        """Show what one zone or department offers."""
        self._go(group=name, query="")

    def search(self, query: str) -> None:
        """Search in everything while it is being typed; an empty query shows the group again."""
        self._go(page=Page.CHOOSE, query=query.strip())

    def choose(self, matter: Matter) -> None:
        """Show what to bring and how many wait; from here on one wish for one number begins."""
        self._visit = _Visit(action_id=uuid.uuid4(), ticket_id=uuid.uuid4(), document_id=uuid.uuid4())
        self._go(page=Page.MATTER, matter=matter, materials=None)
        self._desk.ask_quietly(
            self, self._on_materials, self._on_unread, hall_screens.materials_of, item_id=matter.item_id
        )

    def _on_materials(self, materials: tuple[MatterMaterial, ...]) -> None:
        self._show(materials=materials)

    def back(self) -> None:
        """One step back, to the start at last."""
        state = self.state
        if state.page is Page.PRIORITY:
            self._go(page=Page.MATTER)
        elif state.page is Page.MATTER and not state.is_issuing:
            self._go(page=Page.CHOOSE, matter=None, materials=None)
        elif state.page is Page.CHOOSE and state.query:
            self._go(query="")
        else:
            self.start_over()

    def start_over(self) -> None:
        """The next visitor begins; a wish that was never answered ends with the one who had it."""
        self._return.stop()
        self._visit, self._asked, self._in_print = None, None, None
        kept = self.state
        self._show_state(KioskState(matters=kept.matters, hall_name=kept.hall_name, line_down=kept.line_down))
        self.refresh()

    def ask_priority(self) -> None:
        """Offer the reasons for being called first."""
        if self.state.page is Page.MATTER and not self.state.is_issuing:
            self._go(page=Page.PRIORITY)

    # -- the number ----------------------------------------------------------------------------------------

    def take_number(self, priority_reason: str = "") -> None:
        """Give one number for this matter; pressed twice it is the same one."""
        matter = self.state.matter
        if self._visit is None or matter is None or self.state.is_issuing or self.state.page is Page.RESULT:
            return
        self._asked = {
            "action_id": self._visit.action_id,
            "ticket_id": self._visit.ticket_id,
            "queue_id": matter.queue_id,
            "item_id": matter.item_id,
            "priority_reason": priority_reason,
        }
        self._return.start(IDLE_MS)
        self._issue()

    def _issue(self) -> None:
        assert self._asked is not None
        asked = self._asked
        self._show(is_issuing=True)
        self._desk.ask_quietly(
            self,
            lambda ticket: self._on_issued(asked, ticket),
            lambda error: self._on_not_issued(asked, error),
            hall_screens.issue_ticket,
            **asked,
        )

    def _on_issued(self, asked: dict[str, Any], ticket: IssuedTicket) -> None:
        if self._asked is not asked or self._visit is None:
            return
        self._asked = None
        # A printer may take its time; the number stays until it is known what became of the paper.
        self._return.start(NOTE_NUMBER_MS)
        gives_paper = self._desk.ticket_printer.gives_paper
        self._show(
            page=Page.RESULT,
            ticket=ticket,
            printing=Printing.UNDER_WAY if gives_paper else Printing.NO_PAPER,
            is_issuing=False,
            line_down=False,
        )
        if gives_paper:
            self._ask_paper(hall_screens.ticket_paper, ticket)

    def _on_not_issued(self, asked: dict[str, Any], error: Exception) -> None:
        if self._asked is not asked:
            return
        self._show(is_issuing=False)
        if isinstance(error, Unavailable):
            # Perhaps the number was given and only the answer lost: it is asked for again, by the same ids.
            self._show(line_down=True)
            return
        self._asked = None
        self._desk.tell_failure(error)

    def print_again(self) -> None:
        """The same ticket once more, marked 补打; twice pressed it is one."""
        if self._visit is None or self.state.ticket is None or not self.state.may_print_again():
            return
        self._return.start(NOTE_NUMBER_MS)
        self._show(printing=Printing.UNDER_WAY, printer_trouble=None)
        self._ask_paper(reprint_ticket, self.state.ticket)

    def _ask_paper(self, use_case: Callable[..., Paper], ticket: IssuedTicket) -> None:
        assert self._visit is not None
        visit = self._visit
        self._desk.ask_quietly(
            self,
            lambda paper: self._print(visit, paper),
            self._on_print_failed,
            use_case,
            ticket_id=ticket.ticket_id,
            document_id=visit.document_id,
        )

    def _print(self, visit: _Visit, paper: Paper) -> None:
        if self._visit is visit:
            self._in_print = paper.document_id
        self._desk.print_papers((paper,))

    def _on_printed(self, done: TicketPrint) -> None:
        """Of the ticket of whoever stands here; the one before may have left while the printer was busy."""
        if self.state.page is not Page.RESULT or done.paper.document_id != self._in_print:
            return
        printing = PRINTING[done.printed.outcome]
        self._return.start(RESULT_MS if printing is Printing.DONE else NOTE_NUMBER_MS)
        self._show(printing=printing, printer_trouble=done.printed.trouble)

    def _on_print_failed(self, _: Exception) -> None:
        if self.state.page is Page.RESULT:
            self._return.start(NOTE_NUMBER_MS)
            self._show(printing=Printing.FAILED)

    # -- showing -------------------------------------------------------------------------------------------

    def seconds_left(self) -> int:
        """Until the start comes back by itself; 0 when it does not."""
        return round(max(0, self._return.remainingTime()) / 1000)

    def _go(self, **changes: Any) -> None:
        if self.state.page is Page.RESULT:
            return
        self._return.start(IDLE_MS)
        self._show(**changes)

    def _show(self, **changes: Any) -> None:
        self._show_state(replace(self.state, **changes))

    def _show_state(self, state: KioskState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _key(matter: Matter) -> tuple[int, int]:
    return matter.item_id, matter.queue_id
