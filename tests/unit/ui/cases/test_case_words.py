"""What a case says of itself, and the one door through which screens read it."""

from uuid import uuid4

import pytest

from counter_app.domain.cases import Verdict
from counter_app.domain.lamps import Lamp
from counter_app.services.cases import CaseSummary, cases_of_window
from counter_app.services.intake import Conclusion
from tests.database.hall import Hall, moment
from tests.unit.ui.rooms import Seating
from ui.cases.presenter import CasePresenter
from ui.cases.words import date_lines, overdue_words, received_of, summary_pill
from ui.styles.tokens import Tone


def summary(hall: Hall) -> CaseSummary:
    return hall.app("chenli").run(cases_of_window, window_id=hall.window_id("12"))[0]


@pytest.mark.parametrize(
    ("day", "text", "tone"),
    [
        ("2026-03-10", "剩 10 日", Tone.OK),
        ("2026-03-23", "剩 1 日", Tone.WARN),
        ("2026-03-24", "今日到期", Tone.WARN),
        ("2026-03-26", "超承诺 2 日", Tone.BAD),
        ("2026-04-10", "超法定", Tone.SEVERE),
    ],
)
def test_the_lamp_says_what_is_left(hall: Hall, day: str, text: str, tone: Tone) -> None:
    hall.accept()
    hall.set_clock(moment(day))
    pill = summary_pill(summary(hall))
    assert (pill.text, pill.tone) == (text, tone)


def test_a_stopped_clock_counts_nothing(hall: Hall) -> None:
    hall.open_window("zhoumin", "12")
    hall.conclude(hall.desk(findings={1: Verdict.MISSING}), Conclusion.REQUEST_SUPPLEMENT)
    assert summary_pill(summary(hall)).text == "停钟"


@pytest.mark.parametrize(
    ("lamp", "days", "text"),
    [
        (Lamp.STATUTORY_OVERDUE, 3, "超法定 3 日"),
        (Lamp.RED, 2, "超承诺 2 日"),
        (Lamp.RED, None, ""),
        (Lamp.YELLOW, 1, ""),
    ],
)
def test_overdue_days_name_the_limit(lamp: Lamp, days: int | None, text: str) -> None:
    assert overdue_words(lamp, days) == text


def test_dates_show_what_exists_and_no_more(hall: Hall) -> None:
    received = hall.receive().head
    accepted = hall.accept().case.head
    assert [line.label for line in date_lines(received)] == ["收件", "告知期限"]
    assert [line.label for line in date_lines(accepted)] == ["收件", "受理", "承诺办结", "法定期限"]


def test_counts_of_what_nobody_asked_for_are_a_dash() -> None:
    assert received_of(0, 0) == "–"
    assert received_of(1, 0) == "1 / 0"


def test_an_answer_about_another_case_is_dropped(hall: Hall, seat: Seating) -> None:
    first, second = hall.accept().case, hall.accept().case
    reader = seat("zhoumin")
    presenter = CasePresenter(reader.desk, reader.desk)
    presenter.open(first.head.case_id)
    presenter.open(second.head.case_id)
    reader.settle()
    assert presenter.state.case is not None
    assert presenter.state.case.head.case_id == second.head.case_id


def test_a_case_that_is_not_there_says_so(seat: Seating) -> None:
    reader = seat("zhoumin")
    presenter = CasePresenter(reader.desk, reader.desk)
    presenter.open(uuid4())
    reader.settle()
    assert presenter.state.case is None
    assert presenter.state.failed.startswith("没有找到这个办件")


def test_without_a_line_the_case_stays_readable(hall: Hall, seat: Seating) -> None:
    case_id = hall.accept().case.head.case_id
    reader = seat("zhoumin")
    presenter = CasePresenter(reader.desk, reader.desk)
    presenter.open(case_id)
    reader.settle()
    reader.application.cut = True
    presenter.reread()
    reader.settle()
    assert presenter.state.case is not None
    assert presenter.state.failed
