"""`python -m bench [name…]`: measure, print the table, and write it down where asked."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from bench.figures import Figure, Options
from bench.report import REPORT, table, write_report

NAMES = (
    "boundary",
    "call_next",
    "call_to_board",
    "evening",
    "live",
    "queue",
    "queue_figures",
    "slip",
    "soak",
    "start",
    "window_board",
    "verify_log",
)


def main() -> int:
    """Run all benchmarks or the named ones; a missed goal is a figure to report, not a failure."""
    given = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = Options(rounds=given.rounds, full=given.full)
    figures: list[Figure] = []
    for name in given.names or NAMES:
        print(f"{name} …", file=sys.stderr, flush=True)
        figures += import_module(f"bench.{name}").measure(options)
    print(table(figures))
    if given.write:
        write_report(figures, options)
        print(f"written: {REPORT.relative_to(Path.cwd())}", file=sys.stderr)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *NAMES], metavar="name", help=", ".join(NAMES))
    parser.add_argument("--rounds", type=int, default=5, help="how often floor and application take turns")
    parser.add_argument("--full", action="store_true", help="the sizes of the goals; some minutes")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
