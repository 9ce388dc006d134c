"""A number that a clerk takes for somebody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from counter_app.devices.page_printer import FolderPrinter, NullPrinter, PagePrinter
from tests.unit.ui.queue.conftest import Post
from ui.queue.issuing import DeskIssuing
from ui.shell.frame import Frame
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.overlay import Overlay

NUMBER = "11010519491231002X"


class Desk:
    """The sheet over a frame."""

    def __init__(self, post: Post, shown: Callable[[Frame], Frame]) -> None:
        self.post = post
        self.frame = shown(Frame())
        self.issuing = DeskIssuing(post.desk, self.frame.prompter, self.frame)

    def fill(
        self, matter: str, reason: str = "", people: str = "1", number: str = "", name: str = ""
    ) -> None:
        self.issuing.ask()
        self.post.settle()
        for text in (matter, reason, people, number, name):
            field = QApplication.focusWidget()
            if isinstance(field, ChoiceBox):
                field.setCurrentIndex(max(0, field.findData(reason)))
            elif field is not None:
                QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                QTest.keyClicks(field, text)
            QTest.keyClick(field or self.frame, Qt.Key.Key_Return)
        self.post.settle()

    def words(self) -> str:
        sheets = [sheet for sheet in self.frame.findChildren(Overlay) if sheet.isVisible()]
        return " ".join(label.text() for sheet in sheets for label in sheet.findChildren(QLabel))


@pytest.fixture
def desk(post: Post, shown: Callable[[Frame], Frame]) -> Desk:
    return Desk(post, shown)


def test_the_green_channel_is_opened_at_the_desk_with_a_number_on_paper(desk: Desk) -> None:
    desk.post.hall.issue()
    desk.fill("nccm", "绿色通道", "3", NUMBER)
    rows = desk.post.hall.execute(
        "SELECT priority_reason, people, visitor_key IS NOT NULL FROM ticket WHERE number = 2"
    )
    assert rows == [("绿色通道", 3, True)]
    assert "已取 A002 号，前面还有 0 人。" in [sentence for _, sentence in desk.post.said]


@pytest.mark.parametrize(
    ("printer", "said"),
    [
        (FolderPrinter, "号码 A001 的凭条已存为文件，没有打印，请群众记下号码。"),
        (lambda _: NullPrinter(), "号码 A001 已取，本机不出凭条，请群众记下号码。"),
    ],
)
def test_a_clerk_without_a_printer_hears_that_nothing_came_out(
    desk: Desk, tmp_path: Path, printer: Callable[[Path], PagePrinter], said: str
) -> None:
    desk.post.desk.printer = printer(tmp_path)
    desk.fill("nccm")
    assert desk.post.said[-1] == ("info", said)


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(desk: Desk) -> None:
    desk.fill("xxq", people="0", number="123")
    assert "没有找到这个事项" in desk.words()
    assert "请输入 1 到 200 之间的人数" in desk.words()
    assert "证件号码不对" in desk.words()
    assert desk.post.hall.value("SELECT count(*) FROM ticket") == 0


def test_a_second_number_for_the_same_person_is_an_offer_to_print(desk: Desk) -> None:
    for _ in range(2):
        desk.fill("nccm", number=NUMBER)
    assert "已有 A001 号" in desk.words()
    assert desk.post.hall.value("SELECT count(*) FROM ticket") == 1
