"""What must hold after any number of kills: told from the logs, the journals of the clients and the tables."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from counter_app.services.actions import follow_up
from counter_app.services.log_check import check_log
from counter_app.services.papers import PaperKind
from tests.database.case_model import RULES
from tests.database.crash_verbs import Facts
from tests.database.hall import Hall
from tests.database.ticket_model import AT_A_WINDOW, ModelTicket, Said, after

Row = dict[str, Any]
STEPS = ("receive", "supplement", "review", "finish")
"""Actions that one press takes besides its own, with ids derived from its id."""
PAPERS_OF = {
    "request_supplement": PaperKind.ONE_TIME_NOTICE,
    "accept": PaperKind.ACCEPTANCE_NOTICE,
    "approve": PaperKind.APPROVAL,
    "refuse": PaperKind.REFUSAL,
    "issue": PaperKind.CERTIFICATE,
    "deliver": PaperKind.DELIVERY_RECEIPT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The tables as they were at one instant."""

    ticket_actions: list[Row]
    case_actions: list[Row]
    tickets: dict[str, Row]
    cases: dict[str, Row]
    documents: list[Row]
    certificates: list[Row]
    receipts: list[Row]
    sessions: set[str]
    counters: list[Row]


def take_snapshot(hall: Hall) -> Snapshot:
    """Everything in one transaction that sees one instant."""
    with psycopg.connect(hall.driver_url(), row_factory=dict_row) as owner:
        owner.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ

        def rows(query: str) -> list[Row]:
            return owner.execute(query.encode()).fetchall()

        return Snapshot(
            ticket_actions=rows("SELECT * FROM ticket_action ORDER BY ticket_id, seq"),
            case_actions=rows("SELECT * FROM case_action ORDER BY case_id, seq"),
            tickets={str(row["ticket_id"]): row for row in rows("SELECT * FROM ticket")},
            cases={str(row["case_id"]): row for row in rows("SELECT * FROM service_case")},
            documents=rows(
                "SELECT d.*, c.org_unit_id FROM document d JOIN service_case c USING (case_id) ORDER BY number"
            ),
            certificates=rows("SELECT * FROM certificate"),
            receipts=rows("SELECT * FROM delivery_receipt"),
            sessions={str(row["session_id"]) for row in rows("SELECT session_id FROM window_session")},
            counters=rows("SELECT * FROM document_counter"),
        )


def check_acknowledged(snapshot: Snapshot, acknowledged: Iterable[Facts]) -> None:
    """What was answered before is in the log, once and about the right subject; what was refused is not."""
    said = Counter(str(row["action_id"]) for row in snapshot.ticket_actions + snapshot.case_actions)
    subjects = {str(row["action_id"]): str(row["ticket_id"]) for row in snapshot.ticket_actions}
    subjects |= {str(row["action_id"]): str(row["case_id"]) for row in snapshot.case_actions}
    papers = Counter((str(row["document_id"]), row["kind"], row["number"]) for row in snapshot.documents)
    labels = {ticket_id: _label(row) for ticket_id, row in snapshot.tickets.items()}
    for line in acknowledged:
        answer, action_id = line["answer"], line["id"]
        if "refused" in answer or answer.get("ticket", "") is None:
            assert said[action_id] == 0, line
        elif "session" in answer:
            assert action_id in snapshot.sessions, line
        else:
            assert said[action_id] == 1, line
            assert subjects[action_id] == answer.get("ticket", answer.get("case")), line
            if "ticket" in answer:
                assert labels[answer["ticket"]] == answer["label"], line
            for paper in answer.get("papers", ()):
                assert papers[tuple(paper)] == 1, line


def check_intended(snapshot: Snapshot, intended: Iterable[Facts]) -> None:
    """Nothing stands in the log that nobody meant to do."""
    known = {line["id"] for line in intended}
    known |= {str(follow_up(UUID(action_id), step)) for action_id in tuple(known) for step in STEPS}
    rows = snapshot.ticket_actions + snapshot.case_actions
    unknown = [row for row in rows if str(row["action_id"]) not in known]
    assert not unknown, unknown[:3]


def check_tickets(snapshot: Snapshot) -> None:
    """Each projection is what its log leads to; no ticket at two windows, no window with two tickets."""
    logs = _by(snapshot.ticket_actions, "ticket_id")
    assert logs.keys() == snapshot.tickets.keys()
    stays: dict[int, list[tuple[dt.datetime, dt.datetime | None]]] = defaultdict(list)
    for ticket_id, log in logs.items():
        row = snapshot.tickets[ticket_id]
        model = replay_ticket(log, stays)
        stored = {name: row[name] for name in ("status", "queue_id", "window_id",
                  "reserved_window_id", "recall_count", "requeue_count", "action_count")}  # fmt: skip
        assert {name: getattr(model, name) for name in stored} == stored, ticket_id
        # Where somebody stands who queued again depends on who waited then, which one chain does not tell.
        assert row["requeue_count"] or row["turn_at"] == model.turn, ticket_id
        assert row["head_hash"] == log[-1]["hash"], ticket_id
    for window_id, spans in stays.items():
        for (_, left), (came, _) in zip(sorted(spans), sorted(spans)[1:], strict=False):
            assert left is not None, window_id
            assert left <= came, window_id


