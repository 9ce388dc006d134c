"""What the public screens read: calls, pauses, names that are masked, lines that run, and never the next number."""

import datetime as dt
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from counter_app.errors import NotFound, Refused
from counter_app.services import hall_screens, notices, public_screens, windows
from counter_app.services.public_screens import WaitingLine, WindowScreen
from tests.database.hall import ORDINARY_DAY, Hall
from ui.hall.words import PAUSES
from ui.terms import PAUSE_REASONS

HOUR = dt.timedelta(hours=1)


def over(hall: Hall, window: str = "12") -> WindowScreen:
    return hall.app("board1").run(public_screens.window_screen, window=window)


def line(hall: Hall, zone: str = "民生事项区") -> WaitingLine:
    return hall.app("board1").run(public_screens.waiting_line, zone=zone)


def board(hall: Hall, zone: str = "") -> hall_screens.HallBoard:
    return hall.app("board1").run(hall_screens.hall_board, zone=zone)


def pause(hall: Hall, reason: str, login: str = "zhoumin") -> None:
    session_id = hall.value("SELECT session_id FROM window_session WHERE closed_at IS NULL")
    hall.app(login).run(windows.pause_window, session_id=session_id, reason=reason)


def test_a_window_shows_who_serves_what_is_done_there_and_whose_turn_it_is(hall: Hall) -> None:
    assert (over(hall).state, over(hall).clerk_name, over(hall).ticket) == ("closed", "", "")
    hall.issue()
    hall.call()
    shown = over(hall)
    assert (shown.state, shown.ticket, shown.ticket_status) == ("open", "A001", "called")
    assert (shown.clerk_name, shown.clerk_unit) == ("周敏", "区行政服务中心")
    assert (shown.zone_name, shown.handles) == ("民生事项区", "农村建房、民生事项")
    with pytest.raises(NotFound) as unknown:
        over(hall, "99")
    assert "12" in unknown.value.facts["known"]


def test_a_pause_is_told_in_public_words_and_the_clerks_own_are_not(hall: Hall) -> None:
    hall.open_window("zhoumin", "12")
    for reason, told in (("午间休息", "午间休息"), ("去医院复查", "")):
        pause(hall, reason)
        assert (over(hall).state, over(hall).pause_reason) == ("paused", told)
        assert [(each.window_number, each.reason) for each in board(hall).paused] == [("12", told)]
    assert board(hall, "建设领域区").paused == ()
    pause(hall, "")
    assert over(hall).state == "open"
    assert board(hall).paused == ()


def test_every_usual_reason_has_its_public_words(quiet_hall: Hall) -> None:
    assert set(PAUSES) == set(PAUSE_REASONS)
    assert [quiet_hall.value("SELECT public_pause(%s)", reason) for reason in PAUSE_REASONS] == list(
        PAUSE_REASONS
    )


def test_a_window_without_a_sign_of_life_calls_nobody(hall: Hall) -> None:
    hall.open_window("zhoumin", "12")
    pause(hall, "午间休息")
    hall.set_clock(ORDINARY_DAY + HOUR)
    assert (over(hall).state, over(hall).pause_reason) == ("paused", "")


