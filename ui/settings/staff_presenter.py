"""The centre admin's staff: who may sign in, as what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from counter_app.domain.roles import Role
from counter_app.services.passwords import add_staff, reset_password
from counter_app.services.staff import StaffMember, set_staff_active, staff_list
from counter_app.services.units import Unit, units_of_hall
from ui.desk import Desk
from ui.intention import Intention
from ui.rereading import Rereading
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """A login to make, as typed. It is kept until it was made, so that a refusal loses no word."""

    login: str
    name: str
    org_unit_id: int
    roles: tuple[Role, ...]
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffState:
    """`shown` are the members that the search lets through."""

    members: tuple[StaffMember, ...] = ()
    units: tuple[Unit, ...] = ()
    query: str = ""
    known: bool = False
    failed: str = ""
    busy: bool = False

    @property
    def shown(self) -> tuple[StaffMember, ...]:
        needle = self.query.lower()
        return tuple(
            member
            for member in self.members
            if needle in f"{member.name} {member.login} {member.unit_name}".lower()
        )


class StaffPresenter(QObject):
    """Signals:
    state_changed(object): a StaffState
    done(str, str): what was done (added, enabled, disabled, password), and to which login
    refused(object): the NewMember that was not made
    """

    state_changed = Signal(object)
    done = Signal(str, str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intention = Intention()
        self.state = StaffState()
        self._reread = Rereading(self._read, self, pause_ms=0)

    def set_shown(self, shown: bool) -> None:
        """Whether the admin looks."""
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def search(self, query: str) -> None:
        """Only whose name, login or unit contains this."""
        self._become(replace(self.state, query=query))

    def add(self, member: NewMember) -> None:
        """Make a login."""
        self._become(replace(self.state, busy=True))
        self._desk.ask_application(
            self,
            lambda _: self._on_done("added", member.login),
            lambda error: self._on_not_added(member, error),
            add_staff,
            action_id=self._intention.id_for(add_staff, member),
            login=member.login,
            name=member.name,
            org_unit_id=member.org_unit_id,
            roles=member.roles,
            password=member.password,
        )

    def set_active(self, member: StaffMember, *, active: bool) -> None:
        """Open or close a login."""
        self._become(replace(self.state, busy=True))
        self._desk.ask_quietly(
            self,
            lambda _: self._on_done("enabled" if active else "disabled", member.login),
            self._on_refused,
            set_staff_active,
            # After a lost answer the list is read again, and with it whether there is anything left to repeat.
            action_id=uuid4(),
            login=member.login,
            active=active,
        )

    def set_password(self, member: StaffMember, password: str) -> None:
        """Give a login a new password."""
        self._become(replace(self.state, busy=True))
        self._desk.ask_application(
            self,
            lambda _: self._on_done("password", member.login),
            self._on_refused,
            reset_password,
            action_id=self._intention.id_for(reset_password, member.login, password),
            login=member.login,
            password=password,
        )

    def _on_done(self, what: str, login: str) -> None:
        self._intention.ended()
        self._become(replace(self.state, busy=False))
        self.done.emit(what, login)
        self._reread.want_at_once()

    def _on_refused(self, error: Exception) -> None:
        self._intention.ended(error)
        self._become(replace(self.state, busy=False))
        self._desk.tell_failure(error)
        self._reread.want_at_once()

    def _on_not_added(self, member: NewMember, error: Exception) -> None:
        self._on_refused(error)
        self.refused.emit(member)

    def _read(self) -> None:
        if not self.state.units:
            self._desk.ask_quietly(self, self._on_units, lambda _: None, units_of_hall)
        self._desk.ask_quietly(self, self._on_members, self._on_failed, staff_list)

    def _on_units(self, units: tuple[Unit, ...]) -> None:
        self._become(replace(self.state, units=units))

    def _on_members(self, members: tuple[StaffMember, ...]) -> None:
        self._reread.ended()
        self._become(replace(self.state, members=members, known=True, failed=""))

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _become(self, state: StaffState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def role_words(values: Mapping[str, str]) -> tuple[Role, ...]:
    """The duties of a form: the main one and, if chosen, a second one."""
    chosen = [Role(values["role"]), *([Role(values["also"])] if values["also"] else [])]
    return tuple(dict.fromkeys(chosen))
