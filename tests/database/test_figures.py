"""The figures of a hall against plain Python over the same log, and who may read which of them."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from counter_app.domain.periods import Period, Span
from counter_app.errors import Refused
from counter_app.services.queue_figures import By, Figures, read_figures, read_kinds, read_screen
from db.embedded import EmbeddedServer
from tests.database.figures_model import Step, figures
from tests.database.hall import Hall, furnished_hall, moment

SEATS = {"zhoumin": "12", "heqing": "11", "fengbo": "07", "hejing": "02"}
DAYS = (dt.date(2026, 3, 10), dt.date(2026, 3, 11))
BOTH = Period(span=Span.DAYS, from_day=DAYS[0], until_day=DAYS[1])
TRIED = {
    "waiting": "call_given call_given cancel",
    "called": "start start start start start mark_no_show transfer return recall release cancel",
    "serving": "finish finish finish finish park park transfer release",
    "parked": "unpark unpark unpark unpark cancel",
    "no_show": "requeue requeue call_given cancel",
}


class Day:
    """A hall in which anything happens that the rules allow, and much is tried that they do not."""

    def __init__(self, hall: Hall, seed: int) -> None:
        self.random = Random(seed)
        self.hall = hall
        self.queues = dict(hall.execute("SELECT prefix, queue_id FROM queue"))
        self.items = [item for (item,) in hall.execute("SELECT item_id FROM queue_item ORDER BY 1 LIMIT 5")]
        self.windows = {login: hall.open_window(login, number) for login, number in SEATS.items()}
        self.lines = {
            login: psycopg.connect(hall.driver_url(login), autocommit=True)
            for login in [*SEATS, "kiosk1", "chenli"]
        }
        self.owner = psycopg.connect(hall.driver_url(), autocommit=True)
        self.tickets: list[UUID] = []

    def close(self) -> None:
        for line in [*self.lines.values(), self.owner]:
            line.close()

    def pass_time(self, seconds: float) -> None:
        self.owner.execute("UPDATE simulation SET offset_by = offset_by + %s * interval '1 s'", [seconds])

    def say(self, login: str, ticket_id: UUID, action: str, **payload: Any) -> bool:
        with suppress(psycopg.DatabaseError):
            self.lines[login].execute(
                """INSERT INTO ticket_action (action_id, ticket_id, action, window_id, payload)
                   VALUES (%s, %s, %s, %s, %s)""",
                [uuid4(), ticket_id, action, self.windows.get(login), Jsonb(payload)],
            )
            return True
        return False

    def issue(self) -> None:
        ticket_id = UUID(int=self.random.getrandbits(128), version=4)
        queue = self.queues[self.random.choice("AABBBC")]
        item = self.random.choice([None, *self.items])
        if self.say("kiosk1", ticket_id, "issue", queue_id=queue, item_id=item):
            self.tickets.append(ticket_id)

    def step(self) -> None:
        self.pass_time(self.random.choice([1, 20, 45.5, 61, 300]))
        login = self.random.choice(list(SEATS))
        here = self.owner.execute(
            "SELECT ticket_id, status FROM ticket WHERE window_id = %s AND status IN ('called', 'serving')",
            [self.windows[login]],
        ).fetchone()
        if here is not None:
            self.act(login, *here)
        elif self.random.random() < 0.6:
            with suppress(psycopg.DatabaseError):
                self.lines[login].execute("SELECT call_next(%s, %s)", [uuid4(), self.windows[login]])
        else:
            aside = self.owner.execute(
                """SELECT ticket_id, status FROM ticket WHERE status IN ('waiting', 'no_show', 'parked')
                   ORDER BY md5(ticket_id::text) LIMIT 1 OFFSET %s""",
                [self.random.randrange(8)],
            ).fetchone()
            if aside is not None:
                self.act(login, *aside)

    def act(self, login: str, ticket_id: UUID, status: str) -> None:
        action = self.random.choice(TRIED[status].split())
        payload: dict[str, Any] = {"reason": "测试"} if action in {"park", "cancel"} else {}
        if action == "transfer":
            payload = {"queue_id": self.random.choice([None, *self.queues.values()])}
        self.say("chenli" if action == "release" else login, ticket_id, action, **payload)


def log_of(hall: Hall) -> list[Step]:
    rows = hall.execute(
        """SELECT ticket_id, action, at, window_id, staff_id, coalesce(from_status, ''), to_status,
               (payload ->> 'queue_id')::integer, (payload ->> 'item_id')::integer
           FROM ticket_action ORDER BY ticket_id, seq"""
    )
    names = Step.__dataclass_fields__
    return [Step(**dict(zip(names, row, strict=True))) for row in rows]


@pytest.fixture(scope="module")
def busy(hall_server: EmbeddedServer) -> Iterator[Hall]:
    """Two mornings with whatever can happen; the second goes on where the first was left."""
    with furnished_hall(hall_server) as hall:
        day = Day(hall, seed=20260310)
        try:
            for morning in DAYS:
                hall.set_clock(moment(f"{morning} 09:30"))
                for _ in range(45):
                    day.pass_time(37.5)
                    day.issue()
                for _ in range(170):
                    day.step()
        finally:
            day.close()
        yield hall


def as_model(read: Figures) -> dict[int | None, dict[str, Any]]:
    names = ("taken", "called", "finished", "missed", "transferred", "cancelled", "waited_count", "waited_seconds",
             "waited_within", "served_count", "served_seconds", "served_within")  # fmt: skip
    rows = {None: read.total} | {row.key: row for row in read.rows}
    return {key: {name: getattr(row, name) for name in names} for key, row in rows.items()}


def something(told: dict[int | None, dict[str, Any]]) -> dict[int | None, dict[str, Any]]:
    return {key: row for key, row in told.items() if key is None or any(row.values())}


def test_the_figures_are_those_of_the_log(busy: Hall) -> None:
    log = log_of(busy)
    zones = dict(busy.execute("SELECT queue_id, zone_id FROM queue"))
    said = {step.action for step in log}
    assert said >= {
        "transfer",
        "park",
        "unpark",
        "requeue",
        "return",
        "release",
        "call_given",
        "mark_no_show",
        "cancel",
    }
    for days in (DAYS, (DAYS[0], DAYS[0])):
        period = Period(span=Span.DAYS, from_day=days[0], until_day=days[1])
        read = busy.app("chenli").run(read_kinds, kinds=tuple(By), period=period)
        for by in By:
            expected = figures(log, by, days, zones)
            kinds = {"taken", "cancelled"} if by in {By.WINDOW, By.STAFF} else set()
            told = something(as_model(read[by]))
            wanted = {
                key: {name: 0 if name in kinds and key is not None else count for name, count in row.items()}
                for key, row in expected.items()
            }
            keys = sorted(key for key in wanted if key is not None)
            assert told == something({None: wanted[None], **{key: wanted[key] for key in keys}}), (by, days)


def test_the_day_is_the_halls_and_minutes_hold_for_nine_of_ten(busy: Hall) -> None:
    """10 March in Chongqing began on the 9th in UTC; both mornings together are more than each."""
    chenli = busy.app("chenli")
    days = chenli.run(read_figures, by=By.DAY, period=BOTH)
    assert [row.day for row in days.rows] == list(DAYS)
    assert sum(row.taken for row in days.rows) == days.total.taken
    first = chenli.run(read_figures, by=By.HOUR, period=Period(span=Span.DAY, back=1))
    assert (first.from_day, first.total.taken, first.rows[0].key) == (DAYS[0], days.rows[0].taken, 9)


def test_a_desk_reads_its_own(busy: Hall) -> None:
    """What zhoumin did anywhere, and what was done at the window where zhoumin sits; nobody else's numbers."""
    own = busy.app("zhoumin").run(read_figures, by=By.STAFF, period=BOTH)
    everybody = busy.app("chenli").run(read_figures, by=By.STAFF, period=BOTH)
    mine = next(row for row in everybody.rows if row.name == "周敏")
    assert [row.name for row in own.rows] == ["周敏"]
    assert (own.rows[0].finished, own.rows[0].served_seconds) == (mine.finished, mine.served_seconds)
    assert (own.sees_all, own.total.taken, own.total.called) == (False, 0, mine.called)
    windows = busy.app("zhoumin").run(read_figures, by=By.WINDOW, period=BOTH)
    assert [row.name for row in windows.rows] == ["民生 12"]


