"""From the village to the township and back: every filing arrives once, whatever breaks on the way."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from counter_app.application import Application
from counter_app.documents.papers import from_record
from counter_app.domain.cases import CaseAction, CaseStatus, Necessity, Verdict
from counter_app.domain.service_code import parse
from counter_app.errors import Refused, Unavailable
from counter_app.offline import sync
from counter_app.offline.catalogue import get_guide, search_items, store_status
from counter_app.offline.drafts import Draft, finish_filing, save_draft
from counter_app.offline.outbox import list_case_states, list_outbox
from counter_app.offline.slip import notice_for
from counter_app.offline.store import OfflineStore
from counter_app.offline.sync import LEASE_SIZE, SyncReport, synchronise
from counter_app.services import cases, papers
from counter_app.services.actions import record_case_action
from counter_app.services.filing import Filing, file_from_village, lease_codes, open_duplicates, pull_changes
from counter_app.services.intake import ApplicantForm, CheckedLine, Conclusion
from counter_app.services.items import Requirement
from counter_app.services.village_snapshot import fetch_snapshot
from counter_app.work import Work
from tests.database.hall import ORDINARY_DAY, RESIDENT, Hall
from tests.unit.documents.reading import codes

ROOT = Path(__file__).parents[2]
AGENT = "liuguifang"
TOWNSHIP = "yangfan"
PASSPHRASE = "元明村代办点-2026"


class Laptop:
    """One agent's machine: its file, and the line to the hall when there is one."""

    def __init__(self, hall: Hall, path: Path) -> None:
        self.hall = hall
        self.store = OfflineStore.open(path, PASSPHRASE)

    def sync(self, application: Application | None = None) -> SyncReport:
        return synchronise(self.store, application or self.hall.app(AGENT))

    def form(
        self,
        *,
        missing: tuple[int, ...] = (),
        applicant: ApplicantForm = RESIDENT,
        code: str = "RURAL-HOMESTEAD",
    ) -> Draft:
        guide = get_guide(self.store, item_id=search_items(self.store, query=code)[0].item_id)
        return Draft(
            draft_id=uuid4(),
            item_version_id=guide.item_version_id,
            applicant=applicant,
            lines=tuple(checked(line, line.position in missing) for line in guide.requirements),
        )

    def file(self, **facts: Any) -> Filing:
        form = self.form(**facts)
        save_draft(self.store, form)
        return finish_filing(self.store, draft_id=form.draft_id)

    def states(self) -> dict[UUID, str]:
        return {entry.case_id: entry.state for entry in list_outbox(self.store)}


def checked(line: Requirement, is_missing: bool) -> CheckedLine:
    """In order, or missing; what is optional was not handed in."""
    verdict = Verdict.MISSING if is_missing else Verdict.OK
    if line.necessity == Necessity.OPTIONAL:
        verdict = Verdict.NOT_APPLICABLE
    there = verdict is Verdict.OK
    return CheckedLine(
        position=line.position,
        original_received=line.original_count if there else 0,
        copies_received=line.copy_count if there else 0,
        verdict=verdict,
    )


