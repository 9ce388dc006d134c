"""A hall with two closed days, and the hand of whoever owns the database and holds the triggers still."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

from counter_app.domain.cases import CaseAction
from counter_app.domain.log_faults import Break
from counter_app.domain.tickets import TicketAction
from counter_app.services.bulletins import close_earlier_days
from counter_app.services.log_check import LogReport, check_log
from tests.database.attempts import say
from tests.database.hall import Hall, moment

FIRST_DAY, SECOND_DAY, TODAY = "2026-03-10", "2026-03-11", "2026-03-12"
BEFORE = "2015-01-05"
"""When the hall was furnished and its logins were made."""
KEPT = ("ticket_action", "case_action", "staff_change", "ticket", "service_case", "bulletin", "bulletin_leaf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """One of the two logs with a subject in it that moved on both closed days."""

    kind: str
    table: str
    key: str
    projection: str
    subject_id: UUID
    label: str
    length: int
    on_first_day: int
    """Number of its last action of the first day."""


class Story:
    """Two closed days and an open one.

    Attributes:
        ticket: issued, called, started, parked on the first day; unparked and finished on the second.
        case: received, accepted, under review on the first day; submitted on the second.
        newcomer: a case of the second day alone.
    """

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        ticket_id = hall.serve().ticket_id
        hall.act(ticket_id, TicketAction.PARK, reason="取材料")
        taken = hall.accept().case.head
        say(hall, "zhoumin", taken.case_id, CaseAction.REVIEW)
        self._next_morning(SECOND_DAY)
        hall.act(ticket_id, TicketAction.UNPARK)
        hall.act(ticket_id, TicketAction.FINISH)
        say(hall, "zhoumin", taken.case_id, CaseAction.SUBMIT, reason="材料齐全，建议准予")
        self.newcomer = hall.accept().case.head
        self._next_morning(TODAY)
        self.open = hall.accept().case.head
        self.logs = {
            "ticket": Log(
                kind="ticket", table="ticket_action", key="ticket_id", projection="ticket", subject_id=ticket_id,
                label=self.label_of("ticket", ticket_id), length=6, on_first_day=4,
            ),
            "case": Log(
                kind="case", table="case_action", key="case_id", projection="service_case",
                subject_id=taken.case_id, label=taken.service_code, length=4, on_first_day=3,
            ),
        }  # fmt: skip

    def _next_morning(self, day: str) -> None:
        self.hall.set_clock(moment(day))
        close_earlier_days(self.hall.app("chenli"))

    def keep(self) -> None:
        """Note how everything stands, for `restore`."""
        for table in KEPT:
            self.hall.execute(f"CREATE TABLE kept_{table} AS TABLE {table}")

    def restore(self) -> None:
        """Undo whatever was tampered with: a hall of its own for each forgery would take two seconds."""
        with psycopg.connect(self.hall.driver_url()) as owner:
            owner.execute("SET session_replication_role = replica")
            for table in KEPT:
                owner.execute(f"DELETE FROM {table}".encode())
                owner.execute(f"INSERT INTO {table} TABLE kept_{table}".encode())

    def tamper(self, statement: str, *values: Any) -> None:
        """Run one statement as the owner with every trigger and foreign key off; it must change something."""
        with psycopg.connect(self.hall.driver_url()) as owner:
            owner.execute("SET session_replication_role = replica")
            assert owner.execute(statement.encode(), values or None).rowcount > 0

    def on(self, log: Log, statement: str, *values: Any) -> None:
        """`tamper`, with the log's names put in and its subject as the last value."""
        names = {"log": log.table, "key": log.key, "projection": log.projection}
        self.tamper(statement.format(**names), *values, log.subject_id)

    def label_of(self, kind: str, subject_id: object) -> str:
        """As people know a ticket or a case."""
        if kind == "case":
            return str(
                self.hall.value("SELECT service_code FROM service_case WHERE case_id = %s", subject_id)
            )
        return str(
            self.hall.value(
                "SELECT business_day || ' ' || ticket_label(prefix, number) FROM ticket WHERE ticket_id = %s",
                subject_id,
            )
        )

    def check(self, papers: Mapping[str, str] | None = None) -> LogReport:
        """Check everything, as the owner."""
        return self.hall.owner.run(check_log, papers=papers)

    def first(self) -> Break:
        """What is named first; there is nothing else wrong."""
        report = self.check()
        assert report.break_count == 1, report.breaks
        return report.breaks[0]

    def rechain(self, log: Log, *, and_projection: bool = True) -> None:
        """Compute all hashes of a subject anew, as its rows stand now: what a thorough forger does."""
        window = "window_id" if log.kind == "ticket" else "NULL::integer"
        with psycopg.connect(self.hall.driver_url()) as owner:
            owner.execute("SET session_replication_role = replica")
            prev: bytes | None = None
            rows = owner.execute(
                f"SELECT action_id FROM {log.table} WHERE {log.key} = %s ORDER BY seq".encode(),
                [log.subject_id],
            ).fetchall()
            for seq, (action_id,) in enumerate(rows, start=1):
                [(prev,)] = owner.execute(
                    f"""UPDATE {log.table} SET seq = %s, prev_hash = %s, hash = action_link(%s, action_id, {log.key},
                            %s, action, from_status, to_status, actor, at, staff_id, {window}, xact_id, payload)
                        WHERE action_id = %s RETURNING hash""".encode(),
                    [seq, prev, prev, seq, action_id],
                ).fetchall()
            if and_projection:
                owner.execute(
                    f"UPDATE {log.projection} SET head_hash = %s, action_count = %s WHERE {log.key} = %s".encode(),
                    [prev, len(rows), log.subject_id],
                )
