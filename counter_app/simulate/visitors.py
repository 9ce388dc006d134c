"""Who comes to a hall in a day, when, and how long each takes: made up, and the same for the same seed."""

import datetime as dt
import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

OPENS, CLOSES = dt.time(9, 0), dt.time(17, 0)
SPAN = dt.timedelta(minutes=30)
CROWD = (70, 100, 110, 105, 90, 70, 35, 25, 40, 70, 80, 75, 60, 40, 20, 10)
"""How many come in each half hour from nine on, relative to each other: the peak is at ten, noon is quiet."""
PRIORITY_SHARE = 0.06
REASONS = ("老年人", "残疾人", "军人", "孕妇", "绿色通道")
REASON_WEIGHTS = (70, 12, 8, 8, 2)
NO_SHOW_SHARE = 0.04
PARK_SHARE = 0.02
SPREAD = 0.55
"""Of the logarithm of a service's length: most are short, some take half an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visitor.

    Attributes:
        after: how long after the hall opens the number is taken.
        line: which of the hall's lines, as an index.
        walks: from the call to the window; beyond the patience of a clerk for somebody who does not come.
        takes: at the window.
        is_absent, is_parked: whether they miss their call, and whether they are set aside once to fetch something.
    """

    after: dt.timedelta
    line: int
    walks: dt.timedelta
    takes: dt.timedelta
    priority_reason: str = ""
    is_absent: bool = False
    is_parked: bool = False


def visits(seed: int, count: int, lines: Sequence[tuple[float, float]]) -> tuple[Visit, ...]:
    """`count` visitors in the order in which they come.

    `lines` are, for each line of the hall, its share of the visitors (relative) and the mean minutes at the window.
    """
    chance = random.Random(seed)
    shares = list(accumulate(share for share, _ in lines))
    crowd = list(accumulate(CROWD))
    found = []
    for _ in range(count):
        half_hour = bisect(crowd, chance.random() * crowd[-1])
        line = bisect(shares, chance.random() * shares[-1])
        found.append(_visit(chance, (half_hour + chance.random()) * SPAN, line, lines[line][1]))
    return tuple(sorted(found, key=lambda visit: visit.after))


def _visit(chance: random.Random, after: dt.timedelta, line: int, minutes: float) -> Visit:
    # The mean of a log-normal is e^(mu + sigma²/2).
    length = minutes * chance.lognormvariate(-(SPREAD**2) / 2, SPREAD)
    has_priority = chance.random() < PRIORITY_SHARE
    return Visit(
        after=after,
        line=line,
        walks=dt.timedelta(seconds=chance.uniform(10, 60)),
        takes=dt.timedelta(minutes=max(length, 0.5)),
        priority_reason=chance.choices(REASONS, REASON_WEIGHTS)[0] if has_priority else "",
        is_absent=chance.random() < NO_SHOW_SHARE,
        is_parked=chance.random() < PARK_SHARE,
    )
