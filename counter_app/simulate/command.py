"""`counter-app simulate`: a large hall's day in a practice database, and the report of it."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from counter_app.application import Application
from counter_app.demo.hall import PASSWORD, demo_place
from counter_app.documents.simulation_report import (
    Moment,
    SimulationReport,
    WindowLoad,
    render_simulation_report,
)
from counter_app.domain.periods import Period, Span
from counter_app.errors import Refused
from counter_app.exchange.item_list import ItemListResult
from counter_app.hall_init import HallFiles, set_up
from counter_app.place import Place
from counter_app.services.queue_figures import By, Figures, read_figures
from counter_app.setup_commands import RESOURCES, read_calendars, read_items
from counter_app.simulate.day import Day
from counter_app.simulate.hall import SUPERVISOR, ZONES, LargeHall, large_hall
from counter_app.simulate.visitors import CLOSES, OPENS, visits
from counter_app.work import Work

DAY = dt.date(2026, 11, 20)
VISITORS = 8_000
REPORT = "simulation.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """What came of it; `figures` are label and value, as on the paper."""

    figures: tuple[tuple[str, str], ...]
    report: Path


def simulate(
    database: str,
    *,
    out: Path,
    told: Callable[[str], None],
    visitors: int = VISITORS,
    speed: float = 0,
    seed: int = 1,
) -> Simulated:
    """Play the day and write the report into `out`.

    Without `database` on a server of its own that is gone afterwards. Raises Refused("practice_not_empty") for a
    database in which anything stands already: this is no hall to play in.
    """
    with _place(database) as place:
        items = read_items(RESOURCES / "catalogue" / "guangan_items.csv")
        hall = large_hall(items)
        told("正在建立大厅：157 个窗口、33 个部门……")
        applications: dict[str, Application] = {}

        def at(login: str) -> Application:
            if login not in applications:
                applications[login] = Application.at(place.login_url(login, PASSWORD))
            return applications[login]

        owner = Application.at(place.owner_url(), application_name="counter-app simulate")
        try:
            _furnish(owner, hall, items)
            day = Day(hall, DAY, owner=owner, at=at, speed=speed)
            lines = [(line.share, line.minutes) for line in hall.lines]
            day.play(visits(seed, visitors, lines), lambda moment, waiting: told(_progress(moment, waiting)))
            report = _report(day, at(SUPERVISOR), visitors, seed)
        finally:
            for application in (*applications.values(), owner):
                application.close()
    out.mkdir(parents=True, exist_ok=True)
    (out / REPORT).write_bytes(render_simulation_report(report))
    return Simulated(figures=report.figures, report=out / REPORT)


@contextmanager
def _place(database: str) -> Iterator[Place]:
    from db.install import install

    if not database:
        with demo_place("simulate") as place:
            place.create_database()
            install(place.owner_url())
            yield place
        return
    with Place(database) as place:
        place.create_database()
        owner = Application.at(place.owner_url())
        try:
            if not owner.run(_is_empty):
                raise Refused("practice_not_empty")
        finally:
            owner.close()
        install(place.owner_url())
        yield place


def _is_empty(work: Work) -> bool:
    return not work.value("SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')")


def _furnish(owner: Application, hall: LargeHall, items: ItemListResult) -> None:
    notices, problems = read_calendars(sorted((RESOURCES / "catalogue" / "holiday-cn").glob("*.json")))
    files = HallFiles(
        description=hall.description,
        notices=notices,
        items=items,
        catalogue=None,
        catalogue_problems=(),
        problems=problems,
    )
    owner.run(_mark_as_practice)
    set_up(owner, files, lambda _: PASSWORD)


def _mark_as_practice(work: Work) -> None:
    """Only in a database that its owner marked so does the clock move (DESIGN D3)."""
    work.session.execute(
        text("INSERT INTO simulation (offset_by) VALUES (CAST(:day AS date) - clock_timestamp())"),
        {"day": DAY - dt.timedelta(days=1)},
    )


def _progress(moment: dt.datetime, waiting: int) -> str:
    return f"{moment:%H:%M}  等候 {waiting} 人"


def _report(day: Day, supervisor: Application, visitors: int, seed: int) -> SimulationReport:
    period = Period(span=Span.DAYS, from_day=DAY, until_day=DAY)
    by_window = supervisor.run(read_figures, by=By.WINDOW, period=period)
    open_seconds = (dt.datetime.combine(DAY, CLOSES) - dt.datetime.combine(DAY, OPENS)).total_seconds()
    return SimulationReport(
        title="模拟大厅的一天",
        subtitle=f"{DAY:%Y年%m月%d日}　157个窗口　3个专区　33个部门　随机种子 {seed}",
        figures=_figures(day, by_window, visitors),
        zones=ZONES,
        moments=tuple(
            Moment(clock=f"{sample.at:%H:%M}", waiting=tuple(sample.waiting.get(zone, 0) for zone in ZONES))
            for sample in day.samples
        ),
        windows=tuple(
            WindowLoad(
                number=row.name.split()[-1], served=row.finished, load=row.served_seconds / open_seconds
            )
            for row in sorted(by_window.rows, key=lambda row: row.name.split()[-1])
        ),
    )


def _figures(day: Day, figures: Figures, visitors: int) -> tuple[tuple[str, str], ...]:
    total = figures.total
    peak = max(day.samples, key=lambda sample: sum(sample.waiting.values()))
    loads = [row.served_seconds for row in figures.rows]
    rate = day.actions / day.real_seconds if day.real_seconds else 0.0
    return (
        ("取号", f"{visitors} 人"),
        ("办结", f"{total.finished} 人"),
        ("过号", f"{total.missed} 人"),
        ("平均等候", _minutes(total.waited)),
        ("九成在此时间内叫到", f"{total.waited_within} 分钟"),
        ("平均办理", _minutes(total.served)),
        ("等候最多", f"{sum(peak.waiting.values())} 人（{peak.at:%H:%M}）"),
        ("窗口忙碌最多与最少", f"{max(loads) / 3600:.1f} / {min(loads) / 3600:.1f} 小时"),
        ("最后一人办结", f"{day.samples[-1].at:%H:%M}"),
        ("动作", f"{day.actions} 次，每秒 {rate:.0f} 次"),
    )


def _minutes(span: dt.timedelta | None) -> str:
    return f"{span.total_seconds() / 60:.1f} 分钟" if span is not None else "—"
