"""From the press at a window until the number stands on the hall's board, against a bare LISTEN that hears of it.

The same call through the whole application on both sides, in a process of its own. The floor ends when the driver has
the notice. The board then asks who was called, which is the first figure; Qt's painting of 1920 × 1080 with large
letters, which takes as long as the floor does, comes after it, in the second.
"""

from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median
from time import perf_counter, sleep
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from bench.call_next import prepared, visitor_leaves
from bench.callers import MEASURED, Client
from bench.figures import Better, Figure, Options, ratios
from bench.hall import bench_hall, connect, plain_url
from bench.live import latencies, told, turn_until
from counter_app.application import Application
from counter_app.changes import CHANNEL
from counter_app.demo.hall import PASSWORD, POSTS, DemoHall
from counter_app.devices.page_printer import NullPrinter
from counter_app.errors import CounterError
from counter_app.services.hall_screens import BoardCall
from counter_app.services.queue import call_next
from ui.background import Background
from ui.public_screen import PublicScreen
from ui.styles.fonts import load_fonts

GOAL = 2.0
CALLS = 60
SOME = 200
"""Who still wait when the last one was called."""
PAUSE_SECONDS = 0.01
BOARD = "board1"


def call(line: Connection, client: Client) -> None:
    """Call as often as asked for, each time once the last one was seen; answer with the moments of the presses."""
    application, owner = Application.at(client.login_url), connect(client.owner_url)
    leave = visitor_leaves(owner)
    while count := line.recv():
        pressed = []
        for _ in range(count):
            sleep(PAUSE_SECONDS)
            pressed.append(perf_counter())
            ticket = application.run(call_next, action_id=uuid4(), window_id=client.window_id)
            assert ticket is not None
            line.recv()
            leave(MEASURED, ticket.ticket_id)
        line.send(pressed)
    application.close()
    owner.close()


def measure(options: Options) -> Iterator[Figure]:
    """Both ways in turns."""
    qt = QApplication.instance() or QApplication([])
    load_fonts()
    with bench_hall() as hall:
        hall.open_windows(POSTS)
        with connect(hall.place.owner_url()) as owner:
            owner.execute(prepared(2 * CALLS * options.rounds + SOME))
        client = Client(
            owner_url=plain_url(hall.place.owner_url()),
            login_url=plain_url(hall.place.login_url(POSTS[0].login, PASSWORD)),
            window_id=hall.windows[POSTS[0].window],
        )
        line, theirs = get_context("spawn").Pipe()
        caller = get_context("spawn").Process(target=call, args=(theirs, client))
        caller.start()
        try:
            yield from _figures(hall, line, options)
        finally:
            line.send(0)
            caller.join()
    del qt


def _figures(hall: DemoHall, line: Connection, options: Options) -> Iterator[Figure]:
    heard: list[list[float]] = []
    known: list[list[float]] = []
    painted: list[list[float]] = []
    for _ in range(options.rounds):
        heard.append(_until_heard(hall, line))
        known_now, painted_now = _until_painted(hall, line)
        known.append(known_now)
        painted.append(painted_now)
    floor = [median(each) for each in heard]
    for name, rounds in (
        ("press until the board knows", known),
        ("press until the board is painted", painted),
    ):
        medians = [median(each) for each in rounds]
        yield Figure(
            name=name,
            measured=told(medians, rounds),
            floor=told(floor, heard),
            ratios=ratios(medians, floor),
            goal=GOAL,
            better=Better.LOWER,
        )


def _until_heard(hall: DemoHall, line: Connection) -> list[float]:
    heard = []
    with connect(hall.place.owner_url()) as listener:
        listener.execute(f"LISTEN {CHANNEL}")
        line.send(CALLS)
        for _ in range(CALLS):
            next(listener.notifies(stop_after=1))
            heard.append(perf_counter())
            line.send(True)
    return latencies(line.recv(), heard)


def _until_painted(hall: DemoHall, line: Connection) -> tuple[list[float], list[float]]:
    background = Background(answers=(CounterError,), bug=lambda _: None)
    application = Application.at(hall.place.login_url(BOARD, PASSWORD), at_desk=True)
    screen = PublicScreen(application, background, NullPrinter(), "board", calm=True)
    screen.window.resize(1920, 1080)
    screen.window.show()
    screen.start()
    turn_until(lambda: screen.live.is_up and background.idle())
    known: list[float] = []
    seen: list[float] = []
    loop = QEventLoop()

    def on_called(_: BoardCall) -> None:
        known.append(perf_counter())
        screen.window.repaint()
        seen.append(perf_counter())
        line.send(True)
        if len(seen) == CALLS:
            loop.quit()

    presenter: Any = screen.presenter
    presenter.called.connect(on_called)
    line.send(CALLS)
    loop.exec()
    screen.stop()
    screen.window.close()
    background.shutdown()
    pressed = line.recv()
    return latencies(pressed, known), latencies(pressed, seen)