@pytest.mark.parametrize(("login", "code"), [("denghong", "no_permission"), ("kiosk1", "no_permission")])
def test_others_read_none(quiet_hall: Hall, login: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        quiet_hall.app(login).run(read_figures, by=By.WINDOW, period=BOTH)


@pytest.mark.parametrize(
    ("from_day", "until_day", "code"),
    [("2026-03-11", "2026-03-10", "period_invalid"), ("2024-01-01", "2026-03-10", "period_too_long")],
)
def test_a_period_has_two_ends_and_is_not_endless(
    quiet_hall: Hall, from_day: str, until_day: str, code: str
) -> None:
    for login in ("chenli", "zhoumin"):
        with psycopg.connect(quiet_hall.driver_url(login)) as line, pytest.raises(psycopg.Error, match=code):
            line.execute("SELECT * FROM queue_figures(ARRAY['window'], %s, %s)", [from_day, until_day])
    days = [dt.date.fromisoformat(day) for day in (from_day, until_day)]
    with pytest.raises(Refused, match=code):
        quiet_hall.app("chenli").run(
            read_figures,
            by=By.WINDOW,
            period=Period(span=Span.DAYS, from_day=days[0], until_day=days[1]),
        )


def test_who_waits_now_and_since_when(hall: Hall) -> None:
    """Two wait for A, of whom one was called and is being served; one waits for B, whom two windows could call."""
    hall.open_window("heqing", "11")
    served = hall.serve()
    hall.issue()
    hall.set_clock(moment("2026-03-10 09:20"))
    hall.issue()
    hall.issue("MED-RESIDENT")
    chenli = hall.app("chenli")
    queues = chenli.run(read_figures, by=By.QUEUE, period=Period(span=Span.DAY))
    assert {row.name: (row.waiting, row.serving) for row in queues.rows if not row.is_quiet} == {
        "A 农村建房": (2, 1),
        "B 民生事项": (1, 0),
    }
    assert (queues.total.waiting, queues.total.serving, queues.total.taken) == (3, 1, 4)
    assert queues.total.waiting_since is not None
    assert queues.as_of - queues.total.waiting_since >= dt.timedelta(minutes=19)
    windows = chenli.run(read_figures, by=By.WINDOW, period=Period(span=Span.DAY))
    assert {
        row.name: (row.waiting, row.serving) for row in windows.rows if row.name in {"民生 11", "民生 12"}
    } == {
        "民生 11": (1, 0),
        "民生 12": (3, 1),
    }
    clerks = chenli.run(read_figures, by=By.STAFF, period=Period(span=Span.DAY))
    assert {row.name: (row.waiting, row.serving) for row in clerks.rows} == {"何青": (1, 0), "周敏": (3, 1)}
    assert served.status == "serving"
    own = hall.app("heqing").run(read_figures, by=By.QUEUE, period=Period(span=Span.DAY))
    assert own.total.waiting == 1
    past = chenli.run(read_figures, by=By.QUEUE, period=Period(span=Span.DAY, back=1))
    assert (past.is_live, past.total.waiting, past.rows) == (False, 0, ())


def test_the_screen_is_read_at_once(hall: Hall) -> None:
    hall.serve()
    read = hall.app("chenli").run(read_screen, by=By.QUEUE, period=Period(span=Span.DAY))
    assert (read.chart.by, [row.taken for row in read.chart.rows]) == (By.HOUR, [1])
    read = hall.app("chenli").run(read_screen, by=By.QUEUE, period=Period(span=Span.WEEK))
    assert (read.chart.by, [row.taken for row in read.chart.rows]) == (By.DAY, [1])
