"""Halls to test in. Only the topmost conftest imports these: a fixture that is imported twice is made twice, and a
furnished server takes ten seconds."""

from collections.abc import Iterator

import pytest

from db.embedded import EmbeddedServer
from tests.database.hall import Hall, furnished_hall
from tests.servers import debian_programs, running_server

__all__ = ["debian_hall", "hall", "hall_server", "quiet_hall"]


@pytest.fixture(scope="session")
def hall_server() -> Iterator[EmbeddedServer]:
    """A server for furnished halls alone.

    Logins belong to the server: here every hall copies the same people, and no other test meets them.
    """
    with running_server() as running:
        yield running


@pytest.fixture
def hall(hall_server: EmbeddedServer) -> Iterator[Hall]:
    """A furnished hall of this test's own, at nine o'clock on Tuesday, 2026-03-10."""
    with furnished_hall(hall_server) as made:
        yield made


@pytest.fixture(scope="session")
def quiet_hall(hall_server: EmbeddedServer) -> Iterator[Hall]:
    """One hall for all tests that only read, or undo what they wrote."""
    with furnished_hall(hall_server) as made:
        yield made


@pytest.fixture
def debian_hall() -> Iterator[Hall]:
    """The same on the distribution's PostgreSQL behind TCP and passwords."""
    programs = debian_programs()
    if programs is None:
        pytest.skip("no PostgreSQL 15 or later under /usr/lib/postgresql")
    with running_server(programs, loopback=True) as server, furnished_hall(server) as made:
        yield made
