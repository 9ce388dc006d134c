"""From NOTIFY to the slot of a screen: ui/live.py against a bare LISTEN that waits in the driver.

A process of its own sends; it waits for each answer before it sends the next, so nothing is bundled.
"""

from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median
from time import perf_counter, sleep
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from bench.figures import Better, Figure, Options, milliseconds, quantile, ratios
from bench.hall import bench_hall, connect, plain_url
from counter_app.application import Application
from counter_app.changes import CHANNEL
from counter_app.demo.hall import DemoHall
from counter_app.errors import CounterError
from ui.background import Background
from ui.live import LiveLine

GOAL = 2.0
NOTICES = 200
PAUSE_SECONDS = 0.002
LIVE_LOGIN = "zhoumin"
_NOTIFY = b"SELECT pg_notify('counter', '{\"topic\": \"queue\"}')"


def send(line: Connection, owner_url: str) -> None:
    """Send as many notices as asked for; answer with the moment of each. perf_counter is the same in all processes."""
    with connect(owner_url) as owner:
        while count := line.recv():
            sent = []
            for _ in range(count):
                sleep(PAUSE_SECONDS)
                sent.append(perf_counter())
                owner.execute(_NOTIFY)
                line.recv()
            line.send(sent)


def measure(options: Options) -> Iterator[Figure]:
    """Latencies of both ways in turns."""
    qt = QCoreApplication.instance() or QCoreApplication([])
    with bench_hall() as hall:
        line, theirs = get_context("spawn").Pipe()
        sender = get_context("spawn").Process(target=send, args=(theirs, plain_url(hall.place.owner_url())))
        sender.start()
        try:
            yield _figure(hall, line, options)
        finally:
            line.send(0)
            sender.join()
    del qt


def _figure(hall: DemoHall, line: Connection, options: Options) -> Figure:
    count = NOTICES * (5 if options.full else 1)
    taken: dict[str, list[list[float]]] = {"ours": [], "floor": []}
    for _ in range(options.rounds):
        taken["floor"].append(_bare(hall, line, count))
        taken["ours"].append(_through_qt(hall.app(LIVE_LOGIN), line, count))
    medians = {way: [median(each) for each in rounds] for way, rounds in taken.items()}
    return Figure(
        name="NOTIFY to the slot of a screen",
        measured=told(medians["ours"], taken["ours"]),
        floor=told(medians["floor"], taken["floor"]),
        ratios=ratios(medians["ours"], medians["floor"]),
        goal=GOAL,
        better=Better.LOWER,
    )


def told(medians: list[float], rounds: list[list[float]]) -> str:
    """The middle and the slowest of what was waited."""
    everything = [seconds for each in rounds for seconds in each]
    return f"p50 {milliseconds(median(medians))}, p99 {milliseconds(quantile(everything, 0.99))}"


def latencies(sent: list[float], arrived: list[float]) -> list[float]:
    """Seconds from each sending to its arrival."""
    return [there - here for here, there in zip(sent, arrived, strict=True)]


def _bare(hall: DemoHall, line: Connection, count: int) -> list[float]:
    arrived = []
    with connect(hall.place.owner_url()) as listener:
        listener.execute(f"LISTEN {CHANNEL}")
        line.send(count)
        for _ in range(count):
            next(listener.notifies(stop_after=1))
            arrived.append(perf_counter())
            line.send(True)
    return latencies(line.recv(), arrived)


def _through_qt(application: Application, line: Connection, count: int) -> list[float]:
    background = Background(answers=(CounterError,), bug=lambda _: None)
    live = LiveLine(application, background)
    live.start()
    turn_until(lambda: live.is_up and background.idle())
    arrived: list[float] = []
    loop = QEventLoop()

    def on_changed(_: Any) -> None:
        arrived.append(perf_counter())
        line.send(True)
        if len(arrived) == count:
            loop.quit()

    live.changed.connect(on_changed)
    line.send(count)
    loop.exec()
    live.stop()
    background.shutdown()
    return latencies(line.recv(), arrived)


def turn_until(reached: Callable[[], bool]) -> None:
    """Let Qt work until it is so."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if reached() else None)
    timer.start(5)
    loop.exec()
    timer.stop()
