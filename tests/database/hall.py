"""A hall to test in: the demonstration hall with its catalogue, calendar and people on a real server."""

import datetime as dt
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from counter_app.application import Application
from counter_app.domain.cases import CaseStatus, Necessity, Verdict
from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.tickets import TicketAction
from counter_app.exchange.catalogue_yaml import read_catalogue_yaml
from counter_app.exchange.hall_file import read_hall_file
from counter_app.exchange.holiday_calendar import read_holiday_calendar
from counter_app.exchange.item_list import read_item_list
from counter_app.services import calendar, catalogue_import, hall_screens, hall_setup, intake, items, queue
from counter_app.services import windows as windows_service
from counter_app.services.cases import Case
from counter_app.work import Work
from db.embedded import OWNER, EmbeddedServer
from db.engine import scram_verifier
from db.install import install
from tests.servers import Database, make_database

RESOURCES = Path(__file__).parents[2] / "resources"
CATALOGUE = RESOURCES / "catalogue" / "catalogue.yaml"
ITEM_LIST = RESOURCES / "catalogue" / "guangan_items.csv"
CALENDARS = RESOURCES / "catalogue" / "holiday-cn"
DEMO_HALL = RESOURCES / "halls" / "demo.yaml"
PASSWORD = "Dating-2026"
"""Of every login of the hall."""
ORDINARY_DAY = dt.datetime(2026, 3, 10, 9, 0, tzinfo=HALL_TIME)
"""A Tuesday without a holiday near: the clock of every fresh hall."""
FURNISHED_AT = dt.datetime(2015, 1, 5, 9, 0, tzinfo=HALL_TIME)
SET_CLOCK = b"""INSERT INTO simulation (offset_by) VALUES (%s - clock_timestamp())
    ON CONFLICT (only_row) DO UPDATE SET offset_by = excluded.offset_by"""

RESIDENT = intake.ApplicantForm(
    kind="person",
    name="李国强",
    id_kind="居民身份证",
    id_number="11010519491231002X",
    id_check="passed",
    phone="13912342207",
    address="西彭镇元明村3社",
)


def moment(text: str) -> dt.datetime:
    """An instant in the hall's own time: `2026-02-12 09:00`, or a day alone for nine o'clock."""
    parsed = dt.datetime.fromisoformat(text if " " in text else f"{text} 09:00")
    return parsed.replace(tzinfo=HALL_TIME)


@cache
def template_of(server: EmbeddedServer) -> str:
    """Name of a database with everything in it, made once for each server and then only copied."""
    name = "hall_template"
    with psycopg.connect(_driver_url(server.url(OWNER)), autocommit=True) as owner:
        owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    install(server.url(name))
    with psycopg.connect(_driver_url(server.url(name))) as owner:
        # The catalogue comes into force on the day of its import: before any day that a test is set on.
        owner.execute(SET_CLOCK, [FURNISHED_AT])
    application = Application.at(server.url(name))
    try:
        _furnish(application)
    finally:
        application.close()
    return name


def _furnish(owner: Application) -> None:
    description = read_hall_file(DEMO_HALL).description
    assert description is not None
    owner.run(hall_setup.set_up_hall, description=description)
    results = [read_holiday_calendar(path) for path in sorted(CALENDARS.glob("*.json"))]
    notices = [result.notice for result in results if result.notice]
    owner.run(calendar.import_calendar, notices=notices)
    owner.run(catalogue_import.import_items, result=read_item_list(ITEM_LIST))
    read = read_catalogue_yaml(CATALOGUE)
    assert read.catalogue is not None
    owner.run(
        catalogue_import.import_catalogue,
        catalogue=read.catalogue,
        problems=read.problems,
        departments=description.departments,
    )
    owner.run(hall_setup.set_up_windows, description=description)
    owner.run(
        hall_setup.set_up_staff,
        description=description,
        verifier_for=lambda login: scram_verifier(owner.engine, login, PASSWORD),
    )


