"""Filing from a village: unlocked, kept at every key, numbered without a line, received exactly once."""

from dataclasses import replace

import pytest

from counter_app.application import Application
from counter_app.domain.cases import CaseStatus, Verdict
from counter_app.domain.service_code import parse
from counter_app.offline.drafts import get_draft, list_drafts
from counter_app.offline.store import OfflineStore
from counter_app.services.cases import cases_filed_below
from tests.unit.ui.filing.conftest import AGENT, FIELDS, PASSPHRASE, Laptop
from ui.filing.state import Door
from ui.filing.wording import form_message, refusal_sentence
from ui.intake.applicant import FieldProblem
from ui.intake.state import Phase


def township(laptop: Laptop) -> list[tuple[str, str]]:
    """What stands in the township clerk's list, as (applicant, item)."""
    listed = laptop.hall.app("yangfan").run(cases_filed_below)
    return [(case.applicant_name, case.item_name) for case in listed]


# -- the passphrase -------------------------------------------------------------------------------------------


def test_a_new_store_is_made_once_and_filled_by_the_first_synchronisation(laptop: Laptop) -> None:
    assert laptop.start.state.door is Door.CREATE
    laptop.start.create("short", "short")
    laptop.settle()
    assert laptop.start.state.problem == "口令至少 8 位，请再长一些。"
    laptop.start.create(PASSPHRASE, PASSPHRASE + "?")
    assert "不一样" in laptop.start.state.problem
    assert not laptop.start.state.path.exists()
    laptop.equip()
    status = laptop.register.state.status
    assert status is not None
    assert status.point is not None
    assert (status.point.login, status.codes_left) == (AGENT, 100)
    assert laptop.said[-1] == (
        "ok",
        "已送出 0 件，退回 0 件，收到进度 0 条。补领监管码 100 个。事项目录已更新。",
    )


def test_a_wrong_passphrase_is_said_and_opens_nothing(equipped: Laptop) -> None:
    equipped.desk.lock()
    equipped.settle()
    assert equipped.start.state.door is Door.UNLOCK
    equipped.start.unlock("元明村代办点-2025")
    equipped.settle()
    assert equipped.start.state.problem == "口令不对，请重新输入。"
    assert equipped.desk.store is None
    equipped.start.unlock(PASSPHRASE)
    equipped.settle()
    assert equipped.desk.store is not None
    assert equipped.start.state.problem == ""


def test_locking_takes_everything_off_the_screen(equipped: Laptop) -> None:
    equipped.fill()
    equipped.desk.lock()
    equipped.settle()
    assert equipped.form.form.phase is Phase.EMPTY
    assert not equipped.register.state.drafts
    equipped.start.unlock(PASSPHRASE)
    equipped.settle()
    assert [draft.applicant_name for draft in equipped.register.state.drafts] == ["李国强"]


# -- nothing is lost ------------------------------------------------------------------------------------------


def test_every_key_is_in_the_store_when_the_program_is_killed(equipped: Laptop) -> None:
    equipped.form.open_item(equipped.hall.item_id("RURAL-HOMESTEAD"))
    equipped.settle()
    assert not equipped.register.state.drafts
    for length in range(1, 4):
        equipped.form.edit_applicant("name", "李国强"[:length])
    equipped.form.judge(2, Verdict.WRONG)
    equipped.form.explain(2, "姓名与户口簿不符")
    assert not equipped.form.form.is_saved
    equipped.settle()
    assert equipped.form.form.is_saved
    other = OfflineStore.open(equipped.start.state.path, PASSPHRASE)
    (summary,) = list_drafts(other)
    draft = get_draft(other, summary.draft_id)
    other.close()
    assert draft.applicant.name == "李国强"
    assert draft.applicant.agent_name == "刘桂芳"
    assert [line.defect for line in draft.lines if line.verdict is Verdict.WRONG] == ["姓名与户口簿不符"]


def test_a_draft_opens_as_it_was_left(equipped: Laptop) -> None:
    equipped.fill()
    equipped.form.judge(1, Verdict.OK)
    equipped.form.judge(3, Verdict.MISSING)
    left = equipped.form.form
    equipped.form.begin()
    assert left.case_id is not None
    equipped.form.open_draft(left.case_id)
    equipped.settle()
    again = equipped.form.form
    assert (again.applicant, again.lines, again.guide) == (left.applicant, left.lines, left.guide)


def test_half_a_character_costs_no_draft(equipped: Laptop) -> None:
    equipped.fill(name="李\ud842")
    equipped.refresh()
    assert [draft.applicant_name for draft in equipped.register.state.drafts] == ["李"]


