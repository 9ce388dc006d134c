"""What the hall's board and a clerk's column cost in the evening, with a whole day's calls behind them.

157 windows and 200 people waiting in both databases. The floor is the morning, when each window has called twice; the
same is read in turns of the evening, after 8,000 calls. Every call lets all of the hall's screens read again.
"""

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from sqlalchemy import make_url

from bench.call_next import prepared
from bench.figures import Better, Figure, Options, median_seconds, milliseconds, ratios
from bench.hall import MORE_WINDOWS, WINDOWS, bench_hall, connect, copy_database
from counter_app.application import Application
from counter_app.demo.hall import PASSWORD, POSTS, DemoHall
from counter_app.services.hall_screens import hall_board
from counter_app.services.window_column import window_column

GOAL = 1.3
CALLED_EARLY = 2 * WINDOWS
CALLED_LATE = 8_000
WAITING = 200
ASKED = 40
BOARD = "board1"
LATE = "bench_evening"

_CALLED = f"""
    INSERT INTO ticket (ticket_id, hall_id, queue_id, business_day, prefix, number, status, priority, queued_at,
                        turn_at, issued_at, action_count, window_id, called_at, last_called_at, started_at, finished_at)
    SELECT gen_random_uuid(), q.hall_id, q.queue_id, today(), q.prefix, 100000 + n, 'done', 0, began, began, began, 4,
           w.ids[1 + n %% {WINDOWS}], began, began, began, began
    FROM queue q, generate_series(%s::integer, %s) n
    CROSS JOIN LATERAL (SELECT app_now() - n * interval '1 second' AS began) b
    CROSS JOIN (SELECT array_agg(window_id) AS ids FROM service_window) w
    WHERE q.prefix = 'B'
"""


def measure(options: Options) -> Iterator[Figure]:
    """Both screens in turns, through the services."""
    with bench_hall() as hall:
        window_id = hall.windows[POSTS[0].window]
        _fill(hall)
        for name, login, read in (
            ("hall's board", BOARD, lambda application: application.run(hall_board)),
            (
                "clerk's column",
                POSTS[0].login,
                lambda application: application.run(window_column, window_id=window_id),
            ),
        ):
            yield _figure(hall, name, login, read, options)


def _fill(hall: DemoHall) -> None:
    with connect(hall.place.owner_url()) as owner:
        owner.execute(MORE_WINDOWS + prepared(WAITING))
        owner.execute(_CALLED, (1, CALLED_EARLY))
        owner.execute("ANALYZE")
    copy_database(hall, LATE)
    with connect(make_url(hall.place.owner_url()).set(database=LATE)) as owner:
        owner.execute(_CALLED, (CALLED_EARLY + 1, CALLED_LATE))
        owner.execute("ANALYZE")


def _figure(
    hall: DemoHall, name: str, login: str, read: Callable[[Application], object], options: Options
) -> Figure:
    url = make_url(hall.place.login_url(login, PASSWORD))
    morning, evening = Application.at(url), Application.at(url.set(database=LATE))
    early: list[float] = []
    late: list[float] = []
    try:
        for application in (morning, evening):
            median_seconds(partial(read, application), ASKED)
        for _ in range(options.rounds):
            early.append(median_seconds(partial(read, morning), ASKED))
            late.append(median_seconds(partial(read, evening), ASKED))
    finally:
        morning.close()
        evening.close()
    return Figure(
        name=f"{name} after {CALLED_LATE:,} calls",
        measured=milliseconds(median(late)),
        floor=milliseconds(median(early)),
        ratios=ratios(late, early),
        goal=GOAL,
        better=Better.LOWER,
        note=f"floor: {CALLED_EARLY} calls; {WINDOWS} windows and {WAITING} waiting in both",
    )
