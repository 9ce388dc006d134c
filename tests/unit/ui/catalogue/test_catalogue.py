"""Looking items up among all 1,167 of a hall, by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.database.hall import Hall
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.rooms import Seat, Seating
from ui.catalogue.guide_sheet import problem_words
from ui.catalogue.presenter import CataloguePresenter, Kind
from ui.catalogue.view import CatalogueWorkplace
from ui.shell.frame import Frame

Shown = Callable[[Frame], Frame]


def read(seat: Seat, query: str = "") -> CataloguePresenter:
    presenter = CataloguePresenter(seat.desk, seat.desk)
    presenter.set_shown(True)
    seat.settle()
    presenter.search(query)
    seat.settle()
    return presenter


def test_every_item_is_listed_with_and_without_a_guide(seat: Seating) -> None:
    presenter = read(seat("zhoumin"))
    assert presenter.state.count(Kind.ALL) == 1_167
    assert (presenter.state.count(Kind.GUIDED), presenter.state.count(Kind.BARE)) == (32, 1_135)


def test_initials_find_the_item_and_its_guide_opens(seat: Seating) -> None:
    presenter = read(seat("zhoumin"), "sgxk")
    guide = presenter.state.guide
    assert guide is not None
    assert guide.code == "BUILD-PERMIT"


def test_a_filter_chooses_in_the_same_step(seat: Seating) -> None:
    presenter = read(seat("zhoumin"), "sgxk")
    seen: list[bool] = []
    presenter.state_changed.connect(lambda state: seen.append(state.chosen in state.hits))
    presenter.show_kind(Kind.BARE)
    assert presenter.state.chosen is not None
    assert not presenter.state.chosen.has_guide
    assert presenter.state.guide is None
    assert all(seen)


def test_an_answer_to_an_older_query_is_dropped(seat: Seating) -> None:
    reader = seat("zhoumin")
    presenter = read(reader)
    presenter.search("sg")
    presenter.search("sgxk")
    reader.settle()
    assert presenter.state.query == "sgxk"
    assert all(
        "施工" in hit.name or "许可" in hit.name or "收购" in hit.name for hit in presenter.state.found
    )


def test_a_guide_that_cannot_be_read_says_why(hall: Hall, seat: Seating) -> None:
    reader = seat("zhoumin")
    presenter = read(reader, "sgxk")
    reader.application.cut = True
    presenter.choose(None)
    presenter.choose(presenter.state.hits[0])
    reader.settle()
    assert presenter.state.guide_failed.startswith("连不上数据库")


def test_a_guide_taken_out_of_force_meanwhile_is_no_failure(hall: Hall, seat: Seating) -> None:
    reader = seat("zhoumin")
    presenter = read(reader, "sgxk")
    hall.execute("UPDATE service_item_version SET effective_to = today() - 1")
    first = presenter.state.hits[0]
    presenter.choose(None)
    presenter.choose(first)
    reader.settle()
    assert presenter.state.chosen is not None
    assert not presenter.state.chosen.has_guide
    assert presenter.state.guide_failed == ""


@pytest.mark.parametrize(
    "code", ["promised_exceeds_statutory", "promised_may_exceed_statutory", "catch_all_material"]
)
def test_a_problem_of_the_import_is_a_sentence(code: str) -> None:
    assert code not in problem_words(code)
    assert "dirty_text" in problem_words("dirty_text")


# -- the screen ---------------------------------------------------------------------------------------------


def opened(seat: Seat, shown: Shown) -> CatalogueWorkplace:
    frame = Frame()
    place = CatalogueWorkplace(seat.desk, frame.prompter)
    frame.add_workplace("catalogue", "目录", "catalogue", place)
    shown(frame)
    seat.settle()
    place.search.setFocus()
    return place


def words(place: CatalogueWorkplace) -> list[str]:
    page = place.sheet.widget()
    assert page is not None
    return [found.text() for found in page.findChildren(QLabel)]


def test_typing_and_the_arrow_lead_to_the_guide(seat: Seating, shown: Shown) -> None:
    reader = seat("zhoumin")
    place = opened(reader, shown)
    QTest.keyClicks(place.search, "sgxk")
    QTest.keyClick(place.search, Qt.Key.Key_Down)
    reader.qtbot.waitUntil(lambda: place.presenter.state.query == "sgxk")
    reader.settle()
    assert place.table.hasFocus()
    assert place.table.current_row().code == "BUILD-PERMIT"
    assert {"设定依据", "受理条件", "申报材料", "办理程序", "办理时限", "收费", "办理结果"} <= set(
        words(place)
    )


def test_an_item_without_a_guide_says_so(seat: Seating, shown: Shown) -> None:
    reader = seat("zhoumin")
    place = opened(reader, shown)
    place.presenter.show_kind(Kind.BARE)
    assert any("还没有办事指南" in text for text in words(place))


def test_a_doubtful_promise_is_shown_with_words(hall: Hall, seat: Seating, shown: Shown) -> None:
    hall.execute("""UPDATE service_item_version SET problems = '["promised_exceeds_statutory"]'""")
    reader = seat("zhoumin")
    place = opened(reader, shown)
    assert any("承诺时限长于法定时限" in text for text in words(place))


def test_nothing_found_says_what_to_do(seat: Seating, shown: Shown) -> None:
    reader = seat("zhoumin")
    place = opened(reader, shown)
    QTest.keyClicks(place.search, "zzzzqq")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    reader.settle()
    assert place.list.message().title() == "没有找到事项"


@pytest.mark.parametrize("width", [1366, 1920])
def test_no_words_are_cut(seat: Seating, shown: Shown, width: int) -> None:
    place = opened(seat("zhoumin"), shown)
    place.window().resize(width, 768)
    QTest.qWait(50)
    assert cut_texts(place.window()) == []