def test_another_item_keeps_the_applicant(equipped: Laptop) -> None:
    equipped.fill()
    first = equipped.form.form
    equipped.form.open_item(equipped.hall.item_id("RURAL-PLAN-PERMIT"))
    equipped.settle()
    form = equipped.form.form
    assert (form.case_id, form.applicant) == (first.case_id, first.applicant)
    assert form.guide is not None
    assert first.guide is not None
    assert form.guide.item_id != first.guide.item_id
    equipped.refresh()
    (draft,) = equipped.register.state.drafts
    assert draft.item_name == form.guide.name


def test_a_draft_of_an_item_that_left_the_catalogue_gets_another(equipped: Laptop) -> None:
    equipped.fill()
    draft_id = equipped.form.form.case_id
    assert draft_id is not None
    equipped.form.begin()
    equipped.hall.execute(
        "UPDATE service_item SET lifecycle = 'cancelled' WHERE code = %s", "RURAL-HOMESTEAD"
    )
    equipped.synchronise()
    equipped.form.open_draft(draft_id)
    equipped.settle()
    assert equipped.form.form.phase is Phase.FAILED
    assert "请按 Ctrl K 重新选事项" in equipped.form.form.failure
    equipped.form.open_item(equipped.hall.item_id("RURAL-PLAN-PERMIT"))
    equipped.settle()
    form = equipped.form.form
    assert (form.case_id, form.applicant.name) == (draft_id, "李国强")


def test_a_draft_can_be_thrown_away(equipped: Laptop) -> None:
    equipped.fill()
    equipped.form.discard()
    equipped.settle()
    equipped.refresh()
    assert not equipped.register.state.drafts
    assert equipped.form.form.phase is Phase.EMPTY


# -- finishing ------------------------------------------------------------------------------------------------


def test_the_slip_carries_the_final_code_without_a_line(equipped: Laptop) -> None:
    equipped.file(2, 3)
    form = equipped.form.form
    assert form.entry is not None
    assert form.entry.state == "waiting"
    assert len(equipped.printed()) == 1
    assert parse(form.entry.service_code).text == form.entry.service_code
    assert [tone for tone, _ in equipped.said] == ["ok"]
    equipped.form.edit_applicant("name", "张三")
    equipped.form.judge(1, Verdict.WRONG)
    assert equipped.form.form == form, "what is finished stays as it is"
    equipped.form.print_slip()
    equipped.settle()
    assert len(equipped.printed()) == 1, "the same paper under the same number"


def test_a_complete_filing_needs_no_slip(equipped: Laptop) -> None:
    equipped.file()
    assert equipped.printed() == []
    equipped.form.print_slip()
    equipped.settle()
    assert equipped.said[-1] == ("warn", "材料没有缺漏，没有告知单可以打印。")


def test_what_stands_in_the_way_is_said(equipped: Laptop) -> None:
    refused: list[FieldProblem] = []
    equipped.form.field_refused.connect(refused.append)
    equipped.fill(name=" ")
    equipped.form.finish()
    assert [(problem.field, problem.code) for problem in refused] == [("name", "name_missing")]
    equipped.form.edit_applicant("name", FIELDS["name"])
    equipped.form.finish()
    equipped.settle()
    assert equipped.said[-1] == ("warn", "还有材料没有核对，请先核对完，一次说全。")
    assert equipped.form.form.entry is None


def test_finishing_twice_at_once_files_once(equipped: Laptop) -> None:
    equipped.fill()
    for line in equipped.form.form.lines:
        equipped.form.judge(line.position, Verdict.OK)
    equipped.form.finish()
    equipped.form.finish()
    equipped.settle()
    equipped.refresh()
    assert len(equipped.register.state.outbox) == 1
    assert not equipped.register.state.drafts


def test_without_codes_the_form_stays_and_the_way_out_is_said(laptop: Laptop) -> None:
    laptop.equip()
    assert laptop.desk.store is not None
    with laptop.desk.store.begin() as session:
        session.connection().exec_driver_sql("UPDATE leased_block SET next_serial = last_serial + 1")
    laptop.file()
    assert laptop.said[-1] == ("warn", "本机领用的监管码已用完，请联网同步后再收件。")
    assert laptop.form.form.entry is None
    assert laptop.form.form.applicant.name == "李国强"
    laptop.synchronise()
    laptop.form.finish()
    laptop.settle()
    assert laptop.form.form.entry is not None


# -- synchronising --------------------------------------------------------------------------------------------


