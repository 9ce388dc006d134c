"""The one door to the laptop's file: it is unlocked by a passphrase and changed in whole transactions."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker

from counter_app.errors import CounterError, Refused, Unavailable
from counter_app.offline.cipher import encrypted_engine, is_damaged, rekey
from counter_app.offline.records import from_json
from counter_app.offline.tables import OfflineBase, SnapshotRow
from counter_app.services.village_snapshot import VillagePoint

APPLICATION_ID = 0x4341_4F53
"""Marks the file as ours among all that SQLCipher can open."""
SCHEMA_VERSION = 1
LEAST_PASSPHRASE = 8

_ANSWERS: dict[int, tuple[type[CounterError], str]] = {
    5: (Unavailable, "store_busy"),
    6: (Unavailable, "store_busy"),
    8: (Unavailable, "store_unwritable"),
    11: (Refused, "store_damaged"),
    13: (Unavailable, "disk_full"),
    14: (Unavailable, "store_unwritable"),
    26: (Refused, "store_damaged"),
}
"""What SQLite's result codes mean to a person; every other one is a bug."""


class OfflineStore:
    """The store of one agent's laptop, open.

    Attributes:
        path: the one file.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._use(engine)

    def _use(self, engine: Engine) -> None:
        self._engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    @classmethod
    def create(cls, path: Path, passphrase: str) -> "OfflineStore":
        """A new, empty store. It stands under its name only when it is whole.

        Raises Refused("store_exists" | "passphrase_too_short").
        """
        _check_passphrase(passphrase)
        if path.exists():
            raise Refused("store_exists", file=path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        beginning = path.with_name(path.name + ".new")
        beginning.unlink(missing_ok=True)
        beginning.touch(mode=0o600)
        engine = encrypted_engine(beginning, passphrase)
        try:
            with engine.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
                OfflineBase.metadata.create_all(connection)
        finally:
            engine.dispose()
        beginning.replace(path)
        return cls.open(path, passphrase)

    @classmethod
    def open(cls, path: Path, passphrase: str) -> "OfflineStore":
        """Unlock the store and look through every page.

        Raises Refused("store_missing" | "passphrase_wrong" | "store_damaged" | "store_newer").
        """
        if not path.is_file():
            raise Refused("store_missing", file=path.name)
        if not _is_long_enough(passphrase):
            raise Refused("passphrase_wrong")  # no store has it, and SQLCipher takes an empty key for a fault
        engine = encrypted_engine(path, passphrase)
        try:
            _check_file(engine, path, passphrase)
        except CounterError:
            engine.dispose()
            raise
        return cls(path, engine)

    def change_passphrase(self, old: str, new: str) -> None:
        """Raises Refused("passphrase_wrong" | "passphrase_too_short") and leaves everything as it was."""
        _check_passphrase(new)
        OfflineStore.open(self.path, old).close()
        with self._answering():
            rekey(self._engine, new)
        self.close()
        self._use(encrypted_engine(self.path, new))

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """One transaction, committed when the block is left without an error.

        Raises Unavailable("store_busy" | "disk_full" | "store_unwritable") or Refused("store_damaged").
        """
        with self._answering(), self._sessions.begin() as session:
            yield session

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise _answer_for(error, self.path) from error

    def now(self) -> dt.datetime:
        """The laptop's time; on a practice database, moved as that one's clock is."""
        with self.begin() as session:
            snapshot = session.get(SnapshotRow, 1)
        ahead = from_json(VillagePoint, snapshot.point).clock_ahead if snapshot else dt.timedelta()
        return dt.datetime.now(dt.UTC) + ahead

    def close(self) -> None:
        """Forget the key."""
        self._engine.dispose()


def _check_passphrase(passphrase: str) -> None:
    if not _is_long_enough(passphrase):
        raise Refused("passphrase_too_short", minimum=LEAST_PASSPHRASE)


def _is_long_enough(passphrase: str) -> bool:
    return len(passphrase) >= LEAST_PASSPHRASE and "\0" not in passphrase


def _check_file(engine: Engine, path: Path, passphrase: str) -> None:
    try:
        with engine.connect() as connection:
            mark, version = (
                connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("application_id", "user_version")
            )
            broken = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    except DatabaseError as error:
        answer = _answer_for(error, path)
        if isinstance(answer, Refused) and not is_damaged(path, passphrase):
            answer = Refused("passphrase_wrong")
        raise answer from error
    if mark != APPLICATION_ID or broken:
        raise Refused("store_damaged", file=path.name)
    if version > SCHEMA_VERSION:
        raise Refused("store_newer", file=path.name)


def _answer_for(error: DatabaseError, path: Path) -> Exception:
    code = getattr(error.orig, "sqlite_errorcode", -1) & 0xFF  # the rest are refinements of the same cause
    if code not in _ANSWERS:
        return error
    kind, answer = _ANSWERS[code]
    return kind(answer, file=path.name)
