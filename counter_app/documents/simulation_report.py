"""What a simulated day was like, on paper: figures, the queues over time as a chart, and the load of each window."""

from dataclasses import dataclass

from counter_app.documents.fonts import width
from counter_app.documents.page import A4, MM, Box, Mark, Page, Rule, Text, flush_right, paint

LEFT, RIGHT = 20 * MM, A4[0] - 20 * MM
SHADES = (0.25, 0.55, 0.82)
"""Of the zones, from the foot of each column upwards."""
CHART_HEIGHT = 62 * MM
ROWS = 40
"""Windows under each other; the columns fill the width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Clock time such as 09:05, and how many waited in each zone then."""

    clock: str
    waiting: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowLoad:
    """What one window did: visitors served, and the share of the day in which somebody stood there."""

    number: str
    served: int
    load: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationReport:
    """`figures` are label and value; `zones` name the parts of each moment's `waiting`."""

    title: str
    subtitle: str
    figures: tuple[tuple[str, str], ...]
    zones: tuple[str, ...]
    moments: tuple[Moment, ...]
    windows: tuple[WindowLoad, ...]


def render_simulation_report(report: SimulationReport) -> bytes:
    """Two pages: the day, and its windows."""
    day: list[Mark] = [
        Text(LEFT, 28 * MM, report.title, 20, bold=True),
        Text(LEFT, 35 * MM, report.subtitle, 10),
        *_figures(report.figures, 46 * MM),
    ]
    top = 46 * MM + (len(report.figures) + 1) // 2 * 8 * MM + 12 * MM
    day += [Text(LEFT, top, "等候人数（按专区）", 12, bold=True), *_legend(report.zones, top)]
    day += _chart(report.moments, top + 8 * MM)
    windows: list[Mark] = [
        Text(LEFT, 28 * MM, "各窗口办理人数与忙碌时间占比", 12, bold=True),
        *_loads(report.windows, 36 * MM),
    ]
    pages = [Page(*A4, tuple(day)), Page(*A4, tuple(windows))]
    return paint(pages, title=report.title, author=report.title)


def _figures(figures: tuple[tuple[str, str], ...], top: float) -> list[Mark]:
    half = (RIGHT - LEFT) / 2
    marks: list[Mark] = []
    for at, (label, value) in enumerate(figures):
        x, y = LEFT + at % 2 * half, top + at // 2 * 8 * MM
        marks += [Text(x, y, label, 10.5), flush_right(value, x + half - 8 * MM, y, 10.5, bold=True)]
        marks.append(Rule(x, y + 2 * MM, x + half - 8 * MM, y + 2 * MM, 0.3))
    return marks


def _legend(zones: tuple[str, ...], y: float) -> list[Mark]:
    marks: list[Mark] = []
    x = RIGHT
    for zone, shade in reversed(tuple(zip(zones, SHADES, strict=True))):
        x -= width(zone, 9) + 6 * MM
        marks += [Box(x, y - 2.6 * MM, 3 * MM, 3 * MM, 0.3, shade), Text(x + 4 * MM, y, zone, 9)]
    return marks


def _chart(moments: tuple[Moment, ...], top: float) -> list[Mark]:
    most = max((sum(moment.waiting) for moment in moments), default=0)
    step = _step(most)
    scale = CHART_HEIGHT / (max(-(-most // step), 1) * step)
    foot = top + CHART_HEIGHT
    marks: list[Mark] = []
    for count in range(0, max(-(-most // step), 1) * step + 1, step):
        y = foot - count * scale
        marks += [
            Rule(LEFT + 12 * MM, y, RIGHT, y, 0.25),
            flush_right(str(count), LEFT + 10 * MM, y + 1 * MM, 8),
        ]
    column = (RIGHT - LEFT - 12 * MM) / max(len(moments), 1)
    for at, moment in enumerate(moments):
        x, y = LEFT + 12 * MM + at * column, foot
        for count, shade in zip(moment.waiting, SHADES, strict=True):
            y -= count * scale
            marks.append(Box(x, y, column * 0.86, count * scale, 0, shade))
        if moment.clock.endswith(":00"):
            marks.append(Text(x, foot + 4 * MM, moment.clock, 8))
    return marks


def _step(most: int) -> int:
    """Between the lines of the chart: a round number that makes about five of them."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if most <= step * 6)


def _loads(windows: tuple[WindowLoad, ...], top: float) -> list[Mark]:
    columns = max(-(-len(windows) // ROWS), 1)
    room = (RIGHT - LEFT) / columns
    bar = room - 28 * MM
    marks: list[Mark] = []
    for at, window in enumerate(windows):
        x, y = LEFT + at // ROWS * room, top + at % ROWS * 6 * MM
        marks += [
            Text(x, y, window.number, 8, bold=True),
            Box(x + 8 * MM, y - 2.6 * MM, bar, 3 * MM, 0.3, 1.0),
            Box(x + 8 * MM, y - 2.6 * MM, bar * min(window.load, 1.0), 3 * MM, 0, 0.45),
            flush_right(f"{window.served}人 {window.load:.0%}", x + room - 4 * MM, y, 7.5),
        ]
    return marks
