"""A laptop at a village point, ready to file without a line."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.offline.store import OfflineStore
from tests.unit.offline.laptop import PASSPHRASE, equip


@pytest.fixture(scope="session")
def fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once and copied: each derivation of a key costs a quarter of a second."""
    path = tmp_path_factory.mktemp("offline") / "fresh.db"
    OfflineStore.create(path, PASSPHRASE).close()
    return path


@pytest.fixture
def empty_store(fresh_file: Path, tmp_path: Path) -> Iterator[OfflineStore]:
    """A store that was never synchronised."""
    store = OfflineStore.open(Path(shutil.copy(fresh_file, tmp_path / "village.db")), PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def store(empty_store: OfflineStore) -> OfflineStore:
    """A store with the catalogue of 2026-02-10 and ten codes from 50001 on."""
    equip(empty_store)
    return empty_store
