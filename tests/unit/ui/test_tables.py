from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ui.styles.tokens import ROW_HEIGHT, Tone
from ui.tables import PILLS_ROLE, VALUE_ROLE, Column, FrozenTableModel
from ui.widgets.data_table import DataTable
from ui.widgets.pill import Pill

Stacked = Callable[..., QWidget]


@dataclass(frozen=True, slots=True)
class Waiting:
    number: str
    matter: str = "医保参保"
    minutes: int = 3


ROWS = tuple(Waiting(f"B{i:03}", minutes=i) for i in range(40))


def model() -> FrozenTableModel[Waiting]:
    made = FrozenTableModel[Waiting](
        [
            Column(title="号码", text=lambda row: row.number, bold=True, width=80),
            Column(title="事项", text=lambda row: row.matter, pills=lambda _: [Pill("优先", Tone.WARN)]),
            Column(
                title="等候",
                text=lambda row: f"{row.minutes} 分",
                value=lambda row: row.minutes,
                right=True,
                width=70,
            ),
        ],
        key=lambda row: row.number,
    )
    made.set_rows(ROWS)
    return made


class Desk:
    def __init__(self, stacked: Stacked) -> None:
        self.model = model()
        self.table = DataTable(self.model)
        self.above = QLineEdit()
        self.below = QLineEdit()
        self.selected: list[Any] = []
        self.activated: list[Any] = []
        self.table.row_selected.connect(self.selected.append)
        self.table.row_activated.connect(self.activated.append)
        self.window = stacked(self.above, self.table, self.below)
        self.window.resize(500, 400)
        self.table.setFocus()


@pytest.fixture
def desk(stacked: Stacked) -> Desk:
    return Desk(stacked)


def test_the_focus_finds_the_first_row(desk: Desk) -> None:
    assert desk.table.current_row() == ROWS[0]
    assert desk.selected == [ROWS[0]]


def test_arrows_move_and_enter_opens(desk: Desk) -> None:
    QTest.keyClick(desk.table, Qt.Key.Key_Down)
    QTest.keyClick(desk.table, Qt.Key.Key_Down)
    QTest.keyClick(desk.table, Qt.Key.Key_Return)
    assert desk.activated == [ROWS[2]]
    assert desk.selected == list(ROWS[:3])


def test_a_double_click_opens_once(desk: Desk) -> None:
    spot = desk.table.visualRect(desk.model.index(3, 1)).center()
    QTest.mouseClick(desk.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(desk.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.activated == [ROWS[3]]


def test_up_in_the_first_row_leaves_and_letters_do_not_jump(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(desk.table, Qt.Key.Key_Down)
    QTest.keyClick(desk.table, Qt.Key.Key_Up)
    with qtbot.waitSignal(desk.table.left_upwards):
        QTest.keyClick(desk.table, Qt.Key.Key_Up)
    QTest.keyClicks(desk.table, "B009")
    assert desk.table.current_row() == ROWS[0]


def test_tab_leaves_the_table(desk: Desk) -> None:
    QTest.keyClick(desk.table, Qt.Key.Key_Tab)
    assert desk.below.hasFocus()


def test_rows_that_change_keep_their_place(desk: Desk) -> None:
    desk.table.select_key("B005")
    desk.selected.clear()
    desk.model.set_rows([replace(row, minutes=row.minutes + 1) for row in ROWS])
    assert desk.table.current_row() == replace(ROWS[5], minutes=6)
    assert desk.selected == []


def test_only_changed_rows_are_repainted(qtbot: QtBot) -> None:
    table = model()
    changed: list[int] = []
    table.dataChanged.connect(lambda first, _last, _roles: changed.append(first.row()))
    with qtbot.assertNotEmitted(table.modelReset):
        table.set_rows([*ROWS[:7], replace(ROWS[7], matter="养老参保"), *ROWS[8:]])
    assert changed == [7]


def test_the_selection_follows_its_row_when_others_come_and_go(desk: Desk) -> None:
    desk.table.select_key("B005")
    desk.selected.clear()
    desk.model.set_rows([Waiting("Y001"), *ROWS[3:]])
    assert desk.table.current_row() == ROWS[5]
    assert desk.table.selectionModel().selectedRows()[0].row() == 3
    assert desk.selected == []


def test_a_row_that_leaves_hands_over_to_the_next(desk: Desk) -> None:
    desk.table.select_key("B005")
    desk.model.set_rows([row for row in ROWS if row.number != "B005"])
    assert desk.table.current_row() == ROWS[6]
    assert desk.selected[-1] == ROWS[6]


def test_an_emptied_table_has_no_current_row(desk: Desk) -> None:
    desk.model.set_rows([])
    assert desk.table.current_row() is None
    assert desk.selected[-1] is None


def test_an_update_does_not_scroll(desk: Desk) -> None:
    desk.table.verticalScrollBar().setValue(10)
    desk.model.set_rows([*ROWS, Waiting("B900")])
    assert desk.table.verticalScrollBar().value() == 10


def test_rows_are_34_high_and_the_head_stands_left(desk: Desk) -> None:
    assert desk.table.rowHeight(0) == ROW_HEIGHT
    head = desk.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert head & Qt.AlignmentFlag.AlignLeft


def test_cells_carry_pills_values_and_words_for_screen_readers() -> None:
    table = model()
    assert table.index(4, 2).data(VALUE_ROLE) == 4
    assert [pill.text for pill in table.index(4, 1).data(PILLS_ROLE)] == ["优先"]
    assert table.index(4, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "医保参保 优先"


def test_a_shortened_cell_tells_the_whole_in_its_tooltip(desk: Desk, qtbot: QtBot) -> None:
    matter = "社会保险关系转移接续与居民基本医疗保险参保登记及缴费档次变更"
    desk.model.set_rows([Waiting("B001", matter=matter)])
    spot: QPoint = desk.table.visualRect(desk.model.index(0, 1)).center()
    viewport = desk.table.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot)))
    assert QToolTip.text() == f"{matter} 优先"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
