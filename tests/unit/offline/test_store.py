"""The laptop's file: nobody reads it without the passphrase, and what is wrong with it is told apart."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.errors import Refused, Unavailable
from counter_app.offline import cipher
from counter_app.offline.drafts import list_drafts, save_draft
from counter_app.offline.records import to_json
from counter_app.offline.store import OfflineStore
from tests.unit.offline.laptop import PASSPHRASE, draft

NAME = "欧阳守一"


def refusal(open_it: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        open_it()
    return refused.value.code


def test_nothing_can_be_read_without_the_passphrase(store: OfflineStore, tmp_path: Path) -> None:
    save_draft(store, draft(name=NAME))
    store.close()
    record = json.dumps(to_json(draft(name=NAME)), ensure_ascii=False)
    with sqlite3.connect(tmp_path / "plain") as plain:
        plain.execute("CREATE TABLE draft (record TEXT)")
        plain.execute("INSERT INTO draft VALUES (?)", [record])
    plain.close()
    needles = [NAME.encode(), "西彭镇".encode(), b"11010519491231002X", b"CREATE TABLE"]
    readable = (tmp_path / "plain").read_bytes()
    assert all(needle in readable for needle in needles), "the search itself must be able to find them"
    ours = [path.read_bytes() for path in tmp_path.glob("village.db*")]
    assert ours
    assert not [needle for needle in needles for content in ours if needle in content]


def test_a_wrong_passphrase_is_told_apart_from_damage(store: OfflineStore) -> None:
    assert refusal(lambda: OfflineStore.open(store.path, PASSPHRASE + "x")) == "passphrase_wrong"
    assert refusal(lambda: OfflineStore.open(store.path, "")) == "passphrase_wrong"


@pytest.mark.parametrize("place", [17, 2000, 4096 * 2 + 5, -3], ids=["head", "first", "third", "end"])
def test_one_changed_byte_is_damage(store: OfflineStore, place: int) -> None:
    store.close()
    content = bytearray(store.path.read_bytes())
    content[place] ^= 0x40
    store.path.write_bytes(content)
    assert refusal(lambda: OfflineStore.open(store.path, PASSPHRASE)) == "store_damaged"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-100],
        lambda content: content[: 4096 * 2],
        lambda _: b"",
        lambda _: b"%PDF-1.7 a paper that somebody saved here\n" * 300,
        lambda content: bytes(len(content)),
    ],
    ids=["cut within a page", "cut after a page", "empty", "another kind of file", "zeros"],
)
def test_a_cut_or_foreign_file_is_damage(store: OfflineStore, spoil: Callable[[bytes], bytes]) -> None:
    store.close()
    store.path.write_bytes(spoil(store.path.read_bytes()))
    assert refusal(lambda: OfflineStore.open(store.path, PASSPHRASE)) == "store_damaged"


def test_another_programs_encrypted_file_is_not_ours(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    engine = cipher.encrypted_engine(foreign, PASSPHRASE)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (words TEXT)")
    engine.dispose()
    assert refusal(lambda: OfflineStore.open(foreign, PASSPHRASE)) == "store_damaged"


def test_a_plain_database_is_not_ours(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "plain.db") as plain:
        plain.execute("CREATE TABLE note (words TEXT)")
    plain.close()
    assert refusal(lambda: OfflineStore.open(tmp_path / "plain.db", PASSPHRASE)) == "store_damaged"


def test_a_store_is_never_made_over_another(store: OfflineStore, tmp_path: Path) -> None:
    assert refusal(lambda: OfflineStore.create(store.path, PASSPHRASE)) == "store_exists"
    assert refusal(lambda: OfflineStore.create(tmp_path / "new.db", "1234567")) == "passphrase_too_short"
    assert refusal(lambda: OfflineStore.open(tmp_path / "none.db", PASSPHRASE)) == "store_missing"
    assert not (tmp_path / "none.db").exists()


def test_a_creation_that_was_cut_off_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "village.db.new").write_bytes(b"half")
    OfflineStore.create(tmp_path / "village.db", PASSPHRASE).close()
    assert [path.name for path in tmp_path.iterdir()] == ["village.db"]
    assert (tmp_path / "village.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "new", ["another one 2027", '含"引号"与100%的口令', "𬭎㛃𠮷的一个长口令", "x'0123abcd'"]
)
def test_the_passphrase_changes_and_everything_stays(store: OfflineStore, new: str) -> None:
    save_draft(store, draft(name=NAME))
    store.change_passphrase(PASSPHRASE, new)
    save_draft(store, draft(name="后来的人"))
    store.close()
    assert refusal(lambda: OfflineStore.open(store.path, PASSPHRASE)) == "passphrase_wrong"
    opened = OfflineStore.open(store.path, new)
    assert {each.applicant_name for each in list_drafts(opened)} == {NAME, "后来的人"}
    opened.close()


def test_a_wrong_old_or_short_new_passphrase_changes_nothing(store: OfflineStore) -> None:
    assert refusal(lambda: store.change_passphrase("not this one", "another one")) == "passphrase_wrong"
    assert refusal(lambda: store.change_passphrase(PASSPHRASE, "short")) == "passphrase_too_short"
    OfflineStore.open(store.path, PASSPHRASE).close()


def test_the_same_passphrase_composed_differently_opens(tmp_path: Path) -> None:
    OfflineStore.create(tmp_path / "village.db", "passphrase é").close()
    OfflineStore.open(tmp_path / "village.db", "passphrase e\u0301").close()


def test_a_file_in_use_is_busy_not_broken(store: OfflineStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "BUSY_SECONDS", 0.1)
    other = OfflineStore.open(store.path, PASSPHRASE)
    with store.begin() as session:
        session.connection()
        with pytest.raises(Unavailable) as busy:
            save_draft(other, draft())
    assert busy.value.code == "store_busy"
    save_draft(other, draft())
    other.close()
