"""The program `counter-app`: the command line, with the screens behind it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.entrance import run

if TYPE_CHECKING:
    from counter_app.exchange.problems import Problem
    from counter_app.findings import Finding


class Screens:
    """The screens' side of the command line; Qt is loaded only when a sentence or a window is needed."""

    def explain(self, error: Exception) -> str:
        """One sentence for an answer."""
        from ui.command_wording import explain_answer

        return explain_answer(error)

    def explain_problem(self, problem: "Problem") -> str:
        """One line for a finding in a file."""
        from ui.problem_wording import explain_problem

        return explain_problem(problem)

    def findings(self) -> "list[Finding]":
        """Whether calls can be heard."""
        from counter_app.settings import load_settings
        from ui.hall.voice import voice_finding

        return [voice_finding(load_settings())]

    def open_screen(self, screen: str, database: str, **options: str) -> int:
        """Open a window and stay until it is closed."""
        from counter_app.log_book import log_book
        from counter_app.settings import user_folder
        from ui.run import open_screen

        with log_book(None if screen == "demo" else user_folder()):
            return open_screen(screen, database, **options)


def main() -> None:
    """Entry point of `counter-app` and of `python main.py`."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from counter_app.log_book import report

    sys.excepthook = report
    sys.exit(run(Screens()))


if __name__ == "__main__":
    main()
