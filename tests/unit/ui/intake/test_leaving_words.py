"""What is said before the clerk's window closes."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from counter_app.domain.tickets import TicketStatus
from ui.intake.applicant import BLANK
from ui.intake.leaving import left_behind
from ui.intake.state import DeskState, Phase
from ui.queue.state import QueueColumn

GUIDE: Any = SimpleNamespace(name="农村村民宅基地用地审批")
FRESH = DeskState(phase=Phase.OPEN, guide=GUIDE)
TYPED = replace(FRESH, applicant=replace(BLANK, name="李国强"), dirty=True)


def column(status: TicketStatus | None = None) -> QueueColumn:
    current = SimpleNamespace(label="A001", status=status) if status else None
    queue: Any = SimpleNamespace(current=current)
    return QueueColumn(queue=queue, holds_window=True)


def said(
    desk: DeskState, queue: QueueColumn | None = None, *, is_editing: bool = False, is_kept: bool = True
) -> tuple[str, ...]:
    return left_behind(desk, queue or column(), is_editing=is_editing, is_kept=is_kept, number="12")


def test_an_empty_desk_and_an_untouched_form_lose_nothing() -> None:
    assert said(DeskState()) == said(FRESH) == ()


@pytest.mark.parametrize(
    ("is_kept", "words"), [(True, "草稿留在这台电脑上"), (False, "关闭后这次填写的不保留")]
)
def test_what_is_typed_is_kept_only_where_there_is_a_draft(is_kept: bool, words: str) -> None:
    (sentence,) = said(TYPED, is_kept=is_kept)
    assert sentence.startswith("李国强的“农村村民宅基地用地审批”还没有保存")
    assert words in sentence


def test_an_applicant_without_a_name_is_still_somebody() -> None:
    assert said(replace(FRESH, dirty=True))[0].startswith("这位申请人的")


def test_a_finding_under_way_is_in_no_draft() -> None:
    assert said(FRESH, is_editing=True) == ("正在写的缺陷还没有写入，关闭后不保留。",)


@pytest.mark.parametrize(
    ("status", "words"), [(TicketStatus.CALLED, "可以开始或者退回"), (TicketStatus.SERVING, "接着办理")]
)
def test_a_visitor_stays_at_the_window(status: TicketStatus, words: str) -> None:
    (sentence,) = said(FRESH, column(status))
    assert "A001" in sentence
    assert "留在 12 号窗口" in sentence
    assert words in sentence
