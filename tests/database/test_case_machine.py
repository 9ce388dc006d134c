"""Random people do right and wrong things with cases, days pass, mandates change.

Every answer and every case is compared with the model in case_model.py. `COUNTER_LONG_RUN=1` lets it go on for much
longer.
"""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
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
from hypothesis.strategies import booleans, integers, sampled_from

from counter_app.domain.cases import CaseAction, Verdict
from counter_app.domain.roles import Role
from counter_app.errors import Refused
from counter_app.services import intake, staff, windows
from counter_app.services.actions import record_case_action
from db.engine import scram_verifier
from tests.database.case_model import (
    ACCEPTANCE_DAYS,
    DESK,
    FORBIDDEN,
    RULES,
    WITH_REASON,
    ModelCase,
    Person,
    Said,
    after,
    answer,
    handles,
    working_days_after,
)
from tests.database.hall import PASSWORD, Hall, moment

LONG = bool(os.environ.get("COUNTER_LONG_RUN"))
EXAMPLES, STEPS = (300, 80) if LONG else (10, 40)
TOWN, MEDICAL, CENTRE = "西彭镇", "区医疗保障局", "区行政服务中心"
PEOPLE = {
    "zhoumin": ("clerk", CENTRE), "tangjie": ("clerk", MEDICAL), "yangfan": ("township_clerk", TOWN),
    "xujun": ("chief_representative", TOWN), "denghong": ("leader", TOWN), "shencha": ("reviewer", TOWN),
    "liuyang": ("chief_representative", "区市监局"), "chenli": ("supervisor", CENTRE),
    "liuguifang": ("agent", "元明村"), "admin": ("centre_admin", CENTRE), "kiosk1": ("kiosk", CENTRE),
}  # fmt: skip
SEATS = {"zhoumin": "12", "xujun": "11", "tangjie": "08"}
ITEMS = {"RURAL-HOMESTEAD": TOWN, "MED-RESIDENT": MEDICAL}
SAID_NO = {"no_permission", "not_your_duty", "case_of_other_department"}
FIRST_DAY, LAST_DAY = dt.date(2026, 3, 10), dt.date(2026, 3, 20)
"""Two weeks without a holiday near."""
FINDINGS: dict[str, dict[int, Verdict | str]] = {
    "ok": {}, "short": {1: Verdict.MISSING}, "unlooked": {1: Verdict.PENDING}, "deferrable": {2: Verdict.MISSING},
}  # fmt: skip


