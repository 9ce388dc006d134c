"""Every service that writes takes an action id from its caller, or says here why it needs none (DESIGN D4).

The writers are found, not listed: whatever says INSERT, UPDATE or DELETE, or calls a function of the database that
may write, or calls one of these.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.database.hall import Hall
from tests.database.sent import EVERYTHING

SERVICES = Path(__file__).parents[2] / "counter_app" / "services"
IDS = {"action_id", "session_id", "document_id", "print_job_id", "applicant_id", "filing", "answer"}
"""Names of arguments that carry the id which the caller made; a filing brings its own from the laptop, an
answer from the pad."""
WITHOUT = {
    "draft_key": "made once for each login; whoever asks again gets the same",
    "lease_codes": "an answer lost on the line loses the block: a hole, never a number twice",
    "next_number": "a step inside the use case whose paper is found by its id before this is asked",
    "save_checklist": "states what was found; the same again changes nothing",
    "close_day": "known by its day; the same again answers with the bulletin",
    "close_next_day": "the same",
    "close_earlier_days": "the same",
    "close_and_read": "the same",
    "take_down_notice": "known by the notice, which ends once",
    "import_items": "known by its content; the same again adds nothing",
    "import_catalogue": "known by its content; the same again adds nothing",
    "import_calendar": "known by its content; the same again adds nothing",
    "set_up_hall": "known by its content; the same again adds nothing",
    "set_up_windows": "known by its content; the same again adds nothing",
    "set_up_hours": "states what the file says; the same again changes nothing",
    "set_up_staff": "known by its content; a login that is there is left alone",
    "put_aside": "known by the invitation; the same again changes nothing",
    "import_ratings": "known by their content; the same again adds nothing",
    "add_unit": "a step inside the imports and the set-up, which look for the name first",
    "get_unit_id": "a step inside the imports: made only where it is not there",
}
STEPS = {"record_ticket_action", "put_applicant", "issue_paper", "put_on_record", "record_case_action"}
"""Steps of use cases that are sent, with ids that those derive; not sent by a client themselves."""
WRITES_SQL = re.compile(r"^\s*(INSERT|UPDATE|DELETE|TRUNCATE|MERGE)\b|;\s*(INSERT|UPDATE|DELETE)\b")
WRITES = {"insert", "update", "delete", "upsert", "add", "add_all", "merge"}


class Service(NamedTuple):
    """A public function of `counter_app/services`."""

    module: str
    name: str
    arguments: frozenset[str]


class _Function(NamedTuple):
    service: Service
    calls: frozenset[str]
    texts: tuple[str, ...]


def _functions() -> Iterator[_Function]:
    for path in sorted(SERVICES.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield _read(path.stem, node)


def _read(module: str, node: ast.FunctionDef) -> _Function:
    inside = list(ast.walk(node))
    arguments = frozenset(each.arg for each in (*node.args.args, *node.args.kwonlyargs))
    # A function that is handed on, as to `Application.run`, counts as called.
    calls = {each.id for each in inside if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)}
    calls |= {f"{each.value.id}.{each.attr}" for each in inside
              if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name)}  # fmt: skip
    calls |= {each.func.attr for each in inside
              if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)
              and isinstance(each.func.value, ast.Attribute) and each.func.value.attr == "session"}  # fmt: skip
    said = tuple(
        each.value for each in inside if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )
    return _Function(Service(module, node.name, arguments), frozenset(calls), said)


def _writers(may_write: re.Pattern[str]) -> set[Service]:
    functions = list(_functions())
    known: set[str] = set()
    writing: set[Service] = set()
    while True:
        found = {each.service for each in functions if each.service not in writing and (
            each.calls & WRITES or each.calls & known
            or any(WRITES_SQL.search(said) or may_write.search(said) for said in each.texts))}  # fmt: skip
        if not found:
            return {service for service in writing if not service.name.startswith("_")}
        writing |= found
        known |= {service.name for service in found} | {f"{each.module}.{each.name}" for each in found}


@pytest.fixture(scope="module")
def writers(quiet_hall: Hall) -> set[Service]:
    volatile = quiet_hall.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND provolatile = 'v'"
    )
    names = "|".join(sorted({name for (name,) in volatile} - {"refuse"}))
    return _writers(re.compile(rf"\b({names})\("))


def test_the_search_finds_writers_of_every_manner(writers: set[Service]) -> None:
    names = {writer.name for writer in writers}
    assert {"call_next", "conclude_intake", "import_items", "change_own_password", "close_day"} <= names
    assert not names & {"queue_state", "get_case", "search_items", "pull_changes", "sign_in", "window_board"}


def test_every_service_that_writes_takes_an_action_id(writers: set[Service]) -> None:
    without = {writer.name for writer in writers if not writer.arguments & IDS}
    assert without == set(WITHOUT)


def test_every_action_id_is_sent_twice_by_a_test(writers: set[Service], hall: Hall) -> None:
    with_id = {writer for writer in writers if writer.arguments & IDS}
    sent = {prepare(hall).use_case.__name__ for prepare in EVERYTHING}
    elsewhere = STEPS | {"touch_window"}  # only the newest sign of life counts
    elsewhere |= {writer.name for writer in with_id if writer.module == "passwords"}  # in test_passwords.py
    assert {writer.name for writer in with_id} - elsewhere <= sent
