"""Whose turn it is to be announced: in order, once, only what is true, nothing old."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.announcing import SpokenBoard, WindowState
from counter_app.services.hall_screens import BoardCall
from counter_app.voice.line import Announcement, VoiceLine

NINE = dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC)
STATUSES = ("called", "serving", "done", "no_show", "parked")


def at(seconds: float) -> dt.datetime:
    return NINE + dt.timedelta(seconds=seconds)


def call(ticket: str, window: str, seconds: float, status: str = "called", recalls: int = 0) -> BoardCall:
    return BoardCall(
        ticket=ticket,
        window_number=window,
        zone_name="民生",
        last_called_at=at(seconds),
        status=status,
        recall_count=recalls,
    )


def board(seconds: float, *calls: BoardCall, **states: str) -> SpokenBoard:
    windows = tuple(WindowState(window_number=name[1:], state=state) for name, state in states.items())
    return SpokenBoard(as_of=at(seconds), calls=calls, windows=windows)


def said(line: VoiceLine, seconds: float) -> list[str]:
    """Everything that is said from now on, as if saying took no time."""
    taken = iter(lambda: line.take(at(seconds)), None)
    return [each.sentence(says_yao=False).text for each in taken]


@pytest.fixture
def line() -> VoiceLine:
    started = VoiceLine(tells_pauses=True)
    started.hear(board(0))
    return started


def test_what_was_called_before_the_start_is_not_said() -> None:
    line = VoiceLine()
    line.hear(board(0, call("A001", "3", -5)))
    line.hear(board(1, call("A001", "3", -5)))
    assert said(line, 1) == []


def test_calls_that_come_at_once_are_said_in_the_order_of_calling(line: VoiceLine) -> None:
    line.hear(board(3, call("A003", "5", 3), call("A002", "4", 2), call("A001", "3", 1)))
    assert said(line, 3) == ["请A001号到3号窗口办理", "请A002号到4号窗口办理", "请A003号到5号窗口办理"]


def test_reading_again_says_nothing_again(line: VoiceLine) -> None:
    now = board(1, call("A001", "3", 1))
    line.hear(now)
    line.hear(now)
    assert said(line, 1) == ["请A001号到3号窗口办理"]
    for again in (board(2, call("A001", "3", 1)), board(3), board(4, call("A001", "3", 1))):
        line.hear(again)
    assert said(line, 4) == []


def test_a_recall_is_said_after_the_call_that_is_being_said(line: VoiceLine) -> None:
    line.hear(board(1, call("A001", "3", 1)))
    assert line.take(at(1)) is not None
    line.hear(board(11, call("A001", "3", 11, recalls=1)))
    assert said(line, 11) == ["请A001号到3号窗口办理"]


def test_who_waits_for_the_turn_is_called_once_when_called_twice(line: VoiceLine) -> None:
    line.hear(board(1, call("A001", "3", 1)))
    line.hear(board(11, call("A001", "3", 11, recalls=1)))
    assert said(line, 11) == ["请A001号到3号窗口办理"]


@pytest.mark.parametrize("status", STATUSES[1:])
def test_who_is_no_longer_called_is_not_sent_to_the_window(line: VoiceLine, status: str) -> None:
    line.hear(board(1, call("A001", "3", 1)))
    line.hear(board(2, call("A001", "3", 1, status)))
    assert said(line, 2) == []


def test_a_call_that_was_taken_back_is_not_said(line: VoiceLine) -> None:
    line.hear(board(1, call("A001", "3", 1)))
    line.hear(board(2))
    assert said(line, 2) == []


def test_a_call_older_than_a_minute_is_left_out_and_told(line: VoiceLine) -> None:
    line.hear(board(30, call("A001", "3", 1), call("A002", "4", 30)))
    assert said(line, 62) == ["请A002号到4号窗口办理"]
    assert [(old.ticket, old.window) for old in line.left_out] == [("A001", "3")]


def test_a_minute_is_just_not_too_old(line: VoiceLine) -> None:
    line.hear(board(1, call("A001", "3", 1)))
    assert said(line, 61) == ["请A001号到3号窗口办理"]
    assert line.left_out == []


def test_pauses_are_told_between_open_and_paused_only(line: VoiceLine) -> None:
    line.hear(board(1, w3="open", w4="closed", w5="paused"))
    line.hear(board(2, w3="paused", w4="paused", w5="closed"))
    assert said(line, 2) == ["3号窗口暂停服务"]
    line.hear(board(3, w3="open", w4="open", w5="open"))
    assert said(line, 3) == ["3号窗口恢复服务", "4号窗口恢复服务"]


def test_a_pause_that_is_over_before_its_turn_is_not_told(line: VoiceLine) -> None:
    for second, state in enumerate(("open", "paused", "open")):
        line.hear(board(second, w3=state))
    assert said(line, 3) == ["3号窗口恢复服务"]


def test_pauses_are_kept_quiet_without_the_setting() -> None:
    line = VoiceLine()
    line.hear(board(0, w3="open"))
    line.hear(board(1, w3="paused"))
    assert said(line, 1) == []


CALLS = st.tuples(st.sampled_from("123"), st.sampled_from("ABCD"), st.sampled_from(STATUSES), st.booleans())


@given(st.lists(CALLS, max_size=30))
def test_no_call_is_said_twice_and_every_one_that_stands_is_said(
    steps: list[tuple[str, str, str, bool]],
) -> None:
    """Windows call whom they like, boards are read late or twice, and the voice comes to its turn at times."""
    line = VoiceLine()
    line.hear(board(0))
    stands: dict[str, BoardCall] = {}
    spoken: list[Announcement] = []
    for second, (window, letter, status, speaks) in enumerate(steps, start=1):
        stands[window] = call(f"{letter}{window}", window, second, status)
        for _ in range(2):
            line.hear(board(second, *stands.values()))
        if speaks:
            spoken += iter(lambda: line.take(at(second)), None)  # noqa: B023  (taken at once)
    spoken += iter(lambda: line.take(at(len(steps))), None)
    assert len(set(spoken)) == len(spoken)
    called = {(one.ticket, one.last_called_at) for one in stands.values() if one.status == "called"}
    assert called <= {(one.ticket, one.at) for one in spoken}


def test_a_month_of_calls_leaves_nothing_behind() -> None:
    line = VoiceLine()
    line.hear(board(0))
    for number in range(20_000):
        line.hear(board(number * 10, call(f"A{number:05}", "3", number * 10)))
        assert line.take(at(number * 10)) is not None
    assert len(line) == 0
    assert len(line._known) < 100
