"""Sixty kills of clients and server at random points; a thousand with `make crash`."""

import random

import pytest

from tests.database.crash_suite import hall_under_fire

ROUNDS = 60
ACTIONS_AT_LEAST = 60
"""Else the kills met a hall that did nothing."""


@pytest.mark.timeout(400)
def test_sixty_kills_lose_nothing_and_double_nothing() -> None:
    seed = random.randrange(2**32)
    with hall_under_fire(seed) as run:
        report = run.rounds(ROUNDS)
    assert report.kills.total() == ROUNDS, seed
    assert report.actions > ACTIONS_AT_LEAST, report
