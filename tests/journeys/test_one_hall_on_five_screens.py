"""A kiosk, two windows, the board and a rating pad, each a program of its own as a hall starts it: fingers and keys go
in by the X servers, and what comes out is read from the screens, the papers and the database."""

import os
import re
import shutil
from pathlib import Path

import pytest

from db.embedded import EmbeddedServer
from tests.database.hall import Hall
from tests.journeys.hall_program import HallProgram, View
from tests.journeys.kiosk_visitors import (
    MATTER,
    ZONE,
    ask_for_a_second_number,
    take_a_number,
    take_a_number_by_identity,
    take_a_number_with_priority,
)
from tests.journeys.one_hall import (
    OneHall,
    actions,
    open_hall,
    papers,
    plate,
    press,
    tickets,
    until_board,
    until_called,
    until_free,
)

PICTURES = os.environ.get("COUNTER_APP_PICTURES", "")
"""A folder for a picture of each step; without it only a failure leaves pictures."""

pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        shutil.which("Xvfb") is None, reason="no Xvfb: the bootstrap of `make test` installs it"
    ),
]


def test_a_morning_on_five_screens(hall_server: EmbeddedServer, hall: Hall, tmp_path: Path) -> None:
    with open_hall(hall, tmp_path, Path(PICTURES) if PICTURES else None) as one:
        _take_numbers(one)
        mine, theirs = _call_at_the_same_instant(one)
        _recall_and_miss(one, mine, theirs)
        _send_on(one, theirs)
        _serve_and_rate(one, theirs)
        _lose_the_server(one, hall_server, mine)
    assert actions(hall, "call")[2:] == [theirs, "B003", mine]
    by_label = {label: status for label, status, _, _ in tickets(hall)}
    assert by_label == {theirs: "done", "B003": "serving", mine: "called"}


# -- the kiosk -------------------------------------------------------------------------------------------------


def _take_numbers(one: OneHall) -> None:
    """Three visitors, one of them twice; the button pressed twice gives one number and one paper."""
    take_a_number(one.kiosk, "B001", one.hall.guide("DISABLED-CARD").requirements[0].name)
    assert tickets(one.hall) == [("B001", "waiting", "", False)]
    assert papers(one) == ["B001"]
    take_a_number_with_priority(one.kiosk, "B002", "孕妇")
    take_a_number_by_identity(one.kiosk, "B003")
    assert papers(one) == ["B001", "B002", "B003"]
    ask_for_a_second_number(one.kiosk, "B003")
    assert papers(one) == ["B001", "B002", "B003 补打"]
    assert one.hall.value("SELECT count(*) FROM print_job") == 4
    assert tickets(one.hall) == [
        ("B001", "waiting", "", False),
        ("B002", "waiting", "孕妇", False),
        ("B003", "waiting", "", True),
    ]


# -- the windows -----------------------------------------------------------------------------------------------


def _call_at_the_same_instant(one: OneHall) -> tuple[str, str]:
    """Two people for two windows, also where one clerk hammers the key."""
    for clerk in one.clerks():
        clerk.shows("等候 3 人", "B001", "B002", "B003")
        clerk.picture("before")
    one.window.keys.press("F2")
    one.other.keys.press("F2")
    one.window.keys.press("F2")
    one.window.keys.press("F2")
    mine, theirs = (until_called(clerk) for clerk in one.clerks())
    assert {mine, theirs} == {"B002", "B001"}
    order = actions(one.hall, "call")
    window_of = {mine: "12", theirs: "11"}
    until_board(one, *((label, window_of[label]) for label in reversed(order)))
    one.board.shows(mine, theirs, "请到窗口办理", "等候 1 人")
    for program in (*one.clerks(), one.board):
        program.picture("called")
    for clerk in one.clerks():
        clerk.shows("已呼叫", "等候 1 人")
    assert len(order) == 2
    return mine, theirs


def _stands_still(clerk: HallProgram, place: int) -> bool:
    """Whether the last row of buttons is where it was, under the hand that learnt it."""
    pause = clerk.look().find("暂停")
    return pause is not None and pause.y == place


