"""The bounds of texts come to a hall that was made without them: its old rows stay, new ones keep the rule."""

from collections.abc import Iterator

import pytest
from alembic import command
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from db.engine import make_engine
from db.install import alembic_config, install
from tests.servers import Database

APPLICANT = """INSERT INTO applicant (applicant_id, kind, name, id_kind, id_number, id_check, address)
    VALUES (gen_random_uuid(), 'person', '李国强', '居民身份证', '1', 'passed', :address)"""
UNPROVEN = "SELECT conname FROM pg_constraint WHERE conname LIKE 'ck\\_%\\_text' AND NOT convalidated"


@pytest.fixture
def older(empty_database: Database) -> Iterator[Engine]:
    """A database as the migration before left it."""
    engine = make_engine(empty_database.url)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), "0003")
    yield engine
    engine.dispose()


def test_a_row_that_breaks_a_bound_keeps_no_hall_from_its_upgrade(
    empty_database: Database, older: Engine
) -> None:
    long_address = "长" * 300
    with older.begin() as connection:
        connection.execute(text(APPLICANT), {"address": long_address})
    install(empty_database.url)
    with older.begin() as connection:
        assert connection.execute(text("SELECT address FROM applicant")).scalar() == long_address
        assert connection.execute(text(UNPROVEN)).scalars().all() == ["ck_applicant_address_text"]
    for address in (long_address, "西彭镇\x07元明村"):
        with pytest.raises(IntegrityError, match="ck_applicant_address_text"), older.begin() as connection:
            connection.execute(text(APPLICANT), {"address": address})


def test_clean_rows_are_proven(empty_database: Database, older: Engine) -> None:
    with older.begin() as connection:
        connection.execute(text(APPLICANT), {"address": "西彭镇元明村"})
    install(empty_database.url)
    with older.begin() as connection:
        assert connection.execute(text(UNPROVEN)).scalars().all() == []