@pytest.fixture(scope="session")
def fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once and copied: each derivation of a key costs a quarter of a second."""
    path = tmp_path_factory.mktemp("offline") / "fresh.db"
    OfflineStore.create(path, PASSPHRASE).close()
    return path


@pytest.fixture
def new_laptop(hall: Hall, fresh_file: Path, tmp_path: Path) -> Iterator[Callable[[], Laptop]]:
    """Laptops of the village, each synchronised once and then without a line."""
    made: list[Laptop] = []

    def make() -> Laptop:
        laptop = Laptop(hall, Path(shutil.copy(fresh_file, tmp_path / f"village{len(made)}.db")))
        made.append(laptop)
        laptop.sync()
        return laptop

    yield make
    for laptop in made:
        laptop.store.close()


@pytest.fixture
def laptop(new_laptop: Callable[[], Laptop]) -> Laptop:
    return new_laptop()


def filed_at_township(hall: Hall) -> list[str]:
    return sorted(each.service_code for each in hall.app(TOWNSHIP).run(cases.cases_filed_below))


class LineCut(Application):
    """A line on which the server loses the connection of the `fatal`-th filing just before its commit."""

    def __init__(self, hall: Hall, fatal: int) -> None:
        super().__init__(Application.at(hall.url(AGENT)).engine)
        self.hall = hall
        self.left = fatal

    def run(self, use_case: Any, *args: Any, **kwargs: Any) -> Any:
        if use_case is not file_from_village:
            return super().run(use_case, *args, **kwargs)
        self.left -= 1
        return super().run(self._cut if self.left == 0 else use_case, *args, **kwargs)

    def _cut(self, work: Work, **kwargs: Any) -> Any:
        answer = file_from_village(work, **kwargs)
        self.hall.execute("SELECT pg_terminate_backend(%s)", work.value("SELECT pg_backend_pid()"))
        return answer


class AnswerLost(Application):
    """A line that brings every filing there and no answer back."""

    def run(self, use_case: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().run(use_case, *args, **kwargs)
        if use_case is file_from_village:
            raise Unavailable("database_unreachable")
        return answer


# -- sending -----------------------------------------------------------------------------------------------


def test_a_filing_stands_in_the_townships_list_once_after_two_syncs(hall: Hall, laptop: Laptop) -> None:
    filing = laptop.file(missing=(2,))
    report = laptop.sync()
    assert [each.service_code for each in report.sent] == [filing.service_code]
    assert (report.already_there, report.refused) == ((), ())
    again = laptop.sync()
    assert (again.sent, again.already_there, again.refused) == ((), (), ())
    assert filed_at_township(hall) == [filing.service_code]
    received = hall.app(TOWNSHIP).run(cases.get_case, case_id=filing.case_id)
    assert received.head.filed_unit_name == "元明村"
    assert received.head.applicant_name == "李国强"
    assert [line.position for line in received.materials if line.verdict is Verdict.MISSING] == [2]
    assert [line.defect for line in received.materials] == [line.defect for line in filing.lines]


def test_the_first_sync_is_dated_by_the_halls_clock(new_laptop: Callable[[], Laptop]) -> None:
    laptop = new_laptop()
    pulled_at = store_status(laptop.store).pulled_at
    assert pulled_at is not None
    assert pulled_at.date() == ORDINARY_DAY.date()


def test_the_villages_slip_is_on_record_to_the_byte(hall: Hall, laptop: Laptop) -> None:
    filing = laptop.file(missing=(2, 3))
    printed = notice_for(filing)
    assert ("code128", filing.service_code) in codes(printed.pdf)
    laptop.sync()
    case = hall.app(TOWNSHIP).run(cases.get_case, case_id=filing.case_id)
    assert [each.number for each in case.papers] == [printed.number]
    stored = hall.app(TOWNSHIP).run(papers.get_paper, document_id=case.papers[0].document_id)
    assert stored == printed
    assert case.head.notice_count == 0, "the township's own notice is still the one of the law"


def test_the_clock_of_the_law_starts_at_the_server(hall: Hall, laptop: Laptop) -> None:
    filing = laptop.file()
    assert abs(filing.filed_at - ORDINARY_DAY) < dt.timedelta(minutes=5)
    hall.set_clock(ORDINARY_DAY + dt.timedelta(days=3))
    laptop.sync()
    filed, received, due = hall.execute(
        "SELECT filed_at, received_at, acceptance_due_on FROM service_case WHERE case_id = %s", filing.case_id
    )[0]
    assert filed == filing.filed_at
    assert received - filed > dt.timedelta(days=2)
    assert due == dt.date(2026, 3, 20), "five working days after the 13th, not after the 10th"


def test_a_lost_answer_is_found_by_the_next_run(hall: Hall, laptop: Laptop) -> None:
    filing = laptop.file()
    with pytest.raises(Unavailable):
        laptop.sync(AnswerLost(hall.app(AGENT).engine))
    assert laptop.states() == {filing.case_id: "sending"}
    report = laptop.sync()
    assert [each.case_id for each in report.already_there] == [filing.case_id]
    assert (report.sent, report.refused) == ((), ())
    assert laptop.states() == {filing.case_id: "sent"}
    assert filed_at_township(hall) == [filing.service_code]


def test_a_line_cut_in_the_middle_loses_nothing(hall: Hall, laptop: Laptop) -> None:
    filings = [laptop.file() for _ in range(4)]
    broken = LineCut(hall, fatal=3)
    with pytest.raises(Unavailable):
        laptop.sync(broken)
    broken.close()
    assert list(laptop.states().values()) == ["waiting", "sending", "sent", "sent"]
    assert len(filed_at_township(hall)) == 2
    report = laptop.sync()
    assert [each.case_id for each in report.sent] == [filing.case_id for filing in filings[2:]]
    assert filed_at_township(hall) == sorted(filing.service_code for filing in filings)


def test_a_program_killed_between_commit_and_answer_sends_nothing_twice(hall: Hall, laptop: Laptop) -> None:
    filings = [laptop.file() for _ in range(2)]
    kill_after_commit(hall, laptop)
    assert len(filed_at_township(hall)) == 1
    report = laptop.sync()
    assert [each.case_id for each in report.already_there] == [filings[0].case_id]
    assert [each.case_id for each in report.sent] == [filings[1].case_id]
    assert filed_at_township(hall) == sorted(filing.service_code for filing in filings)


def kill_after_commit(hall: Hall, laptop: Laptop) -> None:
    """Synchronise in a process of its own, which dies by SIGKILL once the first filing is committed."""
    script = f"""
