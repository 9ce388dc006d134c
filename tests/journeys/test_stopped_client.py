"""A program that stands still for a while, as on a laptop that sleeps, wakes to the one true state."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.database.hall import Hall
from tests.journeys.test_killed_client import Client, clients
from ui.live import ASLEEP_SECONDS

pytestmark = pytest.mark.timeout(180)


def _signal(client: Client, number: signal.Signals) -> None:
    assert client.process.pid is not None
    os.kill(client.process.pid, number)


def test_a_program_that_slept_shows_what_came_meanwhile_and_who_took_its_window(
    hall: Hall, tmp_path: Path
) -> None:
    with clients(hall, tmp_path) as next_client:
        client = next_client()
        assert client.sign_in()["waiting"] == []

        _signal(client, signal.SIGSTOP)
        hall.issue()
        hall.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = 'zhoumin' AND datname = current_database()"
        )
        time.sleep(ASLEEP_SECONDS + 1)
        _signal(client, signal.SIGCONT)
        client.until("the visitor", lambda told: told["waiting"] == ["A001"] and not told["busy"])
        client.say("F2")
        client.until("the call", lambda told: told["plate"] == "A001" and not told["busy"])

        _signal(client, signal.SIGSTOP)
        hall.execute("UPDATE window_session SET heartbeat_at = heartbeat_at - interval '1 hour'")
        hall.open_window("heqing", "12")
        _signal(client, signal.SIGCONT)
        client.until("the loss of the window", lambda told: not told["read"])
        client.say("leave")
        client.end()
        assert client.process.exitcode == 0
    assert hall.value("SELECT count(*) FROM ticket_action WHERE action = 'call'") == 1
