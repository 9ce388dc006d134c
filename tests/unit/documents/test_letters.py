"""The other official papers: each states what the law wants it to state."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from counter_app.documents.acceptance_notice import DeferredMaterial, SpecialTime
from counter_app.documents.facts import DueDate, TimeLimit
from counter_app.documents.papers import Paper, render
from counter_app.domain.hall_time import HALL_TIME
from tests.unit.documents.reading import codes, page_sizes, page_texts
from tests.unit.documents.samples import (
    ACCEPTANCE,
    APPROVAL,
    CERTIFICATE,
    DECLINED,
    DELIVERY,
    MATERIAL_RECEIPT,
    MATERIALS,
    NOT_REQUIRED,
    REFUSAL,
    SERVICE_CODE,
    SUMMARY,
)

REMEDIES = (
    "自收到本决定书之日起60日内向重庆市九龙坡区人民政府申请行政复议",
    "自收到本决定书之日起6个月内依法向重庆市九龙坡区人民法院提起行政诉讼",
)


def first_page(paper: Paper) -> str:
    return page_texts(render(paper))[0]


def test_acceptance_states_the_day_of_the_decision_and_both_limits() -> None:
    found = first_page(ACCEPTANCE)

    for needed in (
        "受理通知书",
        "本机关决定自2026年11月24日起予以受理",
        "第三十二条第一款第五项",
        "本机关承诺最迟于2026年12月8日（星期二）作出决定；法定期限届满之日为2026年12月22日（星期二）。",
        "自受理之日起10个工作日，至2026年12月8日（星期二）",
        "自受理之日起20个工作日，至2026年12月22日（星期二）",
        "居民身份证510107********0014",
        "重庆市九龙坡区西彭镇人民政府",
        "签收：",
    ):
        assert needed in found
    assert "暂定" not in found


def test_acceptance_on_the_spot() -> None:
    instant = replace(ACCEPTANCE, promised=TimeLimit(count=0), promised_due=None)
    found = first_page(instant)

    assert "本机关当场作出决定" in found
    assert "承诺期限当场" in found


def test_acceptance_marks_dates_of_a_year_without_calendar() -> None:
    found = first_page(replace(ACCEPTANCE, statutory_due=DueDate(day=date(2027, 1, 5), provisional=True)))

    assert "2027年1月5日（星期二）（暂定）" in found
    assert found.count("2027年放假安排尚未公布") == 1
    assert "2026年放假安排尚未公布" not in found


def test_acceptance_names_what_stops_the_clock() -> None:
    special = (
        SpecialTime(kind="专家评审", limit=TimeLimit(count=15)),
        SpecialTime(kind="听证", limit=TimeLimit(count=20)),
    )
    found = first_page(replace(ACCEPTANCE, special_times=special))

    assert "专家评审15个工作日、听证20个工作日" in found
    assert "第四十五条" in found


def test_deferred_acceptance_lists_what_follows_and_by_when() -> None:
    deferred = (DeferredMaterial(name="四邻意见书", due=DueDate(day=date(2026, 12, 1))),)
    found = first_page(replace(ACCEPTANCE, manner="deferred", deferred_materials=deferred))

    assert "容缺受理" in found
    assert "1四邻意见书2026年12月1日（星期二）" in found


def test_deemed_acceptance_names_its_own_ground() -> None:
    found = first_page(replace(ACCEPTANCE, manner="deemed", accepted_on=date(2026, 11, 20)))

    assert "自收到申请材料之日即2026年11月20日起视为受理" in found
    assert "第三十二条第一款第四项" in found


def test_material_receipt_counts_pieces() -> None:
    found = first_page(MATERIAL_RECEIPT)

    assert "以上材料共3种4件，其中原件1件、复印件3件。" in found
    assert "五个工作日内一次告知" in found
    for material in MATERIALS:
        assert found.count(material.name) == 1


def test_approval_states_content_validity_and_certificate() -> None:
    found = first_page(APPROVAL)

    for needed in (
        "准予行政许可决定书",
        "本机关于2026年11月24日受理（九西规受〔2026〕0347号）",
        "1．宅基地坐落：西彭镇元明村三社。",
        "2．宅基地批准面积120平方米。",
        "自2026年12月4日起至2028年12月3日止",
        "颁发《农村宅基地批准书》，编号渝九西宅〔2026〕0112号",
    ):
        assert needed in found
    assert "行政复议" not in found


def test_approval_without_end_is_valid_without_limit() -> None:
    assert "自2026年12月4日起长期有效" in first_page(replace(APPROVAL, valid_until=None))
    assert "有效期限" not in first_page(replace(APPROVAL, valid_from=None, valid_until=None))


@pytest.mark.parametrize("paper", [REFUSAL, DECLINED], ids=["refusal", "declined"])
def test_decisions_against_the_applicant_name_the_remedies(paper: Paper) -> None:
    found = first_page(paper)
    for remedy in REMEDIES:
        assert remedy in found


def test_refusal_states_every_reason_and_the_standard() -> None:
    found = first_page(replace(REFUSAL, technical_standard="GB 16151-2008《农业机械运行安全技术条件》"))

    assert "不予行政许可决定书" in found
    assert "1．申请人出租住宅后再申请宅基地。" in found
    assert "2．拟用地块位于永久基本农田保护范围内。" in found
    assert "GB16151-2008《农业机械运行安全技术条件》" in found


def test_non_acceptance_names_the_right_body() -> None:
    found = first_page(DECLINED)

    assert "第三十二条第一款第二项，本机关决定不予受理" in found
    assert "请向重庆市九龙坡区农业农村委员会申请办理（二楼21号窗口，023-68781111）" in found
    assert "申请材料随本文书一并退回" in found
    assert "一并退回" not in first_page(replace(DECLINED, materials_returned=False))


def test_a_matter_without_permit_is_told_so() -> None:
    found = first_page(NOT_REQUIRED)

    assert "不受理告知书" in found
    assert "第三十二条第一款第一项，该事项依法不需要取得行政许可" in found


def test_certificate_shows_its_number_holder_content_and_copy() -> None:
    found = first_page(CERTIFICATE)

    for needed in (
        "正本",
        "编号：渝九西宅〔2026〕0112号",
        "持有人李国强",
        "坐落重庆市九龙坡区西彭镇元明村三社",
    ):
        assert needed in found
    assert "副本（2）" in first_page(replace(CERTIFICATE, copy_kind="duplicate", duplicate_index=2))


def test_certificate_may_carry_its_own_barcode() -> None:
    pdf = render(replace(CERTIFICATE, barcode="JY15001070012345"))
    assert codes(pdf) == {("code128", "JY15001070012345"), ("qrcode", SERVICE_CODE)}


def test_certificate_continues_on_framed_pages() -> None:
    content = tuple((f"第{number}项", f"经营范围{number:03d}：" + "食品销售、" * 20) for number in range(40))
    pages = page_texts(render(replace(CERTIFICATE, content=content)))

    assert len(pages) > 1
    for number in range(40):
        assert "".join(pages).count(f"经营范围{number:03d}：") == 1
    assert f"第1页共{len(pages)}页" in pages[0]


def test_delivery_receipt_leaves_room_for_the_hand_and_marks_the_manner() -> None:
    found = first_page(DELIVERY)

    assert "年月日时分" in found
    assert "■直接送达□留置送达□邮寄送达□公告送达□电子送达" in found
    assert "九西规许〔2026〕0298号" in found
    posted = replace(
        DELIVERY,
        method="post",
        relation="本人",
        delivered_at=datetime(2026, 12, 4, 9, 5, tzinfo=HALL_TIME),
    )
    assert "■邮寄送达" in first_page(posted)
    assert "2026年12月4日9时05分" in first_page(posted)
    assert "与受送达人关系：本人" in first_page(posted)


def test_an_instant_without_zone_is_refused() -> None:
    naive = datetime(2026, 12, 4, 9, 5)  # noqa: DTZ001 - the fault under test
    with pytest.raises(ValueError, match="time zone"):
        render(replace(DELIVERY, delivered_at=naive))


def test_day_summary_keeps_figures_and_lists() -> None:
    found = first_page(SUMMARY)
    for needed in ("大厅一日", "取号214", "黄灯6", "取号凭条A00124KB", "人员与案件均为虚构。"):
        assert needed in found


def test_long_lists_of_materials_go_on_over_pages() -> None:
    many = tuple(replace(MATERIALS[0], name=f"第{number:03d}份施工图") for number in range(120))
    pdf = render(replace(MATERIAL_RECEIPT, materials=many))
    pages = page_texts(pdf)
    one_copy = "".join(pages[: len(pages) // 2])

    assert len(page_sizes(pdf)) == len(pages) > 4
    assert all(one_copy.count(material.name) == 1 for material in many)


TWO = replace(CERTIFICATE, certificate_name="农村宅基地批准书 + 乡村建设规划许可证")


def test_two_instruments_are_two_sheets_with_a_title_and_a_number_each() -> None:
    first, second = page_texts(render(TWO))

    assert "农村宅基地批准书编号：渝九西宅〔2026〕0112号之一" in first
    assert "乡村建设规划许可证编号：渝九西宅〔2026〕0112号之二" in second
    assert "乡村建设规划许可证" not in first
    assert "+" not in first + second
    for page in (first, second):
        assert "持有人李国强" in page
        assert "发证机关" in page


def test_a_decision_confers_each_instrument_by_its_name() -> None:
    decision = replace(APPROVAL, certificate_name=TWO.certificate_name, certificate_number="")
    assert "颁发《农村宅基地批准书》《乡村建设规划许可证》。" in first_page(decision)


def test_a_result_that_is_no_certificate_is_told_and_not_conferred() -> None:
    found = first_page(replace(CERTIFICATE, certificate_name="参保登记成功", form="result"))

    assert "办理结果单" in found
    assert "办理结果参保登记成功" in found
    assert "申请人李国强" in found
    assert "办理单位：" in found
    for word in ("正本", "持有人", "发证机关"):
        assert word not in found


def test_what_a_clerk_typed_is_ended_as_a_sentence() -> None:
    assert "经审查，同意。依据" in first_page(replace(APPROVAL, finding="同意"))
    assert "1．已另有一处宅基地。" in first_page(replace(REFUSAL, reasons=("已另有一处宅基地",)))
    assert "申请。经审查，不属本机关职权。依据" in first_page(replace(DECLINED, reason="不属本机关职权"))
