"""A hall to measure in: the demonstration hall's people and items on an embedded server of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL, make_url

from counter_app.demo.hall import NOW, DemoHall, furnish
from counter_app.place import Place
from db.embedded import default_data_dir
from db.engine import database_url
from db.install import install

WINDOWS = 157
"""As many as a large hall has (九龙坡)."""
MORE_WINDOWS = f"""
    INSERT INTO service_window (hall_id, zone_id, number, kind)
    SELECT z.hall_id, z.zone_id, lpad(n::text, 3, '0'), 'comprehensive'
    FROM generate_series((SELECT count(*)::integer FROM service_window) + 1, {WINDOWS}) n
    JOIN LATERAL (SELECT * FROM zone ORDER BY zone_id OFFSET n % 3 LIMIT 1) z ON true;
"""


@contextmanager
def bench_place() -> Iterator[Place]:
    """A server with the settings that a hall gets, in a folder that is gone afterwards."""
    folder = default_data_dir().with_name(f"bench-{os.getpid()}")
    try:
        with Place("embedded:bench", data_dir=folder) as place:
            yield place
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def bench_hall() -> Iterator[DemoHall]:
    """Everything is set up, nobody waits, and the clock stands on an ordinary morning."""
    with bench_place() as place:
        place.create_database()
        install(place.owner_url())
        hall = DemoHall(place)
        try:
            hall.set_clock(NOW)
            furnish(hall)
            yield hall
        finally:
            hall.close()


def plain_url(url: URL | str) -> str:
    """The address as psycopg itself reads it, password included."""
    return database_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def connect(url: URL | str) -> psycopg.Connection[Any]:
    """The driver alone, each statement its own transaction."""
    return psycopg.connect(plain_url(url), autocommit=True)


def copy_database(hall: DemoHall, name: str) -> None:
    """The hall's database once more under `name`, with the same logins; nobody may be connected."""
    url = make_url(hall.place.owner_url())
    hall.owner.close()
    with connect(url) as owner:
        logins = owner.execute("SELECT string_agg(quote_ident(login), ', ') FROM staff").fetchall()[0][0]
    with connect(url.set(database="postgres")) as owner:
        owner.execute(f"CREATE DATABASE {name} TEMPLATE {url.database}")
        owner.execute(f"GRANT CONNECT ON DATABASE {name} TO {logins}")
