"""The way in: the desk without the command line, and everything else through it."""

import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.entrance import FAILED, desk_database, run
from counter_app.errors import Refused
from counter_app.exchange.problems import Problem
from counter_app.findings import Finding


class Opened:
    """A screens' side that notes what was opened."""

    def __init__(self, answer: int | Exception = 0) -> None:
        self.answer = answer
        self.opened: list[tuple[str, str]] = []

    def explain(self, error: Exception) -> str:
        return f"因为：{error}"

    def explain_problem(self, problem: Problem) -> str:
        return problem.code

    def findings(self) -> list[Finding]:
        return []

    def open_screen(self, screen: str, database: str, **options: str) -> int:
        assert set(options) <= {"login", "display"}
        self.opened.append((screen, database))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture(autouse=True)
def no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COUNTER_APP_DATABASE", raising=False)


@pytest.mark.parametrize(
    ("words", "database"),
    [
        ([], ""),
        (["--database", "postgresql://a/b"], "postgresql://a/b"),
        (["--database=postgresql://a/b"], "postgresql://a/b"),
        (["--database", ""], ""),
    ],
)
def test_the_desk_opens_without_a_command(
    words: list[str], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["counter-app", *words])
    screens = Opened(answer=3)
    assert run(screens) == 3
    assert screens.opened == [("desk", database)]


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["kiosk"],
        ["--database"],
        ["--database", "--help"],
        ["--database=x", "board"],
    ],
)
def test_whatever_else_was_typed_is_a_matter_of_the_command_line(words: list[str]) -> None:
    assert desk_database(words) is None


def test_the_address_of_the_environment_holds_where_none_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_APP_DATABASE", "postgresql://hall/x")
    assert desk_database([]) == "postgresql://hall/x"
    assert desk_database(["--database=postgresql://a/b"]) == "postgresql://a/b"


def test_an_answer_instead_of_a_window_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["counter-app"])
    assert run(Opened(answer=Refused("address_invalid"))) == FAILED
    assert capsys.readouterr().err.startswith("因为：")


def test_a_command_goes_on_to_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["counter-app", "--database", "postgresql://a/b", "kiosk"])
    screens = Opened()
    assert run(screens) == 0
    assert screens.opened == [("kiosk", "postgresql://a/b")]


def test_the_way_to_the_desk_loads_no_command_line() -> None:
    asked = (
        "import main, sys; print(sorted({'typer', 'pydantic', 'sqlalchemy', 'PySide6'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
