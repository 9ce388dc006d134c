import re
from dataclasses import replace
from datetime import date

import pytest

from counter_app.documents.facts import DueDate, Party, TimeLimit
from counter_app.documents.one_time_notice import Defect, OneTimeNotice, render_one_time_notice
from tests.unit.documents.reading import codes, glyphs, page_texts
from tests.unit.documents.samples import DEFECTS, NOTICE, SERVICE_CODE


def first_copy(notice: OneTimeNotice) -> list[str]:
    pages = page_texts(render_one_time_notice(notice))
    return pages[: len(pages) // 2]


def text(notice: OneTimeNotice) -> str:
    return "".join(first_copy(notice))


def test_tells_everything_at_once() -> None:
    found = text(NOTICE)

    for needed in (
        "一次性告知单",
        "（行政许可申请材料补正告知书）",
        "九西规补〔2026〕0347号",
        "李国强（代理人：周小梅）：",
        "您于2026年11月20日10时36分提出的“农村村民宅基地用地审批”申请",
        "下列3项申请材料需要补正",
        "《中华人民共和国行政许可法》第三十二条第一款第四项",
        "其余5项材料已经收下，不必重复提交。",
        "补齐上述全部材料之日即为受理之日。",
        "受理后承诺10个工作日（法定20个工作日）办结，不收费。",
        "请于2026年12月4日（星期五）前（含当日）补正",
        "民生12号窗口，可不再取号",
        "周敏（A岗）",
        "023-68785521",
        "（行政审批专用章）",
        "申请人（代理人）签收：",
        "共1页第1页",
    ):
        assert needed in found
    for defect in DEFECTS:
        assert found.count(defect.remedy) == 1
    assert "暂定" not in found
    assert "再次告知" not in found


def test_two_copies_differ_only_in_their_label() -> None:
    applicant, hall = page_texts(render_one_time_notice(NOTICE))

    assert "第一联申请人留存" in applicant
    assert hall == applicant.replace("第一联申请人留存", "第二联窗口存档")


def test_verdicts_are_words_not_codes() -> None:
    found = text(NOTICE)
    assert "1户主身份证缺" in found
    assert "2拟建房屋四至图不符" in found


def test_an_items_own_rule_replaces_the_general_one() -> None:
    own = replace(
        NOTICE,
        legal_basis="《不动产登记暂行条例》第十七条",
        consequence="逾期未补正的，视为撤回申请。",
        item_kind="行政确认",
    )
    found = text(own)

    assert "依据《不动产登记暂行条例》第十七条" in found
    assert "第三十二条第一款第四项" not in found
    assert "视为撤回申请" in found
    assert "（行政确认申请材料补正告知书）" in found


def test_a_date_in_a_year_without_calendar_is_marked() -> None:
    found = text(replace(NOTICE, supplement_by=DueDate(day=date(2027, 1, 8), provisional=True)))

    assert "请于2027年1月8日（星期五）前（含当日）补正（暂定）" in found
    assert "2027年放假安排尚未公布，日期为暂定" in found


def test_a_second_notice_says_why() -> None:
    again = replace(NOTICE, previous_notice="九西规补〔2026〕0301号", repeat_reason="首次告知后规划调整。")
    assert "（九西规补〔2026〕0301号），本次再次告知的理由：首次告知后规划调整。" in text(again)


@pytest.mark.parametrize(
    ("promised", "statutory", "sentence"),
    [
        (TimeLimit(count=3), None, "受理后承诺3个工作日办结，不收费。"),
        (None, TimeLimit(count=3, unit="月"), "受理后法定3个月内办结，不收费。"),
        (None, TimeLimit(count=15, unit="日"), "受理后法定15日内办结，不收费。"),
        (None, None, "本事项不收费。"),
    ],
)
def test_limits_are_said_as_they_are_known(
    promised: TimeLimit | None, statutory: TimeLimit | None, sentence: str
) -> None:
    assert sentence in text(replace(NOTICE, promised=promised, statutory=statutory))


def test_nothing_taken_is_not_mentioned() -> None:
    assert "已经收下" not in text(replace(NOTICE, taken_count=0))


def test_forty_defects_continue_and_each_stands_once() -> None:
    defects = tuple(
        Defect(
            material=f"第{number:02d}号材料",
            verdict="missing",
            remedy=f"带原件{number}份、编号R{number:03d}E，" + "须加盖公章并注明日期，" * 4,
        )
        for number in range(1, 41)
    )
    pages = first_copy(replace(NOTICE, defects=defects))
    found = "".join(pages)

    assert len(pages) > 2
    assert "下列40项申请材料需要补正" in found
    for number in range(1, 41):
        assert found.count(f"第{number:02d}号材料") == 1
        assert found.count(f"R{number:03d}E") == 1
    for number, page in enumerate(pages, start=1):
        assert f"共{len(pages)}页第{number}页" in page
        assert "九西规补〔2026〕0347号" in page
    assert sum("怎样补正" in page for page in pages) >= len(pages) - 1


def test_seal_and_signature_stay_together_whatever_the_length() -> None:
    for count in range(1, 30, 2):
        pages = first_copy(replace(NOTICE, defects=(DEFECTS[0],) * count))
        (closing,) = [page for page in pages if "（行政审批专用章）" in page]
        assert "签收：" in closing
        assert SERVICE_CODE in closing


def test_codes_stand_on_the_first_and_the_last_page_of_a_long_notice() -> None:
    pdf = render_one_time_notice(replace(NOTICE, defects=DEFECTS * 14))
    last = len(page_texts(pdf)) // 2 - 1

    assert codes(pdf, 0) == {("qrcode", SERVICE_CODE)}
    assert codes(pdf, last) == {("code128", SERVICE_CODE)}


def test_a_defect_longer_than_a_page_is_split_and_loses_nothing() -> None:
    remedy = "".join(f"第R{number:04d}E句，请按要求补正；" for number in range(400))
    found = text(replace(NOTICE, defects=(replace(DEFECTS[0], remedy=remedy), DEFECTS[1])))

    assert re.findall(r"R(\d{4})E", found) == [f"{number:04d}" for number in range(400)]


def test_long_names_wrap_and_never_overlap() -> None:
    item = "在村庄、集镇规划区内使用集体土地建设乡镇企业、公共设施和公益事业的" * 5
    pdf = render_one_time_notice(
        replace(
            NOTICE,
            item_name=item,
            party=Party(name="重庆市九龙坡区西彭镇元明村股份经济合作联合社" * 4),
            authority="重庆市九龙坡区规划和自然资源局西彭镇规划自然资源管理所" * 2,
            document_number="渝九龙坡西彭规划自然资源补正告知〔2026〕000347号（续补）",
            hall=replace(NOTICE.hall, place="西彭镇人民政府便民服务中心（党群服务中心）二楼综合服务大厅" * 2),
            clerk=replace(NOTICE.clerk, name="买买提·吐尔逊江·阿卜杜热合曼"),
        )
    )

    assert item in page_texts(pdf)[0]
    assert_no_overlap(pdf)


def test_a_usual_slip_has_no_overlapping_characters() -> None:
    assert_no_overlap(render_one_time_notice(NOTICE))


def assert_no_overlap(pdf: bytes) -> None:
    """No two characters of a page share more than a sliver of paper."""
    drawn = [glyph for glyph in glyphs(pdf) if glyph.right > glyph.left and glyph.top > glyph.bottom]
    for index, one in enumerate(drawn):
        for other in drawn[index + 1 :]:
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = min(one.top, other.top) - max(one.bottom, other.bottom)
            assert wide <= 1.0 or high <= 1.0, (one, other)


def test_hostile_text_is_printed_as_text() -> None:
    hostile = "{basis}<b>%s</b>&amp;\\n(括号)〔\x00\x07\t\r尾"
    found = text(replace(NOTICE, item_name=hostile, defects=(replace(DEFECTS[0], remedy=hostile * 3),)))

    assert "{basis}<b>%s</b>&amp;" in found
