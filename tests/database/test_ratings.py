"""好差评 on a real server: one service one rating, unlinked from the desk, defaults counted and never written."""

import datetime as dt
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from counter_app.domain.ratings import FollowUpAction, FollowUpStatus, Level
from counter_app.domain.tickets import TicketAction
from counter_app.errors import NotFound, Refused
from counter_app.exchange.hall_file import HallDescription
from counter_app.exchange.rating_file import read_rating_file
from counter_app.services import hall_setup, rating_import, rating_pad, ratings
from counter_app.services.ratings import GroupedBy, Wanted
from tests.database.break_in import attempt
from tests.database.hall import Hall, ask, moment
from ui.wording import sentence_for

BAD = Level.VERY_DISSATISFIED


@pytest.fixture
def rated(hall: Hall) -> "Desk":
    return Desk(hall)


class Desk:
    """Window 12 with its clerk, its pad, and the supervisor."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def serve(self, login: str = "zhoumin", number: str = "12") -> UUID:
        """A visitor comes, is served and goes; answers the ticket."""
        ticket = self.hall.serve(login=login, number=number)
        self.hall.act(ticket.ticket_id, TicketAction.FINISH, login, number)
        return ticket.ticket_id

    def face(self) -> rating_pad.PadFace:
        return self.hall.app("pad12").run(rating_pad.pad_face, window="12")

    def invited(self) -> UUID:
        invitation_id = self.face().invitation_id
        assert invitation_id is not None
        return invitation_id

    def rate(self, overall: Level = Level.SATISFIED, **said: Any) -> rating_pad.Answer:
        answer = rating_pad.Answer(rating_id=uuid4(), invitation_id=self.invited(), overall=overall, **said)
        self.hall.app("pad12").run(rating_pad.rate, answer=answer)
        return answer

    def seen(self, wanted: Wanted = Wanted.ALL) -> tuple[ratings.SeenRating, ...]:
        first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
        return (
            self.hall.app("chenli")
            .run(ratings.ratings_seen, wanted=wanted, first_day=first, last_day=last)
            .ratings
        )

    def figures(self, by: GroupedBy = GroupedBy.WINDOW) -> ratings.RatingFigures:
        first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
        return self.hall.app("chenli").run(ratings.figures, grouped_by=by, first_day=first, last_day=last)

    def follow(self, rating_id: UUID, action: FollowUpAction, words: str = "已电话核实", **ids: UUID) -> None:
        self.hall.app("chenli").run(
            ratings.record_follow_up,
            action_id=ids.get("action_id", uuid4()),
            rating_id=rating_id,
            action=action,
            words=words,
        )


def refused(code: str, act: Callable[..., Any], *args: Any, **facts: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        act(*args, **facts)
    assert caught.value.code == code
    return caught.value


def test_a_finished_service_is_offered_once_and_rated_once(rated: Desk) -> None:
    assert rated.face().invitation_id is None
    rated.serve()
    answer = rated.rate(Level.SATISFIED, efficiency=Level.VERY_SATISFIED, words="办得快")
    assert rated.face().invitation_id is None
    pad = rated.hall.app("pad12")
    pad.run(rating_pad.rate, answer=answer)  # sent again after a lost answer
    refused("rating_given", pad.run, rating_pad.rate, answer=replace(answer, rating_id=uuid4()))
    rated.serve()
    refused(
        "action_id_reused", pad.run, rating_pad.rate, answer=replace(answer, invitation_id=rated.invited())
    )
    (one,) = rated.seen()
    assert (one.overall, one.efficiency, one.skill, one.words) == (4, 5, None, "办得快")
    assert (one.window_number, one.clerk_name, one.item_name) == ("12", "周敏", "农村村民宅基地用地审批")
    assert rated.hall.value("SELECT count(*) FROM rating_invitation") == 2


def test_a_pad_shows_and_takes_the_ratings_of_its_own_window_alone(rated: Desk) -> None:
    ticket = rated.hall.serve("MED-RESIDENT", "heqing", "11")
    rated.hall.act(ticket.ticket_id, TicketAction.FINISH, "heqing", "11")
    pad = rated.hall.app("pad12")
    invitation_id = rated.hall.value("SELECT invitation_id FROM rating_invitation")
    answer = rating_pad.Answer(rating_id=uuid4(), invitation_id=invitation_id, overall=BAD)
    for act, facts in (
        (rating_pad.check_pad, {"window": "11"}),
        (rating_pad.pad_face, {"window": "11"}),
        (rating_pad.rate, {"answer": answer}),
        (rating_pad.put_aside, {"invitation_id": invitation_id}),
    ):
        told = refused("pad_of_other_window", pad.run, act, **facts)
        assert "12 号窗口的评价器" in sentence_for(told)
    assert rated.hall.value("SELECT answered_at FROM rating_invitation") is None
    rated.hall.execute("UPDATE staff SET pad_window_id = NULL WHERE login = 'pad12'")  # may stand anywhere
    assert pad.run(rating_pad.pad_face, window="11").invitation_id == invitation_id
    pad.run(rating_pad.rate, answer=answer)


def test_the_hall_s_file_gives_a_pad_to_a_window_and_takes_it_back(rated: Desk) -> None:
    def set_up(**said: str) -> None:
        pad = {"login": "pad12", "name": "评价器", "unit": "区行政服务中心", "roles": ["rating_pad"], **said}
        described = HallDescription(hall={}, staff=[pad], departments={}, files={})
        rated.hall.owner.run(hall_setup.set_up_staff, description=described, verifier_for=lambda _: "")

    bound = "SELECT number FROM service_window JOIN staff ON pad_window_id = window_id WHERE login = 'pad12'"
    assert rated.hall.value(bound) == "12"
    set_up(window="11")
    assert rated.hall.value(bound) == "11"
    refused("pad_window_missing", set_up, window="99")
    assert rated.hall.value(bound) == "11"
    set_up()
    assert rated.hall.value(bound) is None


def test_two_that_rate_at_once_are_one_rating(rated: Desk) -> None:
    rated.serve()
    invitation_id = rated.invited()

    def rate(level: int) -> str:
        answer = rating_pad.Answer(rating_id=uuid4(), invitation_id=invitation_id, overall=Level(level))
        try:
            rated.hall.app("pad12").run(rating_pad.rate, answer=answer)
        except Refused as error:
            return error.code
        return "taken"

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(rate, [1, 2, 3, 4, 5]))
    assert sorted(answers) == ["rating_given"] * 4 + ["taken"]
    assert rated.hall.value("SELECT count(*) FROM rating") == 1


def test_put_aside_is_no_rating_and_no_default(rated: Desk) -> None:
    rated.serve()
    invitation_id = rated.invited()
    for _ in range(2):
        rated.hall.app("pad12").run(rating_pad.put_aside, invitation_id=invitation_id)
    assert rated.face().invitation_id is None
    rated.hall.set_clock(moment("2026-03-30"))
    total = rated.figures().total
    assert (total.invited, total.put_aside, total.by_default, total.rated) == (1, 1, 0, 0)


def test_a_pad_that_was_dark_shows_only_what_is_fresh_and_of_whoever_stands_there(rated: Desk) -> None:
    rated.serve()
    assert rated.face().invitation_id is not None
    rated.hall.set_clock(moment("2026-03-10 09:11"))
    assert rated.face().invitation_id is None
    rated.serve()
    assert rated.face().invitation_id is not None
    rated.hall.issue()
    called = rated.hall.call()
    assert called is not None
    assert (
        rated.face().invitation_id is not None
    )  # who was served is still there while the next one walks over
    rated.hall.act(called.ticket_id, TicketAction.START)
    assert rated.face().invitation_id is None


def test_what_a_pad_kept_while_the_line_was_cut_counts_for_some_days(rated: Desk) -> None:
    rated.serve()
    kept = rating_pad.Answer(rating_id=uuid4(), invitation_id=rated.invited(), overall=BAD)
    rated.hall.set_clock(moment("2026-03-18"))
    refused("rating_late", rated.hall.app("pad12").run, rating_pad.rate, answer=kept)
    rated.hall.set_clock(moment("2026-03-17"))
    rated.hall.app("pad12").run(rating_pad.rate, answer=kept)
    assert len(rated.seen()) == 1


def test_the_key_asks_again_and_says_the_same_whether_they_have_rated_or_not(rated: Desk) -> None:
    clerk = rated.hall.app("zhoumin")
    window = rated.hall.open_window("zhoumin", "12")
    refused("nobody_to_rate", clerk.run, ratings.invite, action_id=uuid4(), window_id=window)
    serving = rated.hall.serve()
    early = uuid4()
    clerk.run(ratings.invite, action_id=early, window_id=window)  # before the end, too
    invitation_id = rated.invited()
    rated.hall.act(serving.ticket_id, TicketAction.FINISH)
    assert rated.invited() == invitation_id
    offered = rated.face().offered_at
    clerk.run(ratings.invite, action_id=early, window_id=window)  # the same press again
    assert rated.face().offered_at == offered
    clerk.run(ratings.invite, action_id=uuid4(), window_id=window)
    asked_again = rated.face().offered_at
    assert offered is not None
    assert asked_again is not None
    assert asked_again > offered
    rated.rate(BAD)
    answered = rated.hall.execute("SELECT window_id, offered_at, answered_at FROM rating_invitation")
    assert clerk.run(ratings.invite, action_id=uuid4(), window_id=window) is None
    assert rated.hall.execute("SELECT window_id, offered_at, answered_at FROM rating_invitation") == answered
    assert rated.face().invitation_id is None
    other = rated.hall.app("heqing")
    refused("window_not_held", other.run, ratings.invite, action_id=uuid4(), window_id=window)


@pytest.mark.parametrize("has_rated", [True, False])
def test_pressing_the_key_again_and_again_tells_nothing(rated: Desk, has_rated: bool) -> None:
    """An offer that is renewed for those alone who have not rated would stay fresh for longer."""
    rated.serve()
    if has_rated:
        rated.rate(BAD)
    window = rated.hall.window_id("12")
    answers = []
    for minute in ("09", "15"):
        rated.hall.set_clock(moment(f"2026-03-10 09:{minute}"))
        try:
            rated.hall.app("zhoumin").run(ratings.invite, action_id=uuid4(), window_id=window)
            answers.append("asked")
        except Refused as error:
            answers.append(error.code)
    assert answers == ["asked", "nobody_to_rate"]


def test_no_notice_tells_that_somebody_rated(rated: Desk) -> None:
    with psycopg.connect(rated.hall.driver_url("zhoumin"), autocommit=True) as listening:
        listening.execute("LISTEN counter")
        rated.serve()
        told = [json.loads(each.payload) for each in listening.notifies(timeout=5, stop_after=6)]
        assert told[-1] | {"window_id": 0} == {"topic": "rating", "window": "12", "window_id": 0}
        rated.rate(BAD)
        rated.hall.execute("NOTIFY counter, 'end'")
        assert [each.payload for each in listening.notifies(timeout=5, stop_after=1)] == ["end"]


STRANGERS = ("zhoumin", "liuyang", "yangfan", "admin", "kiosk1", "board1", "denghong", "pad12")
ATTACKS = (
    "SELECT * FROM rating",
    "SELECT count(*) FROM rating_invitation",
    "SELECT answered_at FROM rating_invitation",
    "SELECT * FROM rating_follow_up",
    "SELECT * FROM rating_step",
    "SELECT * FROM ratings_seen('all', '2026-01-01', '2026-12-31')",
    "SELECT * FROM rating_figures('clerk', '2026-01-01', '2026-12-31')",
    "SELECT * FROM rating_steps(gen_random_uuid())",
    "SELECT follow_rating(gen_random_uuid(), gen_random_uuid(), 'contact', '好')",
)


def test_nobody_but_the_supervisor_reads_ratings(rated: Desk) -> None:
    rated.serve()
    rated.rate(BAD, words="态度生硬")
    let_through = [
        (login, statement)
        for login in STRANGERS
        for statement in ATTACKS
        if attempt(rated.hall, login, statement).state != "42501"
    ]
    assert let_through == []


def test_what_the_supervisor_reads_names_no_visitor(rated: Desk) -> None:
    ticket_id = rated.serve()
    answer = rated.rate(BAD)
    shown = repr(rated.seen()) + repr(rated.hall.execute(
        "SELECT * FROM ratings_seen('all', '2026-01-01', '2026-12-31')", login="chenli"
    ))  # fmt: skip
    assert str(answer.rating_id) in shown
    assert str(ticket_id) not in shown
    assert str(answer.invitation_id) not in shown
    assert "A001" not in shown
    for table in ("rating", "rating_invitation", "rating_follow_up", "rating_step"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            rated.hall.execute(f"SELECT * FROM {table}", login="chenli")


def test_a_clerk_sees_own_weeks_that_are_over_and_full_enough(rated: Desk) -> None:
    def own(login: str = "zhoumin") -> list[tuple[str, int, str]]:
        weeks = rated.hall.app(login).run(ratings.own_weeks)
        return [(str(each.week_starts_on), each.rated, str(each.average)) for each in weeks]

    for level in (5, 4, 4, 2):
        rated.serve()
        rated.rate(Level(level))
    for day in ("2026-03-10", "2026-03-16", "2026-03-23"):
        rated.hall.set_clock(moment(f"{day} 10:00"))
        assert own() == []  # four do not hide each other
    rated.hall.set_clock(moment("2026-03-11 10:00"))
    rated.serve()
    rated.rate(Level.VERY_SATISFIED)
    rated.hall.set_clock(moment("2026-03-22 10:00"))
    assert own() == []  # somebody could still rate for that week, and be the difference
    rated.hall.set_clock(moment("2026-03-23 10:00"))
    assert own() == [("2026-03-09", 5, "4.0")]
    assert own("heqing") == []


def test_the_default_is_counted_after_the_days_and_never_written(rated: Desk) -> None:
    for _ in range(3):
        rated.serve()
    rated.rate(Level.VERY_DISSATISFIED)
    rated.hall.set_clock(moment("2026-03-17 23:00"))
    assert (rated.figures().total.by_default, rated.figures().total.pending) == (0, 2)
    rated.hall.set_clock(moment("2026-03-18 00:01"))
    total = rated.figures().total
    assert (total.by_default, total.pending, total.rated, total.basically_satisfied) == (2, 0, 1, 0)
    assert total.satisfied_share == pytest.approx(2 / 3)
    assert total.rated_share == pytest.approx(1 / 3)
    assert rated.hall.value("SELECT count(*) FROM rating") == 1
    rated.hall.execute("UPDATE setting SET value = '0' WHERE name = 'rating_default_days'")
    assert (rated.figures().total.by_default, rated.figures().total.pending) == (0, 2)


def test_figures_by_window_clerk_item_and_time(rated: Desk) -> None:
    rated.serve()
    rated.rate(Level.VERY_SATISFIED, efficiency=Level.VERY_SATISFIED)
    rated.serve()
    rated.rate(Level.DISSATISFIED, efficiency=Level.BASICALLY_SATISFIED)
    rated.hall.execute("UPDATE window_session SET closed_at = app_now() WHERE closed_at IS NULL")
    rated.hall.set_clock(moment("2026-04-01 09:00"))
    rated.serve("heqing", "12")

    def by(grouped_by: GroupedBy) -> list[tuple[Any, ...]]:
        lines = rated.figures(grouped_by).lines
        return [(line.label, line.invited, line.rated, line.bad) for line in lines]

    assert by(GroupedBy.WINDOW) == [("12", 3, 2, 1)]
    assert sorted(by(GroupedBy.CLERK)) == [("何青", 1, 0, 0), ("周敏", 2, 2, 1)]
    assert by(GroupedBy.ITEM) == [("农村村民宅基地用地审批", 3, 2, 1)]
    assert by(GroupedBy.DAY) == [("2026-03-10", 2, 2, 1), ("2026-04-01", 1, 0, 0)]
    assert by(GroupedBy.MONTH) == [("2026-03", 2, 2, 1), ("2026-04", 1, 0, 0)]
    assert rated.figures().total.efficiency == 4
    with pytest.raises(NotFound):
        rated.hall.app("chenli").run(
            ratings.figures,
            grouped_by=GroupedBy.DAY,
            first_day=dt.date(2025, 1, 1),
            last_day=dt.date(2025, 1, 2),
        )


def test_a_bad_rating_is_followed_up_step_by_step_and_each_step_once(rated: Desk) -> None:
    rated.hall.set_clock(moment("2026-09-24 16:00"))  # a Thursday before 中秋 and 国庆
    rated.serve()
    rated.rate(Level.DISSATISFIED)
    rated.serve()
    rated.rate(Level.BASICALLY_SATISFIED)
    (one,) = rated.seen(Wanted.OPEN)
    due = rated.hall.owner.run(ask, "SELECT add_working_days('2026-09-24', 1)")
    assert (one.contact_due_on, one.days_left, one.due_on) == (due, 1, due)
    assert one.fix_due_on == rated.hall.owner.run(ask, "SELECT add_working_days('2026-09-24', 5)")
    refused("wrong_state", rated.follow, one.rating_id, FollowUpAction.FIX)
    refused("reason_missing", rated.follow, one.rating_id, FollowUpAction.CONTACT, "　 ")
    press = uuid4()
    for _ in range(2):
        rated.follow(one.rating_id, FollowUpAction.CONTACT, "窗口承认态度急躁", action_id=press)
    refused("action_id_reused", rated.follow, one.rating_id, FollowUpAction.FIX, action_id=press)
    (one,) = rated.seen(Wanted.OPEN)
    assert (one.status, one.finding, one.handled_by_name) == (
        FollowUpStatus.CONTACTED,
        "窗口承认态度急躁",
        "陈立",
    )
    assert one.due_on == one.fix_due_on
    rated.follow(one.rating_id, FollowUpAction.FIX, "已致歉，组织培训")
    refused("wrong_state", rated.follow, one.rating_id, FollowUpAction.UNFOUNDED)
    assert rated.seen(Wanted.OPEN) == ()
    (one,) = rated.seen(Wanted.CLOSED)
    assert (one.status, one.outcome, one.days_left) == (FollowUpStatus.FIXED, "已致歉，组织培训", None)
    steps = rated.hall.app("chenli").run(ratings.steps_of, rating_id=one.rating_id)
    assert [(step.action, step.staff_name) for step in steps] == [("contact", "陈立"), ("fix", "陈立")]
    with pytest.raises(psycopg.errors.DatabaseError, match="log_is_append_only"):
        rated.hall.execute("UPDATE rating_step SET words = ''")


def test_a_missing_calendar_loses_no_bad_rating(rated: Desk) -> None:
    rated.serve()
    rated.hall.execute("DELETE FROM calendar_day WHERE day > '2026-01-31'")
    rated.rate(BAD)
    (one,) = rated.seen(Wanted.OPEN)
    assert (one.contact_due_on, one.fix_due_on) == (dt.date(2026, 3, 11), dt.date(2026, 3, 15))
    assert one.days_left is None


HEAD = "邀请编号,整体满意度,服务效率,意见建议,评价时间\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_ratings_of_telephones_come_in_exactly_once_and_line_by_line(
    rated: Desk, tmp_path: Path, encoding: str
) -> None:
    rated.serve()
    rated.rate(Level.SATISFIED)
    on_pad = rated.hall.value("SELECT invitation_id FROM rating_invitation")
    rated.serve()
    by_code = rated.invited()
    lines = (
        f"{by_code},不满意,5,等了很久,2026-03-10 12:30",
        f"{on_pad},非常满意,,,2026-03-10 12:30",
        f"{uuid4()},非常满意,,,2026-03-10 12:30",
        f"{by_code},一般,,,2026-03-10 12:30",
        f"{by_code},5,,,昨天",
        "A001,5,,,2026-03-10 12:30",
    )
    file = tmp_path / "export.csv"
    file.write_bytes((HEAD + "\n".join(lines) + "\n").encode(encoding))
    rated.hall.set_clock(moment("2026-03-11 08:30"))
    read = read_rating_file(file)
    assert [(p.code, p.line) for p in read.problems] == [
        ("rating_level", 5),
        ("rating_moment", 6),
        ("invitation_id", 7),
    ]
    done = rated.hall.owner.run(rating_import.import_ratings, rows=read.rows)
    assert (done.taken, done.known) == (1, 0)
    assert [(p.code, p.line) for p in done.problems] == [("rating_given", 3), ("invitation_unknown", 4)]
    again = rated.hall.owner.run(rating_import.import_ratings, rows=read.rows)
    assert (again.taken, again.known) == (0, 1)
    one = next(each for each in rated.seen() if each.source == "qr")
    assert (one.overall, one.efficiency, one.words, one.rated_at) == (
        2, 5, "等了很久", moment("2026-03-10 12:30"),
    )  # fmt: skip
    assert one.contact_due_on == dt.date(2026, 3, 12)  # from the day on which the hall learned of it


def test_a_rating_before_the_service_in_the_future_or_too_late_is_told(rated: Desk, tmp_path: Path) -> None:
    rated.serve()
    invitation_id = rated.invited()
    file = tmp_path / "export.csv"
    times = ("2026-03-10 07:00", "2026-03-25 09:00", "2026-03-18 00:10")
    file.write_text(HEAD + "".join(f"{invitation_id},5,,,{time}\n" for time in times), "utf-8")
    rated.hall.set_clock(moment("2026-03-20 09:00"))
    done = rated.hall.owner.run(rating_import.import_ratings, rows=read_rating_file(file).rows)
    assert [problem.code for problem in done.problems] == ["rating_time", "rating_time", "rating_late"]
    assert rated.seen() == ()
