"""Giving duties and mandates to a member of staff."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.services.staff import Mandate, StaffMember, mandate_of, set_mandate, set_staff_roles
from ui.desk import Desk
from ui.intention import Intention
from ui.settings.entrusting import NewDuties, NewMandate


class EntrustingPresenter(QObject):
    """Signals:
    mandate_read(object, object, object): a member, the Mandate that stands, and the draft or None
    done(str, str): what was done (duties, mandate), and to which login
    refused(object): the NewDuties or NewMandate that was not taken
    busy_changed(bool): whether an answer is waited for
    """

    mandate_read = Signal(object, object, object)
    done = Signal(str, str)
    refused = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intention = Intention()

    def read_mandate(self, member: StaffMember, draft: NewMandate | None = None) -> None:
        """What stands now and what may be chosen."""

        def on_read(mandate: Mandate) -> None:
            self.busy_changed.emit(False)
            self.mandate_read.emit(member, mandate, draft)

        self.busy_changed.emit(True)
        self._desk.ask(
            self,
            on_read,
            mandate_of,
            failed=lambda _: self.busy_changed.emit(False),
            login=member.login,
        )

    def set_duties(self, wanted: NewDuties) -> None:
        """Exactly these duties from now on."""
        self._say("duties", wanted, set_staff_roles, roles=wanted.roles)

    def set_mandate(self, wanted: NewMandate) -> None:
        """Exactly these items from its first day on."""
        self._say(
            "mandate",
            wanted,
            set_mandate,
            item_ids=wanted.item_ids,
            starts_on=wanted.starts_on,
            ends_on=wanted.ends_on,
        )

    def _say(
        self, what: str, wanted: NewDuties | NewMandate, use_case: Callable[..., None], **facts: Any
    ) -> None:
        self.busy_changed.emit(True)
        self._desk.ask_quietly(
            self,
            lambda _: self._on_done(what, wanted.member.login),
            partial(self._on_refused, wanted),
            use_case,
            action_id=self._intention.id_for(what, wanted),
            login=wanted.member.login,
            **facts,
        )

    def _on_done(self, what: str, login: str) -> None:
        self._intention.ended()
        self.busy_changed.emit(False)
        self.done.emit(what, login)

    def _on_refused(self, wanted: NewDuties | NewMandate, error: Exception) -> None:
        self._intention.ended(error)
        self.busy_changed.emit(False)
        self._desk.tell_failure(error)
        self.refused.emit(wanted)