class CaseMachine(RuleBasedStateMachine):
    """Two weeks of a hall.

    Attributes:
        cases: the model's cases by id.
        sits: who sits at the own window.
        said: what succeeded: who, and with which arguments.
    """

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self.hall = hall
        self.today = FIRST_DAY
        hall.set_clock(moment(str(FIRST_DAY)))
        hall.execute("UPDATE window_session SET closed_at = now() WHERE closed_at IS NULL")
        self.cases: dict[UUID, ModelCase] = {}
        self.codes: dict[UUID, str] = {}
        self.sits: dict[str, UUID] = {}
        self.mandate = True
        self._set_mandate()
        self.said: list[tuple[str, dict[str, Any]]] = []
        self.sit_or_leave("zhoumin")
        self.receive("zhoumin", "RURAL-HOMESTEAD", "ok")

    def person(self, login: str) -> Person:
        duty, unit = PEOPLE[login]
        holds = SEATS[login] if login in self.sits else ""
        return Person(login=login, duty=duty, unit=unit, holds=holds, mandate=self.mandate)

    def _set_mandate(self) -> None:
        self.hall.app("admin").run(
            staff.set_mandate,
            action_id=uuid4(),
            login="xujun",
            item_ids=None if self.mandate else [],
            starts_on=self.today,
        )

    def pick(self, number: int) -> UUID:
        """One of the newest, so that cases come to their end."""
        return list(self.cases)[-1 - number % min(len(self.cases), 4)]

    @rule(login=sampled_from(list(SEATS)))
    def sit_or_leave(self, login: str) -> None:
        application = self.hall.app(login)
        if login in self.sits:
            application.run(windows.close_window, session_id=self.sits.pop(login))
        else:
            window_id = self.hall.window_id(SEATS[login])
            self.sits[login] = application.run(windows.open_window, session_id=uuid4(), window_id=window_id)

    @rule(
        login=sampled_from([*SEATS, "yangfan", "chenli"]),
        code=sampled_from(list(ITEMS)),
        findings=sampled_from(list(FINDINGS)),
    )
    def receive(self, login: str, code: str, findings: str) -> None:
        number = SEATS.get(login, "12")
        desk = self.hall.desk(code, number, findings=FINDINGS[findings])
        facts: dict[str, Any] = {"intake": desk, "conclusion": intake.Conclusion.KEEP, "action_id": uuid4()}
        if PEOPLE[login][0] not in DESK:
            expected = "no_permission"
        elif login not in self.sits:
            expected = "window_not_held"
        elif number == "08" and ITEMS[code] != MEDICAL:
            expected = "item_not_at_window"
        else:
            expected = ""
        assert self._asked(login, intake.conclude_intake, **facts) == expected
        if not expected:
            self.codes[desk.case_id] = code
            self.cases[desk.case_id] = ModelCase(
                unit=ITEMS[code],
                instant=code == "MED-RESIDENT",
                deemed_if_late=code == "RURAL-HOMESTEAD",
                extension_days=self._extension_days(code),
                received_by=login,
                window=number,
                received_on=self.today,
                findings=findings,
                acceptance_due_on=working_days_after(self.today, ACCEPTANCE_DAYS),
            )

    def _asked(self, login: str, use_case: Callable[..., Any], **facts: Any) -> str:
        """The code of the refusal, or nothing."""
        try:
            self.hall.app(login).run(use_case, **facts)
        except Refused as refused:
            return refused.code
        return ""

    def _extension_days(self, code: str) -> int:
        """From the catalogue, as it was read."""
        days: int | None = self.hall.value(
            """SELECT extension_days FROM time_limit JOIN service_item_version USING (item_version_id)
               JOIN service_item USING (item_id) WHERE code = %s AND kind = 'statutory'""",
            code,
        )
        return days or 0

    @precondition(lambda self: self.cases)
    @rule(number=integers(0, 99), login=sampled_from(["zhoumin", "yangfan", "xujun", "tangjie"]),
          findings=sampled_from([*FINDINGS, "ok", "ok"]))  # fmt: skip
    def look_at_the_materials(self, number: int, login: str, findings: str) -> None:
        """Only at intake, and only whoever handles the case; for others nothing is there to be changed."""
        case_id = self.pick(number)
        case = self.cases[case_id]
        lines = self.hall.desk(self.codes[case_id], findings=FINDINGS[findings]).lines
        given = self._asked(login, intake.save_checklist, case_id=case_id, lines=lines)
        may = case.status in {"received", "awaiting_supplement"} and handles(self.person(login), case, DESK)
        assert given == "" or (given in SAID_NO and not may), (given, case)
        if may:
            self.cases[case_id] = replace(case, findings=findings)

    @precondition(lambda self: self.cases)
    @rule(
        number=integers(0, 99),
        login=sampled_from(list(PEOPLE)),
        action=sampled_from([action.value for action in CaseAction if action != "receive"]),
        reason=sampled_from(["", "\u3000", "材料不符"]),
        kind=sampled_from(["听证", "开会"]),
        days=sampled_from([-1, 3, 90]),
        receiver=sampled_from(["", "李国强"]),
    )
    def act_at_random(self, number: int, login: str, action: str, **words: Any) -> None:
        self._act(login, self.pick(number), Said(action=action, today=self.today, **words))

    @precondition(lambda self: self.cases)
    @rule(number=integers(0, 99), which=integers(0, 99), who=integers(0, 99), well_said=booleans())
    def act_in_order(self, number: int, which: int, who: int, well_said: bool) -> None:
        """Something that leads on from here, by somebody whose duty it is."""
        case_id = self.pick(number)
        case = self.cases[case_id]
        leading = [(action, duties) for (status, action), (_, duties) in RULES.items()
                   if status == case.status and (action != "withdraw" or which % 7 == 0)]  # fmt: skip
        if leading:
            action, duties = leading[which % len(leading)]
            able = [login for login in PEOPLE if handles(self.person(login), case, duties)] or list(PEOPLE)
            words: dict[str, Any] = {"reason": "材料不符", "kind": "听证", "days": 3, "receiver": "李国强"}
            said = Said(action=action, today=self.today, **(words if well_said else {}))
            self._act(able[who % len(able)], case_id, said)

    def _act(self, login: str, case_id: UUID, said: Said) -> None:
        case, person = self.cases[case_id], self.person(login)
        expected = answer(case, person, said)
        facts: dict[str, Any] = {
            "action_id": uuid4(),
            "case_id": case_id,
            "action": CaseAction(said.action),
            "payload": {"reason": said.reason, "kind": said.kind, "working_days": said.days,
                        "receiver_name": said.receiver, "relation": "本人", "method": "direct"},
        }  # fmt: skip
        given = self._asked(login, record_case_action, **facts)
        if expected == "wrong_state":
            assert given in {"wrong_state", *SAID_NO}, (given, said, person, case)
            visible = handles(person, case, DESK | {"reviewer", "leader"})
            assert given == "wrong_state" or not visible, (given, said, person, case)
        elif expected == FORBIDDEN:
            assert given in SAID_NO, (given, said, person, case)
        else:
            is_done = expected in {target for target, _ in RULES.values()}
            assert given == ("" if is_done else expected), (given, said, person, case)
        if not given:
            self.cases[case_id] = after(case, person, said)
            self.said.append((login, facts))

    @precondition(lambda self: self.said)
    @rule(number=integers(0, 99), otherwise=booleans())
    def say_again(self, number: int, otherwise: bool) -> None:
        login, facts = self.said[-1 - number % min(len(self.said), 12)]
        case = self.cases[facts["case_id"]]
        if not handles(self.person(login), case, DESK | {"reviewer", "leader", "supervisor"}):
            return  # who has left the window does not see the case any more
        if otherwise:
            with pytest.raises(Refused, match="action_id_reused"):
                self.hall.app(login).run(record_case_action, **{**facts, "case_id": uuid4()})
        else:
            assert self.hall.app(login).run(record_case_action, **facts) is False

    @precondition(lambda self: self.today < LAST_DAY)
    @rule(days=sampled_from([1, 1, 3]))
    def let_days_pass(self, days: int) -> None:
        self.today = min(self.today + dt.timedelta(days=days), LAST_DAY)
        self.hall.set_clock(moment(str(self.today)))

    @rule(mandate=booleans())
    def change_the_mandate(self, mandate: bool) -> None:
        self.mandate = mandate
        self._set_mandate()

    @invariant()
    def the_hall_is_as_the_model_says(self) -> None:
        stored = {
            row[0]: row[1:]
            for row in self.hall.execute(
                """SELECT case_id, status, action_count, notice_count, acceptance_due_on, supplement_due_on,
                          stopped_on FROM service_case WHERE case_id = ANY (%s)""",
                list(self.cases),
            )
        }
        assert stored == {
            case_id: (
                c.status,
                c.action_count,
                c.notices,
                c.acceptance_due_on,
                c.supplement_due_on,
                c.stopped_on,
            )
            for case_id, c in self.cases.items()
        }