def test_names_are_shown_masked_and_only_where_the_hall_wants_them(hall: Hall) -> None:
    ticket = hall.issue()
    hall.execute(
        "INSERT INTO ticket_visitor (ticket_id, id_kind, id_number, name) VALUES (%s, '居民身份证', 'x', '欧阳 娜娜')",
        ticket.ticket_id,
    )
    hall.call()
    assert (over(hall).visitor, board(hall).calls[0].visitor) == ("", "")
    hall.execute("UPDATE setting SET value = '1' WHERE name = 'show_names'")
    masked = hall.value("SELECT mask_name('欧阳 娜娜')")
    assert (over(hall).visitor, board(hall).calls[0].visitor) == (masked, masked)
    assert "阳" not in masked
    for table in ("ticket_visitor", "ticket", "notice", "setting", "window_session", "staff"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            hall.value(f"SELECT count(*) FROM {table}", login="board1")


def test_the_board_shows_the_last_called_with_its_window_and_never_the_next(hall: Hall) -> None:
    for _ in range(3):
        hall.issue("MED-RESIDENT")
    hall.call("heqing", "11")
    assert [(each.ticket, each.window_number) for each in board(hall).calls] == [("B001", "11")]
    assert board(hall).waiting == 2
    assert over(hall, "11").ticket == "B001"


def test_the_line_names_the_next_in_the_order_of_calling(hall: Hall) -> None:
    for _ in range(4):
        hall.issue("MED-RESIDENT")
    hall.issue("MED-RESIDENT", priority_reason="孕妇")
    hall.issue("COMPANY-SETUP")
    (queue,) = line(hall).queues
    assert (queue.prefix, queue.waiting) == ("B", 5)
    told = [each.ticket for each in queue.next]
    assert len(told) == 3
    assert [each.minutes for each in queue.next] == [None] * 3  # nobody serves: nobody knows
    hall.open_window("heqing", "11")
    minutes = [each.minutes for each in line(hall).queues[0].next]
    assert minutes[0] == 0
    assert None not in minutes
    assert minutes[0] < minutes[1] < minutes[2]  # type: ignore[operator]
    called = [hall.call("heqing", "11")]
    hall.execute("UPDATE ticket SET status = 'done' WHERE status = 'called'")
    called.append(hall.call("heqing", "11"))
    assert [each.label for each in called if each] == told[:2]
    assert line(hall).calls[0].window_number == "11"
    assert [each.prefix for each in line(hall, "").queues] == ["B", "C"]
    with pytest.raises(NotFound):
        line(hall, "没有这个区")


def put_up(hall: Hall, login: str = "chenli", **facts: Any) -> Any:
    facts = {
        "action_id": uuid4(),
        "words": "今天下午系统升级",
        "zone_id": None,
        "shown_from": ORDINARY_DAY,
        "shown_until": ORDINARY_DAY + HOUR,
        **facts,
    }
    return hall.app(login).run(notices.put_up_notice, **facts)


def test_a_line_runs_from_then_until_then_in_its_zone(hall: Hall) -> None:
    zone_id = hall.value("SELECT zone_id FROM zone WHERE name = '民生事项区'")
    put_up(hall)
    put_up(
        hall, "admin", words="只在民生区", zone_id=zone_id, shown_from=ORDINARY_DAY + dt.timedelta(minutes=30)
    )
    assert board(hall).notices == ("今天下午系统升级",)
    hall.set_clock(ORDINARY_DAY + dt.timedelta(minutes=40))
    assert board(hall).notices == ("今天下午系统升级", "只在民生区")
    assert board(hall, "建设领域区").notices == ("今天下午系统升级",)
    assert over(hall).notices == line(hall).notices == ("今天下午系统升级", "只在民生区")
    hall.set_clock(ORDINARY_DAY + 2 * HOUR)
    assert board(hall).notices == over(hall).notices == ()


def test_a_line_is_put_up_once_and_taken_down_for_good(hall: Hall) -> None:
    action_id, later = uuid4(), uuid4()
    assert put_up(hall, action_id=action_id) == put_up(hall, action_id=action_id) == action_id
    put_up(hall, action_id=later, shown_from=ORDINARY_DAY + HOUR, shown_until=ORDINARY_DAY + 2 * HOUR)
    book = hall.app("chenli").run(notices.notice_book)
    assert [each.notice_id for each in book.notices] == [action_id, later]
    for notice_id in (action_id, later):
        assert hall.app("admin").run(notices.take_down_notice, notice_id=notice_id)
        assert not hall.app("admin").run(notices.take_down_notice, notice_id=notice_id)
    assert board(hall).notices == ()
    hall.set_clock(ORDINARY_DAY + HOUR + HOUR / 2)
    assert board(hall).notices == ()
    with pytest.raises(Refused, match="action_id_reused"):
        put_up(hall, action_id=action_id, words="别的内容")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"words": "\u3000"}, "notice_empty"),
        ({"shown_until": ORDINARY_DAY - HOUR}, "notice_span"),
        ({"shown_from": ORDINARY_DAY - 2 * HOUR, "shown_until": ORDINARY_DAY - HOUR}, "notice_span"),
        ({"zone_id": -1}, "notice_zone_unknown"),
        ({"words": "长" * 301}, "text_too_long"),
    ],
)
def test_a_line_that_nobody_could_read_is_refused(hall: Hall, facts: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        put_up(hall, **facts)


def test_only_supervision_puts_lines_up(hall: Hall) -> None:
    put_up(hall)
    for login in ("zhoumin", "board1", "kiosk1"):
        with pytest.raises(Refused, match=r"no_permission|not_your_duty"):
            put_up(hall, login)
    assert hall.app("chenli").run(notices.notice_book).notices
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        hall.execute("DELETE FROM notice", login="chenli")
