"""What a benchmark answers: what we took, what the floor took, and whether the goal is met."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from time import perf_counter


class Better(StrEnum):
    HIGHER = "≥"
    LOWER = "≤"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Attributes:
    rounds: how often floor and application take turns.
    full: the sizes of DESIGN §8 instead of those that fit into a minute.
    """

    rounds: int
    full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table; `ratios` holds one value for each round, application over floor.

    `goal` is None for a figure that is told beside one that has a goal.
    """

    name: str
    measured: str
    floor: str
    ratios: tuple[float, ...]
    goal: float | None
    better: Better
    note: str = ""

    @property
    def ratio(self) -> float:
        """The median: a round that the machine disturbed does not count more than another."""
        return median(self.ratios)

    @property
    def is_met(self) -> bool:
        """Whether the median reaches the goal."""
        if self.goal is None:
            return True
        return self.ratio >= self.goal if self.better is Better.HIGHER else self.ratio <= self.goal


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which `part` of them lie; the values need not be sorted."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def median_seconds(ask: Callable[[], object], count: int) -> float:
    """The median of so many askings, so that a moment in which the machine was busy elsewhere is left out."""
    taken = []
    for _ in range(count):
        started = perf_counter()
        ask()
        taken.append(perf_counter() - started)
    return median(taken)


def milliseconds(seconds: float) -> str:
    """With as many digits as can be told apart."""
    value = seconds * 1000
    return f"{value:,.0f} ms" if value >= 100 else f"{value:.3g} ms"


def ratios(ours: Sequence[float], floors: Sequence[float]) -> tuple[float, ...]:
    """Round by round, so that a slow moment of the machine slows both sides of a ratio."""
    return tuple(own / floor for own, floor in zip(ours, floors, strict=True))
