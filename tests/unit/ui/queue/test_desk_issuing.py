"""A number that a clerk takes for somebody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from counter_app.devices.page_printer import FolderPrinter, NullPrinter, PagePrinter
from counter_app.services import hall_screens
from tests.unit.ui.queue.conftest import Post
from ui.matter_search import search
from ui.queue.issuing import DeskIssuing
from ui.shell.frame import Frame
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.overlay import Overlay
from ui.widgets.prompt_form import PromptForm
from ui.widgets.text_field import LineField

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

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.frame, key)
        self.post.settle()

    def typed(self) -> list[str]:
        """What stands in the lines of the sheet; nothing when it is closed."""
        forms = [form for form in self.frame.findChildren(PromptForm) if form.isVisible()]
        return [line.text() for form in forms for line in form.findChildren(LineField)]

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
    printed: list[object] = []
    desk.post.desk.papers_printed.connect(printed.append)
    for _ in range(2):
        desk.fill("nccm", number=NUMBER)
    assert "已有 A001 号" in desk.words()
    assert desk.post.hall.value("SELECT count(*) FROM ticket") == 1
    assert desk.typed()[2] == NUMBER  # beneath the offer
    desk.press(Qt.Key.Key_Return)
    assert desk.typed() == []
    assert len(printed) == 2


def test_a_refused_number_leaves_what_was_typed_and_can_be_asked_for_again(desk: Desk) -> None:
    desk.post.hall.execute(
        """INSERT INTO queue_slot (queue_id, starts_at, ends_at, walk_in_quota)
           SELECT queue_id, time '00:00', time '24:00', 0 FROM queue WHERE prefix = 'A'"""
    )
    desk.fill("nccm", "老年人", "3", NUMBER, "Wang Fang")
    name = desk.post.hall.value("SELECT name FROM service_item WHERE code = 'RURAL-HOMESTEAD'")
    assert desk.typed() == [name, "3", NUMBER, "Wang Fang"]
    assert "的0个号已经取完" in desk.words()
    desk.post.hall.execute("UPDATE queue_slot SET walk_in_quota = 1")
    desk.post.line.lost_answers = 1
    desk.press(Qt.Key.Key_Return)
    assert desk.typed() == [name, "3", NUMBER, "Wang Fang"]
    desk.press(Qt.Key.Key_Return)  # the answer was lost, the number was not: it is the same one
    assert desk.typed() == []
    assert desk.post.hall.execute("SELECT number, priority_reason, people FROM ticket") == [(1, "老年人", 3)]


def test_matters_that_fit_alike_are_a_list_to_take_one_from(desk: Desk) -> None:
    desk.fill("b")
    offered = [each for each in desk.frame.findChildren(Overlay) if each.isVisible()][-1]
    assert "哪个事项？" in offered.accessibleName()
    assert desk.post.hall.value("SELECT count(*) FROM ticket") == 0
    desk.press(Qt.Key.Key_Escape)
    assert desk.typed()[0] == "b"  # back in the sheet
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_2)
    taken = desk.post.hall.value("SELECT i.name FROM ticket t JOIN service_item i USING (item_id)")
    matters = desk.post.hall.app("zhoumin").run(hall_screens.matters)
    assert taken == search(matters, "b")[1].name


def test_a_name_alone_is_not_dropped_in_silence(desk: Desk) -> None:
    desk.fill("nccm", name="Wang Fang")
    assert "请把身份证号码也填上" in desk.words()
    assert desk.typed()[-1] == "Wang Fang"
    assert desk.post.hall.value("SELECT count(*) FROM ticket") == 0
