"""The agent's lists, and carrying them to the hall and back."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.application import Application, unhurried
from counter_app.errors import Refused
from counter_app.offline.catalogue import StoreStatus, store_status
from counter_app.offline.drafts import DraftSummary, list_drafts
from counter_app.offline.outbox import OutboxEntry, list_case_states, list_outbox
from counter_app.offline.store import OfflineStore
from counter_app.offline.sync import SyncReport, synchronise
from counter_app.services.filing import CaseState
from ui.filing.state import RegisterState
from ui.filing.store_desk import StoreDesk
from ui.filing.wording import filing_sentence, report_sentence
from ui.rereading import Rereading
from ui.wording import tone_for

REREAD_MS = 400
"""Every key saves the draft; its line in the list may come a moment later."""
PROGRESS_MS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything in the lists, read together."""

    status: StoreStatus
    drafts: tuple[DraftSummary, ...]
    outbox: tuple[OutboxEntry, ...]
    progress: Mapping[UUID, CaseState]
    now: dt.datetime


def read_register(store: OfflineStore) -> Register:
    """The lists as they stand in the store."""
    return Register(
        status=store_status(store),
        drafts=list_drafts(store),
        outbox=list_outbox(store),
        progress={case.case_id: case for case in list_case_states(store)},
        now=store.now(),
    )


class RegisterPresenter(QObject):
    """Signals:
    state_changed(object): a RegisterState
    synchronised(object): the SyncReport of a run that came to its end
    """

    state_changed = Signal(object)
    synchronised = Signal(object)

    def __init__(self, desk: StoreDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = RegisterState()
        self._reading = Rereading(self._read, self, pause_ms=REREAD_MS)
        self._ticking = QTimer(self, interval=PROGRESS_MS)
        self._ticking.timeout.connect(self._reading.want_at_once)
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)
        desk.changed.connect(self._reading.want)

    def synchronise(self, connect: Callable[[], Application], *, keep_open: bool = False) -> None:
        """Send, lease, pull and refresh over the connection that `connect` makes; `keep_open` when it belongs
        to somebody else. Only one run at a time; typing goes on meanwhile."""
        if self.state.syncing or self._desk.store is None:
            return
        waiting = len(self.state.unsent)
        self._show(replace(self.state, syncing=True, to_send=waiting))
        self._ticking.start()

        def run(store: OfflineStore) -> SyncReport:
            application = connect()
            try:
                with unhurried():  # the whole catalogue over a village's line
                    return synchronise(store, application)
            finally:
                if not keep_open:
                    application.close()

        self._desk.ask(self, self._on_synchronised, run, failed=self._on_not_synchronised, lane="long")

    def _on_synchronised(self, report: SyncReport) -> None:
        self._end_run()
        worth_a_look = (
            report.refused
            or report.lease_refused
            or any(each.duplicates for each in (*report.sent, *report.already_there))
        )
        self._desk.said.emit("warn" if worth_a_look else "ok", report_sentence(report))
        self.synchronised.emit(report)
        self._desk.changed.emit()

    def _on_not_synchronised(self, error: Exception) -> None:
        self._end_run()
        self._desk.said.emit(
            "warn" if isinstance(error, Refused) else tone_for(error), filing_sentence(error)
        )
        self._desk.changed.emit()

    def _end_run(self) -> None:
        self._ticking.stop()
        self._show(replace(self.state, syncing=False))
        self._reading.want_at_once()

    def retry(self) -> None:
        """Read the lists once more."""
        self._reading.want_at_once()

    def _on_opened(self) -> None:
        self._reading.set_shown(True)
        self._reading.want_at_once()

    def _on_closed(self) -> None:
        self._reading.set_shown(False)
        self._ticking.stop()
        self._show(RegisterState())

    def _read(self) -> None:
        if self._desk.store is None:
            self._reading.ended()
            return
        self._desk.ask(self, self._on_read, read_register, failed=self._on_unread)

    def _on_read(self, register: Register) -> None:
        self._reading.ended()
        if self._desk.store is None:
            return
        self._show(
            replace(
                self.state,
                status=register.status,
                drafts=register.drafts,
                outbox=register.outbox,
                progress=register.progress,
                now=register.now,
                failure="",
            )
        )

    def _on_unread(self, error: Exception) -> None:
        self._reading.ended()
        self._show(replace(self.state, failure=filing_sentence(error)))

    def _show(self, state: RegisterState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
