"""What went wrong in other halls' programs and has no better place among the tests (docs/concurrency.md lists all)."""

from functools import partial
from uuid import UUID, uuid4

from counter_app.domain.cases import CaseAction, CaseStatus
from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services import windows
from counter_app.services.actions import record_case_action, record_ticket_action
from counter_app.services.cases import get_case
from tests.database.attempts import CASE_PAYLOAD, say
from tests.database.bookings import at_once
from tests.database.hall import Hall
from tests.database.test_case_rules import bring_to

# Of a row that was written anew, with the same values too, the place and the transaction are others.
_ROWS = "SELECT ticket_id, xmin::text, ctid::text FROM ticket WHERE ticket_id <> %s ORDER BY ticket_id"

_A_WHOLE_VISIT = (
    TicketAction.RECALL,
    TicketAction.RETURN,
    TicketAction.CALL,
    TicketAction.START,
    TicketAction.PARK,
    TicketAction.UNPARK,
    TicketAction.TRANSFER,
    TicketAction.CALL,
    TicketAction.MARK_NO_SHOW,
    TicketAction.REQUEUE,
)


def test_an_action_writes_the_row_of_its_own_ticket_alone(hall: Hall) -> None:
    """Bystanders wait, are parked, missed their call, and stand at another window."""
    for action in (TicketAction.MARK_NO_SHOW, TicketAction.PARK):
        called = _call(hall)
        if action is TicketAction.PARK:
            hall.act(called, TicketAction.START)
        hall.act(called, action, reason="去缴费")
    hall.issue("MED-RESIDENT")
    hall.call("heqing", "11")
    mine = _call(hall)
    hall.issue()
    hall.execute("UPDATE setting SET value = '0' WHERE name = 'recall_cool_down_seconds'")
    before = hall.execute(_ROWS, mine)
    assert len(before) == 4
    for action in _A_WHOLE_VISIT:
        if action is TicketAction.CALL:
            assert _called(hall) == mine
        else:
            hall.app("zhoumin").run(
                record_ticket_action,
                action_id=uuid4(),
                ticket_id=mine,
                action=action,
                window_id=hall.window_id("12"),
                payload={} if action is TicketAction.TRANSFER else {"reason": "去缴费"},
            )
        assert hall.execute(_ROWS, mine) == before, action


def _call(hall: Hall) -> UUID:
    hall.issue()
    return _called(hall)


def _called(hall: Hall) -> UUID:
    called = hall.call()
    assert called
    return called.ticket_id


def test_two_who_sit_down_at_one_window_at_the_same_instant_are_one_and_a_refusal(hall: Hall) -> None:
    window_id = hall.window_id("11")
    sit = [
        partial(hall.app(login).run, windows.open_window, session_id=uuid4(), window_id=window_id)
        for login in ("heqing", "zhoumin")
    ]
    answers = at_once(sit)
    assert [answer.code for answer in answers if isinstance(answer, Refused)] == ["window_taken"]
    assert hall.value("SELECT count(*) FROM window_session WHERE closed_at IS NULL") == 1


def test_two_who_take_one_case_at_the_same_instant_are_one_and_a_refusal(hall: Hall) -> None:
    case_id = bring_to(hall, CaseStatus.ACCEPTED)

    def review(action_id: UUID) -> bool:
        return hall.app("zhoumin").run(
            record_case_action,
            action_id=action_id,
            case_id=case_id,
            action=CaseAction.REVIEW,
            payload=CASE_PAYLOAD,
        )

    answers = at_once([partial(review, uuid4()) for _ in range(2)])
    assert sorted(str(getattr(answer, "code", answer)) for answer in answers) == ["True", "wrong_state"]


def test_an_extension_stands_in_the_case_with_who_gave_it_and_why_and_moves_its_dates(hall: Hall) -> None:
    case_id = bring_to(hall, CaseStatus.UNDER_REVIEW)
    before = hall.app("zhoumin").run(get_case, case_id=case_id).head
    say(hall, "denghong", case_id, CaseAction.EXTEND, working_days=5, reason="现场勘验遇连日降雨")
    case = hall.app("zhoumin").run(get_case, case_id=case_id)
    (step,) = [step for step in case.steps if step.action == CaseAction.EXTEND]
    assert (step.staff_name, step.reason) == ("邓红", "现场勘验遇连日降雨")
    dates = [
        (before.statutory_due_on, case.head.statutory_due_on),
        (before.promised_due_on, case.head.promised_due_on),
    ]
    for was, now in dates:
        assert hall.value("SELECT day_ordinal(%s) - day_ordinal(%s)", now, was) == 5
