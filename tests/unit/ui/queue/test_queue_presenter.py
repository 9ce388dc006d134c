"""The clerk's verbs on a real database, without a window."""

from counter_app.changes import Topic
from counter_app.domain.tickets import TicketAction
from counter_app.services.queue import TransferTarget
from tests.unit.ui.queue.conftest import Post


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
    post.presenter.recall()
    post.settle()
    (refusal,) = post.said
    assert refusal[0] == "warn"
    assert "秒后再重呼" in refusal[1]
    assert post.presenter.state.may(TicketAction.RECALL)


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