def _bytes(statement: str | bytes) -> bytes:
    return statement if isinstance(statement, bytes) else statement.encode()


def _driver_url(url: str) -> str:
    return url.replace("+psycopg", "", 1)


def _answer(
    connection: psycopg.Connection[Any], statement: str | bytes, values: tuple[Any, ...]
) -> list[tuple[Any, ...]]:
    done = connection.execute(_bytes(statement), values or None)
    return done.fetchall() if done.description else []


@contextmanager
def furnished_hall(server: EmbeddedServer) -> Iterator["Hall"]:
    """A hall of its own on `server`, at nine o'clock of an ordinary day; gone afterwards with its people."""
    template = template_of(server)
    _people(server)
    with make_database(server, template=template) as database:
        hall = Hall(database)
        try:
            hall.admit_staff()
            hall.set_clock(ORDINARY_DAY)
            yield hall
        finally:
            hall.close()
            _restore_people(server)


@cache
def _people(server: EmbeddedServer) -> dict[str, tuple[Any, ...]]:
    """The logins of the template as they were made: verifier, whether they may sign in, their groups."""
    with psycopg.connect(_driver_url(server.url(template_of(server)))) as owner:
        logins = [login for (login,) in owner.execute("SELECT login FROM staff")]
    return _people_now(server, logins)


def _people_now(server: EmbeddedServer, logins: list[str]) -> dict[str, tuple[Any, ...]]:
    with psycopg.connect(_driver_url(server.url(OWNER))) as owner:
        rows = owner.execute(
            """SELECT a.rolname::text, a.rolpassword, a.rolcanlogin, ARRAY(
                   SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
                   WHERE m.member = a.oid ORDER BY 1)
               FROM pg_authid a WHERE a.rolname = ANY (%s)""",
            [logins],
        )
        return {row[0]: tuple(row[1:]) for row in rows}


def _restore_people(server: EmbeddedServer) -> None:
    """Logins belong to the server: what a test did to a password or a duty would meet the next one."""
    for login, now in _people_now(server, list(_people(server))).items():
        verifier, may_sign_in, groups = was = _people(server)[login]
        if now == was:
            continue
        with psycopg.connect(_driver_url(server.url(OWNER)), autocommit=True) as owner:
            name = sql.Identifier(login)
            sign_in = sql.SQL("LOGIN" if may_sign_in else "NOLOGIN")
            owner.execute(sql.SQL("ALTER ROLE {} {} PASSWORD {}").format(name, sign_in, verifier))
            for group in set(now[2]) - set(groups):
                owner.execute(sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(group), name))
            for group in set(groups) - set(now[2]):
                owner.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), name))


