"""Whatever text comes in, by a service or by plain SQL: recorded as it is, or refused with a code and a sentence."""

import dataclasses
import datetime as dt
import importlib
import inspect
import json
import pkgutil
import time
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import counter_app.services
from counter_app.application import Application, answer_for
from counter_app.domain.cases import CaseAction
from counter_app.domain.ratings import FollowUpAction, Level
from counter_app.domain.roles import Role
from counter_app.domain.text_rules import InvalidText, check_text, clean_text
from counter_app.domain.tickets import TicketAction
from counter_app.errors import CounterError, Refused
from counter_app.services import (
    actions,
    announcing,
    appointments,
    cases,
    certificates,
    enquiries,
    filing,
    hall_screens,
    hall_setup,
    intake,
    items,
    notices,
    papers,
    passwords,
    public_devices,
    public_screens,
    queue_day,
    rating_pad,
    ratings,
    signoff,
    staff,
    ticket_place,
    units,
    village_snapshot,
    window_column,
    windows,
)
from counter_app.work import Work
from db.embedded import EmbeddedServer
from db.models.text_limits import LINES, NOT_IN_A_LINE, NOT_IN_WORDS
from tests.database import bookings
from tests.database.hall import ORDINARY_DAY, PASSWORD, RESIDENT, Hall, furnished_hall
from tests.unit.documents import samples
from ui.wording import ERRORS, sentence_for

NASTY = {
    "NUL": "李\x00强",
    "half a character": "李\ud800",
    "escape": "李\x1b[31m",
    "C1": "李\x9b强",
    "override": "李\u202e强国",
    "isolate": "\u2066李\u2069",
    "no character": "李\U0001ffff",
    "tag": "李\U000e0041",
    "ten megabytes": "长" * 3_400_000,
}
SQL_TRICKS = (
    "'; DROP TABLE applicant; --",
    "\\'; SELECT 1; --",
    "%(x)s :name $1 {0}",
    "../../etc/passwd",
    "=1+1",
)
_BOOKERS = count(1)
VERIFIER = "SCRAM-SHA-256$4096:AAAAAAAAAAAAAAAAAAAAAA==$" + "A" * 43 + "=:" + "A" * 43 + "="
REFUSES_NOTHING = {
    "announcing.spoken_board.zone",
    "cases.cases_of_applicant.id_number",
    "cases.find_case.service_code",
    "enquiries.record_enquiry.referral.name",
    "hall_screens.board_frame.zone",
    "hall_screens.hall_board.zone",
    "hall_screens.zone_id_of.zone",
    "public_screens.waiting_line.zone",
    "units.find_unit_id.name",
    "items.search_items.query",
    "filing.pull_changes.cursor",
    "village_snapshot.fetch_snapshot.known_fingerprint",
}
"""Where any text is an answerable question: it finds, or it finds nothing."""
NOT_TYPED = {
    "calendar.import_calendar": "read and scrubbed by exchange/holiday_calendar.py",
    "catalogue_import.import_catalogue": "read and scrubbed by exchange/catalogue_reading.py",
    "catalogue_import.import_items": "read and scrubbed by exchange/item_list.py",
    "case_papers.put_on_record": "called by the services below with what they recorded",
    "rating_import.import_ratings": "read and checked by exchange/rating_file.py",
    "public_screens.unknown_window": "the answer to a number that window_screen, tried below, did not find",
    "review.stop_clock": "one of eight words; said by actions.record_case_action, which is tried below",
    "staff.mandate_of": "a login that the list of staff showed; it only reads",
    "unlocking.unlock": "a password that is only tried, as at signing in",
    "hall_setup.set_up_hours": "days and times, read and checked by exchange/hall_file.py",
    "hall_setup.set_up_staff": "as staff.add_staff, which it calls",
    "hall_setup.set_up_windows": "names that must exist already, and zones as the hall's own name below",
    "log_check.check_log": "digits, compared in Python",
    "name_search.search_texts": "asks no database",
    "queue.transfer": "a target that was read before; only its numbers are sent",
    "supervision_export.export_board": "rows that were read; tests/unit/exchange and its own tests",
}