def replay_ticket(
    log: list[Row], stays: dict[int, list[tuple[dt.datetime, dt.datetime | None]]] | None = None
) -> ModelTicket:
    """The model's ticket after this log; `stays` gets from when to when it was at which window."""
    first = log[0]["payload"]
    ticket = ModelTicket(queue_id=first["queue_id"], reason=first.get("priority_reason") or "")
    for seq, row in enumerate(log, start=1):
        assert (row["seq"], row["from_status"] or "") == (seq, ticket.status), row
        payload = row["payload"]
        before, ticket = ticket, after(ticket, Said(
            action=row["action"], window_id=row["window_id"], at=row["at"],
            to_queue_id=payload.get("queue_id"), to_window_id=payload.get("window_id"),
        ))  # fmt: skip
        assert row["to_status"] == ticket.status, row
        if stays is not None:
            _note_stay(stays, before, ticket, row["at"])
    return ticket


def _note_stay(
    stays: dict[int, list[tuple[dt.datetime, dt.datetime | None]]],
    before: ModelTicket,
    now: ModelTicket,
    at: dt.datetime,
) -> None:
    was, is_there = before.status in AT_A_WINDOW, now.status in AT_A_WINDOW
    if is_there and not was:
        assert now.window_id is not None
        stays[now.window_id].append((at, None))
    elif was and not is_there:
        assert before.window_id is not None
        came, left = stays[before.window_id][-1]
        assert left is None
        stays[before.window_id][-1] = (came, at)


def check_cases(snapshot: Snapshot) -> None:
    """Each case is where its log leads by the rules, with the papers of its steps, each once."""
    logs = _by(snapshot.case_actions, "case_id")
    assert logs.keys() == snapshot.cases.keys()
    papers = Counter((str(row["case_id"]), row["kind"]) for row in snapshot.documents)
    certificates = Counter(str(row["case_id"]) for row in snapshot.certificates)
    receipts = Counter(str(row["case_id"]) for row in snapshot.receipts)
    for case_id, log in logs.items():
        status, taken = "", Counter[str]()
        for seq, row in enumerate(log, start=1):
            assert (row["seq"], row["from_status"] or "") == (seq, status), row
            status = RULES[status, row["action"]][0]
            assert row["to_status"] == status, row
            taken[row["action"]] += 1
        stored = snapshot.cases[case_id]
        assert (stored["status"], stored["action_count"], stored["head_hash"]) == (
            status, len(log), log[-1]["hash"],
        )  # fmt: skip
        for action, kind in PAPERS_OF.items():
            assert papers[case_id, kind.value] == taken[action], (case_id, kind)
        assert certificates[case_id] == taken["issue"] <= 1
        assert receipts[case_id] == taken["deliver"] <= 1
        assert stored["notice_count"] == taken["request_supplement"]


def check_numbers(snapshot: Snapshot) -> None:
    """No number twice and none left out: of tickets, of papers, of service codes."""
    given: dict[Any, list[int]] = defaultdict(list)
    for row in snapshot.tickets.values():
        given["ticket", row["business_day"], row["prefix"]].append(row["number"])
    for row in snapshot.documents:
        number = int(row["number"].rpartition("〕")[2].removesuffix("号"))
        given["paper", row["org_unit_id"], row["kind"]].append(number)
    for row in snapshot.cases.values():
        given["code", row["service_code"][:17]].append(int(row["service_code"][17:22]))
    for series, numbers in given.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), series
    for row in snapshot.counters:
        series = ("paper", row["org_unit_id"], row["kind"])
        assert row["last_number"] == len(given[series]), series


def check_snapshot(snapshot: Snapshot, acknowledged: Iterable[Facts], intended: list[Facts] | None) -> None:
    """Everything that the tables and the journals tell."""
    check_acknowledged(snapshot, acknowledged)
    if intended is not None:
        check_intended(snapshot, intended)
    check_tickets(snapshot)
    check_cases(snapshot)
    check_numbers(snapshot)


def check_everything(hall: Hall, acknowledged: Iterable[Facts], intended: list[Facts] | None) -> int:
    """All of it; answers how many actions there are. `acknowledged` was read before, so it must be there."""
    snapshot = take_snapshot(hall)
    check_snapshot(snapshot, acknowledged, intended)
    report = hall.owner.run(check_log)
    assert report.breaks == ()
    return len(snapshot.ticket_actions) + len(snapshot.case_actions)


def _by(rows: list[Row], key: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row[key])].append(row)
    return found


def _label(ticket: Row) -> str:
    return f"{ticket['prefix']}{ticket['number']:03d}"
