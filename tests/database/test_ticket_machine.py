"""A random hall: several people at several windows do right and wrong things with tickets, and the clock jumps.

Every answer and every ticket is compared with the model in ticket_model.py. `COUNTER_LONG_RUN=1` lets it go on for
much longer.
"""

import datetime as dt
import os
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import booleans, integers, none, one_of, sampled_from

from counter_app.domain.tickets import TicketAction
from counter_app.errors import Refused
from counter_app.services import hall_screens, queue, windows
from counter_app.services.actions import record_ticket_action
from tests.database.hall import Hall, moment
from tests.database.ticket_model import (
    AT_A_WINDOW,
    CLERKS,
    DUTIES,
    ENTERS_A_QUEUE,
    HOLDS_A_PLACE,
    NEEDS_THE_WINDOW,
    RULES,
    TAKES_THE_WINDOW,
    WITH_REASON,
    Asked,
    ModelTicket,
    Said,
    after,
    answer,
    held_by,
    line_at,
)

LONG = bool(os.environ.get("COUNTER_LONG_RUN"))
EXAMPLES, STEPS = (400, 80) if LONG else (12, 40)
PEOPLE = {
    "zhoumin": "clerk", "heqing": "clerk", "hejing": "clerk", "tangjie": "clerk", "liuyang": "chief_representative",
    "yangfan": "township_clerk", "kiosk1": "kiosk", "chenli": "supervisor", "liuguifang": "agent",
    "denghong": "leader", "board1": "board",
}  # fmt: skip
HOMES = {"hejing": "区市监局", "tangjie": "区医疗保障局", "liuyang": "区市监局"}
WINDOWS = {"02": "区市监局", "08": "区医疗保障局", "11": None, "12": None}
QUEUES_AT = {"02": {"C": 1}, "08": {"B": 1}, "11": {"B": 1}, "12": {"A": 3, "B": 1}}
"""With the weight of each: at window 12 waiting in A counts three times."""
PEOPLE_WITH_A_CARD = ("E1", "E2", "E3")
LOST_SECONDS = 90
SLOW_SECONDS = 6
"""A machine that is so slow that a time limit may have passed by itself is no evidence."""


