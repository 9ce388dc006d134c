"""What the played demonstration leaves behind."""

import datetime as dt
from pathlib import Path

import pypdfium2
import pytest

from counter_app.documents.day_summary import render_day_summary
from counter_app.services.bulletins import ClosedDay
from counter_app.services.supervision import Supervision
from ui.demo import has_display
from ui.demo.play import Played, summary_of

KINDS = (
    "ticket",
    "one_time_notice",
    "acceptance_notice",
    "approval_decision",
    "certificate",
    "delivery_receipt",
)


def test_the_summary_is_one_page() -> None:
    played = Played(
        steps=tuple(f"第{number}步，办理的内容写在这里" for number in range(1, 15)),
        pictures=tuple(Path(f"{number:02d}-window.png") for number in range(1, 20)),
        papers=tuple(Path(f"{kind}-九西〔2026〕{number:04d}号.pdf") for kind in KINDS for number in (1, 2)),
        service_code="500107202611200170000181",
        seconds=47.2,
    )
    board = Supervision(
        as_of=dt.datetime(2026, 11, 20, 10, 30, tzinfo=dt.UTC),
        windows=(),
        waiting=39,
        oldest_waiting_at=None,
        decided_today=2,
        decided_in_time_today=2,
    )
    closed = ClosedDay(
        business_day=dt.date(2026, 11, 19),
        root=bytes(range(32)),
        action_count=12,
        subject_count=5,
        made_at=dt.datetime(2026, 11, 20, 0, 10, tzinfo=dt.UTC),
        made_by="chenli",
    )
    summary = render_day_summary(summary_of(played, board, closed))
    document = pypdfium2.PdfDocument(summary)
    try:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    for fact in (
        "第14步",
        "一次性告知单",
        "39 人",
        "19 张",
        "500107202611200170000181",
        "0001 0203 0405 0607",
    ):
        assert fact in text


@pytest.mark.parametrize(
    ("variables", "expected"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True),
     ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False)],
)  # fmt: skip
def test_windows_open_only_where_there_is_a_display(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: bool
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_display() is expected
