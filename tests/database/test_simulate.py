"""A large hall's day, played through the services: what is made up, what is recorded, what is reported."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from counter_app.errors import Refused
from counter_app.exchange.item_list import read_item_list
from counter_app.simulate import visitors
from counter_app.simulate.command import simulate
from counter_app.simulate.hall import DEPARTMENTS, KIOSKS, WINDOWS, ZONES, large_hall
from counter_app.simulate.visitors import visits
from tests.database.hall import ITEM_LIST
from tests.database.storm import storm_server
from tests.servers import Database, make_database
from tests.unit.documents.reading import page_texts

VISITORS = 40


@pytest.fixture
def large_database() -> Iterator[Database]:
    """An empty one on a server that lets a whole hall connect."""
    with storm_server(WINDOWS, KIOSKS) as server, make_database(server) as made:
        yield made


def test_the_same_seed_is_the_same_day_and_another_seed_another() -> None:
    lines = [(1.0, 7.0), (2.0, 5.0)]
    assert visits(1, 50, lines) == visits(1, 50, lines) != visits(2, 50, lines)


def test_the_day_has_its_morning_peak_and_its_shares() -> None:
    found = visits(7, 8_000, [(1.0, 7.0), (3.0, 5.0)])
    by_hour = Counter(9 + int(visit.after / dt.timedelta(hours=1)) for visit in found)
    assert max(by_hour, key=by_hour.__getitem__) == 10
    assert by_hour[12] < by_hour[10] / 2
    assert found == tuple(sorted(found, key=lambda visit: visit.after))
    assert 0.72 < sum(visit.line == 1 for visit in found) / 8_000 < 0.78
    second = [visit.takes for visit in found if visit.line == 1]
    assert 4.8 < sum(second, dt.timedelta()) / len(second) / dt.timedelta(minutes=1) < 5.2


def test_the_hall_is_as_large_as_the_one_it_stands_for() -> None:
    hall = large_hall(read_item_list(ITEM_LIST))
    numbers = [number for line in hall.lines for number in line.windows]
    assert len(numbers) == len(set(numbers)) == WINDOWS
    assert len({line.department for line in hall.lines} - {""}) == DEPARTMENTS
    assert {line.zone for line in hall.lines} == set(ZONES)
    assert len({line.prefix for line in hall.lines}) == len(hall.lines)
    assert round(sum(line.share for line in hall.lines), 6) == 1


@pytest.mark.timeout(240)
def test_a_day_is_played_recorded_and_reported_and_never_over_what_is_there(
    large_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitors, "PRIORITY_SHARE", 0.5)
    monkeypatch.setattr(visitors, "REASON_WEIGHTS", (1, 1, 1, 1, 4))
    told: list[str] = []
    done = simulate(large_database.url, out=tmp_path, told=told.append, visitors=VISITORS)
    with psycopg.connect(large_database.dsn) as owner:
        ended: dict[str, int] = dict(
            owner.execute("SELECT status, count(*) FROM ticket GROUP BY status").fetchall()
        )
        days = owner.execute("SELECT DISTINCT business_day FROM ticket").fetchall()
        gave = owner.execute(
            """SELECT DISTINCT t.priority = 2, a.actor LIKE 'clerk%'
               FROM ticket t JOIN ticket_action a USING (ticket_id) WHERE a.action = 'issue'"""
        ).fetchall()
        backwards = owner.execute(
            """SELECT count(*) FROM ticket_action a JOIN ticket_action b USING (ticket_id)
               WHERE b.seq = a.seq + 1 AND b.at < a.at"""
        ).fetchall()
    assert set(ended) <= {"done", "no_show"}
    assert sum(ended.values()) == VISITORS
    assert days == [(dt.date(2026, 11, 20),)]
    assert backwards == [(0,)]
    assert sorted(gave) == [
        (False, False),
        (True, True),
    ]  # a desk confirms the green channel, kiosks give the rest
    figures = dict(done.figures)
    assert figures["办结"] == f"{ended['done']} 人"
    assert figures["过号"] == f"{ended.get('no_show', 0)} 人"
    assert told[-1].endswith("等候 0 人")
    day, windows = page_texts(done.report.read_bytes())
    assert f"办结{ended['done']}人" in day
    assert all(zone in day for zone in ZONES)
    assert "001" in windows
    assert "157" in windows
    with pytest.raises(Refused, match="practice_not_empty"):
        simulate(large_database.url, out=tmp_path, told=told.append, visitors=1)
