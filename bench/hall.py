"""A hall to measure in: the demonstration hall's people and items on an embedded server of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL

from counter_app.demo.hall import NOW, DemoHall, furnish
from counter_app.place import Place
from db.embedded import default_data_dir
from db.engine import database_url
from db.install import install


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
