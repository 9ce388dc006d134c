"""The checks of the crash suite notice what a crash could do."""

from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from tests.database.crash_clients import Journal, read_journal
from tests.database.crash_invariants import Snapshot, check_everything, check_snapshot, take_snapshot
from tests.database.crash_verbs import VERBS, Facts
from tests.database.hall import Hall


def a_little_work(hall: Hall) -> list[Facts]:
    """Through the verbs of the clients, with what they would have written down."""
    told: list[Facts] = []

    def ask(login: str, verb: str, **facts: Any) -> Facts:
        line: Facts = {"id": str(uuid4()), "verb": verb, "facts": facts}
        line["answer"] = VERBS[verb](hall.app(login), UUID(line["id"]), facts)
        told.append(line)
        return line

    window_id, item_id = hall.window_id("12"), hall.item_id("RURAL-HOMESTEAD")
    queue_id = hall.value("SELECT queue_id FROM queue WHERE prefix = 'A'")
    for _ in range(3):
        ask("kiosk1", "issue", queue_id=queue_id, ticket_id=str(uuid4()), priority_reason="")
    ask("zhoumin", "open", window_id=window_id)
    called = ask("zhoumin", "call", window_id=window_id)["answer"]["ticket"]
    ask("zhoumin", "act", ticket_id=called, window_id=window_id, action="start")
    ask("zhoumin", "finish_and_call", ticket_id=called, window_id=window_id)
    intake = {"case_id": str(uuid4()), "window_id": window_id, "item_id": item_id, "conclusion": "accept"}
    ask("zhoumin", "conclude", **intake)
    return told


def _called(seen: Snapshot) -> Facts:
    return next(row for row in seen.tickets.values() if row["status"] == "called")


IN_THE_TABLES: dict[str, Callable[[Snapshot], object]] = {
    "a hole in the numbers": lambda seen: _called(seen).update(number=9),
    "a ticket that forgot": lambda seen: _called(seen).update(status="waiting"),
    "a window that is not in the log": lambda seen: _called(seen).update(window_id=None),
    "an action that is gone": lambda seen: seen.ticket_actions.pop(),
    "a paper that is gone": lambda seen: seen.documents.pop(),
    "a paper twice": lambda seen: seen.documents.append(seen.documents[0]),
    "a number counted and not given": lambda seen: seen.counters[0].update(last_number=7),
    "a case that forgot": lambda seen: next(iter(seen.cases.values())).update(status="received"),
    "two visitors at one window": lambda seen: [
        row.update(at=row["at"].replace(hour=0)) for row in seen.ticket_actions if row["action"] == "call"
    ],
}
IN_THE_JOURNALS: dict[str, Callable[[list[Facts]], object]] = {
    "answered, and not in the log": lambda told: told.append({**told[0], "id": str(uuid4())}),
    "in the log, and meant by nobody": lambda told: told.pop(0),
    "refused, and recorded": lambda told: told[1].update(answer={"refused": "window_busy"}),
    "somebody else's number": lambda told: told[1].update(answer=told[0]["answer"]),
}


def test_whatever_a_crash_could_leave_is_noticed(hall: Hall) -> None:
    told = a_little_work(hall)
    assert check_everything(hall, told, told) == 9
    seen = take_snapshot(hall)
    for name, change in IN_THE_TABLES.items():
        changed = deepcopy(seen)
        change(changed)
        assert not _passes(changed, told), name
    for name, rewrite in IN_THE_JOURNALS.items():
        journal = deepcopy(told)
        rewrite(journal)
        assert not _passes(seen, journal), name


def _passes(seen: Snapshot, told: list[Facts]) -> bool:
    try:
        check_snapshot(seen, told, told)
    except (AssertionError, KeyError):
        return False
    return True


def test_a_journal_torn_in_the_middle_of_a_line_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with closing(Journal(path)) as first:
        meant = first.intend("call", {"window_id": 1})
    with path.open("ab") as torn:
        torn.write(b'{"to": "' + meant["id"].encode()[:9])
    with closing(Journal(path)) as again:
        assert again.pending == meant
        again.answered({"ticket": None})
    assert read_journal(path) == [{**meant, "answer": {"ticket": None}}]
    with closing(Journal(path)) as last:
        assert last.pending is None
