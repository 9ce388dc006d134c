"""Finding the matter: what can be chosen, kept fresh, and given up when nobody touches it any more."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.changes import Topic
from counter_app.errors import Unavailable
from counter_app.services import hall_screens
from counter_app.services.hall_screens import Matter, MatterMaterial
from counter_app.services.kiosk_choice import KioskChoice, kiosk_choice
from ui.desk import PublicDesk
from ui.hall.kiosk_state import GroupBy, KioskState, Page

IDLE_MS = 60_000
REREAD_MS = 2_000
"""The numbers of waiting people change all the time; nobody reads them faster."""


class KioskChoosing(QObject):
    """Connect the live line's `state_changed` to `set_line`.

    After a while without a touch the start comes back, and who stood there is forgotten.

    Signals:
        state_changed(object): the KioskState to show
    """

    state_changed = Signal(object)

    def __init__(self, desk: PublicDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = KioskState()
        self._reading = False
        self._answered_at = time.monotonic()
        self._as_of: dt.datetime | None = None
        self._return = self._timer(IDLE_MS, self.start_over)
        self._reread = self._timer(REREAD_MS, self.refresh)
        desk.changed.connect(self._on_changed)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    @property
    def desk(self) -> PublicDesk:
        """What further pages of this kiosk ask through."""
        return self._desk

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
        """Read the matters, who waits, and whether the hall is open; never two readings at a time."""
        if not self._reading:
            self._reading = True
            self._desk.ask_quietly(self, self._on_choice, self._on_unread, kiosk_choice)

    def _on_choice(self, answer: KioskChoice) -> None:
        self._reading = False
        self._as_of, self._answered_at = answer.face.as_of, time.monotonic()
        chosen = self.state.matter
        if chosen is not None:
            chosen = next((m for m in answer.matters if _key(m) == _key(chosen)), chosen)
        self._show(
            hall_name=answer.face.hall_name,
            today=answer.today,
            opening=answer.opening,
            matters=answer.matters,
            life_events=answer.life_events,
            takes_bookings=answer.takes_bookings,
            matter=chosen,
            line_down=False,
        )
        self._on_line_back()

    def _on_line_back(self) -> None:
        """The hall answered: whatever was left unanswered can be asked for again."""

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
        """Offer zones, departments, or life events."""
        self._go(page=Page.CHOOSE, group_by=by, group="", query="", problem="")

    def open_group(self, name: str) -> None:
        """Show what one of them offers."""
        self._go(group=name, query="", problem="")

    def search(self, query: str) -> None:
        """Search in everything while it is being typed; an empty query shows the group again."""
        self._go(page=Page.CHOOSE, query=query.strip(), problem="")

    def choose(self, matter: Matter) -> None:
        """Show what to bring and how many wait."""
        self._go(page=Page.MATTER, matter=matter, materials=None, problem="", people=1, open_ticket=None)
        self._desk.ask_quietly(
            self, self._on_materials, self._on_unread, hall_screens.materials_of, item_id=matter.item_id
        )

    def _on_materials(self, materials: tuple[MatterMaterial, ...]) -> None:
        self._show(materials=materials)

    def back(self) -> None:
        """One step back, to the start at last, which knows nobody; while a number is being given nothing is left."""
        state = self.state
        if state.is_issuing:
            return
        if state.page in (Page.PRIORITY, Page.IDENTITY, Page.PEOPLE, Page.REPRINT):
            self._go(page=Page.MATTER, typed="", problem="", open_ticket=None)
        elif state.page is Page.MATTER:
            self._go(page=Page.CHOOSE, matter=None, materials=None, problem="")
        elif state.page is Page.CHOOSE and state.query:
            self._go(query="", visitor=state.visitor if state.group else None)
        else:
            self.start_over()

    def start_over(self) -> None:
        """The next visitor begins, and nothing is known of the last one."""
        self._return.stop()
        kept = self.state
        self._show_state(
            KioskState(
                hall_name=kept.hall_name,
                today=kept.today,
                opening=kept.opening,
                matters=kept.matters,
                life_events=kept.life_events,
                takes_bookings=kept.takes_bookings,
                line_down=kept.line_down,
            )
        )
        self.refresh()

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
