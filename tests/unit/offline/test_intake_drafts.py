"""Drafts on the disk: only their person reads them, and no state of the disk makes the program fail."""

import datetime as dt
import os
import stat
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from counter_app.domain.cases import Verdict
from counter_app.offline.intake_drafts import IntakeDraft, IntakeDrafts
from counter_app.services.cases import CaseMaterialLine
from counter_app.services.draft_key import DraftKey
from counter_app.services.intake import ApplicantForm

KEY = DraftKey(login="zhoumin", secret=bytes(range(32)))
NAME, NUMBER, DEFECT = "李国强", "11010519491231002X", "未标注与公路的距离"
LINE = CaseMaterialLine(
    position=1,
    name="宅基地使用申请",
    necessity="required",
    form="paper",
    note="",
    on_site_check=False,
    original_required=1,
    copies_required=2,
    original_received=1,
    copies_received=0,
    verdict=Verdict.WRONG,
    defect=DEFECT,
)
DRAFT = IntakeDraft(
    login="zhoumin",
    case_id=uuid4(),
    saved_at=dt.datetime(2026, 3, 10, 10, 42, tzinfo=dt.UTC),
    item_version_id=7,
    item_name="农村宅基地审批",
    ticket_id=uuid4(),
    on_record=False,
    applicant=ApplicantForm(
        kind="person", name=NAME, id_kind="居民身份证", id_number=NUMBER, id_check="passed"
    ),
    lines=(LINE,),
)


@pytest.fixture
def drafts(tmp_path: Path) -> IntakeDrafts:
    return IntakeDrafts(tmp_path / "drafts", KEY)


def files(folder: Path) -> list[Path]:
    return sorted((folder / "drafts").iterdir())


def test_what_was_typed_comes_back_and_only_its_last_state(drafts: IntakeDrafts, tmp_path: Path) -> None:
    drafts.save(replace(DRAFT, lines=()))
    drafts.save(DRAFT)
    assert drafts.found() == (DRAFT,)
    assert IntakeDrafts(tmp_path / "drafts", KEY).found() == (DRAFT,)
    later = replace(DRAFT, case_id=uuid4(), saved_at=DRAFT.saved_at + dt.timedelta(minutes=1))
    drafts.save(later)
    assert drafts.found() == (later, DRAFT)
    drafts.discard(later.case_id)
    drafts.discard(later.case_id)
    assert drafts.found() == (DRAFT,)


def test_the_file_tells_nothing_and_is_its_owners_alone(drafts: IntakeDrafts, tmp_path: Path) -> None:
    drafts.save(DRAFT)
    (file,) = files(tmp_path)
    content = file.read_bytes()
    secrets = [NAME, NUMBER, DEFECT, LINE.name, DRAFT.item_name, KEY.login, "SQLite", "record"]
    assert [text for text in secrets if text.encode() in content or text in file.name] == []
    assert KEY.secret not in content
    assert len(set(content)) == 256
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "other",
    [
        replace(KEY, login="heqing"),
        replace(KEY, secret=bytes(32)),  # of another database
        DraftKey(login="heqing", secret=bytes(32)),
    ],
)
def test_another_person_or_another_database_finds_nothing(
    drafts: IntakeDrafts, tmp_path: Path, other: DraftKey
) -> None:
    drafts.save(DRAFT)
    theirs = IntakeDrafts(tmp_path / "drafts", other)
    assert theirs.found() == ()
    # Not under a name that would be theirs, either.
    (file,) = files(tmp_path)
    file.rename(theirs._path(DRAFT.case_id))
    assert theirs.found() == ()


@pytest.mark.parametrize("harm", ["empty", "cut", "flipped", "text", "folder", "huge", "copied"])
def test_a_damaged_file_is_as_good_as_none(
    drafts: IntakeDrafts, tmp_path: Path, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    drafts.save(DRAFT)
    (file,) = files(tmp_path)
    content = bytearray(file.read_bytes())
    if harm == "copied":  # it would come back after it was discarded
        drafts.discard(DRAFT.case_id)
        drafts._path(uuid4()).write_bytes(content)
    elif harm == "folder":
        file.unlink()
        file.mkdir()
    else:
        content[len(content) // 2] ^= 1
        file.write_bytes(
            {
                "empty": b"",
                "cut": bytes(content[: len(content) // 2]),
                "flipped": bytes(content),
                "text": "名单".encode() * 4000,
                "huge": bytes(2_000_000),
            }[harm]
        )
    caplog.clear()
    assert drafts.found() == ()
    assert all(NAME not in record.getMessage() for record in caplog.records)
    caplog.clear()
    if harm != "folder":
        drafts.save(DRAFT)
        assert drafts.found() == (DRAFT,)


def test_a_write_that_was_cut_off_leaves_the_state_before(
    drafts: IntakeDrafts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.save(DRAFT)

    def power_cut(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", power_cut)
        with pytest.raises(OSError, match="No space"):
            drafts.save(replace(DRAFT, lines=()))
    assert drafts.found() == (DRAFT,)
    assert len(files(tmp_path)) == 2
    drafts.sweep()
    assert len(files(tmp_path)) == 1
    assert drafts.found() == (DRAFT,)


def test_what_is_older_than_a_week_is_removed_whoever_wrote_it(drafts: IntakeDrafts, tmp_path: Path) -> None:
    theirs = IntakeDrafts(tmp_path / "drafts", replace(KEY, login="heqing"))
    theirs.save(replace(DRAFT, login="heqing"))
    week = dt.timedelta(days=7).total_seconds()
    (old,) = files(tmp_path)
    os.utime(old, (old.stat().st_mtime - week - 60,) * 2)
    drafts.save(DRAFT)
    mine = drafts._path(DRAFT.case_id)
    os.utime(mine, (mine.stat().st_mtime - week + 60,) * 2)
    stranger = tmp_path / "drafts" / "notes.txt"
    stranger.write_text("not ours")
    os.utime(stranger, (0, 0))
    drafts.sweep()
    assert files(tmp_path) == [mine, stranger]


def test_a_folder_that_is_not_there_holds_nothing(drafts: IntakeDrafts) -> None:
    drafts.sweep()
    assert drafts.found() == ()
    drafts.discard(uuid4())


def test_no_key_is_shown_by_an_error() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)