class TicketMachine(RuleBasedStateMachine):
    """One day of the hall; the next example is the next day.

    Attributes:
        tickets: the model's tickets by id.
        sits: who sits at which window (its number), and since when without a sign of life.
        said: what succeeded, ready to be repeated: (login, the call, its answer).
    """

    def __init__(self, hall: Hall, days: "list[int]") -> None:
        super().__init__()
        self.hall = hall
        days.append(len(days))
        hall.set_clock(moment("2026-03-10 00:30"))
        hall.execute("UPDATE simulation SET offset_by = offset_by + %s * interval '1 day'", len(days))
        hall.execute(
            "UPDATE window_queue wq SET weight = 3 FROM queue q WHERE q.queue_id = wq.queue_id AND q.prefix = 'A'"
        )
        self.window_ids = {number: hall.window_id(number) for number in WINDOWS}
        rows = hall.execute("SELECT prefix, queue_id FROM queue")
        self.queue_ids: dict[str, int] = dict(rows)
        self.tickets: dict[UUID, ModelTicket] = {}
        self.sits: dict[str, tuple[str, UUID, float]] = {}
        self.called_at: dict[UUID, float] = {}
        self.said: list[tuple[str, Callable[..., Any], dict[str, Any], Any]] = []
        self.jumped = 0.0
        self.given: dict[str, int] = {}

    # -- helpers -----------------------------------------------------------------------------------------------

    def now(self) -> float:
        return time.monotonic() + self.jumped

    def ask(self, login: str, use_case: Callable[..., Any], **facts: Any) -> Any:
        """The answer, or the code of the refusal as a string."""
        try:
            given = self.hall.app(login).run(use_case, **facts)
        except Refused as refused:
            return refused.code
        self.said.append((login, use_case, facts, given))
        return given

    def sitting_at(self, login: str) -> int | None:
        return self.window_ids[self.sits[login][0]] if login in self.sits else None

    def occupied(self, window_id: int | None, but: UUID | None = None) -> bool:
        return any(
            ticket.window_id == window_id and ticket.status in AT_A_WINDOW and ticket_id != but
            for ticket_id, ticket in self.tickets.items()
        )

    def silent(self, window_id: int | None) -> float:
        """Seconds since somebody at this window gave a sign of life."""
        heard = [at for number, _, at in self.sits.values() if self.window_ids[number] == window_id]
        return self.now() - max(heard, default=-1e9)

    def serves(self, window_id: int | None) -> dict[int, int]:
        """The queues of a window with their weights."""
        number = next((number for number, known in self.window_ids.items() if known == window_id), None)
        return {self.queue_ids[prefix]: weight for prefix, weight in QUEUES_AT.get(number or "", {}).items()}

    def asked(self, login: str, ticket_id: UUID, said: Said) -> Asked:
        ticket = self.tickets[ticket_id]
        target = said.to_queue_id or ticket.queue_id
        return Asked(
            duties=frozenset({PEOPLE[login]}),
            holds=self.sitting_at(login),
            serves=frozenset(self.serves(said.window_id)),
            occupied=self.occupied(said.window_id, but=ticket_id),
            cooled=self.now() - self.called_at.get(ticket_id, 0.0) > 10,
            holder_alive=self.silent(held_by(ticket)) < LOST_SECONDS,
            person_elsewhere=self.holds_a_place(ticket.person, target, but=ticket_id),
        )

    def holds_a_place(self, person: str, queue_id: int, but: UUID | None = None) -> bool:
        return bool(person) and any(
            ticket.person == person and ticket.queue_id == queue_id and ticket.status in HOLDS_A_PLACE
            for ticket_id, ticket in self.tickets.items()
            if ticket_id != but
        )

    def pick(self, number: int) -> UUID:
        return list(self.tickets)[number % len(self.tickets)]

    # -- what happens ------------------------------------------------------------------------------------------

    @rule(
        login=sampled_from(["kiosk1", "kiosk1", "kiosk1", *PEOPLE]),
        prefix=sampled_from("AABBBC"),
        reason=sampled_from(["", "", "", "老年人", "孕妇", "绿色通道"]),
        card=one_of(none(), sampled_from(PEOPLE_WITH_A_CARD)),
    )
    def issue(self, login: str, prefix: str, reason: str, card: str | None) -> None:
        ticket_id, queue_id = uuid4(), self.queue_ids[prefix]
        given = self.ask(
            login,
            hall_screens.issue_ticket,
            action_id=uuid4(),
            ticket_id=ticket_id,
            queue_id=queue_id,
            item_id=None,
            priority_reason=reason,
            visitor=hall_screens.Visitor(id_kind="护照", id_number=card) if card else None,
        )
        if PEOPLE[login] not in CLERKS | {"kiosk"}:
            assert given in {"no_permission", "not_your_duty"}
        elif self.holds_a_place(card or "", queue_id):
            assert given == "ticket_open"
        elif PEOPLE[login] == "kiosk" and reason == "绿色通道":
            assert given == "green_channel_at_desk"
        else:
            self.given[prefix] = self.given.get(prefix, 0) + 1
            assert given.label == f"{prefix}{self.given[prefix]:03d}"
            ticket = ModelTicket(
                queue_id=queue_id, label=(prefix, self.given[prefix]), reason=reason, person=card or ""
            )
            self.tickets[ticket_id] = after(ticket, Said(action="issue", at=given.issued_at))

    @rule(login=sampled_from(list(PEOPLE)), number=sampled_from(list(WINDOWS)))
    def open_window(self, login: str, number: str) -> None:
        session_id = uuid4()
        given = self.ask(login, windows.open_window, session_id=session_id, window_id=self.window_ids[number])
        expected = self._may_open(login, number)
        if expected == "unsure":
            expected = str(given) if isinstance(given, str) else ""
        assert (given if isinstance(given, str) else "") == expected, (login, number)
        if not expected:
            for other in [who for who, seat in self.sits.items() if seat[0] == number or who == login]:
                del self.sits[other]
            self.sits[login] = (number, session_id, self.now())

    def _may_open(self, login: str, number: str) -> str:
        if PEOPLE[login] not in CLERKS:
            return "no_permission"
        if WINDOWS[number] is not None and HOMES.get(login) != WINDOWS[number]:
            return "window_of_other_department"
        for who, (held, _, heard) in self.sits.items():
            silent = self.now() - heard
            if held == number and who != login and silent < LOST_SECONDS + SLOW_SECONDS:
                return "unsure" if silent > LOST_SECONDS - SLOW_SECONDS else "window_taken"
        return ""

    @precondition(lambda self: self.sits)
    @rule(number=integers(0, 99))
    def leave(self, number: int) -> None:
        login = list(self.sits)[number % len(self.sits)]
        self.ask(login, windows.close_window, session_id=self.sits.pop(login)[1])

    @precondition(lambda self: self.sits)
    @rule(number=integers(0, 99), away=booleans())
    def pause(self, number: int, away: bool) -> None:
        login = list(self.sits)[number % len(self.sits)]
        held, session_id, _ = self.sits[login]
        self.ask(login, windows.pause_window, session_id=session_id, reason="取印章" if away else "")
        self.sits[login] = (held, session_id, self.now())

    @rule(login=sampled_from(list(PEOPLE)), number=sampled_from(list(WINDOWS)), own=booleans())
    def call(self, login: str, number: str, own: bool) -> None:
        if own and login in self.sits:
            number = self.sits[login][0]
        window_id = self.window_ids[number]
        given = self.ask(login, queue.call_next, action_id=uuid4(), window_id=window_id)
        called_at = self.called_at_time(given)
        # The instant of the question lies a little before the one of the call; at their border both are right.
        lines = [
            line_at(self.tickets.values(), window_id=window_id, weights=self.serves(window_id), now=at)
            for at in (called_at, called_at - dt.timedelta(seconds=SLOW_SECONDS))
        ]
        if PEOPLE[login] not in CLERKS:
            assert given == "no_permission"
        elif self.sitting_at(login) != window_id:
            assert given == "window_not_held"
        elif not lines[0]:
            assert given is None
        elif self.occupied(window_id):
            assert given == "window_busy"
        else:
            assert self.tickets[given.ticket_id] in [line[0] for line in lines]
            self._apply(given.ticket_id, Said(action="call", window_id=window_id))

    def called_at_time(self, given: Any) -> dt.datetime:
        """When it was called; now, where nobody was."""
        called = isinstance(given, queue.QueuedTicket)
        moment: dt.datetime = given.called_at if called else self.hall.value("SELECT app_now()")
        return moment

    def _apply(self, ticket_id: UUID, said: Said) -> None:
        others = [ticket for other, ticket in self.tickets.items() if other != ticket_id]
        self.tickets[ticket_id] = after(self.tickets[ticket_id], said, others)
        if said.action in {"call", "call_given", "recall"}:
            self.called_at[ticket_id] = self.now()

    @precondition(lambda self: self.tickets)
    @rule(
        login=sampled_from(list(PEOPLE)),
        number=integers(0, 99),
        action=sampled_from([action.value for action in TicketAction if action != "issue"]),
        at=sampled_from(list(WINDOWS)),
        reason=sampled_from(["", "测试"]),
    )
    def act_at_random(self, login: str, number: int, action: str, at: str, reason: str) -> None:
        self._act(login, self.pick(number), Said(action=action, window_id=self.window_ids[at], reason=reason))

    @precondition(
        lambda self: any(ticket.status in AT_A_WINDOW for ticket in self.tickets.values()) and self.sits
    )
    @rule(
        number=integers(0, 99),
        action=sampled_from(sorted(NEEDS_THE_WINDOW | WITH_REASON)),
        to=sampled_from([None, *WINDOWS]),
        to_queue=sampled_from([None, "A", "B"]),
    )
    def act_at_the_window(self, number: int, action: str, to: str | None, to_queue: str | None) -> None:
        """What a clerk does all day, with whoever stands there."""
        sitting = {self.window_ids[seat[0]]: login for login, seat in self.sits.items()}
        here = [(ticket_id, ticket) for ticket_id, ticket in self.tickets.items()
                if ticket.status in AT_A_WINDOW and ticket.window_id in sitting]  # fmt: skip
        if here:
            ticket_id, ticket = here[number % len(here)]
            assert ticket.window_id is not None
            self._act(sitting[ticket.window_id], ticket_id, Said(
                action=action, window_id=ticket.window_id, reason="测试",
                to_window_id=self.window_ids[to] if to else None,
                to_queue_id=self.queue_ids[to_queue] if to_queue else None,
            ))  # fmt: skip

    @precondition(
        lambda self: self.sits and any(t.status in {"parked", "no_show"} for t in self.tickets.values())
    )
    @rule(number=integers(0, 99), who=integers(0, 99), at_once=booleans())
    def bring_back(self, number: int, who: int, at_once: bool) -> None:
        aside = [ticket_id for ticket_id, t in self.tickets.items() if t.status in {"parked", "no_show"}]
        login = list(self.sits)[who % len(self.sits)]
        ticket_id = aside[number % len(aside)]
        missed = "call_given" if at_once else "requeue"
        action = "unpark" if self.tickets[ticket_id].status == "parked" else missed
        self._act(login, ticket_id, Said(action=action, window_id=self.sitting_at(login)))

    @precondition(lambda self: self.sits and any(t.status == "waiting" for t in self.tickets.values()))
    @rule(number=integers(0, 99), who=integers(0, 99))
    def call_a_given_number(self, number: int, who: int) -> None:
        waiting = [ticket_id for ticket_id, t in self.tickets.items() if t.status == "waiting"]
        login = list(self.sits)[who % len(self.sits)]
        ticket_id = waiting[number % len(waiting)]
        self._act(login, ticket_id, Said(action="call_given", window_id=self.sitting_at(login)))

    @precondition(lambda self: any(held_by(t) for t in self.tickets.values()))
    @rule(number=integers(0, 99), login=sampled_from(["chenli", "heqing"]))
    def give_back_what_a_window_holds(self, number: int, login: str) -> None:
        held = [ticket_id for ticket_id, t in self.tickets.items() if held_by(t) and t.status != "parked"]
        if held:
            self._act(login, held[number % len(held)], Said(action="release"))

    def _act(self, login: str, ticket_id: UUID, said: Said) -> None:
        ticket = self.tickets[ticket_id]
        waited = self.now() - self.called_at.get(ticket_id, 0.0)
        expected = answer(ticket, said, self.asked(login, ticket_id, said))
        payload: dict[str, Any] = {"reason": said.reason}
        if said.action == "transfer":
            payload |= {"queue_id": said.to_queue_id, "window_id": said.to_window_id}
        given = self.ask(
            login,
            record_ticket_action,
            action_id=uuid4(),
            ticket_id=ticket_id,
            action=TicketAction(said.action),
            window_id=said.window_id,
            payload=payload,
        )
        if expected == "recall_too_soon" and waited > 10 - SLOW_SECONDS and given is True:
            expected = "called"
        if (
            said.action in {"release", "close_out"}
            and abs(self.silent(held_by(ticket)) - LOST_SECONDS) < SLOW_SECONDS
        ):
            expected = RULES[ticket.status, said.action] if given is True else str(given)
        assert given == (True if expected in {*RULES.values()} else expected), (said, ticket)
        if given is True:
            self._apply(ticket_id, said)

    @precondition(lambda self: self.said)
    @rule(number=integers(0, 99))
    def say_again(self, number: int) -> None:
        """The answer of an action is the same however late it is asked for again."""
        login, use_case, facts, given = self.said[-1 - number % min(len(self.said), 20)]
        if use_case is windows.pause_window or given is None:
            return  # it may be somebody else's window by now; and "nobody waits" is no action
        again = self.hall.app(login).run(use_case, **facts)
        if use_case is record_ticket_action:
            assert again is False
        elif hasattr(given, "ticket_id"):
            assert (again.ticket_id, again.label) == (given.ticket_id, given.label)
        else:
            assert again == given

    @precondition(lambda self: self.said)
    @rule(number=integers(0, 99))
    def say_something_else_with_a_known_id(self, number: int) -> None:
        login, use_case, facts, _ = self.said[number % len(self.said)]
        if use_case is record_ticket_action:
            with pytest.raises(Refused, match="action_id_reused"):
                self.hall.app(login).run(use_case, **{**facts, "ticket_id": uuid4()})

    @rule(seconds=sampled_from([37, 37, 600]))
    def let_time_pass(self, seconds: int) -> None:
        self.hall.execute("UPDATE simulation SET offset_by = offset_by + %s * interval '1 second'", seconds)
        self.jumped += seconds

    @invariant()
    def the_hall_is_as_the_model_says(self) -> None:
        stored = {
            row[0]: row[1:]
            for row in self.hall.execute(
                """SELECT ticket_id, status, queue_id, turn_at, window_id, reserved_window_id, recall_count,
                          requeue_count, action_count FROM ticket WHERE business_day = today()"""
            )
        }
        assert stored == {
            ticket_id: (t.status, t.queue_id, t.turn, t.window_id, t.reserved_window_id, t.recall_count,
                        t.requeue_count, t.action_count)
            for ticket_id, t in self.tickets.items()
        }  # fmt: skip

    @precondition(lambda self: self.sits)
    @invariant()
    def nothing_of_another_day_is_left(self) -> None:
        """The first who opened a window closed it out."""
        assert not self.hall.value(
            """SELECT count(*) FROM ticket WHERE business_day <> today()
               AND status IN ('waiting', 'called', 'serving', 'parked', 'no_show')"""
        )

    def teardown(self) -> None:
        """Everybody goes home, whoever stands there: the next day begins with what was left behind."""
        self.hall.execute("UPDATE window_session SET closed_at = now() WHERE closed_at IS NULL")


