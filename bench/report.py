"""The table of a run, and docs/benchmarks.md."""

import datetime as dt
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Figure, Options

REPORT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
HEADINGS = ("figure", "measured", "floor", "ratio (range of the rounds)", "goal", "met")

_HEAD = """# Benchmarks

`make bench` measures; `python -m bench --full --write` measures at full size and writes this page.
Every figure is a ratio to a floor that was measured in the same run, in turns with it; the ratio is the median
of the rounds, with the smallest and the largest beside it. The goals stand in `bench/`.

Run of {day}: {machine}, {rounds} rounds, {size}.
"""
_PEERS = """
## What others take, for reference

Measured earlier on comparable work with 2 cores over loopback, clients without think time; not part of the run
above.

| system | clients | same person called twice | p50 ms | p99 ms |
|---|---|---|---|---|
| FQM, 2 web workers | 4 | 44–58 of 400 | 22–30 | 38–75 |
| The Q (BC government), one process | 4 | 0 of 100 | 53 | 3,668 |
| pgqueuer (bare job fetch) | 8 | 0 of 2,000 | 3.8–4.5 | 8–12 |
| procrastinate, library call (bare job fetch) | 8 | 0 of 1,000 | 4.8 | 12.7 |
| one SKIP LOCKED statement | 8 | 0 of 2,000 | 0.74–0.86 | 2.4–2.7 |
"""


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table, which is also legible in a terminal."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS), *map(_row, figures)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _row(figure: Figure) -> tuple[str, ...]:
    ratio = f"{figure.ratio:.2f} ({min(figure.ratios):.2f}–{max(figure.ratios):.2f})"
    if figure.goal is None:
        return (figure.name, figure.measured, figure.floor, ratio, "–", "–")
    met = "yes" if figure.is_met else "no"
    return (figure.name, figure.measured, figure.floor, ratio, f"{figure.better} {figure.goal}", met)


def write_report(figures: Sequence[Figure], options: Options) -> None:
    """Write the page anew; what it says about the machine names no machine."""
    head = _HEAD.format(
        day=dt.datetime.now(tz=dt.UTC).date(),
        machine=(
            f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, "
            f"Python {sys.version_info.major}.{sys.version_info.minor}, embedded PostgreSQL"
        ),
        rounds=options.rounds,
        size="full size" if options.full else "short",
    )
    notes = [f"- {figure.name}: {figure.note}" for figure in figures if figure.note]
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join((head, table(figures), "", *notes, _PEERS)), encoding="utf-8")
