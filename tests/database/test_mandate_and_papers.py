"""Who may sign for what, and that no paper and no seal comes before its step."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from uuid import UUID, uuid4

import psycopg
import pytest

from counter_app.domain.cases import CaseAction
from counter_app.errors import Refused
from counter_app.services import staff
from tests.database.attempts import say, try_case
from tests.database.hall import Hall, moment

PUT = """INSERT INTO document (document_id, case_id, kind, number, template_version, data, sha256)
         VALUES (%s, %s, %s, %s, 1, '{}', %s) RETURNING issued_by"""


def pending(hall: Hall) -> UUID:
    """A case of 西彭镇 that waits for a signature."""
    case_id = hall.accept().case.head.case_id
    for action in (CaseAction.REVIEW, CaseAction.SUBMIT):
        say(hall, "zhoumin", case_id, action)
    return case_id


def authorise(hall: Hall, items: Sequence[int] | None, *, until: dt.date | None = None) -> None:
    hall.app("admin").run(
        staff.set_mandate,
        action_id=uuid4(),
        login="xujun",
        item_ids=items,
        starts_on=dt.date(2026, 3, 10),
        ends_on=until,
    )


def test_a_representative_signs_what_the_mandate_names_and_while_it_lasts(hall: Hall) -> None:
    """首席事务代表授权书 is item by item; the head of the unit signs the rest (DOMAIN 3-17)."""
    case_id = pending(hall)
    assert try_case(hall, "xujun", case_id, CaseAction.APPROVE) == "approved"
    authorise(hall, [])
    for action in (CaseAction.APPROVE, CaseAction.REFUSE):
        assert try_case(hall, "xujun", case_id, action) == "outside_mandate"
    authorise(hall, [hall.item_id("RURAL-HOMESTEAD")], until=dt.date(2026, 3, 11))
    assert try_case(hall, "xujun", case_id, CaseAction.APPROVE) == "approved"
    hall.set_clock(moment("2026-03-12"))
    assert try_case(hall, "xujun", case_id, CaseAction.APPROVE) == "outside_mandate"
    assert try_case(hall, "denghong", case_id, CaseAction.REFUSE) == "refused"


def test_a_mandate_is_for_the_own_unit_and_not_for_the_past(hall: Hall) -> None:
    with pytest.raises(Refused, match="item_of_other_department"):
        authorise(hall, [hall.item_id("MED-RESIDENT")])
    with pytest.raises(Refused, match="period_invalid"):
        authorise(hall, None, until=dt.date(2026, 3, 9))
    hall.set_clock(moment("2026-03-11"))
    with pytest.raises(Refused, match="date_in_past"):
        authorise(hall, None)
    with pytest.raises(Refused, match="not_a_representative"):
        hall.app("admin").run(
            staff.set_mandate,
            action_id=uuid4(),
            login="zhoumin",
            item_ids=None,
            starts_on=dt.date(2026, 3, 11),
        )


def test_a_representative_of_another_department_signs_nothing_even_at_the_window(hall: Hall) -> None:
    case_id = pending(hall)
    hall.execute("UPDATE window_session SET closed_at = app_now()")
    hall.open_window("liuyang", "12")  # 区市监局, at the window where the case was received
    for action in (CaseAction.APPROVE, CaseAction.REFUSE, CaseAction.RETURN_TO_REVIEW, CaseAction.ESCALATE):
        assert try_case(hall, "liuyang", case_id, action) == "case_of_other_department"


def test_a_cover_signs_within_the_mandate_of_whom_it_covers(hall: Hall) -> None:
    case_id = pending(hall)
    hall.app("admin").run(
        staff.set_cover,
        action_id=uuid4(),
        absent="xujun",
        acting="yangfan",
        starts_on=dt.date(2026, 3, 10),
        ends_on=dt.date(2026, 3, 10),
    )
    assert try_case(hall, "yangfan", case_id, CaseAction.APPROVE) == "approved"
    authorise(hall, [])
    assert try_case(hall, "yangfan", case_id, CaseAction.APPROVE) == "outside_mandate"


def put(hall: Hall, case_id: UUID, kind: str, number: str | None = None, login: str = "zhoumin") -> UUID:
    """Put a paper on record under `number`, or under the one that is given for it."""
    document_id = uuid4()
    unit = hall.value("SELECT org_unit_id FROM org_unit WHERE name LIKE '西彭镇%%'")
    with psycopg.connect(hall.driver_url(login)) as connection:
        given = connection.execute("SELECT next_document_number(%s, %s)", (kind, unit)).fetchone()
        assert given
        values = (
            document_id,
            case_id,
            kind,
            given[0] if number is None else number,
            hashlib.sha256().hexdigest(),
        )
        connection.execute(PUT, values)
    return document_id


@pytest.mark.parametrize(
    "kind", ["approval_decision", "refusal_decision", "one_time_notice", "delivery_receipt", "certificate"]
)
def test_no_paper_before_its_step(hall: Hall, kind: str) -> None:
    case_id = hall.accept().case.head.case_id
    with pytest.raises(psycopg.Error, match="document_too_early"):
        put(hall, case_id, kind)


def test_no_paper_with_a_number_that_was_not_given(hall: Hall) -> None:
    case_id = hall.accept().case.head.case_id
    issued = hall.value("SELECT number FROM document WHERE kind = 'acceptance_notice'")
    for forged in (
        issued.replace("2026", "2025"),
        issued.replace("受", "准"),
        issued.replace("0001", "9999"),
        "1",
        "",
    ):
        with pytest.raises(psycopg.Error, match="document_number_not_given"):
            put(hall, case_id, "acceptance_notice", forged)
    assert put(hall, case_id, "acceptance_notice")
    with pytest.raises(psycopg.Error, match="document_kind_unknown"):
        put(hall, case_id, "love_letter")


def test_a_seal_only_on_what_was_decided_and_by_who_may_sign(hall: Hall) -> None:
    """行政审批专用章: never on a blank or undecided paper, and each use is on record (DOMAIN 3-19)."""
    case_id = pending(hall)
    unit = hall.value("SELECT org_unit_id FROM service_case WHERE case_id = %s", case_id)
    seals = [
        hall.value(
            "INSERT INTO seal (org_unit_id, name) VALUES (%s, '行政审批专用章') RETURNING seal_id",
            owner,
            login="admin",
        )
        for owner in (unit, hall.value("SELECT org_unit_id FROM org_unit WHERE name = '区市监局'"))
    ]
    notice = put(hall, case_id, "acceptance_notice")
    say(hall, "xujun", case_id, CaseAction.APPROVE)
    decision = put(hall, case_id, "approval_decision")
    hall.execute("UPDATE service_case SET decided_at = NULL WHERE case_id = %s", case_id)
    assert stamp(hall, seals[0], decision) == "seal_before_decision"
    hall.execute("UPDATE service_case SET decided_at = app_now() WHERE case_id = %s", case_id)
    assert stamp(hall, seals[0], notice) == "paper_bears_no_seal"
    assert stamp(hall, seals[1], decision) == "seal_of_other_department"
    assert stamp(hall, seals[0], decision, "liuyang") == "document_unknown"
    assert "permission denied" in stamp(hall, seals[0], decision, "zhoumin")
    authorise(hall, [])
    assert stamp(hall, seals[0], decision) == "outside_mandate"
    assert stamp(hall, seals[0], decision, "denghong") == ""
    staff_id = hall.staff_id("denghong")
    assert hall.execute("SELECT staff_id, used_at <= app_now() FROM seal_use") == [(staff_id, True)]
    for change in ("DELETE FROM seal_use", "UPDATE seal_use SET staff_id = 1"):
        with pytest.raises(psycopg.Error, match="log_is_append_only"):
            hall.execute(change)


def stamp(hall: Hall, seal_id: int, document_id: UUID, login: str = "xujun") -> str:
    try:
        hall.execute(
            "INSERT INTO seal_use (seal_use_id, seal_id, document_id) VALUES (%s, %s, %s)",
            *(uuid4(), seal_id, document_id),
            login=login,
        )
    except psycopg.Error as error:
        return error.diag.message_primary or ""
    return ""


def test_a_rule_of_the_hall_stays_within_the_law(hall: Hall) -> None:
    change = "UPDATE setting SET value = %s::text::jsonb WHERE name = %s"
    hall.execute(change, "3", "acceptance_working_days", login="admin")
    for value in ("6", "0", "2.5", '"5"', "null", "{}", "9999999999"):
        with pytest.raises(psycopg.errors.CheckViolation):
            hall.execute(change, value, "acceptance_working_days", login="admin")
