"""The commands of setting up, run as a person would: one clear line for a mistake, never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app import VERSION
from counter_app.application import Application
from counter_app.entrance import FAILED, run
from main import Screens
from tests.servers import Database

RESOURCES = Path(__file__).parents[2] / "resources"

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs `counter-app …` and gives its exit code, what it printed, and what it complained of."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["counter-app", *words])
        code = run(Screens())
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_version(command: Command) -> None:
    assert command("--version") == (0, f"counter-app {VERSION}\n", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("import-items", "--database", "mysql://x/y", "items.csv"), "postgresql://"),
        (("--database", "mysql://x/y", "import-items", "items.csv"), "postgresql://"),
        (("--database", "postgresql://u:p@127.0.0.1:1/x", "upgrade"), "连不上数据库"),
        (("init", "--hall", "missing.yaml"), "missing.yaml"),
        (("convert-catalogue", "missing.yaml", "x.xlsx"), "没有找到文件"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_a_mistake_is_one_clear_line(command: Command, words: tuple[str, ...], sentence: str) -> None:
    code, out, err = command(*words)
    assert code == FAILED
    assert sentence in out + err
    assert "Traceback" not in out + err


def test_a_hall_is_set_up_by_one_command_and_again_without_harm(
    command: Command, empty_database: Database
) -> None:
    hall = str(RESOURCES / "halls" / "demo.yaml")
    code, out, _ = command("init", "--database", empty_database.url, "--hall", hall)
    assert code == 0
    assert "34 个部门、1135 项，其中新增 1135 项" in out
    assert "办事指南：32 项、材料 168 项、主题 4 个" in out
    assert "账号 zhoumin 的初始密码：" in out
    assert "暂定 2027、2028" in out
    assert Path("import-problems.csv").read_text(encoding="utf-8-sig").startswith("行,位置,代码,说明")
    code, out, _ = command("init", "--database", empty_database.url, "--hall", hall)
    assert code == 0
    assert "其中新增 0 项" in out
    assert "新账号 0 个" in out
    assert "初始密码" not in out


def test_staff_are_added_disabled_and_reset(
    command: Command, empty_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = empty_database.url
    command("init", "--database", url, "--hall", str(RESOURCES / "halls" / "demo.yaml"))
    passwords = iter(["first-password", "short", "second-password"])
    monkeypatch.setattr("counter_app.cli._secret", lambda _: next(passwords))
    added = command(
        "staff", "add", "lisi", "--name", "李四", "--unit", "区民政局", "--role", "clerk", "--database", url
    )
    assert added == (0, "已新增账号 lisi（李四，区民政局）。\n", "")
    assert command("staff", "reset", "lisi", "--database", url)[0] == FAILED
    assert command("staff", "reset", "lisi", "--database", url)[0] == 0
    application = Application.at(empty_database.url_for("lisi", "second-password"))
    try:
        assert application.run(lambda work: work.actor.name) == "李四"
    finally:
        application.close()
    assert command("staff", "disable", "lisi", "--database", url)[0] == 0
    assert command("staff", "disable", "nobody", "--database", url)[2] == "没有账号nobody。\n"


def test_a_catalogue_goes_to_a_workbook_and_back(command: Command) -> None:
    source = RESOURCES / "catalogue" / "catalogue.yaml"
    assert command("convert-catalogue", str(source), "catalogue.xlsx")[0] == 0
    assert command("convert-catalogue", "catalogue.xlsx", "back.yaml")[0] == 0
    import yaml

    back = yaml.safe_load(Path("back.yaml").read_text(encoding="utf-8"))
    assert back == yaml.safe_load(source.read_text(encoding="utf-8"))
