"""What may stand in a log, and what never does."""

import logging
import stat
from pathlib import Path

import pytest

from counter_app.log_book import LOG_FILE, log_book, masked
from tests.database.hall import RESIDENT


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("postgresql://hall_owner:S3cret-x@db.hall/hall", "S3cret-x"),
        ("postgresql+psycopg://hall_owner:S3cret/x@db.hall,db2/hall", "S3cret"),
        ("connection to host=db password=S3cret-x user=a", "S3cret-x"),
        ("{'user': 'a', 'password': 'S3cret-x'}", "S3cret-x"),
        ("postgresql:///hall?user=a&password=S3cret-x&sslmode=require", "S3cret-x"),
        ("ALTER ROLE a PASSWORD 'SCRAM-SHA-256$4096:abc=$def:ghi'", "4096"),
        ("DETAIL:  Key (name, id_number)=(李国强, X123) already exists.", "李国强"),
        ('invalid input syntax for type uuid: "李国强 的号"', "李国强"),
        ('value "13912342207" is out of range for type integer', "13912342207"),
        ("id 11010519491231002X of somebody", "11010519491231002X"),
        ("(11010519491231002x)", "11010519491231002x"),
        ("91500107MA5U7KQX3K", "91500107MA5U7KQX3K"),
        ("电话13912342207", "13912342207"),
        ("call 023-68000299, 6222021234567890123", "6222021234567890123"),
    ],
)
def test_secrets_are_masked(text: str, secret: str) -> None:
    assert secret not in masked(text)
    assert "•••" in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 10:42:07,123 ERROR ui.background: unexpected failure in the background",
        '  File "/opt/counter-app/counter_app/application.py", line 1234, in run',
        'column "nothing" does not exist',
        'psycopg.errors.UniqueViolation: duplicate key value violates unique constraint "pk_setting"',
        'connection to server at "10.20.3.4", port 54321 failed: timeout',
        "action 0b8e1f0c-7a52-4c3f-9d0e-0123456789ab",
    ],
)
def test_what_helps_stays_readable(text: str) -> None:
    assert masked(text) == text


def test_a_traceback_is_kept_and_masked_for_this_account_only(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], expect_log: object
) -> None:
    assert callable(expect_log)
    expect_log("unexpected")
    number = RESIDENT.id_number
    with log_book(tmp_path / "desk"):
        try:
            raise ValueError(f"no such person: {number}")
        except ValueError:
            logging.getLogger("ui.run").critical("unexpected failure", exc_info=True)
        logging.getLogger("ui.live").info("the live line is cut")
    path = tmp_path / "desk" / LOG_FILE
    for told in (path.read_text(encoding="utf-8"), capfd.readouterr().err):
        assert "ValueError: no such person: •••" in told
        assert "test_log_book.py" in told
        assert number not in told
        assert "live line" not in told
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with log_book(tmp_path / "file" / "desk"):
        pass