@pytest.fixture
def staffed_hall(hall: Hall) -> Hall:
    """With a reviewer, and an item whose second material may follow later."""
    unit_id = hall.value("SELECT org_unit_id FROM org_unit WHERE name = %s", TOWN)
    hall.app("admin").run(
        staff.add_staff,
        action_id=uuid4(),
        login="shencha",
        name="审查员",
        org_unit_id=unit_id,
        roles=[Role.REVIEWER],
        verifier=scram_verifier(hall.app("admin").engine, "shencha", PASSWORD),
    )
    hall.execute("UPDATE staff SET must_change_password = false WHERE login = 'shencha'")
    hall.execute("UPDATE material_requirement SET necessity = '必要' WHERE position = 1")
    hall.execute("UPDATE material_requirement SET necessity = '容缺后补' WHERE position = 2")
    return hall


@pytest.mark.timeout(3600 if LONG else 300)
def test_cases_do_what_the_model_says(staffed_hall: Hall) -> None:
    run_state_machine_as_test(
        lambda: CaseMachine(staffed_hall),  # type: ignore[arg-type]  # a maker does as well as a class
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
        "SELECT from_status, action, to_status, roles, guards FROM transition WHERE subject = 'case'"
    )
    assert {
        (origin, action): (target, frozenset(roles)) for origin, action, target, roles, _ in rows
    } == RULES
    assert {action for _, action, _, _, guards in rows if "reason" in guards} == WITH_REASON
