"""The clerk's verbs on a real database, without a window."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from counter_app.changes import Topic
from counter_app.domain.tickets import TicketAction
from counter_app.services import hall_screens
from counter_app.services.queue import QueuedTicket, TransferTarget
from tests.unit.ui.queue.conftest import Post
from ui.wording import sentence_for


def current_label(post: Post) -> str:
    current = post.presenter.state.current
    return current.label if current else ""


def call_and_start(post: Post) -> None:
    post.presenter.call_next()
    post.settle()
    post.presenter.start()
    post.settle()


def test_a_visitor_is_called_started_and_finished(post: Post) -> None:
    post.hall.issue()
    post.change()
    assert post.presenter.state.queue is not None
    assert post.presenter.state.queue.waiting_count == 1
    call_and_start(post)
    assert current_label(post) == "A001"
    assert post.heard == ["+A001"]
    post.presenter.finish()
    post.settle()
    assert post.presenter.state.current is None
    assert post.presenter.state.queue.done_count == 1
    assert post.heard == ["+A001", "-"]
    assert post.log() == ["call", "start", "finish"]


def test_nobody_waits_is_an_answer_and_no_failure(post: Post) -> None:
    post.presenter.call_next()
    post.settle()
    assert post.said == [("info", "目前没有人等候。有人取号后，会自动出现在等候列表。")]
    assert post.presenter.state.failure == ""
    assert post.presenter.state.may(TicketAction.CALL)


def test_could_not_ask_is_a_failure_and_keeps_the_list(post: Post) -> None:
    post.hall.issue()
    post.change()
    post.line.is_down = True
    post.change()
    assert "连不上数据库" in post.presenter.state.failure
    assert post.presenter.state.queue is not None
    assert post.presenter.state.queue.waiting_count == 1
    post.line.is_down = False
    post.change()
    assert post.presenter.state.failure == ""


def test_a_lost_answer_is_asked_again_and_counts_once(post: Post) -> None:
    post.hall.issue()
    post.hall.issue()
    post.line.lost_answers = 1
    post.presenter.call_next()
    post.settle()
    assert post.presenter.state.unanswered
    assert not post.presenter.state.may(TicketAction.CALL)
    post.change()
    assert current_label(post) == "A001"
    assert not post.presenter.state.unanswered
    assert post.log() == ["call"]


def test_the_line_may_stay_away_for_several_attempts(post: Post) -> None:
    post.hall.issue()
    post.line.is_down = True
    post.presenter.call_next()
    post.settle()
    post.change()
    assert post.presenter.state.unanswered
    post.line.is_down = False
    post.presenter.call_next()  # the clerk's own second press asks the same again
    post.settle()
    assert current_label(post) == "A001"
    assert post.log() == ["call"]


def test_a_lost_answer_to_finish_and_call_does_both_once(post: Post) -> None:
    post.hall.issue()
    post.hall.issue()
    call_and_start(post)
    post.line.lost_answers = 1
    post.presenter.call_next()
    post.settle()
    post.change()
    assert current_label(post) == "A002"
    assert post.log() == ["call", "start", "finish", "call"]
    assert post.heard == ["+A001", "-"]


def test_two_presses_before_the_answer_call_one_visitor(post: Post) -> None:
    post.hall.issue()
    post.hall.issue()
    post.presenter.call_next()
    post.presenter.call_next()
    post.settle()
    assert post.log() == ["call"]


def test_a_visitor_in_service_is_found_again_after_a_restart(post: Post) -> None:
    post.hall.serve()
    post.change()
    assert post.heard == ["+A001"]
    assert post.presenter.state.may(TicketAction.PARK)
    assert not post.presenter.state.may(TicketAction.RECALL)


def test_parked_with_a_reason_and_brought_back(post: Post) -> None:
    post.hall.issue()
    call_and_start(post)
    post.presenter.park("等补身份证复印件")
    post.settle()
    assert post.presenter.state.queue is not None
    (parked,) = post.presenter.state.queue.parked
    assert parked.note == "等补身份证复印件"
    post.presenter.unpark(parked)
    post.settle()
    assert post.presenter.state.is_serving()
    assert post.heard == ["+A001", "-", "+A001"]


def test_a_no_show_waits_again(post: Post) -> None:
    post.hall.issue()
    post.presenter.call_next()
    post.settle()
    post.presenter.mark_no_show()
    post.settle()
    assert post.presenter.state.queue is not None
    (missed,) = post.presenter.state.queue.no_shows
    post.presenter.requeue(missed)
    post.settle()
    assert post.presenter.state.queue.waiting_count == 1
    assert post.heard == []


def test_a_visitor_is_sent_to_one_window(post: Post) -> None:
    post.hall.open_window("heqing", "11")
    post.hall.issue()
    call_and_start(post)
    found: list[tuple[TransferTarget, ...]] = []
    post.presenter.find_transfer_targets(found.append)
    post.settle()
    (target,) = [target for target in found[0] if target.name == "11号窗口"]
    post.presenter.transfer(target)
    post.settle()
    assert post.presenter.state.current is None
    called = post.hall.call("heqing", "11")
    assert called is not None
    assert called.label == "A001"


def test_a_call_by_mistake_goes_back(post: Post) -> None:
    post.hall.issue()
    post.presenter.call_next()
    post.settle()
    post.presenter.return_to_queue()
    post.settle()
    assert post.presenter.state.queue is not None
    assert [ticket.label for ticket in post.presenter.state.queue.waiting] == ["A001"]


def test_a_refusal_is_said_and_frees_the_buttons(post: Post) -> None:
    post.hall.issue()
    post.presenter.call_next()
    post.settle()
    called = post.presenter.state.current
    assert called is not None
    post.hall.act(called.ticket_id, TicketAction.CANCEL, reason="离开")
    post.presenter.start()
    post.settle()
    assert [tone for tone, _ in post.said] == ["warn"]
    assert post.presenter.state.may(TicketAction.CALL)


def test_a_second_call_waits_and_after_the_most_of_them_there_is_none(post: Post) -> None:
    post.hall.issue()
    post.presenter.call_next()
    post.settle()
    state = post.presenter.state
    assert 8 <= state.recall_seconds(post.presenter.now()) <= 10
    post.presenter.recall()  # too soon: nobody is asked
    post.settle()
    assert post.log() == ["call"]
    post.hall.execute("UPDATE setting SET value = '0' WHERE name = 'recall_cool_down_seconds'")
    post.hall.execute("UPDATE setting SET value = '1' WHERE name = 'recall_maximum'")
    post.change()
    post.presenter.recall()
    post.settle()
    assert post.log() == ["call", "recall"]
    assert post.presenter.state.recalls_are_used_up()


def test_a_typed_number_is_called_out_of_turn(post: Post) -> None:
    for _ in range(3):
        post.hall.issue()
    post.change()
    found: list[QueuedTicket] = []
    post.presenter.find_number("3", found.append, failed_with([]))
    post.settle()
    post.presenter.call_given(found[0])
    post.settle()
    assert current_label(post) == "A003"
    assert post.log() == ["call_given"]


def test_a_given_number_finishes_who_is_served_first_and_counts_once(post: Post) -> None:
    for _ in range(3):
        post.hall.issue()
    post.presenter.call_next()
    post.settle()
    wanted = post.presenter.state.queue.waiting[1]  # type: ignore[union-attr]
    post.presenter.call_given(wanted)  # called and not come yet: as F2 does, nothing
    post.settle()
    assert post.log() == ["call"]
    post.presenter.start()
    post.settle()
    post.line.lost_answers = 1
    post.presenter.call_given(wanted)
    post.settle()
    assert post.presenter.state.unanswered
    post.change()
    assert current_label(post) == "A003"
    assert post.log() == ["call", "start", "finish", "call_given"]
    assert post.heard == ["+A001", "-"]


def failed_with(errors: list[str]) -> Callable[[Exception], None]:
    return lambda error: errors.append(sentence_for(error))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("C001", "是“市场准入”的号码"),
        ("b1", "B001号正在11号窗口办理"),
        ("A009", "今天没有A009号"),
        ("绿灯", "这不是号码"),
        ("A001", "已经办结或作废"),
    ],
)
def test_a_number_that_cannot_be_called_here_says_why(post: Post, typed: str, said: str) -> None:
    gone = post.hall.issue()
    post.hall.act(gone.ticket_id, TicketAction.CANCEL, reason="离开")
    post.hall.issue("MED-RESIDENT")
    post.hall.call("heqing", "11")
    post.hall.issue("COMPANY-SETUP")
    post.change()
    errors: list[str] = []
    post.presenter.find_number(typed, lambda _: None, failed_with(errors))
    post.settle()
    assert len(errors) == 1
    assert said in errors[0]


def test_a_missed_number_is_told_its_place_or_that_it_is_void(post: Post) -> None:
    for _ in range(5):
        post.hall.issue()
    post.presenter.call_next()
    post.settle()
    post.presenter.mark_no_show()
    post.settle()
    assert post.said[-1] == ("ok", "A001 已过号。回来后可重新排队，排在 3 个号之后。")
    assert post.presenter.state.queue is not None
    (missed,) = post.presenter.state.queue.no_shows
    post.presenter.requeue(missed)
    post.settle()
    assert post.said[-1] == ("ok", "A001 重新排队，排在第 4 位。")
    post.hall.execute("UPDATE setting SET value = '0' WHERE name = 'requeue_maximum'")
    post.change()
    post.presenter.call_next()
    post.settle()
    post.presenter.mark_no_show()
    post.settle()
    assert post.said[-1] == ("ok", "A002 过号无效（本厅规则），回来后请重新取号。")


def test_what_a_dead_window_held_goes_back_by_one_step(post: Post) -> None:
    post.hall.issue("MED-RESIDENT")
    post.hall.call("heqing", "11")
    post.change()
    assert not list(post.presenter.state.stranded)
    post.hall.execute(
        """UPDATE window_session SET heartbeat_at = heartbeat_at - interval '1 hour'
           WHERE window_id = %s""",
        post.hall.window_id("11"),
    )
    post.change()
    (stranded,) = post.presenter.state.stranded
    assert (stranded.label, stranded.window_number) == ("B001", "11")
    post.presenter.release(stranded)
    post.settle()
    assert post.said[-1] == ("ok", "B001 已放回队列，排队先后不变。")
    assert post.presenter.state.stranded == ()
    post.presenter.call_next()
    post.settle()
    assert current_label(post) == "B001"


def test_the_visitor_at_the_window_is_known_and_nobody_elses_is(post: Post) -> None:
    item_id = post.hall.item_id("RURAL-HOMESTEAD")
    post.hall.app("kiosk1").run(
        hall_screens.issue_ticket,
        action_id=uuid4(),
        ticket_id=uuid4(),
        queue_id=post.hall.value("SELECT queue_id FROM queue_item WHERE item_id = %s", item_id),
        item_id=item_id,
        priority_reason="老年人",
        people=5,
        visitor=hall_screens.Visitor(id_kind="居民身份证", id_number="11010519491231002X", name="李国强"),
    )
    post.change()
    assert post.presenter.state.at_window is None
    post.presenter.call_next()
    post.settle()
    known, current = post.presenter.state.at_window, post.presenter.state.current
    assert known is not None
    assert known.visitor is not None
    assert known.visitor.name == "李国强"
    assert current is not None
    assert (current.people, current.priority_reason) == (5, "老年人")


def test_a_paused_window_calls_nobody(post: Post) -> None:
    post.hall.issue()
    post.presenter.pause("整理材料")
    post.settle()
    assert post.presenter.state.paused == "整理材料"
    post.presenter.call_next()
    post.settle()
    assert post.log() == []
    assert post.hall.value("SELECT pause_reason FROM window_session WHERE closed_at IS NULL") == "整理材料"
    post.presenter.resume()
    post.settle()
    post.presenter.call_next()
    post.settle()
    assert current_label(post) == "A001"


def test_a_window_taken_over_is_told_and_released(post: Post) -> None:
    post.hall.execute("UPDATE window_session SET closed_at = app_now()")
    post.change(Topic.WINDOW)
    assert post.said == [("warn", "这个窗口已由别处接管，请重新选择窗口。")]
    assert post.desk.window is None
    assert not post.presenter.state.holds_window


def test_releasing_the_window_ends_the_visit(post: Post) -> None:
    post.hall.serve()
    post.change()
    post.desk.hold_window(None)
    assert post.heard == ["+A001", "-"]
    assert post.presenter.state.queue is None


def test_a_hidden_column_reads_when_it_is_seen_again(post: Post) -> None:
    post.presenter.set_visible(False)
    post.hall.issue()
    post.change()
    assert post.presenter.state.queue is not None
    assert post.presenter.state.queue.waiting_count == 0
    post.presenter.set_visible(True)
    post.settle()
    assert post.presenter.state.queue.waiting_count == 1