class Hall:
    """One hall in its own database.

    Attributes:
        database: where it lives; `url(login)` is the address for one person.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._applications: dict[str, Application] = {}
        self._line: psycopg.Connection[Any] | None = None
        self._line_lock = threading.Lock()
        self._making = threading.Lock()

    @property
    def owner(self) -> Application:
        """The database's owner, who may do what no member of staff may."""
        return self._application("", self.database.url)

    def app(self, login: str) -> Application:
        """The application of one signed-in person; the same one each time."""
        return self._application(login, self.url(login))

    def url(self, login: str) -> str:
        return self.database.url_for(login, PASSWORD)

    def driver_url(self, login: str | None = None) -> str:
        """The address as psycopg and psql take it; the owner's without a login."""
        return _driver_url(self.url(login) if login else self.database.url)

    def _application(self, name: str, url: str) -> Application:
        with self._making:  # several threads may ask for the same person's at once
            if name not in self._applications:
                self._applications[name] = Application.at(url)
            return self._applications[name]

    def close(self) -> None:
        """Give all connections back."""
        self._hang_up()
        for application in self._applications.values():
            application.close()

    def forget_connections(self) -> None:
        """Begin anew: the server was killed, and what was connected to it is of no use."""
        self.close()
        self._applications.clear()

    def admit_staff(self) -> None:
        """Who may connect is a property of a database, and a copy does not inherit it."""
        name = sql.Identifier(self.database.name)
        with psycopg.connect(self.driver_url(), autocommit=True) as owner:
            logins = [sql.Identifier(login) for (login,) in owner.execute("SELECT login FROM staff")]
            owner.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
            owner.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.SQL(", ").join(logins))
            )

    def set_clock(self, instant: dt.datetime) -> None:
        """Let the hall's clock go on from `instant`, which is aware."""
        self.execute(SET_CLOCK, instant)

    def execute(
        self, statement: str | bytes, *values: Any, login: str | None = None
    ) -> list[tuple[Any, ...]]:
        """Run one statement and commit: as `login` on a connection of its own, else as the owner.

        The owner's connection is kept, for a new one costs more than most statements; whoever asks while it is busy, in
        another thread, gets one of their own.
        """
        if login is not None or not self._line_lock.acquire(blocking=False):
            with psycopg.connect(self.driver_url(login)) as connection:
                return _answer(connection, statement, values)
        try:
            return self._execute_as_owner(statement, values)
        finally:
            self._line_lock.release()

    def _execute_as_owner(self, statement: str | bytes, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        if self._line is not None:
            try:
                with self._line.transaction():
                    return _answer(self._line, statement, values)
            except psycopg.OperationalError:
                if not self._line.broken:
                    raise
                self._hang_up()  # the server, or this session, was killed meanwhile
        self._line = psycopg.connect(self.driver_url(), autocommit=True, prepare_threshold=None)
        with self._line.transaction():
            return _answer(self._line, statement, values)

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def value(self, statement: str, *values: Any, login: str | None = None) -> Any:
        """The first column of the first row, or None."""
        rows = self.execute(statement, *values, login=login)
        return rows[0][0] if rows else None

    def window_id(self, number: str) -> int:
        return int(self.value("SELECT window_id FROM service_window WHERE number = %s", number))

    def item_id(self, code: str) -> int:
        return int(self.value("SELECT item_id FROM service_item WHERE code = %s", code))

    def staff_id(self, login: str) -> int:
        return int(self.value("SELECT staff_id FROM staff WHERE login = %s", login))

    def open_window(self, login: str, number: str) -> int:
        """Put `login` at the window unless already there; answers the window's id."""
        window_id = self.window_id(number)
        held = self.value(
            """SELECT 1 FROM window_session JOIN staff USING (staff_id)
               WHERE window_id = %s AND login = %s AND closed_at IS NULL""",
            window_id,
            login,
        )
        if held is None:
            self.app(login).run(windows_service.open_window, session_id=uuid4(), window_id=window_id)
        return window_id

    def issue(
        self,
        code: str = "RURAL-HOMESTEAD",
        *,
        priority_reason: str = "",
        login: str = "kiosk1",
        **said: Any,
    ) -> hall_screens.IssuedTicket:
        """Take a number, at the kiosk or as `login`; `said` is who takes it, for how many, for which booking."""
        item_id = self.item_id(code)
        queue_id = self.value("SELECT queue_id FROM queue_item WHERE item_id = %s", item_id)
        facts = {"action_id": uuid4(), "ticket_id": uuid4(), **said}
        return self.app(login).run(
            hall_screens.issue_ticket,
            queue_id=queue_id,
            item_id=item_id,
            priority_reason=priority_reason,
            **facts,
        )

    def call(self, login: str = "zhoumin", number: str = "12") -> queue.QueuedTicket | None:
        """Call the next visitor to the window, which is opened where it is closed."""
        window_id = self.open_window(login, number)
        return self.app(login).run(queue.call_next, action_id=uuid4(), window_id=window_id)

    def act(
        self,
        ticket_id: UUID,
        action: TicketAction,
        login: str = "zhoumin",
        number: str = "12",
        **payload: Any,
    ) -> queue.QueuedTicket:
        """Any other action on a ticket."""
        return self.app(login).run(
            queue.act_on_ticket,
            action_id=uuid4(),
            ticket_id=ticket_id,
            action=action,
            window_id=self.window_id(number),
            **payload,
        )

    def serve(
        self, code: str = "RURAL-HOMESTEAD", login: str = "zhoumin", number: str = "12"
    ) -> queue.QueuedTicket:
        """Issue, call and start; somebody must be next in line for it to be this visitor."""
        self.issue(code)
        called = self.call(login, number)
        assert called is not None
        return self.act(called.ticket_id, TicketAction.START, login, number)

    def guide(self, code: str = "RURAL-HOMESTEAD") -> items.Guide:
        return self.owner.run(items.get_guide, item_id=self.item_id(code))

    def desk(
        self,
        code: str = "RURAL-HOMESTEAD",
        number: str = "12",
        *,
        findings: Mapping[int, Verdict | str] | None = None,
        case_id: UUID | None = None,
        ticket_id: UUID | None = None,
        applicant: intake.ApplicantForm | None = RESIDENT,
    ) -> intake.Intake:
        """What lies on the desk: everything in order but for `findings`.

        A finding is a verdict by position, or a sentence that says what is wrong.
        """
        guide = self.guide(code)
        return intake.Intake(
            case_id=case_id or uuid4(),
            item_version_id=guide.item_version_id,
            window_id=self.window_id(number),
            ticket_id=ticket_id,
            applicant=applicant,
            lines=tuple(checked(line, (findings or {}).get(line.position)) for line in guide.requirements),
        )

    def conclude(
        self,
        taken: intake.Intake,
        conclusion: intake.Conclusion,
        login: str = "zhoumin",
        *,
        action_id: UUID | None = None,
        reason: str = "",
    ) -> intake.Concluded:
        """End the visit at intake."""
        return self.app(login).run(
            intake.conclude_intake,
            action_id=action_id or uuid4(),
            intake=taken,
            conclusion=conclusion,
            reason=reason,
        )

    def receive(
        self,
        code: str = "RURAL-HOMESTEAD",
        login: str = "zhoumin",
        number: str = "12",
        *,
        findings: Mapping[int, Verdict | str] | None = None,
    ) -> Case:
        """A case that was received and not concluded."""
        self.open_window(login, number)
        return self.conclude(self.desk(code, number, findings=findings), intake.Conclusion.KEEP, login).case

    def accept(
        self, code: str = "RURAL-HOMESTEAD", login: str = "zhoumin", number: str = "12"
    ) -> intake.Concluded:
        """A case with complete material, received and accepted in one visit."""
        self.open_window(login, number)
        return self.conclude(self.desk(code, number), intake.Conclusion.ACCEPT, login)

    def status(self, case_id: UUID) -> CaseStatus:
        return CaseStatus(self.value("SELECT status FROM service_case WHERE case_id = %s", case_id))


def checked(line: items.Requirement, finding: Verdict | str | None = None) -> intake.CheckedLine:
    """A line as it is ticked: in order (an optional one not applicable), a verdict, or what is wrong."""
    if finding is None:
        optional = line.necessity == Necessity.OPTIONAL
        finding = Verdict.NOT_APPLICABLE if optional else Verdict.OK
    verdict = finding if isinstance(finding, Verdict) else Verdict.WRONG
    there = verdict in {Verdict.OK, Verdict.WRONG}
    return intake.CheckedLine(
        position=line.position,
        original_received=line.original_count if there else 0,
        copies_received=line.copy_count if there else 0,
        verdict=verdict,
        defect="" if isinstance(finding, Verdict) else finding,
    )


def ask(work: Work, /, statement: str, **parameters: Any) -> Any:
    """A use case that only reads one value, for `Application.run`."""
    return work.value(statement, **parameters)