import time
from pathlib import Path
from counter_app.application import Application
from counter_app.offline.store import OfflineStore
from counter_app.offline.sync import synchronise
from counter_app.services.filing import file_from_village

class Line(Application):
    def run(self, use_case, *args, **kwargs):
        answer = super().run(use_case, *args, **kwargs)
        if use_case is file_from_village:
            print("committed", flush=True)
            time.sleep(60)
        return answer

synchronise(OfflineStore.open(Path({str(laptop.store.path)!r}), {PASSPHRASE!r}), Line.at({hall.url(AGENT)!r}))
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "committed\n"
        os.kill(process.pid, signal.SIGKILL)


def test_what_is_refused_stays_with_its_reason_and_holds_up_nothing(hall: Hall, laptop: Laptop) -> None:
    refused = laptop.file(code="TREE-CUT")
    sent = laptop.file()
    hall.execute("UPDATE service_item SET lifecycle = 'cancelled' WHERE code = 'TREE-CUT'")
    report = laptop.sync()
    assert [(each.case_id, each.code) for each in report.refused] == [(refused.case_id, "item_not_in_force")]
    assert [each.case_id for each in report.sent] == [sent.case_id]
    assert [each.refusal for each in list_outbox(laptop.store)] == ["", "item_not_in_force"]
    assert [each.case_id for each in laptop.sync().refused] == [refused.case_id], "tried again, and kept"
    hall.execute("UPDATE service_item SET lifecycle = 'active' WHERE code = 'TREE-CUT'")
    assert [each.case_id for each in laptop.sync().sent] == [refused.case_id]


def test_a_form_with_text_that_no_database_holds_goes_back_to_the_agent(hall: Hall, laptop: Laptop) -> None:
    laptop.file(applicant=replace(RESIDENT, address="西彭镇\0元明村"))
    sent = laptop.file()
    report = laptop.sync()
    assert [each.code for each in report.refused] == ["text_not_allowed"]
    assert filed_at_township(hall) == [sent.service_code]


