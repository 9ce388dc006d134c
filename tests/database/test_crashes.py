"""Thirty kills of clients and server at random points; a thousand with `make crash`."""

import random

import pytest

from tests.database.crash_suite import hall_under_fire

ROUNDS = 30
ACTIONS_AT_LEAST = 30
"""Else the kills met a hall that did nothing."""


@pytest.mark.timeout(400)
def test_thirty_kills_lose_nothing_and_double_nothing() -> None:
    seed = random.randrange(2**32)
    with hall_under_fire(seed) as run:
        report = run.rounds(ROUNDS)
    assert report.kills.total() == ROUNDS, seed
    assert report.actions > ACTIONS_AT_LEAST, report
