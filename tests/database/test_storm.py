"""Many kiosks and windows at once, each a process with its own login; the largest hall by `make storm`."""

import pytest

from tests.database.storm import check, storm, storm_hall, storm_server

# Every department of the hall has a window, every zone's own line six.
WINDOWS, KIOSKS, TICKETS = 51, 10, 300


@pytest.mark.timeout(300)
def test_nobody_is_called_twice_or_forgotten_and_the_order_is_fair() -> None:
    with storm_server(WINDOWS, KIOSKS) as server, storm_hall(server, WINDOWS, KIOSKS) as (database, hall):
        done = storm(database, hall, TICKETS)
        check(database, hall, done, TICKETS)
        assert sum(map(bool, done.served.values())) > WINDOWS / 2, "a storm in which few windows had a turn"
