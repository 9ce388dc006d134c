"""The signer's workplace by keyboard, in its frame."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from counter_app.domain.cases import CaseAction, CaseStatus
from counter_app.services import signoff
from tests.database.hall import Hall
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.rooms import Seat, Seating
from ui.shell.frame import Frame
from ui.signoff.view import SignoffWorkplace
from ui.widgets.paper_sheet import PaperSheet

Shown = Callable[[Frame], Frame]


def submitted(hall: Hall) -> UUID:
    case_id = hall.accept().case.head.case_id
    hall.app("zhoumin").run(
        signoff.submit_for_decision, action_id=uuid4(), case_id=case_id, opinion="建议准予。"
    )
    return case_id


def opened(seat: Seat, shown: Shown) -> SignoffWorkplace:
    frame = Frame()
    place = SignoffWorkplace(seat.desk, frame.prompter)
    frame.add_workplace("signoff", "签批", "sign-off", place)
    shown(frame)
    seat.settle()
    place.browser.table.setFocus()
    return place


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def test_nothing_to_sign_says_so_and_offers_no_key(seat: Seating, shown: Shown) -> None:
    place = opened(seat("xujun"), shown)
    assert place.browser.list.message().title() == "没有待签批的办件"
    assert not any(button.isEnabled() for button in place.action_bar.buttons.values())
    assert place.hints() == ()


def test_approving_by_keyboard_alone(hall: Hall, seat: Seating, shown: Shown) -> None:
    first, second = submitted(hall), submitted(hall)
    signer = seat("xujun")
    place = opened(signer, shown)
    chosen = place.presenter.list.state.chosen
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Return)
    signer.settle()
    assert chosen in (first, second)
    assert hall.status(chosen) is CaseStatus.APPROVED
    assert place.browser.table.current_row().case_id == place.presenter.list.state.chosen != chosen
    assert place.browser.table.hasFocus()


def test_a_refusal_without_reasons_is_not_sent(hall: Hall, seat: Seating, shown: Shown) -> None:
    case_id = submitted(hall)
    signer = seat("xujun")
    opened(signer, shown)
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClicks(field, "no title to the land")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    signer.settle()
    assert hall.status(case_id) is CaseStatus.REFUSED


def test_a_refused_form_comes_back_with_its_words(hall: Hall, seat: Seating, shown: Shown) -> None:
    case_id = submitted(hall)
    signer = seat("xujun")
    place = opened(signer, shown)
    signer.application.cut = True
    place.presenter.decide(CaseAction.RETURN_TO_REVIEW, "请补现场照片。")
    signer.settle()
    signer.application.cut = False
    press(Qt.Key.Key_F4)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "请补现场照片。"
    press(Qt.Key.Key_Escape)
    assert hall.status(case_id) is CaseStatus.UNDER_REVIEW


def test_what_the_leader_may_not_do_is_off_and_says_why(hall: Hall, seat: Seating, shown: Shown) -> None:
    case_id = submitted(hall)
    hall.app("xujun").run(signoff.sign_off, action_id=uuid4(), case_id=case_id, action=CaseAction.ESCALATE)
    place = opened(seat("denghong"), shown)
    assert place.action_bar.buttons[CaseAction.APPROVE].isEnabled()
    assert not place.action_bar.buttons[CaseAction.ESCALATE].isEnabled()
    assert "待负责人签发" in place.action_bar.buttons[CaseAction.ESCALATE].toolTip()
    assert ("F6", "报负责人签发") not in place.hints()


def test_a_paper_opens_over_the_window_and_prints_again(hall: Hall, seat: Seating, shown: Shown) -> None:
    submitted(hall)
    signer = seat("xujun")
    place = opened(signer, shown)
    case = place.presenter.chosen_case()
    assert case is not None
    place.browser.sheet.paper_chosen.emit(case.papers[0].document_id)
    signer.settle()
    sheet = place.window().findChild(PaperSheet)
    assert sheet is not None
    # A press that comes with the sheet is no wish for a reprint; a quick machine would drop this one.
    signer.qtbot.wait(QApplication.doubleClickInterval() + 50)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    signer.settle()
    assert len(signer.printed()) == 1
    assert hall.value("SELECT is_reprint FROM print_job") is not None


@pytest.mark.parametrize("width", [1366, 1920])
def test_no_words_are_cut(hall: Hall, seat: Seating, shown: Shown, width: int) -> None:
    submitted(hall)
    place = opened(seat("xujun"), shown)
    place.window().resize(width, 768)
    QTest.qWait(50)
    assert cut_texts(place.window()) == []