def _recall_and_miss(one: OneHall, mine: str, theirs: str) -> None:
    """Called once more, then missed, then sent behind those who wait."""
    window = one.window
    pause = window.shows("暂停").find("暂停")
    assert pause is not None
    window.until("the end of the cool-down", lambda view: view.find("重呼") is not None)
    press(window, "F3")
    until_board(one, (mine, "12"), (theirs, "11"))
    one.board.shows("再次呼叫")
    one.board.picture("recalled")
    window.shows("重呼 1 次")
    window.picture("recalled")
    press(window, "F8")
    until_free(window)
    window.shows("过号 1", mine)
    window.picture("missed")
    press(window, "Shift+F8")
    window.shows(f"{mine} 重新排队，排在第 2 位。", "等候 2 人")
    window.picture("requeued")
    assert _stands_still(window, pause.y)
    assert actions(one.hall, "recall") == actions(one.hall, "requeue") == [mine]


def _send_on(one: OneHall, theirs: str) -> None:
    """From window 11 to window 12, which calls whoever waits for it alone."""
    other = one.other
    press(other, "F4")
    other.shows("正在办理", MATTER)
    other.picture("serving")
    press(other, "F7")
    other.shows(f"转移 {theirs}", "12号窗口")
    other.picture("transfer")
    other.click("12号窗口")
    until_free(other)
    one.window.shows("等候 3 人", theirs)
    until_board(one)
    press(one.window, "F2")
    until_called(one.window, theirs)
    until_board(one, (theirs, "12"))


def _serve_and_rate(one: OneHall, theirs: str) -> None:
    """The visitor is asked, is not content, and the supervisor hears of it."""
    press(one.window, "F4")
    one.window.shows("正在办理")
    press(one.window, "F9")
    until_free(one.window)
    pad = one.pad
    pad.shows("请对 12 号窗口的服务作出评价", "非常满意", "不评价")
    pad.picture("asked")
    pad.click("不满意")
    pad.shows("谢谢！以下可以不填", "等候时间太长", "留下电话，请督查人员回访")
    pad.click("等候时间太长")
    pad.picture("details")
    pad.click("提交", times=2)
    pad.shows("感谢您的评价")
    pad.picture("thanks")
    pad.shows("办理结束后，请在这里评价我们的服务")
    assert one.hall.execute("SELECT overall, words, source FROM rating") == [(2, "等候时间太长", "pad")]
    assert one.hall.execute("SELECT status FROM rating_follow_up") == [("open",)]
    label = one.hall.value(
        "SELECT prefix || to_char(number, 'FM000') FROM rating_invitation JOIN ticket USING (ticket_id)"
    )
    assert label == theirs


# -- the line --------------------------------------------------------------------------------------------------


def _lose_the_server(one: OneHall, server: EmbeddedServer, mine: str) -> None:
    """While a clerk is typing; everybody is told, nothing typed is lost, and nobody touches anything afterwards."""
    window = one.window
    press(window, "F2")
    until_called(window, "B003")
    press(window, "F4")
    window.shows("正在办理", MATTER, "姓名")
    window.keys.write("李国")
    window.shows("李国")
    one.hall.close()
    server.stop()
    try:
        _sit_in_the_dark(one)
    finally:
        server.start()
    one.board.until("true calls again", lambda view: "▲" not in str(view))
    until_board(one, ("B003", "12"))
    one.kiosk.shows("请选择办理区域", ZONE, without=("取号机暂时连不上，请到导办台取号",))
    one.pad.shows("办理结束后，请在这里评价我们的服务", without=("网络中断",))
    for clerk in one.clerks():
        clerk.shows("已连接 · 刚刚更新", without=("连接已断开",))
    window.shows("李国强")
    assert plate(window.look()) == "B003"
    for program in one.everybody():
        program.picture("line-back")
    press(one.other, "F2")
    until_called(one.other, mine)
    until_board(one, (mine, "11"), ("B003", "12"))


def _sit_in_the_dark(one: OneHall) -> None:
    for clerk in one.clerks():
        clerk.shows("连接已断开")
    one.kiosk.shows("取号机暂时连不上，请到导办台取号")
    one.pad.shows("网络中断")
    one.window.keys.write("强")
    one.window.shows("李国强")
    one.board.shows("断线前的叫号", "▲ 数据为")
    age = _age(one.board.look())
    one.board.until("older data", lambda view: _age(view) > age)
    for program in one.everybody():
        program.picture("line-cut")


def _age(view: View) -> int:
    word = view.find("▲ 数据为")
    found = re.search(r"\d+", word.text) if word else None
    return int(found.group()) if found else 0