class Desk:
    """A hall with a case in each state that a service with text needs."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.window_id = hall.open_window("zhoumin", "12")
        self.session_id: UUID = hall.value(
            "SELECT session_id FROM window_session WHERE window_id = %s AND closed_at IS NULL", self.window_id
        )
        self.received = hall.receive().head.case_id
        self.accepted = hall.accept().case.head.case_id
        self.submitted = hall.accept().case.head.case_id
        hall.app("zhoumin").run(
            signoff.submit_for_decision, action_id=uuid4(), case_id=self.submitted, opinion="建议准予"
        )
        self.ticket_id = hall.serve().ticket_id

    def run(self, login: str, use_case: Callable[..., Any], /, *args: Any, **facts: Any) -> Any:
        return self.hall.app(login).run(use_case, *args, **facts)


@pytest.fixture(scope="module")
def desk(hall_server: EmbeddedServer) -> Iterator[Desk]:
    with furnished_hall(hall_server) as hall:
        yield Desk(hall)


def _applicant(desk: Desk, **fields: str) -> None:
    desk.run("zhoumin", intake.put_applicant, uuid4(), replace(RESIDENT, **fields))


def _conclude(desk: Desk, taken: intake.Intake, **said: str) -> None:
    desk.run(
        "zhoumin",
        intake.conclude_intake,
        action_id=uuid4(),
        intake=taken,
        conclusion=intake.Conclusion.DECLINE,
        **{"reason": "不属本机关", "right_body": "区农业农村局", **said},
    )


def _known(desk: Desk) -> intake.Intake:
    return desk.hall.desk(case_id=desk.received)


def _filed(desk: Desk, **changed: Any) -> None:
    guide = desk.hall.guide()
    made = filing.Filing(
        case_id=uuid4(),
        action_id=uuid4(),
        applicant_id=uuid4(),
        service_code="5" * 24,
        filed_at=dt.datetime.now(dt.UTC),
        item_version_id=guide.item_version_id,
        item_name=guide.name,
        applicant=RESIDENT,
        lines=(),
        notice=None,
    )
    desk.run("liuguifang", filing.file_from_village, filing=replace(made, **changed))


def _paper(desk: Desk, *, number: str = "20260310-A001", matter: str = "不动产登记") -> None:
    desk.run(
        "kiosk1",
        papers.issue_paper,
        document_id=uuid4(),
        number=number,
        content=replace(samples.TICKET, matter=matter),
        ticket_id=desk.ticket_id,
    )


def _staff(desk: Desk, **changed: str) -> None:
    facts = {"login": "newcomer", "name": "王新", "verifier": VERIFIER, "phone": "023-6800-0001", **changed}
    desk.run("admin", staff.add_staff, action_id=uuid4(), org_unit_id=1, roles=[Role.CLERK], **facts)


def _with_password(desk: Desk, use: Callable[..., Any], **facts: Any) -> None:
    if "action_id" in inspect.signature(use).parameters:
        facts["action_id"] = uuid4()
    use(desk.hall.app("admin"), **facts)


def _sign(desk: Desk, action: CaseAction, text: str) -> None:
    desk.run(
        "xujun", signoff.sign_off, action_id=uuid4(), case_id=desk.submitted, action=action, opinion=text
    )


def _unit(desk: Desk, **changed: str) -> None:
    facts: dict[str, Any] = {"name": "新单位", **changed}
    desk.hall.owner.run(units.add_unit, **facts)


def _hall(desk: Desk, text: str) -> None:
    from counter_app.exchange.hall_file import HallDescription

    described = HallDescription(
        hall={"name": text, "short_name": "九", "region_code": "500107"}, departments={}, files={}
    )
    desk.hall.owner.run(hall_setup.set_up_hall, description=described)


def _rate(desk: Desk, text: str) -> None:
    answer = rating_pad.Answer(rating_id=uuid4(), invitation_id=uuid4(), overall=Level.SATISFIED, words=text)
    desk.run("pad12", rating_pad.rate, answer=answer)


def _follow_up(desk: Desk, text: str) -> None:
    action = FollowUpAction.CONTACT
    desk.run(
        "chenli", ratings.record_follow_up, action_id=uuid4(), rating_id=uuid4(), action=action, words=text
    )


Call = Callable[[Desk, str], Any]
TODAY = dt.date(2026, 3, 10)


def _book(desk: Desk, **said: str) -> None:
    bookings.add_slots(desk.hall)
    bookings.book(desk.hall, replace(bookings.GUO, **said), "kiosk1")


def _cancel(desk: Desk, text: str) -> None:
    bookings.add_slots(desk.hall, quota=500)
    booked = bookings.book(desk.hall, bookings.person(next(_BOOKERS)), "kiosk1")
    desk.run(
        "zhoumin",
        appointments.cancel,
        action_id=uuid4(),
        appointment_id=booked.appointment_id,
        reason=text,
    )


def _bookings_of(desk: Desk, **said: str) -> None:
    asked = {"id_kind": bookings.GUO.id_kind, "id_number": bookings.GUO.id_number, **said}
    desk.run("kiosk1", appointments.bookings_of, **asked)


def _enquire(desk: Desk, **said: str) -> None:
    facts: dict[str, Any] = {"topic": "材料咨询", **said}
    if name := facts.get("referral"):
        facts["referral"] = enquiries.Referral(unit_id=1, window_id=None, name=name, note=name, queue_id=None)
    desk.run("zhoumin", enquiries.record_enquiry, action_id=uuid4(), window_id=desk.window_id, **facts)


def each(keys: Iterable[str], call: Callable[[str, Desk, str], Any]) -> dict[str, Call]:
    """The same call with the text in each of these places."""
    return {key: partial(call, key) for key in keys}


PLACES: dict[str, dict[str, Call]] = {
    "actions.record_case_action": {
        "payload": lambda d, t: d.run(
            "zhoumin",
            actions.record_case_action,
            action_id=uuid4(),
            case_id=d.accepted,
            action=CaseAction.WITHDRAW,
            payload={"reason": t},
        )
    },
    "actions.record_ticket_action": {
        "payload": lambda d, t: d.run(
            "zhoumin",
            actions.record_ticket_action,
            action_id=uuid4(),
            ticket_id=d.ticket_id,
            action=TicketAction.PARK,
            window_id=d.window_id,
            payload={"reason": t},
        )
    },
    "cases.cases_of_applicant": {
        "id_number": lambda d, t: d.run("zhoumin", cases.cases_of_applicant, id_number=t)
    },
    "cases.find_case": {"service_code": lambda d, t: d.run("zhoumin", cases.find_case, service_code=t)},
    "certificates.deliver": each(
        ("receiver_name", "relation"),
        lambda key, d, t: d.run(
            "zhoumin",
            certificates.deliver,
            action_id=uuid4(),
            case_id=d.accepted,
            **{"receiver_name": "李国强", "relation": "本人", key: t},
        ),
    ),
    "enquiries.record_enquiry": each(
        ("topic", "question", "answer", "referral.name"),
        lambda key, d, t: _enquire(d, **{key.partition(".")[0]: t}),
    ),
    "appointments.book": each(
        ("visitor.id_kind", "visitor.id_number", "visitor.name", "visitor.phone"),
        lambda key, d, t: _book(d, **{key.partition(".")[2]: t}),
    ),
    "appointments.cancel": {"reason": _cancel},
    "appointments.bookings_of": each(("id_kind", "id_number"), lambda key, d, t: _bookings_of(d, **{key: t})),
    "filing.file_from_village": {
        "filing.service_code": lambda d, t: _filed(d, service_code=t),
        "filing.applicant": lambda d, t: _filed(d, applicant=replace(RESIDENT, name=t)),
    },
    "filing.pull_changes": {"cursor": lambda d, t: d.run("liuguifang", filing.pull_changes, cursor=t)},
    "hall_screens.board_frame": {"zone": lambda d, t: d.run("board1", hall_screens.board_frame, t)},
    "hall_screens.hall_board": {"zone": lambda d, t: d.run("board1", hall_screens.hall_board, zone=t)},
    "hall_screens.zone_id_of": {"zone": lambda d, t: d.run("board1", hall_screens.zone_id_of, t)},
    "queue_day.end_day": {
        "reason": lambda d, t: d.run("chenli", queue_day.end_day, action_id=uuid4(), reason=t),
    },
    "ticket_place.ticket_place": {"code": lambda d, t: d.run("kiosk1", ticket_place.ticket_place, code=t)},
    "window_column.find_number": {
        "typed": lambda d, t: d.run("zhoumin", window_column.find_number, window_id=d.window_id, typed=t),
    },
    "hall_screens.issue_ticket": {
        "priority_reason": lambda d, t: d.hall.issue(priority_reason=t),
        "visitor": lambda d, t: d.hall.issue(
            visitor=hall_screens.Visitor(id_kind="护照", id_number=t, name="王芳")
        ),
        "visitor.name": lambda d, t: d.hall.issue(
            visitor=hall_screens.Visitor(id_kind="护照", id_number=f"E{next(_BOOKERS):08}", name=t)
        ),
    },
    "hall_setup.set_up_hall": {"description": _hall},
    "intake.conclude_intake": {
        "intake.applicant": lambda d, t: _conclude(d, d.hall.desk(applicant=replace(RESIDENT, address=t))),
        "reason": lambda d, t: _conclude(d, _known(d), reason=t),
        "right_body": lambda d, t: _conclude(d, _known(d), right_body=t),
    },
    "intake.put_applicant": each(
        [f"form.{field.name}" for field in dataclasses.fields(intake.ApplicantForm)],
        lambda key, d, t: _applicant(d, **{key.removeprefix("form."): t}),
    ),
    "intake.save_checklist": {
        "lines.defect": lambda d, t: d.run(
            "zhoumin",
            intake.save_checklist,
            case_id=d.received,
            lines=(replace(_known(d).lines[0], defect=t),),
        )
    },
    "items.search_items": {"query": lambda d, t: d.run("zhoumin", items.search_items, query=t)},
    "notices.put_up_notice": {
        "words": lambda d, t: d.run(
            "chenli",
            notices.put_up_notice,
            action_id=uuid4(),
            words=t,
            zone_id=None,
            shown_from=ORDINARY_DAY,
            shown_until=ORDINARY_DAY + dt.timedelta(hours=1),
        )
    },
    "papers.issue_paper": {
        "number": lambda d, t: _paper(d, number=t),
        "content": lambda d, t: _paper(d, matter=t),
    },
    "passwords.add_staff": each(
        ("login", "name", "password"),
        lambda key, d, t: _with_password(
            d,
            passwords.add_staff,
            org_unit_id=1,
            roles=(Role.CLERK,),
            **{"login": "newcomer", "name": "王新", "password": "long-enough", key: t},
        ),
    ),
    "passwords.change_own_password": each(
        ("old", "new"),
        lambda key, d, t: _with_password(
            d, passwords.change_own_password, **{"old": PASSWORD, "new": "long-enough", key: t}
        ),
    ),
    "passwords.reset_password": each(
        ("login", "password"),
        lambda key, d, t: _with_password(
            d, passwords.reset_password, **{"login": "nobody", "password": "long-enough", key: t}
        ),
    ),
    "public_devices.check_device": {
        "zone": lambda d, t: d.run("board1", public_devices.check_device, role=Role.BOARD, zone=t),
        "window": lambda d, t: d.run("board1", public_devices.check_device, role=Role.BOARD, window=t),
    },
    "announcing.spoken_board": {"zone": lambda d, t: d.run("board1", announcing.spoken_board, zone=t)},
    "public_screens.waiting_line": {
        "zone": lambda d, t: d.run("board1", public_screens.waiting_line, zone=t)
    },
    "public_screens.window_screen": {
        "window": lambda d, t: d.run("board1", public_screens.window_screen, window=t)
    },
    "queue.act_on_ticket": {
        "payload": lambda d, t: d.hall.act(d.ticket_id, TicketAction.PARK, reason=t),
    },
    "rating_pad.pad_face": {"window": lambda d, t: d.run("pad12", rating_pad.pad_face, window=t)},
    "rating_pad.check_pad": {"window": lambda d, t: d.run("pad12", rating_pad.check_pad, window=t)},
    "rating_pad.rate": {"answer.words": _rate},
    "ratings.record_follow_up": {"words": _follow_up},
    "signoff.sign_off": {"opinion": lambda d, t: _sign(d, CaseAction.REFUSE, t)},
    "signoff.submit_for_decision": {
        "opinion": lambda d, t: d.run(
            "zhoumin", signoff.submit_for_decision, action_id=uuid4(), case_id=d.accepted, opinion=t
        )
    },
    "staff.add_staff": each(("login", "name", "verifier", "phone"), lambda key, d, t: _staff(d, **{key: t})),
    "staff.reset_password": {
        "login": lambda d, t: d.run(
            "admin", staff.reset_password, action_id=uuid4(), login=t, verifier=VERIFIER
        ),
        "verifier": lambda d, t: d.run(
            "admin", staff.reset_password, action_id=uuid4(), login="zhoumin", verifier=t
        ),
    },
    "staff.set_cover": each(
        ("absent", "acting"),
        lambda key, d, t: d.run(
            "admin",
            staff.set_cover,
            action_id=uuid4(),
            starts_on=TODAY,
            ends_on=TODAY,
            **{"absent": "xujun", "acting": "zhoumin", key: t},
        ),
    ),
    "staff.set_mandate": {
        "login": lambda d, t: d.run(
            "admin", staff.set_mandate, action_id=uuid4(), login=t, item_ids=None, starts_on=TODAY
        )
    },
    "staff.set_staff_active": {
        "login": lambda d, t: d.run("admin", staff.set_staff_active, action_id=uuid4(), login=t, active=True)
    },
    "staff.set_staff_roles": {
        "login": lambda d, t: d.run(
            "admin", staff.set_staff_roles, action_id=uuid4(), login=t, roles=[Role.CLERK]
        )
    },
    "units.add_unit": each(
        ("name", "kind", "short_name", "outside_code", "phone", "review_body", "court"),
        lambda key, d, t: _unit(d, **{key: t}),
    ),
    "units.find_unit_id": {"name": lambda d, t: d.hall.owner.run(units.find_unit_id, t)},
    "units.get_unit_id": {
        "name": lambda d, t: d.hall.owner.run(units.get_unit_id, t),
        "outside_code": lambda d, t: d.hall.owner.run(units.get_unit_id, "又一单位", t),
    },
    "village_snapshot.fetch_snapshot": {
        "known_fingerprint": lambda d, t: d.run(
            "liuguifang", village_snapshot.fetch_snapshot, known_fingerprint=t
        )
    },
    "windows.pause_window": {
        "reason": lambda d, t: d.run("zhoumin", windows.pause_window, session_id=d.session_id, reason=t)
    },
}
CALLS = [
    pytest.param(f"{place}.{key}", call, id=f"{place}.{key}")
    for place, calls in PLACES.items()
    for key, call in calls.items()
]


def takes_text(hint: object, seen: tuple[object, ...] = ()) -> bool:
    """Whether a value of this type can carry free text."""
    if hint in (str, Any):
        return True
    if dataclasses.is_dataclass(hint) and isinstance(hint, type) and hint not in seen:
        return any(takes_text(each, (*seen, hint)) for each in typing.get_type_hints(hint).values())
    return any(takes_text(each, seen) for each in typing.get_args(hint))


def text_parameters() -> Iterator[str]:
    """`module.function.parameter` of every use case that can be given text."""
    for found in pkgutil.iter_modules(counter_app.services.__path__):
        module = importlib.import_module(f"counter_app.services.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            hints = typing.get_type_hints(function)
            first, *others = inspect.signature(function).parameters or [""]
            if hints.get(first) in (Work, Application):
                yield from (f"{found.name}.{name}.{other}" for other in others if takes_text(hints[other]))


def test_every_text_that_a_service_takes_is_tried_below() -> None:
    tried = {f"{place}.{key.split('.')[0]}" for place, calls in PLACES.items() for key in calls}
    left = {each for each in text_parameters() if each.rpartition(".")[0] not in NOT_TYPED} - tried
    assert left == set(), "add the parameter to PLACES, or say in NOT_TYPED why nobody types it"


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize(("place", "call"), CALLS)
def test_a_service_answers_nasty_text_with_a_sentence(desk: Desk, place: str, call: Call, nasty: str) -> None:
    answer = answer_to(lambda: call(desk, nasty))
    if answer is None:
        assert place in REFUSES_NOTHING
        return
    assert answer.code in ERRORS, answer.code
    assert len(sentence_for(answer)) < 1000


def answer_to(call: Callable[[], Any]) -> CounterError | None:
    """The refusal, or None where there was none. Anything else that is raised fails the test."""
    try:
        call()
    except CounterError as answer:
        return answer
    return None


@pytest.mark.parametrize("trick", SQL_TRICKS)
def test_tricks_of_other_languages_are_only_text(desk: Desk, trick: str) -> None:
    kept = uuid4()
    desk.run("zhoumin", intake.put_applicant, kept, replace(RESIDENT, name=trick, address=trick))
    assert desk.hall.execute("SELECT name, address FROM applicant WHERE applicant_id = %s", kept) == [
        (trick, trick)
    ]
    assert desk.run("zhoumin", items.search_items, query=trick) == ()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=130), address=st.text(max_size=210))
def test_any_text_comes_back_exactly_or_is_refused(desk: Desk, name: str, address: str) -> None:
    kept = uuid4()
    form = replace(RESIDENT, name=name, address=address)
    refused = answer_to(lambda: desk.run("zhoumin", intake.put_applicant, kept, form))
    recorded = desk.hall.execute("SELECT name, address FROM applicant WHERE applicant_id = %s", kept)
    if refused is None:
        assert recorded == [(clean_text(name, 120), clean_text(address, 200))]
    else:
        assert refused.code in {"text_not_allowed", "text_too_long"}
        assert recorded == []
        assert not (is_clean(name, 120) and is_clean(address, 200))


def is_clean(text: str, most: int) -> bool:
    try:
        clean_text(text, most)
    except InvalidText:
        return False
    return True


# -- plain SQL -----------------------------------------------------------------------------------------------


def refusal_of(desk: Desk, login: str, statement: str, *values: Any) -> Refused:
    """What the application would say of the error that this statement ends in."""
    with pytest.raises((psycopg.Error, UnicodeEncodeError)) as failed:
        desk.hall.execute(statement, *values, login=login)
    if isinstance(failed.value, UnicodeEncodeError):
        return Refused("text_not_allowed")
    assert isinstance(failed.value, psycopg.Error)
    answer = answer_for(failed.value)
    assert isinstance(answer, Refused), answer
    assert answer.code in ERRORS
    return answer


APPLICANT = {
    "applicant_id": None,
    "kind": "person",
    "name": "李国强",
    "id_kind": "居民身份证",
    "id_number": "11010519491231002X",
    "id_check": "passed",
}


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("column", [*LINES["applicant"], "kind", "id_check"])
def test_the_table_of_applicants_refuses_it_too(desk: Desk, column: str, nasty: str) -> None:
    row = {**APPLICANT, "applicant_id": uuid4(), column: nasty}
    statement = f"INSERT INTO applicant ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})"
    refusal_of(desk, "zhoumin", statement, *row.values())


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_the_checklist_and_the_pause_refuse_it_too(desk: Desk, nasty: str) -> None:
    change = "UPDATE case_material SET defect = %s WHERE case_id = %s AND position = 1"
    refusal_of(desk, "zhoumin", change, nasty, desk.received)
    refusal_of(desk, "zhoumin", "SELECT pause_window(%s, %s)", desk.session_id, nasty)
    refusal_of(desk, "admin", "UPDATE hall SET name = %s", nasty)


SAID = "INSERT INTO case_action (action_id, case_id, action, payload) VALUES (%s, %s, 'withdraw', %s)"
DEEP = '{"a": ' * 5000 + "1" + "}" * 5000
PAYLOADS = [
    *({"reason": nasty} for name, nasty in NASTY.items() if name != "half a character"),
    {"reason": "\\u0000"},
    {"reason": ["list"]},
    {"reason": {"inner": 1}},
    {"window_id": "12; DROP"},
    {"window_id": 10**12},
    {"window_id": 1.5},
    {"applicant_id": "not-an-id"},
    {"filed_at": "yesterday"},
    {"filed_at": "9999-99-99T99:99"},
    {"Ключ": 1},
    {f"k{'a' * 50}": 1},
    {f"k{'a' * (number % 30)}{chr(97 + number // 30)}": "长" * 400 for number in range(60)},
    [],
    "text",
    7,
]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_the_log_takes_short_single_values_only(desk: Desk, payload: object) -> None:
    text = json.dumps(payload).replace("\\\\u0000", "\\u0000")
    refusal_of(desk, "zhoumin", SAID, uuid4(), desk.accepted, text)


def test_the_log_takes_no_depth(desk: Desk) -> None:
    began = time.monotonic()
    refusal_of(desk, "zhoumin", SAID, uuid4(), desk.accepted, DEEP)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "data",
    [
        {"a": "李\u202e强"},
        {"a": ["b", {"c": "\x1b"}]},
        {"a\x07": 1},
        {"a": "长" * 200_000},
        {"a": "\x9b"},
        {"a": "b\tc"},
    ],
    ids=range(6),
)
def test_a_papers_record_refuses_it_too(desk: Desk, data: object) -> None:
    number = desk.hall.value(
        """SELECT to_char(issued_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD-') || ticket_label(prefix, number)
           FROM ticket WHERE ticket_id = %s""",
        desk.ticket_id,
    )
    statement = """INSERT INTO document (document_id, ticket_id, kind, number, template_version, data, sha256)
                   VALUES (%s, %s, 'ticket', %s, 1, %s, 'x')"""
    refused = refusal_of(desk, "kiosk1", statement, uuid4(), desk.ticket_id, number, json.dumps(data))
    assert refused.facts == {"constraint": "ck_document_data_text"}


# -- what the schema promises --------------------------------------------------------------------------------

RULED_ELSEWHERE = {
    ("applicant", "created_by"): "the policy: always the session's own login",
    ("case_action", "action"): "looked up in transition",
    ("case_action", "payload"): "the trigger check_said",
    ("ticket_action", "action"): "looked up in transition",
    ("ticket_action", "payload"): "the trigger check_said",
}
WRITABLE = """SELECT DISTINCT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, pg_roles g
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype) AND g.rolname LIKE 'counter\\_%%'
      AND (has_column_privilege(g.oid, c.oid, a.attnum, 'INSERT')
           OR has_column_privilege(g.oid, c.oid, a.attnum, 'UPDATE'))
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
                      AND a.attnum = ANY (k.conkey))"""


def test_every_text_column_that_a_client_writes_has_a_bound(desk: Desk) -> None:
    found = desk.hall.execute(WRITABLE.replace("%%", "%"))
    assert set(found) - set(RULED_ELSEWHERE) == set()


def test_the_database_and_the_domain_refuse_the_same_characters(desk: Desk) -> None:
    query = """SELECT n FROM generate_series(1, 1114111) n
               WHERE n NOT BETWEEN 55296 AND 57343 AND chr(n) ~ %s ORDER BY n"""
    in_words = {number for (number,) in desk.hall.execute(query, NOT_IN_WORDS)}
    in_a_line = {number for (number,) in desk.hall.execute(query, NOT_IN_A_LINE)}
    assert in_a_line == in_words | {0x0A}
    characters = (chr(number) for number in range(1, 0x110000) if not 0xD800 <= number < 0xE000)
    assert {ord(char) for char in characters if is_refused(char)} == in_words


def is_refused(char: str) -> bool:
    """Whether no cleaned text holds the character: it is refused, or it became a line break or a blank."""
    try:
        check_text(char)
    except InvalidText:
        return True
    return char in "\t\r\v\f\x85\u2028\u2029"
