from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counter_app.documents.page import MM
from counter_app.documents.ticket import Ticket, render_ticket
from tests.unit.documents.reading import codes, glyphs, page_sizes, page_texts
from tests.unit.documents.samples import RECEIVED, TICKET


def text(ticket: Ticket) -> str:
    (only,) = page_texts(render_ticket(ticket))
    return only


def test_paper_is_80_mm_wide_and_prints_on_72() -> None:
    pdf = render_ticket(TICKET)

    ((width, _),) = page_sizes(pdf)

    assert width == pytest.approx(80 * MM, abs=0.01)
    assert min(glyph.left for glyph in glyphs(pdf)) >= 4 * MM - 0.5
    assert max(glyph.right for glyph in glyphs(pdf)) <= 76 * MM + 0.5


def test_says_what_a_visitor_needs() -> None:
    found = text(TICKET)

    for needed in (
        "九龙坡区行政服务中心",
        "民生事项区·区规划自然资源局",
        "农村村民宅基地用地审批",
        "A001",
        "你前面还有3人在等待。",
        "12号窗口、13号窗口",
        "请在休息区等候，注意呼叫及大屏显示信息。",
        "过号请到导办台重新排队。",
        "2026-11-2010:36",
    ):
        assert needed in found


def test_the_number_is_at_least_three_times_as_high_as_the_text() -> None:
    drawn = glyphs(render_ticket(TICKET))
    number = next(glyph for glyph in drawn if glyph.char == "A")
    digit = next(glyph for glyph in drawn if glyph.char == "3")

    assert number.top - number.bottom >= 3 * (digit.top - digit.bottom)


def test_nobody_ahead_is_said_in_words() -> None:
    assert "前面没有人在等待" in text(replace(TICKET, people_ahead=0))


def test_marks_appear_only_when_they_are_true() -> None:
    plain = text(TICKET)
    assert "补打" not in plain
    assert "绿色通道" not in plain
    assert "证件尾号" not in plain

    marked = text(replace(TICKET, priority_mark="绿色通道", id_tail="12002X", reprinted_at=RECEIVED))
    assert "补打2026-11-2010:36" in marked
    assert "绿色通道" in marked
    assert "证件尾号12002X" in marked


def test_the_hall_may_state_its_own_rule_for_missed_numbers() -> None:
    found = text(replace(TICKET, no_show_rule="过号三个以内可直接到窗口办理。"))

    assert "过号三个以内可直接到窗口办理。" in found
    assert "导办台" not in found


def test_time_is_the_halls_whatever_the_zone_of_the_instant() -> None:
    late = replace(TICKET, issued_at=datetime(2026, 11, 20, 16, 30, tzinfo=UTC))
    assert "2026-11-2100:30" in text(late)


def test_the_paper_grows_with_a_long_matter() -> None:
    long_matter = "建设工程消防设计审查及特殊建设工程消防验收（含变更）" * 6
    ((_, usual),) = page_sizes(render_ticket(TICKET))
    pdf = render_ticket(replace(TICKET, matter=long_matter))
    ((_, longer),) = page_sizes(pdf)

    assert longer > usual + 50
    assert long_matter in page_texts(pdf)[0]


def test_waiting_people_and_code_appear_only_where_they_are_known() -> None:
    plain = render_ticket(TICKET)
    assert "预计等候" not in page_texts(plain)[0]
    assert "团体" not in page_texts(plain)[0]
    assert codes(plain) == set()

    pdf = render_ticket(replace(TICKET, waiting_minutes=24, people=3, code="20261120-A001"))
    (found,) = page_texts(pdf)
    assert "预计等候约24分钟，以叫号为准。" in found
    assert "团体办理，共3人，叫号一次。" in found
    assert codes(pdf) == {("code128", "20261120-A001")}


def test_a_ticket_of_the_second_version_keeps_its_words() -> None:
    before = replace(TICKET, template_version=2)
    assert text(before) == text(TICKET)
