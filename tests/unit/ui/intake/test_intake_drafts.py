"""When a draft is written, when it goes, and what comes back of it, against a real hall."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.changes import Topic
from counter_app.domain.cases import CaseStatus, Verdict
from counter_app.offline.intake_drafts import IntakeDraft
from counter_app.services.intake import Conclusion
from tests.unit.ui.intake.conftest import Counter
from tests.unit.ui.rooms import WAIT_MS
from ui.intake.draft_keeper import DraftKeeper
from ui.intake.draft_offer import masked
from ui.intake.presenter import DeskPresenter

ITEM = "RURAL-HOMESTEAD"


class Keeping:
    """The keeper of one start of the program."""

    def __init__(self, counter: Counter, folder: Path, case_desk: DeskPresenter | None = None) -> None:
        self.folder = folder
        self.counter = counter
        self.case_desk = case_desk or DeskPresenter(counter.seat.desk, counter.seat.desk)
        self.keeper = DraftKeeper(counter.seat.desk, self.case_desk, folder, counter.seat.desk)
        self.found: list[IntakeDraft] = []
        self.keeper.found.connect(self.found.append)
        self.keeper.start()
        counter.seat.settle()

    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*.draft"))

    def flush(self) -> None:
        self.keeper.flush()
        self.counter.seat.settle()


@pytest.fixture
def keeping(counter: Counter, tmp_path: Path) -> Keeping:
    made = Keeping(counter, tmp_path / "drafts", counter.case_desk)
    counter.open(ITEM)
    return made


def test_typing_is_written_behind_by_itself_and_only_when_something_changed(
    keeping: Keeping, counter: Counter
) -> None:
    assert keeping.files() == []
    counter.fill_in()
    counter.seat.qtbot.waitUntil(lambda: len(keeping.files()) == 1, timeout=WAIT_MS)
    written = keeping.files()[0].read_bytes()
    counter.seat.hear(Topic.CASE)
    counter.seat.qtbot.wait(1_200)
    assert keeping.files()[0].read_bytes() == written
    counter.case_desk.accept_rest()
    counter.seat.qtbot.waitUntil(lambda: keeping.files()[0].read_bytes() != written, timeout=WAIT_MS)


def test_the_next_start_brings_the_form_back_as_it_was(keeping: Keeping, counter: Counter) -> None:
    counter.fill_in()
    counter.case_desk.judge(1, Verdict.MISSING)
    keeping.flush()
    before = counter.case_desk.state
    again = Keeping(counter, keeping.folder)
    (draft,) = again.found
    again.case_desk.resume(draft)
    counter.seat.settle()
    state = again.case_desk.state
    assert (state.applicant, state.lines, state.case_id) == (before.applicant, before.lines, before.case_id)
    assert state.identity == before.identity
    assert state.dirty


@pytest.mark.parametrize("conclusion", [Conclusion.ACCEPT, Conclusion.KEEP])
def test_what_is_on_record_leaves_no_draft(
    keeping: Keeping, counter: Counter, conclusion: Conclusion
) -> None:
    counter.fill_in()
    counter.case_desk.accept_rest()
    keeping.flush()
    assert len(keeping.files()) == 1
    counter.steps.conclude(conclusion)
    counter.seat.settle()
    assert counter.cases() == 1
    assert keeping.files() == []


def test_what_is_given_up_leaves_no_draft(keeping: Keeping, counter: Counter) -> None:
    counter.fill_in()
    keeping.flush()
    counter.case_desk.clear()
    counter.seat.settle()
    assert keeping.files() == []


def test_a_step_that_was_recorded_before_the_program_died_is_not_offered(
    keeping: Keeping, counter: Counter
) -> None:
    counter.fill_in()
    counter.case_desk.accept_rest()
    keeping.flush()
    (file,) = keeping.files()
    content = file.read_bytes()
    counter.steps.conclude(Conclusion.ACCEPT)
    counter.seat.settle()
    file.write_bytes(content)  # as if the answer never came
    again = Keeping(counter, keeping.folder)
    assert again.found == []
    assert again.files() == []


def test_findings_on_a_case_on_record_come_back_onto_it(keeping: Keeping, counter: Counter) -> None:
    counter.fill_in()
    counter.steps.conclude(Conclusion.KEEP)
    counter.seat.settle()
    counter.case_desk.judge(1, Verdict.OK)
    keeping.flush()
    lines = counter.case_desk.state.lines
    again = Keeping(counter, keeping.folder)
    (draft,) = again.found
    assert draft.on_record
    again.case_desk.resume(draft)
    counter.seat.settle()
    state = again.case_desk.state
    assert state.status is CaseStatus.RECEIVED
    assert state.lines == lines
    assert state.dirty


def test_findings_for_another_list_of_materials_are_not_put_onto_it(
    keeping: Keeping, counter: Counter
) -> None:
    counter.fill_in()
    counter.case_desk.accept_rest()
    keeping.flush()
    again = Keeping(counter, keeping.folder)
    (draft,) = again.found
    again.case_desk.resume(replace(draft, lines=draft.lines[1:]))
    counter.seat.settle()
    assert {line.verdict for line in again.case_desk.state.lines} == {Verdict.PENDING}
    assert again.case_desk.state.applicant == draft.applicant


def test_a_disk_that_takes_nothing_keeps_nobody_from_typing(
    counter: Counter, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("a draft could not be kept")
    (tmp_path / "drafts").write_text("a file where the folder should be")
    keeping = Keeping(counter, tmp_path / "drafts", counter.case_desk)
    counter.open(ITEM)
    counter.fill_in()
    keeping.flush()
    assert counter.case_desk.has_unsaved
    assert not counter.seat.said


@pytest.mark.parametrize(
    ("name", "shown"), [("李国强", "李*强"), ("李强", "李*"), ("李", "李*"), ("阿卜杜拉", "阿**拉")]
)
def test_the_offer_names_nobody_in_full(name: str, shown: str) -> None:
    assert masked(name) == shown