def test_a_filing_stands_in_the_township_list_once_however_often_it_is_sent(equipped: Laptop) -> None:
    equipped.file(2, 3)
    equipped.synchronise()
    assert equipped.said[-1] == ("ok", "已送出 1 件，退回 0 件，收到进度 1 条。")
    assert township(equipped) == [("李国强", "农村村民宅基地用地审批")]
    equipped.synchronise()
    assert equipped.said[-1] == ("ok", "已送出 0 件，退回 0 件，收到进度 0 条。")
    assert township(equipped) == [("李国强", "农村村民宅基地用地审批")]
    (entry,) = equipped.register.state.sent
    assert equipped.register.state.progress[entry.case_id].status is CaseStatus.RECEIVED
    equipped.form.open_entry(entry.case_id)
    equipped.settle()
    assert form_message(equipped.form.form).lead == "收件中。"


def test_an_answer_lost_on_the_way_leads_to_no_second_case(equipped: Laptop) -> None:
    equipped.file()
    laptop_store = equipped.desk.store
    assert laptop_store is not None
    equipped.synchronise()
    with laptop_store.begin() as session:
        session.connection().exec_driver_sql("UPDATE outbox SET state = 'sending'")
    equipped.refresh()
    assert form_message(replace(equipped.form.form, entry=equipped.register.state.unsent[0])).lead == (
        "是否送到还不清楚。"
    )
    equipped.synchronise()
    assert equipped.said[-1][1].startswith("已送出 1 件")
    assert len(township(equipped)) == 1


def test_a_refused_filing_stays_with_its_reason_and_can_be_corrected(equipped: Laptop) -> None:
    equipped.file()
    code = equipped.hall.item_id("RURAL-HOMESTEAD")
    equipped.hall.execute("UPDATE service_item SET lifecycle = 'cancelled' WHERE item_id = %s", code)
    equipped.synchronise()
    assert equipped.said[-1][0] == "warn"
    assert "退回 1 件" in equipped.said[-1][1]
    (entry,) = equipped.register.state.unsent
    assert entry.state == "refused"
    assert refusal_sentence(entry) == "这个事项目前不在办理目录中。"
    equipped.form.open_entry(entry.case_id)
    equipped.settle()
    assert form_message(equipped.form.form).sentence.startswith("这个事项目前不在办理目录中。")
    equipped.form.take_back()
    equipped.settle()
    equipped.refresh()
    (draft,) = equipped.register.state.drafts
    assert (draft.applicant_name, draft.service_code) == ("李国强", entry.service_code)


def test_a_cut_line_is_said_and_everything_still_waits(equipped: Laptop) -> None:
    equipped.file()
    equipped.register.synchronise(lambda: Application.at("postgresql+psycopg://nobody@127.0.0.1:1/none"))
    equipped.settle()
    assert equipped.said[-1] == ("bad", "连不上服务器。没有送出的仍在待同步，有网络时再按 F5。")
    assert [entry.state for entry in equipped.register.state.unsent] == ["waiting"]


def test_a_wrong_password_is_said(equipped: Laptop) -> None:
    address = equipped.hall.url(AGENT)
    equipped.register.synchronise(lambda: Application.at(address.replace("Dating-2026", "wrong-2026")))
    equipped.settle()
    assert equipped.said[-1] == ("warn", "用户名或密码不对，请重新输入。")


def test_typing_goes_on_while_it_synchronises(equipped: Laptop) -> None:
    equipped.file()
    equipped.register.synchronise(equipped.connect)
    equipped.fill(name="王秀兰")
    equipped.settle()
    equipped.refresh()
    assert [draft.applicant_name for draft in equipped.register.state.drafts] == ["王秀兰"]
    assert len(township(equipped)) == 1


def test_the_store_of_another_agent_sends_nothing(equipped: Laptop) -> None:
    equipped.file()
    equipped.register.synchronise(lambda: Application.at(equipped.hall.url("yangfan")))
    equipped.settle()
    assert equipped.said[-1] == ("warn", "这个离线库属于 liuguifang，请用这个用户名同步。")
    assert township(equipped) == []


@pytest.mark.parametrize("query", ["农村村民宅基地", "RURAL-HOMESTEAD", "nccmzjd"])
def test_items_are_found_without_a_line(equipped: Laptop, query: str) -> None:
    from ui.filing.search_presenter import SnapshotSearch

    search = SnapshotSearch(equipped.desk)
    found: list[str] = []
    search.items_found.connect(lambda items: found.extend(each.hit.name for each in items))
    search.search(query)
    equipped.settle()
    assert found[0] == "农村村民宅基地用地审批"