@pytest.mark.timeout(3600 if LONG else 300)
def test_the_queue_does_what_the_model_says(hall: Hall) -> None:
    days: list[int] = []
    run_state_machine_as_test(
        lambda: TicketMachine(hall, days),  # type: ignore[arg-type]  # a maker does as well as a class
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
            # Each step of shrinking is another day in a real hall: only when somebody waits for it.
            phases=tuple(Phase) if LONG else (Phase.generate,),
        ),
    )


def test_the_table_of_transitions_is_the_model_s(quiet_hall: Hall) -> None:
    rows = quiet_hall.execute(
        "SELECT from_status, action, to_status, roles, guards FROM transition WHERE subject = 'ticket'"
    )
    assert {(origin, action): target for origin, action, target, _, _ in rows} == RULES
    for origin, action, _, roles, guards in rows:
        missed = (origin, action) == ("no_show", "call_given")
        assert set(roles) == DUTIES.get(action, CLERKS)
        assert ("holds_window" in guards) is (action in NEEDS_THE_WINDOW | TAKES_THE_WINDOW)
        assert ("same_window" in guards) is (action in NEEDS_THE_WINDOW)
        assert ("window_free" in guards) is (action in TAKES_THE_WINDOW)
        assert ("of_window" in guards) is (action == "call_given")
        assert ("of_today" in guards) is (action in {"call_given", "requeue"})
        assert ("one_per_queue" in guards) is (action in ENTERS_A_QUEUE or missed)
        assert ("requeue_allowed" in guards) is (action == "requeue")
        assert ("window_lost" in guards) is (action == "release")
        assert ("closing" in guards) is (action == "close_out")
        assert ("reason" in guards) is (action in WITH_REASON)
        assert ("recall_allowed" in guards) is (action == "recall")
