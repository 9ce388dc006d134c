"""Filing without a line: nothing that was typed is lost, no code is given twice."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from counter_app.domain.service_code import parse
from counter_app.errors import NotFound, Refused
from counter_app.offline.catalogue import put_block, store_status
from counter_app.offline.drafts import (
    Draft,
    discard_draft,
    finish_filing,
    get_draft,
    list_drafts,
    save_draft,
)
from counter_app.offline.outbox import get_filing, list_outbox, mark_refused, mark_sending, take_back
from counter_app.offline.store import OfflineStore
from counter_app.services.filing import Filing, LeasedBlock
from tests.unit.offline.laptop import PASSPHRASE, applicant, draft, equip

ROOT = Path(__file__).parents[3]


def file(store: OfflineStore, form: Draft) -> Filing:
    save_draft(store, form)
    return finish_filing(store, draft_id=form.draft_id)


def test_every_change_survives_the_program(store: OfflineStore) -> None:
    form = draft(name="李")
    save_draft(store, form)
    save_draft(store, replace(form, applicant=applicant("李国强")))
    store.close()
    again = OfflineStore.open(store.path, PASSPHRASE)
    assert get_draft(again, form.draft_id).applicant.name == "李国强"
    assert [(each.item_name, each.applicant_name) for each in list_drafts(again)] == [
        ("农村村民宅基地用地审批", "李国强")
    ]
    discard_draft(again, form.draft_id)
    with pytest.raises(NotFound):
        get_draft(again, form.draft_id)
    again.close()


def test_a_finished_filing_carries_the_next_leased_code(store: OfflineStore) -> None:
    filings = [file(store, draft()) for _ in range(3)]
    codes = [parse(filing.service_code) for filing in filings]
    assert [(code.region, f"{code.day:%Y%m%d}", code.point, code.serial) for code in codes] == [
        ("500107", "20260210", "018", serial) for serial in (50001, 50002, 50003)
    ]
    assert len({filing.action_id for filing in filings} | {filing.case_id for filing in filings}) == 6
    assert list_drafts(store) == ()
    assert store_status(store).codes_left == 7
    assert store_status(store).waiting_count == 3


def test_finishing_twice_files_once(store: OfflineStore) -> None:
    form = draft()
    first = file(store, form)
    assert finish_filing(store, draft_id=form.draft_id) == first
    assert store_status(store).codes_left == 9
    with pytest.raises(Refused, match="filing_finished"):
        save_draft(store, form)


def test_without_codes_or_catalogue_the_draft_stays(empty_store: OfflineStore) -> None:
    form = draft()
    save_draft(empty_store, form)
    with pytest.raises(Refused, match="snapshot_missing"):
        finish_filing(empty_store, draft_id=form.draft_id)
    equip(empty_store, codes=1)
    finish_filing(empty_store, draft_id=form.draft_id)
    second = draft()
    save_draft(empty_store, second)
    with pytest.raises(Refused, match="codes_exhausted_offline"):
        finish_filing(empty_store, draft_id=second.draft_id)
    assert get_draft(empty_store, second.draft_id) == second


def test_blocks_are_used_up_one_after_the_other(store: OfflineStore) -> None:
    with store.begin() as session:
        put_block(session, LeasedBlock(point_code="018", first_serial=50301, last_serial=50400))
    serials = [parse(file(store, draft()).service_code).serial for _ in range(12)]
    assert serials == [*range(50001, 50011), 50301, 50302]


def test_an_incomplete_form_is_not_numbered(store: OfflineStore) -> None:
    form = draft(name=" ")
    save_draft(store, form)
    with pytest.raises(Refused) as refused:
        finish_filing(store, draft_id=form.draft_id)
    assert (refused.value.code, refused.value.facts) == ("filing_incomplete", {"fields": ["name"]})
    assert store_status(store).codes_left == 10
    with pytest.raises(NotFound):
        finish_filing(store, draft_id=uuid4())


def test_an_item_that_left_the_catalogue_is_said(store: OfflineStore) -> None:
    form = replace(draft(), item_version_id=999)
    save_draft(store, form)
    with pytest.raises(Refused, match="item_not_in_snapshot"):
        finish_filing(store, draft_id=form.draft_id)


@pytest.mark.parametrize("name", ["𬭎㛃", "𠮷田葛\U000e0100", "买买提·艾山", 'O\'Brien "x"; --'])
def test_rare_characters_come_back_as_they_were(store: OfflineStore, name: str) -> None:
    filing = file(store, draft(name=name))
    store.close()
    again = OfflineStore.open(store.path, PASSPHRASE)
    assert get_filing(again, filing.case_id) == filing
    assert list_outbox(again)[0].applicant_name == name
    again.close()


def test_two_programs_on_one_file_never_give_the_same_code(store: OfflineStore) -> None:
    other = OfflineStore.open(store.path, PASSPHRASE)
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(file, handle, draft()) for _ in range(5) for handle in (store, other)]
        codes = {job.result().service_code for job in jobs}
    assert len(codes) == 10
    other.close()


def test_a_program_killed_while_numbering_uses_up_nothing(store: OfflineStore) -> None:
    form = draft()
    save_draft(store, form)
    kill_inside_finish(store.path, str(form.draft_id))
    assert store_status(store).codes_left == 10
    assert get_draft(store, form.draft_id) == form
    assert parse(finish_filing(store, draft_id=form.draft_id).service_code).serial == 50001


def kill_inside_finish(path: Path, draft_id: str) -> None:
    """Number and file in a process of its own, which dies by SIGKILL when only the commit is left."""
    script = f"""
import sys, time, uuid
from pathlib import Path
from sqlalchemy import event
from counter_app.offline.drafts import finish_filing
from counter_app.offline.store import OfflineStore

store = OfflineStore.open(Path({str(path)!r}), {PASSPHRASE!r})

def before_commit(connection):
    if connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar():
        print("written", flush=True)
        time.sleep(60)

event.listen(store._engine, "commit", before_commit)
finish_filing(store, draft_id=uuid.UUID({draft_id!r}))
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        os.kill(process.pid, signal.SIGKILL)


def test_a_refused_filing_can_be_corrected_under_its_code(store: OfflineStore) -> None:
    filing = file(store, draft())
    with pytest.raises(Refused, match="filing_not_refused"):
        take_back(store, filing.case_id)
    mark_sending(store, filing.case_id)
    with pytest.raises(Refused, match="filing_not_refused"):
        take_back(store, filing.case_id)
    mark_refused(store, filing.case_id, Refused("item_not_in_force"))
    entry = list_outbox(store)[0]
    assert (entry.state, entry.refusal) == ("refused", "item_not_in_force")
    form = take_back(store, filing.case_id)
    again = file(store, replace(form, applicant=applicant("李国庆")))
    assert (again.service_code, again.case_id) == (filing.service_code, filing.case_id)
    assert again.action_id != filing.action_id


def test_a_refused_code_is_replaced(store: OfflineStore) -> None:
    filing = file(store, draft())
    mark_sending(store, filing.case_id)
    mark_refused(store, filing.case_id, Refused("code_used", service_code=filing.service_code))
    again = file(store, take_back(store, filing.case_id))
    assert parse(again.service_code).serial == 50002
