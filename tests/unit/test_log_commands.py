"""`close-day` and `verify-log` as they are typed: what they print and what they answer to a script."""

import psycopg
import pytest

from counter_app.domain.log_faults import Break, Fault
from counter_app.entrance import FAILED, run
from counter_app.errors import Refused
from counter_app.log_commands import BROKEN, break_sentence, read_roots
from main import Screens
from tests.database.hall import Hall, moment


def typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["counter-app", *words])
    code = run(Screens())
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_day_is_closed_checked_and_forged(
    hall: Hall, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = ("--database", hall.database.url)
    label = hall.issue().label
    hall.set_clock(moment("2026-03-11"))
    code, out, _ = typed(capsys, monkeypatch, "close-day", *database)
    assert code == 0
    assert out.splitlines()[-1].startswith("2026-03-10 已封存：1 步、1 件，根 ")
    root = out.splitlines()[-1].removeprefix("2026-03-10 已封存：1 步、1 件，根 ").rstrip("。")
    assert typed(capsys, monkeypatch, "close-day", *database) == (0, "没有需要封存的日子。\n", "")
    code, out, err = typed(capsys, monkeypatch, "verify-log", "--root", f"2026-03-10={root}", *database)
    assert (code, err) == (0, "")
    assert out.startswith("记录完好。")
    with monkeypatch.context() as terminal:
        terminal.setattr("sys.stderr.isatty", lambda: True)
        _, _, err = typed(capsys, monkeypatch, "verify-log", *database)
    actions = hall.value("SELECT 1 + count(*) FROM staff_change")
    assert err == f"\r已核对 {actions} / {actions} 步\n"
    with psycopg.connect(hall.driver_url()) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("UPDATE ticket_action SET actor = 'nobody'")
    code, out, _ = typed(capsys, monkeypatch, "verify-log", *database)
    assert code == BROKEN
    assert f"第一处：号票 2026-03-10 {label}：第 1 步（2026-03-10 09:00:" in out
    code, out, _ = typed(
        capsys, monkeypatch, "verify-log", "--root", "2026-03-10=0123456789abcdef", *database
    )
    assert "日公报 2026-03-10：根与纸面上的不同。" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("verify-log", "--database", "postgresql://u@127.0.0.1:1/x"), "连不上数据库"),
        (("verify-log", "--root", "2026-03-10=3f9a"), "至少 16 位"),
        (("close-day", "gestern"), "“gestern”不是日期"),
    ],
)
def test_what_cannot_be_checked_is_neither_whole_nor_broken(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    hall: Hall,
    words: tuple[str, ...],
    sentence: str,
) -> None:
    database = () if "--database" in words else ("--database", hall.database.url)
    code, out, err = typed(capsys, monkeypatch, *words, *database)
    assert (code, out) == (FAILED, "")
    assert sentence in err


def test_a_root_is_read_as_it_stands_on_paper() -> None:
    assert read_roots(["2026-03-10=3F9A c1d2 e4b5 0a71"]) == {"2026-03-10": "3f9ac1d2e4b50a71"}
    for wrong in ("", "3f9ac1d2e4b50a71", "2026-02-30=3f9ac1d2e4b50a71", "2026-03-10=3f9ac1d2e4b50a7g"):
        with pytest.raises(Refused):
            read_roots([wrong])


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_sentence(fault: Fault) -> None:
    said = break_sentence(Break(fault=fault, label="500107", seq=2, last_seq=3, at=0, day="2026-03-10"))
    assert said.endswith("。")
    assert "None" not in said