FAULT = """CREATE FUNCTION fail_in_one_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE division_by_zero;
END
$$;
CREATE TRIGGER fault BEFORE INSERT ON applicant FOR EACH ROW WHEN (NEW.address = '出错的地方')
    EXECUTE FUNCTION fail_in_one_place()"""


def test_a_form_that_cannot_be_stored_holds_up_nothing(
    hall: Hall, laptop: Laptop, expect_log: Callable[[str], None]
) -> None:
    expect_log("could not be recorded")
    hall.execute(FAULT)
    laptop.file(applicant=replace(RESIDENT, address="出错的地方"))
    sent = laptop.file()
    report = laptop.sync()
    assert [each.code for each in report.refused] == ["filing_not_recordable"]
    assert filed_at_township(hall) == [sent.service_code]


def test_a_duplicate_is_told_and_kept(hall: Hall, laptop: Laptop) -> None:
    at_window = hall.receive()
    first, second = laptop.file(), laptop.file()
    other_item = laptop.file(code="TREE-CUT")
    other_person = laptop.file(applicant=replace(RESIDENT, name="王五", id_number="440524188001010014"))
    told = {each.case_id: [d.service_code for d in each.duplicates] for each in laptop.sync().sent}
    assert told == {
        first.case_id: [at_window.head.service_code],
        second.case_id: [at_window.head.service_code, first.service_code],
        other_item.case_id: [],
        other_person.case_id: [],
    }
    entry = next(each for each in list_outbox(laptop.store) if each.case_id == second.case_id)
    assert [(each.window_number, each.filed_unit_name) for each in entry.duplicates] == [
        ("12", ""),
        ("", "元明村"),
    ]
    assert len(filed_at_township(hall)) == 4
    seen = hall.app(TOWNSHIP).run(open_duplicates, case_id=first.case_id)
    assert [each.service_code for each in seen] == [at_window.head.service_code, second.service_code]
    # Nobody learns of a person for whom they have no case: the agent may not see the window's.
    assert hall.app(AGENT).run(open_duplicates, case_id=at_window.head.case_id) == ()


@pytest.mark.parametrize("name", ["𬭎㛃", "𠮷田葛\U000e0100", "买买提·艾山"])
def test_rare_characters_arrive_as_they_were_typed(hall: Hall, laptop: Laptop, name: str) -> None:
    filing = laptop.file(applicant=replace(RESIDENT, name=name), missing=(1,))
    laptop.sync()
    assert hall.app(TOWNSHIP).run(cases.get_head, filing.case_id).applicant_name == name
    assert list_case_states(laptop.store)[0].applicant_name == name


@pytest.mark.timeout(300)  # two cores that do other work as well
def test_two_hundred_filings_arrive_once_each(hall: Hall, laptop: Laptop) -> None:
    form = laptop.form()
    filings = []
    for _ in range(2):
        for _ in range(LEASE_SIZE):
            save_draft(laptop.store, replace(form, draft_id=(draft_id := uuid4())))
            filings.append(finish_filing(laptop.store, draft_id=draft_id))
        assert store_status(laptop.store).codes_left == 0
        report = laptop.sync()
        assert (len(report.sent), report.codes_leased) == (LEASE_SIZE, LEASE_SIZE)
    assert filed_at_township(hall) == sorted(filing.service_code for filing in filings)


def test_a_store_serves_one_agent_only(hall: Hall, laptop: Laptop) -> None:
    laptop.file()
    with pytest.raises(Refused, match="store_of_other_agent"):
        laptop.sync(hall.app(TOWNSHIP))
    assert filed_at_township(hall) == []


# -- codes -------------------------------------------------------------------------------------------------


