"""What is being typed at a window and is not on record yet: encrypted files beside the settings, one for each intake.

They outlive a killed program. Their key is in the database, which tells it to the same person only.
"""

import contextlib
import datetime as dt
import hmac
import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from counter_app.offline.records import from_json, to_json
from counter_app.services.cases import CaseMaterialLine
from counter_app.services.draft_key import DraftKey
from counter_app.services.intake import ApplicantForm

KEPT_DAYS = 7
"""The slip gives five working days; whoever comes back later is taken in afresh."""
ENDING = ".draft"
WRITING = ".new"
_MOST_BYTES = 1_000_000
"""A checklist of a hundred lines has a twentieth of it: a file that is larger is none of ours."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeDraft:
    """A form as far as it was typed. `on_record` tells a case that was received before; only its checklist is
    under way then."""

    login: str
    case_id: UUID
    saved_at: dt.datetime
    item_version_id: int
    item_name: str
    ticket_id: UUID | None
    on_record: bool
    applicant: ApplicantForm
    lines: tuple[CaseMaterialLine, ...]


class IntakeDrafts:
    """The drafts of one person on this machine. Every method touches the disk: call them in the background.

    A file that is damaged, or not of this person and this database, is as good as none.
    """

    def __init__(self, folder: Path, key: DraftKey) -> None:
        self._folder = folder
        self._login = key.login
        self._tag = _derived(key, "name").hex()[:16]
        self._secret = _derived(key, "content").hex()

    def save(self, draft: IntakeDraft) -> None:
        """Write it whole or not at all, over its last state. Raises OSError where the disk takes nothing."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = self._path(draft.case_id)
        beginning = target.with_name(target.name + WRITING)
        beginning.unlink(missing_ok=True)
        # Made here and not by SQLite, which would ask the umask who may read it.
        os.close(os.open(beginning, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with self._opened(beginning) as connection:
            connection.execute("CREATE TABLE draft (record TEXT NOT NULL)")
            connection.execute(
                "INSERT INTO draft VALUES (?)", (json.dumps(to_json(draft), ensure_ascii=False),)
            )
        _flush(beginning)
        beginning.replace(target)
        _flush(self._folder)

    def discard(self, case_id: UUID) -> None:
        """It is on record, or not wanted; discarding what is not there is as good."""
        self._path(case_id).unlink(missing_ok=True)

    def found(self) -> tuple[IntakeDraft, ...]:
        """What was left behind, the newest first."""
        drafts = [draft for path in self._files(ENDING) if (draft := self._read(path)) is not None]
        return tuple(sorted(drafts, key=lambda draft: draft.saved_at, reverse=True))

    def sweep(self) -> None:
        """Remove what is older than `KEPT_DAYS`, whoever's it is, and what was never written to its end."""
        oldest = time.time() - dt.timedelta(days=KEPT_DAYS).total_seconds()
        for path in self._folder.glob(f"intake-*{ENDING}*"):
            with contextlib.suppress(OSError):
                if path.is_file() and path.stat().st_mtime < oldest:
                    path.unlink()
        for path in self._files(ENDING + WRITING):
            with contextlib.suppress(OSError):
                path.unlink()

    def _path(self, case_id: UUID) -> Path:
        return self._folder / f"intake-{self._tag}-{case_id.hex}{ENDING}"

    def _files(self, ending: str) -> list[Path]:
        return list(self._folder.glob(f"intake-{self._tag}-*{ending}"))

    def _read(self, path: Path) -> IntakeDraft | None:
        from sqlcipher3 import dbapi2

        try:
            if not path.is_file() or path.stat().st_size > _MOST_BYTES:
                return None
            with self._opened(path) as connection:
                (record,) = connection.execute("SELECT record FROM draft").fetchone()
            draft = from_json(IntakeDraft, json.loads(record))
        except (OSError, dbapi2.Error, TypeError, ValueError) as error:
            _log.info("a draft cannot be read and is left alone: %s", type(error).__name__)
            return None
        # A copy under another name would come back after it was discarded.
        mine = draft.login == self._login and self._path(draft.case_id) == path
        return draft if mine else None

    @contextlib.contextmanager
    def _opened(self, path: Path) -> Iterator[Any]:
        """A file of SQLCipher under this key itself, without a passphrase and the quarter of a second for that."""
        from sqlcipher3 import dbapi2

        with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{self._secret}'\"")
            connection.execute("PRAGMA journal_mode = MEMORY")  # nothing beside the file
            yield connection


def _derived(key: DraftKey, purpose: str) -> bytes:
    return hmac.new(key.secret, f"counter-app intake draft/{purpose}/{key.login}".encode(), "sha256").digest()


def _flush(path: Path) -> None:
    """What lies in the system's memory goes onto the disk; Windows cannot do that for a folder."""
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR
    with contextlib.suppress(PermissionError):
        handle = os.open(path, flags)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
