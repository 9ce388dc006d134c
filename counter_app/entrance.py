"""The way in. Without a command the desk opens at once: the command line and what it loads are for commands."""

import io
import os
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from counter_app.errors import CounterError, Refused

if TYPE_CHECKING:
    from counter_app.exchange.problems import Problem
    from counter_app.findings import Finding

FAILED = 2
_PASSWORD = re.compile(r"://[^/@:]*:[^@]+@|://.*[?&](?:ssl)?password=", re.DOTALL)
"""In an address among the words of the command line, which every account of the machine may read."""


class Outside(Protocol):
    """What the command line needs from the screens' side: sentences, and windows to open."""

    def explain(self, error: Exception) -> str:
        """One sentence for an answer."""

    def explain_problem(self, problem: "Problem") -> str:
        """One line for a finding in a file."""

    def findings(self) -> "Sequence[Finding]":
        """What only the screens can find out about this machine."""

    def open_screen(self, screen: str, database: str, **options: str) -> int:
        """Open a window and stay until it is closed; answers with the exit code."""


def run(outside: Outside) -> int:
    """Do what was typed. A user's error prints one line and answers 2, never a traceback."""
    _say_every_character()
    if any(_PASSWORD.search(word) for word in sys.argv[1:]):
        return fail(outside.explain(Refused("password_on_command_line")))
    database = desk_database(sys.argv[1:])
    if database is None:
        from counter_app import cli

        return cli.run(outside)
    # Before Qt is loaded: its binding looks at every later import, which makes the many modules here a tenth dearer.
    import counter_app.application  # noqa: F401  (only to have it loaded)

    try:
        return outside.open_screen("desk", database)
    except CounterError as error:
        return fail(outside.explain(error))
    except KeyboardInterrupt:
        return fail("已取消。")


def _say_every_character() -> None:
    """A console that cannot show a rare character of a name shows its code instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def desk_database(words: Sequence[str]) -> str | None:
    """The address of the desk's database, empty for none given; None where the words are more than that."""
    match words:
        case []:
            return os.environ.get("COUNTER_APP_DATABASE", "")
        case ["--database", address] if not address.startswith("-"):
            return address
        case [word] if word.startswith("--database="):
            return word.removeprefix("--database=")
    return None


def fail(sentence: str) -> int:
    """Say on one line why it was not done."""
    print(sentence, file=sys.stderr)  # noqa: T201  (the command line speaks by printing)
    return FAILED