def test_two_laptops_of_a_village_never_give_the_same_code(
    hall: Hall, new_laptop: Callable[[], Laptop]
) -> None:
    one, two = new_laptop(), new_laptop()
    filings = [laptop.file() for _ in range(5) for laptop in (one, two)]
    given = {filing.service_code for filing in filings}
    assert len(given) == 10
    assert {parse(code).point for code in given} == {
        hall.value("SELECT point_code FROM org_unit WHERE name = '元明村'")
    }
    one.sync()
    two.sync()
    assert filed_at_township(hall) == sorted(given)


def test_codes_are_topped_up_in_time(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync, "LEASE_BELOW", LEASE_SIZE - 1)
    assert store_status(laptop.store).codes_left == LEASE_SIZE
    laptop.file()
    assert laptop.sync().codes_leased == 0
    laptop.file()
    assert laptop.sync().codes_leased == LEASE_SIZE
    assert store_status(laptop.store).codes_left == 2 * LEASE_SIZE - 2


def test_a_code_that_was_never_leased_is_refused(hall: Hall, laptop: Laptop) -> None:
    filing = laptop.file()
    window_code = hall.receive().head.service_code
    for code in (window_code, filing.service_code[:-2] + "00"):
        with pytest.raises(Refused, match="code_not_leased"):
            hall.app(AGENT).run(file_from_village, filing=replace(filing, service_code=code))
    hall.app(AGENT).run(file_from_village, filing=filing)
    twin = replace(filing, case_id=uuid4(), action_id=uuid4(), applicant_id=uuid4())
    with pytest.raises(Refused, match="code_used"):
        hall.app(AGENT).run(file_from_village, filing=twin)


def test_a_restored_store_does_not_give_its_codes_again(hall: Hall, laptop: Laptop, tmp_path: Path) -> None:
    laptop.store.close()
    backup = laptop.store.path.read_bytes()
    laptop.store = OfflineStore.open(laptop.store.path, PASSPHRASE)
    given = [laptop.file().service_code for _ in range(3)]
    laptop.sync()
    laptop.store.close()
    laptop.store.path.write_bytes(backup)
    laptop.store = OfflineStore.open(laptop.store.path, PASSPHRASE)
    laptop.sync()
    assert parse(laptop.file().service_code).serial == parse(given[-1]).serial + 1


def test_only_an_agent_leases(hall: Hall) -> None:
    with pytest.raises(Refused):
        hall.app("zhoumin").run(lease_codes, size=10)


def test_an_exhausted_point_still_sends(hall: Hall, laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync, "LEASE_BELOW", LEASE_SIZE)
    hall.execute("UPDATE code_block SET last_serial = 99990")
    filing = laptop.file()
    report = laptop.sync()
    assert [each.case_id for each in report.sent] == [filing.case_id]
    assert (report.codes_leased, report.lease_refused, report.pulled) == (0, "codes_exhausted", 1)


# -- pulling -----------------------------------------------------------------------------------------------


def test_what_the_township_decides_comes_back(hall: Hall, laptop: Laptop) -> None:
    filing = laptop.file(missing=(2,))
    assert laptop.sync().pulled == 1
    assert laptop.sync().pulled == 0
    hall.app(TOWNSHIP).run(
        record_case_action, action_id=uuid4(), case_id=filing.case_id, action=CaseAction.REQUEST_SUPPLEMENT
    )
    assert laptop.sync().pulled == 1
    (state,) = list_case_states(laptop.store)
    assert (state.status, state.service_code) == (CaseStatus.AWAITING_SUPPLEMENT, filing.service_code)
    assert state.supplement_due_on == dt.date(2026, 3, 24)
    assert [each.verdict for each in state.wanted] == [Verdict.MISSING]


