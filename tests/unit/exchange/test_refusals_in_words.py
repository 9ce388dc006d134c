"""What the command line says of a file that it does not take: the place, the reason, what to do; and exit code 2."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.entrance import FAILED, run
from main import Screens
from tests.unit.exchange.test_bombs import padded, rewritten

ROOT = Path(__file__).parents[3]
FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("a.xlsx", lambda: padded(60_000_000), "重新另存为 xlsx"),
    "outside path": ("a.xlsx", lambda: rewritten(lambda _, c: c, more={"../x": b""}), "不是可以读取的 xlsx"),
    "tag": ("a.yaml", lambda: b"items: !!python/name:os.system", "不接受 YAML 标签"),
    "alias": ("a.yaml", lambda: b"items: &a [1]", "请把内容写全"),
    "depth": ("a.yaml", lambda: b"items: " + b"[" * 500, "嵌套过深"),
    "Big5": ("a.yaml", lambda: ("items: " + "許可證辦理" * 9).encode("big5"), "另存为 UTF-8"),
    "damaged": ("a.yaml", lambda: "items: 农村村民\n".encode() + b"\xff", "损坏的 UTF-8"),
    "no text": ("a.yaml", lambda: b"\x00\x01", "不是文本文件"),
}


@pytest.mark.parametrize(("name", "make", "sentence"), FILES.values(), ids=FILES)
def test_a_refused_file_is_one_clear_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    make: Callable[[], bytes],
    sentence: str,
) -> None:
    (tmp_path / name).write_bytes(make())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["counter-app", "convert-catalogue", name, "out.yaml"])
    assert run(Screens()) == FAILED == 2
    said = capsys.readouterr()
    assert sentence in said.out + said.err
    assert "Traceback" not in said.out + said.err
    assert not (tmp_path / "out.yaml").exists()


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text("items:\n- {id: A, name: 甲}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["counter-app", "convert-catalogue", "a.yaml", "a.yaml/b.xlsx"])
    assert run(Screens()) == FAILED
    assert "文件没有写成" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("encoding", "name", "shown"),
    [("gbk", "𠀀.csv", "\\U00020000.csv"), ("utf-8", os.fsdecode(b"\xff.csv"), "\\udcff.csv")],
)
def test_a_console_that_lacks_a_character_says_the_sentence_all_the_same(
    encoding: str, name: str, shown: str
) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "import-items", name],
        env={**os.environ, "PYTHONIOENCODING": f"{encoding}:strict"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    said = (done.stdout + done.stderr).decode(encoding)
    assert done.returncode == FAILED
    assert f"{shown} 没有找到文件" in said
