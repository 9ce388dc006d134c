"""Several desks that ask at the same time, each a process of its own with its own login."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median
from time import perf_counter

from bench.figures import Better, Figure, Options, milliseconds, quantile, ratios
from bench.hall import plain_url
from counter_app.demo.hall import PASSWORD, POSTS, DemoHall

FLOOR, MEASURED, STOP = "floor", "measured", "stop"
WARMING = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Who asks, and from which window."""

    owner_url: str
    login_url: str
    window_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How one client asks: each way answers with the id of what it got hold of.

    `afterwards(way, id)` runs untimed, on both sides alike, to make the next asking possible.
    """

    ways: Mapping[str, Callable[[], uuid.UUID]]
    afterwards: Callable[[str, uuid.UUID], None]
    close: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How long each asking took, and what it got."""

    seconds: tuple[float, ...]
    ids: tuple[uuid.UUID, ...]

    @property
    def rate(self) -> float:
        return len(self.seconds) / sum(self.seconds)


def serve(line: Connection, client: Client, make: Callable[[Client], Ways]) -> None:
    """One desk in a process of its own: asks as often as it is told, one way or the other."""
    asked = make(client)
    while (order := line.recv())[0] != STOP:
        way, count = order
        seconds, ids = [], []
        for _ in range(count):
            started = perf_counter()
            got = asked.ways[way]()
            seconds.append(perf_counter() - started)
            ids.append(got)
            asked.afterwards(way, got)
        line.send(Answer(seconds=tuple(seconds), ids=tuple(ids)))
    asked.close()


class Desks:
    """`count` desks at the demonstration's first windows; `make` is a function of a module."""

    def __init__(self, hall: DemoHall, count: int, make: Callable[[Client], Ways]) -> None:
        context = get_context("spawn")
        self._lines: list[Connection] = []
        self._processes = []
        for post in POSTS[:count]:
            ours, theirs = context.Pipe()
            client = Client(
                owner_url=plain_url(hall.place.owner_url()),
                login_url=plain_url(hall.place.login_url(post.login, PASSWORD)),
                window_id=hall.windows[post.window],
            )
            process = context.Process(target=serve, args=(theirs, client, make))
            process.start()
            theirs.close()
            self._lines.append(ours)
            self._processes.append(process)

    def ask(self, way: str, count: int) -> list[Answer]:
        """Let each desk ask `count` times; nothing is got twice."""
        for line in self._lines:
            line.send((way, count))
        answers: list[Answer] = [line.recv() for line in self._lines]
        got = [each for answer in answers for each in answer.ids]
        assert len(got) == len(set(got)), "the same was got twice"
        return answers

    def stop(self) -> None:
        for line in self._lines:
            line.send((STOP, 0))
        for process in self._processes:
            process.join()


def in_turns(
    hall: DemoHall, make: Callable[[Client], Ways], *, ways: Sequence[str], count: int, options: Options
) -> Mapping[str, Sequence[Sequence[Answer]]]:
    """What each way took in each round, from `count` desks; the rounds of all ways take turns."""
    desks = Desks(hall, count, make)
    calls = 400 // count if options.full else 160 // count
    taken: dict[str, list[list[Answer]]] = {way: [] for way in ways}
    try:
        for way in taken:
            desks.ask(way, WARMING)
        for turn in range(options.rounds):
            for way in sorted(taken, reverse=bool(turn % 2)):
                taken[way].append(desks.ask(way, calls))
    finally:
        desks.stop()
    return taken


def rates_of(taken: Mapping[str, Sequence[Sequence[Answer]]]) -> Mapping[str, Sequence[float]]:
    """Askings a second of all desks together, by way and round."""
    return {
        way: [sum(answer.rate for answer in round_) for round_ in rounds] for way, rounds in taken.items()
    }


def compare(
    hall: DemoHall, make: Callable[[Client], Ways], *, name: str, count: int, options: Options, goal: float
) -> Figure:
    """Throughput of `count` desks over that of the floor, in turns with it."""
    taken = in_turns(hall, make, ways=(FLOOR, MEASURED), count=count, options=options)
    rates = rates_of(taken)
    return Figure(
        name=f"{name}, {count} client{'s' if count > 1 else ''}",
        measured=told(rates[MEASURED], taken[MEASURED]),
        floor=told(rates[FLOOR], taken[FLOOR]),
        ratios=ratios(rates[MEASURED], rates[FLOOR]),
        goal=goal,
        better=Better.HIGHER,
    )


def told(rates: Sequence[float], rounds: Sequence[Sequence[Answer]]) -> str:
    """The rate of a way, and how long one asking took."""
    seconds = [second for round_ in rounds for answer in round_ for second in answer.seconds]
    return (
        f"{median(rates):,.0f}/s, p50 {milliseconds(quantile(seconds, 0.5))}, "
        f"p99 {milliseconds(quantile(seconds, 0.99))}"
    )