def test_a_transaction_that_commits_late_is_not_skipped(hall: Hall, laptop: Laptop) -> None:
    late, early = laptop.file(), laptop.file()
    laptop.sync()
    withdraw = "INSERT INTO case_action (action_id, case_id, action, payload) VALUES (%s, %s, 'withdraw', %s)"
    reason = '{"reason": "申请人撤回"}'
    agent = hall.app(AGENT)
    cursor = agent.run(pull_changes).cursor
    with psycopg.connect(hall.driver_url(TOWNSHIP)) as slow:
        slow.execute(withdraw, [uuid4(), late.case_id, reason])
        hall.execute(withdraw, uuid4(), early.case_id, reason, login=TOWNSHIP)
        numbers = dict(hall.execute("SELECT case_id, xact_id::text::bigint FROM service_case"))
        between = agent.run(pull_changes, cursor=cursor)
        slow.commit()
    numbers[late.case_id] = hall.value(
        "SELECT xact_id::text::bigint FROM service_case WHERE case_id = %s", late.case_id
    )
    assert numbers[late.case_id] < numbers[early.case_id], (
        "a cursor after the early one would pass the late one"
    )
    after = agent.run(pull_changes, cursor=between.cursor)
    told = [*between.states, *after.states]
    assert {s.case_id for s in told if s.status is CaseStatus.WITHDRAWN} == {late.case_id, early.case_id}
    assert agent.run(pull_changes, cursor=after.cursor).states == ()


def test_a_database_that_counts_anew_is_read_from_the_beginning(hall: Hall, laptop: Laptop) -> None:
    filing = laptop.file()
    laptop.sync()
    pulled = hall.app(AGENT).run(pull_changes, cursor=str(2**62))
    assert [state.case_id for state in pulled.states] == [filing.case_id]


def test_the_agent_pulls_only_what_the_agent_filed(hall: Hall, laptop: Laptop) -> None:
    hall.accept()
    mine = laptop.file()
    laptop.sync()
    assert [state.case_id for state in list_case_states(laptop.store)] == [mine.case_id]


# -- the snapshot ------------------------------------------------------------------------------------------


def test_the_snapshot_says_what_the_guide_says(hall: Hall, laptop: Laptop) -> None:
    for code in ("RURAL-HOMESTEAD", "PUBLIC-HYGIENE", "MARRIAGE-REG", "REALTY-TRANSFER"):
        online = hall.guide(code)
        assert get_guide(laptop.store, item_id=online.item_id) == online
    assert len(search_items(laptop.store, query="", limit=1000)) == hall.value(
        "SELECT count(*) FROM service_item_version"
    )


def test_an_unchanged_catalogue_is_not_fetched_again(hall: Hall, laptop: Laptop) -> None:
    assert not laptop.sync().snapshot_refreshed
    hall.execute("UPDATE hall SET phone = '023-6800-9999'")
    assert laptop.sync().snapshot_refreshed
    assert not laptop.sync().snapshot_refreshed
    point = store_status(laptop.store).point
    assert point is not None
    assert point.hall_phone == "023-6800-9999"
    snapshot = hall.app(AGENT).run(fetch_snapshot)
    assert snapshot is not None
    assert hall.app(AGENT).run(fetch_snapshot, known_fingerprint=snapshot.fingerprint) is None


def test_the_offline_notice_says_what_the_windows_notice_says(hall: Hall, laptop: Laptop) -> None:
    village = laptop.file(missing=(2, 3)).notice
    assert village is not None
    hall.open_window("zhoumin", "12")
    taken = hall.desk(findings={2: Verdict.MISSING, 3: Verdict.MISSING})
    concluded = hall.conclude(taken, Conclusion.REQUEST_SUPPLEMENT)
    data = hall.value("SELECT data FROM document WHERE document_id = %s", concluded.papers[0].document_id)
    window = from_record("one_time_notice", data)
    own = {
        "document_number",
        "service_code",
        "submit_at",
        "clerk",
        "by_agent",
        "received_at",
        "notified_at",
    }
    differing = {
        name for name in window.__dataclass_fields__ if getattr(window, name) != getattr(village, name)
    }
    assert differing <= own
